"""The form for decisions about claims, and the log of them."""

import re

import pytest
from django.urls import reverse

from framing.models import ClaimDecision
from framing.models.decisions import LONGEST_REASON
from framing.selectors.decision_places import Named
from framing.services.claim_decisions import put_together
from framing.tests.claim_stories import claims_story
from framing.tests.factories import CuratorFactory, EditorFactory
from reports.models import Claim
from reports.tests.factories import ReaderFactory, RevisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return claims_story(2)


@pytest.fixture
def names(story):
    """The claims of the two reports as forms name them: the closing and the rest of each."""
    rows = Claim.objects.filter(revision__article__story=story).order_by("revision__article__published_at", "number")
    return [f"{row.revision.article_id}-{row.revision_id}-{row.start}-{row.end}" for row in rows]


@pytest.fixture
def editor(client):
    person = EditorFactory()
    client.force_login(person)
    return person


def address(story):
    return reverse("framing:claims_decide", args=[story.slug])


def sent(client, story, **values):
    return client.post(address(story), {"kind": "join", "seen": 0} | values)


def test_page_shows_the_claims_at_hand_ticked_and_the_others_by_report(client, story, names, editor):
    page = client.get(address(story), {"kind": "join", "claims": [names[0], names[2]]}).text

    chosen = page[page.index('class="decide-chosen part"') : page.index('class="decide-others"')]
    assert re.findall(r'value="([\d-]+)" checked', chosen) == [names[0], names[2]]
    others = page[page.index('class="decide-others"') :]
    assert [name for name in names if f'value="{name}"' in others] == [names[1], names[3]]
    assert " checked" not in others


def test_words_narrow_the_claims_to_choose_from(client, story, names, editor):
    page = client.get(address(story), {"kind": "join", "claims": [names[0]], "q": "MAYOR had"}).text

    others = page[page.index('class="decide-others"') :]
    assert [name for name in names if f'value="{name}"' in others] == [names[3]]


def test_split_shows_the_group_alone_with_nothing_ticked(client, story, names, editor):
    page = client.get(address(story), {"kind": "split", "claims": [names[0], names[2]]}).text

    assert " checked" not in page
    assert 'class="decide-others"' not in page
    assert re.findall(r'name="of" value="([\d-]+)"', page) == [names[0], names[2]]


def test_joined_claims_are_stored_under_the_editors_name(client, story, names, editor):
    answer = sent(client, story, claims=[names[0], names[2]], reason="One gate.")

    made = ClaimDecision.objects.get()
    assert (made.kind, made.reason, made.decided_by) == ("join", "One gate.", editor)
    assert answer.headers["Location"] == reverse("framing:story_claims", args=[story.slug])
    assert "Decision 1 is stored." in client.get(answer.headers["Location"]).text


def test_button_of_a_group_confirms_it(client, story, names, editor):
    sent(client, story, kind="confirm", claims=[names[0], names[2]])

    assert ClaimDecision.objects.get().kind == "confirm"


@pytest.mark.parametrize(("back", "anchor"), [("7", "#g7"), ("", ""), ("7x", ""), ("9" * 5000, "")])
def test_confirming_comes_back_to_the_group(client, story, names, editor, back, anchor):
    answer = sent(client, story, kind="confirm", claims=[names[0], names[2]], back=back)

    assert answer.headers["Location"] == reverse("framing:story_claims", args=[story.slug]) + anchor


def test_counterparts_are_offered_from_the_other_reports_first(client, story, names, editor):
    page = client.get(address(story), {"kind": "join", "claims": [names[0]]}).text

    others = page[page.index('class="decide-others"') :]
    assert re.findall(r'name="claims" value="([\d-]+)"', others) == [names[2], names[3], names[1]]
    assert len(re.findall(r'<details class="decide-report [^>]* open>', others)) == 1


def test_ticked_claims_are_split_off_the_others(client, story, names, editor):
    sent(client, story, kind="split", claims=[names[2]], of=[names[0], names[2]])

    made = ClaimDecision.objects.get()
    assert made.kind == "split"
    assert made.places[0]["words"] == "The council closed the harbour gate on Tuesday"


def test_refusal_loses_nothing(client, story, names, editor):
    answer = sent(client, story, claims=[names[0]], reason="One gate.")

    assert answer.status_code == 422
    assert "Choose at least two claims" in answer.text
    assert f'value="{names[0]}" checked' in answer.text
    assert 'value="One gate."' in answer.text
    assert not ClaimDecision.objects.exists()


def test_claims_of_a_changed_report_are_named_and_the_others_stay_ticked(client, story, names, editor):
    article = story.articles.order_by("published_at").first()
    RevisionFactory(article=article, text="Another headline\n\nAnother text of the gate.")

    answer = sent(client, story, claims=[names[0], names[2]], reason="One gate.")

    assert answer.status_code == 422
    assert "No longer in the story as it was chosen:" in answer.text
    assert (
        "<li>The town council of Brennick shut the old harbour gate on Monday after a night of rain</li>" in answer.text
    )
    assert f'value="{names[2]}" checked' in answer.text


def test_decision_made_meanwhile_is_told_and_a_second_try_is_taken(client, story, names, editor):
    put_together(story=story, claims=[Named(*map(int, names[at].split("-"))) for at in (0, 2)], seen=0)

    answer = sent(client, story, claims=[names[0], names[2], names[3]])

    assert answer.status_code == 422
    assert "was made about some of these claims since the page was shown to you" in answer.text
    seen = re.search(r'name="seen" value="(\d+)"', answer.text)[1]
    assert sent(client, story, claims=[names[0], names[2], names[3]], seen=seen).status_code == 302


def test_contradiction_is_told_with_the_number_of_the_decision(client, story, names, editor):
    sent(client, story, kind="split", claims=[names[2]], of=[names[0], names[2]])

    answer = sent(client, story, claims=[names[0], names[2]], seen=1)

    assert "Decision 1 says of some of these claims that they do not belong together." in answer.text


def test_long_reason_stands_at_its_field(client, story, names, editor):
    answer = sent(client, story, claims=[names[0], names[2]], reason="x" * (LONGEST_REASON + 1))

    assert 'id="id_reason_error"' in answer.text


@pytest.mark.parametrize(
    "values",
    [{"claims": "x"}, {"kind": "x"}, {"seen": "x"}, {"seen": ""}, {"seen": "9" * 30}, {"claims": ["\0", "1-2-3-4"]}],
)
def test_odd_forms_are_answered(client, story, names, editor, values):
    assert sent(client, story, **({"claims": names[:2]} | values)).status_code == 422


@pytest.mark.parametrize("query", [{"kind": "x"}, {"claims": "x"}, {"claims": "1-2-3-4"}, {"q": "\0"}, {}])
def test_odd_addresses_open_the_form(client, story, editor, query):
    assert "Which claims are the same?" in client.get(address(story), query).text


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_editors_decide(client, story, method):
    assert "/sign-in/" in getattr(client, method)(address(story)).headers["Location"]
    client.force_login(ReaderFactory())
    assert getattr(client, method)(address(story)).status_code == 403
    client.force_login(CuratorFactory())
    assert getattr(client, method)(address(story)).status_code in {200, 422}


def test_log_says_who_when_which_words_and_why(client, story, names, editor):
    sent(client, story, kind="split", claims=[names[2]], of=[names[0], names[2]], reason="Two gates.")

    page = client.get(reverse("framing:claim_decisions", args=[story.slug])).text

    for words in (editor.username, "Two gates.", "on Tuesday</span>", ">does not belong with</b>", "<time datetime="):
        assert words in page


def test_decision_is_taken_back_from_the_log(client, story, names, editor):
    sent(client, story, claims=[names[0], names[2]])

    answer = client.post(reverse("framing:claim_decision_undo", args=[story.slug, 1]), follow=True)

    assert "Decision 1 is taken back." in answer.text
    assert '<span class="tag">taken back</span>' in answer.text
    assert 'takes back <a href="#d1">decision 1</a>' in answer.text


def test_undo_is_not_undone(client, story, names, editor):
    sent(client, story, claims=[names[0], names[2]])
    client.post(reverse("framing:claim_decision_undo", args=[story.slug, 1]))

    answer = client.post(reverse("framing:claim_decision_undo", args=[story.slug, 2]), follow=True)

    assert "An undo cannot be undone." in answer.text


@pytest.mark.parametrize("reports", [2, 12])
def test_form_costs_the_same_at_any_size(client, editor, reports, django_assert_num_queries):
    story = claims_story(reports)
    client.get(address(story))

    with django_assert_num_queries(13):
        client.get(address(story))
