"""Text that several reports share: what pages show of it, and how often it counts."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from framing.models import Comparison, LabelUse, TermHit
from framing.selectors.choices import Choice
from framing.selectors.concordance import concordance, hits_of_entry, lines_of, voices_by_source
from framing.selectors.label_uses_page import uses_of_label, with_passages
from framing.selectors.marked_reports import WireRail, rails_of
from framing.selectors.pages import article_page
from framing.selectors.reports import article_with_text, articles_in, reports_of
from framing.selectors.speakers import speaker_page, speakers_named
from framing.selectors.wire import NOTHING, same_text_note, wire_of
from framing.services.label_counts import count_labels_again
from framing.services.symmetry import hits_by_entry
from framing.tests.factories import AnalysisRunFactory, TermHitFactory
from framing.tests.label_stories import labels_story
from reports.models import Article, WireReading
from reports.services.copies import find_copies
from reports.signals import copies_changed
from reports.tests.factories import (
    FIRST_MORNING,
    TEXT,
    ArticleFactory,
    QuoteFactory,
    SharedTextFactory,
    SourceFactory,
    StoryFactory,
)
from reports.tests.wire_prose import HISTORY, INDEPENDENT, LEAD, RESCUE, STATEMENT, UNION, WIRE, report
from reports.text.spans import Span

pytestmark = pytest.mark.django_db
SIEGE = "gate_closure.siege"
AGENCY_TEXT = report(*WIRE, top="VEYLE, Orrland (AP) — ")
PAPER_TEXT = report(LEAD, INDEPENDENT[3], RESCUE.replace("hot soup", "warm soup"), STATEMENT, INDEPENDENT[4], UNION)


def stored(text: str, name: str, hours: float, story: Any, *phrases: str) -> Article:
    """An analysed report with an own-voice hit on each of the phrases."""
    source = SourceFactory(name=name, slug=name.lower().replace(" ", "-"))
    article: Article = ArticleFactory(
        revision=text, source=source, story=story, published_at=FIRST_MORNING + timedelta(hours=hours)
    )
    sentences = [["body", found.start(), found.end()] for found in re.finditer(r"[^\n]+", text) if found.start()]
    run = AnalysisRunFactory(revision=article.latest_revision, sentences=sentences, voices=[])
    for phrase in phrases:
        TermHitFactory(run=run, phrase=phrase)
    return article


@pytest.fixture
def story() -> Any:
    """An agency's report and a paper's that prints half of it, compared with each other."""
    story = StoryFactory()
    agency = stored(AGENCY_TEXT, "Skerry Wire", 0, story, "complained", "heavy seas")
    paper = stored(PAPER_TEXT, "Veyle Observer", 2, story, "complained", "heavy seas", "queue")
    for article in (agency, paper):
        find_copies(revision_id=article.latest_revision_id or 0)
    return story


def both(story: Any) -> tuple[Article, Article]:
    agency, paper = articles_in(story)
    return agency, paper


def test_a_report_knows_who_else_prints_its_words(story: Any) -> None:
    agency, paper = map(wire_of, both(story))

    assert agency.label == "agency copy (AP), also in Veyle Observer"
    assert paper.label == "shared text, also in Skerry Wire"
    assert [partner.is_counted_there for wire in (agency, paper) for partner in wire.partners] == [False, True]
    assert agency.uncounted == ()
    assert paper.uncounted == paper.spans


def test_a_report_of_its_own_knows_nothing_of_the_kind() -> None:
    (article,) = articles_in(ArticleFactory(story=StoryFactory()).story)

    assert wire_of(article) is wire_of(article)
    assert wire_of(article) == NOTHING
    assert wire_of(ArticleFactory()) == NOTHING


def test_figures_of_a_report_stay_and_say_what_of_them_is_shared(story: Any) -> None:
    agency, paper = reports_of(both(story))

    assert agency.figures is not None
    assert paper.figures is not None
    assert (paper.figures.own_hits, paper.figures.own_words) == (4, 512)
    assert paper.figures.shared is not None
    assert paper.figures.shared.hits == 2
    shared = " ".join(span.of(PAPER_TEXT) for span in paper.wire.spans)
    assert paper.figures.shared.words == pytest.approx(len(shared.split()), abs=6)


def test_hits_in_shared_text_count_once_over_sources(story: Any) -> None:
    release = TermHit.objects.all()[0].run.release

    counted = {row.name: (dict(row.counts)["own"], row.copied) for row in voices_by_source(SIEGE, release)}

    assert counted == {"Skerry Wire": (2, 0), "Veyle Observer": (1, 2)}
    assert hits_by_entry() == {SIEGE: 3}
    lines = concordance(lines_of(hits_of_entry(SIEGE, release)))
    assert sum(line.is_counted_elsewhere for line in lines) == 2
    assert len(lines) == 5


def test_without_copies_every_hit_counts() -> None:
    release = TermHitFactory(run=AnalysisRunFactory(revision=ArticleFactory().latest_revision)).run.release

    (found,) = voices_by_source(SIEGE, release)

    assert (dict(found.counts)["own"], found.copied) == (1, 0)
    assert hits_by_entry() == {SIEGE: 1}


def test_a_hit_that_reaches_out_of_the_shared_text_counts() -> None:
    hit = TermHitFactory(run=AnalysisRunFactory(revision=ArticleFactory().latest_revision))
    reading = WireReading.objects.create(revision=hit.revision, uncounted=[[0, hit.end - 1]])

    assert hits_by_entry() == {SIEGE: 1}
    reading.uncounted = [[3, 4], [hit.start, hit.end]]
    reading.save()
    assert hits_by_entry() == {}


def test_quotations_in_shared_text_count_once() -> None:
    articles = [ArticleFactory(), ArticleFactory()]
    for article in articles:
        run = AnalysisRunFactory(revision=article.latest_revision)
        QuoteFactory(revision=article.latest_revision, engine=run.engine)
    WireReading.objects.create(revision=articles[1].latest_revision, uncounted=[[0, len(TEXT)]])

    page = speaker_page("mara-quill")

    assert page is not None
    assert (page.quote_count, page.quoted_count, page.copied_count, page.report_count) == (1, 1, 1, 2)
    (row,) = speakers_named()
    assert row["quote_count"] == row["quoted_count"] == 1


def test_labels_in_shared_text_count_once_and_open_into_the_ones_that_count() -> None:
    story = labels_story(2)
    comparison = Comparison.objects.get(story=story)
    last = LabelUse.objects.filter(own__gt=1).order_by("-own", "pk")[0]
    cells = comparison.referents[last.referent - 1]["cells"][str(last.article_id)]
    mention = next(one for use in cells if use["key"] == last.label_key for one in use["mentions"] if one[4] == "own")
    WireReading.objects.create(revision=last.article.latest_revision, uncounted=[mention[1:3]])

    count_labels_again(story=story)

    now = LabelUse.objects.get(article=last.article_id, referent=last.referent, label_key=last.label_key)
    assert now.own == last.own - 1
    (shown,) = [
        use
        for use in with_passages(uses_of_label(referent=last.referent_key, labels=[last.label_key], source=None))
        if use.article.pk == last.article_id
    ]
    assert mention[1] not in {passage.start for passage in shown.passages}
    assert len(shown.passages) + shown.more_count == now.own


def test_whoever_sums_labels_is_asked_to_when_copies_change(
    story: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        copies_changed.send(sender=WireReading, article_ids=[article.pk for article in story.articles.all()])

    assert len(callbacks) == 1


def test_the_text_has_a_rail_where_its_words_are_shared(story: Any, client: Client) -> None:
    _, paper = both(story)

    page = client.get(paper.get_absolute_url()).text

    assert page.count("has-rail") == 4
    assert page.count("rail-part") == 1
    assert page.count('class="wire-label"') == 3
    assert "shared text, also in Skerry Wire" in page
    assert "agency copy or shared text" in page
    assert reverse("framing:article_copies", args=[paper.pk]) in page
    assert '<span class="num">2</span> of these terms' in page


def test_the_story_shows_it_in_the_strip_and_as_a_list(story: Any, client: Client) -> None:
    page = client.get(story.get_absolute_url()).text

    assert "agency copy (AP), also in Veyle Observer" in page
    assert page.count('class="strip-wire"') > 4
    assert "Text of Veyle Observer that other reports print, too" in page
    assert "over several reports counted in another one" in page


def test_a_story_without_copies_shows_nothing_of_it(client: Client) -> None:
    story = StoryFactory()
    stored(report(*WIRE), "One", 0, story)
    stored(report(*INDEPENDENT), "Two", 1, story)

    page = client.get(story.get_absolute_url()).text

    assert "strip-wire" not in page
    assert "has-rail" not in page
    assert "other reports print" not in page


def test_a_label_is_told_once_for_a_run_of_paragraphs(story: Any) -> None:
    agency, _ = both(story)

    marked = article_page(article_with_text().get(pk=agency.pk), Choice()).marked

    label = "agency copy (AP), also in Veyle Observer"
    assert [rail.label for rail in marked.rails.values()] == [label, "", "", label]
    assert rails_of(NOTHING, marked.paragraphs) == {}
    assert WireRail("", is_whole=True) in marked.rails.values()


def test_copies_are_laid_side_by_side_with_the_words_that_were_changed(story: Any, client: Client) -> None:
    _, paper = both(story)

    page = client.get(reverse("framing:article_copies", args=[paper.pk])).text

    assert "Skerry Wire</a>: the same text in part" in page
    assert "<mark>warm</mark>" in page
    assert "<mark>hot</mark>" in page
    assert "the same words" in page
    assert "over several reports counted in Skerry Wire" in page
    assert "4 sentences in both, 2 of them worded otherwise" in page
    assert HISTORY[:30] not in page


def test_a_report_without_copies_says_so(client: Client) -> None:
    page = client.get(reverse("framing:article_copies", args=[ArticleFactory().pk])).text

    assert "No other report has these words" in page
    assert client.get(reverse("framing:article_copies", args=[987654])).status_code == 404


@pytest.mark.parametrize("copies", [1, 12])
def test_pages_cost_the_same_at_any_number_of_copies(
    copies: int, client: Client, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    article = ArticleFactory(story=StoryFactory())
    AnalysisRunFactory(revision=article.latest_revision)
    for _ in range(copies):
        SharedTextFactory(earlier=article.latest_revision, later=ArticleFactory(story=article.story).latest_revision)

    with django_assert_num_queries(6):
        client.get(article.get_absolute_url())
    with django_assert_max_num_queries(8):
        client.get(article.story.get_absolute_url())
    with django_assert_num_queries(4):
        client.get(reverse("framing:article_copies", args=[article.pk]))


def test_what_is_said_in_one_shared_text_is_told_as_one_voice(story: Any) -> None:
    agency, paper = both(story)
    other = ArticleFactory(revision=report(*INDEPENDENT), source=SourceFactory(name="Anvil"))

    def place(article: Article, words: str) -> tuple[Article, Span]:
        assert article.latest_revision is not None
        start = article.latest_revision.text.index(words)
        return article, Span(start, start + len(words))

    asked = "asked the transport ministry to publish the log"
    note = same_text_note([place(agency, asked), place(paper, asked), place(other, "children counted her portholes")])

    assert note == "Skerry Wire and Veyle Observer print the same agency text (AP) here"
    assert same_text_note([place(agency, asked), place(paper, "the queue of lorries")]) == ""
    assert same_text_note([place(agency, asked)]) == ""
