"""manage.py group: lines of JSON in, a story a line out."""

import io
import json
import random
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from reports.tests.grouping_reports import BALLOT, COURT, COURT_TOO, FERRY, FERRY_TOO

RECORDS = [
    {"id": key, "headline": report[0], "body": report[1], "published_at": day}
    for key, report, day in (
        ("b", FERRY, "2026-03-02T18:00:00+01:00"),
        ("c", COURT, "2026-03-03"),
        ("a", FERRY_TOO, "2026-03-02"),
        ("d", COURT_TOO, None),
        (5, BALLOT, "soon"),
    )
]


@pytest.fixture
def group(monkeypatch):
    """What the command writes for these lines, and how it ends."""

    def run(lines, *arguments):
        given = b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines)
        out = io.BytesIO()
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(given)))
        monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=out))
        code = 0
        try:
            call_command("group", *arguments)
        except SystemExit as ended:
            code = ended.code
        return out.getvalue(), code

    return run


def _answers(written):
    return [json.loads(line) for line in written.splitlines()]


def test_story_has_the_id_of_its_first_report(group):
    written, code = group(RECORDS)

    assert _answers(written) == [
        {"id": "b", "story": "a"},
        {"id": "c", "story": "c"},
        {"id": "a", "story": "a"},
        {"id": "d", "story": "c"},
        {"id": 5, "story": "5"},
    ]
    assert code == 0


def test_stories_do_not_depend_on_the_order_of_lines_or_the_number_of_processes(group):
    plain = {str(row["id"]): row["story"] for row in _answers(group(RECORDS)[0])}
    shuffled = list(RECORDS)
    random.Random(3).shuffle(shuffled)

    assert {str(row["id"]): row["story"] for row in _answers(group(shuffled)[0])} == plain
    assert group(RECORDS, "--jobs", "2")[0] == group(RECORDS)[0]


def test_errors_stand_in_their_place_and_the_others_are_answered(group):
    lines = [RECORDS[0], b"{", {"id": 7}, {"id": "b", "body": "Again."}, [1], {"id": "e", "body": 3}, RECORDS[2]]
    written, code = group(lines)
    answers = _answers(written)

    assert [row.get("error", {}).get("code") for row in answers] == [
        None, "not_json", "empty", "duplicate_id", "not_an_object", "not_text", None,
    ]  # fmt: skip
    assert [row["id"] for row in answers] == ["b", None, 7, "b", None, "e", "a"]
    assert code == 1


def test_text_without_zones_is_read_too(group):
    lines = [{"id": key, "text": "\n\n".join(report)} for key, report in (("x", FERRY), ("y", COURT), ("z", FERRY_TOO))]

    assert [row["story"] for row in _answers(group(lines)[0])] == ["x", "y", "x"]


def test_headline_alone_is_enough(group):
    written, _ = group([RECORDS[0], {"id": "h", "headline": FERRY_TOO[0], "body": ""}])

    assert [row["story"] for row in _answers(written)] == ["b", "b"]


def test_nothing_in_is_nothing_out(group):
    assert group([]) == (b"", 0)


def test_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"none\.jsonl"):
        call_command("group", str(tmp_path / "none.jsonl"))
