"""The symmetry page says what was counted, what was tested, when, and with which release."""

import pytest
from django.urls import reverse
from django.utils import timezone

from framing.models import SymmetryMeasurement
from framing.services import symmetry as service
from framing.services.engines import current_engine
from framing.services.symmetry import ask_for_symmetry, hits_by_entry, measure_symmetry
from framing.tests.curation import SymmetryMeasurementFactory
from framing.tests.factories import AnalysisRunFactory, ReleaseFactory, TermHitFactory
from reports.tests.factories import ArticleFactory, RevisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """The ids of the measurements that workers were asked for."""
    ids: list[int] = []

    def note(sender, *, measurement_id, **kwargs):
        ids.append(measurement_id)

    service.symmetry_requested.connect(note)
    yield ids
    service.symmetry_requested.disconnect(note)


def page_of(client, query=""):
    return client.get(reverse("framing:symmetry") + query)


def test_page_without_a_release_claims_nothing(client):
    assert "No lexicon has been released" in page_of(client).text


def test_release_that_was_not_tested_says_so(client):
    ReleaseFactory()

    page = page_of(client).text

    assert "Not run yet." in page
    assert "were not counted with this release yet" in page


def test_test_is_told_with_its_release_engine_and_time(client):
    SymmetryMeasurementFactory(engine="test-engine 7")

    page = page_of(client).text

    assert "exchanges, no mark changed" in page
    assert "2 March 2026, 12:00 UTC" in page
    assert "test-engine 7" in page
    assert "was not tested yet" not in page


def test_test_of_an_earlier_release_is_told_as_that(client):
    tested, newer = SymmetryMeasurementFactory().release, ReleaseFactory()

    page = page_of(client).text

    assert f"with lexicon release {tested.number}" in page
    assert f"Release {newer.number} was not tested yet." in page


def test_failures_are_shown_word_for_word(client):
    failure = {"sentence": "The Daxi fired.", "swapped": "The Moro fired.", "found": ["fired"], "found_swapped": []}
    swap = {"sentences": 60, "exchanges": 120, "hits": 80, "failure_count": 1, "failures": [failure]}
    SymmetryMeasurementFactory(swap=swap)

    page = page_of(client).text

    assert "exchanges changed a mark" in page
    assert "The Moro fired." in page
    assert "no mark</p>" in page


def test_test_that_took_too_long_is_told(client):
    SymmetryMeasurementFactory(swap={"error": "The test took longer than one task may take."})

    assert "could not be tested: The test took longer" in page_of(client).text


def test_labels_are_counted_by_side_and_topic_with_their_hits(client):
    SymmetryMeasurementFactory(hits={"gate_closure.siege": 7})

    page = page_of(client)

    line = next(line for line in page.context["page"].topics if line.coverage.topic == "harbour")
    assert line.counts == (1, 1, 0)
    assert sum(bar.width for bar in line.bars) == pytest.approx(320)
    assert '<td class="figure">7</td>' in page.text
    assert [found.code for found in page_of(client, "?topic=protest").context["page"].sets] == ["gate_protesters"]
    assert "No set has this topic." in page_of(client, "?topic=nowhere").text


@pytest.mark.parametrize("rows", [1, 12])
def test_page_costs_the_same_with_any_number_of_measurements(client, rows, django_assert_max_num_queries):
    SymmetryMeasurementFactory.create_batch(rows)

    with django_assert_max_num_queries(4):
        page_of(client)


def test_method_and_lexicon_lead_to_the_page(client):
    ReleaseFactory()

    for name in ("framing:method", "framing:lexicon_list"):
        assert f'href="{reverse("framing:symmetry")}"' in client.get(reverse(name)).text


def test_worker_tests_the_release_once_and_counts_the_newest_texts(monkeypatch):
    article = ArticleFactory()
    old = AnalysisRunFactory(revision=article.latest_revision)
    TermHitFactory(run=old, phrase="siege")
    new = AnalysisRunFactory(revision=RevisionFactory(article=article, text="Head\n\nA siege and a mob of two."))
    TermHitFactory(run=new, phrase="mob", entry="gate_protesters.mob", voice="quoted")
    TermHitFactory(run=new, phrase="siege", is_ambiguous=True, is_counted=False)
    row = SymmetryMeasurement.objects.create(release=new.release, engine=current_engine(), asked_at=timezone.now())

    first = measure_symmetry(measurement=row)
    swapped_at = first.swapped_at
    monkeypatch.setattr(service, "swap_failures", None)
    second = measure_symmetry(measurement=row)

    assert first.swap["exchanges"] >= 100
    assert first.swap["failure_count"] == 0
    assert (second.hits, second.report_count, second.swapped_at) == ({"gate_protesters.mob": 1}, 1, swapped_at)


def test_other_engine_measures_nothing():
    row = SymmetryMeasurementFactory(fresh=True, engine="another engine")

    assert measure_symmetry(measurement=row).counted_at is None


def test_hits_of_the_run_that_stands_are_counted():
    first = AnalysisRunFactory()
    TermHitFactory(run=first, phrase="siege")
    second = AnalysisRunFactory(revision=first.revision, release=ReleaseFactory())
    TermHitFactory(run=second, phrase="siege")

    assert hits_by_entry() == {"gate_closure.siege": 1}


def test_sweep_asks_once_for_a_release_and_again_when_the_count_is_old_or_of_half_the_reports(asked, monkeypatch):
    assert ask_for_symmetry() == 0
    ReleaseFactory()

    assert ask_for_symmetry() == 1
    assert ask_for_symmetry() == 0
    row = SymmetryMeasurement.objects.get()
    SymmetryMeasurement.objects.update(asked_at=row.asked_at - service.PATIENCE * 2)
    assert ask_for_symmetry() == 1

    now = timezone.now()
    SymmetryMeasurement.objects.update(counted_at=now, asked_at=now - service.PATIENCE * 2)
    assert ask_for_symmetry() == 0
    SymmetryMeasurement.objects.update(counted_at=now - service.RECOUNT_AFTER * 2)
    assert ask_for_symmetry() == 1

    SymmetryMeasurement.objects.update(counted_at=now, asked_at=now - service.PATIENCE * 2, report_count=1)
    ArticleFactory.create_batch(2)
    assert ask_for_symmetry() == 0
    ArticleFactory()
    assert ask_for_symmetry() == 1
    assert asked == [row.pk] * 4
