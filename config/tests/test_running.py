"""``make run`` for real: it answers, refuses a second one, stops cleanly, and cleans up after a kill."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.env import ROOT
from config.localstack import children, processes, states
from config.localstack.__main__ import stop_all
from config.localstack.health import web_answers
from config.localstack.living import is_alive, wait_until
from config.localstack.ports import LOOPBACK, next_free
from config.localstack.states import State

SECONDS_TO_START = 90
SECONDS_TO_STOP = 25
FIRST_PORT = 20000

pytestmark = [pytest.mark.worker, pytest.mark.xdist_group("local stack")]


class Run:
    """One ``python -m config.localstack run`` in a state folder of its own."""

    def __init__(self, state: State, port: int) -> None:
        self.output = state.folder.parent / "output"
        settings = {"ENV_FILE": "none", "LOAD_DEMO": "no", "PORT": str(port), "DATABASE_URL": "", "REDIS_URL": ""}
        with self.output.open("ab") as output:
            self.popen = subprocess.Popen(
                [sys.executable, "-m", "config.localstack", "run", "--state", str(state.folder)],
                cwd=ROOT,
                env={**os.environ, **settings},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def wait_until_up(self) -> None:
        wait_until(lambda: "Parallax runs at" in self.said() or self.popen.poll() is not None, SECONDS_TO_START)
        assert self.popen.poll() is None, self.said()
        assert "Parallax runs at" in self.said(), self.said()


def pids(state: State) -> dict[str, int]:
    noted = json.loads((state.folder / "children.json").read_text(encoding="utf-8"))
    return {name: pid for name, pid, _birth in noted}


@pytest.fixture
def port() -> int:
    # Two test runs on one machine must not look at each other's servers, so each starts looking elsewhere.
    return next_free(FIRST_PORT + os.getpid() % 500 * 20)


@pytest.fixture
def runs(state: State, port: int) -> Iterator[list[Run]]:
    started: list[Run] = []
    state.folder.parent.mkdir(parents=True, exist_ok=True)
    yield started
    for one in started:
        if one.popen.poll() is None:
            one.popen.terminate()
            one.popen.wait(SECONDS_TO_STOP)


def test_run_answers_refuses_a_second_one_and_stops_all_it_started(state: State, port: int, runs: list[Run]) -> None:
    with socket.create_server((LOOPBACK, port)):
        first = Run(state, port)
        runs.append(first)
        first.wait_until_up()
    chosen = next(int(part) for part in first.said().replace("/", ":").split(":") if part.isdigit())
    started = pids(state)

    assert f"Port {port} is taken" in first.said()
    assert web_answers(chosen)
    assert set(started) == {"web", "worker", "beat"}

    second = subprocess.run(
        [sys.executable, "-m", "config.localstack", "run", "--state", str(state.folder)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert second.returncode == 1
    assert f"process {first.popen.pid} serves http://localhost:{chosen}/" in second.stderr

    first.popen.send_signal(signal.SIGINT)
    assert first.popen.wait(SECONDS_TO_STOP) == 0, first.said()
    assert first.said().rstrip().endswith("the data stays.")
    assert not any(is_alive(pid) for pid in started.values())
    assert not web_answers(chosen)
    assert not (state.folder / "database_url").exists()


def test_run_ends_what_a_killed_one_left_and_tells_which_process_died(state: State, port: int, runs: list[Run]) -> None:
    killed = Run(state, port)
    runs.append(killed)
    killed.wait_until_up()
    left = pids(state)
    killed.popen.kill()
    killed.popen.wait()
    Path(killed.output).write_text("", encoding="utf-8")

    second = Run(state, port)
    runs.append(second)
    second.wait_until_up()

    assert "Ended the worker that a killed run left behind." in second.said()
    assert not any(is_alive(pid) for pid in left.values())

    os.kill(pids(state)["worker"], signal.SIGKILL)
    assert second.popen.wait(SECONDS_TO_STOP) == 1
    assert "The worker ended by itself (code -9)" in second.said()
    assert not web_answers(port)


def test_stop_ends_what_a_killed_run_left_behind(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    sleeper = processes.Process("sleeper", ("python", "-c", "import time; time.sleep(60)"))
    child = children.start(sleeper, environment=dict(os.environ), logs=state.logs)
    children.remember(state.folder / children.CHILDREN_NOTE, [child])
    monkeypatch.setattr(states, "VAR", state.folder.parent)
    claimed = states.claim(state)
    assert claimed is not None
    claimed.release()

    stop_all(discard=False)

    assert child.popen.wait(5) == -signal.SIGTERM


def test_process_that_got_the_number_of_a_dead_child_is_left_alone(state: State) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        note = state.folder / children.CHILDREN_NOTE
        note.parent.mkdir(parents=True)
        note.write_text(json.dumps([["worker", stranger.pid, "born at another time"]]), encoding="utf-8")

        assert children.end_leftovers(note) == []

        assert stranger.poll() is None
        stranger.communicate(b"\n")
