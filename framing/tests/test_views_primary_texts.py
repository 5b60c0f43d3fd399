"""Attaching a primary text to a story, and withdrawing it."""

import pytest
from django.urls import reverse

from framing.tests.factories import EditorFactory
from reports.models import PrimaryText
from reports.tests.factories import PrimaryTextFactory, ReaderFactory, StoryFactory

pytestmark = pytest.mark.django_db
TEXT = "We closed it before anybody was hurt, and it stays shut."
GOOD = {
    "kind": "statement",
    "speaker": "Mara Quill",
    "text": TEXT,
    "url": "https://works.example/notice",
    "published_at": "2026-03-02T07:00",
    "zone": "Europe/Paris",
}


def add(story):
    return reverse("framing:primary_text_add", args=[story.slug])


def withdraw(primary):
    return reverse("framing:primary_text_withdraw", args=[primary.story.slug, primary.pk])


@pytest.fixture
def editor(client):
    editor = EditorFactory()
    client.force_login(editor)
    return editor


def test_text_is_attached_with_its_moment_in_utc_and_shown(client, editor):
    story = StoryFactory()

    response = client.post(add(story), GOOD)

    primary = PrimaryText.objects.get()
    assert response.url == f"/stories/{story.slug}/quotes/#primary-{primary.pk}"
    assert (primary.text, primary.speaker, primary.added_by) == (TEXT, "Mara Quill", editor)
    assert primary.published_at.isoformat() == "2026-03-02T06:00:00+00:00"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "a" * 100_001}, "text"),
        ({"speaker": ""}, "speaker"),
        ({"url": ""}, "url"),
        ({"url": "not an address"}, "url"),
        ({"kind": "rumour"}, "kind"),
        ({"published_at": "yesterday"}, "published_at"),
        ({"published_at": "2999-01-01T00:00"}, "published_at"),
    ],
)
def test_refusals_stand_at_their_fields_and_what_was_typed_is_kept(client, editor, changes, field):
    response = client.post(add(StoryFactory()), GOOD | changes)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert f'id="id_{field}_error"' in response.text
    assert "Europe/Paris" in response.text
    assert not PrimaryText.objects.exists()


def test_full_story_is_told_above_the_form(client, editor):
    story = StoryFactory()
    PrimaryTextFactory.create_batch(20, story=story)

    response = client.post(add(story), GOOD)

    assert response.status_code == 422
    assert "Withdraw one that explains less." in response.text


def test_withdrawal_asks_first_and_needs_a_reason(client, editor):
    primary = PrimaryTextFactory()

    assert primary.text in client.get(withdraw(primary)).text
    refused = client.post(withdraw(primary), {"reason": " "})
    assert (refused.status_code, PrimaryText.objects.live().count()) == (422, 1)


def test_withdrawn_text_is_gone_from_the_story_and_kept_with_its_reason(client, editor):
    primary = PrimaryTextFactory()

    response = client.post(withdraw(primary), {"reason": "Another notice."}, follow=True)

    primary.refresh_from_db()
    assert (primary.withdrawal_reason, primary.withdrawn_by) == ("Another notice.", editor)
    assert "is withdrawn" in response.text
    assert client.get(withdraw(primary)).status_code == 404


def test_text_of_another_story_is_not_found(client, editor):
    primary, other = PrimaryTextFactory(), StoryFactory()

    assert client.get(withdraw(primary).replace(primary.story.slug, other.slug)).status_code == 404


def test_readers_may_do_neither_and_strangers_sign_in(client):
    primary = PrimaryTextFactory()
    for address in (add(primary.story), withdraw(primary)):
        assert client.get(address).status_code == 302
    client.force_login(ReaderFactory())
    for address in (add(primary.story), withdraw(primary)):
        assert (client.get(address).status_code, client.post(address, GOOD).status_code) == (403, 403)
    assert PrimaryText.objects.live().count() == 1
