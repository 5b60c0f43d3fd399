"""Labels that set one source apart in the curators' queue: with reasons, decided as other wording is."""

import pytest
from django.urls import reverse

from framing.models import CandidateDecision, DistinctiveLabel, Draft, LabelUse
from framing.selectors import label_queue
from framing.services.distinctive import measure_labels
from framing.tests.curation import CandidateDecisionFactory, CandidateHitFactory
from framing.tests.factories import AnalysisRunFactory, CuratorFactory, ReleaseFactory
from framing.tests.label_rows import TEXT, DistinctiveLabelFactory, told
from reports.tests.factories import ArticleFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db
QUEUE = "/desk/candidates/"
LABELS = QUEUE + "?kind=labels"
ACCEPT = {"verdict": "accepted", "term": "angry mob", "contrast_set": "gate_protesters", "category": "actor_label"}
ACCEPT |= {"intensity": "2", "valence": "-1", "kind": "other"}
BEGIN = TEXT.index("{}")
SENTENCE = [
    ["headline", 0, 9],
    ["body", 11, BEGIN - 1],
    ["body", BEGIN, BEGIN + len("The angry mob stood at the gate all morning.")],
]


@pytest.fixture
def curator(client):
    ReleaseFactory()
    curator = CuratorFactory()
    client.force_login(curator)
    return curator


@pytest.fixture
def stories():
    return StoryFactory.create_batch(3)


@pytest.fixture
def measured(stories, curator):
    """The first source says "angry mob" for whom the other calls fishermen."""
    mob, fish = SourceFactory(name="Quay Post"), SourceFactory(name="Lower Town Mail")
    told(mob, {"angry mob": 4}, stories=stories)
    told(fish, {"fishermen": 6}, stories=stories)
    for use in LabelUse.objects.select_related("article"):
        AnalysisRunFactory(revision=use.article.latest_revision, sentences=SENTENCE)
    measure_labels()
    return mob


def decide(key):
    return reverse("framing:candidate_decide", args=[key])


def keys(client, query=LABELS):
    return [proposal.label.key for proposal in client.get(query).context["labels"]]


def test_label_that_sets_a_source_apart_is_proposed_with_reasons(client, measured):
    page = client.get(LABELS).text

    assert "<b>sets Quay Post apart from the others</b>" in page
    assert ">fishermen</a> " in page
    assert '<span class="shape-candidate">angry mob</span><span class="soft"> stood at the gate' in page
    assert "12 of 12" in page
    assert "0 of 18" in page
    assert f'href="{decide("angry mob")}"' in page


def test_label_of_one_source_alone_is_proposed_while_three_others_say_otherwise(client, curator, stories):
    crowd = SourceFactory(name="Quay Post")
    told(crowd, {"rabble": 3, "fishermen": 60}, stories=stories[:1])
    others = SourceFactory.create_batch(3)
    told(others[0], {"fishermen": 40}, stories=stories)
    told(others[1], {"fishermen": 40}, stories=stories)
    assert keys(client) == []
    told(others[2], {"crews": 1}, stories=stories[:1])

    page = client.get(LABELS)

    assert [proposal.label.key for proposal in page.context["labels"]] == ["rabble"]
    assert "<b>Quay Post alone uses it</b>" in page.text
    assert not DistinctiveLabel.objects.exists()


def test_labels_are_ordered_by_z_times_stories(client, curator):
    for text, z, stories in (("angry mob", 2.0, 9), ("rabble", 5.0, 2), ("horde", 3.0, 7)):
        DistinctiveLabelFactory(text=text, z=z, stories=stories)

    assert keys(client) == ["horde", "angry mob", "rabble"]


def test_labels_of_the_lexicon_names_numbers_and_less_used_ones_are_left_out(client, curator):
    for text in ("mob", "Ada Lind", "two", "Americans"):
        DistinctiveLabelFactory(text=text)
    DistinctiveLabelFactory(text="Mobs", label_key="mob")
    DistinctiveLabelFactory(text="gentle crowd", z=-3.0)
    DistinctiveLabelFactory(text="w" * 150)

    assert keys(client) == []
    assert "No label is proposed" in client.get(LABELS).text


def test_labels_are_narrowed_by_state_words_and_source(client, curator):
    mob = DistinctiveLabelFactory(text="angry mob")
    for text, verdict in (("rabble", "later"), ("horde", "rejected")):
        DistinctiveLabelFactory(text=text)
        CandidateDecisionFactory(key=text, verdict=verdict)

    assert keys(client) == ["angry mob"]
    assert keys(client, LABELS + "&state=later") == ["rabble"]
    assert keys(client, LABELS + "&state=rejected") == ["horde"]
    assert keys(client, LABELS + "&q=ANGRY") == ["angry mob"]
    assert keys(client, LABELS + "&q=calm") == []
    assert keys(client, f"{LABELS}&source={mob.source.slug}") == ["angry mob"]
    assert keys(client, LABELS + "&source=nowhere") == []
    assert (mob.source.slug, mob.source.name) in client.get(LABELS).context["sources"]
    assert "No label fits" in client.get(LABELS + "&q=calm").text


def test_queue_of_words_only_leads_to_the_labels(client, curator):
    CandidateHitFactory()
    DistinctiveLabelFactory(text="angry mob")

    page = client.get(QUEUE).text

    assert f'<a href="{LABELS}">Labels that set one source apart</a>' in page
    assert "angry mob" not in page
    assert 'name="kind" value="labels"' in client.get(LABELS).text
    assert 'name="kind"' not in page


def test_labels_are_counted_by_what_was_decided(client, curator):
    for text, verdict in (("angry mob", ""), ("rabble", "later"), ("horde", "rejected"), ("louts", "rejected")):
        DistinctiveLabelFactory(text=text)
        if verdict:
            CandidateDecisionFactory(key=text, verdict=verdict)

    assert client.get(LABELS).context["counts"] == {"waiting": 1, "accepted": 0, "rejected": 2, "later": 1}


def test_labels_are_paged(client, curator, monkeypatch):
    monkeypatch.setattr(label_queue, "LABELS_ON_A_PAGE", 2)
    for text in ("angry mob", "rabble", "horde"):
        DistinctiveLabelFactory(text=text)

    assert len(keys(client)) == 2
    assert len(keys(client, LABELS + "&page=2")) == 1
    assert 'href="?kind=labels&amp;page=2"' in client.get(LABELS).text


def test_accepted_label_opens_its_draft_with_its_sentence(client, measured):
    page = client.get(decide("angry mob"))
    use = page.context["chosen"].use
    assert f'name="use" value="{use.pk}"' in page.text
    assert '<option value="gate_protesters" selected>' in page.text

    response = client.post(decide("angry mob"), ACCEPT | {"use": use.pk})

    draft = Draft.objects.get()
    assert response.url == draft.get_absolute_url()
    assert draft.entry["matches"] == ["The [[angry mob]] stood at the gate all morning."]
    assert "Proposed from Quay Post" in draft.note
    assert keys(client) == ["fishermen"]
    assert CandidateDecision.objects.get().text == "angry mob"


def test_another_passage_can_be_the_example(client, measured):
    last = LabelUse.objects.filter(label_key="angry mob").order_by("article").first()

    assert client.get(f"{decide('angry mob')}?use={last.pk}").context["chosen"].use == last
    assert client.get(f"{decide('angry mob')}?use=odd").status_code == 200


@pytest.mark.parametrize("verdict", ["rejected", "later"])
def test_label_is_rejected_or_put_off_like_any_wording(client, measured, verdict):
    response = client.post(decide("angry mob"), {"verdict": verdict, "reason": "A plain word."})

    assert response.url == LABELS
    assert CandidateDecision.objects.get().verdict == verdict
    assert keys(client) == ["fishermen"]
    assert keys(client, f"{LABELS}&state={verdict}") == ["angry mob"]
    assert "A plain word." in client.get(f"{LABELS}&state={verdict}").text


def test_evidence_tells_who_uses_it_and_what_the_others_write(client, measured):
    page = client.get(decide("angry mob")).text

    assert "a label that sets one source apart" in page
    assert "12 of 12 times" in page
    assert "The example of the draft" in page
    assert page.count("take this one as the example") == 2
    assert client.get(decide("fishermen")).status_code == 200
    assert client.get(decide("nowhere")).status_code == 404


def test_word_of_the_model_that_is_a_label_too_has_both_kinds_of_evidence(client, measured):
    hit = CandidateHitFactory(key="angry mob")

    page = client.get(decide("angry mob"))

    assert page.context["chosen"] == hit
    assert "It sets one source apart" in page.text
    use = LabelUse.objects.filter(label_key="angry mob").first()
    assert client.get(f"{decide('angry mob')}?use={use.pk}").context["chosen"].use == use


def test_label_without_a_stored_analysis_can_be_rejected_only(client, curator, stories):
    told(SourceFactory(), {"angry mob": 4}, stories=stories)
    told(SourceFactory(), {"fishermen": 6}, stories=stories)
    measure_labels()
    CandidateDecisionFactory(key="angry mob", verdict="later")

    assert client.get(decide("angry mob")).context["chosen"] is None
    assert client.post(decide("angry mob"), ACCEPT).status_code == 422


@pytest.mark.parametrize("rows", [1, 12])
def test_queue_costs_the_same_at_any_size(client, curator, rows, stories, django_assert_max_num_queries):
    for number in range(rows):
        source = SourceFactory()
        told(source, {f"crowd {chr(97 + number)}": 5}, stories=stories)
        CandidateHitFactory(key=f"word-{number}")
        ArticleFactory(source=source)
    told(SourceFactory(), {"fishermen": 6}, stories=stories)
    measure_labels()

    with django_assert_max_num_queries(15):
        client.get(QUEUE)
    with django_assert_max_num_queries(21):
        client.get(LABELS)


@pytest.mark.parametrize("rows", [1, 12])
def test_evidence_costs_the_same_at_any_size(client, curator, rows, django_assert_max_num_queries):
    stories = StoryFactory.create_batch(max(rows, 2))
    told(SourceFactory(), {"angry mob": 5}, stories=stories)
    told(SourceFactory(), {"fishermen": 6}, stories=stories)
    for use in LabelUse.objects.select_related("article"):
        AnalysisRunFactory(revision=use.article.latest_revision, sentences=SENTENCE)
    measure_labels()

    with django_assert_max_num_queries(21):
        client.get(decide("angry mob"))
