"""Sentences and blocks as HTML."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.segments import Paragraph, Piece, Segment
from framing.analysis.strips import Block, Look, Strip
from framing.selectors.marked_reports import Mark, MarkedReport, WireRail
from framing.selectors.reports import Report
from framing.selectors.runs import RunStatus, Standing
from framing.templatetags.reading import paragraphs, sentences
from framing.templatetags.strips import strip_blocks
from reports.models import Article
from reports.text.spans import Span
from reports.text.zones import Zone

CLAIMS = "/stories/gate/claims/?release=1&x=2"


def marked(*, links=None, strip=None, shown=True):
    article = Article(pk=7)
    report = Report(article, 1, None, RunStatus(article, None, Standing.DONE), ())
    return MarkedReport(
        report, (), (), 0, strip, shown, "/stories/gate/?columns=7&hide=own", "", (), False, links or {}, CLAIMS
    )


def paragraph(*pieces):
    return Paragraph(Zone.BODY, 1, Span(0, 1), (), pieces)


@given(st.lists(st.text(), max_size=4))
def test_a_reader_gets_the_words_as_they_are(texts):
    pieces = [Piece(number, (Segment(text),)) for number, text in enumerate(texts)]

    html = sentences(marked(), paragraph(*pieces))

    assert unescape(re.sub(r"</?span[^<>]*>", "", html)) == "".join(texts)


def test_marks_keep_their_link_and_everything_is_escaped():
    mark = Mark("m3", 0, 4, "mark mark-own", '/marks/3/?a=1&b="', "own voice, <b>")

    html = sentences(marked(), paragraph(Piece(0, (Segment("<i>&", (mark,)),))))

    assert 'id="m3" href="/marks/3/?a=1&amp;b=&quot;" title="own voice, &lt;b&gt;"' in html
    assert ">&lt;i&gt;&amp;</a></span>" in html


def test_sentence_with_a_claim_begins_with_its_link():
    look = Look(9, (4, 6), "in <Bell>: the same")

    html = sentences(marked(links={2: look}), paragraph(Piece(2, (Segment("It rained."),))))

    assert html == (
        '<span class="sentence fill-2" id="s7-2" data-groups="4 6"><a class="link texture-1" id="l7-2"'
        ' href="/stories/gate/claims/?release=1&amp;x=2#g4"><span>in &lt;Bell&gt;: the same</span></a>It rained.</span>'
    )


def test_what_stands_between_sentences_has_no_anchor():
    assert sentences(marked(), paragraph(Piece(None, (Segment(" "),)))) == '<span class="sentence"> </span>'


@pytest.mark.parametrize(
    ("block", "is_compared", "drawn"),
    [
        (Block("3", Zone.BODY, "0%", "5%"), False, '<rect class="block block-body" x'),
        (
            Block("3", Zone.BODY, "0%", "5%"),
            True,
            '<title>no claim found</title><rect class="block block-body no-claim"',
        ),
        (Block("3", Zone.BODY, "0%", "5%", Look(0, (1,), "w")), True, '<rect class="block block-body fill-1"'),
        (Block("3", Zone.BODY, "0%", "5%", Look(8, (1,), "w")), True, 'fill="url(#texture-1)"'),
        (Block("3", Zone.BODY, "0%", "5%", Look(None, (1,), "w")), True, 'fill="url(#hatch)"'),
    ],
)
def test_blocks_are_drawn_by_their_claims(block, is_compared, drawn):
    html = strip_blocks(marked(strip=Strip((block,), (), (), is_compared)))

    assert drawn in html
    assert 'href="#s7-3"' in html


def test_block_of_a_text_elsewhere_leads_there():
    strip = Strip((Block("3", Zone.BODY, "0%", "5%"),), (), ())

    assert 'href="/stories/gate/?columns=7&amp;hide=own#s7-3"' in strip_blocks(marked(strip=strip, shown=False))
    assert strip_blocks(marked()) == ""


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.integers(0, 30), st.integers(1, 30))
def test_words_asked_for_are_lit_up_and_nothing_else_changes(texts, start, length):
    text = "".join(texts)
    whole = replace(marked(), asked_for=Span(start, start + length))
    pieces = tuple(Piece(number, (Segment(part),)) for number, part in enumerate(texts))

    html = sentences(whole, Paragraph(Zone.BODY, 1, Span(0, len(text)), (), pieces))

    assert unescape(re.sub(r"</?(?:span|mark)[^<>]*>", "", html)) == text
    lit = "".join(unescape(part) for part in re.findall(r"<mark[^<>]*>(.*?)</mark>", html, re.DOTALL))
    assert lit == text[start : start + length]
    assert html.count('id="words"') == (start < len(text))


def test_words_asked_for_inside_a_mark_stay_its_link():
    mark = Mark("m3", 0, 8, "mark mark-own", "/marks/3/", "own voice")
    whole = replace(marked(), asked_for=Span(4, 8))

    html = sentences(whole, Paragraph(Zone.BODY, 1, Span(0, 8), (), (Piece(0, (Segment("old gate", (mark,)),)),)))

    assert '>old <mark class="found" id="words">gate</mark></a>' in html


def test_headline_and_furniture_are_shown_with_their_zones_or_not_at_all():
    lines = (
        Paragraph(Zone.HEADLINE, None, Span(0, 4), (), (Piece(0, (Segment("Gate"),)),)),
        Paragraph(Zone.DUPLICATE_HEADLINE, None, Span(5, 9), (), (Piece(None, (Segment("<b>"),)),)),
        Paragraph(Zone.BODY, 1, Span(10, 14), (Segment("LIRN - "),), (Piece(1, (Segment("Rain"),)),)),
    )
    text = replace(marked(), paragraphs=lines)

    whole, read = paragraphs(text, with_furniture=True), paragraphs(text)

    assert '<span class="zone-name">headline again</span>&lt;b&gt;</p>' in whole
    assert '<p class="zone-headline"><span class="zone-name">headline</span>' in whole
    assert read == (
        '<p data-at="10" class="zone-body" id="p7-1"><span class="paragraph-number" aria-hidden="true">1</span>'
        '<span class="dateline">LIRN - </span><span class="sentence" id="s7-1">Rain</span></p>\n'
    )


def test_rail_beside_shared_words_names_who_prints_them_too():
    line = Paragraph(Zone.BODY, 1, Span(10, 14), (), (Piece(1, (Segment("Rain"),)),))
    text = replace(marked(), paragraphs=(line,), rails={10: WireRail("agency copy, also in <Bell>", is_whole=False)})

    html = paragraphs(text)

    assert 'class="zone-body has-rail rail-part"' in html
    assert '<a class="wire-label" href="/articles/7/copies/">agency copy, also in &lt;Bell&gt;</a>' in html
