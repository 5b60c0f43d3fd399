"""What a pure step could not do with a text, told instead of raised."""

from dataclasses import dataclass

from reports.text.spans import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a reader should know about a result; ``code`` is stable, ``message`` is for people."""

    code: str
    message: str
    span: Span | None = None
