"""Reading documents in a child process that can be killed: no file harms the process that asks."""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Any, Self

from django.conf import settings

from reports.extraction.documents import DocumentRefused, ExtractedDocument, Member, ReadLimits, from_json
from reports.extraction.documents.frames import HEAD, frame, parsed, total
from reports.extraction.documents.limits import MEGABYTE, megabytes

MODULE = "reports.extraction.documents"
#: A document may wait for a processor as long as it may use one.
WAITING_FACTOR = 2
_PIPE_PIECE = 1 << 18
#: The child was killed, which may be due to what else ran at that time.
KILLED = frozenset({"crashed", "too_slow", "too_much_memory"})


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """What one document may cost: seconds of processor time, bytes of memory, and what of a file is read at all."""

    seconds: int
    memory: int
    read: ReadLimits


class _Died(Exception):
    """The child ended before it answered."""


class Reader:
    """Reads one document after the other in a child process, which is replaced when a document kills it.

    May be shared by threads, which then wait for each other. A process that was forked starts a child of its own.
    """

    def __init__(self, limits: ReaderLimits | None = None) -> None:
        self.limits = limits or limits_of_settings()
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._answers = 0
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, payload: bytes, *, name: str, media_type: str = "", url: str = "") -> ExtractedDocument:
        """The report in the payload; raises :class:`DocumentRefused`, also when reading it takes too much."""
        record, _ = self._asked({"task": "read", "name": name, "media_type": media_type, "url": url}, payload)
        return from_json(record["document"])

    def unpack(self, payload: bytes, *, name: str) -> tuple[Member, ...]:
        """The files of an archive; raises :class:`DocumentRefused`. What they hold is not looked at."""
        record, content = self._asked({"task": "unpack", "name": name}, payload)
        members, start = [], 0
        for one in record["members"]:
            refused = tuple(one["refused"]) if one["refused"] else None
            members.append(Member(one["name"], content[start : start + one["size"]], refused))
            start += one["size"]
        return tuple(members)

    def close(self) -> None:
        """End the child; the next document would start another."""
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():
            return
        for stream in (child.stdin, child.stdout):
            with contextlib.suppress(OSError):
                stream.close()  # type: ignore[union-attr]  # both are pipes
        child.kill()
        child.wait()

    def _asked(self, question: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
        if len(payload) > self.limits.read.file_bytes:
            said = f"This file has {megabytes(len(payload))}; {megabytes(self.limits.read.file_bytes)} are read."
            raise DocumentRefused("too_large", f"{said} Bring the report alone.")
        message = frame({**question, "seconds": self.limits.seconds, "limits": asdict(self.limits.read)}, payload)
        with self._lock:
            record, content = self._answer(message)
        if "refused" in record:
            raise DocumentRefused(*record["refused"])
        return record, content

    def _answer(self, message: bytes) -> tuple[dict[str, Any], bytes]:
        """The child's answer. What a used child has no memory left for is asked of a new one once more, so that no
        answer depends on what was read before."""
        while True:
            child = self._ready_child()
            is_new = self._answers == 0
            self._answers += 1
            try:
                record, content = parsed(_exchanged(child, message, WAITING_FACTOR * self.limits.seconds))
            except (_Died, ValueError, KeyError) as error:
                self._refuse_if_final(child, is_new=is_new, cause=error)
                continue
            except TimeoutError as error:
                self.close()
                raise _too_slow() from error
            except BaseException:
                self.close()  # An answer that nobody waited for would be taken for that of the next document.
                raise
            if record["worn"]:
                self.close()
            if is_new or record.get("refused", [""])[0] != "too_much_memory":
                return record, content

    def _refuse_if_final(self, child: subprocess.Popen[bytes], *, is_new: bool, cause: Exception) -> None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(1)
        code = child.returncode
        self.close()
        if code in {-signal.SIGXCPU, -signal.SIGALRM}:
            raise _too_slow() from cause
        if is_new:
            raise DocumentRefused(
                "crashed",
                "Reading this file broke the program that reads it; nothing else was harmed. "
                "Save it in another format, or paste its text.",
            ) from cause

    def _ready_child(self) -> subprocess.Popen[bytes]:
        if self._child is not None and (self._owner != os.getpid() or self._child.poll() is not None):
            self.close()
            self._child = None
        if self._child is None:
            self._child, self._owner, self._answers = self._started(), os.getpid(), 0
        return self._child

    def _started(self) -> subprocess.Popen[bytes]:
        # Nothing of this process's environment, secrets above all, is handed on.
        environment = {
            "PYTHONPATH": str(settings.BASE_DIR),
            "PYTHONHASHSEED": "0",
            "PYTHONUTF8": "1",
            "LC_ALL": "C.UTF-8",
        }
        return subprocess.Popen(
            [sys.executable, "-P", "-s", "-B", "-m", MODULE, str(os.getpid()), str(self.limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=os.sep,
            bufsize=0,
            start_new_session=True,
        )


def limits_of_settings() -> ReaderLimits:
    """The limits that the installation sets (docs/operations.md)."""
    return ReaderLimits(
        seconds=settings.READER_SECONDS,
        memory=settings.READER_MEMORY_MB * MEGABYTE,
        read=ReadLimits(
            file_bytes=settings.READER_FILE_MB * MEGABYTE,
            pages=settings.READER_PAGES,
            members=settings.READER_MEMBERS,
            unpacked_bytes=settings.READER_UNPACKED_MB * MEGABYTE,
        ),
    )


def _too_slow() -> DocumentRefused:
    return DocumentRefused(
        "too_slow", "Reading this file takes too long. Bring the report alone, as text or as a smaller file."
    )


def _exchanged(child: subprocess.Popen[bytes], message: bytes, seconds: float) -> bytearray:
    """Send the message and take one back; writing and reading at once, so that neither side can block the other."""
    deadline = time.monotonic() + seconds
    questions, answers = child.stdin, child.stdout
    assert questions is not None
    assert answers is not None
    view, got, wanted = memoryview(message), bytearray(), HEAD
    os.set_blocking(questions.fileno(), False)
    os.set_blocking(answers.fileno(), False)
    with selectors.DefaultSelector() as selector:
        selector.register(questions, selectors.EVENT_WRITE)
        selector.register(answers, selectors.EVENT_READ)
        while len(got) < wanted:
            ready = selector.select(max(0.0, deadline - time.monotonic()))
            if not ready:
                raise TimeoutError
            for key, _ in ready:
                if key.fileobj is answers:
                    got += _piece(answers.fileno(), wanted - len(got))
                    wanted = total(bytes(got[:HEAD])) if len(got) >= HEAD else HEAD
                else:
                    view = view[_written(questions.fileno(), view) :]
                    if not view:
                        selector.unregister(questions)
    return got


def _piece(descriptor: int, most: int) -> bytes:
    try:
        piece = os.read(descriptor, min(most, _PIPE_PIECE))
    except BlockingIOError:
        return b""
    if not piece:
        raise _Died
    return piece


def _written(descriptor: int, view: memoryview) -> int:
    try:
        return os.write(descriptor, view[:_PIPE_PIECE])
    except BlockingIOError:
        return 0
    except BrokenPipeError as error:
        raise _Died from error
