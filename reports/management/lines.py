"""What commands over many files or records share: how many processes, and lines of JSON that always get out."""

import json
import os
import signal
import sys
from argparse import ArgumentTypeError
from typing import Any

MOST_JOBS = 64


def jobs(value: str) -> int:
    """The argument of ``--jobs``."""
    if not value.isdigit() or not 1 <= int(value) <= MOST_JOBS:
        raise ArgumentTypeError(f"a whole number from 1 to {MOST_JOBS}, not {value!r}")
    return int(value)


def json_line(record: dict[str, Any]) -> str:
    """The record as one line; lone surrogates, as in the name of a file, are written as escapes."""
    text = json.dumps(record, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(record)
    return text


def write_line(line: str) -> None:
    """Write to standard output; when nobody reads on, end as other programs do."""
    try:
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has what it wanted. Python flushes once more at its end, which must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(128 + signal.SIGPIPE)
