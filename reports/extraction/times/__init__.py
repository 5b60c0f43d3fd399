"""Words of time and what they say by themselves (docs/method.md, "Sequence")."""

from reports.extraction.times.finding import find_times
from reports.extraction.times.values import TimeExpression

__all__ = ["TimeExpression", "find_times"]
