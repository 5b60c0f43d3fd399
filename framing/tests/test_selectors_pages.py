"""What the page of a story and the card of a mark are made of."""

import pytest

from framing.analysis.lexicon import load_lexicon
from framing.models import TermHit
from framing.selectors.choices import Choice
from framing.selectors.marks import card_of, hit_in_article, hit_in_story
from framing.selectors.pages import article_page, position_of, story_page
from framing.tests.factories import (
    LEXICON,
    AnalysisRunFactory,
    ClaimDecisionFactory,
    ComparisonFactory,
    ReleaseFactory,
    TermHitFactory,
)
from reports.tests.factories import TEXT, ArticleFactory, QuoteFactory, StoryFactory

pytestmark = pytest.mark.django_db
HARBOUR = load_lexicon(LEXICON.format(number=1))


def analysed(story, **fields):
    """An article of the story with a finished analysis; its run."""
    article = ArticleFactory(story=story)
    return AnalysisRunFactory(revision=article.latest_revision, **fields)


@pytest.fixture
def story():
    """Two reports: the first owns "siege", the second quotes it."""
    story = StoryFactory()
    sentences = [["headline", 0, 34], ["body", 36, TEXT.index("\n\n“We")]]
    owner, quoter = analysed(story, sentences=sentences), analysed(story, voices=[["quoted", 40, 60]])
    TermHitFactory(run=owner, phrase="a siege of the small boats")
    TermHitFactory(run=owner, phrase="shut", entry="gate_closure.closure", term="closure", zone="headline")
    TermHitFactory(run=quoter, phrase="a siege of the small boats", voice="quoted", speaker="Mara Quill")
    return story


def report_ids(story):
    return list(story.articles.order_by("published_at").values_list("pk", flat=True))


def first_hit(story, **fields):
    return TermHit.objects.filter(revision__article__story=story, **fields).order_by("pk").first()


def test_first_three_reports_are_the_columns_until_others_are_chosen(story):
    third, _ = analysed(story).revision.article, analysed(story)

    assert [marked.is_shown for marked in story_page(story, Choice()).reports] == [True, True, True, False]
    assert [m.is_shown for m in story_page(story, Choice((third.pk,))).reports] == [False, False, True, False]
    assert [m.is_shown for m in story_page(story, Choice((999_999,))).reports] == [True, True, True, False]


def test_at_most_four_reports_stand_beside_each_other(story):
    ids = [*report_ids(story), *(analysed(story).revision.article_id for _ in range(4))]

    assert len(story_page(story, Choice(tuple(ids))).columns) == 4


def test_opened_mark_brings_its_report_into_view(story):
    analysed(story)
    hit = TermHitFactory(run=analysed(story), phrase="siege")

    page = story_page(story, Choice(), opened=hit)

    assert page.columns[-1].report.article == hit.revision.article
    assert page.opened_in == hit.revision.article_id
    assert story_page(story, Choice()).opened_in is None


def test_texts_are_only_cut_where_they_are_shown(story):
    page = story_page(story, Choice((report_ids(story)[0],)))

    assert page.reports[0].paragraphs
    assert not page.reports[1].paragraphs


def test_hidden_marks_are_plain_text(story):
    def marks(choice):
        paragraphs = story_page(story, choice).reports[0].paragraphs
        return [s.text for p in paragraphs for piece in p.pieces for s in piece.segments if s.mark]

    assert marks(Choice()) == ["shut", "a siege of the small boats"]
    assert marks(Choice((), frozenset({"own"}))) == []


def test_page_counts_the_marks_it_shows(story):
    assert story_page(story, Choice()).mark_count == 3
    assert story_page(story, Choice((), frozenset({"own"}))).mark_count == 1


def test_ticks_are_the_counted_hits(story):
    first = story_page(story, Choice()).reports[0]

    assert len(first.strip.ticks) == len(first.counted) == 2
    assert first.own_address.endswith(
        f"?columns={first.key}&hide=indirect&hide=name&hide=plain&hide=quoted&hide=scare&hide=unclear"
    )


def test_sentences_of_a_text_that_is_not_shown_are_linked_through_its_address(story):
    page = story_page(story, Choice(tuple(report_ids(story)[1:])))

    assert page.reports[0].strip_address == f"{page.path}?columns={report_ids(story)[1]}&columns={report_ids(story)[0]}"
    assert page.reports[1].strip_address == ""


def test_crossings_stay_in_sight_when_claims_were_decided_about_since(story):
    first, second = map(str, report_ids(story))
    row = {"entry": "gate_closure.siege", "term": "siege", "owned_by": [first], "attributed_by": [second]}
    number = ComparisonFactory(story=story, crossings=[row]).release.number
    ClaimDecisionFactory(story=story)

    assert len(story_page(story, Choice()).crossings) == 1
    assert len(story_page(story, Choice(release=number)).crossings) == 1


def test_crossings_of_the_stored_comparison_link_to_a_mark_of_each_side(story):
    first, second = map(str, report_ids(story))
    row = {"entry": "gate_closure.siege", "term": "siege", "owned_by": [first], "attributed_by": [second]}
    stale = row | {"entry": "gate_closure.gone"}
    ComparisonFactory(story=story, crossings=[row, stale])

    (line,) = story_page(story, Choice()).crossings

    owned = first_hit(story, voice="own", entry="gate_closure.siege")
    assert line.owned[0][1] == f"/stories/{story.slug}/marks/{owned.pk}/"
    assert line.attributed[0][0].position == 2


def test_furniture_is_counted_and_the_byline_known():
    story = StoryFactory()
    article = ArticleFactory(story=story, revision=False)
    text = "Head\n\nHome / News\n\nBy Ann Orr\n\nIt rained."
    zones = [["headline", 0, 4], ["breadcrumb", 6, 17], ["byline", 19, 29], ["body", 31, 41]]
    article.latest_revision = article.revisions.create(number=1, text=text, digest="b" * 64, zones=zones)
    article.save()

    (marked,) = story_page(story, Choice()).reports

    assert marked.furniture_count == 1
    assert marked.has_byline
    assert "".join(segment.text for segment in marked.headline) == "Head"


def test_headline_of_the_article_stands_in_where_the_text_has_none():
    story = StoryFactory()
    ArticleFactory(story=story, headline="Given by an editor", revision=False)

    (marked,) = story_page(story, Choice()).reports

    assert marked.headline[0].text == "Given by an editor"
    assert marked.strip is None


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"byline": "A. Orr"}, ""),
        ({}, "byline"),
        ({"published_at": None}, "byline and time"),
        ({"published_at": None, "url": ""}, "byline, time and address"),
    ],
)
def test_missing_provenance_is_named(fields, missing):
    story = StoryFactory()
    ArticleFactory(story=story, **fields)

    assert story_page(story, Choice()).reports[0].report.missing == missing


def test_without_a_release_the_page_says_so():
    story = StoryFactory()
    ArticleFactory(story=story)

    assert not story_page(story, Choice()).has_release
    ReleaseFactory()
    assert story_page(story, Choice()).has_release


def test_figures_below_the_least_text_are_not_enough(story):
    short = analysed(story, figures={"own_words": 120, "own_hits": 2, "rate_per_1000": 16.7, "interval": [2, 60]})

    lines = [marked.report.figures for marked in story_page(story, Choice()).reports]

    assert [line.is_enough_text for line in lines] == [True, True, False]
    assert lines[0].beside == (("headline", 1),)
    assert short.figures["own_words"] == lines[2].own_words < lines[2].least


def test_repeated_analysis_keeps_showing_the_last_finished_one(story):
    run = story.articles.first().latest_revision.runs.get()
    AnalysisRunFactory(revision=run.revision, engine="test-engine 2", failed=True)

    report = story_page(story, Choice()).reports[0].report

    assert report.run == run
    assert report.state == "failed"


def test_card_shows_the_entry_and_the_same_referent_in_every_report(story):
    hit = hit_in_story(story, first_hit(story).pk)

    card = card_of(hit, HARBOUR, f"/stories/{story.slug}/", Choice())

    assert card.entry.code == "gate_closure.siege"
    assert card.contrast_set.referent == "Closing of the harbour gate"
    assert card.colour == "source-1"
    this, other = card.counterparts
    assert (this.is_this, this.sentence) == (True, ())
    assert [(label.text, label.is_this) for label in this.labels] == [
        ("shut", False),
        ("a siege of the small boats", True),
    ]
    assert [label.shape for label in other.labels] == ["quoted"]
    assert "small boats" in "".join(segment.text for segment in other.sentence)
    assert [report.position for report in card.owned_by] == [1]
    assert [report.position for report in card.attributed_by] == [2]


def test_card_quotes_the_whole_sentence_of_the_counterpart(story):
    hit = first_hit(story, voice="quoted")

    first = card_of(hit_in_story(story, hit.pk), HARBOUR, "/x/", Choice()).counterparts[0]

    # "shut" of the headline comes first in the text and is counted.
    assert "".join(segment.text for segment in first.sentence) == "Council shuts the old harbour gate"


def test_card_of_a_term_that_left_the_lexicon_still_stands(story):
    hit = TermHitFactory(run=first_hit(story).run, phrase="rain", entry="gone.gone", contrast_set="gone")

    card = card_of(hit_in_story(story, hit.pk), HARBOUR, "/x/", Choice())

    assert card.entry is None
    assert card.contrast_set is None
    assert card.owned_by == ()


def test_card_of_an_article_in_no_story_stands_alone():
    run = AnalysisRunFactory()
    hit = TermHitFactory(run=run, phrase="siege")

    card = card_of(hit_in_article(run.revision.article, hit.pk), HARBOUR, "/articles/1/", Choice())

    assert len(card.counterparts) == 1
    assert card.back == f"/articles/1/#m{hit.pk}"


def test_marks_of_other_stories_are_not_found(story):
    hit = first_hit(story)

    assert hit_in_story(StoryFactory(), hit.pk) is None
    assert hit_in_article(ArticleFactory(), hit.pk) is None


def test_article_is_coloured_as_in_its_story(story):
    second = story.articles.order_by("published_at")[1]

    page = article_page(second, Choice())

    assert page.report.colour == "source-2"
    assert position_of(ArticleFactory()) == 1


def test_article_page_lists_quotations_with_their_words(story):
    run = story.articles.first().latest_revision.runs.get()
    QuoteFactory(revision=run.revision)
    QuoteFactory(revision=run.revision, engine="an older engine")

    ((quote, words),) = article_page(run.revision.article, Choice()).quote_lines

    assert quote.speaker_name == "Mara Quill"
    assert words == "We closed it before anybody was hurt"
    assert article_page(ArticleFactory(), Choice()).quote_lines == []


@pytest.mark.parametrize(("reports", "queries"), [(1, 5), (12, 6)])  # one report alone has no comparison to look for
def test_story_costs_six_queries_at_any_size(reports, queries, django_assert_num_queries):
    story = StoryFactory()
    for _ in range(reports):
        TermHitFactory.create_batch(3, run=analysed(story))
    if reports > 1:
        ComparisonFactory(story=story)

    with django_assert_num_queries(queries):
        page = story_page(story, Choice())
        assert page.columns[0].paragraphs


@pytest.mark.parametrize("reports", [1, 12])
def test_card_costs_four_queries_at_any_size(reports, django_assert_num_queries):
    story = StoryFactory()
    hits = [TermHitFactory(run=analysed(story)) for _ in range(reports)]

    with django_assert_num_queries(4):
        card = card_of(hit_in_story(story, hits[0].pk), HARBOUR, "/x/", Choice())
        assert card.article.source.name
