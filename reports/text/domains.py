"""Host names as they are written, brought to one form."""

import re
from urllib.parse import urlsplit

#: What a domain may look like once it is in ASCII; the rule of the database for stored ones, too.
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+")
_NUMBERS = re.compile(r"[0-9.]+")
LONGEST_DOMAIN = 253


def domain_of(address: str) -> str:
    """The host of an address, or a bare host name, in lower-case ASCII without ``www.``; empty when there is none."""
    words = address.strip()
    try:
        host = urlsplit(words if "//" in words else f"//{words}").hostname or ""
        plain = host.rstrip(".").encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError):
        return ""
    plain = plain.removeprefix("www.")
    is_one = _DOMAIN.fullmatch(plain) and not _NUMBERS.fullmatch(plain) and len(plain) <= LONGEST_DOMAIN
    return plain if is_one else ""


def domain_and_parents(domain: str) -> tuple[str, ...]:
    """The domain and each domain above it, the narrowest first, as long as two labels are left."""
    labels = domain.split(".")
    return tuple(".".join(labels[at:]) for at in range(len(labels) - 1))
