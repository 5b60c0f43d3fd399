"""``make run``: servers, preparation, web, worker, beat; then watch until somebody stops it or a process dies."""

import os
import subprocess
import sys
import time
from pathlib import Path

from config import env
from config.env import ROOT
from config.localstack import children, postgres, processes, servers
from config.localstack.errors import LocalStackError
from config.localstack.health import DEFAULT_PORT, web_answers
from config.localstack.interruption import Interrupted, ignore, interruptible
from config.localstack.living import wait_until
from config.localstack.ports import LOOPBACK, is_free, next_free
from config.localstack.private_files import kept_password, write_private
from config.localstack.processes import Process
from config.localstack.states import Claim, State, claim, holder_of

SECONDS_TO_ANSWER = 60
# What a run says of itself in the lock file, so that `make stop` can tell it from a test run.
KIND = "run"
SECONDS_BETWEEN_LOOKS = 0.3
# What the quick start sets unless the environment (or .env) says otherwise: plain HTTP, and reading open to everybody.
QUICK_START = {"SERVED_OVER_HTTPS": "false", "OPEN_READING": "true"}


def say(text: str) -> None:
    """One line for the person at the terminal, at once even when the output goes to a file."""
    print(text, flush=True)


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _servers_line(state: State, addresses: servers.Addresses) -> str:
    """Which servers are used and where the data is; a folder outside the project is explained."""
    home = postgres.home_of(state)
    reason = "" if home.is_relative_to(state.folder) else ", since no unprivileged user can enter this project's folder"
    return ", ".join(
        [
            f"PostgreSQL with its data in {_shown(home)}{reason}"
            if addresses.own_database
            else "PostgreSQL as DATABASE_URL says",
            "Valkey" if addresses.own_queue else "Redis as REDIS_URL says",
        ]
    )


def claim_or_refuse(state: State) -> Claim:
    """The right to run in this state, or an error that names who has it."""
    claimed = claim(state)
    if claimed:
        claimed.announce(kind=KIND)
        return claimed
    holder = holder_of(state)
    address = holder.get("address") or "an address it has not chosen yet"
    raise LocalStackError(
        f"Parallax runs already from this folder: process {holder.get('pid', '(unknown)')} serves {address}.\n"
        "Stop that one first (Ctrl-C in its terminal, or `make stop`)."
    )


def _environment(state: State, addresses: servers.Addresses) -> dict[str, str]:
    """What web, worker and beat see."""
    environment = {**os.environ, **addresses.as_environment(), "PYTHONUNBUFFERED": "1"}
    environment.update({name: value for name, value in QUICK_START.items() if not env.text(name)})
    if not env.secret("SECRET_KEY"):
        environment["SECRET_KEY"] = kept_password(state.folder / "secret_key")
    return environment


def _choose_port(host: str) -> int:
    wanted = env.integer("PORT", default=DEFAULT_PORT)
    if is_free(wanted, host):
        return wanted
    port = next_free(wanted + 1, host)
    say(f"Port {wanted} is taken by another program; using {port}.")
    return port


def _prepare(state: State, environment: dict[str, str]) -> str:
    """Tables, static files, demo; what the product says of its demo accounts."""
    accounts = state.folder / "demo_accounts"
    command = [sys.executable, "-m", "config.localstack.preparation", str(accounts)]
    prepared = subprocess.run(command, check=False, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)
    if prepared.returncode:
        raise LocalStackError("The database could not be prepared; the reason stands above.")
    shown = accounts.read_text(encoding="utf-8").strip()
    accounts.unlink()
    return shown


def _start(started: list[children.Child], state: State, environment: dict[str, str], process: Process) -> None:
    started.append(children.start(process, environment=environment, logs=state.logs))
    children.remember(state.folder / children.CHILDREN_NOTE, started)


def _background_processes() -> tuple[Process, Process]:
    """The worker and the clock, in the numbers that the environment asks for."""
    concurrency = env.integer("WORKER_CONCURRENCY", default=1)
    return processes.worker(concurrency=concurrency, queue_prefix=env.text("QUEUE_PREFIX")), processes.beat()


def _refuse_death(started: list[children.Child]) -> None:
    dead = children.first_that_ended(started)
    if dead is None:
        return
    raise LocalStackError(
        f"The {dead.name} ended by itself (code {dead.popen.returncode}); stopping the rest. "
        f"The end of {_shown(dead.log)}:\n{dead.last_lines()}"
    )


def _await_web(started: list[children.Child], host: str, port: int) -> None:
    reachable = LOOPBACK if host in ("0.0.0.0", "") else host

    def up_or_dead() -> bool:
        return web_answers(port, reachable) or children.first_that_ended(started) is not None

    if not wait_until(up_or_dead, SECONDS_TO_ANSWER):
        log = started[0].log
        raise LocalStackError(f"The web server did not answer in {SECONDS_TO_ANSWER} s; see {_shown(log)}")
    _refuse_death(started)


def _announce(address: str, accounts: str, state: State, seconds: float) -> None:
    indented = "".join(f"    {line}\n" if line else "\n" for line in accounts.splitlines())
    say(
        f"\n  Parallax runs at  {address}   (ready in {seconds:.0f} s)\n\n"
        + (f"{indented}\n" if indented else "")
        + f"  Logs: {_shown(state.logs)}/  Data: {_shown(state.folder)}/\n"
        "  Stop it with Ctrl-C; the data stays.\n"
    )


def _serve(state: State, claimed: Claim, addresses: servers.Addresses, began: float) -> None:
    """Start everything above the servers and watch it; returns only by an exception."""
    host = env.text("HOST", LOOPBACK)
    environment = _environment(state, addresses)
    if addresses.own_database:
        write_private(state.folder / "database_url", addresses.database_url)
    if addresses.own_queue:
        write_private(state.folder / "redis_url", addresses.redis_url)
    accounts = _prepare(state, environment)
    port = _choose_port(host)
    address = f"http://{'localhost' if host == LOOPBACK else host}:{port}/"
    web_workers = env.integer("WEB_WORKERS", default=2)
    started: list[children.Child] = []
    try:
        _start(started, state, environment, processes.web(bind=f"{host}:{port}", workers=web_workers))
        _await_web(started, host, port)
        # Only now, so that the page is there sooner: the worker takes both cores for a moment to read its model.
        for process in _background_processes():
            _start(started, state, environment, process)
        claimed.announce(kind=KIND, address=address)
        _announce(address, accounts, state, time.monotonic() - began)
        while True:
            _refuse_death(started)
            time.sleep(SECONDS_BETWEEN_LOOKS)
    finally:
        ignore()
        children.stop(started)


def _clear(state: State) -> None:
    for name in ("database_url", "redis_url", children.CHILDREN_NOTE):
        (state.folder / name).unlink(missing_ok=True)


def run(state: State) -> int:
    """Run the whole product from this state until it is stopped (0) or breaks (an error)."""
    began = time.monotonic()
    claimed = claim_or_refuse(state)
    with interruptible():
        try:
            for name in children.end_leftovers(state.folder / children.CHILDREN_NOTE):
                say(f"Ended the {name} that a killed run left behind.")
            with servers.running(state) as addresses:
                say(f"Servers are up ({_servers_line(state, addresses)}).")
                _serve(state, claimed, addresses, began)
        except Interrupted:
            say("\nStopped; the data stays.")
        finally:
            _clear(state)
            claimed.release()
    return 0
