"""A damaged document is called what its owner calls it: who wrote it in Word has never seen an archive."""

import pytest

from reports.extraction.documents import DocumentRefused, read_document
from reports.tests import papers
from reports.tests.papers import HEADLINE, LEAD, REPORT, SECOND

WORD = papers.docx(papers.word_paragraphs(HEADLINE, LEAD, SECOND))
# As office programs write it: the type of the document stands first, and unpacked.
OPEN = papers.stored([("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>" * 200)])


def refusal(payload, name):
    with pytest.raises(DocumentRefused) as refused:
        read_document(payload, name=name)
    return refused.value


@pytest.mark.parametrize("part", [0.5, 0.95])
@pytest.mark.parametrize(
    ("whole", "name", "called"),
    [
        (WORD, "report.docx", "Word document"),
        (WORD, "report", "Word document"),
        (OPEN, "report.odt", "OpenDocument text"),
        (OPEN, "report", "OpenDocument text"),
    ],
)
def test_document_that_was_cut_off_is_called_what_it_was(whole, name, called, part):
    refused = refusal(whole[: int(len(whole) * part)], name)

    assert (refused.code, "archive" in refused.message) == ("unreadable", False)
    assert refused.message.startswith(f"This {called} is damaged and cannot be read.")


def test_document_with_one_damaged_part_is_no_archive_either():
    whole = bytearray(WORD)
    at = whole.index(b"word/document.xml") + 25
    whole[at : at + 20] = bytes(20)

    refused = refusal(bytes(whole), "report.docx")

    assert refused.message.startswith("This Word document is damaged and cannot be read.")


@pytest.mark.parametrize("name", ["reports.zip", "reports", ""])
def test_damaged_archive_is_called_an_archive(name):
    archive = papers.packed([("one.txt", REPORT.encode()), ("word/notes.txt", REPORT.encode())])

    assert refusal(archive[:-30], name).message == "This archive is damaged. Make or send it again."
