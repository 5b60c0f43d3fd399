"""A draft tried on the stored reports, seen from its page."""

import pytest
from django.urls import reverse

from framing.models import DryRun, LexiconRelease
from framing.selectors.trials import REACH
from framing.services.drafts import keep_example, open_draft
from framing.tests.curation import DryRunFactory, DryRunHitFactory, entry_table
from framing.tests.factories import AnalysisRunFactory, CuratorFactory, ReleaseFactory, TermHitFactory
from reports.tests.factories import PARAGRAPHS, TEXT, ArticleFactory, RevisionFactory

pytestmark = pytest.mark.django_db
TABLE = entry_table("gate_closure.lockout")
SWAP = {"HX-Request": "true"}
MARKED = PARAGRAPHS[0].replace("gate on", "[[gate]] on")


@pytest.fixture
def curator(client):
    ReleaseFactory()
    curator = CuratorFactory()
    client.force_login(curator)
    return curator


@pytest.fixture
def draft(curator):
    return open_draft(kind="new", entry=TABLE, note="", by=curator)


@pytest.fixture
def address(draft):
    return reverse("framing:draft_trial", args=[draft.pk])


def trial_of(draft, **fields):
    changes = [{"code": draft.code, "kind": "new", "entry": draft.entry, "contrast_set": None}]
    return DryRunFactory(draft=draft, base=LexiconRelease.objects.latest(), changes=changes, **fields)


def keep(client, draft, hit, kind, **sent):
    address = reverse("framing:draft_example", args=[draft.pk])
    return client.post(address, {"hit": hit.pk, "kind": kind} | sent, headers=SWAP)


def test_before_the_first_trial_the_panel_says_what_one_does(client, address):
    assert "Run it on the corpus now" in client.get(address).text


def test_trial_that_runs_tells_how_far_it_is_and_asks_again(client, draft, address):
    trial_of(
        draft, state=DryRun.State.RUNNING, lease_until="2100-01-01T00:00Z", revisions=[1, 2, 3, 4], checked=1, found=7
    )

    html = client.get(address, headers=SWAP).text

    assert "<b>1 of 4</b> checked, <b>7</b> found" in html
    assert f'hx-get="{address}" hx-trigger="every 1s"' in html
    assert '<progress max="100" value="25"' in html


def test_settled_trial_asks_no_more(client, draft, address):
    trial_of(draft, finished=True, revisions=[1])

    html = client.get(address, headers=SWAP).text

    assert "every 1s" not in html
    assert "has changed since" not in html


@pytest.mark.parametrize("change", ["wording", "release"])
def test_trial_of_another_wording_or_release_is_told(client, draft, address, change):
    trial_of(draft, finished=True)
    if change == "release":
        ReleaseFactory()
    else:
        keep_example(draft=draft, sentence="A [[lockout]].", kind="matches", by=draft.opened_by)

    assert "has changed since" in client.get(address).text


def test_failed_trial_says_why(client, draft, address):
    trial_of(draft, state=DryRun.State.FAILED, failure_code="time_limit", failure_message="It took too long.")

    assert "It took too long." in client.get(address).text


def test_card_shows_the_sentence_and_what_else_marks_the_words(client, draft, address):
    run = AnalysisRunFactory(sentences=[["body", TEXT.index("The town"), TEXT.index("\n\n“We")]])
    TermHitFactory(run=run, phrase="harbour gate on", entry="gate_closure.siege", term="siege")
    DryRunHitFactory(dry_run=trial_of(draft, finished=True), revision=run.revision)

    (card,) = client.get(address).context["cards"]

    assert card.sentence == PARAGRAPHS[0]
    assert card.marked == MARKED
    assert [other.term for other in card.others] == ["siege"]


def test_sentence_is_the_paragraph_where_no_analysis_has_cut_it(client, draft, address):
    DryRunHitFactory(dry_run=trial_of(draft, finished=True))

    (card,) = client.get(address).context["cards"]

    assert card.sentence == PARAGRAPHS[0]


def test_endless_paragraph_is_cut_at_whole_words(client, draft, address):
    text = "Headline\n\n" + "word " * 400 + "gate " + "word " * 400
    start = text.index("gate")
    revision = RevisionFactory(text=text)
    DryRunHitFactory(dry_run=trial_of(draft, finished=True), revision=revision, start=start, end=start + 4)

    (card,) = client.get(address).context["cards"]

    assert REACH < len(card.sentence) < 2 * REACH + 5
    assert set(card.sentence.split()) == {"word", "gate"}


def test_hits_are_filtered_by_what_changes_and_new_ones_come_first(client, draft, address):
    trial = trial_of(draft, finished=True)
    for change in ("same", "new", "lost"):
        DryRunHitFactory(dry_run=trial, change=change)

    assert [card.hit.change for card in client.get(address).context["cards"]] == ["new"]
    assert [card.hit.change for card in client.get(address, {"change": "lost"}).context["cards"]] == ["lost"]
    assert len(client.get(address, {"change": ""}).context["cards"]) == 3


def test_kept_hit_comes_into_the_draft_and_the_open_form(client, draft):
    hit = DryRunHitFactory(dry_run=trial_of(draft, finished=True))

    html = keep(client, draft, hit, "matches", version=1, must_match="Typed and [[not]] saved.").text

    draft.refresh_from_db()
    assert draft.entry["matches"] == [*TABLE["matches"], MARKED]
    assert "Kept as must match." in html
    assert f"Typed and [[not]] saved.\n{MARKED}</textarea>" in html.replace("&#x27;", "'")
    assert 'value="2" id="f-version"' in html


def test_form_that_somebody_overtook_keeps_its_version(client, draft):
    hit = DryRunHitFactory(dry_run=trial_of(draft, finished=True))
    keep_example(draft=draft, sentence="A [[lockout]].", kind="matches", by=CuratorFactory())

    html = keep(client, draft, hit, "ignores", version=1, must_not_match="").text

    assert 'value="1" id="f-version"' in html
    draft.refresh_from_db()
    assert draft.entry["ignores"][-1] == PARAGRAPHS[0]


def test_kept_hit_is_shown_as_kept_from_then_on(client, draft, address):
    hit = DryRunHitFactory(dry_run=trial_of(draft, finished=True))

    keep(client, draft, hit, "ignores")

    assert "Kept as must not match." in client.get(address).text
    assert "opposite already" in keep(client, draft, hit, "matches").text


def test_hit_is_kept_without_scripts(client, draft):
    hit = DryRunHitFactory(dry_run=trial_of(draft, finished=True))

    response = client.post(reverse("framing:draft_example", args=[draft.pk]), {"hit": hit.pk, "kind": "matches"})

    assert response.url == f"{draft.get_absolute_url()}#draft-trial"


@pytest.mark.parametrize("asked", ["", "x", "0", "9" * 30, "\x00"])
def test_hit_that_is_not_there_is_not_found(client, draft, asked):
    address = reverse("framing:draft_example", args=[draft.pk])

    assert client.post(address, {"hit": asked, "kind": "matches"}).status_code == 404


def test_hit_of_another_draft_is_not_found(client, draft):
    hit = DryRunHitFactory()

    assert keep(client, draft, hit, "matches").status_code == 404


def test_trial_is_started_for_the_newest_texts(client, draft, address):
    ArticleFactory(revision="Lockout at the gate\n\nThe lockout began on Monday.")

    html = client.post(address, headers=SWAP).text

    assert "<b>0 of 1</b> checked" in html
    assert "every 1s" in html
    assert client.post(address).status_code == 302


def test_trial_that_cannot_be_started_says_why(client, curator):
    draft = open_draft(kind="new", entry=TABLE | {"contrast_set": ""}, note="", by=curator)

    html = client.post(reverse("framing:draft_trial", args=[draft.pk]), headers=SWAP).text

    assert 'class="field-error" role="alert"' in html


@pytest.mark.parametrize("made", [1, 12])
def test_trial_costs_the_same_at_any_length(client, draft, address, made, django_assert_num_queries):
    trial = trial_of(draft, finished=True)
    for _ in range(made):
        DryRunHitFactory(dry_run=trial, revision=AnalysisRunFactory().revision)
    client.get(address)

    with django_assert_num_queries(14):
        client.get(address)
