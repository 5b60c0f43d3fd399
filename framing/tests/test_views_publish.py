"""The page that publishes: what waits, what blocks, which figures would change; and the release that it makes."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from framing.models import Draft, DryRun, LexiconRelease
from framing.services.publishing import next_release
from framing.services.scoring import current_engine
from framing.tests.curation import DryRunFactory, DryRunFiguresFactory, DryRunHitFactory
from framing.tests.factories import AnalysisRunFactory, CuratorFactory, EditorFactory, ReleaseFactory
from framing.tests.test_services_publishing import change_of_siege, new_draft, proven
from reports.tests.factories import ArticleFactory, ReaderFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db
PUBLISH, IMPACT = "/desk/publish/", "/desk/publish/impact/"
SWAP = {"HX-Request": "true"}


def figures(hits, words=400, headline=0):
    return {"own_words": words, "own_hits": hits, "by_zone": {"headline": {"own_hits": headline}}}


@pytest.fixture(autouse=True)
def release(db):
    return ReleaseFactory()


@pytest.fixture
def curator(client):
    curator = CuratorFactory()
    names = ["publish_release", "change_draft"]
    curator.groups.get(name="Curator").permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(curator)
    return curator


def impact_of_what_waits(**values):
    """A finished impact of exactly the approved drafts."""
    found = next_release()
    given = {"finished": True, "base": found.release, "digest": found.after.digest, "engine": current_engine()}
    return DryRunFactory(impact=True, **(given | values))


def report(impact, before, after, **article):
    """A stored report whose figures the impact would change."""
    revision = ArticleFactory(**article).latest_revision
    DryRunFiguresFactory(dry_run=impact, revision=revision, before=before, after=after)
    return revision


def post(client, reason="Words of the strike.", drafts=None):
    shown = " ".join(f"{draft.pk}:{draft.version}" for draft in drafts or Draft.objects.filter(state="approved"))
    return client.post(PUBLISH, {"reason": reason, "drafts": shown})


def test_nothing_waiting_is_a_designed_state(client, curator):
    page = client.get(PUBLISH).text

    assert "Nothing waits" in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]


def test_what_waits_is_told_with_its_change_and_people(client, curator):
    draft = change_of_siege(intensity=2)
    new_draft()

    page = client.get(PUBLISH).text

    assert "2 approved drafts on top of release" in page
    assert "all checks passed" in page
    assert f"Drafted by {draft.opened_by.username}, approved by {draft.reviewed_by.username}" in page
    assert "<del>3</del>" in page
    assert f'href="/desk/drafts/{draft.pk}/"' in page


def test_what_blocks_is_told_and_the_button_is_off(client, curator):
    proven(new_draft(), [{"code": "missed", "message": "“They called” should find “lockout”."}])

    page = client.get(PUBLISH).text

    assert "1 of 1 not ready" in page
    assert "should find “lockout”." in page
    assert '<button class="button button-strong" type="submit" disabled>' in page


def test_publishing_makes_the_release_and_goes_to_it(client, curator):
    draft = new_draft()

    response = post(client)

    made = LexiconRelease.objects.first()
    draft.refresh_from_db()
    assert response.url == f"/releases/{made.number}/"
    assert (made.reason, made.published_by, draft.release) == ("Words of the strike.", curator, made)


def test_a_refusal_comes_back_with_what_was_typed(client, curator):
    draft = new_draft()
    Draft.objects.filter(pk=draft.pk).update(version=3)

    response = post(client, reason="Typed with care.", drafts=[draft])

    assert response.status_code == 422
    assert "somebody changed it since it was shown to you" in response.text
    assert "Typed with care." in response.text
    assert f'value="{draft.pk}:3"' in response.text
    assert LexiconRelease.objects.count() == 1


@pytest.mark.parametrize("reason", ["", "a" * 401])
def test_a_reason_that_does_not_fit_comes_back_at_its_field(client, curator, reason):
    new_draft()

    response = post(client, reason=reason)

    assert response.status_code == 422
    assert 'id="id_reason_error"' in response.text


@pytest.mark.parametrize("drafts", ["", "x", "1", "1:x", "99999:1", "9" * 50 + ":1", "1:1\x00"])
def test_an_odd_list_of_drafts_publishes_nothing(client, curator, drafts):
    new_draft()

    assert client.post(PUBLISH, {"reason": "Odd.", "drafts": drafts}).status_code == 422
    assert LexiconRelease.objects.count() == 1


@pytest.mark.parametrize("factory", [ReaderFactory, EditorFactory])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("url", [PUBLISH, IMPACT])
def test_only_curators_publish(client, factory, method, url):
    new_draft()
    client.force_login(factory())

    assert getattr(client, method)(url).status_code == 403
    assert not DryRun.objects.exists()


@pytest.mark.parametrize("url", [PUBLISH, IMPACT])
def test_strangers_are_asked_to_sign_in(client, url):
    assert client.post(url).url.startswith("/sign-in/")


def test_impact_is_asked_for_and_reckoned_for_what_waits(client, curator):
    new_draft()

    swap = client.post(IMPACT, headers=SWAP)
    plain = client.post(IMPACT)

    run = DryRun.objects.get()
    assert (run.purpose, run.asked_by) == ("impact", curator)
    assert 'id="impact"' in swap.text
    assert plain.url == f"{PUBLISH}#impact"


def test_impact_of_nothing_is_refused_in_words(client, curator):
    assert "No approved draft waits" in client.post(IMPACT, headers=SWAP).text


def test_progress_is_polled_until_it_is_done(client, curator):
    new_draft()
    run = impact_of_what_waits(finished=False, revisions=[7, 8, 9], checked=1, state="queued")

    running = client.get(IMPACT, headers=SWAP)
    DryRun.objects.filter(pk=run.pk).update(state="done", finished_at="2026-03-02T12:00Z", checked=3)
    done = client.get(IMPACT, headers=SWAP)

    assert "<b>1 of 3</b> texts" in running.text
    assert ("hx-get" in running.text, running.status_code) == (True, 200)
    assert ("hx-get" in done.text, done.status_code) == (False, 286)
    assert "No figure changes" in done.text


def test_stories_stand_with_their_figures_before_and_after_largest_first(client, curator):
    new_draft()
    impact = impact_of_what_waits(revisions=[1, 2])
    small = report(impact, figures(1), figures(2), story=StoryFactory(title="Small change"))
    large = report(impact, figures(4), figures(1), story=StoryFactory(title="Large change"))
    DryRunHitFactory(dry_run=impact, revision=small, text="gate", reason="counted: own voice")
    DryRunHitFactory(dry_run=impact, revision=large, change="lost")
    DryRunHitFactory(dry_run=impact, revision=large, change="same", start=0, end=7, text="Council")

    page = client.get(PUBLISH).text

    assert page.index("Large change") < page.index("Small change")
    assert "2 of 2 texts that were tried would have other figures" in page
    assert '<small class="num">(0.1–13.9)</small>' in page
    assert "no longer found" in page
    assert 'shut the old harbour <b class="shape-own">gate</b> on Monday' in page
    assert "Council</b>" not in page


def test_hits_beside_the_body_are_told_apart(client, curator):
    new_draft()
    impact = impact_of_what_waits(revisions=[1])
    report(impact, figures(1), figures(1, headline=1))
    report(impact, figures(1, headline=2), figures(1))

    page = client.get(PUBLISH).text

    assert "+1 outside the body" in page
    assert "−2 outside the body" in page


def test_sources_are_summed_over_their_newest_texts(client, curator, release):
    new_draft()
    source = SourceFactory(name="Anvil")
    impact = impact_of_what_waits(revisions=[1, 2])
    for before, after in ((1, 2), (0, 2)):
        revision = report(impact, figures(before), figures(after), source=source)
        AnalysisRunFactory(revision=revision, release=release, figures=figures(before))
    other = ArticleFactory(source=source).latest_revision
    AnalysisRunFactory(revision=other, release=release, figures=figures(9))
    AnalysisRunFactory(revision=other, release=release, figures=figures(5, words=200), corrections=1)

    page = client.get(PUBLISH).text
    row = page.partition("Anvil</a>")[2].partition("</tr>")[0]

    assert '<span class="num">6</span>' in row
    assert '<b class="num">9</b>' in row
    assert '<b class="num">9.0</b>' in row


def test_too_little_text_states_no_rate(client, curator):
    new_draft()
    report(impact_of_what_waits(revisions=[1]), figures(1, words=40), figures(2, words=40))

    assert "not enough text to say" in client.get(PUBLISH).text


def test_impact_of_other_drafts_is_told_to_be_out_of_date(client, curator):
    new_draft()
    impact_of_what_waits(revisions=[1])
    new_draft("gate_closure.bar")

    page = client.get(PUBLISH).text

    assert "Out of date." in page


def test_a_failed_impact_says_why(client, curator):
    new_draft()
    values = {
        "finished": False,
        "state": "failed",
        "failure_code": "time_limit",
        "failure_message": "It took too long.",
    }
    impact_of_what_waits(**values)

    assert "It took too long." in client.get(PUBLISH).text


@pytest.mark.parametrize("made", [1, 12])
def test_the_page_costs_the_same_at_any_size(client, curator, made, django_assert_num_queries):
    for number in range(made):
        new_draft(f"gate_closure.lockout_{number}")
    impact = impact_of_what_waits(revisions=list(range(made)))
    for _ in range(made):
        revision = report(impact, figures(1), figures(2), story=StoryFactory())
        DryRunHitFactory(dry_run=impact, revision=revision)
    client.get(PUBLISH)

    with django_assert_num_queries(18):
        client.get(PUBLISH)


@pytest.mark.parametrize("junk", ["x" * 9_999, "-1", "９", "a\x00b", "9999999999999999999"])
def test_an_odd_query_opens_the_page(client, curator, junk):
    new_draft()

    assert client.get(PUBLISH, {"page": junk, "drafts": junk}).status_code == 200


def test_addresses_are_fixed():
    assert (reverse("framing:publish"), reverse("framing:impact")) == (PUBLISH, IMPACT)
