"""One address asked for: redirects followed by us, headers weighed, the answer turned into bytes or a reason."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import time

import httpcore
from django.conf import settings

from reports.fetch.bodies import ENCODINGS, body_of, refuse_announced
from reports.fetch.resolving import Resolver, system_resolver
from reports.fetch.targets import Target, is_trusted, redirected, target_of
from reports.fetch.values import AGENT, PAGES, Accept, Fetched, FetchFailed, FetchRefused
from reports.fetch.wire import Deadline, answer_of

#: Redirects that are followed; browsers follow 20, and no outlet needs more than three.
MOST_REDIRECTS = 5
LARGEST_HEADER = 32 * 1024
#: A Retry-After beyond this is taken for this.
LONGEST_WAIT = 24 * 3600
_FOR_GOOD = {301, 308}
_REDIRECTS = {301, 302, 303, 307, 308}
_LATER = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
#: What may be sent back to a server as it came from one.
_PLAIN = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")
_TOLD = {
    401: ("forbidden", "The page is only for people who have signed in there."),
    402: ("forbidden", "The page is only for people who pay."),
    403: ("forbidden", "The server does not let us read this page."),
    404: ("not_found", "There is no page at this address."),
    410: ("gone", "The page was taken away for good."),
    451: ("forbidden", "The page is withheld for legal reasons."),
}


def fetch(
    address: str,
    *,
    etag: str = "",
    last_modified: str = "",
    accept: Accept = PAGES,
    may_be_private: bool = True,
    may_follow: Callable[[str], None] | None = None,
    resolver: Resolver = system_resolver,
) -> Fetched:
    """What stands at that address now, or that it is not modified since ``etag`` or ``last_modified``.

    Raises FetchRefused for what will never work and FetchFailed for what may work later. Addresses that a stranger
    wrote, such as those in a feed, go with ``may_be_private=False``: it closes even trusted hosts of the house.
    ``may_follow`` is told each address that a redirect leads to, before it is asked for, and raises to stop there.
    """
    deadline = Deadline(settings.FETCH_SECONDS)
    headers = _headers(accept, etag, last_modified)
    target = target_of(address, may_be_private=may_be_private)
    permanent, is_for_good = target, True
    for _ in range(MOST_REDIRECTS + 1):
        with answer_of(
            target,
            headers,
            deadline=deadline,
            resolver=resolver,
            most=accept.largest,
            may_be_private=may_be_private,
        ) as response:
            found = _header_of(response)
            if response.status not in _REDIRECTS or "location" not in found:
                return _fetched(address, target, permanent, response, found, accept)
            is_for_good = is_for_good and response.status in _FOR_GOOD
        # From the public internet nobody is led into the house, not even to a host of it that is trusted.
        may_be_private = may_be_private and is_trusted(target)
        target = redirected(target, _location(found["location"]), may_be_private=may_be_private)
        if may_follow is not None:
            may_follow(target.address)
        permanent = target if is_for_good else permanent
    raise FetchRefused("redirects", f"The address leads on more than {MOST_REDIRECTS} times.")


def _headers(accept: Accept, etag: str, last_modified: str) -> dict[str, str]:
    contact = settings.FETCH_CONTACT
    headers = {
        "User-Agent": f"{AGENT} (+{contact})" if contact else AGENT,
        "Accept": accept.header,
        "Accept-Encoding": ENCODINGS,
        "Accept-Language": "en;q=0.9, *;q=0.5",
        "Connection": "close",
    }
    if _PLAIN.fullmatch(etag):
        headers["If-None-Match"] = etag
    if _PLAIN.fullmatch(last_modified):
        headers["If-Modified-Since"] = last_modified
    return headers


def _header_of(response: httpcore.Response) -> dict[str, str]:
    """The headers by small name; of those that come twice the first, but all encodings."""
    if sum(len(name) + len(value) + 4 for name, value in response.headers) > LARGEST_HEADER:
        raise FetchRefused("large_header", "The header of the answer is larger than any that is read here.")
    found: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1").strip()
        if name == "content-encoding" and name in found:
            found[name] += f", {value}"
        found.setdefault(name, value)
    return found


def _location(value: str) -> str:
    """Where a redirect leads; some servers write letters beyond ASCII as they are, in UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return value


def _fetched(
    address: str,
    target: Target,
    permanent: Target,
    response: httpcore.Response,
    found: dict[str, str],
    accept: Accept,
) -> Fetched:
    payload, media_type, charset = b"", "", ""
    if response.status != 304:
        _refuse_status(response.status, found)
        media_type, charset = _media_type(found.get("content-type", ""))
        if accept.media_types and media_type and media_type not in accept.media_types:
            raise FetchRefused("media_type", f"There is no text at this address, but {media_type[:60]}.")
        refuse_announced(found.get("content-length", ""), accept)
        payload = body_of(response.iter_stream(), encoding=found.get("content-encoding", ""), accept=accept)
    return Fetched(
        address=address,
        final_address=target.address,
        status=response.status,
        payload=payload,
        media_type=media_type,
        charset=charset,
        etag=found.get("etag", "")[:500],
        last_modified=found.get("last-modified", "")[:100],
        not_modified=response.status == 304,
        permanent_address=permanent.address,
    )


def _refuse_status(status: int, found: dict[str, str]) -> None:
    """Raise for every answer that is not a page."""
    if status in (200, 203):
        return
    if status in _LATER:
        words = "asks us to come back later" if status in (429, 503) else "has trouble of its own"
        raise FetchFailed("busy", f"The server {words} ({status}).", _wait(found), status=status)
    code, message = _TOLD.get(status, ("bad_answer", f"The server answered {status} instead of a page."))
    raise FetchRefused(code, message, status=status)


def _wait(found: dict[str, str]) -> int | None:
    """The seconds of a Retry-After, which tells them or a moment."""
    value = found.get("retry-after", "")
    if value.isascii() and value.isdigit():
        return min(int(value[:9]), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return int(min(max((moment - datetime.fromtimestamp(time(), UTC)).total_seconds(), 0), LONGEST_WAIT))


def _media_type(value: str) -> tuple[str, str]:
    """The type in small letters, and the charset it names."""
    media_type, *parameters = value.split(";")
    for parameter in parameters:
        name, _, content = parameter.partition("=")
        if name.strip().lower() == "charset":
            return media_type.strip().lower(), content.strip(" \"'").lower()[:40]
    return media_type.strip().lower(), ""
