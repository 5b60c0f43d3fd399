"""A command with real servers for as long as it runs: ``python -m config.localstack exec --state test -- COMMAND…``."""

import os
import signal
import subprocess
import sys
from types import FrameType

from config.env import ROOT
from config.localstack import servers
from config.localstack.browser import find_or_install
from config.localstack.errors import LocalStackError
from config.localstack.states import claim_passing

NOT_FOUND = 127


def _run(command: list[str], environment: dict[str, str]) -> int:
    """The command's exit code; Ctrl-C reaches it from the terminal, SIGTERM is passed on, and both leave us waiting."""
    program, *arguments = command
    try:
        child = subprocess.Popen(
            [sys.executable if program == "python" else program, *arguments], cwd=ROOT, env=environment
        )
    except OSError as error:
        raise LocalStackError(f"{program}: {error.strerror}") from error

    def pass_on(number: int, _frame: FrameType | None) -> None:
        child.send_signal(number)

    before = signal.signal(signal.SIGINT, signal.SIG_IGN), signal.signal(signal.SIGTERM, pass_on)
    try:
        code = child.wait()
    finally:
        signal.signal(signal.SIGINT, before[0])
        signal.signal(signal.SIGTERM, before[1])
    return code if code >= 0 else 128 - code


def execute(command: list[str], *, state_name: str, with_browser: bool, empty: bool = False) -> int:
    """Run the command with DATABASE_URL and REDIS_URL (and PARALLAX_BROWSER) set; nothing runs any more afterwards.

    ``empty`` servers know nothing of what an earlier command left in this state.
    """
    found = {"PARALLAX_BROWSER": find_or_install()} if with_browser else {}
    claimed = claim_passing(state_name)
    try:
        if empty:
            servers.stop(claimed.state)
            claimed.state.empty()
        with servers.running(claimed.state) as addresses:
            return _run(command, {**os.environ, **addresses.as_environment(), **found})
    finally:
        claimed.release()
