"""Disputing a mark from its card, the list of disputes, one dispute with its answer."""

from html import unescape

import pytest
from django.urls import reverse

from framing.models import Dispute
from framing.tests.curation import DisputeFactory
from framing.tests.factories import AnalysisRunFactory, CuratorFactory, TermFactory, TermHitFactory
from reports.tests.factories import ArticleFactory, ReaderFactory, StoryFactory, UserFactory

pytestmark = pytest.mark.django_db
SWAP = {"HX-Request": "true"}
LIST = "/disputes/"


@pytest.fixture
def hit():
    article = ArticleFactory(story=StoryFactory(slug="gate"))
    return TermHitFactory(run=AnalysisRunFactory(revision=article.latest_revision), phrase="siege")


@pytest.fixture
def reader(client):
    reader = ReaderFactory()
    client.force_login(reader)
    return reader


@pytest.fixture
def curator(client):
    curator = CuratorFactory()
    client.force_login(curator)
    return curator


def form_of(hit, query=""):
    return reverse("framing:dispute_open", args=[hit.revision.article_id, hit.pk]) + query


def card_of(hit):
    return f"/stories/gate/marks/{hit.pk}/"


def test_card_leads_to_the_form_and_the_form_back_to_the_card(client, hit, reader):
    card = unescape(client.get(card_of(hit) + "?hide=quoted", headers=SWAP).text)
    address = form_of(hit, "?hide=quoted&on=story")
    assert f'href="{address}" hx-get="{address}"' in card

    page = unescape(client.get(address).text)

    assert f'href="{card_of(hit)}?hide=quoted"' in page
    assert "siege" in page


def test_card_of_an_article_leads_back_to_the_article(client, hit, reader):
    card = client.get(f"/articles/{hit.revision.article_id}/marks/{hit.pk}/", headers=SWAP).text
    assert f'href="{form_of(hit)}"' in card

    assert f'href="/articles/{hit.revision.article_id}/marks/{hit.pk}/"' in client.get(form_of(hit)).text


def test_stranger_signs_in_and_comes_to_the_form(client, hit):
    card = client.get(card_of(hit), headers=SWAP).text
    assert f'href="{form_of(hit)}?on=story">Dispute this mark' in card

    response = client.get(form_of(hit, "?on=story"))

    assert response.status_code == 302
    assert unescape(response.url).endswith(f"?next={form_of(hit)}%3Fon%3Dstory")


def test_sign_in_that_ran_out_leads_away_from_the_card(client, hit):
    response = client.post(form_of(hit), {"fault": "sense"}, headers=SWAP)

    assert response.headers["HX-Redirect"].endswith(f"?next={form_of(hit)}")
    assert not Dispute.objects.exists()


def test_account_without_a_role_can_dispute_nothing(client, hit):
    client.force_login(UserFactory())

    assert "Dispute this mark" not in client.get(card_of(hit), headers=SWAP).text
    assert client.get(form_of(hit)).status_code == 403
    assert client.post(form_of(hit), {"fault": "sense"}).status_code == 403


def test_dispute_is_stored_and_the_reader_comes_back_to_the_card(client, hit, reader):
    response = client.post(form_of(hit, "?on=story"), {"fault": "voice", "complaint": "Mara said it."}, follow=True)

    stored = Dispute.objects.get()
    assert response.redirect_chain == [(card_of(hit), 302)]
    assert (stored.reported_by, stored.fault, stored.complaint) == (reader, "voice", "Mara said it.")
    assert "A curator will answer" in response.text
    assert "You disputed this mark" in response.text


def test_inside_the_card_the_form_is_swapped_for_thanks(client, hit, reader):
    thanks = client.post(form_of(hit), {"fault": "voice"}, headers=SWAP)

    assert thanks.text.startswith('<section class="card-part card-dispute is-open" id="dispute-open"')
    assert "Thank you." in thanks.text
    assert Dispute.objects.count() == 1


def test_refused_dispute_keeps_what_was_typed(client, hit, reader):
    page = client.post(form_of(hit), {"complaint": "Mara said it."})
    swap = client.post(form_of(hit), {"complaint": "Mara said it."}, headers=SWAP)

    assert (page.status_code, swap.status_code) == (422, 200)
    for answer in (page, swap):
        assert "Choose what is wrong with the mark." in answer.text
        assert "Mara said it.</textarea>" in answer.text


def test_disputed_mark_says_so_instead_of_the_form(client, hit, reader):
    dispute = DisputeFactory(hit=hit, reported_by=reader)

    assert f'href="{dispute.get_absolute_url()}"' in client.get(card_of(hit), headers=SWAP).text
    assert "<textarea" not in client.get(form_of(hit)).text


def test_mark_of_another_article_cannot_be_disputed_here(client, hit, reader):
    other = ArticleFactory()

    assert client.get(reverse("framing:dispute_open", args=[other.pk, hit.pk])).status_code == 404


def test_text_that_breaks_the_form_is_refused_in_words(client, hit, reader):
    response = client.post(form_of(hit), {"fault": "other", "complaint": "a\x00b"})

    assert response.status_code == 422
    assert "Null characters" in response.text


def test_list_is_for_people_who_signed_in(client):
    assert client.get(LIST).status_code == 302
    assert client.get(DisputeFactory().get_absolute_url()).status_code == 302


def test_reader_sees_own_disputes_only_with_their_answers(client, reader):
    mine = DisputeFactory(reported_by=reader, accepted=True, answer="It is a wall.")
    other = DisputeFactory(complaint="Somebody else’s words.")

    page = client.get(LIST).text

    assert "It is a wall." in page
    assert "Somebody else’s words." not in page
    assert client.get(mine.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404


def test_unread_answer_is_new_until_it_is_opened(client, reader):
    dispute = DisputeFactory(reported_by=reader, declined=True)
    assert "1 new answer" in client.get("/method/").text
    assert "new answer</b>" in client.get(LIST).text

    assert client.head(dispute.get_absolute_url()).status_code == 200
    assert "new answer</b>" in client.get(dispute.get_absolute_url()).text

    assert "new answer" not in client.get(LIST).text
    assert "new answer" not in client.get(dispute.get_absolute_url()).text


def test_answer_that_a_curator_looks_at_is_still_new_to_its_reader(client, curator):
    dispute = DisputeFactory(declined=True)

    client.get(dispute.get_absolute_url())

    dispute.refresh_from_db()
    assert dispute.seen_at is None


def test_curator_sees_all_with_counts_and_filters(client, curator):
    first = DisputeFactory(fault="voice", complaint="First words.")
    DisputeFactory(fault="name", complaint="Second words.", accepted=True)
    DisputeFactory(fault="name", complaint="My own.", reported_by=curator)

    def found(query):
        page = client.get(LIST + query)
        return {line.dispute.complaint for line in page.context["lines"]}

    assert found("") == {"First words.", "Second words.", "My own."}
    assert found("?state=accepted") == {"Second words."}
    assert found("?fault=voice") == {"First words."}
    assert found("?whose=mine") == {"My own."}
    assert found(f"?source={first.revision.article.source.slug}") == {"First words."}
    assert found("?entry=siege") == {"First words.", "Second words.", "My own."}
    assert found("?entry=mob") == set()
    assert client.get(LIST + "?fault=name").context["counts"] == {"": 2, "open": 1, "accepted": 1, "declined": 0}
    assert client.get(LIST + "?state=odd&page=x&fault=%00").status_code == 200


@pytest.mark.parametrize("rows", [1, 12])
def test_list_costs_the_same_at_any_size(client, curator, rows, django_assert_max_num_queries):
    DisputeFactory.create_batch(rows, accepted=True)

    with django_assert_max_num_queries(10):
        client.get(LIST)


def test_sentence_is_marked_where_the_mark_stood(client, curator):
    hit = TermHitFactory(run=AnalysisRunFactory(), phrase="gate on Monday")
    dispute = DisputeFactory(hit=hit, text="gate")
    first = DisputeFactory(hit=TermHitFactory(run=AnalysisRunFactory(), phrase="the lower"), text="the")

    assert '<mark class="dispute-mark shape-own">gate</mark> on Monday' in client.get(dispute.get_absolute_url()).text
    assert 'broke <mark class="dispute-mark shape-own">the</mark> lower' in client.get(first.get_absolute_url()).text


def test_curator_answers_and_the_answer_is_shown(client, curator):
    dispute = DisputeFactory()

    response = client.post(
        dispute.get_absolute_url(), {"state": "declined", "answer": "It stands for the boats."}, follow=True
    )

    assert response.redirect_chain == [(dispute.get_absolute_url(), 302)]
    assert "It stands for the boats." in response.text
    assert curator.get_username() in response.text


def test_answer_without_words_is_refused_and_keeps_the_verdict(client, curator):
    response = client.post(DisputeFactory().get_absolute_url(), {"state": "declined", "answer": " "})

    assert response.status_code == 422
    assert "Answer in words" in response.text
    assert 'value="declined"' in response.text
    assert "checked" in response.text


def test_reader_cannot_answer(client, reader):
    dispute = DisputeFactory(reported_by=reader)

    assert '<form class="dispute-form"' not in client.get(dispute.get_absolute_url()).text
    assert client.post(dispute.get_absolute_url(), {"state": "accepted", "answer": "Yes."}).status_code == 403


def test_others_of_the_entry_stand_beside_it(client, curator):
    TermFactory(code="gate_closure.siege")
    dispute, other = DisputeFactory(), DisputeFactory(fault="voice")
    elsewhere = DisputeFactory(hit=TermHitFactory(entry="gate_closure.closure"))

    page = client.get(dispute.get_absolute_url()).text

    assert other.get_absolute_url() in page
    assert elsewhere.get_absolute_url() not in page
    assert 'href="/lexicon/gate_closure.siege/"' in page


def test_forged_post_is_refused(hit):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ReaderFactory())

    assert strict.post(form_of(hit), {"fault": "sense"}).status_code == 403
    assert strict.post(DisputeFactory().get_absolute_url(), {"state": "accepted"}).status_code == 403
