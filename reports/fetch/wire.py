"""Connections that can only lead where they were checked to lead, and that end when their time is up."""

import ssl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from time import monotonic
from typing import Any
from urllib.parse import unquote, urlsplit

import certifi
import httpcore
from django.conf import settings

from reports.fetch.resolving import Resolver, checked_numbers, system_resolver
from reports.fetch.targets import Target, is_trusted, target_of
from reports.fetch.values import FetchFailed, FetchRefused

#: What a server may send beside the body: headers of interim answers, the frames of chunks.
WIRE_OVERHEAD = 256 * 1024


class Deadline:
    """When everything about one address has to be over."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left; raises FetchFailed when there are none."""
        left = self._end - monotonic()
        if left <= 0:
            raise FetchFailed("too_slow", f"The answer was not complete after {settings.FETCH_SECONDS} seconds.")
        return left


class _Stream(httpcore.NetworkStream):
    """A connection on which each step waits at most until the deadline, so that drops of bytes do not hold it open."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline, most: int) -> None:
        self._inner = inner
        self._deadline = deadline
        self._most = most

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        received = self._inner.read(max_bytes, self._deadline.left())
        self._most -= len(received)
        if self._most < 0:
            raise FetchRefused("too_large", "The answer is larger than anything that is read here.")
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Stream(inner, self._deadline, self._most)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Pinned(httpcore.NetworkBackend):
    """Connects to the numbers that were checked, whatever the name would resolve to by now."""

    def __init__(self, numbers: Iterable[str], deadline: Deadline, most: int) -> None:
        self._numbers = tuple(numbers)
        self._deadline = deadline
        self._most = most
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception | None = None
        for number in self._numbers or (host,):
            seconds = min(settings.FETCH_CONNECT_SECONDS, self._deadline.left())
            try:
                found = self._inner.connect_tcp(number, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _Stream(found, self._deadline, self._most)
        raise failure or httpcore.ConnectError("no address")


@contextmanager
def answer_of(
    target: Target,
    headers: Mapping[str, str],
    *,
    deadline: Deadline,
    resolver: Resolver,
    most: int,
    may_be_private: bool,
) -> Iterator[httpcore.Response]:
    """The answer of that host, its body not read yet; every failure of the way comes as FetchRefused or FetchFailed."""
    proxy = _proxy_for(target)
    numbers: tuple[str, ...] = ()
    if proxy is None or target.number:
        seconds = min(settings.FETCH_CONNECT_SECONDS, deadline.left())
        numbers = checked_numbers(target, resolver=resolver, seconds=seconds, may_be_private=may_be_private)
    backend = _Pinned(() if proxy else numbers, deadline, most + WIRE_OVERHEAD)
    pool = httpcore.ConnectionPool(
        ssl_context=_certificates(settings.FETCH_CA_FILE), proxy=proxy, network_backend=backend, max_connections=1
    )
    with _told(target), pool, pool.stream("GET", target.address, headers=[*headers.items()]) as response:
        yield response


def refuse_private(address: str, *, seconds: float, resolver: Resolver = system_resolver) -> None:
    """Raise FetchRefused for an address of a host inside somebody's network, when that can be told by now.

    A name that does not resolve in that time is let through: it is looked up again whenever it is asked for.
    """
    target = target_of(address)
    if _proxy_for(target) is not None and not target.number:
        return
    try:
        checked_numbers(target, resolver=resolver, seconds=seconds, may_be_private=True)
    except FetchFailed:
        return


def _proxy_for(target: Target) -> httpcore.Proxy | None:
    """The operator's proxy, which then resolves the names itself; hosts of the house are reached without it."""
    if not settings.FETCH_PROXY or is_trusted(target):
        return None
    parts = urlsplit(settings.FETCH_PROXY)
    auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return httpcore.Proxy(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl(), auth=auth)


@lru_cache(maxsize=2)
def _certificates(own: str) -> ssl.SSLContext:
    """Who may vouch for a host: the public authorities, and those of the operator's file."""
    context = ssl.create_default_context(cafile=certifi.where())
    if own:
        context.load_verify_locations(cafile=own)
    return context


@contextmanager
def _told(target: Target) -> Iterator[None]:
    """Errors of the connection in words."""
    try:
        yield
    except httpcore.TimeoutException:
        raise FetchFailed("too_slow", f"{target.host} did not answer in time.") from None
    except httpcore.ConnectError as error:
        if isinstance(error.__context__ or error.__cause__, ssl.SSLCertVerificationError) or "CERTIFICATE" in str(
            error
        ):
            raise FetchRefused(
                "certificate", f"The certificate of {target.host} is not valid, so nobody can tell who answers."
            ) from None
        raise FetchFailed("unreachable", f"No connection to {target.host} could be made.") from None
    except httpcore.ProxyError:
        raise FetchFailed("proxy", f"The proxy did not connect to {target.host}.") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError):
        raise FetchFailed("broken_off", f"The answer of {target.host} broke off or cannot be read.") from None
