"""Choosing ports."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.localstack.ports import LOOPBACK, is_free, kept_port, next_free
from config.localstack.private_files import read_private


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_port_of_a_listening_program_is_not_free(taken_port: int) -> None:
    assert not is_free(taken_port)


def test_next_free_passes_over_a_taken_port(taken_port: int) -> None:
    assert next_free(taken_port) > taken_port


def test_port_is_kept_while_it_is_free(tmp_path: Path) -> None:
    first = kept_port(tmp_path / "port", 25400)

    assert kept_port(tmp_path / "port", 25500) == first
    assert (tmp_path / "port").stat().st_mode & 0o777 == 0o600


def test_port_is_chosen_again_when_another_program_took_it(tmp_path: Path, taken_port: int) -> None:
    (tmp_path / "port").write_text(str(taken_port), encoding="utf-8")

    chosen = kept_port(tmp_path / "port", 25400)

    assert chosen != taken_port
    assert read_private(tmp_path / "port") == str(chosen)
