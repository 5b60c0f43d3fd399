"""The work of the child process: one document or archive after the other, each answered or refused."""

import logging
import os
import sys
import warnings
from typing import Any, BinaryIO

from reports.extraction.documents import confinement
from reports.extraction.documents.archives import Member, unpacked
from reports.extraction.documents.frames import frame, messages
from reports.extraction.documents.limits import ReadLimits
from reports.extraction.documents.reading import read_document
from reports.extraction.documents.records import as_json
from reports.extraction.documents.values import DocumentRefused

#: From this share of its memory on a process is worn: the next document finds a new one.
WORN_SHARE = 0.5
FULL_SHARE = 0.9
TOO_MUCH_MEMORY = (
    "too_much_memory",
    "Reading this file takes more memory than it may. Bring the report alone, as text or as a smaller file.",
)


def main(arguments: list[str]) -> None:
    """Answer what arrives on standard input until it ends; ``arguments`` are parent, bytes of memory."""
    parent, memory = int(arguments[0]), int(arguments[1])
    # The answers get a descriptor of their own: whatever a library prints must not stand between them.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    logging.disable()
    warnings.simplefilter("ignore")
    confinement.confine(memory=memory, parent=parent)
    serve(sys.stdin.buffer, answers, memory)


def serve(questions: BinaryIO, answers: BinaryIO, memory: int) -> None:
    """One answer for each question, in their order."""
    for question, payload in messages(questions):
        confinement.allow_seconds(question["seconds"])
        record, content = _answered(question, payload)
        used = confinement.most_memory() / memory
        if used > FULL_SHARE and record.get("refused", [""])[0] == "unreadable":
            # A library that got no memory may say that the file is damaged.
            record = {"refused": list(TOO_MUCH_MEMORY)}
        record["worn"] = record.get("worn", False) or used > WORN_SHARE
        answers.write(frame(record, content))
        answers.flush()


def _answered(question: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
    limits = ReadLimits(**question["limits"])
    try:
        if question["task"] == "unpack":
            return _members(unpacked(payload, name=question["name"], limits=limits))
        return {"document": as_json(_read(question, payload, limits))}, b""
    except DocumentRefused as refused:
        return {"refused": [refused.code, refused.message]}, b""
    except MemoryError:
        return {"refused": list(TOO_MUCH_MEMORY), "worn": True}, b""


def _read(question: dict[str, Any], payload: bytes, limits: ReadLimits) -> Any:
    return read_document(
        payload, name=question["name"], media_type=question["media_type"], url=question["url"], limits=limits
    )


def _members(members: tuple[Member, ...]) -> tuple[dict[str, Any], bytes]:
    told = [
        {"name": one.name, "size": len(one.payload), "refused": list(one.refused) if one.refused else None}
        for one in members
    ]
    return {"members": told}, b"".join(one.payload for one in members)
