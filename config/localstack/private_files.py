"""Small files that only their owner may read: passwords, addresses with passwords, chosen ports."""

import os
import secrets
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def write_private(path: Path, text: str) -> None:
    """Put the text into the file at once and completely, readable by its owner only."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), PRIVATE_FILE)
        file.write(text)
    beside.replace(path)


def read_private(path: Path) -> str | None:
    """The content without the blanks around it; None when the file is missing or empty."""
    try:
        return path.read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def kept_password(path: Path) -> str:
    """The password in the file, made up on first use."""
    password = read_private(path)
    if password is None:
        password = secrets.token_urlsafe(32)
        write_private(path, password)
    return password
