"""State folders under ``var/``: one for the quick start, one for each test run that is under way."""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from config.env import ROOT
from config.localstack.errors import LocalStackError
from config.localstack.private_files import PRIVATE_FILE

VAR = ROOT / "var"
# As many runs of the tests may go on at once in one copy of the project; each has servers of its own.
MOST_AT_ONCE = 9
ELSEWHERE = Path("/var/lib/parallax")


@dataclass(frozen=True, slots=True)
class State:
    """One folder with servers' data, passwords, logs and locks; ``durable`` data survives a power cut."""

    folder: Path
    durable: bool = True

    @property
    def logs(self) -> Path:
        """Where web, worker and beat write."""
        return self.folder / "logs"

    @property
    def elsewhere(self) -> Path:
        """Where PostgreSQL's data goes when root runs the stack and no unprivileged user can reach the folder."""
        return ELSEWHERE / hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]

    def empty(self) -> None:
        """Remove the servers' data; they must not run any more."""
        for folder in (self.folder / "postgres", self.folder / "valkey"):
            shutil.rmtree(folder, ignore_errors=True)
        if os.geteuid() == 0:
            shutil.rmtree(self.elsewhere, ignore_errors=True)

    def discard(self) -> None:
        """Remove everything; the servers must not run any more."""
        self.empty()
        shutil.rmtree(self.folder, ignore_errors=True)


def durable_state(name: str) -> State:
    """The state of that name whose data is kept with care."""
    return State(VAR / name)


def _locked(path: Path, *, wait: bool) -> int | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    except PermissionError as error:
        message = (
            f"{path} belongs to somebody else. Run this as the user who made {path.parent}, or remove that folder."
        )
        raise LocalStackError(message) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


@contextmanager
def short_lock(path: Path) -> Iterator[None]:
    """Hold the lock for a moment, after waiting for whoever holds it now."""
    descriptor = _locked(path, wait=True)
    try:
        yield
    finally:
        os.close(descriptor or -1)


class Claim:
    """The right to use a state folder; it ends with ``release`` or with this process, however that ends."""

    def __init__(self, state: State, descriptor: int) -> None:
        self.state = state
        self._descriptor = descriptor

    def announce(self, **facts: object) -> None:
        """Leave a note for whoever tries next: the process and what else helps to find it."""
        note = json.dumps({"pid": os.getpid(), **facts}).encode()
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, note, 0)

    def release(self) -> None:
        """Give the folder free; a second call does nothing."""
        if self._descriptor >= 0:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1


def claim(state: State) -> Claim | None:
    """The right to use the folder, or None while another process has it."""
    descriptor = _locked(state.folder / "lock", wait=False)
    if descriptor is None:
        return None
    claimed = Claim(state, descriptor)
    claimed.announce()
    return claimed


def holder_of(state: State) -> dict[str, object]:
    """What the process that uses the folder said of itself."""
    try:
        note = json.loads((state.folder / "lock").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def claim_passing(name: str) -> Claim:
    """A state for one run of tests: ``var/NAME``, or ``var/NAME-2`` while that one is in use, and so on."""
    for number in range(1, MOST_AT_ONCE + 1):
        folder = VAR / (name if number == 1 else f"{name}-{number}")
        claimed = claim(State(folder, durable=False))
        if claimed:
            return claimed
    raise LocalStackError(f"{MOST_AT_ONCE} runs use {VAR / name}* already; wait until one of them ends")
