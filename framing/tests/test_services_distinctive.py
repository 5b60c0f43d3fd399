"""Measuring over all stories which labels set one source apart."""

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction

from framing.analysis.distinctive import z_of
from framing.models import DistinctiveLabel, LabelUse
from framing.services.distinctive import OTHER_LABELS_KEPT, measure_labels
from framing.tasks import measure_labels_task
from framing.tests.label_rows import DistinctiveLabelFactory, LabelUseFactory, told
from reports.tests.factories import ArticleFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories():
    return StoryFactory.create_batch(4)


@pytest.fixture
def sources(stories):
    """The first says "angry mob" for whom the two others call fishermen and protesters."""
    mob, fish, plain = SourceFactory.create_batch(3)
    told(mob, {"angry mob": 3, "fishermen": 1}, stories=stories)
    told(fish, {"fishermen": 4, "protesters": 1}, stories=stories)
    told(plain, {"protesters": 3, "fishermen": 2}, stories=stories)
    return mob, fish, plain


def test_label_that_one_source_alone_uses_sets_it_apart(sources):
    found = measure_labels()

    row = DistinctiveLabel.objects.get(source=sources[0], label_key="angry mob")
    assert found == DistinctiveLabel.objects.count()
    assert (row.uses, row.of, row.others, row.others_of, row.articles, row.stories) == (12, 16, 0, 40, 4, 4)
    assert row.z == pytest.approx(z_of(12, 16, 0, 40))
    assert (row.text, row.referent_name) == ("angry mob", "People who protest at the gate")
    assert row.other_labels == [["fishermen", 24, "fishermen"], ["protesters", 16, "protesters"]]


def test_label_that_a_source_uses_less_is_told_with_a_z_below_zero(stories):
    mob = SourceFactory()
    told(mob, {"angry mob": 9, "fishermen": 1}, stories=stories)
    told(SourceFactory(), {"fishermen": 9}, stories=stories)

    measure_labels()

    assert DistinctiveLabel.objects.get(source=mob, label_key="fishermen").z < -1.96


def test_new_measurement_replaces_the_one_before(sources):
    DistinctiveLabelFactory(text="long gone")

    measure_labels()
    first = list(DistinctiveLabel.objects.values_list("label_key", "z"))
    measure_labels()

    assert "long gone" not in dict(first)
    assert list(DistinctiveLabel.objects.values_list("label_key", "z")) == first


def test_what_is_only_attributed_counts_for_nobody(stories):
    told(SourceFactory(), {"angry mob": 0}, stories=stories, attributed=9)
    told(SourceFactory(), {"fishermen": 9}, stories=stories)

    assert measure_labels() == 0


def test_referents_without_a_name_across_stories_are_left_out(stories):
    told(SourceFactory(), {"angry mob": 9}, stories=stories, referent_key="")
    told(SourceFactory(), {"fishermen": 9}, stories=stories, referent_key="")

    assert measure_labels() == 0


def test_report_that_left_its_story_is_not_counted(sources):
    ArticleFactory._meta.model.objects.filter(source=sources[0]).update(story=StoryFactory())

    measure_labels()

    assert not DistinctiveLabel.objects.filter(source=sources[0]).exists()


def test_one_report_alone_is_too_little_whatever_it_says():
    story = StoryFactory()
    LabelUseFactory(text="angry mob", own=30, story=story)
    LabelUseFactory(text="fishermen", own=30, story=story)

    assert measure_labels() == 0


def test_spellings_and_short_forms_of_the_name_are_no_labels(stories):
    names = {"referent_key": "name:ada lind", "referent_name": "Ada Lind"}
    told(SourceFactory(), {"Lind": 5}, stories=stories, **names)
    told(SourceFactory(), {"Ada Lind": 5}, stories=stories, **names)
    blunt = SourceFactory()
    told(blunt, {"embattled mayor": 3, "Ms Lind": 1}, stories=stories, **names)

    measure_labels()

    row = DistinctiveLabel.objects.get()
    assert (row.source, row.label_key) == (blunt, "embattled mayor")
    assert row.other_labels == [["Ada Lind", 40, "ada lind", "lind"]]


def test_words_of_the_others_are_kept_up_to_a_bound(stories):
    told(SourceFactory(), {"angry mob": 9}, stories=stories)
    told(SourceFactory(), {f"crowd {number}": 1 for number in range(OTHER_LABELS_KEPT + 3)}, stories=stories)

    measure_labels()

    assert len(DistinctiveLabel.objects.get(label_key="angry mob").other_labels) == OTHER_LABELS_KEPT


def test_nothing_stored_measures_nothing():
    assert measure_labels() == 0


def test_task_and_command_measure(sources, capsys):
    measure_labels_task()
    assert DistinctiveLabel.objects.exists()
    LabelUse.objects.all().delete()

    call_command("measure_labels")

    assert capsys.readouterr().out == "0 labels found.\n"


@pytest.mark.django_db(transaction=True)
def test_two_do_not_measure_at_once(capsys):
    kept = DistinctiveLabelFactory()
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [DistinctiveLabel._meta.db_table])

        assert measure_labels() is None
        call_command("measure_labels")
    finally:
        other.close()

    assert "Another process is measuring" in capsys.readouterr().out
    assert DistinctiveLabel.objects.get() == kept
    with transaction.atomic():
        assert measure_labels() == 0
    assert connection.is_usable()


@pytest.mark.parametrize("rows", [1, 12])
def test_measuring_costs_the_same_queries_at_any_size(rows, stories, django_assert_max_num_queries):
    for number in range(rows):
        key = f"set:crowd_{number}"
        told(SourceFactory(), {"angry mob": 9}, stories=stories[:2], referent_key=key)
        told(SourceFactory(), {"fishermen": 9}, stories=stories[:2], referent_key=key)

    with django_assert_max_num_queries(6):
        assert measure_labels() == 2 * rows
