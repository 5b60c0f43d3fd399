"""Markup that is written in Python: where a page has thousands of small pieces, each costs a fraction of what a
template takes for it.

The markup stands in the format strings of the callers; everything else goes through Django's ``format_html``.
"""

from functools import lru_cache
from typing import Final

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

NOTHING: Final = SafeString("")
#: Short values that come again and again (classes, places on a strip, what is said of a claim) are escaped once.
KNOWN_VALUES = 16_384


@lru_cache(maxsize=KNOWN_VALUES, typed=True)
def known(value: str | int) -> SafeString:
    """The value escaped; only for what many pieces share, not for the words of a text."""
    return conditional_escape(str(value))


class Markup:
    """Pieces of markup with what they hold, put together by one ``format_html``."""

    __slots__ = ("_held", "_markup")

    def __init__(self) -> None:
        self._markup: list[str] = []
        self._held: list[str] = []

    def add(self, markup: str, *held: str) -> None:
        """``markup`` is the caller's own, with ``{}`` for each value held, which is escaped."""
        self._markup.append(markup)
        self._held += held

    def html(self) -> SafeString:
        """Everything that was added."""
        return format_html("".join(self._markup) + "{}", *self._held, NOTHING)
