"""The alias table as a file for spreadsheets."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis.aliases import AliasSet, name_key
from framing.analysis.aliases import sheet as sheets
from framing.analysis.aliases.sets import MOST_NAMES, plain_line
from framing.analysis.aliases.sheet import MAX_BYTES, dump_sheet, load_sheet, read_sheet
from framing.analysis.incoming import Unreadable
from framing.lexicons import ALIAS_FILE, load_starter_aliases
from reports.extraction.mentions.values import MentionKind

HEAD = "code,kind,name,main,note\n"
PRINTED = st.text(max_size=30).map(plain_line)
SETS = st.builds(
    AliasSet,
    st.from_regex(r"[a-z0-9_.]{4,8}", fullmatch=True),
    st.sampled_from(MentionKind),
    st.lists(PRINTED.filter(name_key), min_size=1, max_size=5, unique=True).map(tuple),
    PRINTED,
)


def told(rows: str, head: str = HEAD) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.field, fault.message) for fault in load_sheet(head + rows).faults]


@settings(deadline=None)
@given(st.lists(SETS, min_size=1, max_size=4, unique_by=lambda one: one.code))
def test_written_table_is_read_again_as_it_was(sets):
    read = load_sheet(dump_sheet(sets))

    assert read.faults == ()
    assert set(read.sets) == set(sets)
    assert dump_sheet(read.sets) == dump_sheet(sets)


def test_starter_file_is_the_canonical_table():
    with ALIAS_FILE.open(encoding="utf-8", newline="") as file:
        assert file.read() == dump_sheet(load_starter_aliases().sets)


@pytest.mark.parametrize("name", ["=1+1", "+Plus", "-Minus", "@Sum", "'=quoted", "''@twice", "＝wide", "'Quoted"])
def test_no_cell_is_worked_out_by_a_spreadsheet(name):
    written = dump_sheet([AliasSet("odd", MentionKind.GROUP, (name,), name)])

    row = list(csv.reader(io.StringIO(written)))[1]
    assert not row[2].startswith(tuple("=+-@＝"))
    assert load_sheet(written).sets[0].names == (name,)
    assert load_sheet(written).sets[0].note == name


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_may_be_in_any_order_and_parted_by_what_spreadsheets_write(delimiter):
    rows = [["Name", "code", "KIND"], ["Harbour Guard", "guard", "Group"], ["HGD", "guard", ""]]
    text = "\n".join(delimiter.join(row) for row in rows)

    read = read_sheet(b"\xef\xbb\xbf" + text.encode())

    assert read.faults == ()
    assert read.sets == (AliasSet("guard", MentionKind.GROUP, ("Harbour Guard", "HGD")),)


def test_main_name_is_shown_first_and_rows_of_a_set_may_lie_apart():
    read = load_sheet(f"{HEAD}guard,group,HGD,,\nquay,place,Quay,,\n\nguard,,Harbour Guard,yes,Of the port.\n")

    assert read.sets[0] == AliasSet("guard", MentionKind.GROUP, ("Harbour Guard", "HGD"), "Of the port.")
    assert read.lines == {"guard": 2, "quay": 3}


@pytest.mark.parametrize(
    ("rows", "line", "field", "part"),
    [
        ("Guard,group,Guard,,\n", 2, "code", "small letters"),
        (",group,Guard,,\n", 2, "code", "Give the set a code"),
        ("new,group,Guard,,\n", 2, "code", "cannot be a code"),
        ("guard,gruop,Guard,,\n", 2, "kind", "did you mean “group”"),
        ("guard,,Guard,,\nguard,,HGD,,\n", 2, "kind", "The kind is missing"),
        ("guard,group,Guard,,\nguard,place,HGD,,\n", 3, "kind", "differs from line 2"),
        ("guard,group,Guard,,One\nguard,,HGD,,Two\n", 3, "note", "differs from line 2"),
        ("guard,group,,,\n", 2, "name", "The name is missing"),
        ("guard,group,…,,\n", 2, "name", "holds no letters"),
        (f"guard,group,{'x' * 201},,\n", 2, "name", "201 characters"),
        (f"guard,group,Guard,,{'x' * 401}\n", 2, "note", "401 characters"),
        ("guard,group,Guard,maybe,\n", 2, "main", "neither yes nor no"),
        ("guard,group,Guard,yes,\nguard,,HGD,x,\n", 3, "main", "Line 2 is the main name"),
        ("guard,group,Guard,,\nguard,, Guard ,,\n", 3, "name", "line 2 already"),
        ("guard,group,Guard\n", 2, "", "3 cells, the first row names 5"),
        ('guard,group,"Guard,,\n', 2, "", "quotation mark left open"),
        ("".join(f"guard,group,Guard {n},,\n" for n in range(MOST_NAMES + 1)), MOST_NAMES + 2, "name", "41 names"),
    ],
)
def test_fault_is_told_with_its_row_and_column(rows, line, field, part):
    read = load_sheet(HEAD + rows)

    found = [(fault.line, fault.field) for fault in read.faults if part in fault.message]
    assert found == [(line, field)], read.faults
    assert read.sets == ()


def test_set_with_a_fault_is_left_out_whole_and_the_others_are_taken():
    read = load_sheet(f"{HEAD}guard,group,Guard,,\nguard,,…,,\nquay,place,Quay,,\n")

    assert [one.code for one in read.sets] == ["quay"]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (HEAD.encode(), "no rows"),
        (b"code,kind,name,name\na,b,c,d\n", "there twice"),
        (b"code,name\na,b\n", "“kind” is missing"),
        (b"code,kind,names\na,b,c\n", "did you mean “name”"),
        (HEAD.encode() + b"a\x00", "NUL"),
        (HEAD.encode() + b"\xe4", "Line 2 is not in UTF-8"),
        ("code,kind,name\n".encode("utf-16"), "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00", "not in UTF-8"),
        (b"x" * (MAX_BYTES + 1), "MB are read"),
    ],
)
def test_file_of_which_nothing_can_be_taken_says_why(content, part):
    with pytest.raises(Unreadable, match=part):
        read_sheet(content)


def test_rows_and_sets_have_limits(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    many = told("".join(f"guard{n},group,Guard {n},,\n" for n in range(9)))
    monkeypatch.setattr(sheets, "MOST_SETS", 2)

    assert many == [(5, "", "More than 3 rows are not read. Split the file.")]
    with pytest.raises(Unreadable, match="3 sets"):
        load_sheet(HEAD + "".join(f"guard{n},group,Guard {n},,\n" for n in range(3)))


def test_broken_file_tells_only_so_many_faults():
    assert len(told("a b,x,…,perhaps,\n" * 2_000)) == sheets.MOST_FAULTS


@given(st.text(max_size=200))
def test_any_text_gives_sets_faults_or_one_reason(text):
    with suppress(Unreadable):
        read = load_sheet(HEAD + text)

        assert read.sets or read.faults
