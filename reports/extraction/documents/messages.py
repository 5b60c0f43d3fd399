"""E-mails (EML) and saved web pages (MHTML): messages of several parts."""

import re
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from itertools import islice
from urllib.parse import urlsplit

from reports.extraction.documents.dates import header_date
from reports.extraction.documents.drafts import MOST_RAW, Draft, flowing, found, refuse_length
from reports.extraction.documents.markup import markup_paragraphs
from reports.extraction.documents.plain import decoded
from reports.extraction.documents.values import DocumentRefused, Evidence, Found
from reports.text.problems import Problem

# Starting values, see docs/method.md, "Documents".
MOST_PARTS = 500
LONGEST_HEADER = 2_000
#: A plain part with a smaller share of the words of the HTML part is only a hint that there is HTML.
PLAIN_SHARE = 0.5

_PREFIXES = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*(?:\[\d+\])?\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTE_MARKS = re.compile(r"^(?:> ?)+", re.MULTILINE)
_MAILBOXES = re.compile(r"no-?reply|info|news|press|newsroom|desk|editor|redaktion|mail", re.IGNORECASE)
_FOLDED_LINES = re.compile(r" \n(?=\S)")


def email_draft(payload: bytes) -> Draft:
    """The message of an e-mail; attachments are no part of it."""
    message = _parsed(payload)
    parts = list(islice(message.walk(), MOST_PARTS))
    bodies = [part for part in parts if not part.is_multipart() and not _is_attachment(part)]
    paragraphs, problems = _body(bodies)
    names = [part.get_filename() or "" for part in parts if _is_attachment(part)]
    if names:
        said = f"What is attached was left out ({len(names)}). Bring what is a report by itself."
        problems += (Problem("attachments_left_out", said),)
    date = header_date(_header(message, "Date"))
    return Draft(
        "email",
        paragraphs,
        headline=found(_PREFIXES.sub("", _header(message, "Subject")), Evidence.STATED),
        published_at=Found(date, Evidence.STATED) if date else None,
        sender=_sender(_header(message, "From")),
        problems=problems,
    )


def page_of(payload: bytes) -> tuple[bytes, str, str]:
    """The HTML of a saved web page, its charset and its address; raises :class:`DocumentRefused`."""
    message = _parsed(payload)
    parts = [part for part in islice(message.walk(), MOST_PARTS) if part.get_content_type() == "text/html"]
    start = _parameter(message, "start")
    pages = [part for part in parts if start and part.get("Content-ID", "") == start] or parts
    if not pages:
        raise DocumentRefused("no_page", "This saved page holds no HTML. Save it again as a web page, or as PDF.")
    addresses = [_header(pages[0], "Content-Location"), _header(message, "Snapshot-Content-Location")]
    address = next((one for one in addresses if _is_address(one)), "")
    return _content(pages[0]), _charset(pages[0]), address


def _parsed(payload: bytes) -> Message:
    return message_from_bytes(payload.lstrip())


def _header(message: Message, name: str) -> str:
    """The words of a header field, cut to a sane length."""
    value = " ".join(str(message.get(name, ""))[:LONGEST_HEADER].split())
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value


def _sender(value: str) -> Found | None:
    """The name of who sent it: a house or a person, so it only hints at where the report is from."""
    name, address = parseaddr(value)
    if name and "@" not in name and not _MAILBOXES.fullmatch(name.strip()):
        return found(name, Evidence.GUESSED)
    return found(address.partition("@")[2], Evidence.GUESSED)


def _is_attachment(part: Message) -> bool:
    if part.is_multipart():
        return False
    return part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text"


def _body(parts: list[Message]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The words of the plain part, or of the HTML part when the plain one is only a stub."""
    plain: list[str] = []
    marked: list[str] = []
    problems: dict[Problem, None] = {}
    for part in parts:
        if part.get_content_type() not in {"text/plain", "text/html"}:
            continue
        text, told = decoded(_content(part) or b" ", charset=_charset(part))
        problems.update(dict.fromkeys(told))
        refuse_length(len(text), most=MOST_RAW)
        if part.get_content_type() == "text/html":
            marked += markup_paragraphs(text)
        else:
            plain += flowing(_plain(text, flowed=_parameter(part, "format").lower() == "flowed"))
    count = sum(len(words.split()) for words in plain)
    if count < PLAIN_SHARE * sum(len(words.split()) for words in marked):
        return tuple(marked), tuple(problems)
    return tuple(plain), tuple(problems)


def _plain(text: str, *, flowed: bool) -> str:
    text = _QUOTE_MARKS.sub("", _SIGNATURE.split(text.replace("\r\n", "\n"), maxsplit=1)[0])
    return _FOLDED_LINES.sub(" ", text) if flowed else text


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _parameter(part: Message, name: str) -> str:
    try:
        value = part.get_param(name, "")
    except (ValueError, TypeError):
        return ""
    return value if isinstance(value, str) else ""


def _charset(part: Message) -> str:
    return _parameter(part, "charset")[:40]


def _is_address(value: str) -> bool:
    try:
        return urlsplit(value).scheme in {"http", "https"} and len(value) < LONGEST_HEADER
    except ValueError:
        return False
