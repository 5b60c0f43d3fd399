"""Suggesting a term, and what became of it."""

import pytest
from django.urls import reverse

from framing.models import Draft
from framing.services.drafts import decline_draft, take_draft
from framing.tests.curation import DraftEventFactory, DraftFactory
from framing.tests.factories import CuratorFactory, ReleaseFactory
from reports.tests.factories import ReaderFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    ReleaseFactory()
    reader = ReaderFactory()
    client.force_login(reader)
    return reader


def suggest(client, **given):
    return client.post(reverse("framing:suggest"), {"term": "lockout"} | given)


def test_reader_suggests_and_sees_the_answer(client, reader):
    page = client.get(suggest(client, why="It takes a side.").url)
    assert "waits for a curator" in page.text
    curator, draft = CuratorFactory(), Draft.objects.get()
    taken = take_draft(draft=draft, version=1, by=curator)
    decline_draft(draft=taken, version=2, by=curator, comment="The set has a closer word.")

    page = client.get(reverse("framing:suggestions")).text

    assert "declined" in page
    assert "The set has a closer word." in page
    assert curator.get_username() in page


def test_known_word_is_linked_and_can_be_suggested_in_another_sense(client, reader):
    page = suggest(client, term="siege")

    assert page.status_code == 422
    assert reverse("framing:lexicon_entry", args=["gate_closure.siege"]) in page.text
    assert suggest(client, term="siege", is_other="on").status_code == 302


def test_word_that_was_suggested_is_told_with_its_day(client, reader):
    suggest(client)

    page = suggest(client)

    assert page.status_code == 422
    assert "Somebody suggested it on" in page.text
    assert Draft.objects.count() == 1


def test_form_is_filled_by_its_address(client, reader):
    page = client.get(
        reverse("framing:suggest"), {"term": "lockout", "contrast_set": "gate_closure", "sentence": "A lockout."}
    )

    assert page.context["form"]["term"].value() == "lockout"
    assert "A lockout." in page.text


def test_reader_withdraws_what_nobody_has_taken_up(client, reader):
    suggest(client)
    draft = Draft.objects.get()

    client.post(reverse("framing:suggestions"), {"draft": draft.pk})

    draft.refresh_from_db()
    assert draft.state == Draft.State.DECLINED


@pytest.mark.parametrize("asked", ["", "x", "9" * 30])
def test_suggestion_of_somebody_else_cannot_be_withdrawn(client, reader, asked):
    other = DraftFactory(suggested=True)

    for draft in (asked, other.pk):
        assert client.post(reverse("framing:suggestions"), {"draft": draft}).status_code == 404
    other.refresh_from_db()
    assert other.state == Draft.State.SUGGESTED


def test_account_without_a_role_is_told(client):
    client.force_login(UserFactory())

    assert client.get(reverse("framing:suggest")).status_code == 403


def test_without_suggestions_the_page_leads_to_the_form(client, reader):
    page = client.get(reverse("framing:suggestions")).text

    assert "You have not suggested anything" in page
    assert reverse("framing:suggest") in page


@pytest.mark.parametrize("made", [1, 12])
def test_list_costs_the_same_at_any_length(client, reader, made, django_assert_num_queries):
    for draft in DraftFactory.create_batch(made, suggested=True, opened_by=reader):
        DraftEventFactory(draft=draft)
    client.get(reverse("framing:suggestions"))

    with django_assert_num_queries(9):
        client.get(reverse("framing:suggestions"))
