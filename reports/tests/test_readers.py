"""The process that reads files: limited, replaced when it dies, alone with what it was given."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings

from reports.extraction.documents import DocumentRefused, ReadLimits
from reports.extraction.documents.frames import HEAD, frame, parsed, total
from reports.services import readers
from reports.services.readers import Reader, ReaderLimits, limits_of_settings
from reports.tests import papers

LIMITS = ReaderLimits(seconds=10, memory=1_000_000_000, read=ReadLimits())
REPORT = papers.REPORT.encode()
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def reader():
    with Reader(LIMITS) as reader:
        yield reader


def child_of(reader):
    return reader._child.pid


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def python(code, **more):
    environment = {"PYTHONPATH": str(settings.BASE_DIR), "PATH": os.environ.get("PATH", "")}
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], env=environment, stdout=subprocess.PIPE, text=True, **more
    )


def test_document_is_read_by_another_process_which_stays(reader):
    first = reader.read(REPORT, name="a.txt")
    pid = child_of(reader)
    second = reader.read(REPORT, name="b.txt")

    assert first == second
    assert first.headline.value == papers.HEADLINE
    assert child_of(reader) == pid != os.getpid()


def test_child_knows_no_django_and_nothing_of_the_environment(reader, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "do-not-tell")
    reader.read(REPORT, name="a.txt")

    place = Path("/proc") / str(child_of(reader))
    if place.exists():
        assert b"do-not-tell" not in (place / "environ").read_bytes()
    modules = python(
        "import sys; import reports.extraction.documents.serving; print(*sys.modules)",
    ).communicate()[0]
    assert not {"django", "celery", "psycopg"} & set(modules.split())


def test_closing_ends_the_child(reader):
    reader.read(REPORT, name="a.txt")
    pid = child_of(reader)

    reader.close()

    assert not is_running(pid)


def test_child_that_was_killed_is_replaced(reader):
    reader.read(REPORT, name="a.txt")
    pid = child_of(reader)
    os.kill(pid, signal.SIGKILL)

    found = reader.read(REPORT, name="a.txt")

    assert found.headline.value == papers.HEADLINE
    assert child_of(reader) != pid


def test_child_that_does_not_answer_is_killed_after_its_time(monkeypatch):
    with Reader(ReaderLimits(seconds=1, memory=LIMITS.memory, read=ReadLimits())) as reader:
        reader.read(REPORT, name="a.txt")
        pid = child_of(reader)
        os.kill(pid, signal.SIGSTOP)

        with pytest.raises(DocumentRefused) as refused:
            reader.read(REPORT, name="a.txt")

        assert refused.value.code == "too_slow"
        assert not is_running(pid)
        assert reader.read(REPORT, name="a.txt").text


@on_linux
def test_document_that_takes_too_much_memory_is_refused_and_the_next_one_read():
    document = papers.word("<w:r/>" * 2_000_000 + papers.word_paragraphs(papers.HEADLINE))
    stored = papers.stored([("[Content_Types].xml", papers.CONTENT_TYPES), ("word/document.xml", document)])
    with Reader(ReaderLimits(seconds=10, memory=200_000_000, read=ReadLimits())) as reader:
        with pytest.raises(DocumentRefused) as refused:
            reader.read(stored, name="a.docx")

        assert refused.value.code in {"too_much_memory", "crashed"}
        assert reader.read(REPORT, name="a.txt").text


def test_larger_file_than_allowed_is_not_even_sent():
    limits = ReaderLimits(seconds=5, memory=LIMITS.memory, read=ReadLimits(file_bytes=1_000))
    with Reader(limits) as reader:
        with pytest.raises(DocumentRefused) as refused:
            reader.read(b"x" * 1_001, name="a.txt")

        assert refused.value.code == "too_large"
        assert reader._child is None


def test_archive_is_unpacked_in_its_order(reader):
    payload = papers.packed([("b.txt", REPORT), ("sub/a.txt", b"second"), ("__MACOSX/b.txt", b"x"), ("empty/", b"")])

    members = reader.unpack(payload, name="reports.zip")

    assert [(member.name, member.payload) for member in members] == [("b.txt", REPORT), ("sub/a.txt", b"second")]


def test_threads_share_a_reader(reader):
    texts = [papers.REPORT.replace("three", str(number)).encode() for number in range(6)]
    found = {}

    def read(number):
        found[number] = reader.read(texts[number], name="a.txt").text

    threads = [threading.Thread(target=read, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert all(f"for {number} weeks" in found[number] for number in range(6))


def test_forked_process_starts_a_child_of_its_own(reader):
    reader.read(REPORT, name="a.txt")
    pid = child_of(reader)
    reading, writing = os.pipe()
    fork = os.fork()
    if fork == 0:
        try:
            reader.read(REPORT, name="a.txt")
            os.write(writing, b"%d" % child_of(reader))
        finally:
            reader.close()
            os._exit(0)
    os.waitpid(fork, 0)

    other = int(os.read(reading, 20))

    assert other != pid
    assert is_running(pid)
    assert reader.read(REPORT, name="a.txt").text


def test_child_does_not_outlive_its_parent():
    parent = python(
        """
        import os, time, types
        import django.conf
        django.conf.settings.configure(BASE_DIR=os.environ["PYTHONPATH"])
        from reports.extraction.documents import ReadLimits
        from reports.services.readers import Reader, ReaderLimits
        reader = Reader(ReaderLimits(10, 1_000_000_000, ReadLimits()))
        reader.read(b"The bridge over the Orla was closed on Tuesday, the port said.", name="a.txt")
        print(reader._child.pid, flush=True)
        time.sleep(60)
        """
    )
    pid = int(parent.stdout.readline())
    assert is_running(pid)

    parent.kill()
    parent.wait()

    deadline = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(pid)


def test_child_reaches_no_network_starts_no_process_and_writes_no_file(tmp_path):
    code = """
        import os, pathlib, socket, subprocess, sys
        from reports.extraction.documents import confinement
        confinement.confine(memory=1_000_000_000, parent=os.getppid())
        def refused(act):
            try:
                act()
            except OSError:
                return True
            return False
        print(
            refused(lambda: socket.create_connection(("127.0.0.1", 9), 1)),
            refused(lambda: socket.getaddrinfo("coast.example", 80)),
            refused(lambda: subprocess.run(["true"])),
            refused(lambda: os.fork()),
            refused(lambda: pathlib.Path("written").write_bytes(b"x" * 10_000)),
        )
    """

    told = python(code, cwd=tmp_path).communicate()[0]

    assert told.split() == ["True"] * 5


def test_limits_come_from_the_settings(settings):
    settings.READER_SECONDS = 7
    settings.READER_MEMORY_MB = 300
    settings.READER_PAGES = 9

    limits = limits_of_settings()

    assert (limits.seconds, limits.memory, limits.read.pages) == (7, 300_000_000, 9)


def test_too_many_pages_are_counted_by_the_limit():
    limits = ReaderLimits(seconds=10, memory=LIMITS.memory, read=ReadLimits(pages=2))
    with Reader(limits) as reader, pytest.raises(DocumentRefused) as refused:
        reader.read(papers.pdf([[(60, 700, 10, papers.LEAD)]] * 3), name="a.pdf")

    assert refused.value.code == "too_many_pages"
    assert "3 pages" in refused.value.message


def test_messages_are_read_back_as_they_were_written():
    message = frame({"name": "ä\ud800"}, b"\x00\xff")

    assert total(message[:HEAD]) == len(message)
    assert parsed(message) == ({"name": "ä\ud800"}, b"\x00\xff")


def test_what_a_message_claims_is_not_waited_for():
    with pytest.raises(ValueError, match="no message"):
        total(b"\xff" * HEAD)


def test_module_of_the_child_exists():
    assert (Path(settings.BASE_DIR) / readers.MODULE.replace(".", "/") / "__main__.py").is_file()
