"""ZIP archives: opened without trusting what they say about themselves."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from reports.extraction.documents.drafts import clean
from reports.extraction.documents.limits import ReadLimits, megabytes
from reports.extraction.documents.values import DocumentRefused

# Deflate packs 1 : 1032 at most and text seldom more than 1 : 20; see docs/method.md, "Documents".
MOST_PACKED = 200
#: Below this nothing is a bomb, however well it is packed.
SMALL = 1_000_000
#: Every file of an archive has such a line in its directory.
_DIRECTORY_LINE = b"PK\x01\x02"
#: More than any office program writes into one document.
MOST_PARTS = 5_000
LONGEST_NAME = 200
_ENCRYPTED = 0x1
_READ_A_TIME = 1 << 20
_SAVE = "Open it in its program and save it again, or paste its text."
#: What a ZIP is called where nothing tells that an office program made it.
ARCHIVE = "archive"
DOCX = "Word document"
ODT = "OpenDocument text"
#: What systems and browsers add to the files that somebody packed.
_ADDED = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive; ``refused`` has code and message when it cannot be unpacked."""

    name: str
    payload: bytes
    refused: tuple[str, str] | None = None


def opened(payload: bytes, *, most: int = MOST_PARTS, what: str = ARCHIVE) -> zipfile.ZipFile:
    """The archive, when its directory can be read and is not too long; raises :class:`DocumentRefused`.

    ``what`` is what its owner calls it: who saved a document in Word has never seen an archive.
    """
    count = payload.count(_DIRECTORY_LINE)
    if count > most:
        told = f"This {what} holds about {count:,} files; {most:,} are read. "
        raise DocumentRefused("too_many_members", told + ("Pack the reports alone." if what == ARCHIVE else _SAVE))
    try:
        archive = zipfile.ZipFile(BytesIO(payload))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError, UnicodeError) as error:
        raise _damaged(what, "This archive is damaged. Make or send it again.") from error
    _refuse_overlaps(archive, what)
    return archive


def content_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, most: int, what: str = ARCHIVE) -> bytes:
    """The unpacked bytes of one member, never more than ``most``; raises :class:`DocumentRefused`."""
    if info.flag_bits & _ENCRYPTED:
        raise DocumentRefused("encrypted", f"This {what} is protected by a password. Bring it without one.")
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_READ_A_TIME):
                size += len(piece)
                if size > most or (size > SMALL and size > MOST_PACKED * max(1, info.compress_size)):
                    raise _bomb(most)
                pieces.append(piece)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _damaged(what, "A file in this archive is damaged. Pack it again.") from error
    return b"".join(pieces)


def unpacked(payload: bytes, *, name: str, limits: ReadLimits | None = None) -> tuple[Member, ...]:
    """The files of an archive in its order; raises :class:`DocumentRefused` when the archive as a whole is no good."""
    limits = limits or ReadLimits()
    if len(payload) > limits.file_bytes:
        raise DocumentRefused(
            "too_large", f"This archive has {megabytes(len(payload))}; {megabytes(limits.file_bytes)} are read."
        )
    with opened(payload, most=MOST_PARTS) as archive:
        infos = [info for info in archive.infolist() if not _is_left_out(info.filename)]
        if len(infos) > limits.members:
            raise DocumentRefused(
                "too_many_members",
                f"This archive holds {len(infos):,} files; {limits.members:,} are read. Pack fewer reports into one.",
            )
        members = tuple(_members(archive, infos, limits))
    if not members:
        raise DocumentRefused("empty", "This archive holds no files. Pack the reports into it and bring it again.")
    return members


def _members(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], limits: ReadLimits) -> Iterator[Member]:
    left = limits.unpacked_bytes
    for info in infos:
        name = _plain_name(info.filename)
        if stat.S_ISLNK(info.external_attr >> 16):
            yield Member(name, b"", ("link", "This is a link and not a file. Pack the file that it points to."))
            continue
        try:
            content = content_of(archive, info, most=left)
        except DocumentRefused as refused:
            if refused.code != "unreadable":
                raise
            yield Member(name, b"", (refused.code, refused.message))
            continue
        left -= len(content)
        yield Member(name, content)


def _bomb(most: int) -> DocumentRefused:
    return DocumentRefused(
        "bomb",
        f"This file unpacks to far more than it should (at most {megabytes(most)} are read). "
        "Bring the reports themselves.",
    )


def _damaged(what: str, of_archive: str) -> DocumentRefused:
    said = of_archive if what == ARCHIVE else f"This {what} is damaged and cannot be read. {_SAVE}"
    return DocumentRefused("unreadable", said)


def _refuse_overlaps(archive: zipfile.ZipFile, what: str) -> None:
    """Members that share bytes: one piece of packed data that is unpacked many times."""
    places = sorted((info.header_offset, info.compress_size) for info in archive.infolist())
    end = 0
    for start, size in places:
        if start < end:
            parts = "files" if what == ARCHIVE else "parts"
            raise DocumentRefused(
                "bomb", f"The {parts} in this {what} lie over each other. Bring the reports themselves."
            )
        # The header of each member has 30 bytes at least.
        end = start + 30 + size


def _is_left_out(name: str) -> bool:
    """Folders, and files that nobody packed on purpose."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return (
        name.endswith(("/", "\\"))
        or not parts
        or any(part in _ADDED or part.startswith("._") for part in parts)
        # A browser that saves a whole page puts its pictures and scripts into such a folder.
        or any(part.endswith("_files") for part in parts[:-1])
    )


def _plain_name(name: str) -> str:
    """The name for people: no way out of a folder, nothing invisible; it is shown and never opened."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {"/", "..", "."}]
    return clean("/".join(parts))[-LONGEST_NAME:] or "file"
