"""Text files: which characters their bytes are, and their paragraphs."""

import codecs

from charset_normalizer import from_bytes

from reports.extraction.documents.drafts import MOST_RAW, Draft, flowing, refuse_length
from reports.extraction.documents.values import DocumentRefused
from reports.text.intake import CONTROL_SHARE_OF_BINARY
from reports.text.problems import Problem

# Starting values, see docs/method.md, "Documents".
SAMPLE_BYTES = 50_000
MOST_FOREIGN_IN_WESTERN = 0.1

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])


def text_draft(payload: bytes, *, charset: str = "") -> Draft:
    """The paragraphs of a text file."""
    text, problems = decoded(payload, charset=charset)
    refuse_length(len(text), most=MOST_RAW)
    return Draft("text", flowing(text), problems=problems)


def decoded(payload: bytes, *, charset: str = "") -> tuple[str, tuple[Problem, ...]]:
    """The characters of some bytes, and what had to be guessed; raises :class:`DocumentRefused` for binary data."""
    for mark, name in _MARKS:
        if payload.startswith(mark):
            return _surely(payload[len(mark) :], name)
    if name := _without_mark(payload):
        return _surely(payload, name)
    _refuse_binary(payload)
    for name in (charset, "utf-8"):
        if name and (text := _strictly(payload, name)) is not None:
            return text, ()
    return _guessed(payload)


def _surely(payload: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    text = payload.decode(name, errors="replace")
    if "\ufffd" not in text:
        return text, ()
    return text, (_broken(text.count("\ufffd")),)


def _broken(count: int) -> Problem:
    return Problem("broken_characters", f"{count:,} characters could not be read and stand as �.")


def _strictly(payload: bytes, name: str) -> str | None:
    try:
        return payload.decode(codecs.lookup(name).name) if codecs.lookup(name)._is_text_encoding else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _without_mark(payload: bytes) -> str:
    """UTF-16 without its mark: every other byte of Latin text is NUL."""
    sample = payload[:SAMPLE_BYTES]
    if len(sample) < 4 or b"\x00" not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else ""


def _refuse_binary(payload: bytes) -> None:
    sample = payload[:SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\x00" in sample or controls > max(2, CONTROL_SHARE_OF_BINARY * len(sample)):
        raise DocumentRefused(
            "binary",
            "This looks like a binary file, not like text. Open it in its program and save it as PDF, DOCX or text.",
        )


def _guessed(payload: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Bytes of an old code page: the Western one where nearly all letters are plain ones, else the likeliest."""
    sample = payload[:SAMPLE_BYTES]
    foreign = sum(byte > 127 for byte in sample) / len(sample)
    name = "cp1252"
    if foreign > MOST_FOREIGN_IN_WESTERN and (best := from_bytes(sample).best()):
        name = best.encoding
    text = payload.decode(name, errors="replace")
    said = f"The file does not say which characters its bytes are; they were read as {name.replace('_', '-')}."
    broken = text.count("\ufffd")
    return text, (Problem("encoding_guessed", said), *([_broken(broken)] if broken else []))
