"""The table behind a chart as a file for spreadsheets, and lists in words."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.plots import Cell, Chart, Dots, Table, csv_of, listed


def chart_of(*cells):
    table = Table(("Report", "Terms"), tuple((Cell(cell), Cell("-3", is_figure=True)) for cell in cells))
    return Chart("rates", "Terms", "How many terms.", "Told.", Dots((), "terms"), table, "Reports: none.", ("A note.",))


def rows_of(chart):
    return list(csv.reader(io.StringIO(csv_of(chart), newline="")))


def test_file_has_the_columns_the_rows_and_what_the_chart_was_made_of():
    rows = rows_of(chart_of("Harbour Post"))

    assert rows == [
        ["Report", "Terms"],
        ["Harbour Post", "-3"],
        [],
        ["Terms"],
        ["How many terms."],
        ["A note."],
        ["Reports: none."],
    ]


@pytest.mark.parametrize("name", ["=1+1", "+A1", "-A1", "@sum", "\t=1", "\r=1", "＝1", " =1"])
def test_no_cell_is_worked_out_by_a_spreadsheet(name):
    assert rows_of(chart_of(name))[1][0] == f"'{name}"


@given(st.text(max_size=20))
def test_no_text_at_all_begins_like_a_formula(name):
    assert not rows_of(chart_of(name))[1][0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_figures_stay_numbers_even_below_zero_and_names_do_not():
    assert rows_of(chart_of("-1.5"))[1] == ["'-1.5", "-3"]


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_listed_in_words(names, words):
    assert listed(names) == words
