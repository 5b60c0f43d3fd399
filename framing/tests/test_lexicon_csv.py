"""The lexicon as a table: it comes back to the byte, and what cannot be read is told by line and column."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis import lexicon_csv
from framing.analysis.incoming import Unreadable, incoming_toml, linked, text_of
from framing.analysis.lexicon import ContrastSet, Entry, Lexicon, LexiconError, dump_lexicon, load_lexicon
from framing.analysis.lexicon_csv import COLUMNS, dump_csv, incoming_csv, load_csv
from framing.lexicons import starter_lexicon
from framing.tests.factories import LEXICON
from framing.tests.test_lexicon import LEXICONS

HARBOUR = load_lexicon(LEXICON.format(number=1))
ODD = st.text(st.sampled_from("=+-@'\"\n,;=a "), max_size=12)


def table(*rows, columns="code,contrast_set,term"):
    return "\r\n".join([columns, *rows])


def told(found):
    return [(fault.line, fault.field) for fault in found.faults]


@settings(deadline=None)
@given(LEXICONS)
def test_a_lexicon_comes_back_from_its_table_and_the_table_to_the_byte(lexicon):
    written = dump_csv(lexicon)

    back = load_csv(written, title=lexicon.title)

    assert back == lexicon
    assert dump_csv(back) == written
    assert dump_lexicon(back) == dump_lexicon(lexicon)


@given(ODD, ODD)
def test_cells_that_look_like_formulas_come_back_and_are_never_worked_out(why, owner):
    why, owner = why.strip(), " ".join(owner.split())
    entry = Entry("s.a", "s", "term", matches=("=[[term]]",), why=why, owner=owner)
    lexicon = Lexicon((ContrastSet("s", "@Gate"),), (entry,))

    written = dump_csv(lexicon)

    assert load_csv(written) == lexicon
    cells = [cell for row in csv.reader(io.StringIO(written, newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"}]


def test_the_starter_lexicon_comes_back():
    lexicon = starter_lexicon()

    back = load_csv(dump_csv(lexicon), title=lexicon.title)

    assert back.digest == lexicon.digest


def test_every_row_has_every_column_and_lists_have_an_item_on_a_line():
    rows = list(csv.DictReader(io.StringIO(dump_csv(HARBOUR), newline="")))

    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["forms"] == 'closure\n{lemma = "shut", pos = "VERB"}'
    assert rows[0]["set_referent"] == "Closing of the harbour gate"
    assert rows[1]["valence"] == "-1"
    assert rows[1]["guidance"].startswith('{house = "Brennick", says = "Only for armies.", url =')


def test_sets_without_entries_have_a_row_without_code():
    lexicon = Lexicon((*HARBOUR.contrast_sets, ContrastSet("wider", "Harbours")), HARBOUR.entries, HARBOUR.title)

    written = dump_csv(lexicon)

    assert "\r\n,wider,Harbours," in written
    assert load_csv(written, title=lexicon.title) == lexicon


def test_a_file_of_a_spreadsheet_with_semicolons_and_other_line_ends_is_read():
    given_text = "code;contrast_set;term;set_referent;plain;tags\ns.a;s;gate;Gate;TRUE;b a\n\n;;;;;\ns.b;s;door;;no;\n"

    lexicon = load_csv(given_text)

    assert [entry.code for entry in lexicon.entries] == ["s.a", "s.b"]
    assert (lexicon.entries[0].plain, lexicon.entries[0].tags) == (True, ("a", "b"))


def test_a_column_that_is_not_there_keeps_what_is_live_and_an_empty_cell_is_the_default():
    live = {entry.code: entry for entry in HARBOUR.entries}
    given_text = table("gate_closure.siege,gate_closure,siege,", columns="code,contrast_set,term,used_by")

    found = incoming_csv(given_text, live=live, live_sets=HARBOUR.sets)

    entry = found.entries[0].entry
    assert (entry.used_by, entry.why, entry.intensity) == ("", live[entry.code].why, 3)
    assert found.faults == ()


@pytest.mark.parametrize(
    ("cell", "column", "words"),
    [
        ("nine", "intensity", "“nine” is not a whole number"),
        ("4", "intensity", "must be 1, 2 or 3"),
        ("maybe", "plain", "neither true nor false"),
        ("next spring", "review_on", "is not a day such as"),
        ("actor_lable", "category", "did you mean “actor_label”"),
        ("{lemma = ", "forms", "cannot be read"),
        ('{lemma = "Shut"}', "forms", "has capitals"),
        ('{kind = "regex_left"}', "require", "“pattern” is missing"),
        ("A!", "tags", "may hold only a-z"),
        ("Gate.X", "mirror", "is not a code"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_line_and_column(cell, column, words):
    quoted = '"' + cell.replace('"', '""') + '"'

    found = incoming_csv(table(f"s.a,s,gate,{quoted}", columns=f"code,contrast_set,term,{column}"))

    assert [(fault.line, fault.code, fault.field) for fault in found.faults] == [(2, "s.a", column)]
    assert words in found.faults[0].message
    assert found.entries == ()


def test_every_fault_of_a_row_is_told_and_the_other_rows_stay():
    found = incoming_csv(
        table("S.A,s,,7", "s.b,s,gate,1", "s.b,s,door,1", "one,two", columns="code,contrast_set,term,intensity")
    )

    assert told(found) == [(2, "code"), (2, "intensity"), (2, "term"), (4, "code"), (5, "")]
    assert [row.entry.code for row in found.entries] == ["s.b"]
    assert "stands in line 3 already" in found.faults[3].message


def test_a_quotation_mark_left_open_is_told_where_it_begins():
    found = incoming_csv(table("s.a,s,gate", 's.b,s,"door', "s.c,s,wall"))

    assert told(found) == [(3, "term")] or told(found) == [(3, "")]
    assert [row.entry.code for row in found.entries] == ["s.a"]


def test_rows_of_one_set_must_tell_the_same_of_it():
    found = incoming_csv(table("s.a,s,gate,Gate", "s.b,s,door,Door", columns="code,contrast_set,term,set_referent"))

    assert told(found) == [(3, "set_referent")]
    assert found.sets["s"].referent == "Gate"


@pytest.mark.parametrize(
    ("given_text", "words"),
    [
        ("", "The file is empty"),
        ("\r\n\r\n", "The file is empty"),
        ("code,term\r\n", "The column “contrast_set” is missing"),
        ("code,contrast_set,term,entensity\r\n", "did you mean “intensity”"),
        ("code,contrast_set,term,code\r\n", "“code” is there twice"),
        (",".join(f"c{n}" for n in range(100_000)), "names 100,000 columns"),
    ],
)
def test_a_table_that_is_none_is_refused_in_words(given_text, words):
    with pytest.raises(Unreadable, match=words):
        incoming_csv(given_text)


def test_too_many_rows_are_told(monkeypatch):
    monkeypatch.setattr(lexicon_csv, "MAX_ENTRIES", 1)

    found = incoming_csv(table("s.a,s,gate", "s.b,s,door", "s.c,s,wall"))

    assert told(found) == [(3, "")]
    assert len(found.entries) == 1


def test_load_csv_names_line_and_column_of_a_fault():
    with pytest.raises(LexiconError, match="line 2, intensity: “x” is not a whole number"):
        load_csv(table("s.a,s,gate,x", columns="code,contrast_set,term,intensity"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfec\x00", "UTF-16"),
        ("code\ncafé".encode("latin-1"), "Line 2 is not in UTF-8"),
        (b"code\n\n a\x00b", "Line 3 holds a NUL byte"),
        (b"a" * 5_000_001, "5 MB are read"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_line(content, words):
    with pytest.raises(Unreadable, match=words):
        text_of(content)


def test_a_byte_order_mark_is_passed_over():
    assert text_of(b"\xef\xbb\xbfcode") == "code"


def test_entries_of_a_file_are_judged_one_by_one_with_their_lines():
    broken = LEXICON.format(number=1).replace("intensity = 3", "intensity = 5").replace('"actor_label"', '"lable"')

    found = incoming_toml(broken)

    lines = broken.split("\n")
    assert [row.entry.code for row in found.entries] == ["gate_closure.closure"]
    assert [(lines[fault.line - 1], fault.code, fault.field) for fault in found.faults] == [
        ("[[entry]]", "gate_closure.siege", "intensity"),
        ("[[entry]]", "gate_protesters.mob", "category"),
    ]


@pytest.mark.parametrize(
    ("given_text", "words"),
    [
        ("not toml [", "not valid TOML"),
        ("[[entries]]\n", "“entries”, which a lexicon does not have"),
        ("entry = 5\n", r"must be written as \[\[entry\]\]"),
    ],
)
def test_a_file_that_is_no_lexicon_is_refused(given_text, words):
    with pytest.raises(Unreadable, match=words):
        incoming_toml(given_text)


def test_what_names_an_entry_that_is_left_out_is_left_out_too():
    rows = ["s.a,s,gate,s.b", "s.b,s,door,s.c", "s.c,nowhere,wall,", "s.d,s,quay,"]
    found = incoming_csv(table(*rows, columns="code,contrast_set,term,mirror"))

    kept = linked(found, [], {"s": ContrastSet("s", "Gate")})

    assert [row.entry.code for row in kept.entries] == ["s.d"]
    assert told(kept) == [(2, "mirror"), (3, "mirror"), (4, "contrast_set")]


def test_sets_in_a_circle_are_told_and_their_entries_left_out():
    rows = ["s.a,s,gate,Gate,t", "t.a,t,door,Door,s", "u.a,u,wall,Wall,"]
    found = incoming_csv(table(*rows, columns="code,contrast_set,term,set_referent,set_within"))

    kept = linked(found, [], {})

    assert [row.entry.code for row in kept.entries] == ["u.a"]
    assert {fault.code for fault in kept.faults} == {"s", "t", "s.a", "t.a"}


def test_a_circle_through_a_live_set_is_told():
    live = {"ports": ContrastSet("ports", "Ports", within="s")}
    found = incoming_csv(table("s.a,s,gate,Gate,ports", columns="code,contrast_set,term,set_referent,set_within"))

    assert told(linked(found, [], live)) == [(2, "within"), (2, "contrast_set")]


def test_a_set_within_one_that_is_not_there_is_told():
    found = incoming_csv(table("s.a,s,gate,Gate,ports", columns="code,contrast_set,term,set_referent,set_within"))

    assert {fault.field for fault in linked(found, [], {"port": ContrastSet("port", "Port")}).faults} == {
        "within",
        "contrast_set",
    }
