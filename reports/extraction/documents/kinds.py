"""What the bytes of a file are: by their first bytes and their structure, then by what is said about them."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from reports.extraction.documents.archives import ARCHIVE, DOCX, ODT, content_of, opened
from reports.extraction.documents.values import DocumentRefused

# How far into the bytes the first signs of a format are looked for.
SIGNS_WITHIN = 1024
HTML_SIGNS_WITHIN = 4096
LONGEST_MEDIA_TYPE = 200

KIND_OF_SUFFIX = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".mhtml": "mhtml", ".mht": "mhtml",
    ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".zip": "zip",
    ".txt": "text", ".text": "text", ".md": "text",
    ".eml": "email",
}  # fmt: skip
KIND_OF_MEDIA_TYPE = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "multipart/related": "mhtml",
    "application/x-mimearchive": "mhtml",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "application/zip": "zip",
    "text/plain": "text",
    "message/rfc822": "email",
}
NAMES = {
    "html": "a web page",
    "mhtml": "a saved web page (MHTML)",
    "pdf": "a PDF",
    "docx": "a Word document (DOCX)",
    "odt": "an OpenDocument text (ODT)",
    "rtf": "a Rich Text file (RTF)",
    "zip": "a ZIP archive",
    "text": "a text file",
    "email": "an e-mail (EML)",
}
# What the owner of a document calls it, though it is a ZIP.
_PACKAGES = {"docx": DOCX, "odt": ODT}
READABLE = "HTML, MHTML, PDF, DOCX, ODT, RTF, TXT, EML and ZIP are read"

# Files that are nothing to read, by their first bytes, and what to call them.
_OTHER_FILES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"RIFF", "a picture, sound or film (RIFF)"),
    (b"ID3", "a sound file (MP3)"),
    (b"OggS", "a sound or film (Ogg)"),
    (b"\x1aE\xdf\xa3", "a film (Matroska)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\x00", "a compressed file (xz)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"Rar!", "an archive (RAR)"),
    (b"SQLite format 3\x00", "a database"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]{0,998}(?:\r\n|\n|\r)")
_MAIL_HEADERS = re.compile(
    rb"^(?:from|to|date|subject|received|return-path|message-id|mime-version|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SNAPSHOT = re.compile(rb"^(?:snapshot-content-location:|from:\s*<?saved by\b)", re.IGNORECASE | re.MULTILINE)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(rb"\s*<(?:\?xml|!doctype)\b", re.IGNORECASE)
_ROOT_HTML = re.compile(rb"<html\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """The format of some bytes, and the format that their name promised when it is another one."""

    kind: str
    promised: str = ""


def kind_of(payload: bytes, *, name: str = "", media_type: str = "") -> Kind:
    """What the bytes are; raises :class:`DocumentRefused` for what is no document."""
    if not payload.strip(b"\x00 \t\r\n"):
        raise DocumentRefused("empty", "This file is empty. Save the report again and bring the new file.")
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    promised = KIND_OF_SUFFIX.get(suffix, "") or KIND_OF_MEDIA_TYPE.get(bare_media_type(media_type), "")
    kind = _by_structure(payload, promised) or _by_promise(payload, promised)
    return Kind(kind, promised if promised and promised != kind else "")


def bare_media_type(media_type: str) -> str:
    """The media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def _by_structure(payload: bytes, promised: str) -> str:
    """The kind that the bytes themselves tell; nothing when they could be any text."""
    start = payload[:SIGNS_WITHIN].lstrip()
    if b"%PDF-" in start:
        return "pdf"
    if payload.startswith(_ZIP_STARTS):
        return _package_kind(payload, promised)
    if start.startswith(b"{\\rtf"):
        return "rtf"
    _refuse_other_files(payload)
    if _is_message(payload):
        head = payload[: HTML_SIGNS_WITHIN * 4]
        is_page = _RELATED.search(head) and (promised == "mhtml" or _SNAPSHOT.search(head))
        return "mhtml" if is_page or (promised == "mhtml") else "email"
    head = payload[:HTML_SIGNS_WITHIN].removeprefix(_TEXT_MARKS[0])
    if _HTML_START.match(head) or (_XML_START.match(head) and _ROOT_HTML.search(head)):
        return "html"
    if _XML_START.match(head):
        raise _unsupported("data in XML, perhaps a feed", "Bring the page or the file of the report.")
    return ""


def _by_promise(payload: bytes, promised: str) -> str:
    """The kind of bytes without a sign of their own: what their name says, as far as that can be."""
    if promised in {"html", "mhtml", "email"}:
        return promised
    if promised in {"pdf", "docx", "odt", "zip", "rtf"} and _is_binary(payload):
        raise DocumentRefused(
            "unreadable",
            f"This file is named as {NAMES[promised]} but is none, or its beginning is damaged. Save or send it again.",
        )
    return "text"


def _is_binary(payload: bytes) -> bool:
    start = payload[:SIGNS_WITHIN]
    return b"\x00" in start and not start.startswith(_TEXT_MARKS)


def _is_message(payload: bytes) -> bool:
    """Whether the bytes begin with the header lines of a message."""
    start = payload[:HTML_SIGNS_WITHIN].lstrip()
    if not _HEADER.match(start):
        return False
    head = re.split(rb"\r\n\r\n|\n\n|\r\r", payload[: HTML_SIGNS_WITHIN * 16].lstrip(), maxsplit=1)[0]
    return len(set(map(bytes.lower, _MAIL_HEADERS.findall(head)))) >= 2


def _package_kind(payload: bytes, promised: str) -> str:
    """Whether a ZIP is a document of an office program or an archive of files."""
    what = _looks_like(payload, promised)
    with opened(payload, what=what) as archive:
        names = set(archive.NameToInfo)
        infos = archive.infolist()
        mimetype = b""
        if infos and infos[0].filename == "mimetype":
            mimetype = content_of(archive, infos[0], most=LONGEST_MEDIA_TYPE, what=what)
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return "docx"
    if mimetype.startswith(b"application/epub+zip"):
        raise _unsupported("a book (EPUB)")
    if "[Content_Types].xml" in names or mimetype.startswith(b"application/vnd.oasis"):
        raise _unsupported("a table, drawing or presentation")
    return "zip"


def _looks_like(payload: bytes, promised: str) -> str:
    """What to call a ZIP whose directory may be lost: by its name, else by the first file in it."""
    if promised in _PACKAGES:
        return _PACKAGES[promised]
    length, more = int.from_bytes(payload[26:28], "little"), int.from_bytes(payload[28:30], "little")
    first, content = payload[30 : 30 + length], payload[30 + length + more : 30 + length + more + LONGEST_MEDIA_TYPE]
    if first == b"mimetype" and content.startswith(b"application/vnd.oasis.opendocument.text"):
        return _PACKAGES["odt"]
    if first.startswith((b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/")) and b"word/" in payload:
        return _PACKAGES["docx"]
    return ARCHIVE


def _refuse_other_files(payload: bytes) -> None:
    if payload.startswith(_OLD_OFFICE) and _ENCRYPTED_OFFICE in payload:
        raise DocumentRefused(
            "encrypted", "This document is protected by a password. Save it without one and bring that file."
        )
    if payload.startswith(_OLD_OFFICE):
        raise _unsupported("a document of an old Office version", "Save it as DOCX or PDF and bring that.")
    for start, what in _OTHER_FILES:
        # “MZ”, “ID3”, “BZh” and “RIFF” could begin a text; then no byte near them would be a NUL.
        if payload.startswith(start) and (not start.isalnum() or b"\x00" in payload[:SIGNS_WITHIN]):
            raise _unsupported(what)
    if payload[4:8] == b"ftyp":
        raise _unsupported("a film or picture (MP4, HEIC)")


def _unsupported(what: str, advice: str = f"{READABLE}.") -> DocumentRefused:
    return DocumentRefused("unsupported", f"This is {what}, not a report. {advice}")
