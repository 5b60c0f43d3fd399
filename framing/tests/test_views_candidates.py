"""Candidates beside the marks, their card, and the curators' queue."""

from html import unescape

import pytest
from django.urls import reverse

from framing.models import CandidateDecision, CandidateHit, Draft
from framing.selectors import candidate_queue
from framing.tests.curation import CandidateDecisionFactory, CandidateHitFactory
from framing.tests.factories import AnalysisRunFactory, CuratorFactory, ReleaseFactory, TermHitFactory
from reports.tests.factories import TEXT, ArticleFactory, ReaderFactory, StoryFactory

pytestmark = pytest.mark.django_db
SWAP = {"HX-Request": "true"}
QUEUE = "/desk/candidates/"
ACCEPT = {"verdict": "accepted", "term": "broke", "contrast_set": "gate_closure", "category": "event_label"}
ACCEPT |= {"intensity": "2", "valence": "0", "kind": "other"}


@pytest.fixture
def candidate():
    """An own-voice candidate in the first of two reports of a story."""
    ReleaseFactory()
    story = StoryFactory(slug="gate")
    hit = CandidateHitFactory(run=analysed(story))
    analysed(story, TEXT.replace("broke", "wore down"))
    return hit


def analysed(story, text=TEXT):
    return AnalysisRunFactory(revision=ArticleFactory(story=story, revision=text).latest_revision)


@pytest.fixture
def curator(client):
    curator = CuratorFactory()
    client.force_login(curator)
    return curator


def decide(key):
    return reverse("framing:candidate_decide", args=[key])


@pytest.fixture(params=["/stories/gate/", "/articles/{}/"])
def path(request, candidate):
    return request.param.format(candidate.revision.article_id)


def test_candidates_are_marked_on_request_only(client, candidate, path):
    off, on = client.get(path), client.get(path + "?show=candidates")

    assert "mark-candidate" not in off.text
    assert f'class="mark mark-candidate" id="c{candidate.pk}"' in on.text
    assert f'href="{path}candidates/{candidate.pk}/?show=candidates"' in on.text


def test_legend_tells_how_many_and_keeps_the_other_filters(client, candidate, path):
    page = unescape(client.get(path + "?hide=quoted").text)

    assert f'id="legend-candidates" href="{path}?hide=quoted&show=candidates"' in page
    assert "not in the lexicon, never counted" in page
    assert f'id="legend-candidates" href="{path}"' in unescape(client.get(path + "?show=candidates").text)


def test_candidates_count_for_nothing(client, candidate):
    off, on = (client.get("/stories/gate/" + query).context["page"] for query in ("", "?show=candidates"))

    assert (on.mark_count, on.reports[0].counted) == (off.mark_count, off.reports[0].counted) == (0, ())
    assert on.reports[0].report.figures == off.reports[0].report.figures


def test_list_beside_the_text_names_the_candidates(client, candidate, path):
    page = client.get(path + "?show=candidates").text

    assert "Candidates: not in the lexicon, not counted" in page
    assert "strongly negative word, colourful verb" in page
    assert "Candidates: not in the lexicon" not in client.get(path).text


def test_candidate_never_covers_a_term(client, candidate):
    TermHitFactory(run=candidate.run, phrase="rain broke")
    CandidateHitFactory(run=candidate.run, start=TEXT.index("night of"), end=TEXT.index(" the lower"), key="night")

    (marked, _) = client.get("/stories/gate/?show=candidates").context["page"].reports

    texts = [s.text for p in marked.paragraphs for piece in p.pieces for s in piece.segments if s.mark]
    assert texts == ["night of", "rain broke"]
    assert "".join(p.text for p in marked.paragraphs[1:2]) == TEXT.split("\n\n")[1]


def test_rejected_wording_has_no_mark(client, candidate):
    CandidateDecisionFactory(key="broke")

    assert "mark-candidate" not in client.get("/stories/gate/?show=candidates").text
    assert "legend-candidates" not in client.get("/stories/gate/").text


def test_card_says_that_it_is_a_candidate_and_why(client, candidate, path):
    card = client.get(f"{path}candidates/{candidate.pk}/", headers=SWAP).text

    assert "not in the lexicon, not counted" in card
    assert "Colourful verb" in card
    assert "strongly proposed" in card
    assert "One report of this story uses it, the others do not" in card
    assert f'data-mark="c{candidate.pk}"' in card
    assert 'href="/suggest/?term=broke&amp;sentence=The+town+council' in card
    assert decide("broke") not in card


def test_card_without_a_swap_stands_beside_its_text(client, candidate, path):
    page = client.get(f"{path}candidates/{candidate.pk}/")

    assert "mark mark-candidate is-open" in page.text
    assert "About this candidate" in page.text
    assert "broke, a candidate" in page.text


def test_card_leads_curators_to_the_queue_and_tells_what_was_decided(client, candidate, curator):
    CandidateDecisionFactory(key="broke", verdict="later")

    card = client.get(f"/stories/gate/candidates/{candidate.pk}/", headers=SWAP).text

    assert f'href="{decide("broke")}"' in card
    assert "put it off for later" in card


def test_candidate_of_another_story_is_not_found(client, candidate):
    other = StoryFactory()

    assert client.get(f"/stories/{other.slug}/candidates/{candidate.pk}/").status_code == 404
    assert client.get(f"/articles/{ArticleFactory().pk}/candidates/{candidate.pk}/").status_code == 404


def test_queue_is_for_curators(client, candidate):
    assert client.get(QUEUE).status_code == 302
    client.force_login(ReaderFactory())

    assert client.get(QUEUE).status_code == 403
    assert client.post(decide("broke"), {"verdict": "later"}).status_code == 403


def test_wordings_of_most_sources_come_first(client, curator):
    for _ in range(3):
        CandidateHitFactory(key="lower", start=TEXT.index("lower"), end=TEXT.index("lower") + 5)
    run = AnalysisRunFactory()
    for word in ("night", "rain", "town", "council"):
        CandidateHitFactory(run=run, key="often", start=TEXT.index(word), end=TEXT.index(word) + len(word))
    CandidateHitFactory(run=run, key="gate", score=0.3, start=TEXT.index("gate on"), end=TEXT.index("gate on") + 4)

    proposals = client.get(QUEUE).context["proposals"]

    assert [(p.key, p.source_count, p.passage_count) for p in proposals] == [
        ("lower", 3, 3),
        ("often", 1, 4),
        ("gate", 1, 1),
    ]
    assert proposals[0].best.hit.text == "lower"
    assert proposals[0].reasons == ("colourful verb", "strongly negative word")


def test_queue_is_narrowed_by_state_words_and_source(client, candidate, curator):
    CandidateHitFactory(key="lower")
    CandidateHitFactory(key="shut")
    CandidateDecisionFactory(key="lower", verdict="later")
    CandidateDecisionFactory(key="shut", verdict="rejected")

    def keys(query):
        return [proposal.key for proposal in client.get(QUEUE + query).context["proposals"]]

    assert keys("") == ["broke"]
    assert keys("?state=later") == ["lower"]
    assert keys("?state=rejected") == ["shut"]
    assert keys("?q=rok") == ["broke"]
    assert keys("?q=lower") == []
    assert keys(f"?source={candidate.revision.article.source.slug}") == ["broke"]
    assert keys("?source=nowhere") == []
    assert client.get(QUEUE).context["counts"] == {"waiting": 1, "accepted": 0, "rejected": 1, "later": 1}
    assert client.get(QUEUE + "?state=odd&page=x").status_code == 200


def test_word_of_one_report_of_a_story_is_told(client, candidate, curator):
    CandidateHitFactory(key="gate", start=TEXT.index("gate on"), end=TEXT.index("gate on") + 4, run=candidate.run)

    only = {proposal.key: proposal.only_count for proposal in client.get(QUEUE).context["proposals"]}

    assert only == {"broke": 1, "gate": 0}
    assert "one report of a story uses it, the others do not" in client.get(QUEUE).text


def test_queue_counts_the_newest_reports_and_the_evidence_all(client, candidate, curator, monkeypatch):
    monkeypatch.setattr(candidate_queue, "REPORTS_IN_QUEUE", 1)

    assert client.get(QUEUE).context["proposals"] == []
    assert len(client.get(decide("broke")).context["passages"]) == 1


@pytest.mark.parametrize("rows", [1, 12])
def test_queue_costs_the_same_at_any_size(client, curator, rows, django_assert_max_num_queries):
    for number in range(rows):
        CandidateHitFactory(key=f"word-{number}")

    with django_assert_max_num_queries(15):
        client.get(QUEUE)


@pytest.mark.parametrize("rows", [1, 12])
def test_evidence_costs_the_same_at_any_size(client, curator, rows, django_assert_max_num_queries):
    ReleaseFactory()
    CandidateHitFactory.create_batch(rows)

    with django_assert_max_num_queries(18):
        client.get(decide("broke"))


@pytest.mark.parametrize("reports", [1, 12])
def test_candidates_cost_a_story_one_query(client, reports, django_assert_max_num_queries):
    story = StoryFactory(slug="gate")
    for _ in range(reports):
        CandidateHitFactory(run=analysed(story))

    with django_assert_max_num_queries(12):
        client.get("/stories/gate/?show=candidates")


def test_evidence_shows_each_passage_with_its_source(client, candidate, curator):
    page = client.get(decide("broke")).text

    assert 'night of rain </span><span class="shape-candidate">broke</span><span class="soft"> the lower wall.' in page
    assert candidate.revision.article.source.name in page
    assert "1 in 1 report" in page
    assert client.get(decide("nowhere")).status_code == 404


def test_accepted_wording_opens_its_draft_and_leaves_the_queue(client, candidate, curator):
    response = client.post(decide("broke"), ACCEPT | {"passage": candidate.pk})

    draft = Draft.objects.get()
    assert response.url == draft.get_absolute_url()
    assert draft.entry["contrast_set"] == "gate_closure"
    assert client.get(QUEUE).context["proposals"] == []


def test_new_set_is_named_or_the_form_comes_back(client, candidate, curator):
    wanted = ACCEPT | {"contrast_set": ""}
    refused = client.post(decide("broke"), wanted)
    assert refused.status_code == 422
    assert "say what a new one is about" in refused.text

    client.post(decide("broke"), wanted | {"referent": "Damage to the wall", "kind": "event", "topic": "harbour"})

    assert Draft.objects.get().contrast_set["referent"] == "Damage to the wall"


def test_rejected_wording_leaves_the_queue_with_its_reason(client, candidate, curator):
    refused = client.post(decide("broke"), {"verdict": "rejected", "reason": ""})
    assert refused.status_code == 422
    assert "Say why" in refused.text

    response = client.post(decide("broke"), {"verdict": "rejected", "reason": "A plain verb."})

    assert response.url == QUEUE
    assert CandidateDecision.objects.get().reason == "A plain verb."
    assert "A plain verb." in client.get(QUEUE + "?state=rejected").text


def test_wording_that_was_put_off_can_be_taken_up_again(client, candidate, curator):
    client.post(decide("broke"), {"verdict": "later", "reason": ""})
    assert client.get(QUEUE).context["proposals"] == []

    client.post(decide("broke"), ACCEPT)

    assert CandidateDecision.objects.get().verdict == "accepted"


def test_decision_stays_to_read_when_no_report_proposes_it_any_more(client, candidate, curator):
    CandidateDecisionFactory(key="broke")
    CandidateHit.objects.all().delete()

    assert client.get(decide("broke")).status_code == 200
    assert client.post(decide("broke"), ACCEPT).status_code == 422


@pytest.mark.parametrize("verdict", ["", "perhaps"])
def test_odd_verdict_is_a_bad_request(client, candidate, curator, verdict):
    assert client.post(decide("broke"), {"verdict": verdict}).status_code == 400


@pytest.mark.parametrize("key", ["a/b c", "naïve", "50%"])
def test_wording_of_odd_letters_has_an_address(client, curator, key):
    CandidateHitFactory(key=key)

    assert client.get(decide(key)).status_code == 200
    assert decide(key) in client.get(QUEUE).text
