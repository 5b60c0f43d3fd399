"""State folders and who may use them."""

import subprocess
import sys
from pathlib import Path

import pytest

from config.env import ROOT
from config.localstack import states
from config.localstack.errors import LocalStackError
from config.localstack.running import claim_or_refuse
from config.localstack.states import State, claim, claim_passing, holder_of


def test_folder_has_one_user_at_a_time(tmp_path: Path) -> None:
    first = claim(State(tmp_path))

    assert first is not None
    assert claim(State(tmp_path)) is None

    first.release()
    second = claim(State(tmp_path))
    assert second is not None
    second.release()


def test_second_run_is_refused_with_address_and_process_of_the_first(tmp_path: Path) -> None:
    first = claim(State(tmp_path))
    assert first is not None
    first.announce(address="http://localhost:8123/")

    with pytest.raises(LocalStackError, match=r"process \d+ serves http://localhost:8123/"):
        claim_or_refuse(State(tmp_path))

    first.release()


def test_claim_ends_with_its_process_however_that_ends(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from config.localstack.states import *\n"
        "c = claim(State(Path(sys.argv[1]))); assert claim(State(Path(sys.argv[1]))) is None; os.kill(os.getpid(), 9)"
    )

    killed = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=False)

    assert killed.returncode == -9
    again = claim(State(tmp_path))
    assert again is not None
    again.release()


def test_two_test_runs_at_once_get_folders_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "VAR", tmp_path)
    monkeypatch.setattr(states, "MOST_AT_ONCE", 2)

    claims = [claim_passing("test"), claim_passing("test")]

    assert [one.state.folder.name for one in claims] == ["test", "test-2"]
    with pytest.raises(LocalStackError, match="2 runs use"):
        claim_passing("test")
    for one in claims:
        one.release()


def test_holder_of_a_folder_nobody_used_is_unknown(tmp_path: Path) -> None:
    assert holder_of(State(tmp_path)) == {}
