"""Find the report in each file: one line of JSON a document; the format is docs/interchange.md."""

import signal
import sys
import threading
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

from django.core.management.base import BaseCommand, CommandParser

from reports.extraction.documents import DocumentRefused, as_json
from reports.management.lines import jobs, json_line, write_line
from reports.services.readers import Reader

Record = dict[str, Any]
#: Files that are read ahead of the one whose answer is due, for each process.
AHEAD = 4


class Command(BaseCommand):
    help = "Find headline, body, date and the rest in files (HTML, PDF, DOCX, …): one JSON line a document."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="+", type=Path, help="Files to read; an archive gives a line for each member."
        )
        parser.add_argument("--jobs", type=jobs, default=1, help="Number of processes (the output stays the same).")

    def handle(self, *, files: list[Path], jobs: int, **options: Any) -> None:
        failed = False
        try:
            for record in extracted(files, jobs):
                failed |= "error" in record
                write_line(json_line(record))
        except KeyboardInterrupt:
            self.stderr.write("Stopped.")
            sys.exit(128 + signal.SIGINT)
        if failed:
            sys.exit(1)


def extracted(files: list[Path], jobs: int) -> Iterator[Record]:
    """The answer for each document, in the order of the files, from that many processes."""
    repeated = {name for name, count in Counter(path.name for path in files).items() if count > 1}
    pending: deque[Future[list[Record]]] = deque()
    waiting = iter(files)
    with _Readers() as readers, ThreadPoolExecutor(jobs) as pool:
        try:
            while True:
                while len(pending) < AHEAD * jobs and (path := next(waiting, None)) is not None:
                    key = str(path) if path.name in repeated else path.name
                    pending.append(pool.submit(_answers, readers, path, key))
                if not pending:
                    return
                yield from pending.popleft().result()
        finally:
            readers.close()  # Before the pool waits for its threads: after Ctrl-C nobody waits for a slow file.
            pool.shutdown(wait=False, cancel_futures=True)


class _Readers:
    """A reader for each thread; all of them are closed together."""

    def __init__(self) -> None:
        self._own = threading.local()
        self._all: list[Reader] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def mine(self) -> Reader:
        """The reader of the thread that asks."""
        if not hasattr(self._own, "reader"):
            self._own.reader = Reader()
            self._all.append(self._own.reader)
        reader: Reader = self._own.reader
        return reader

    def close(self) -> None:
        for reader in self._all:
            reader.close()


def _answers(readers: _Readers, path: Path, key: str) -> list[Record]:
    reader = readers.mine()
    try:
        payload = _bytes_of(path, reader.limits.read.file_bytes)
    except OSError as error:
        return [_error(key, "no_file", f"This file cannot be opened: {error.strerror}.")]
    first = _answer(reader, payload, path.name, key)
    if first.get("error", {}).get("code") != "archive":
        return [first]
    try:
        members = reader.unpack(payload, name=path.name)
    except DocumentRefused as refused:
        return [_error(key, refused.code, refused.message)]
    return [
        _error(f"{key}/{member.name}", *member.refused)
        if member.refused
        else _answer(reader, member.payload, member.name, f"{key}/{member.name}")
        for member in members
    ]


def _bytes_of(path: Path, most: int) -> bytes:
    """The content of the file, or just enough of it to see that it is too large."""
    with path.open("rb") as stream:
        return stream.read(most + 1)


def _answer(reader: Reader, payload: bytes, name: str, key: str) -> Record:
    try:
        return {"id": key, **as_json(reader.read(payload, name=name))}
    except DocumentRefused as refused:
        return _error(key, refused.code, refused.message)


def _error(key: str, code: str, message: str) -> Record:
    return {"id": key, "error": {"code": code, "message": message}}
