"""Corrections of zones: a log, shared numbers, undo, and what a new text takes over."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from reports.extraction.zone_changes import ZoneChange, rezoned, zones_in_force
from reports.models import Article, ZoneCorrection
from reports.selectors.corrections import correction_count, last_number, with_correction_count
from reports.selectors.zones import lay_over, rows_of, zones_at, zones_now
from reports.services.corrections import CorrectionRefused, correct_quote, undo_correction
from reports.services.ingest import Outcome, submit_article, submit_report
from reports.services.zone_corrections import correct_zones, undo_zone_correction
from reports.signals import zones_corrected
from reports.tests.factories import EditorFactory, QuoteFactory, RevisionFactory, SourceFactory
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan, find_zones

pytestmark = pytest.mark.django_db

ADDRESS = "https://daily.example/gate"
REPORT = """Harbour gate stays shut

BRENNICK - The harbour office closed the gate on Monday after 12 boats were damaged by the storm.

The gate was built in 1931 and was last repaired nine years ago, says a notice at the quay.

Boats wait outside the harbour for the gate to open, as on every Monday of the month.

Fishermen asked the town for money for two lost days of work.
"""
AS_FOUND = ["headline", "dateline", "body", "body", "body", "body"]


@pytest.fixture
def article():
    return submit_article(source=SourceFactory(), text=REPORT, url=ADDRESS)


def changed(article, places, shown=None, **more):
    """The correction that gives these paragraphs, counted from 0, another zone."""
    wanted = [str(zone.zone) for zone in zones_now(article.latest_revision)]
    for place, zone in places.items():
        wanted[place] = zone
    shown = last_number(article) if shown is None else shown
    return correct_zones(revision=article.latest_revision, wanted=wanted, shown=shown, **more)


def kinds(revision):
    return [str(zone.zone) for zone in zones_now(revision)]


def test_a_correction_keeps_before_and_after_and_who_made_it(article):
    editor = EditorFactory()

    row = changed(article, {4: "caption"}, reason="It stands  under a picture.", corrected_by=editor)

    assert [zone for zone, _, _ in row.before] == AS_FOUND
    assert [zone for zone, _, _ in row.zones] == [*AS_FOUND[:4], "caption", "body"]
    assert (row.number, row.reason, row.corrected_by) == (1, "It stands under a picture.", editor)
    assert [zone for zone, _, _ in article.latest_revision.zones] == AS_FOUND


def test_an_analysis_is_asked_for_with_every_correction(article):
    heard = []

    def hear(revision_id, **kwargs):
        heard.append(revision_id)

    zones_corrected.connect(hear)
    undo_zone_correction(correction=changed(article, {4: "caption"}))
    zones_corrected.disconnect(hear)

    assert heard == [article.latest_revision_id] * 2


def test_corrections_of_quotations_and_zones_share_their_numbers():
    quote = QuoteFactory()
    article = quote.revision.article
    shown = {"kind": "mixed", "start": quote.start, "end": quote.end, "speaker_name": "Mara Quill"}

    first = correct_quote(quote=quote, **shown)
    second = changed(article, {1: "caption"})
    third = undo_correction(correction=first)

    assert [row.number for row in (first, second, third)] == [1, 2, 3]
    assert correction_count(quote.revision) == 3
    assert [str(zone.zone) for zone in zones_at(quote.revision, 1)[0]][1] == "body"
    assert [str(zone.zone) for zone in zones_at(quote.revision, 2)[0]][1] == "caption"
    (counted,) = with_correction_count(type(quote.revision).objects.filter(pk=quote.revision_id))
    assert counted.correction_count == 3


def test_taking_one_back_leaves_later_ones_of_other_paragraphs(article):
    first = changed(article, {3: "boilerplate"})
    changed(article, {4: "caption"})

    undo = undo_zone_correction(correction=first)

    assert kinds(article.latest_revision) == [*AS_FOUND[:4], "caption", "body"]
    assert undo.undoes == first
    assert undo_zone_correction(correction=first) == undo
    with pytest.raises(CorrectionRefused, match="cannot be undone"):
        undo_zone_correction(correction=undo)


def test_a_dateline_that_is_none_becomes_one_with_its_paragraph(article):
    changed(article, {1: "body"})

    zones = zones_now(article.latest_revision)
    assert kinds(article.latest_revision) == ["headline", "body", "body", "body", "body"]
    assert zones[1].span.of(article.latest_revision.text).startswith("BRENNICK - The harbour office")


def test_another_headline_is_the_name_of_the_report(article):
    row = changed(article, {0: "breadcrumb", 4: "headline"})

    article.refresh_from_db()
    assert article.headline.startswith("Boats wait outside")
    undo_zone_correction(correction=row)
    article.refresh_from_db()
    assert article.headline == "Harbour gate stays shut"


@pytest.mark.parametrize(
    ("places", "message"),
    [
        ({0: "body"}, "no headline"),
        ({2: "headline"}, "2 headlines"),
        (dict.fromkeys(range(2, 6), "caption"), "Leave at least one"),
        ({2: "heading"}, "one of the zones"),
        ({}, "stand like this already"),
    ],
)
def test_what_would_be_no_report_is_refused(article, places, message):
    with pytest.raises(CorrectionRefused, match=message):
        changed(article, places)

    assert not ZoneCorrection.objects.exists()


def test_a_list_that_is_out_of_date_is_refused_and_the_same_again_is_one_correction(article):
    first = changed(article, {4: "caption"})
    wanted = [*AS_FOUND[:4], "caption", "body"]
    again = {"revision": article.latest_revision, "shown": 0}

    assert correct_zones(wanted=wanted, **again) == first
    with pytest.raises(CorrectionRefused, match="Correction 1 has changed the zones"):
        correct_zones(wanted=[*AS_FOUND[:-1], "caption"], **again)
    with pytest.raises(CorrectionRefused, match="others than were shown"):
        correct_zones(revision=article.latest_revision, shown=1, wanted=["headline"])


def test_only_the_newest_text_is_corrected(article):
    old = article.latest_revision
    RevisionFactory(article=article, text=REPORT + "\n\nIt rained.")

    with pytest.raises(CorrectionRefused, match="newer text"):
        correct_zones(revision=old, wanted=[*AS_FOUND[:5], "caption"], shown=0)


def test_a_new_text_takes_over_the_zones_of_paragraphs_that_are_the_same(article):
    changed(article, {3: "boilerplate", 4: "caption"})
    text = REPORT.replace("12 boats", "14 boats").replace("as on every Monday", "as on each Monday")

    newer = submit_article(source=article.source, text=text, url=ADDRESS).latest_revision

    assert kinds(newer) == ["headline", "dateline", "body", "boilerplate", "body", "body"]
    zones, problems = zones_at(newer, 1)
    assert zones == zones_now(newer)
    assert ["Boats wait outside" in problem.message for problem in problems] == [True]
    assert correction_count(newer) == 1


def test_a_change_around_the_report_makes_no_new_text(article):
    lines = "\n\nShare this article\n\n312 shares\n\n© Daily 2026"

    same = submit_report(source=article.source, text=REPORT + lines, url=ADDRESS)
    changed(article, {3: "boilerplate"})
    also = submit_report(source=article.source, text=REPORT.replace("12 boats", "13 boats"), url=ADDRESS)

    assert (same.outcome, same.revision, also.outcome) == (Outcome.SAME, article.latest_revision, Outcome.REVISION)
    assert Article.objects.get().revisions.count() == 2


def test_laying_zones_over_many_texts_costs_one_query(article):
    others = [submit_article(source=SourceFactory(), text=REPORT) for _ in range(3)]
    for one in (article, *others):
        changed(one, {4: "caption"})

    with CaptureQueriesContext(
        connection,
    ) as queries:
        lay_over((one.latest_revision, 1) for one in (article, *others))
        lay_over([(article.latest_revision, 0)])

    assert len(queries) == 1
    assert others[0].latest_revision.zone_rows[4][0] == "caption"


def test_a_correction_never_changes_and_never_goes(article):
    row = changed(article, {4: "caption"})

    with pytest.raises(Exception, match=r"Cannot (update or )?delete"):
        ZoneCorrection.objects.filter(pk=row.pk).delete()


ZONES = st.sampled_from(list(Zone))


@given(st.lists(ZONES, min_size=6, max_size=6), st.lists(ZONES, min_size=6, max_size=6))
def test_what_is_wanted_is_what_stands_and_an_undo_brings_back_what_was(first, second):
    found = find_zones(REPORT)
    one = ZoneChange(1, found, rezoned(found, first, REPORT))
    then, _ = zones_in_force(found, [one], REPORT)
    wanted = rezoned(then, second[: len(then)], REPORT)
    other = ZoneChange(2, then, wanted)

    assert then == one.after
    assert zones_in_force(found, [one, other], REPORT)[0] == wanted
    assert zones_in_force(found, [one, other, ZoneChange(3, wanted, then, 2)], REPORT)[0] == then
    taken_back = [one, other, ZoneChange(3, (), (), 1), ZoneChange(4, (), (), 2)]
    assert zones_in_force(found, taken_back, REPORT)[0] == found


def test_rows_are_zones_both_ways():
    assert rows_of([ZoneSpan(Zone.BODY, Span(1, 4))]) == [["body", 1, 4]]
