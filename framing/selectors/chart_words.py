"""What the charts of a story have in common: who is in them, what they were made of, and addresses under their page."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from framing.analysis.plots import Cell, listed
from framing.selectors.reports import Report
from framing.selectors.runs import Standing
from framing.selectors.story_frames import StoryFrame

#: Rows told one by one to whoever does not see a chart; all of them stand in its table.
MOST_TOLD = 12
COUNTED = "#counted"
_WAITING = {Standing.FAILED: "the analysis failed", Standing.OTHER_LANGUAGE: "not analysed: not in English"}


def name_of(report: Report) -> str:
    """The outlet, as charts and tables call the report."""
    return report.source.name


def source_line(frame: StoryFrame) -> str:
    """What a chart was made of: the reports, the release, the engine."""
    names = listed(list(dict.fromkeys(map(name_of, frame.analysed or frame.reports))))
    releases = listed([str(number) for number in frame.releases])
    engines = sorted({f"engine {report.run.engine}" for report in frame.analysed if report.run})
    plural = "s" if len(frame.releases) > 1 else ""
    made = [f"Reports: {names}", f"lexicon release{plural} {releases}" if releases else "", *engines]
    return f"“{frame.story.title}”. {'; '.join(filter(None, made))}."


def waiting_words(report: Report) -> str:
    """Why a report has no figures."""
    return _WAITING.get(report.status.standing, "being analysed")


def report_cell(report: Report) -> Cell:
    """The head of a row of a table."""
    return Cell(name_of(report), colour=report.colour)


def figure(text: object, href: str = "") -> Cell:
    """A number in a table."""
    return Cell(str(text), href=href, is_figure=True)


def address(frame: StoryFrame, path: str, anchor: str = "", **query: str | int) -> str:
    """An address that goes on showing the release of this page."""
    pinned: dict[str, str | int] = {"release": frame.release} if frame.release else {}
    pairs = pinned | query
    return f"{path}{'?' if pairs else ''}{urlencode(pairs)}{anchor}"


def told_in_turn(rows: Iterable[str]) -> str:
    """Rows as one text, as many as anybody listens to."""
    told: Sequence[str] = list(rows)
    more = f"; {len(told) - MOST_TOLD} more in the table" if len(told) > MOST_TOLD else ""
    return "; ".join(told[:MOST_TOLD]) + more + "."
