"""An address that names a release keeps showing its figures; without one a page shows those that stand now."""

import pytest
from django.urls import reverse

from framing.models import AnalysisRun
from framing.selectors.choices import Choice
from framing.selectors.pages import article_page, story_page
from framing.selectors.pins import NoSuchRelease, pin_of
from framing.tests.factories import AnalysisRunFactory, ComparisonFactory, ReleaseFactory, TermHitFactory
from reports.tests.factories import ArticleFactory, RevisionFactory, StoryFactory

pytestmark = pytest.mark.django_db

FIGURES = {"own_words": 400, "quoted_words": 0, "indirect_words": 0, "rate_per_1000": 2.5, "interval": [0.1, 9.0]}


def figures(hits):
    return FIGURES | {"own_hits": hits, "by_zone": {}}


@pytest.fixture
def releases():
    return [ReleaseFactory(number=number) for number in (1, 2, 3)]


@pytest.fixture
def story(releases):
    """Two reports; release 2 changed the first one, release 3 none."""
    story = StoryFactory()
    first, second = ArticleFactory(story=story), ArticleFactory(story=story)
    TermHitFactory(run=AnalysisRunFactory(revision=first.latest_revision, release=releases[0], figures=figures(1)))
    AnalysisRunFactory(revision=second.latest_revision, release=releases[0], figures=figures(5))
    AnalysisRunFactory(revision=first.latest_revision, release=releases[1], figures=figures(9))
    return story


def shown(story, release=0):
    page = story_page(story, Choice(release=release))
    return [(marked.report.figures.own_hits, marked.report.figures.release) for marked in page.reports]


@pytest.mark.parametrize(
    ("release", "lines"),
    [(0, [(9, 3), (5, 3)]), (1, [(1, 1), (5, 1)]), (2, [(9, 2), (5, 2)]), (3, [(9, 3), (5, 3)])],
)
def test_each_release_keeps_its_figures_and_every_line_names_the_release_it_holds_for(story, release, lines):
    assert shown(story, release) == lines


def test_figures_are_those_of_the_earlier_release_while_a_later_one_is_at_work(story, releases):
    first = story.articles.first()
    AnalysisRunFactory(revision=first.latest_revision, release=releases[2], queued=True)

    assert shown(story) == [(9, 2), (5, 3)]
    assert story_page(story, Choice()).releases == [2, 3]


def test_page_says_that_newer_figures_exist_and_leads_to_them(client, story):
    page = client.get(story.get_absolute_url(), {"release": 1}).content.decode()

    assert "Figures of release 1.</b>" in page
    assert f'Newer figures exist: <a href="{story.get_absolute_url()}">those of release 3</a>' in page


def test_page_says_when_no_later_release_changed_the_figures(client, story):
    page = client.get(story.get_absolute_url(), {"release": 2}).content.decode()

    assert "No later release has changed them" in page


def test_present_page_says_nothing_of_releases_but_their_number(client, story):
    page = client.get(story.get_absolute_url()).content.decode()

    assert "pinned-note" not in page
    assert f'<a href="{story.get_absolute_url()}?release=3"' in page


def test_links_of_a_pinned_page_stay_with_the_release(story):
    page = story_page(story, Choice(release=1))

    (marked, _) = page.reports
    assert marked.own_address.endswith("release=1")
    assert marked.text_address.endswith("?release=1")
    assert {item.address.partition("release=")[2] for item in page.legend.shapes} == {"1"}


@pytest.mark.parametrize("name", ["framing:story_read", "framing:story_quotes"])
@pytest.mark.parametrize("number", ["9", "x", "0007", "-1", "99999999999999999999"])
def test_unknown_release_of_a_story_is_said_in_words(client, story, name, number):
    response = client.get(reverse(name, args=[story.slug]), {"release": number})

    assert response.status_code == 404
    assert "release" in response.content.decode()
    assert "The present figures" in response.content.decode()


def test_unknown_release_of_an_article_is_said_in_words(client, story):
    response = client.get(story.articles.first().get_absolute_url(), {"release": "9"})

    assert response.status_code == 404
    assert "There is no release 9<" in response.content.decode()


def test_article_keeps_the_figures_of_a_release(client, story):
    article = story.articles.first()

    page = client.get(article.get_absolute_url(), {"release": 1}).content.decode()

    assert article_page(article, Choice(release=1)).report.figures.own_hits == 1
    assert article_page(article, Choice()).report.figures.own_hits == 9
    assert "Newer figures exist" in page


def test_a_text_that_was_stored_after_the_release_has_no_figures_of_it(client, story, releases):
    article = story.articles.last()
    RevisionFactory(article=article, text="Gate open\n\nThe gate is open.")
    AnalysisRunFactory(revision=article.latest_revision, release=releases[2])

    page = story_page(story, Choice(release=1))
    answer = client.get(story.get_absolute_url(), {"release": 1}).content.decode()

    assert page.reports[1].report.run is None
    assert page.is_settled
    assert "stored after that release" in answer
    assert 'hx-trigger="run-settled' not in answer


def test_comparison_of_a_release_is_found_by_the_analyses_that_stood_then(story, releases):
    old = ComparisonFactory(story=story, release=releases[0])

    assert story_page(story, Choice(release=1)).comparison_status.result == old
    assert story_page(story, Choice(release=2)).comparison_status.standing == "none"
    assert story_page(story, Choice()).comparison_status.standing == "pending"


def test_card_of_a_pinned_page_compares_with_what_stood_then(client, story, releases):
    hit = AnalysisRun.objects.get(release=releases[0], figures__own_hits=1).hits.get()
    address = reverse("framing:mark_card", args=[story.slug, hit.pk])

    page = client.get(address, {"release": 1}).content.decode()

    assert "lexicon release 1" in page
    assert f"{story.get_absolute_url()}?release=1#m{hit.pk}" in page


def test_quotes_tab_keeps_the_release_in_its_links(client, story):
    page = client.get(reverse("framing:story_quotes", args=[story.slug]), {"release": 1}).content.decode()

    assert f'href="{story.get_absolute_url()}?release=1"' in page
    assert "Figures of release 1." in page


def test_no_release_is_asked_for_without_a_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert pin_of(0, [1]) is None


def test_pin_to_an_unknown_release_says_so():
    with pytest.raises(NoSuchRelease, match="There is no release 4"):
        pin_of(4, [])


def test_quotes_tab_says_where_no_comparison_of_that_release_is_stored(client, story):
    page = client.get(reverse("framing:story_quotes", args=[story.slug]), {"release": 1}).content.decode()

    assert "A comparison begins with" not in page


def test_lists_of_reports_name_the_release_that_their_figures_hold_for(client, story, releases):
    source = story.articles.first().source
    AnalysisRunFactory(revision=story.articles.last().latest_revision, release=releases[2], queued=True)

    stories = client.get(reverse("framing:story_list")).content.decode()
    reports = client.get(source.get_absolute_url()).content.decode()

    assert "<small>release 3</small>" in reports
    assert 'own words, release <span class="num">3</span>' in stories
    assert 'own words, release <span class="num">1</span>' in stories
