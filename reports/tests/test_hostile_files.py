"""Every hostile file is refused or survived, in bounded time and memory, and the next document is read as ever."""

import subprocess
import sys
import time

import pytest
from django.conf import settings

from reports.extraction.documents import DocumentRefused, ReadLimits
from reports.services.readers import Reader, ReaderLimits
from reports.tests import papers
from reports.tests.hostile_texts import CORPUS, SURVIVED

SECONDS = 8
MEMORY = 1_000_000_000
#: For code and libraries, which are shared with every other process and stand outside of what a file can cause.
ROOM = 1.05
#: The files that ask for most memory, read one after the other; prints the most that a child ever held.
HUNGRIEST = f"""
import resource
from reports.services.readers import Reader, ReaderLimits
from reports.extraction.documents import DocumentRefused, ReadLimits
from reports.tests.hostile_texts import CORPUS

with Reader(ReaderLimits(seconds={SECONDS}, memory={MEMORY}, read=ReadLimits())) as reader:
    for key in sorted(key for key, kind in CORPUS.items() if kind.name.endswith((".pdf", ".docx", ".odt"))):
        try:
            reader.read(CORPUS[key].build(), name=CORPUS[key].name)
        except DocumentRefused:
            pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.fixture(scope="module")
def reader():
    with Reader(ReaderLimits(seconds=SECONDS, memory=MEMORY, read=ReadLimits())) as reader:
        yield reader


def outcome(reader, name, payload):
    """The code of the refusal, or that it was read; of an archive those of its members."""
    try:
        document = reader.read(payload, name=name)
    except DocumentRefused as refused:
        if refused.code != "archive" or "/" in name:
            return {refused.code}
        return members_outcome(reader, name, payload)
    return {SURVIVED} if document.text else {"nothing"}


def members_outcome(reader, name, payload):
    try:
        members = reader.unpack(payload, name=name)
    except DocumentRefused as refused:
        return {refused.code}
    outcomes = set()
    for member in members:
        outcomes |= {member.refused[0]} if member.refused else outcome(reader, f"{name}/{member.name}", member.payload)
    return outcomes


def test_corpus_has_at_least_thirty_five_kinds():
    assert len(CORPUS) >= 35


@pytest.mark.parametrize("key", sorted(CORPUS))
def test_hostile_file_is_refused_or_survived_and_the_next_document_is_read(reader, key):
    payload = CORPUS[key].build()
    began = time.monotonic()

    found = outcome(reader, CORPUS[key].name, payload)

    seconds = time.monotonic() - began
    assert found <= CORPUS[key].outcomes
    assert seconds < 3 * SECONDS
    assert reader.read(papers.REPORT.encode(), name="next.txt").headline.value == papers.HEADLINE


def test_no_child_ever_held_more_memory_than_it_may():
    """Asked of a process of its own: this one may have had other children, and larger ones."""
    unit = 1 if sys.platform == "darwin" else 1024

    asked = subprocess.run([sys.executable, "-c", HUNGRIEST], capture_output=True, check=True, cwd=settings.BASE_DIR)

    assert 0 < int(asked.stdout) * unit < ROOM * MEMORY


def test_names_of_members_lead_nowhere(reader):
    payload = CORPUS["names_that_leave_the_folder"].build()

    names = [member.name for member in reader.unpack(payload, name="reports.zip")]

    assert names == ["etc/passwd", "etc/shadow", "C:/Windows/system.ini", "evil.txt", "a/b.txt"]


def test_no_file_of_the_machine_gets_into_a_document(reader):
    with pytest.raises(DocumentRefused) as refused:
        reader.read(CORPUS["docx_external_entity_file"].build(), name="report.docx")

    assert refused.value.code == "entities"
    assert "root:" not in refused.value.message
