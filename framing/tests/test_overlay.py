"""Changes laid over a lexicon give what publishing them would leave."""

import pytest

from framing.analysis.entries import ContrastSet, Entry, LexiconError, ReferentKind
from framing.analysis.lexicon import Lexicon, dump_lexicon, load_lexicon
from framing.analysis.overlay import Change, OverlayKind, change_of, row_of, with_changes

SETS = (ContrastSet("s", "Gates", ReferentKind.OBJECT), ContrastSet("t", "Towers"))
GATE, WALL = Entry("s.gate", "s", "gate"), Entry("s.wall", "s", "wall", mirror="s.gate")
BASE = Lexicon(SETS, (GATE, WALL), "Harbour")


def test_new_changed_and_retired_entries_are_laid_over_the_rest() -> None:
    quay, high = Entry("q.quay", "q", "quay"), Entry("s.gate", "s", "high gate")
    changes = [
        Change("q.quay", OverlayKind.NEW, quay, ContrastSet("q", "Quays")),
        Change("s.gate", OverlayKind.CHANGE, high),
        Change("s.wall", OverlayKind.RETIRE),
    ]

    laid = with_changes(BASE, changes)

    assert laid == Lexicon((*SETS, ContrastSet("q", "Quays")), (high, quay), "Harbour")
    assert BASE.entries == (GATE, WALL)


def test_a_set_may_change_with_an_entry_that_stays() -> None:
    renamed = ContrastSet("s", "Great gates", ReferentKind.PLACE)

    assert with_changes(BASE, [Change("s.gate", OverlayKind.CHANGE, GATE, renamed)]).sets["s"] == renamed


@pytest.mark.parametrize(
    ("change", "fix"),
    [
        (Change("s.gate", OverlayKind.NEW, GATE), "has it already"),
        (Change("s.none", OverlayKind.CHANGE, Entry("s.none", "s", "none")), "not in the lexicon any more"),
        (Change("s.none", OverlayKind.RETIRE), "cannot be retired"),
        (Change("s.gate", OverlayKind.CHANGE), "holds no entry"),
        (Change("s.gate", OverlayKind.RETIRE), "mirror “s.gate” is not in the file"),
        (Change("u.new", OverlayKind.NEW, Entry("u.new", "u", "new")), "contrast set “u” is not in the file"),
        (
            Change("s.gate", OverlayKind.CHANGE, GATE, ContrastSet("s", "Gates", within="s")),
            "lies within itself",
        ),
    ],
)
def test_a_change_that_does_not_fit_is_told_with_its_fix(change: Change, fix: str) -> None:
    with pytest.raises(LexiconError, match=fix):
        with_changes(BASE, [change])


def test_a_change_is_read_back_from_its_row() -> None:
    changes = [
        Change("s.gate", OverlayKind.CHANGE, GATE, SETS[0]),
        Change("s.wall", OverlayKind.RETIRE),
    ]

    assert [change_of(row_of(change), BASE) for change in changes] == changes


def test_the_category_of_a_row_without_one_follows_from_its_set_as_in_the_file() -> None:
    row = {"code": "s.arch", "kind": "new", "entry": {"code": "s.arch", "contrast_set": "s", "term": "arch"}}

    laid = with_changes(BASE, [change_of(row, BASE)])

    assert laid == load_lexicon(dump_lexicon(laid), examples_required=False)
    assert {entry.code: str(entry.category) for entry in laid.entries}["s.arch"] == "event_label"


@pytest.mark.parametrize(
    ("entry", "fix"),
    [
        ({"code": "s.other", "contrast_set": "s", "term": "arch"}, "its table has the code “s.other”"),
        ({"code": "s.arch", "contrast_set": "s"}, "“term” is missing"),
    ],
)
def test_a_row_that_is_no_change_is_told_so(entry: dict[str, object], fix: str) -> None:
    with pytest.raises(LexiconError, match=fix):
        change_of({"code": "s.arch", "kind": "new", "entry": entry}, BASE)
