"""Reports of sources month by month for tests, with counted terms about the harbour gate."""

from datetime import UTC, datetime

from framing.models import AnalysisRun, ContrastSet
from framing.tests.factories import (
    AnalysisRunFactory,
    ContrastSetFactory,
    ReferentFactory,
    TermFactory,
    TermHitFactory,
)
from reports.models import Source, Story
from reports.tests.factories import ArticleFactory

SIEGE, CLOSURE = "gate_closure.siege", "gate_closure.closure"


def closing() -> ContrastSet:
    """The set of the closed gate with two terms."""
    labels = ContrastSetFactory(code="gate_closure", referent=ReferentFactory(name="Closing of the harbour gate"))
    for code in (SIEGE, CLOSURE):
        TermFactory(code=code, contrast_set=labels, term=code.partition(".")[2])
    return labels


def reported(
    source: Source, month: int | None, story: Story | None = None, *, hits: int = 2, words: int = 400, year: int = 2025
) -> AnalysisRun:
    """A report on the tenth of the month, or without a date, with so many uses of "siege" among so many own words."""
    at = datetime(year, month, 10, 12, tzinfo=UTC) if month else None
    article = ArticleFactory(source=source, story=story, published_at=at)
    run = AnalysisRunFactory(revision=article.latest_revision, figures={"own_words": words, "own_hits": hits})
    for nth in range(hits):
        TermHitFactory(run=run, nth=nth)
    return run


def months_of(source: Source, other: Source, stories: list[Story]) -> None:
    """Each story in the next month from March on, told by both: "siege" twice by the source, "closure" by the other."""
    for month, story in enumerate(stories, start=3):
        reported(source, month, story)
        run = reported(other, month, story, hits=0)
        TermHitFactory(run=run, nth=0, entry=CLOSURE, term="closure")
        run.figures = {"own_words": 400, "own_hits": 1}
        run.save()
