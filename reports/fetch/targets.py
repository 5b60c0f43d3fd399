"""Addresses as they are asked for: read once, strictly, so that nobody reads them differently later."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import quote, urljoin, urlsplit

import idna
from django.conf import settings

from reports.fetch.networks import Address
from reports.fetch.values import FetchRefused

LONGEST_ADDRESS = 2000
DEFAULT_PORTS = {"http": 80, "https": 443}
#: Left as they are when a path is written in ASCII.
_SAFE = "/:?#[]@!$&'()*+,;=%~-._"
_UNWRITABLE = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
#: A last label of digits, octal or hexadecimal: such a name is read as a number by many programs.
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)")
#: An entry of FETCH_PRIVATE_HOSTS: a name or number, maybe with a port.
_ENTRY = re.compile(r"\[?(?P<host>.*?)\]?(?::(?P<port>\d+))?")
#: Names that by their standards never lead to the public internet (RFC 6761, 6762, 7686, 8375; ICANN's .internal).
_NAMES_OF_A_HOUSE = (".localhost", ".local", ".internal", ".home.arpa", ".lan", ".onion", ".intranet", ".corp")


@dataclass(frozen=True, slots=True)
class Target:
    """One address taken apart; ``host`` in ASCII and small letters, ``number`` when it is a network address."""

    scheme: str
    host: str
    port: int
    path: str
    number: Address | None = None

    @property
    def origin(self) -> str:
        """Scheme, host and port, the port only when it is not the scheme's own."""
        host = f"[{self.host}]" if isinstance(self.number, IPv6Address) else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}")

    @property
    def address(self) -> str:
        """The whole address as it is asked for."""
        return self.origin + self.path


def target_of(address: str, *, may_be_private: bool = True) -> Target:
    """The address taken apart; raises FetchRefused for one that must not be asked for."""
    address = address.strip()
    if not address or len(address) > LONGEST_ADDRESS or _UNWRITABLE.search(address):
        raise _refused(f"This is no web address that can be used; it may have {LONGEST_ADDRESS} characters, no blanks.")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _refused("The host or port of this address cannot be read.") from None
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise FetchRefused("scheme", "Only addresses that begin with http:// or https:// can be fetched.")
    if "@" in parts.netloc:
        raise FetchRefused("credentials", "An address with a name or password in it is not fetched.")
    host, number = _host(parts.hostname or "")
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    target = Target(scheme, host, port or DEFAULT_PORTS[scheme], path, number)
    _refuse_closed(target, trusted=may_be_private and is_trusted(target))
    return target


def redirected(target: Target, location: str, *, may_be_private: bool) -> Target:
    """Where a redirect leads; raises FetchRefused when it must not be followed."""
    try:
        address = urljoin(target.address, location)
    except ValueError:
        raise _refused(f"{target.host} leads on to an address that cannot be read.") from None
    found = target_of(address, may_be_private=may_be_private)
    if target.scheme == "https" and found.scheme == "http":
        raise FetchRefused(
            "downgrade",
            f"{target.host} leads from https to plain http, where anybody on the way could change the text.",
        )
    return found


def host_of(address: str) -> str:
    """Scheme, host and port of an address, such as politeness and robots.txt count them; raises FetchRefused."""
    return target_of(address).origin


def is_private_host(address: str) -> bool:
    """Whether an operator trusts the host of that address although it may be inside the house."""
    return is_trusted(target_of(address))


def _refuse_closed(target: Target, *, trusted: bool) -> None:
    """Raise FetchRefused for a port or name that is closed to everybody, or to all but trusted hosts."""
    if trusted:
        return
    if target.port not in {int(port) for port in settings.FETCH_PORTS}:
        raise FetchRefused("port", f"Port {target.port} is not one that pages are fetched from here.")
    if target.number is None and ("." not in target.host or target.host.endswith(_NAMES_OF_A_HOUSE)):
        raise FetchRefused("private", f"{target.host} is a name inside a network, not one of the public internet.")


def is_trusted(target: Target) -> bool:
    """Whether an operator named this host, for its port, in FETCH_PRIVATE_HOSTS."""
    ports = {int(port) for port in settings.FETCH_PORTS}
    for entry in settings.FETCH_PRIVATE_HOSTS:
        named = _ENTRY.fullmatch(entry.lower())
        if named and named["host"] == target.host and target.port in ({int(named["port"] or 0)} - {0} or ports):
            return True
    return False


def _host(name: str) -> tuple[str, Address | None]:
    """The host in its one spelling, and its number when it is a network address."""
    if ":" in name:
        try:
            number = ip_address(name)
        except ValueError:
            raise _refused("The host of this address cannot be read.") from None
        return str(number), number
    host = _in_ascii(name).removesuffix(".")
    if not _HOST.fullmatch(host) or len(host) > 253:
        raise _refused("The host of this address cannot be read.")
    if not _NUMBER.fullmatch(host.rpartition(".")[2]):
        return host, None
    try:
        number = ip_address(host)
    except ValueError:
        raise _refused("The host of this address is a number in a spelling that programs read differently.") from None
    return str(number), number


def _in_ascii(name: str) -> str:
    """The name in ASCII as browsers write it (UTS 46), so that dots and digits of other scripts are seen as such."""
    if name.isascii():
        return name.lower()
    try:
        return idna.encode(name, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        raise _refused("The host of this address cannot be read.") from None


def _refused(message: str) -> FetchRefused:
    return FetchRefused("address", message)
