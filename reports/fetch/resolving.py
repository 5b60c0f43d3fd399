"""Names to numbers: asked once, in good time, and every answer checked before anything is connected to."""

import socket
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from ipaddress import ip_address
from threading import Thread

from reports.fetch.networks import is_of_a_house, is_public
from reports.fetch.targets import Target, is_trusted
from reports.fetch.values import FetchFailed, FetchRefused

#: Asks the name service for the network addresses of a host; raises OSError when there are none.
Resolver = Callable[[str, int], Sequence[str]]

#: Numbers of one host that are tried in turn.
MOST_TRIED = 4


def system_resolver(host: str, port: int) -> Sequence[str]:
    """What the operating system knows of that host."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def checked_numbers(target: Target, *, resolver: Resolver, seconds: float, may_be_private: bool) -> tuple[str, ...]:
    """The network addresses to connect to; raises FetchRefused when **any** of them is not open to us.

    A host that mixes public and private addresses is refused whole: which of them is used would be its choice.
    """
    numbers = [str(target.number)] if target.number else _asked(target, resolver, seconds)
    trusted = may_be_private and is_trusted(target)
    for number in numbers:
        address = ip_address(number)
        if not (is_public(address) or (trusted and is_of_a_house(address))):
            raise FetchRefused("private", f"{target.host} leads into a network that is not public; it is not fetched.")
    return tuple(dict.fromkeys(numbers))[:MOST_TRIED]


def _asked(target: Target, resolver: Resolver, seconds: float) -> list[str]:
    """The answer of the name service, waited for no longer than that: the call itself knows no limit."""
    answer: Future[Sequence[str]] = Future()

    def asking() -> None:
        try:
            answer.set_result(resolver(target.host, target.port))
        except Exception as error:  # noqa: BLE001  (handed to the one who waits)
            answer.set_exception(error)

    Thread(target=asking, daemon=True, name="name service").start()
    try:
        numbers = list(answer.result(timeout=max(seconds, 0.01)))
    except TookTooLong:
        raise FetchFailed("too_slow", f"The name service did not answer for {target.host} in time.") from None
    except (OSError, UnicodeError):
        raise FetchFailed("no_such_host", f"There is no host {target.host}, or the name service is down.") from None
    if not numbers:
        raise FetchFailed("no_such_host", f"There is no host {target.host}.")
    return numbers
