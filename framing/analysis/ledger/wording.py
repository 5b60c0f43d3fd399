"""What readers are told of a row of the ledger, in plain words (docs/method.md, "Ledger")."""

from collections.abc import Sequence
from itertools import combinations

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.ledger.figures import Figure
from framing.analysis.ledger.totals import Total
from framing.analysis.ledger.values import Verdict

_GROWING = frozenset(["kill", "wound", "arrest", "displace", "miss", "rescue", "evacuate", "hospitalize", "infect"])


def note_of(verdict: Verdict, figures: Sequence[Figure], reports: Sequence[AnalysedReport]) -> str:
    """How the figures of a row stand to one another, and what to know about their times; empty for a lone figure."""
    if verdict is Verdict.ONLY_IN:
        return ""
    if verdict is Verdict.AGREE:
        same = all((one.low, one.high) == (other.low, other.high) for one, other in combinations(figures, 2))
        return "The same figure." if same else "The figures fit one another."
    return "Different figures." + _of_times(figures, reports)


def note_of_total(total: Total) -> str:
    """How the parts add up."""
    parts = [_shown(part) for part in total.parts]
    if all(part.low == part.high for part in total.parts):
        whole = f"{sum(part.low or 0.0 for part in total.parts):,.10g}"
        return f"The parts add up: {' + '.join(parts)} = {whole}. The breakdown differs."
    return "The parts add up. The breakdown differs."


def _shown(figure: Figure) -> str:
    return f"{figure.low:,.10g}" if figure.low is not None else ""


def _of_times(figures: Sequence[Figure], reports: Sequence[AnalysedReport]) -> str:
    """Counts of people in an event grow with time, so the times of publication come first."""
    times = {reports[figure.report].published_at for figure in figures}
    if None in times or len(times) < 2 or not any(figure.quantity.counted in _GROWING for figure in figures):
        return ""
    return " The reports were published at different times, and counts like this one change."
