"""From the bytes of a page to its characters, whatever its author declared (docs/method.md, "Pages")."""

import codecs
import re

# Starting values, see docs/method.md, "Pages".
BYTES_SEARCHED_FOR_CHARSET = 4_096
BYTES_GUESSED_FROM = 20_000
BROKEN_SHARE_BORNE = 0.1

_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What pages mean by these names, as the encoding standard of the web has it: the larger sibling.
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Encodings that write every letter with ASCII bytes; a page in them is valid UTF-8 without being meant so.
_ESCAPING = frozenset({"iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_kr", "hz"})
_OF_TEXT = frozenset(
    {"utf-7", "rot13", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs"}
)


def characters_of(page: bytes, charset: str = "") -> str:
    """The page as text; bytes that mean nothing in its encoding become U+FFFD."""
    for mark, name in _MARKS:
        if page.startswith(mark):
            return page[len(mark) :].decode(name, "replace")
    if wide := _wide(page):
        return page.decode(wide, "replace")
    declared = _known(charset) or _known(_in_the_page(page))
    if declared in _ESCAPING and page.isascii():
        return page.decode(declared, "replace")
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(page, declared)


def _not_quite_utf8(page: bytes, declared: str) -> str:
    if declared and declared != "utf-8":
        return page.decode(declared, "replace")
    text = page.decode("utf-8", "replace")
    letters = sum(byte >= 0x80 for byte in page) if len(page) <= BYTES_GUESSED_FROM else len(page) - len(_ascii(page))
    if text.count("\ufffd") <= BROKEN_SHARE_BORNE * letters:
        return text
    return page.decode(_guessed(page), "replace")


def _ascii(page: bytes) -> bytes:
    return page.translate(None, bytes(range(0x80, 0x100)))


def _guessed(page: bytes) -> str:
    """The likeliest encoding of a page that declares none, judged by its parts outside ASCII."""
    from charset_normalizer import from_bytes

    best = from_bytes(page[:BYTES_GUESSED_FROM]).best()
    return _known(best.encoding) or "cp1252" if best else "cp1252"


def _in_the_page(page: bytes) -> str:
    match = _DECLARED.search(page[:BYTES_SEARCHED_FOR_CHARSET])
    return match.group(1).decode("ascii", "ignore") if match else ""


def _known(charset: str) -> str:
    """The name under which Python reads the charset; empty when it is none of a text, or no name at all."""
    try:
        name = codecs.lookup(charset.strip()).name
        "".encode(name)
    except (LookupError, ValueError, UnicodeError, TypeError):
        return ""
    if name in _OF_TEXT or name.startswith("utf-16") or name.startswith("utf-32"):
        return ""
    return _LARGER.get(name, name)


def _wide(page: bytes) -> str:
    """UTF-16 without a byte order mark: every other byte of its tags is zero."""
    start = page[:BYTES_SEARCHED_FOR_CHARSET]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd > 0.4 * (len(start) / 2) and even < 0.1 * odd:
        return "utf-16-le"
    if even > 0.4 * (len(start) / 2) and odd < 0.1 * even:
        return "utf-16-be"
    return ""
