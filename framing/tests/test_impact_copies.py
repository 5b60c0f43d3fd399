"""The impact of a release on sources: text that counts in another report is left out of their sums."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string

from framing.models import DryRun
from framing.selectors.impact import SourceShift, rows_of, sources_in
from framing.selectors.impact_copies import Count
from framing.selectors.wire import own_words_in
from framing.tests.curation import DryRunFactory, DryRunFiguresFactory, DryRunHitFactory
from framing.tests.factories import AnalysisRunFactory, ReleaseFactory, TermHitFactory
from reports.models import Article
from reports.services.copies import find_copies
from reports.tests.factories import FIRST_MORNING, ArticleFactory, SourceFactory
from reports.tests.wire_prose import INDEPENDENT, LEAD, RESCUE, STATEMENT, UNION, WIRE, report
from reports.text.spans import Span

pytestmark = pytest.mark.django_db
PAPER = report(LEAD, INDEPENDENT[3], RESCUE, STATEMENT, INDEPENDENT[4], UNION)


def figures(hits: int) -> dict[str, Any]:
    return {"own_words": 512, "own_hits": hits}


@pytest.fixture
def impact() -> DryRun:
    made: DryRun = DryRunFactory(impact=True, finished=True, base=ReleaseFactory())
    return made


def stored(text: str, name: str, hits: int, impact: DryRun, *phrases: str, **source: Any) -> Article:
    """A report analysed with the base of the impact, with a counted mark on each of the phrases."""
    hour = 0 if source else 2
    article: Article = ArticleFactory(
        revision=text, source=SourceFactory(name=name, **source), published_at=FIRST_MORNING.replace(hour=6 + hour)
    )
    run = AnalysisRunFactory(
        revision=article.latest_revision, release=impact.base, figures=figures(hits), sentences=[], voices=[]
    )
    for phrase in phrases:
        TermHitFactory(run=run, phrase=phrase)
    return article


def copied(impact: DryRun) -> Article:
    """A paper's report with two marks in the text of an agency and one of its own."""
    agency = stored(report(*WIRE), "Skerry Wire", 4, impact, is_agency=True)
    paper = stored(PAPER, "Veyle Observer", 3, impact, "complained", "heavy seas", "queue")
    for article in (agency, paper):
        find_copies(revision_id=article.latest_revision_id or 0)
    return paper


def changed(impact: DryRun, article: Article, phrase: str, before: int, after: int, change: str) -> None:
    start = PAPER.index(phrase)
    place = {"start": start, "end": start + len(phrase), "text": phrase, "entry": "gate_closure.siege"}
    DryRunHitFactory(dry_run=impact, revision=article.latest_revision, change=change, **place)
    DryRunFiguresFactory(dry_run=impact, revision=article.latest_revision, before=figures(before), after=figures(after))


def shift_of(impact: DryRun) -> SourceShift:
    (found,) = sources_in(rows_of(impact), impact)
    return found


def test_marks_and_words_of_shared_text_are_left_out_before_and_after(impact: DryRun) -> None:
    paper = copied(impact)
    changed(impact, paper, "crews that work", 3, 4, "new")

    found = shift_of(impact)

    spans = [Span(start, end) for start, end in paper.latest_revision.wire.uncounted]
    words = own_words_in(PAPER, [], spans)
    assert words > 60
    assert found.left_out == Count(3, words)
    assert found.shift.before == Count(1, 512 - words)
    assert found.shift.after == Count(1, 512 - words)


def test_marks_of_its_own_text_make_the_difference(impact: DryRun) -> None:
    paper = copied(impact)
    changed(impact, paper, "stove", 3, 4, "new")

    found = shift_of(impact)

    assert (found.shift.before.hits, found.shift.after.hits, found.left_out.hits) == (1, 2, 2)


def test_mark_that_is_lost_in_shared_text_is_no_loss_of_the_source(impact: DryRun) -> None:
    paper = copied(impact)
    changed(impact, paper, "complained", 3, 2, "lost")

    found = shift_of(impact)

    assert (found.shift.before.hits, found.shift.after.hits, found.left_out.hits) == (1, 1, 1)


def test_shared_text_in_reports_that_do_not_change_is_left_out_too(impact: DryRun) -> None:
    paper = copied(impact)
    other = ArticleFactory(source=paper.source)
    figures_now = {"own_words": 400, "own_hits": 1}
    DryRunFiguresFactory(dry_run=impact, revision=other.latest_revision, before=figures_now)

    found = shift_of(impact)

    assert (found.shift.before.hits, found.shift.after.hits, found.left_out.hits) == (2, 3, 2)


def test_text_that_nobody_else_prints_is_counted_whole(impact: DryRun, django_assert_num_queries: Any) -> None:
    paper = stored(PAPER, "Veyle Observer", 3, impact, "complained")
    changed(impact, paper, "stove", 3, 4, "new")
    rows = rows_of(impact)

    with django_assert_num_queries(2):
        (found,) = sources_in(rows, impact)

    assert (found.shift.before, found.left_out) == (Count(3, 512), Count(0, 0))


def test_page_says_beside_the_sum_what_is_left_out(impact: DryRun) -> None:
    paper = copied(impact)
    changed(impact, paper, "stove", 3, 4, "new")
    shown = {"run": impact, "is_current": True, "waiting": {"ready": [1]}, "report_count": 1, "total": 1}

    page = render_to_string("framing/_impact.html", shown | {"sources": [shift_of(impact)], "stories": []})

    assert "what counts in another report is left out" in page
    assert re.search(r"without 2 in \d+ own words of shared text", page)
