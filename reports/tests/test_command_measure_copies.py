"""The command that counts copies among reports whose events are known."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reports.tests.wire_prose import INDEPENDENT, LEAD, RESCUE, WIRE


def test_copies_are_counted_by_event_outlet_and_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {"a": WIRE, "b": (LEAD, RESCUE, INDEPENDENT[3]), "c": INDEPENDENT}
    rows = [
        {"source": source, "event_id": "ferry", "title": f"Ferry aground {source}", "text": "\n\n".join(text)}
        for source, text in texts.items()
    ]
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    call_command("measure_copies", str(file), "--show")

    told = capsys.readouterr().out
    assert "3 reports, 3 pairs of one event" in told
    assert "one event, two outlets: 1 shares" in told
    assert "one event, two outlets: 2 no copies" in told
    assert "a | b | A ferry with 212 people" in told


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text("no json", encoding="utf-8")

    with pytest.raises(CommandError, match="cannot be read"):
        call_command("measure_copies", str(file))
