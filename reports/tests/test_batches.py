"""Rows of JSON lines and CSV: every mistake is told by line and column, and no bytes break the reading."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.extraction.batches import COLUMNS, Batch, BatchRefused, document_of_row, is_json_lines, read_batch
from reports.tests.factories import HEADLINE, PARAGRAPHS, TEXT

GOOD = {
    "id": "7",
    "source": "The Quay Post",
    "url": "https://quay.example/gate",
    "published_at": "2026-03-04T18:20+01:00",
    "headline": HEADLINE,
    "body": "\n\n".join(PARAGRAPHS),
}


def lines(*records):
    return "\n".join(json.dumps(record) for record in records).encode()


def sheet(*records, delimiter=","):
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=list(COLUMNS), delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(records)
    return stream.getvalue().encode()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (lines(GOOD), "a.jsonl"),
        (lines(GOOD), ""),
        (b"\xef\xbb\xbf" + lines(GOOD), ""),
        (sheet(GOOD), "a.csv"),
        (sheet(GOOD, delimiter=";"), ""),
        (sheet(GOOD, delimiter="\t"), "a.tsv"),
        (sheet(GOOD).replace(b"\r\n", b"\n"), ""),
        (sheet(GOOD).replace(b"headline", b" Headline "), ""),
    ],
)
def test_a_good_row_is_read_from_every_shape(content, name):
    batch = read_batch(content, name=name)

    (row,) = batch.rows
    assert batch.faults == ()
    assert row.given == {name: value for name, value in GOOD.items() if name != "body"}
    assert row.words == GOOD["body"]


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"source": ""}, "source", "Name the outlet"),
        ({"source": 7}, "source", "Write it as words"),
        ({"source": "x" * 121}, "source", "120 fit"),
        ({"headline": ""}, "headline", "needs the headline"),
        ({"body": " "}, "body", "no words"),
        ({"text": "both"}, "text", "not both"),
        ({"body": "x" * 200_001}, "body", "200,000"),
        ({"url": "quay.example"}, "url", "no web address"),
        ({"url": "javascript:alert(1)"}, "url", "no web address"),
        ({"published_at": "4 March"}, "published_at", "2026-03-04"),
        ({"published_at": "0026-03-04"}, "published_at", "year 26"),
        ({"language": "in English"}, "language", "tag of a language"),
        ({"headline": "a\x00b"}, "headline", "broken characters"),
    ],
)
def test_a_mistake_is_told_by_line_and_column_and_the_others_are_read(change, column, words):
    batch = read_batch(lines(GOOD, GOOD | {"id": "8"} | change, GOOD | {"id": "9"}))

    assert [row.line for row in batch.rows] == [1, 3]
    (fault,) = batch.faults
    assert (fault.line, fault.column) == (2, column)
    assert words in fault.message
    assert str(fault).startswith(f"line 2, {column}: ")


@pytest.mark.parametrize("ahead", ["2026-03-06", "2026-03-05T12:01", "2026-03-05T14:01+02:00"])
def test_a_time_that_has_not_come_yet_is_told_and_the_others_are_read(ahead):
    latest = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
    rows = [GOOD, GOOD | {"id": "8", "published_at": ahead}, GOOD | {"id": "9", "published_at": "2026-03-05"}]

    batch = read_batch(lines(*rows), latest=latest)

    assert [row.line for row in batch.rows] == [1, 3]
    assert str(batch.faults[0]) == f"line 2, published_at: {ahead} has not come yet. Check the date."


@pytest.mark.parametrize("line", ["{", "[1, 2]", "7", "null", '"words"', "[" * 100_000])
def test_a_line_that_is_no_object_is_told(line):
    batch = read_batch(lines(GOOD) + b"\n" + line.encode())

    assert (len(batch.rows), batch.faults[0].line, batch.faults[0].column) == (1, 2, "")


def test_a_mistake_in_a_row_of_halves_of_signs_is_told_in_whole_ones():
    batch = read_batch(b'{"headline": "Gate \\ud83d shut", "body": 1}')

    assert batch.faults[0].name == "Gate ? shut"


def test_one_id_twice_is_told_with_the_first_line():
    assert "Line 1 has this id already" in read_batch(lines(GOOD, GOOD)).faults[0].message


def test_numbers_as_ids_are_taken():
    assert read_batch(lines(GOOD | {"id": 12})).rows[0].given["id"] == "12"


def test_lines_of_a_sheet_are_counted_as_an_editor_sees_them():
    batch = read_batch(sheet(GOOD, GOOD | {"id": "8", "source": ""}))

    # The first row has seven lines: three blank ones between its four paragraphs.
    assert [row.line for row in batch.rows] == [2]
    assert batch.faults[0].line == 2 + GOOD["body"].count("\n") + 1


def test_an_open_quotation_mark_ends_the_sheet_and_keeps_what_stood_before():
    batch = read_batch(sheet(GOOD) + b'8,"Anvil,x,,,,y')

    assert len(batch.rows) == 1
    assert "cannot be told apart" in batch.faults[0].message


def test_a_row_with_too_many_cells_is_told():
    batch = read_batch(sheet(GOOD) + b"8,Anvil,,,,,Gate,words,,,,more,more\r\n")

    assert "13 cells" in batch.faults[0].message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nothing in this file"),
        (b"  \n\n", "nothing in this file"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[{}]", "one JSON list"),
        (b"a,b,c\n1,2,3", "no column"),
        (b"source,body,body\nx,y,z", "twice"),
        (b"source,body\n", "no rows"),
        (b"just some words", "no column"),
    ],
)
def test_a_file_that_is_no_batch_is_refused_as_a_whole(content, words):
    with pytest.raises(BatchRefused, match=words):
        read_batch(content)


def test_too_many_rows_are_refused_as_a_whole():
    with pytest.raises(BatchRefused, match="more than 2 rows"):
        read_batch(lines(*[GOOD | {"id": number} for number in range(3)]), most=2)


@pytest.mark.parametrize(("name", "is_json"), [("a.JSONL", True), ("a.csv", False), ("a.txt", True), ("", True)])
def test_the_name_tells_the_shape_before_the_content(name, is_json):
    assert is_json_lines('{"id"', name=name) is is_json


def test_a_row_with_headline_becomes_a_document_that_states_it():
    (row,) = read_batch(lines(GOOD)).rows

    document = document_of_row(row.given, row.words)

    assert document.text == TEXT
    assert (document.headline.value, document.headline.by) == (HEADLINE, "stated")
    assert document.published_at.value == "2026-03-04T18:20+01:00"
    assert document.zones[0].zone == "headline"


def test_a_row_of_whole_text_is_divided_as_a_pasted_one():
    (row,) = read_batch(lines({"source": "Anvil", "text": TEXT})).rows

    document = document_of_row(row.given, row.words)

    assert (document.text, document.headline.by) == (TEXT, "read")


CELLS = st.text(max_size=40)
RECORDS = st.dictionaries(st.sampled_from([*COLUMNS, "other"]), st.one_of(CELLS, st.none(), st.integers()), max_size=8)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(content):
    try:
        batch = read_batch(content)
    except BatchRefused:
        return
    assert isinstance(batch, Batch)


@given(st.lists(RECORDS, min_size=1, max_size=6))
def test_every_json_line_is_read_or_told(records):
    batch = read_batch(lines(*records))

    assert len(batch.rows) + len(batch.faults) == len(records)
    told = [row.line for row in batch.rows] + [fault.line for fault in batch.faults]
    assert sorted(told) == list(range(1, len(records) + 1))


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, CELLS)), min_size=1, max_size=5))
def test_json_lines_and_csv_of_the_same_records_are_read_alike(records):
    plain = [
        {column: "".join(sign for sign in value if sign.isprintable()) for column, value in record.items()}
        for record in records
    ]
    filled = [record | {"source": "Anvil", "id": str(number)} for number, record in enumerate(plain)]

    one, other = read_batch(lines(*filled), name="a.jsonl"), read_batch(sheet(*filled), name="a.csv")

    assert [(row.given, row.words) for row in one.rows] == [(row.given, row.words) for row in other.rows]
    assert [fault.column for fault in one.faults] == [fault.column for fault in other.faults]
