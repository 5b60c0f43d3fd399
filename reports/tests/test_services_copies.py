"""What of stored texts repeats other ones, and which report counts it."""

from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.extraction.copies import METHOD
from reports.models import Article, SharedText, TextBand, WireReading
from reports.selectors import copies as selectors
from reports.selectors.copies import candidates_for, texts_not_compared
from reports.services.copies import find_copies, likeness_of_text, rank_again, sweep_copies
from reports.signals import copies_changed, copies_waiting, publication_corrected
from reports.tests.factories import FIRST_MORNING, ArticleFactory, RevisionFactory, SourceFactory, StoryFactory
from reports.tests.wire_prose import HISTORY, INDEPENDENT, LEAD, RESCUE, UNION, WEATHER, WIRE, report
from reports.text.zones import find_zones

pytestmark = pytest.mark.django_db

AGENCY_TEXT = report(*WIRE)
PAPER_TEXT = report(LEAD, INDEPENDENT[3], RESCUE, INDEPENDENT[4], headline="Cold night on the skerry")


def article(text: str, hours: float = 0, **given: Any) -> Article:
    return ArticleFactory(revision=text, published_at=FIRST_MORNING + timedelta(hours=hours), **given)


def find(*articles: Article) -> None:
    for one in articles:
        assert one.latest_revision_id is not None
        find_copies(revision_id=one.latest_revision_id)


def told() -> list[tuple[int, int, str, list[list[int]]]]:
    """Every row of the table as article, article, kind and stretches."""
    rows = SharedText.objects.order_by("earlier", "later")
    return [(row.earlier.article_id, row.later.article_id, row.kind, row.stretches) for row in rows]


def uncounted(one: Article) -> list[str]:
    """The words of an article that count in another one."""
    reading = WireReading.objects.get(revision=one.latest_revision)
    assert one.latest_revision is not None
    return [one.latest_revision.text[start:end] for start, end in reading.uncounted]


def test_what_was_published_first_counts() -> None:
    later, earlier = article(PAPER_TEXT, hours=3), article(AGENCY_TEXT)

    find(later, earlier)

    assert [row[:3] for row in told()] == [(earlier.pk, later.pk, "shares")]
    assert uncounted(later) == [LEAD, RESCUE]
    assert uncounted(earlier) == []


def test_the_agency_s_own_report_counts_even_when_it_was_published_later() -> None:
    paper = article(PAPER_TEXT)
    agency = article(AGENCY_TEXT, hours=3, source=SourceFactory(is_agency=True))

    find(paper, agency)

    assert [row[:2] for row in told()] == [(agency.pk, paper.pk)]
    assert uncounted(paper) == [LEAD, RESCUE]


def test_without_times_what_was_brought_in_first_counts() -> None:
    first = ArticleFactory(revision=PAPER_TEXT, published_at=None)
    second = ArticleFactory(revision=AGENCY_TEXT, published_at=None)

    find(second, first)

    assert [row[:2] for row in told()] == [(first.pk, second.pk)]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_rows_and_counts_do_not_depend_on_the_order_of_arrival(order: tuple[int, ...]) -> None:
    texts = [AGENCY_TEXT, PAPER_TEXT, report(*INDEPENDENT[1:], *WIRE[1:4])]
    articles = [article(text, hours) for hours, text in enumerate(texts)]

    find(*(articles[number] for number in order))

    found = told()
    assert [row[:3] for row in found] == [
        (articles[0].pk, articles[1].pk, "shares"),
        (articles[0].pk, articles[2].pk, "shares"),
        (articles[1].pk, articles[2].pk, "shares"),
    ]
    assert [uncounted(one) for one in articles][:2] == [[], [LEAD, RESCUE]]
    assert uncounted(articles[2])[-1].startswith(RESCUE)
    find(*articles)
    assert told() == found


def test_a_text_that_was_missed_is_found_from_the_other_side() -> None:
    first, second = article(AGENCY_TEXT), article(PAPER_TEXT, hours=1)
    find(second)
    SharedText.objects.all().delete()  # as if the first had not been there when the second looked

    find(first)

    assert [row[:2] for row in told()] == [(first.pk, second.pk)]


def test_independent_reports_have_nothing_in_common() -> None:
    find(article(AGENCY_TEXT), article(report(*INDEPENDENT), hours=1))

    assert told() == []


def test_a_new_text_takes_the_place_of_the_older_one_and_sets_free_what_it_counted() -> None:
    earlier, later = article(AGENCY_TEXT), article(PAPER_TEXT, hours=1)
    find(earlier, later)

    RevisionFactory(article=earlier, text=report(*INDEPENDENT[:3]))
    find(earlier)

    assert told() == []
    assert uncounted(later) == []
    assert set(TextBand.objects.values_list("revision", flat=True)) == {
        earlier.latest_revision_id,
        later.latest_revision_id,
    }
    assert WireReading.objects.count() == 2


def test_an_older_text_is_not_read_again() -> None:
    one = article(AGENCY_TEXT)
    older = one.latest_revision
    RevisionFactory(article=one, text=PAPER_TEXT)

    assert older is not None
    find_copies(revision_id=older.pk)

    assert not WireReading.objects.exists()


def test_a_report_that_is_taken_out_sets_free_what_it_counted() -> None:
    earlier, later, last = article(AGENCY_TEXT), article(PAPER_TEXT, hours=1), article(AGENCY_TEXT + " It rained.", 2)
    find(earlier, later, last)

    earlier.delete()

    assert [row[:2] for row in told()] == [(later.pk, last.pk)]
    assert uncounted(later) == []
    assert uncounted(last) == [LEAD, RESCUE]


def test_another_time_of_publication_turns_the_rows_over() -> None:
    story = StoryFactory()
    first, second = article(AGENCY_TEXT, story=story), article(PAPER_TEXT, hours=2, story=story)
    find(first, second)
    stretches = told()[0][3]

    Article.objects.filter(pk=second.pk).update(published_at=FIRST_MORNING - timedelta(hours=1))
    publication_corrected.send(sender=Article, story_id=story.pk)

    assert told() == [(second.pk, first.pk, "shares", [[c, d, a, b] for a, b, c, d in stretches])]
    assert uncounted(second) == []
    assert uncounted(first) == [LEAD, RESCUE]


def test_an_outlet_that_turns_out_to_be_an_agency_counts() -> None:
    first, second = article(AGENCY_TEXT), article(PAPER_TEXT, hours=2)
    find(first, second)

    second.source.is_agency = True
    second.source.save()

    assert [row[:2] for row in told()] == [(second.pk, first.pk)]


def test_ranking_again_without_news_changes_nothing() -> None:
    first, second = article(AGENCY_TEXT), article(PAPER_TEXT, hours=2)
    find(first, second)
    before = told()
    told_of: list[Any] = []

    def listen(sender: object, **kwargs: Any) -> None:
        told_of.append(kwargs["article_ids"])

    copies_changed.connect(listen)
    rank_again(articles=[first.pk, second.pk])

    assert told() == before
    assert told_of == []


def test_who_sums_is_told_whose_stretches_changed() -> None:
    first, second = article(AGENCY_TEXT), article(PAPER_TEXT, hours=2)
    told_of: list[list[int]] = []

    def listen(sender: object, **kwargs: Any) -> None:
        told_of.append(kwargs["article_ids"])

    copies_changed.connect(listen)
    find(first, second)

    assert told_of == [[second.pk]]


def test_an_outlet_s_standing_paragraphs_count_each_time() -> None:
    source = SourceFactory()
    long = (INDEPENDENT[0], INDEPENDENT[1], INDEPENDENT[3], INDEPENDENT[4])
    first = article(report(*long, HISTORY, UNION), source=source)
    second = article(report(LEAD, RESCUE, WEATHER, HISTORY, UNION, WEATHER.replace("Winds", "Gusts")), 2, source=source)

    find(first, second)

    assert told() == []


def test_the_agency_that_a_text_names_is_kept_with_the_words_that_name_it() -> None:
    one = article(report(*WIRE, top="VEYLE, Orrland (AP) — "))
    helped = article(report(*INDEPENDENT, "Reuters contributed to this report."))

    find(one, helped)

    one.refresh_from_db()
    reading = WireReading.objects.get(revision=one.latest_revision)
    assert one.agency == reading.agency == "AP"
    assert one.latest_revision is not None
    assert one.latest_revision.text[reading.agency_start : reading.agency_end] == "AP"
    other = WireReading.objects.get(revision=helped.latest_revision)
    helped.refresh_from_db()
    assert (other.agency, other.agency_role, helped.agency) == ("Reuters", "contributed", "")


def test_an_invented_agency_is_known_by_its_source() -> None:
    SourceFactory(name="Skerry Wire", is_agency=True)
    one = article(report(*WIRE))
    Article.objects.filter(pk=one.pk).update(byline="By Ilse Tarrant, Skerry Wire")

    find(one)

    one.refresh_from_db()
    assert one.agency == "Skerry Wire"


def test_a_text_that_is_not_stored_is_told_what_it_repeats() -> None:
    source = SourceFactory()
    stored = article(AGENCY_TEXT, source=source, url="https://daily.example/ferry")
    find(stored)
    text = AGENCY_TEXT.replace("Eleven people", "Twelve people")
    zones = find_zones(text)

    def would_be(**given: Any) -> list[str]:
        return [row["would_be"] for row in likeness_of_text(text, zones, **given)]

    assert would_be() == would_be(source=SourceFactory()) == ["copy"]
    assert would_be(source=source, url=stored.url) == would_be(source=source) == ["revision"]
    again = likeness_of_text(AGENCY_TEXT, find_zones(AGENCY_TEXT), source=source)
    assert [(row["would_be"], row["kind"], row["article"]) for row in again] == [("same", "exact", stored.pk)]
    assert not WireReading.objects.exclude(revision=stored.latest_revision).exists()


def test_a_paragraph_that_everybody_prints_does_not_lead_to_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selectors, "MOST_OF_A_KEY", 5)
    for number in range(12):
        find(article(report(f"Notice number {number} of the harbour office is short.", UNION, HISTORY), number))
    newest = TextBand.objects.filter(revision__article=Article.objects.latest("pk"))
    keys = list(newest.values_list("band", "value"))

    with CaptureQueriesContext(connection) as queries:
        found = candidates_for(keys)

    assert len(queries) == 1
    assert 0 < len(found) < 12
    assert len(candidates_for(keys, most=3)) == 3


def test_the_sweep_asks_for_texts_that_nobody_compared() -> None:
    done, missing, half = article(AGENCY_TEXT), article(PAPER_TEXT, 1), article(report(*INDEPENDENT), 2)
    find(done, half)
    WireReading.objects.filter(revision=half.latest_revision).update(method="an older method")
    asked: list[int] = []

    def listen(sender: object, *, revision_id: int, **kwargs: Any) -> None:
        asked.append(revision_id)

    copies_waiting.connect(listen)
    count = sweep_copies()

    assert count == 2
    assert asked == [missing.latest_revision_id, half.latest_revision_id]
    find(missing, half)
    assert not texts_not_compared().exists()
    assert set(WireReading.objects.values_list("method", flat=True)) == {METHOD}
