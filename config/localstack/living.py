"""Which processes live, and whether a number still means the process it once meant."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

PROC = Path("/proc")
TICK = 0.05


def is_alive(pid: int) -> bool:
    """Whether a process of that number runs (one that has ended but was not collected yet does not)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return _state(pid) != "Z"


def _state(pid: int) -> str:
    try:
        return (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return "?"


def birth_of(pid: int) -> str | None:
    """When the process began, in a form that only serves to recognise it; None when it does not live."""
    if not is_alive(pid):
        return None
    if PROC.joinpath("self").exists():
        try:
            # Field 22 of stat: clock ticks between boot and start; the command in brackets may hold blanks.
            return (
                (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
            )
        except (OSError, IndexError):
            return None
    listed = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], check=False, capture_output=True, text=True)
    return listed.stdout.strip() or None


def works_in(pid: int, folder: Path) -> bool:
    """Whether the process has this working folder (PostgreSQL's is its data); without /proc, if it is a postgres."""
    if PROC.joinpath("self").exists():
        try:
            return (PROC / str(pid) / "cwd").readlink() == folder.resolve()
        except PermissionError:  # another user's process in a container without ptrace: believe its name
            return (PROC / str(pid) / "comm").read_text(encoding="utf-8").strip() == "postgres"
        except OSError:
            return False
    listed = subprocess.run(["ps", "-o", "comm=", "-p", str(pid)], check=False, capture_output=True, text=True)
    return "postgres" in listed.stdout


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether the condition came true within the time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(TICK)
    return True
