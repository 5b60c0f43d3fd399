"""What the child process may use: memory, time, no files to write, no network, no life beyond its parent's."""

import contextlib
import ctypes
import os
import signal
import sys
import tempfile

if sys.platform != "win32":
    import resource

OPEN_FILES = 64
# Linux, prctl(2): the signal that a process gets when the one that started it ends.
_PR_SET_PDEATHSIG = 1
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile")


def confine(*, memory: int, parent: int) -> None:
    """Limit this process for good; a system that lacks one of the limits goes without it."""
    _end_with_parent(parent)
    _limit("RLIMIT_CORE", 0)
    # Nothing is written but the answer, and that goes through a pipe.
    _limit("RLIMIT_FSIZE", 0)
    # Named, so that nobody tries which folder can be written into; whoever wants a file there is refused.
    tempfile.tempdir = os.devnull
    _limit("RLIMIT_NOFILE", OPEN_FILES)
    _limit("RLIMIT_AS", memory)
    sys.addaudithook(_forbid)


def allow_seconds(seconds: int) -> None:
    """Let this process use that much more processor time before it is ended."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


def most_memory() -> int:
    """The most bytes of address space, the measure of the limit, that this process ever had."""
    try:
        with open("/proc/self/status", encoding="ascii") as lines:  # noqa: PTH123  # read once for each document
            return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmPeak:"))
    except (OSError, ValueError, StopIteration):
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return used if sys.platform == "darwin" else used * 1024


def _limit(name: str, value: int) -> None:
    with contextlib.suppress(AttributeError, ValueError, OSError):
        resource.setrlimit(getattr(resource, name), (value, value))


def _end_with_parent(parent: int) -> None:
    """Elsewhere than on Linux the end of its input and the limit on its time end the child, a little later."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"reading a document does not need {event}")
