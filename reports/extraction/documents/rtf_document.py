"""Rich Text files (RTF)."""

import re

from striprtf import striprtf

from reports.extraction.documents.dates import plausible_text
from reports.extraction.documents.drafts import MOST_RAW, Draft, flowing, refuse_length
from reports.extraction.documents.properties import author_of, day_of_making, title_of

_BINARY = re.compile(rb"\\bin(\d{1,10}) ?")
_PICTURE_BYTES = re.compile(rb"[0-9a-fA-F\s]{2000,}")
# Targets of links and other instructions are no words of the report. The library looks for them behind “\\fldinst{”
# with an expression whose time grows with the square of a hostile file; it finds none there any more.
_INSTRUCTION = re.compile(r"\{\s*\\\*\\fldinst\b(?:[^{}]|\{[^{}]*\})*\}")
_INFO = re.compile(r"\{\\info\b.{0,4000}", re.DOTALL)
_MADE = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})(?:\\hr(\d{1,2})\\min(\d{1,2}))?")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def rtf_draft(payload: bytes) -> Draft:
    """The report in a Rich Text file."""
    source = _without_pictures(payload).decode("latin-1")
    text = _words(_INSTRUCTION.sub("", source).replace("\\fldinst{", "\\fldinst {"))
    refuse_length(len(text), most=MOST_RAW)
    match = _INFO.search(source[:100_000])
    info = match.group() if match else ""
    return Draft(
        "rtf",
        flowing(text),
        author_property=author_of(_field(info, "author")),
        date_property=day_of_making(_made(info)),
        title_property=title_of(_field(info, "title")),
    )


def _without_pictures(payload: bytes) -> bytes:
    """Without binary data and long rows of hexadecimal digits, which are pictures and objects."""
    pieces, start = [], 0
    for match in _BINARY.finditer(payload):
        if match.start() >= start:
            pieces.append(payload[start : match.start()])
            start = match.end() + int(match[1])
    pieces.append(payload[start:])
    return _PICTURE_BYTES.sub(b"", b"".join(pieces))


def _words(source: str) -> str:
    text: str = striprtf.rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    return _PAIR.sub(lambda pair: pair.group().encode("utf-16", "surrogatepass").decode("utf-16"), text)


def _field(info: str, name: str) -> str:
    match = re.search(rf"\{{\\{name} ([^{{}}]{{1,600}})\}}", info)
    return _words("{\\rtf1 " + match[1] + "}") if match else ""


def _made(info: str) -> str:
    match = _MADE.search(info)
    if not match:
        return ""
    year, month, day, hour, minute = match.groups()
    time = f"T{int(hour):02}:{int(minute):02}" if hour else ""
    return plausible_text(f"{year}-{int(month):02}-{int(day):02}{time}")
