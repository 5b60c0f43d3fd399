"""The form for decisions about referents, and the log of them."""

import re

import pytest
from django.urls import reverse

from framing.models import ReferentDecision
from framing.models.decisions import LONGEST_REASON
from framing.selectors.referent_decisions import MOST_OFFERED, MOST_PASSAGES
from framing.services.referent_decisions import confirm_referent
from framing.tests.claim_stories import comparison_in
from framing.tests.factories import ClaimDecisionFactory, CuratorFactory, EditorFactory
from framing.tests.referent_stories import MOB, WARDENS, named_in, referents_story
from reports.tests.factories import ReaderFactory, RevisionFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return referents_story(2)


@pytest.fixture
def labels(story):
    """The labels of the wardens as forms name them: by name, as guards, as the crew."""
    return [named_in(story, words)[0].name for words in (WARDENS, "the guards", "the gate crew")]


@pytest.fixture
def editor(client):
    person = EditorFactory()
    client.force_login(person)
    return person


def address(story):
    return reverse("framing:referents_decide", args=[story.slug])


def sent(client, story, of, **values):
    return client.post(address(story), {"do": "merge", "seen": 0, "of": " ".join(of)} | values)


def ticked(page):
    return re.findall(r'name="labels" value="([\d-]+)" checked', page)


def test_page_shows_every_label_of_the_chosen_with_its_passages_and_sources(client, story, labels, editor):
    page = client.get(address(story), {"do": "confirm", "referent": 1}).text

    assert ticked(page) == labels
    assert "<b>The guards</b> had no orders, fishermen said." in page
    for report in story.articles.all():
        assert f"</i>{report.source.name}</h2>" in page
    assert 'name="mentions"' not in page


def test_merge_shows_all_that_are_chosen_and_offers_the_others(client, story, labels, editor):
    page = client.get(address(story), {"do": "merge", "referent": [1, 3]}).text

    assert ticked(page) == [*labels, named_in(story, MOB)[0].name]
    offers = page[page.index('class="referent-offers"') :]
    assert re.findall(r'<a href="[^"]*">([^<]*)</a> <span', offers) == ["fishermen"]
    assert "?do=merge&amp;referent=1&amp;referent=3&amp;referent=2" in offers


def test_what_is_possibly_the_same_is_offered_first_with_its_reasons(client, story, editor):
    page = client.get(address(story), {"do": "merge", "referent": 1}).text

    offers = page[page.index('class="referent-offers"') :]
    assert re.findall(r'<a href="[^"]*">([^<]*)</a> <span', offers) == ["mob of keepers", "fishermen"]
    assert "possibly the same: both shut the quay" in offers


def test_one_referent_alone_cannot_be_merged(client, story, editor):
    page = client.get(address(story), {"do": "merge", "referent": 1}).text

    assert "Merge what is ticked" not in page
    assert "Who else is it?" in page


def test_words_narrow_what_is_offered(client, story, editor):
    page = client.get(address(story), {"do": "merge", "referent": [1, 3], "q": "FISHER", "reason": "One crew."}).text

    offers = page[page.index('class="referent-offers"') :]
    assert re.findall(r'<a href="[^"]*">([^<]*)</a> <span', offers) == ["fishermen"]
    assert 'value="One crew."' in page


def test_long_lists_are_cut_and_say_so(client, story, editor):
    comparison = comparison_in(story)
    lone = comparison.referents[2]
    comparison.referents = [lone | {"number": number} for number in range(1, MOST_OFFERED + 4)]
    comparison.save()

    page = client.get(address(story), {"do": "merge", "referent": 1}).text

    assert page.count('class="offer-words"') == MOST_OFFERED
    assert "and 2 more: narrow them by their words." in page


def test_frequent_labels_show_some_passages_and_count_the_rest(client, story, editor):
    comparison = comparison_in(story)
    label = next(iter(comparison.referents[1]["cells"].values()))[0]
    number, start, end, *rest = label["mentions"][0]
    label["mentions"] = [[number, start, end + at, *rest] for at in range(MOST_PASSAGES + 3)]
    comparison.save()

    assert "and 3 more" in client.get(address(story), {"do": "split", "referent": 2}).text


def test_split_begins_with_nothing_ticked_and_single_passages_can_be_ticked(client, story, labels, editor):
    page = client.get(address(story), {"do": "split", "referent": 1}).text

    assert " checked" not in page
    assert 'class="referent-offers"' not in page
    guards = named_in(story, "the guards")
    assert all(f'name="mentions" value="{name.name}"' in page for name in guards)


def test_name_stands_ready_to_be_changed(client, story, editor):
    page = client.get(address(story), {"do": "rename", "referent": 1}).text

    assert re.search(r'<input type="text" name="name" value="wardens of Brennick"', page)
    assert 'type="checkbox"' not in page


def test_merged_referents_are_stored_under_the_editors_name_and_lead_on(client, story, labels, editor):
    mob = named_in(story, MOB)[0].name

    answer = sent(client, story, [*labels, mob], labels=[*labels, mob], reason="One crew.")

    made = ReferentDecision.objects.get()
    assert (made.kind, made.reason, made.decided_by, len(made.places)) == ("merge", "One crew.", editor, 4)
    assert answer.headers["Location"] == reverse("framing:referent_decisions", args=[story.slug]) + "#d1"
    assert "Decision 1 is stored." in client.get(answer.headers["Location"]).text


def test_label_that_is_split_off_takes_all_its_passages_along(client, story, labels, editor):
    answer = sent(client, story, labels, do="split", labels=[labels[1]])

    together, apart = ReferentDecision.objects.all()
    assert [place["words"] for place in together.places] == ["the guards", "The guards"]
    assert [place["words"] for place in apart.places] == ["the guards", WARDENS, "The gate crew"]
    assert answer.headers["Location"] == reverse("framing:story_labels", args=[story.slug])


def test_single_passage_can_be_split_off(client, story, labels, editor):
    passage = named_in(story, "the guards")[1].name

    sent(client, story, labels, do="split", mentions=[passage])

    (made,) = ReferentDecision.objects.all()
    assert {place["words"] for place in made.places[1:]} == {WARDENS, "the guards", "The gate crew"}


def test_name_is_stored(client, story, labels, editor):
    sent(client, story, labels, do="rename", name=" Gate  wardens ")

    made = ReferentDecision.objects.get()
    assert (made.kind, made.name) == ("rename", "Gate wardens")


def test_what_is_not_ticked_is_not_confirmed(client, story, labels, editor):
    sent(client, story, labels, do="confirm", labels=labels[:2])

    assert {place["words"] for place in ReferentDecision.objects.get().places} == {WARDENS, "the guards"}


def test_refusal_loses_nothing(client, story, labels, editor):
    answer = sent(client, story, labels, do="split", labels=labels, reason="Two crews.")

    assert answer.status_code == 422
    assert "Leave something unticked" in answer.text
    assert ticked(answer.text) == labels
    assert 'value="Two crews."' in answer.text
    assert not ReferentDecision.objects.exists()


def test_empty_name_stands_at_its_field(client, story, labels, editor):
    answer = sent(client, story, labels, do="rename", name=" ", reason="Shorter.")

    assert 'id="id_name_error"' in answer.text
    assert 'value="Shorter."' in answer.text


def test_mentions_of_a_changed_report_are_named_and_the_others_stay_ticked(client, story, labels, editor):
    other = named_in(story, "the gate crew")[0]
    RevisionFactory(article=story.articles.get(pk=other.article), text="Another headline\n\nAnother text of the gate.")

    answer = sent(client, story, labels, labels=labels, reason="One crew.")

    assert answer.status_code == 422
    assert "not in this story any more" in answer.text
    assert "<li>The gate crew</li>" in answer.text
    assert 'value="One crew."' in answer.text


def test_decision_made_meanwhile_is_told_and_a_second_try_is_taken(client, story, labels, editor):
    confirm_referent(story=story, mentions=named_in(story, "the guards"), seen=0)

    answer = sent(client, story, labels, labels=labels)

    assert "was made about some of these mentions since the page was shown to you" in answer.text
    seen = re.search(r'name="seen" value="(\d+)"', answer.text)[1]
    assert sent(client, story, labels, labels=labels, seen=seen).status_code == 302


def test_form_remembers_decisions_about_claims_as_seen(client, story, editor):
    ClaimDecisionFactory(story=story)

    assert 'name="seen" value="1"' in client.get(address(story), {"referent": 1}).text


def test_long_reason_stands_at_its_field(client, story, labels, editor):
    answer = sent(client, story, labels, labels=labels, reason="x" * (LONGEST_REASON + 1))

    assert 'id="id_reason_error"' in answer.text


@pytest.mark.parametrize(
    "values",
    [{"labels": "x"}, {"do": "x"}, {"seen": "x"}, {"seen": ""}, {"seen": "9" * 30}, {"mentions": ["\0", "1-2-3-4"]}],
)
def test_odd_forms_are_answered(client, story, labels, editor, values):
    assert sent(client, story, labels, **({"labels": labels[:2]} | values)).status_code == 422


@pytest.mark.parametrize(
    "query", [{"do": "x"}, {"referent": "x"}, {"referent": "9999"}, {"referent": "٣"}, {"q": "\0"}, {"of": "x"}, {}]
)
def test_odd_addresses_open_the_form(client, story, editor, query):
    assert "Whom or what is it about?" in client.get(address(story), query).text


def test_story_without_a_comparison_says_so(client, editor):
    page = client.get(address(StoryFactory()), {"referent": 1}).text

    assert "There is nothing to decide on yet" in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_editors_decide(client, story, method):
    assert "/sign-in/" in getattr(client, method)(address(story)).headers["Location"]
    client.force_login(ReaderFactory())
    assert getattr(client, method)(address(story)).status_code == 403
    client.force_login(CuratorFactory())
    assert getattr(client, method)(address(story)).status_code in {200, 422}


def test_curators_make_an_alias_set_or_an_entry_of_what_was_confirmed(client, story, labels, editor):
    sent(client, story, labels, do="confirm", labels=labels)
    client.force_login(CuratorFactory())

    page = client.get(reverse("framing:referent_decisions", args=[story.slug])).text

    names = "name=wardens%20of%20Brennick&amp;name=gate%20crew&amp;name=guards&amp;"
    assert f'{reverse("framing:alias_new")}?{names}story={story.slug}"' in page
    assert f'{reverse("framing:draft_new")}?term=guards&amp;story={story.slug}"' in page


def test_log_says_who_when_which_words_and_why(client, story, labels, editor):
    sent(client, story, labels, do="split", labels=[labels[1]], reason="Two crews.")
    sent(client, story, labels[:1], do="rename", name="Wardens", seen=2)

    page = client.get(reverse("framing:referent_decisions", args=[story.slug])).text

    for words in (editor.username, "Two crews.", ">does not belong with</b>", "renamed “Wardens”", "<time datetime="):
        assert words in page


def test_whoever_has_an_account_may_propose_a_merged_wording_as_an_entry(client, story, labels, editor):
    sent(client, story, labels, labels=labels)
    log, link = reverse("framing:referent_decisions", args=[story.slug]), "/suggest/?term=gate%20crew"

    to_a_reader = client.get(log).text
    client.logout()
    to_anybody = client.get(log).text

    assert (link in to_a_reader, link in to_anybody) == (True, False)


@pytest.mark.parametrize("reports", [2, 12])
def test_form_costs_the_same_at_any_size(client, editor, reports, django_assert_num_queries):
    story = referents_story(reports)
    client.get(address(story))

    with django_assert_num_queries(12):
        client.get(address(story), {"referent": [1, 2]})
