"""The processes that one run starts, and their end: in order, within seconds, with all they started themselves."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from config.env import ROOT
from config.localstack.living import birth_of, wait_until
from config.localstack.private_files import read_private, write_private
from config.localstack.processes import Process

# Celery finishes its task after SIGTERM; what is dropped after this time comes back from the queue (late acks).
SECONDS_TO_END = 6.0
LINES_SHOWN = 25
# Name of the file in the state folder that says who runs.
CHILDREN_NOTE = "children.json"


@dataclass(frozen=True, slots=True)
class Child:
    """A running process with the file it writes to; it leads a process group of its own."""

    name: str
    popen: "subprocess.Popen[bytes]"
    log: Path

    def last_lines(self) -> str:
        """The end of what it wrote."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-LINES_SHOWN:])


def start(process: Process, *, environment: dict[str, str], logs: Path) -> Child:
    """Start the process from the project's root; its output goes to a new log, the one before is kept beside it."""
    logs.mkdir(parents=True, exist_ok=True)
    log = logs / f"{process.name}.log"
    if log.exists():
        log.replace(log.with_suffix(".previous.log"))
    program, *arguments = process.command
    with log.open("wb") as output:
        popen = subprocess.Popen(
            [sys.executable if program == "python" else program, *arguments],
            cwd=ROOT,
            env={**environment, **process.environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is ours to answer, and the whole group can be ended at once
        )
    return Child(process.name, popen, log)


def first_that_ended(children: list[Child]) -> Child | None:
    """A child that runs no more, if there is one."""
    return next((child for child in children if child.popen.poll() is not None), None)


def _signal_group(pid: int, number: signal.Signals) -> None:
    try:
        os.killpg(pid, number)
    except (ProcessLookupError, PermissionError):  # macOS answers EPERM for a group of zombies
        return


def stop(children: list[Child]) -> None:
    """Ask all to end, wait a little, then end whatever is left of their groups."""
    for child in children:
        if child.popen.poll() is None:
            child.popen.terminate()
    deadline = time.monotonic() + SECONDS_TO_END
    for child in children:
        try:
            child.popen.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            continue
    for child in children:
        _signal_group(child.popen.pid, signal.SIGKILL)
        child.popen.wait()


def remember(note: Path, children: list[Child]) -> None:
    """Write down who runs, so that the next run can end what a killed one left behind."""
    write_private(note, json.dumps([[child.name, child.popen.pid, birth_of(child.popen.pid)] for child in children]))


def end_leftovers(note: Path) -> list[str]:
    """End the processes of a run that was killed, recognised by number and time of birth; their names."""
    try:
        noted = json.loads(read_private(note) or "[]")
    except ValueError:
        noted = []
    left = [(name, pid) for name, pid, birth in noted if birth and birth_of(pid) == birth]
    for _, pid in left:
        _signal_group(pid, signal.SIGTERM)
    wait_until(lambda: not any(birth_of(pid) for _, pid in left), SECONDS_TO_END)
    for _, pid in left:
        _signal_group(pid, signal.SIGKILL)
    note.unlink(missing_ok=True)
    return [name for name, _ in left]
