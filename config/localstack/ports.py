"""Ports on the loopback interface that nobody else holds."""

import socket
from pathlib import Path

from config.localstack.errors import LocalStackError
from config.localstack.private_files import read_private, write_private

LOOPBACK = "127.0.0.1"
# Below the ephemeral range of Linux (32768) and macOS (49152): no outgoing connection can sit on them by chance.
POSTGRES_FIRST = 15432
VALKEY_FIRST = 16379
SPREAD = 200


def is_free(port: int, host: str = LOOPBACK) -> bool:
    """Whether a server could listen there now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # The servers set this too: a port whose last connections are still closing is free for them.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def next_free(first: int, host: str = LOOPBACK) -> int:
    """The first free port from this one upwards."""
    for port in range(first, min(first + SPREAD, 65536)):
        if is_free(port, host):
            return port
    raise LocalStackError(f"no free port from {first} to {first + SPREAD - 1} on {host}; stop what holds them")


def kept_port(path: Path, first: int) -> int:
    """The port in the file while it is free, else the next free one from ``first``, written into the file."""
    kept = read_private(path)
    if kept and kept.isdigit() and is_free(int(kept)):
        return int(kept)
    port = next_free(first)
    write_private(path, str(port))
    return port
