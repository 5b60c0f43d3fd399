"""What is asked for, what comes back, and the two ways in which nothing does."""

from dataclasses import dataclass

#: Who asks: the name that a robots.txt speaks to, and the first word of the User-Agent.
AGENT = "Parallax"

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Accept:
    """What kind of answer is wanted: media types (empty for any) and the most bytes, sent and unpacked."""

    header: str
    media_types: frozenset[str]
    largest: int
    #: What goes beyond the most bytes is left off instead of refused.
    is_cut: bool = False


_XML = ("application/xml", "text/xml")
_HTML = ("text/html", "application/xhtml+xml")

#: A page with a report, or a file that is one; what an octet-stream is, its reader finds out.
PAGES = Accept(
    header="text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
    media_types=frozenset(
        {
            *_HTML,
            "text/plain",
            "application/pdf",
            "application/rtf",
            "text/rtf",
            "message/rfc822",
            "multipart/related",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.oasis.opendocument.text",
            "application/octet-stream",
        }
    ),
    largest=10 * MEGABYTE,
)
#: A feed; a page is taken too, since it may name its feeds, and many servers call their feeds plain text.
FEEDS = Accept(
    header="application/atom+xml,application/rss+xml,application/rdf+xml;q=0.9,application/xml;q=0.8,text/html;q=0.5",
    media_types=frozenset(
        {
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+xml",
            "text/plain",
            *_XML,
            *_HTML,
        }
    ),
    largest=5 * MEGABYTE,
)
#: The standard asks for at least 500 KiB to be read (RFC 9309, section 2.5).
ROBOTS = Accept(header="text/plain,*/*;q=0.1", media_types=frozenset(), largest=500 * 1024, is_cut=True)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its bytes unpacked, or ``not_modified`` and no bytes.

    ``final_address`` is where redirects ended. ``permanent_address`` is how far they led for good, the address itself
    when the first one was for this time only.
    """

    address: str
    final_address: str
    status: int
    payload: bytes = b""
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False
    permanent_address: str = ""


class FetchRefused(Exception):
    """What will never work as it was asked for; ``status`` when a server said so."""

    def __init__(self, code: str, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


class FetchFailed(Exception):
    """What may work later, after ``retry_after`` seconds when the server named them."""

    def __init__(self, code: str, message: str, retry_after: int | None = None, *, status: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.retry_after = retry_after
        self.status = status
