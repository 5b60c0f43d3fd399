"""The messages between a reader and its child process: JSON and bytes, both with their lengths before them."""

import json
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

_LENGTHS = struct.Struct(">IQ")
HEAD = _LENGTHS.size
#: No message is larger; whoever reads one must not be made to wait for more by a child that writes nonsense.
LARGEST = 2_000_000_000


def frame(record: dict[str, Any], payload: bytes = b"") -> bytes:
    """One message; :func:`parsed` reads it back."""
    text = json.dumps(record).encode()
    return _LENGTHS.pack(len(text), len(payload)) + text + payload


def total(head: bytes) -> int:
    """How many bytes the whole message has, told by its first ``HEAD`` ones."""
    text, payload = _LENGTHS.unpack(head)
    size = HEAD + int(text) + int(payload)
    if size > LARGEST:
        raise ValueError("no message")
    return size


def parsed(message: bytes | bytearray) -> tuple[dict[str, Any], bytes]:
    """JSON and bytes of one whole message."""
    length, _ = _LENGTHS.unpack_from(message)
    record: dict[str, Any] = json.loads(bytes(message[HEAD : HEAD + length]))
    return record, bytes(message[HEAD + length :])


def messages(stream: BinaryIO) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Each message until the other side closes the stream."""
    while len(head := stream.read(HEAD)) == HEAD:
        yield parsed(head + stream.read(total(head) - HEAD))
