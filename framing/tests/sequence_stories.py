"""Stories whose reports tell when things happened, with the clock that a comparison stores."""

from datetime import UTC, datetime, timedelta
from typing import Any

from framing.analysis.alignment.values import ClaimGroup, Member, Relation
from framing.analysis.sequence import sequence_of
from framing.models import AnalysisRun, Comparison
from framing.services.analysed import analysed_reports
from framing.services.claim_rows import chronology_json
from framing.services.releases import lexicon_of
from framing.tests.claim_stories import claimed, group, report_of
from framing.tests.factories import ComparisonFactory
from reports.models import Claim, Story
from reports.tests.factories import StoryFactory

#: A Wednesday.
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
FIRST = (
    "The town council of Brennick shut the old harbour gate on Sunday after a night of rain.",
    "At 0415 GMT on Tuesday the lower wall fell into the basin.",
    "The gate was built in 1931. The council will meet on Friday.",
)
SECOND = (
    "The town council of Brennick shut the harbour gate late on Tuesday, fishermen said.",
    "Boats had been warned two days earlier. The owners spoke.",
)
_FIRST_CLAIMS = (
    ("The town council of Brennick shut the old harbour gate on Sunday", "shut", "after a night of rain"),
    ("the lower wall fell into the basin", "fell", ""),
    ("The gate was built in 1931", "built", ""),
    ("The council will meet on Friday", "will meet", ""),
)
_SECOND_CLAIMS = (
    ("The town council of Brennick shut the harbour gate late on Tuesday", "shut", ""),
    ("Boats had been warned two days earlier", "warned", ""),
    ("The owners spoke", "spoke", ""),
)


def timed_story(reports: int = 2, *, slug: str = "", published: bool = True) -> Story:
    """Reports of a shut gate: the odd ones give another day for it than the others."""
    story: Story = StoryFactory(**({"slug": slug} if slug else {}))
    runs, closings = [], []
    for number in range(reports):
        texts, claims = (SECOND, _SECOND_CLAIMS) if number % 2 else (FIRST, _FIRST_CLAIMS)
        run = report_of(story, texts, published_at=NOON + timedelta(minutes=number) if published else None)
        found = [_claim(run, *claim) for claim in claims]
        runs.append(run)
        closings.append(found[0])
    if reports > 1:
        store_clock(story, runs, closings)
    return story


def store_clock(story: Story, runs: list[AnalysisRun], closings: list[Claim]) -> Comparison:
    """The comparison of these runs, in which the ``closings`` are one group."""
    members = tuple(Member(str(claim.revision.article_id), (claim.number - 1,)) for claim in closings)
    groups = [ClaimGroup(Relation.DIFFERS, members)] if members else []
    found = sequence_of(analysed_reports(runs, lexicon_of(runs[0].release)), groups)
    stored = [group(1, "differs", closings)] if closings else []
    made: Comparison = ComparisonFactory(story=story, claims=stored, chronology=chronology_json(found))
    return made


def _claim(run: AnalysisRun, words: str, predicate: str, cause: str) -> Claim:
    slots: dict[str, Any] = {"predicate": _slot(run, predicate, run.revision.text.index(words))}
    if cause:
        slots["cause"] = _slot(run, cause)
    return claimed(run, words, slots=slots)


def _slot(run: AnalysisRun, words: str, after: int = 0) -> dict[str, Any]:
    at = run.revision.text.index(words, after)
    return {"start": at, "end": at + len(words), "text": words, "key": words.lower()}
