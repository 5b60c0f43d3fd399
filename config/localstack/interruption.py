"""Ctrl-C and SIGTERM as one exception, and a quiet time while everything is being stopped."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupted(BaseException):
    """Somebody asked us to end."""


def _raise(_number: int, _frame: FrameType | None) -> None:
    ignore()  # a second Ctrl-C must not break the stopping
    raise Interrupted


def ignore() -> None:
    """From here on nothing interrupts."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def interruptible() -> Iterator[None]:
    """Inside, SIGINT (Ctrl-C), SIGTERM and SIGHUP (a closed terminal; not under nohup) raise ``Interrupted``."""
    numbers = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        numbers.append(signal.SIGHUP)
    before = {number: signal.signal(number, _raise) for number in numbers}
    try:
        yield
    finally:
        for number, action in before.items():
            signal.signal(number, action)
