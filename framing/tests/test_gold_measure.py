"""The gold fits its texts, and the measure counts as docs/method.md says."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from framing.analysis.agency.values import Form, Harm
from framing.analysis.alignment.values import (
    AnalysedReport,
    ClaimGroup,
    Difference,
    Dimension,
    Member,
    Relation,
)
from framing.analysis.ledger import LedgerMember, LedgerRow, Verdict
from framing.management.commands import measure_gold
from framing.management.gold_figures import content_words
from framing.management.gold_measurement import Found, figures_of, tally_of
from framing.management.gold_tally import Tally, matched, shares_of
from framing.management.gold_texts import SIDES, GoldError, GoldStory, place_of, story_in
from reports.extraction.claims.values import Claim, Slot
from reports.extraction.quantities.values import Comparator, Quantity
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

GOLD = Path(settings.BASE_DIR) / "framing" / "tests" / "gold"
FOLDERS = sorted(path.parent for path in GOLD.glob("*/*/gold.toml"))
# Every claim of a story is counted up to here; more would be a text of another kind.
MOST_WORDS = 450
LEAST_WORDS = 200

A = "Ten men were shot. Six cars burned in Orr. The mayor left."
B = "Gunmen shot ten men and a dog. Seven cars burned in Orr. Nobody left."
GOLD_TEXT = """
[[claims]]
relation = "differs"
dimensions = ["agency"]
a = ["Ten men were shot"]
b = ["Gunmen shot ten men"]

[[claims]]
relation = "differs"
dimensions = ["number"]
a = ["Six cars burned in Orr"]
b = ["Seven cars burned in Orr"]

[[claims]]
relation = "same"
doubtful = true
a = ["The mayor left"]
b = ["Nobody left"]

[[near_misses]]
why = "another subject"
a = "Six cars burned in Orr"
b = "a dog"

[[quantities]]
id = "a1"
report = "a"
text = "Ten men"
low = 10
high = 10
comparator = "eq"
units = ["person"]
counted = ["shoot"]
populations = ["men"]

[[quantities]]
id = "a2"
report = "a"
text = "Six cars"
low = 6
high = 6
comparator = "eq"
units = ["vehicle"]
counted = ["burn"]
populations = ["cars"]

[[quantities]]
id = "b2"
report = "b"
text = "Seven cars"
low = 7
high = 7
comparator = "eq"
units = ["vehicle"]
counted = ["burn"]
populations = ["cars"]

[[ledger]]
verdict = "differ"
a = ["a2"]
b = ["b2"]

[[harms]]
report = "a"
text = "were shot"
form = "passive_agentless"

[[harms]]
report = "b"
text = "shot"
form = "active"
"""


@pytest.fixture
def story(tmp_path: Path) -> GoldStory:
    folder = tmp_path / "orr"
    folder.mkdir()
    for name, words in (("a.txt", A), ("b.txt", B), ("gold.toml", GOLD_TEXT)):
        (folder / name).write_text(words, encoding="utf-8")
    return story_in(folder)


def claim(text: str, words: str) -> Claim:
    span = place_of(text, words)
    return Claim(span, Zone.BODY, 0, 0, Voice.OWN, Slot(span, words, words))


def quantity(text: str, words: str, value: float, unit: str = "vehicle", population: str = "") -> Quantity:
    return Quantity(
        place_of(text, words), value, value, Comparator.EQ, unit, Zone.BODY, 0, Voice.OWN, population=population
    )


def harm(text: str, words: str, form: Form) -> Harm:
    span = place_of(text, words)
    return Harm(span, "KILL", form, Slot(span, words, words), Zone.BODY, 0, Voice.OWN)


def group(relation: Relation, a: tuple[int, ...], b: tuple[int, ...], *dimensions: Dimension) -> ClaimGroup:
    differences = tuple(Difference(dimension, {}, "") for dimension in dimensions)
    return ClaimGroup(relation, (Member("a", a), Member("b", b)), differences)


def found_in(
    a: dict[str, tuple[object, ...]],
    b: dict[str, tuple[object, ...]],
    groups: tuple[ClaimGroup, ...] = (),
    rows: tuple[LedgerRow, ...] = (),
) -> Found:
    return Found({"a": AnalysedReport("a", A, **a), "b": AnalysedReport("b", B, **b)}, groups, rows)


CLAIMS_A = (claim(A, "Ten men were shot"), claim(A, "Six cars burned in Orr"), claim(A, "The mayor left"))
CLAIMS_B = (claim(B, "Gunmen shot ten men and a dog"), claim(B, "Seven cars burned in Orr"), claim(B, "Nobody left"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_word_of_the_gold_stands_in_its_text(folder: Path) -> None:
    story = story_in(folder)

    assert story.claims
    assert story.quantities
    assert all(LEAST_WORDS <= len(story.texts[side].split()) <= MOST_WORDS for side in SIDES)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sure_claim_that_differs_says_in_what_and_no_other_does(folder: Path) -> None:
    known = {str(dimension) for dimension in Dimension}

    for one in story_in(folder).claims:
        assert one.dimensions <= known
        assert one.is_doubtful or bool(one.dimensions) is (one.relation is Relation.DIFFERS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_figures_of_one_report_overlap_only_where_one_is_doubtful(folder: Path) -> None:
    for side in SIDES:
        spans = sorted(one.span for one in story_in(folder).quantities if one.side == side and not one.is_doubtful)
        clashes = [(one, other) for one, other in pairwise(spans) if one.overlaps(other)]
        assert all(one.contains(other) or other.contains(one) for one, other in clashes)


def test_a_part_has_the_pairs_that_the_documents_tell_of() -> None:
    assert Counter(path.parent.name for path in FOLDERS) == {"dev": 15, "held_out": 7}


def test_what_nobody_marked_in_a_story_counts_neither_way(tmp_path: Path) -> None:
    marked = 'marked = ["claims"]\n' + GOLD_TEXT
    for name, content in (("a.txt", A), ("b.txt", B), ("gold.toml", marked)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = found_in({"harms": (harm(A, "were shot", Form.ACTIVE),), "quantities": (quantity(A, "Six cars", 6),)}, {})

    tally = tally_of(story_in(tmp_path), found)

    assert tally.counts["claims.gold"] == 2
    assert not any(key.startswith(("quantities", "forms", "passives", "ledger")) for key in tally.counts)


def test_words_that_stand_twice_need_their_number() -> None:
    with pytest.raises(GoldError, match="2 times"):
        place_of("a raid and a raid", "raid")
    assert place_of("a raid and a raid", "raid", 2) == Span(13, 17)
    assert place_of("six of sixty", "six") == Span(0, 3)


@pytest.mark.parametrize(
    ("words", "other", "message"),
    [
        ('a = ["Ten men were shot"]', 'a = ["Nine men were shot"]', "0 times"),
        ('verdict = "differ"\na = ["a2"]', 'verdict = "differ"\na = ["b2"]', "name no quantity"),
        ('id = "a2"', 'id = "a1"', "twice"),
        ('populations = ["men"]', 'populations = ["women"]', "not in the text"),
        ('form = "active"', 'form = "lively"', "lively"),
        ("\n[[claims]]", 'marked = ["moods"]\n[[claims]]', "moods"),
    ],
)
def test_gold_that_does_not_fit_is_refused(tmp_path: Path, words: str, other: str, message: str) -> None:
    for name, content in (("a.txt", A), ("b.txt", B), ("gold.toml", GOLD_TEXT.replace(words, other, 1))):
        (tmp_path / name).write_text(content, encoding="utf-8")

    with pytest.raises(GoldError, match=message):
        story_in(tmp_path)


def test_a_found_pair_is_right_when_both_sides_share_half_of_the_shorter(story: GoldStory) -> None:
    groups = (group(Relation.DIFFERS, (0,), (0,), Dimension.AGENCY), group(Relation.SAME, (1,), (0,)))

    tally = tally_of(story, found_in({"claims": CLAIMS_A}, {"claims": CLAIMS_B}, groups))

    shares = shares_of(tally.counts, "claims")
    assert (shares.precision, shares.recall) == (0.5, 0.5)
    assert tally.counts["relation.right"] == tally.counts["relation.gold"] == 1
    assert shares_of(tally.counts, "dimensions").f1 == 1.0
    assert any(line.startswith("orr: claim missed (apart): Six cars") for line in tally.errors)


def test_doubtful_pairs_and_weaker_relations_count_for_nothing(story: GoldStory) -> None:
    groups = (group(Relation.SAME, (2,), (2,)), group(Relation.RELATED, (0,), (1,)))

    tally = tally_of(story, found_in({"claims": CLAIMS_A}, {"claims": CLAIMS_B}, groups))

    assert shares_of(tally.counts, "claims").precision is None
    assert shares_of(tally.counts, "claims").recall == 0.0


def test_one_claim_over_two_clauses_finds_one_pair_and_is_no_false_find(story: GoldStory) -> None:
    whole_a = (claim(A, "Ten men were shot. Six cars burned in Orr"),)
    whole_b = (claim(B, "Gunmen shot ten men and a dog. Seven cars burned in Orr"),)

    tally = tally_of(story, found_in({"claims": whole_a}, {"claims": whole_b}, (group(Relation.SAME, (0,), (0,)),)))

    shares = shares_of(tally.counts, "claims")
    assert (shares.precision, shares.recall) == (1.0, 0.5)
    assert any("one claim for several pairs" in line for line in tally.errors)


def test_a_contradiction_that_is_none_and_a_joined_near_miss_are_told(story: GoldStory) -> None:
    dog = (claim(B, "a dog"),)

    tally = tally_of(story, found_in({"claims": CLAIMS_A}, {"claims": dog}, (group(Relation.CONTRADICTS, (1,), (0,)),)))

    assert (tally.counts["contradicts.said"], tally.counts["contradicts.wrong"]) == (1, 1)
    assert tally.counts["near_misses.joined"] == 1


def test_a_figure_is_right_step_by_step(story: GoldStory) -> None:
    right = quantity(A, "Ten men", 10, "person", "the men of Orr")
    other_unit = quantity(A, "Six cars", 6, "site", "cars")

    tally = tally_of(story, found_in({"quantities": (right, other_unit)}, {"quantities": (quantity(B, "ten", 10),)}))

    recalls = {
        step: shares_of(tally.counts, f"quantities.{step}").recall for step in ("span", "value", "unit", "population")
    }
    assert recalls == {"span": 2 / 3, "value": 2 / 3, "unit": 1 / 3, "population": 1 / 3}
    assert shares_of(tally.counts, "quantities.span").precision == 2 / 3


@pytest.mark.parametrize(
    ("gold", "value", "unit", "is_right"),
    [
        ("distance:km", 6000, "distance:m", True),
        ("distance:mile", 9.656, "distance:km", True),
        ("time:hour", 0.25, "time:day", True),
        ("time:hour", 6, "time:day", False),
        ("distance:km", 6, "time:day", False),
    ],
)
def test_a_measure_is_right_in_any_unit_of_its_kind(
    tmp_path: Path, gold: str, value: float, unit: str, is_right: bool
) -> None:
    marked = GOLD_TEXT.replace('units = ["vehicle"]', f'units = ["{gold}"]', 1)
    for name, content in (("a.txt", A), ("b.txt", B), ("gold.toml", marked)):
        (tmp_path / name).write_text(content, encoding="utf-8")

    tally = tally_of(story_in(tmp_path), found_in({"quantities": (quantity(A, "Six cars", value, unit),)}, {}))

    assert tally.counts["quantities.population.right"] == int(is_right)


def test_words_that_say_nothing_of_whom_are_no_population() -> None:
    assert content_words("the other people") == frozenset()
    assert content_words("Orr’s drivers") == {"orr", "driver"}


@pytest.mark.parametrize(("verdict", "is_right"), [(Verdict.DIFFER, 1), (Verdict.AGREE, 0), (Verdict.ONLY_IN, 0)])
def test_a_verdict_counts_where_the_figures_stand_side_by_side(
    story: GoldStory, verdict: Verdict, is_right: int
) -> None:
    row = LedgerRow(verdict, "vehicle", None, (LedgerMember("a", (0,)), LedgerMember("b", (0,))))
    figures = {"quantities": (quantity(A, "Six cars", 6),)}, {"quantities": (quantity(B, "Seven cars", 7),)}

    tally = tally_of(story, found_in(*figures, rows=(row,)))

    assert tally.counts["ledger.verdict_right"] == is_right
    assert tally.counts["ledger.found"] == int(verdict is not Verdict.ONLY_IN)
    assert tally.counts["ledger.rows_not_in_gold"] == 0


@pytest.mark.parametrize(("doubtful", "rows"), [("", 1), ("doubtful = true\n", 0)])
def test_a_row_of_doubtful_figures_counts_for_nothing(tmp_path: Path, doubtful: str, rows: int) -> None:
    marked = GOLD_TEXT.replace('id = "a1"\n', f'id = "a1"\n{doubtful}')
    for name, content in (("a.txt", A), ("b.txt", B), ("gold.toml", marked)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    row = LedgerRow(Verdict.AGREE, "person", None, (LedgerMember("a", (0,)), LedgerMember("b", (0,))))
    figures = {"quantities": (quantity(A, "Ten men", 10),)}, {"quantities": (quantity(B, "ten men", 10),)}

    tally = tally_of(story_in(tmp_path), found_in(*figures, rows=(row,)))

    assert tally.counts["ledger.rows"] == tally.counts["ledger.rows_not_in_gold"] == rows


def test_passives_and_forms_are_counted_apart(story: GoldStory) -> None:
    a = (harm(A, "were shot", Form.PASSIVE_AGENTLESS), harm(A, "burned", Form.PASSIVE_AGENTLESS))
    b = (harm(B, "shot", Form.ACTIVE_INSTRUMENT),)

    tally = tally_of(story, found_in({"harms": a}, {"harms": b}))

    passives = shares_of(tally.counts, "passives")
    assert (passives.precision, passives.recall) == (0.5, 1.0)
    assert (tally.counts["forms.right"], tally.counts["forms.found"], tally.counts["forms.gold"]) == (1, 2, 2)


def test_nothing_found_gives_no_division_by_zero(story: GoldStory) -> None:
    lines = list(figures_of(tally_of(story, found_in({}, {})).counts))

    assert any(line.startswith("claim pairs") and "P -" in line for line in lines)
    assert list(figures_of(Tally().counts))


def test_partners_are_given_up_where_that_pairs_more() -> None:
    weights = {("x", 1): 2.0, ("x", 2): 1.0, ("y", 1): 1.0}

    partners = matched(["x", "y"], [1, 2], lambda left, right: weights.get((left, right), 0.0))

    assert partners == {1: "y", 2: "x"}


def test_errors_of_the_held_out_part_need_to_be_opened() -> None:
    with pytest.raises(CommandError, match="--open"):
        call_command("measure_gold", part="held_out", errors=True)


def test_the_command_measures_a_folder(
    story: GoldStory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "orr").rename(tmp_path / "dev" / "orr")
    monkeypatch.setattr(measure_gold, "GOLD", tmp_path)

    call_command("measure_gold", "--errors")

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("dev: 1 pairs of reports")
    assert any(line.startswith("quantities, span") for line in lines)
