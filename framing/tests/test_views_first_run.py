"""The steps from an empty installation to its first comparison."""

import pytest
from django.urls import reverse

from framing.models import LexiconRelease
from framing.tests.factories import AnalysisRunFactory, ComparisonFactory, CuratorFactory, EditorFactory, ReleaseFactory
from reports.tests.factories import ArticleFactory, StoryFactory, UserFactory

HOME = reverse("framing:story_list")
UPLOAD = reverse("reports:article_upload")
STARTER = reverse("framing:starter_lexicon")

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(EditorFactory(username="mara"))
    return client


def test_reader_of_an_empty_installation_is_told_kindly_and_led_to_sign_in(client):
    page = client.get(HOME).text

    assert "Nothing has been laid side by side here yet" in page
    assert "Whoever reads need not do anything" in page
    assert f'href="{reverse("login")}?next=/"' in page
    assert page.count('aria-current="step"') == 1


def test_account_that_only_reads_is_shown_no_steps(client):
    client.force_login(UserFactory())

    page = client.get(HOME).text

    assert "an administrator can make you an editor" in page
    assert 'class="step ' not in page


def test_editor_is_led_to_the_first_upload(editor):
    ReleaseFactory(number=3)

    page = editor.get(HOME).text

    assert "You are signed in as mara." in page
    assert "Release 3 is published." in page
    assert f'href="{UPLOAD}">Upload a report</a>' in page
    assert "2 of 5 done" in page


def test_editor_without_a_lexicon_is_told_who_publishes_it_and_may_upload_already(editor):
    page = editor.get(HOME).text

    assert "A curator publishes the first one here" in page
    assert STARTER not in page
    assert "Upload a report</a>" in page


def test_second_report_is_asked_for_in_the_story_of_the_first(editor):
    ReleaseFactory()
    ArticleFactory(story=StoryFactory(slug="gate"), headline="Gate <shut>")

    page = editor.get(HOME).text

    assert "“<a href=" in page
    assert "Gate &lt;shut&gt;</a>” is stored." in page
    assert f'href="{UPLOAD}?story=gate">Upload the second</a>' in page


def test_reports_in_different_stories_are_named_as_what_stands_in_the_way(editor):
    ReleaseFactory()
    for _ in range(2):
        ArticleFactory(story=StoryFactory())

    assert "The reports so far stand in different stories" in editor.get(HOME).text


def test_report_in_another_language_is_no_step(editor):
    ReleaseFactory()
    ArticleFactory(story=StoryFactory(), language="de")

    assert "2 of 5 done" in editor.get(HOME).text


def test_two_reports_lead_to_their_story(editor):
    ReleaseFactory()
    story = StoryFactory(slug="gate")
    for _ in range(2):
        ArticleFactory(story=story)

    page = editor.get(HOME).text

    assert 'href="/stories/gate/">Open the story</a>' in page
    assert "It is being made" in page


def test_failure_on_the_way_is_told(editor):
    story = StoryFactory()
    for _ in range(2):
        AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision, failed=True)

    assert "Something went wrong on the way" in editor.get(HOME).text


def test_steps_vanish_when_the_first_comparison_stands(editor):
    ComparisonFactory()

    page = editor.get(HOME).text

    assert "first-run" not in page


def test_question_is_answered_without_the_steps(editor):
    page = editor.get(HOME, {"q": "gate"}).text

    assert "Nothing found" in page
    assert "first-run-title" not in page


def test_curator_begins_with_the_starter_lexicon(client):
    client.force_login(curator := CuratorFactory())

    assert f'action="{STARTER}"' in client.get(HOME).text
    response = client.post(STARTER, follow=True)

    assert "The starter lexicon is published." in response.text
    assert LexiconRelease.objects.get().published_by == curator


def test_published_lexicon_is_left_alone(client):
    ReleaseFactory()
    client.force_login(CuratorFactory())

    response = client.post(STARTER, follow=True)

    assert "it stays as it is" in response.text
    assert LexiconRelease.objects.count() == 1


def test_nobody_else_publishes_it(editor):
    assert editor.post(STARTER).status_code == 403
    assert editor.get(STARTER).status_code == 405


@pytest.mark.parametrize("count", [1, 12])
def test_home_costs_the_same_at_any_size(client, count, django_assert_max_num_queries):
    ComparisonFactory()
    for _ in range(count):
        ArticleFactory(story=StoryFactory())

    with django_assert_max_num_queries(7):
        client.get(HOME)
