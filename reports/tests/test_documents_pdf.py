"""Pages of a PDF read as a person reads them: columns, headers, hyphens, paragraphs, and the headline above all."""

import pytest

from reports.extraction.documents import DocumentRefused, Evidence, read_document
from reports.extraction.documents.pdf_layout import Columns, Line, Page
from reports.tests import papers
from reports.tests.papers import HEADLINE

LEADING = 12
ABOUT = "<< /Title ({}) /Author ({}) /CreationDate (D:20240312101500+01'00') >>"


def column(left, top, lines, size=9):
    """Lines of one column, from that base line down."""
    return [(left, top - LEADING * number, size, words) for number, words in enumerate(lines)]


def numbered(name, count):
    return [f"{name} line {number} of the report" for number in range(count)]


def read(pages, **more):
    return read_document(papers.pdf(pages, **more), name="a.pdf")


def first_page(*lines):
    return [(60, 740, 24, HEADLINE), *lines]


def test_columns_are_read_one_after_the_other():
    left, right = numbered("left", 6), numbered("right", 6)
    mixed = [line for pair in zip(column(60, 680, left), column(320, 680, right), strict=True) for line in pair]

    body = read([first_page(*mixed)]).body

    assert body.index("left line 5") < body.index("right line 0")


def test_what_crosses_the_columns_parts_what_is_above_from_what_is_below():
    above = column(60, 700, numbered("first", 5)) + column(320, 700, numbered("second", 5))
    crossing = [
        (60, 600, 9, "Across the page: the port office answers questions about the bridge and about its lorries")
    ]
    below = column(60, 560, numbered("third", 5)) + column(320, 560, numbered("fourth", 5))

    body = read([first_page(*above, *crossing, *below)]).body

    places = [body.index(words) for words in ("first", "second", "Across", "third", "fourth")]
    assert places == sorted(places)


def test_gutter_of_one_page_is_known_on_the_next():
    full = [Line(words, left, left + 200, top, top + 10) for left in (50, 320) for top, words in enumerate("abcdef", 1)]
    full = [Line(line.text, line.left, line.right, 20 * line.top, 20 * line.top + 10) for line in full]
    short = (Line("end of left", 50, 250, 20, 30), Line("end of right", 320, 420, 20, 30))
    columns = Columns()

    columns.of(Page(0, 595, 842, tuple(full)))

    assert [[line.text for line in one] for one in columns.of(Page(1, 595, 842, short))] == [
        ["end of left"],
        ["end of right"],
    ]


def test_headers_footers_and_page_numbers_are_left_out():
    def page(number):
        edges = [
            (60, 815, 8, "Coast Morning Post"),
            (60, 30, 8, f"Tuesday 12 March 2024 - page {number}"),
            (300, 18, 8, f"{number}"),
        ]
        return [*edges, *column(60, 600, numbered(f"page{number}", 4))]

    document = read([first_page(*page(1)), page(2), page(3)])

    assert "Morning Post" not in document.body
    assert "March" not in document.body
    assert document.published_at.value == "2024-03-12"


def test_what_a_browser_prints_at_the_edges_is_left_out_and_its_address_kept():
    edges = [(30, 822, 8, "22/11/2026, 02:47"), (30, 15, 8, "https://coast.example/bridge"), (540, 15, 8, "1/1")]

    document = read([first_page(*edges, *column(60, 680, numbered("the", 4)))])

    assert "22/11/2026" not in document.text
    assert document.url.value == "https://coast.example/bridge"
    assert document.published_at is None


def test_words_that_were_broken_at_the_end_of_a_line_are_joined():
    lines = [
        "The bridge was closed after an inspec-",
        "tion of its piers, and the Orla-",
        "backed office that runs the well-",
        "known docks said on Tuesday that a so-",
        "called repair week would take twenty-",
        "four days.",
    ]

    body = read([first_page(*column(60, 680, lines))]).body

    assert "inspection of its piers" in body
    assert "Orla-backed office that runs the well-known docks" in body
    assert "so-called repair week would take twenty-four days" in body


def test_hyphen_stays_where_the_document_writes_the_word_with_it_elsewhere():
    lines = ["The harbour-master said that the harbour-", "master before him had kept the docks open."]

    assert "harbour-master before him" in read([first_page(*column(60, 680, lines))]).body


@pytest.mark.parametrize("indent", [0, 14])
def test_paragraphs_begin_after_a_gap_or_with_an_indent(indent):
    gap = 0 if indent else 10
    first = column(60, 680, numbered("first", 4))
    second = column(60, 680 - 4 * LEADING - gap, numbered("second", 4))
    second[0] = (60 + indent, *second[0][1:])

    assert len(read([first_page(*first, *second)]).body.split("\n\n")) == 2


def test_paragraph_goes_on_in_the_next_column_and_on_the_next_page():
    left = [*numbered("left", 5), "The port office said that the"]
    right = ["bridge would stay shut until", *numbered("right", 4), "and that nobody could say how"]
    after = ["long the repairs of the piers would take.", *numbered("after", 4)]

    body = read([first_page(*column(60, 680, left), *column(320, 680, right)), column(60, 780, after)]).body

    assert "said that the bridge would stay shut" in body
    assert "nobody could say how long the repairs" in body


def test_headline_is_the_largest_type_and_what_stands_above_is_the_masthead():
    lines = [(60, 780, 16, "COAST MORNING POST"), (60, 765, 9, "Tuesday, 12 March 2024"), (60, 700, 9, "By Ana Pell")]

    document = read([first_page(*lines, *column(60, 660, numbered("the", 4)))])

    assert (document.headline.value, document.headline.by) == (HEADLINE, Evidence.READ)
    assert (document.site.value, document.site.by) == ("COAST MORNING POST", Evidence.READ)
    assert document.byline.value == "Ana Pell"
    assert document.published_at.value == "2024-03-12"
    assert "COAST" not in document.text


def test_title_property_counts_when_it_is_one():
    lines = column(60, 660, numbered("the", 4))

    stated = read([first_page(*lines)], about=ABOUT.format(HEADLINE, "Ana Pell"))
    by_program = read([first_page(*lines)], about=ABOUT.format("Microsoft Word - bridge.docx", "Administrator"))

    assert (stated.headline.by, stated.byline.value) == (Evidence.STATED, "Ana Pell")
    assert (stated.published_at.value, stated.published_at.by) == ("2024-03-12T10:15:00+01:00", Evidence.GUESSED)
    assert (by_program.headline.by, by_program.byline) == (Evidence.READ, None)


def test_pictures_of_pages_are_refused_in_words():
    with pytest.raises(DocumentRefused) as refused:
        read([[], []])

    assert refused.value.code == "scanned"
    assert "OCR" in refused.value.message
