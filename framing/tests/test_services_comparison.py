"""Comparisons: which reports, what crosses, stored once for the same inputs."""

import pytest
from django.urls import reverse

from framing.models import AnalysisRun, Comparison, LabelUse
from framing.models.analysis import RunState
from framing.models.comparisons import inputs_digest_of
from framing.selectors.aliases import alias_table
from framing.selectors.comparisons import comparison_status_of
from framing.services import comparison as service
from framing.services.aliases import add_set
from framing.services.comparison import compare_story, retry_comparison
from framing.services.scoring import run_analysis
from framing.tests.factories import CuratorFactory, ReleaseFactory
from reports.services.ingest import submit_article
from reports.tests.factories import PrimaryTextFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

OWNED = (
    "Siege of Brennick harbour begins\n\nThe siege of the harbour began on Monday, and the boats stayed at the quay."
)
SAID = "Gate of Brennick harbour shut\n\n“This is a siege,” said Edda Roon. The closure of the gate began on Monday."
NAMING = (
    "Edda Roon shuts the harbour\n\nEdda Roon shut the harbour on Monday, and the Brennick Brigade stayed at the quay.",
    "Edda Roon speaks\n\nThe Brennick Brigade met Edda Roon on Monday, the works department said.",
    "Harbour gate stays shut\n\nEdda Roon, the harbour chief, left on Tuesday. BRB guards met her.",
)
THIRD = "Harbour gate stays shut\n\nThe closure of the gate went on for a second day, the works department said."


@pytest.fixture
def story():
    ReleaseFactory()
    return StoryFactory()


def _analysed(story, *texts):
    for text in texts:
        article = submit_article(source=SourceFactory(), text=text, story=story)
        run_analysis(run=AnalysisRun.objects.get(revision=article.latest_revision))
    return list(story.articles.order_by("pk"))


def test_term_owned_here_and_said_there_crosses(story):
    owner, attributor = _analysed(story, OWNED, SAID)

    crossing = next(row for row in compare_story(story=story).crossings if row["term"] == "siege")

    assert (crossing["owned_by"], crossing["attributed_by"]) == ([owner.pk], [attributor.pk])
    assert set(crossing["hits"]) == {str(owner.pk), str(attributor.pk)}


def test_one_report_alone_is_not_compared(story):
    _analysed(story, OWNED)

    assert compare_story(story=story) is None


def test_third_report_joins_in_a_comparison_of_its_own(story):
    _analysed(story, OWNED, SAID)
    first = compare_story(story=story)
    _analysed(story, THIRD)

    second = compare_story(story=story)

    assert (len(first.revisions), len(second.revisions)) == (2, 3)
    assert Comparison.objects.count() == 2


def test_same_inputs_are_compared_once(story):
    _analysed(story, OWNED, SAID)

    assert compare_story(story=story) == compare_story(story=story)
    assert Comparison.objects.get().state == RunState.DONE


def _left_and_back(story, article, meanwhile=lambda: None):
    """The comparison of the story after a report was in another one for a while."""
    article.story = StoryFactory()
    article.save()
    compare_story(story=story)
    meanwhile()
    article.story = story
    article.save()
    return compare_story(story=story)


def test_labels_of_a_report_that_came_back_are_counted_again(story):
    *_, last = _analysed(story, *NAMING)
    whole = compare_story(story=story)
    counted = set(LabelUse.objects.values_list("article", "label_key", "own"))

    again = _left_and_back(story, last)

    assert again == whole
    assert set(LabelUse.objects.values_list("article", "label_key", "own")) == counted


def test_comparison_is_made_anew_where_aliases_changed_while_it_was_not_the_present_one(story):
    *_, last = _analysed(story, *NAMING)
    whole = compare_story(story=story)
    names = {"code": "harbour_brigade", "kind": "group", "names": ["Brennick Brigade", "BRB"]}

    again = _left_and_back(story, last, lambda: add_set(**names, by=CuratorFactory()))

    assert again == whole
    assert again.aliases == alias_table().edition > whole.aliases
    assert any(row["key"] == "alias:harbour_brigade" for row in again.referents)


def test_speaker_is_listed_with_words_and_cues(story):
    _, attributor = _analysed(story, OWNED, SAID)

    row = next(row for row in compare_story(story=story).speakers if row["name"] == "Edda Roon")

    assert row["words"] == {str(attributor.pk): 4}
    assert row["cues"] == {str(attributor.pk): ["said"]}


def test_order_of_revisions_does_not_name_other_inputs():
    assert inputs_digest_of([(3, 0), (1, 2)], [7, 5]) == inputs_digest_of([(1, 2), (3, 0)], [5, 7])


def test_failed_comparison_is_tried_again_when_somebody_asks(story):
    _analysed(story, OWNED, SAID)
    compare_story(story=story)
    Comparison.objects.update(state=RunState.FAILED, failure_code="engine_error")
    assert compare_story(story=story).state == RunState.FAILED

    retry_comparison(story=story)

    assert compare_story(story=story).state == RunState.DONE


def test_retry_leaves_what_was_compared_before_another_report_came(story):
    _analysed(story, OWNED, SAID)
    earlier = compare_story(story=story)
    Comparison.objects.update(state=RunState.FAILED, failure_code="engine_error")
    _analysed(story, THIRD)

    retry_comparison(story=story)

    earlier.refresh_from_db()
    assert earlier.state == RunState.FAILED  # queued, it would wait for ever: only the newest texts are compared


def test_times_that_were_put_right_in_the_admin_are_compared_anew(story, admin_client):
    first, _ = _analysed(story, OWNED, SAID)
    assert not compare_story(story=story).chronology["events"]
    page = reverse("admin:reports_article_change", args=[first.pk])
    given = admin_client.get(page).context["adminform"].form.initial
    times = {"published_at_0": "2026-03-04", "published_at_1": "18:20:00"}
    empty = {"revisions-TOTAL_FORMS": "0", "revisions-INITIAL_FORMS": "0"}

    sent = admin_client.post(page, {name: value for name, value in given.items() if value is not None} | times | empty)

    assert sent.status_code == 302
    assert comparison_status_of(story).standing == "pending"
    assert compare_story(story=story).chronology["events"]
    assert comparison_status_of(story).standing == "done"


def test_what_is_put_right_while_a_worker_compares_is_not_overwritten(story, monkeypatch):
    _analysed(story, OWNED, SAID)
    computed = service._computed

    def put_right_meanwhile(*given):
        result = computed(*given)
        service.compare_anew(story=story)
        return result

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(service, "_computed", put_right_meanwhile)
        late = compare_story(story=story)

    late.refresh_from_db()
    assert (late.state, late.labels) == (RunState.QUEUED, [])
    assert compare_story(story=story).labels


def test_one_report_and_a_primary_text_are_compared(story):
    _analysed(story, SAID)
    assert compare_story(story=story) is None

    PrimaryTextFactory(story=story)
    comparison = compare_story(story=story)

    assert len(comparison.revisions) == 1
    assert comparison_status_of(story).standing == "done"
