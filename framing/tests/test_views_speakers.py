"""Speakers: the list, and one across stories."""

import pytest
from django.urls import reverse

from framing.models import AnalysisRun
from framing.tests.factories import AnalysisRunFactory
from framing.tests.statements import WHOLE, compared_story, quoted, report_in
from reports.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db
LIST = reverse("framing:speaker_list")
MARA = reverse("framing:speaker_detail", args=["mara-quill"])


def test_list_counts_what_is_attributed_to_each(client):
    compared_story(3)

    page = client.get(LIST).text

    assert "1 speaker</caption>" in page
    assert '<a class="source-name" href="/speakers/mara-quill/">Mara Quill</a>' in page
    assert "A clerk" not in page


def test_list_says_who_somebody_is_in_the_words_of_a_named_report(client):
    run = report_in(StoryFactory(), WHOLE + " Mara Quill, the harbour master, spoke. She left.")
    quoted(run, "We closed it", speaker_text="Mara Quill, the harbour master", speaker_how="name")
    quoted(run, "nine days", speaker_text="She, who had known Mara Quill for as long as anybody", speaker_how="pronoun")

    page = client.get(LIST).text

    assert f"“Mara Quill, the harbour master”, {run.revision.article.source.name}" in page
    assert "as long as anybody" not in page


@pytest.mark.parametrize(("words", "found"), [("quill", True), ("MARA q", True), ("clerk", False), ("%", False)])
def test_speaker_is_found_by_parts_of_the_name(client, words, found):
    compared_story()

    assert (MARA in client.get(LIST, {"q": words}).text) is found


def test_empty_lists_say_what_comes_next(client):
    assert "Nobody speaks yet" in client.get(LIST).text
    compared_story()
    assert "Nobody is named “nowhere”" in client.get(LIST, {"q": "nowhere"}).text


@pytest.mark.parametrize("query", ["q=%00", "q=" + "a" * 5000, "page=x", "page=-1"])
def test_odd_questions_are_answered(client, query):
    assert client.get(f"{LIST}?{query}").status_code == 200


def test_page_gathers_what_one_speaker_is_given_across_stories(client):
    stories = [compared_story(), compared_story()]

    page = client.get(MARA).text

    assert page.count("“We closed it before anybody was hurt") == 2
    for story in stories:
        assert story.title in page
    assert "passed on by Radio Quay" in page
    assert "in 4 reports of 4 sources, 2 stories" in page


def test_page_lists_the_phrases_that_stand_for_the_name_but_no_pronoun(client):
    run = report_in(StoryFactory(), WHOLE + " Quill and she spoke.")
    quoted(run, "We closed it", speaker_text="Quill", speaker_how="surname")
    quoted(run, "nine days", speaker_text="She", speaker_how="pronoun")

    page = client.get(MARA).text

    assert "<li>Quill</li>" in page
    assert "<li>She" not in page


def test_only_the_newest_finished_analysis_is_read(client):
    compared_story(1)
    run = AnalysisRun.objects.get()
    AnalysisRunFactory(revision=run.revision, corrections=1)

    assert client.get(MARA).status_code == 404
    AnalysisRun.objects.filter(corrections=1).update(state="queued", finished_at=None)
    assert client.get(MARA).status_code == 200


@pytest.mark.parametrize("key", ["nobody-at-all", "a\0b", "Mara Quill", "'"])
def test_unknown_speaker_is_not_found(client, key):
    compared_story()

    assert client.get(reverse("framing:speaker_detail", args=[key])).status_code == 404


@pytest.mark.parametrize("reports", [1, 12])
def test_pages_cost_the_same_at_any_size(client, reports, django_assert_num_queries):
    compared_story(reports)

    with django_assert_num_queries(2):
        client.get(LIST)
    with django_assert_num_queries(4):
        client.get(MARA)


def test_long_pages_are_cut(client):
    compared_story(40)

    assert "Page 1 of 3" in client.get(MARA).text
    assert client.get(MARA, {"page": 3}).status_code == 200
