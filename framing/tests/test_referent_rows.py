"""Referents with their labels as they are stored with a comparison, and the rows of labels of a story."""

import json

import pytest

from framing.analysis.comparison import ComparisonResult
from framing.analysis.labels import label_crossings, label_tables
from framing.analysis.labels.links import MOST_LINKS
from framing.analysis.referents import Place, Proposal, ReferentDecisionKind, ReferentLink, Tie
from framing.models import Comparison, LabelUse, ReferentDecision
from framing.services.referent_rows import given_referent_decision, proposals_json, referents_json, store_label_uses
from framing.tests.factories import ComparisonFactory, ReferentDecisionFactory
from framing.tests.label_stories import TOLD, comparison_in, labels_story
from framing.tests.labelling import NO_WORDS, QUOTED, mention, referent, report
from reports.extraction.mentions import MentionForm
from reports.models import Mention
from reports.text.spans import Span


def result(*reports, links=(), **values) -> ComparisonResult:
    """A comparison that brought out one referent with all mentions."""
    referents = (referent(reports, links=tuple(links), **values),)
    tables = label_tables(reports, referents, NO_WORDS)
    crossings = label_crossings(reports, tables)
    return ComparisonResult((), (), (), referents=referents, label_tables=tables, label_crossings=crossings)


def link(first: Place, second: Place, confidence: float = 0.5) -> ReferentLink:
    return ReferentLink(first, second, Tie.SAME_ROLE, "does the same", confidence)


def test_referent_is_stored_with_its_labels_and_voices() -> None:
    made = report("7", "the guards", mention("raiders", voice=QUOTED, speaker="Ada Lind")), report("12", "raiders")

    (row,) = referents_json(result(*made, key="alias:guards"), made)

    assert (row["number"], row["name"], row["kind"], row["standing"]) == (1, "the gate crew", "group", "proposed")
    assert (row["key"], row["set"], row["difference"]) == ("alias:guards", None, 1.0)
    assert row["cells"]["7"] == [
        {"key": "guard", "text": "guards", "is_name": False, "mentions": [[1, 0, 10, "body", "own", None]]},
        {"key": "raider", "text": "raiders", "is_name": False, "mentions": [[2, 12, 19, "body", "quoted", "Ada Lind"]]},
    ]
    assert row["directions"]["12"] == {
        "mentions": 1,
        "helps": 0,
        "harms": 0,
        "interval": None,
        "helps_interval": None,
    }
    crossing = {"rank": 1, "kind": "owned_and_attributed", "label": "raiders", "key": "raider"}
    assert row["crossings"] == [crossing | {"owned_by": [12], "attributed_by": [7]}]


def test_pronouns_are_stored_beside_the_cells() -> None:
    made = [report("7", "the guards", mention("they", form=MentionForm.PRONOUN))]

    (row,) = referents_json(result(*made), made)

    assert row["pronouns"] == {"7": [[2, 12, 16, "body", "own", None]]}


def test_stored_rows_are_json() -> None:
    made = report("7", *["the guards"] * 5), report("12", "raiders")

    rows = referents_json(result(*made), made)

    assert json.loads(json.dumps(rows)) == rows
    assert rows[0]["directions"]["7"]["interval"] == [0.0, 0.5218]


def test_links_between_other_labels_or_reports_are_kept_the_surest_first() -> None:
    made = report("7", "the guards", "the crew", "guards"), report("12", "raiders")
    one, crew, same, other = (Place("7", 0), Place("7", 1), Place("7", 2), Place("12", 0))

    (row,) = referents_json(result(*made, links=[link(one, crew, 0.6), link(one, same), link(one, other, 0.9)]), made)

    expected = {"tie": "same_role", "reason": "does the same"}
    assert row["links"] == [
        {"a": [7, 1], "b": [12, 1], "confidence": 0.9} | expected,
        {"a": [7, 1], "b": [7, 2], "confidence": 0.6} | expected,
    ]


def test_number_of_stored_links_is_bounded() -> None:
    made = report("7", *["guards"] * (MOST_LINKS + 3)), report("12", "raiders")
    links = [link(Place("7", number), Place("12", 0)) for number in range(MOST_LINKS + 3)]

    (row,) = referents_json(result(*made, links=links), made)

    assert len(row["links"]) == MOST_LINKS


def test_proposals_name_referents_by_number() -> None:
    found = ComparisonResult((), (), (), proposals=(Proposal(0, 4, ("same head",), 0.41666),))

    assert proposals_json(found) == [{"first": 1, "second": 5, "reasons": ["same head"], "confidence": 0.4167}]


def test_nothing_found_is_stored_as_nothing() -> None:
    assert referents_json(ComparisonResult((), (), ()), []) == []


@pytest.mark.django_db
def test_decision_is_taken_in_as_it_was_made() -> None:
    row = ReferentDecisionFactory(kind=ReferentDecision.Kind.RENAME, name="Gate crew")

    found = given_referent_decision(row)

    assert (found.number, found.kind, found.name) == (1, ReferentDecisionKind.RENAME, "Gate crew")
    assert [(one.key, one.span, one.words) for one in found.passages] == [
        ("1", Span(4, 13), "The wardens"),
        ("2", Span(9, 22), "the gate crew"),
    ]


@pytest.mark.django_db
def test_stored_mentions_are_those_of_the_report() -> None:
    found = comparison_in(labels_story(2))

    rows = {(row.revision.article_id, row.number): row for row in Mention.objects.select_related("revision")}
    stored = [
        (int(key), *place)
        for referent in found.referents
        for key, cell in referent["cells"].items()
        for use in cell
        for place in use["mentions"]
    ]
    stored += [(int(key), *p) for referent in found.referents for key, ps in referent["pronouns"].items() for p in ps]
    assert len(stored) == len(rows)
    for article, number, start, end, zone, voice, _ in stored:
        row = rows[article, number]
        assert (row.start, row.end, row.zone, row.voice) == (start, end, zone, voice)


@pytest.mark.django_db
def test_labels_of_a_story_are_rows_counted_by_voice() -> None:
    labels_story(2)

    rows = {(row.article_id, row.label_key): row for row in LabelUse.objects.filter(referent=1)}

    told = sorted((row.text, row.own, row.attributed) for row in rows.values())
    assert told == [
        ("armed guards", 1, 0),
        ("guards", 1, 0),
        ("harbour guards", 0, 1),
        ("harbour guards", 2, 0),
        ("occupation guards", 0, 1),
        ("occupation guards", 2, 0),
    ]
    assert {(row.referent_key, row.referent_name) for row in rows.values()} == {(TOLD[0].key, TOLD[0].name)}
    assert all(row.source_id == row.article.source_id for row in rows.values())


@pytest.mark.django_db
def test_referent_without_a_name_across_stories_has_no_rows() -> None:
    found = comparison_in(labels_story(2))

    named = {row["number"] for row in found.referents if row["key"]}

    assert named == {number for number, one in enumerate(TOLD, start=1) if one.key}
    assert set(LabelUse.objects.values_list("referent", flat=True)) == named


@pytest.mark.django_db
def test_rows_of_an_earlier_comparison_go_when_another_one_is_stored() -> None:
    story = labels_story(2)
    other = labels_story(2)
    earlier = comparison_in(story)
    ReferentDecisionFactory(story=story)
    newer = ComparisonFactory(story=story, referents=earlier.referents[:2])

    count = store_label_uses(comparison=newer, runs=[_run(one) for one in story.articles.all()])

    assert set(LabelUse.objects.filter(story=story).values_list("comparison", "referent")) == {
        (newer.pk, 1),
        (newer.pk, 2),
    }
    assert LabelUse.objects.filter(story=story).count() == count
    assert LabelUse.objects.filter(story=other).exists()


@pytest.mark.django_db
def test_comparison_that_ends_after_the_present_one_changes_no_rows() -> None:
    story = labels_story(2)
    present = comparison_in(story)
    late = ComparisonFactory(story=story, decisions=3, referents=present.referents[:2])

    stored = store_label_uses(comparison=late, runs=[_run(one) for one in story.articles.all()])

    assert stored == 0
    assert set(LabelUse.objects.filter(story=story).values_list("comparison", flat=True)) == {present.pk}


@pytest.mark.django_db
def test_rows_are_stored_in_the_same_number_of_queries_at_any_size(django_assert_max_num_queries) -> None:
    story = labels_story(12, uses=False)
    found = Comparison.objects.get(story=story)
    runs = [_run(one) for one in story.articles.select_related("latest_revision__article")]

    with django_assert_max_num_queries(12):
        store_label_uses(comparison=found, runs=runs)


@pytest.mark.django_db
def test_labels_that_are_one_when_cut_are_one_row() -> None:
    story = labels_story(2, uses=False)
    found = comparison_in(story)
    long = "a " * 120
    cell = [
        {"key": f"{long}{end}", "text": end, "is_name": False, "mentions": [[1, 0, 4, "body", voice, None]]}
        for end, voice in (("guard", "own"), ("raider", "quoted"))
    ]
    article = story.articles.order_by("pk").first()
    assert article is not None
    found.referents = [found.referents[0] | {"cells": {str(article.pk): cell}, "name": "x" * 300, "key": "alias:x"}]

    store_label_uses(comparison=found, runs=[_run(one) for one in story.articles.all()])

    (row,) = LabelUse.objects.filter(story=story)
    assert (row.own, row.attributed, row.text, len(row.label_key)) == (1, 1, "guard", 200)


def _run(article):
    return article.latest_revision.runs.get()
