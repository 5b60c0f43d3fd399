"""Real PostgreSQL and Valkey: they start, keep their data through a kill, and stop."""

import errno
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import redis

from config.env import ROOT
from config.localstack import accounts, postgres, servers, valkey
from config.localstack.accounts import Account, can_use
from config.localstack.errors import LocalStackError
from config.localstack.living import is_alive, wait_until
from config.localstack.ports import LOOPBACK
from config.localstack.states import State

AS_ROOT = os.geteuid() == 0


def one(address: str, question: str) -> object:
    with psycopg.connect(address, autocommit=True) as connection:
        cursor = connection.execute(question)
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None


def test_database_knows_accents_trigrams_and_keeps_to_the_loopback(state: State) -> None:
    address = postgres.start(state)

    assert one(address, "SELECT lower('ÉCOLE ŽIŽEK')") == "école žižek"
    assert one(address, "SELECT 'Müller' ILIKE 'MÜLLER'") is True
    one(address, "CREATE EXTENSION pg_trgm")
    one(address, "CREATE EXTENSION unaccent")
    assert one(address, "SELECT similarity('besetzt', 'besetzte') > 0.5") is True
    assert one(address, "SHOW listen_addresses") == LOOPBACK
    assert one(address, "SHOW unix_socket_directories") == ""


def test_database_refuses_a_wrong_password_and_hides_the_right_one(state: State) -> None:
    address = postgres.start(state)
    cluster = postgres.cluster_of(state)
    password = (cluster.home / "password").read_text(encoding="utf-8")

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(address.replace(password, "wrong"))

    assert (cluster.home / "password").stat().st_mode & 0o777 == 0o600
    assert cluster.home.stat().st_mode & 0o777 == 0o700
    assert not (cluster.home / "initdb-password").exists()


def test_both_survive_a_kill_with_their_data(state: State) -> None:
    state = State(state.folder, durable=True)
    before = servers.start(state)
    one(before.database_url, "CREATE TABLE kept AS SELECT 42 AS answer")
    with redis.Redis.from_url(before.redis_url) as client:
        client.set("kept", "42")
        client.config_set("appendfsync", "always")
        client.set("kept too", "43")
        queue_pid = client.info("server")["process_id"]
    postmaster = postgres.postmaster_of(postgres.cluster_of(state))
    assert postmaster is not None
    for pid in (postmaster, queue_pid):
        os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: not is_alive(postmaster) and not is_alive(queue_pid), 5)

    after = servers.start(state)

    assert one(after.database_url, "SELECT answer FROM kept") == 42
    with redis.Redis.from_url(after.redis_url) as client:
        assert client.mget("kept", "kept too") == [b"42", b"43"]


def test_running_servers_are_taken_over_and_stopped_ones_are_gone(state: State) -> None:
    first = servers.start(state)
    cluster = postgres.cluster_of(state)
    postmaster = postgres.postmaster_of(cluster)

    assert servers.start(state) == first
    assert postgres.postmaster_of(cluster) == postmaster

    servers.stop(state)
    assert postgres.postmaster_of(cluster) is None
    assert not postgres.answers(cluster)
    servers.stop(state)  # a second stop does nothing


def test_pid_file_that_names_a_strange_process_stops_nothing(state: State) -> None:
    postgres.start(state)
    postgres.stop(state)
    data = postgres.cluster_of(state).data
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        (data / "postmaster.pid").write_text(f"{stranger.pid}\n{data}\n", encoding="utf-8")

        address = postgres.start(state)

        assert one(address, "SELECT 1") == 1
        assert stranger.poll() is None
        stranger.communicate(b"\n")


@contextmanager
def taken(port: int) -> Iterator[None]:
    """The port in use, by us or by another program that was quicker, such as a test beside this one."""
    try:
        server = socket.create_server((LOOPBACK, port))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        yield
        return
    with server:
        yield


def test_ports_are_chosen_again_when_other_programs_took_them(state: State) -> None:
    servers.start(state)
    servers.stop(state)
    homes = (postgres.cluster_of(state).home, state.folder / "valkey")
    old = [int((home / "port").read_text(encoding="utf-8")) for home in homes]
    with taken(old[0]), taken(old[1]):
        addresses = servers.start(state)

        assert f":{old[0]}/" not in addresses.database_url
        assert f":{old[1]}/" not in addresses.redis_url
        assert one(addresses.database_url, "SELECT 1") == 1


def test_half_made_data_folder_is_made_anew(state: State) -> None:
    home = state.folder / "postgres"
    (home / "data-begun").mkdir(parents=True)
    (home / "data-begun" / "PG_VERSION").write_text("18", encoding="utf-8")

    assert one(postgres.start(state), "SELECT 1") == 1


def test_data_of_another_major_version_is_refused_with_the_commands_that_help(state: State) -> None:
    postgres.start(state)
    postgres.stop(state)
    (postgres.cluster_of(state).data / "PG_VERSION").write_text("17\n", encoding="utf-8")

    with pytest.raises(LocalStackError) as refused:
        postgres.start(state)

    assert "written by PostgreSQL 17" in str(refused.value)
    assert "pg_dump" in str(refused.value)
    assert "pg_restore" in str(refused.value)


def test_address_in_the_environment_keeps_the_own_server_from_starting(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://u:p@db.example/x")

    with servers.running(state) as addresses:
        assert addresses.database_url == "postgres://u:p@db.example/x"
        assert (addresses.own_database, addresses.own_queue) == (False, True)
        assert not (state.folder / "postgres").exists()
        assert valkey.start(state) == addresses.redis_url


@pytest.mark.skipif(not AS_ROOT, reason="only root lends PostgreSQL an account")
def test_root_puts_the_data_where_an_unprivileged_account_reaches_it(state: State) -> None:
    state.folder.mkdir(parents=True)
    state.folder.chmod(0o700)
    account = accounts.account_for(state.folder / "postgres")
    assert account is not None
    assert not can_use(state.folder, account)

    address = postgres.start(state)

    assert one(address, "SELECT 1") == 1
    assert postgres.home_of(state) == state.elsewhere
    assert one(address, "SHOW data_directory") == str(state.elsewhere / "data")


@pytest.mark.skipif(not AS_ROOT, reason="only root lends PostgreSQL an account")
def test_account_that_owns_the_data_goes_on_running_it(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    os.chown(tmp_path / "data", 12345, 12346)

    assert accounts.account_for(tmp_path) == Account("12345", 12345, 12346)


def test_command_gets_addresses_and_its_exit_code_comes_back(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    code = "import os, psycopg, redis, sys\npsycopg.connect(os.environ['DATABASE_URL']).close()\n"
    code += "redis.Redis.from_url(os.environ['REDIS_URL']).ping()\nprint(os.environ['DATABASE_URL'])\nsys.exit(7)"
    command = [
        sys.executable,
        "-m",
        "config.localstack",
        "exec",
        "--state",
        str(tmp_path / "s"),
        "--",
        "python",
        "-c",
        code,
    ]

    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    State(tmp_path / "s").discard()
    assert done.returncode == 7, done.stderr
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(done.stdout.strip())
