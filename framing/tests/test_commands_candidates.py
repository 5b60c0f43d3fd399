"""The batch commands with the shipped candidate model, with none, and with one that is not there."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from framing.management import batch
from framing.management.commands.analyse import analysed

LOUD = {"id": "loud", "body": "The reckless mayor shamelessly bullied the fishermen into a disgraceful surrender."}


def test_candidates_are_proposed_beside_terms_and_can_be_switched_off():
    line = json.dumps(LOUD).encode()

    with_model, without = (
        next(json.loads(text) for text, _ in batch.answers([line], analysed, None, 1, model)) for model in ("", "none")
    )

    assert with_model["candidates"]
    for found in with_model["candidates"]:
        assert LOUD[found["field"]][found["start"] : found["end"]] == found["text"]
        assert found["reasons"]
    assert without["candidates"] == []
    assert with_model["engine"] != without["engine"]
    assert with_model["figures"] == without["figures"]


def test_candidate_model_that_cannot_be_used_is_told_in_words():
    with pytest.raises(CommandError, match=r"nowhere\.toml"):
        call_command("analyse", candidates="nowhere.toml", stdout=io.StringIO())


def test_processes_make_no_difference():
    lines = [json.dumps({**LOUD, "id": number}).encode() for number in range(6)]

    alone, together = (list(batch.answers(lines, analysed, None, jobs)) for jobs in (1, 2))

    assert alone == together
