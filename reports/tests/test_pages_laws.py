"""Laws that hold for any bytes: a document that keeps its promises, or a refusal, in bounded time."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.extraction.documents.values import DocumentRefused, ExtractedDocument
from reports.extraction.pages import read_page
from reports.extraction.pages.parsing import MAXIMUM_PAGE_BYTES
from reports.text.intake import admitted

PROSE = "<p>The council of Varnholm said on Monday that the bridge over the river would stay closed until June.</p>"
SECONDS = 60

TAGS = """
    p div h1 h2 article section span a b br li ul table tr td figure figcaption blockquote time script style form
"""
tags = st.sampled_from(TAGS.split())
words = st.sampled_from(
    [
        "The council of Varnholm said on Monday that the bridge would stay closed until June.",
        "By Jonna Edvall",
        "4 March 2026",
        "\u00ad\u200b\u202e",
        "\x01\x7f\x85",
        "&#1;&#127;&#xD800;&nbsp;",
        "Varnholm | Courier - News",
        "e\u0301 \U0001f6a2",
        '{"@type":"NewsArticle","headline":"\\ud800","author":[{"name":["x"]}],"datePublished":{"a":1}}',
    ]
)
attributes = st.sampled_from(
    [
        "",
        ' class="byline"',
        " hidden",
        ' itemprop="author"',
        ' type="application/ld+json"',
        ' datetime="2026-13-45T99:99"',
    ]
)


@st.composite
def markup(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 14))):
        tag = draw(tags)
        parts.append(f"<{tag}{draw(attributes)}>{draw(words)}")
        if draw(st.booleans()):
            parts.append(f"</{tag}>")
    return "".join(parts)


def read(html: bytes) -> ExtractedDocument | None:
    try:
        return read_page(html)
    except DocumentRefused:
        return None


def keeps_its_promises(document: ExtractedDocument) -> None:
    assert admitted(document.text).text == document.text
    position = 0
    for found in document.zones:
        assert position <= found.span.start < found.span.end <= len(document.text)
        assert found.span.of(document.text).strip()
        position = found.span.end


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(html: bytes) -> None:
    document = read(html)

    if document is not None:
        keeps_its_promises(document)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(markup(), st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_any_markup_is_read_or_refused(html: str, encoding: str) -> None:
    document = read((PROSE * 3 + html + PROSE).encode(encoding, "xmlcharrefreplace"))

    if document is not None:
        keeps_its_promises(document)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + PROSE * 5,
        "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">x</p>" + PROSE * 5,
        "<p " + " ".join(f'a{number}=">"' for number in range(50_000)) + ">x</p>" + PROSE * 5,
        "<ul>" + "<li>one item</li>" * 20_000 + "</ul>" + PROSE * 5,
        "word word word.<br>" * 20_000,
        "<!--" * 50_000 + PROSE * 5,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + PROSE * 5,
        '<meta name="author" content="Ann Lee">' * 5_000 + PROSE * 5,
        "<" * 500_000,
    ],
    ids=["deep", "attributes", "hidden_attributes", "items", "breaks", "comments", "data", "fields", "brackets"],
)
def test_a_page_that_nobody_made_takes_bounded_time(html: str) -> None:
    began = time.monotonic()

    read(html.encode())

    assert time.monotonic() - began < SECONDS


def test_a_page_beyond_the_bound_of_bytes_is_refused_unread() -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_page(b"x" * (MAXIMUM_PAGE_BYTES + 1))

    assert refused.value.code == "too_large"
