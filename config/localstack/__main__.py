"""``python -m config.localstack``: run, exec, stop, discard, browser."""

import argparse
import os
import signal
import sys

from config.localstack import children, servers, states
from config.localstack.borrowing import execute
from config.localstack.browser import find_or_install
from config.localstack.children import CHILDREN_NOTE
from config.localstack.errors import LocalStackError
from config.localstack.living import is_alive, wait_until
from config.localstack.running import KIND, run
from config.localstack.states import State, claim, durable_state, holder_of

SECONDS_TO_STOP = 30


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m config.localstack", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="the whole product until Ctrl-C").add_argument("--state", default="local")
    lend = commands.add_parser("exec", help="a command with DATABASE_URL and REDIS_URL of passing servers")
    lend.add_argument("--state", default="test", help="folder under var/ (default: test)")
    lend.add_argument("--browser", action="store_true", help="find or install Chrome, too, and set PARALLAX_BROWSER")
    lend.add_argument("--empty", action="store_true", help="remove what an earlier command left in the servers")
    lend.add_argument("words", nargs="+", metavar="COMMAND", help="after --")
    commands.add_parser("stop", help="stop what runs from this folder, and servers that a killed run left behind")
    commands.add_parser("discard", help="stop everything and remove all local data")
    commands.add_parser("browser", help="the path of Chrome or Chromium, after installing one if need be")
    return parser


def _states() -> list[State]:
    folders = sorted(states.VAR.iterdir()) if states.VAR.exists() else []
    return [State(folder) for folder in folders if (folder / "lock").exists()]


def _stop_run(state: State) -> None:
    """Ask the process that uses the state to end, and wait for it; then end what a killed one left behind."""
    pid = holder_of(state).get("pid")
    if isinstance(pid, int) and claim_is_held(state):
        os.kill(pid, signal.SIGTERM)
        if not wait_until(lambda: not is_alive(pid), SECONDS_TO_STOP):
            raise LocalStackError(f"process {pid}, which uses {state.folder}, does not end")
    children.end_leftovers(state.folder / CHILDREN_NOTE)
    servers.stop(state)


def claim_is_held(state: State) -> bool:
    """Whether a living process uses the state."""
    claimed = claim(state)
    if claimed:
        claimed.release()
    return claimed is None


def stop_all(*, discard: bool) -> int:
    """Stop everything that this project's folder runs, and remove its data if asked to."""
    for state in _states():
        if not discard and holder_of(state).get("kind") != KIND and claim_is_held(state):
            continue  # somebody's test run, which ends by itself
        _stop_run(state)
        print(f"Stopped: {state.folder}")
        if discard:
            state.discard()
    return 0


def main(arguments: list[str]) -> int:
    """Do what the command line asks; the exit code."""
    asked = _parser().parse_args(arguments)
    if asked.command == "run":
        return run(durable_state(asked.state))
    if asked.command == "exec":
        return execute(asked.words, state_name=asked.state, with_browser=asked.browser, empty=asked.empty)
    if asked.command == "browser":
        print(find_or_install())
        return 0
    return stop_all(discard=asked.command == "discard")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except LocalStackError as error:
        sys.exit(f"{error}")
