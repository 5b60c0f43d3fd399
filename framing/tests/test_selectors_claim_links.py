"""Which sentences of a story's reports make the same claim."""

import pytest

from framing.models import Comparison
from framing.selectors.choices import Choice
from framing.selectors.claim_links import words_of
from framing.selectors.pages import story_page
from framing.tests.claim_stories import claimed, claims_story, comparison_in, group
from framing.tests.factories import AnalysisRunFactory
from reports.models import Claim
from reports.tests.factories import ArticleFactory

NAMES = {1: "Morning Bell", 2: "Evening Bell", 3: "Harbour Sheet"}


def stored(relation, articles, *dimensions, shown_in=()):
    spans = {str(article): [0, 4] for article in shown_in or articles}
    differences = [{"dimension": dimension, "note": "", "spans": spans} for dimension in dimensions]
    members = [{"article": article, "claims": [1]} for article in articles]
    return {"number": 1, "relation": relation, "members": members, "differences": differences}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (stored("same", [1, 2]), "in Evening Bell: the same"),
        (stored("related", [1, 2, 3]), "in 2 other reports: related"),
        (stored("differs", [1, 2], "number"), "in Evening Bell: differs in number"),
        (stored("differs", [1, 2, 3], "number", "number", "time"), "in 2 other reports: differs in number and time"),
        (stored("differs", [1, 2, 3], "number", shown_in=[2, 3]), "in 2 other reports, which differ in number"),
        (stored("differs", [1, 2]), "in Evening Bell: differs"),
        (stored("contradicts", [1, 2], "certainty"), "in Evening Bell: contradicts, check"),
        (stored("same", [1, 99]), "in 1 other report: the same"),
    ],
)
def test_words_say_where_and_in_what(row, words):
    assert words_of(1, row, NAMES) == words


@pytest.fixture
def story(db):
    return claims_story()


def looks(story, **choice):
    return [dict(marked.links) for marked in story_page(story, Choice(**choice)).reports]


def test_sentences_of_one_group_have_one_fill(story):
    first, second = looks(story)

    assert (first[1].fill, second[1].fill) == (0, 0)
    assert first[1].groups == second[1].groups == (1,)
    assert first[1].words.endswith(": differs in time")


def test_sentence_of_one_report_has_no_fill(story):
    first, _ = looks(story)

    assert (first[3].fill, first[3].words) == (None, "only in this report")
    assert 2 not in first  # a sentence without a claim


def test_page_counts_what_is_shared_and_what_is_not(story):
    page = story_page(story, Choice())
    first, second = page.reports

    assert (first.strip.shared_count, first.strip.only_here_count) == (1, 1)
    assert first.shared_with == {second.report.source.name: 1}
    assert page.link_count == 4
    assert page.is_linked
    assert not page.has_textures


def test_texts_that_are_not_shown_keep_their_strip(story):
    first = story.articles.order_by("published_at", "pk").first()

    shown, hidden = story_page(story, Choice((first.pk,))).reports

    assert shown.links
    assert hidden.links == {}
    assert hidden.strip.shared_count == 1


def test_hidden_links_leave_the_strip_filled(story):
    page = story_page(story, Choice((), frozenset({"links"})))

    assert [marked.links for marked in page.reports] == [{}, {}]
    assert page.reports[0].strip.shared_count == 1
    assert (page.legend.links.count, page.legend.links.is_shown) == (4, False)


def test_links_lead_to_the_claims_of_the_same_release(story):
    number, path = comparison_in(story).release.number, f"/stories/{story.slug}/claims/"

    now, then = story_page(story, Choice()).reports[0], story_page(story, Choice(release=number)).reports[0]

    assert now.claims_path == path
    assert then.claims_path == f"{path}?release={number}"
    assert then.links == now.links


@pytest.mark.parametrize("values", [{"state": "queued"}, {"state": "failed", "failure_code": "out_of_time"}])
def test_without_a_finished_comparison_the_strip_is_drawn_as_ever(story, values):
    Comparison.objects.update(finished_at=None, **values)

    page = story_page(story, Choice())

    assert not page.is_linked
    assert all(block.look is None for block in page.reports[0].strip.blocks)
    assert page.legend.links is None


def test_one_report_alone_is_not_compared(db):
    page = story_page(claims_story(1), Choice())

    assert not page.is_linked
    assert page.link_count == 0


def test_claims_of_another_engine_or_of_other_corrections_are_passed_over(story):
    Claim.objects.filter(number=1).update(corrections=3)
    Claim.objects.filter(number=2).update(engine="an older engine")

    assert looks(story) == [{}, {}]


def test_groups_that_point_nowhere_are_passed_over(story):
    comparison = comparison_in(story)
    comparison.claims = [
        *comparison.claims,
        {**comparison.claims[0], "number": 9, "members": [{"article": 999, "claims": [1]}]},
    ]
    comparison.save()

    assert looks(story)[0].keys() == {1, 3}


def test_nine_shared_groups_repeat_the_first_fill_with_a_texture(story):
    runs = [article.latest_revision.runs.get() for article in story.articles.order_by("published_at", "pk")]
    pairs = [[claimed(run, run.revision.text.split()[-1]) for run in runs] for _ in range(9)]
    for sentence, pair in enumerate(pairs):
        for claim in pair:
            claim.sentence = sentence
            claim.save()
    comparison = comparison_in(story)
    comparison.claims = [group(number, "same", pair) for number, pair in enumerate(pairs, start=1)]
    comparison.save()

    first = looks(story)[0]

    assert [(first[n].css, first[n].texture) for n in (0, 7, 8)] == [("fill-1", 0), ("fill-8", 0), ("fill-1", 1)]


@pytest.mark.parametrize("reports", [2, 12])
def test_page_with_links_keeps_its_budget_at_any_number_of_reports(reports, db, django_assert_num_queries):
    story = claims_story(reports)

    with django_assert_num_queries(7):
        page = story_page(story, Choice())
        assert page.columns[0].links


def test_report_that_waits_for_its_analysis_has_no_links(story):
    AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision, queued=True)

    waiting = story_page(story, Choice()).reports[-1]

    assert waiting.links == {}
    assert waiting.strip is None
