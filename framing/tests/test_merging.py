"""Two wordings of one entry side by side, and what is made of them."""

from framing.analysis.merging import merge_rows, merged_table
from framing.analysis.tables import entry_of
from framing.tests.curation import entry_table

BASE = entry_table("gate_closure.lockout")
MINE = entry_of(BASE | {"why": "Mine.", "tags": ["night"]})
THEIRS = entry_of(BASE | {"why": "Theirs.", "used_by": "Crews.", "review_on": "2027-01-31"})


def test_every_field_that_differs_is_a_row_and_mine_is_chosen():
    rows = {row.name: (row.theirs, row.mine, row.prefers_mine) for row in merge_rows(THEIRS, MINE)}

    assert rows == {
        "tags": ("", "night", True),
        "why": ("Theirs.", "Mine.", True),
        "used_by": ("Crews.", "", True),
        "review_on": ("2027-01-31", "", True),
    }


def test_field_that_only_they_changed_is_theirs():
    chosen = {row.name for row in merge_rows(THEIRS, MINE, entry_of(BASE)) if row.prefers_mine}

    assert chosen == {"tags", "why"}


def test_merged_entry_has_the_chosen_fields_and_can_be_read():
    merged = entry_of(merged_table(THEIRS, MINE, {"tags", "review_on", "no such field"}))

    assert (merged.why, merged.tags, merged.used_by, merged.review_on) == ("Theirs.", ("night",), "Crews.", None)


def test_all_of_mine_is_mine_and_none_is_theirs():
    names = {row.name for row in merge_rows(THEIRS, MINE)}

    assert entry_of(merged_table(THEIRS, MINE, names)) == MINE
    assert entry_of(merged_table(THEIRS, MINE, set())) == THEIRS
