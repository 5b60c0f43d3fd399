"""Arranging a story: moving, splitting, confirming, merging, renaming, and the log with its undo."""

import pytest
from django.urls import reverse

from reports.models import Article, Story, StoryChange
from reports.services.story_changes import move_reports
from reports.services.story_merging import merge_stories
from reports.tests.factories import ArticleFactory, PrimaryTextFactory, ReaderFactory, StoryFactory
from reports.tests.story_rows import ArrangerFactory, StoryChangeFactory, StoryProposalFactory, proposed, stood

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    person = ArrangerFactory()
    client.force_login(person)
    return person


@pytest.fixture
def story():
    story = StoryFactory(title="Gate shut & barred", slug="gate")
    proposed(story, headline="Gate shut at noon")
    ArticleFactory(story=story, headline="Wall broke in the night")
    return story


def arrange(story):
    return reverse("reports:story_arrange", args=[story.slug])


def value_of(article):
    return f"{article.pk}:{article.story_id or 0}"


def send(client, story, do, *articles, **given):
    return client.post(
        arrange(story), {"do": do, "report": [value_of(article) for article in articles], **given}, follow=True
    )


def test_page_tells_who_placed_each_report(client, editor, story):
    page = client.get(arrange(story)).text

    assert "placed by the machine: somewhat alike · same names" in page
    assert "placed by a person" in page


def test_ticked_reports_are_moved(client, editor, story):
    target, article = StoryFactory(title="Another gate"), story.articles.first()

    page = send(client, story, "move", article, to=target.slug, reason="Another gate.")

    assert "1 report moved to “Another gate”" in page.text
    assert target.articles.get() == article
    assert StoryChange.objects.get().reason == "Another gate."


def test_story_is_found_by_words_with_ticks_and_reason_kept(client, editor, story):
    other = StoryFactory(title="Lighthouse goes dark")
    article = story.articles.first()

    answer = send(client, story, "find", article, q="lighthouse", reason="So far.")

    assert answer.status_code == 200
    assert f'value="{other.slug}"' in answer.text
    assert f'value="{value_of(article)}" checked' in answer.text
    assert 'value="So far."' in answer.text
    assert not StoryChange.objects.exists()


def test_story_is_found_by_headline_and_the_proposed_one_is_offered_first(client, editor, story):
    other = ArticleFactory(story=StoryFactory(slug="light"), headline="Lighthouse goes dark").story
    meant = StoryProposalFactory(article=story.articles.first()).story

    assert f'value="{other.slug}"' in send(client, story, "find", q="LIGHTHOUSE").text
    assert f'value="{meant.slug}"' in client.get(arrange(story)).text


@pytest.mark.parametrize(
    ("do", "given", "message"),
    [
        ("move", {}, "Choose the story that they belong to"),
        ("move", {"to": "nowhere"}, "Choose the story that they belong to"),
        ("split", {"title": " "}, "Write a title"),
        ("confirm", {"reason": "x" * 400}, "may have 300"),
        ("rename", {"title": ""}, "Write a title"),
        ("rename", {"title": "Gate", "slug": "?"}, "Latin letters"),
        ("open", {}, "The story is open already"),
    ],
)
def test_what_is_refused_stands_at_its_field_and_keeps_what_was_typed(client, editor, story, do, given, message):
    answer = send(client, story, do, story.articles.first(), **given)

    assert answer.status_code == 422
    assert message in answer.text
    assert not StoryChange.objects.exists()


@pytest.mark.parametrize("report", ["", "x", "1", "1:2:3", "9999999999999999999:1", "²:1"])
def test_odd_reports_are_refused(client, editor, story, report):
    answer = client.post(arrange(story), {"do": "confirm", "report": report})

    assert answer.status_code == 422


def test_report_moved_meanwhile_is_told(client, editor, story):
    article = story.articles.first()
    shown = value_of(article)
    move_reports(reports=stood(article), to=StoryFactory())

    answer = client.post(arrange(story), {"do": "split", "report": shown, "title": "Mine"})

    assert "somebody moved it since the page was shown" in answer.text


def test_split_confirm_release_rename_close_and_open(client, editor, story):
    first, second = story.articles.order_by("pk")

    assert "1 report moved to “Lighthouse”" in send(client, story, "split", first, title="Lighthouse").text
    assert "1 report let go" in send(client, story, "release", second).text
    second.refresh_from_db()
    assert "1 report confirmed" in send(client, story, "confirm", second).text
    assert "The story is closed" in send(client, story, "close").text
    assert "The story is open" in send(client, story, "open").text
    page = send(client, story, "rename", title="Wall", slug="wall")
    assert page.redirect_chain[-1][0] == "/stories/wall/arrange/"
    assert client.get("/stories/gate/arrange/").url == "/stories/wall/arrange/"


def test_merge_is_shown_before_it_happens(client, editor, story):
    other = StoryFactory(title="Gate of Brennick", slug="other-gate")
    ArticleFactory(story=other)
    PrimaryTextFactory(story=other)
    PrimaryTextFactory(story=story, text=PrimaryTextFactory(story=other).text)

    page = client.get(arrange(story), {"merge": "brennick"}).text
    assert f"{reverse('reports:story_merge', args=[story.slug])}?other=other-gate" in page
    preview = client.get(reverse("reports:story_merge", args=[story.slug]), {"other": "other-gate"}).text

    assert "1 report moves, and counts as placed by a person." in preview
    assert "1 primary text moves with it." in preview
    assert "1 primary text that both have stays behind." in preview
    assert "/stories/other-gate/" in preview
    assert Story.objects.count() == 2


def test_merged_story_is_part_of_the_other_until_that_is_taken_back(client, editor, story):
    other = StoryFactory(slug="other-gate")
    ArticleFactory(story=other)

    page = client.post(
        reverse("reports:story_merge", args=[story.slug]), {"other": "other-gate", "reason": "One gate."}, follow=True
    )

    assert "is part of this story now" in page.text
    change = StoryChange.objects.get()
    undo = reverse("reports:story_change_undo", args=[story.slug, change.pk])
    assert "The change is taken back" in client.post(undo, follow=True).text
    assert other.articles.count() == 1
    assert client.get("/stories/other-gate/").status_code == 200


def test_merge_with_itself_or_nothing_is_not_found(client, editor, story):
    for other in (story.slug, "nowhere", ""):
        address = reverse("reports:story_merge", args=[story.slug])
        assert client.get(address, {"other": other}).status_code == 404


def test_words_and_addresses_that_no_database_can_be_asked_for_find_nothing(client, editor, story):
    arrange, merge = (reverse(f"reports:story_{name}", args=[story.slug]) for name in ("arrange", "merge"))

    assert client.get(arrange, {"merge": "gate\x00"}).status_code == 200
    assert client.post(arrange, {"do": "find", "q": "gate\x00", "to": "gate\x00"}).status_code == 200
    assert client.post(reverse("reports:reports_place"), {"do": "move", "q": "\x00", "to": "\x00"}).status_code == 422
    assert client.get(merge, {"other": "other\x00gate"}).status_code == 404
    assert client.post(merge, {"other": "other\x00gate"}).status_code == 404


def test_log_tells_changes_and_why_some_cannot_be_taken_back(client, editor, story):
    target, third = StoryFactory(title="Another gate"), StoryFactory(title="Third gate")
    article = story.articles.first()
    (first,) = move_reports(reports=stood(article), to=target, reason="Another gate.")
    article.refresh_from_db()
    (second,) = move_reports(reports=stood(article), to=third)

    page = client.get(reverse("reports:story_changes", args=[target.slug])).text

    assert "Another gate." in page
    assert reverse("reports:story_change_undo", args=[target.slug, second.pk]) in page
    assert reverse("reports:story_change_undo", args=[target.slug, first.pk]) not in page
    assert "has been moved since. Take that back first" in page


def test_log_holds_what_was_done_with_a_story_that_was_merged_into_it(client, editor, story):
    other = StoryFactory(slug="other-gate")
    move_reports(reports=stood(ArticleFactory()), to=other, reason="It came late.")
    merge_stories(into=story, merged=other)

    assert "It came late." in client.get(reverse("reports:story_changes", args=[story.slug])).text


def test_refused_undo_is_told(client, editor, story):
    change = StoryChangeFactory(story=story)

    answer = client.post(reverse("reports:story_change_undo", args=[story.slug, change.pk]), follow=True)

    assert "It has been opened or closed since." in answer.text


def test_change_of_another_story_is_not_found(client, editor, story):
    change = StoryChangeFactory()

    assert client.post(reverse("reports:story_change_undo", args=[story.slug, change.pk])).status_code == 404


def test_readers_read_the_log_and_arrange_nothing(client, story):
    article = story.articles.first()
    StoryChangeFactory(story=story)
    assert client.get(reverse("reports:story_changes", args=[story.slug])).url.startswith("/sign-in/")
    client.force_login(ReaderFactory())

    assert "Take it back" not in client.get(reverse("reports:story_changes", args=[story.slug])).text
    assert client.get(arrange(story)).status_code == 403
    assert send(client, story, "confirm", article).status_code == 403


def test_chosen_reports_of_the_list_are_arranged_together(client, editor, story):
    loose = ArticleFactory(headline="Nobody knows where")
    values = [value_of(article) for article in (*story.articles.all(), loose)]
    address, target = reverse("reports:reports_place"), StoryFactory()

    page = client.get(address, {"report": values}).text
    assert page.count(" checked") == 3
    answer = client.post(address, {"do": "move", "report": values, "to": target.slug}, follow=True)

    assert "3 reports moved" in answer.text
    assert Article.objects.filter(story=target).count() == 3
    assert "Nothing is ticked" in client.get(address).text


@pytest.mark.parametrize("rows", [1, 12])
def test_pages_cost_as_many_queries_at_any_length(client, editor, django_assert_num_queries, rows):
    story, target = StoryFactory(), StoryFactory()
    for _ in range(rows):
        proposed(story)
    moved = [ArticleFactory(story=target) for _ in range(rows)]
    for article in moved:
        move_reports(reports=stood(article), to=story)
    StoryFactory.create_batch(rows)

    with django_assert_num_queries(9):
        client.get(arrange(story))
    with django_assert_num_queries(10):
        client.get(reverse("reports:story_changes", args=[story.slug]))
    with django_assert_num_queries(9):
        client.get(reverse("reports:reports_place"), {"report": [value_of(one) for one in story.articles.all()]})
