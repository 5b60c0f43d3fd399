"""Speakers and claims as HTML."""

from framing.analysis.segments import Segment
from framing.selectors.claim_cells import ClaimCell, Highlight
from framing.selectors.reports import Report
from framing.selectors.runs import RunStatus, Standing
from framing.templatetags.speech import claim_cell, speaker_name
from reports.models import Article, Claim


def cell(*segments, **values):
    article = Article(pk=7, language="en")
    report = Report(article, 1, None, RunStatus(article, None, Standing.DONE), ())
    claim = Claim(voice="own", certainty="hedged", polarity="negative", is_opinion=True, slots={})
    return ClaimCell(claim, report, segments, values.pop("place", "paragraph 2"), "/stories/gate/?a=1&b=2", **values)


def test_speaker_without_a_page_or_a_name_says_so():
    assert speaker_name(key="mara-quill", name="<Mara>") == (
        '<a class="speaker-name" href="/speakers/mara-quill/">&lt;Mara&gt;</a>'
    )
    assert speaker_name(name="a clerk", anonymous=True) == (
        '<span class="speaker-name">a clerk</span> <span class="tag">anonymous</span>'
    )
    assert speaker_name() == '<span class="speaker-name faint">nobody named</span>'


def test_words_of_a_claim_are_escaped_and_carry_the_numbers_of_their_differences():
    marks = (Highlight(0, 2, 1, "number"), Highlight(0, 2, 3, "time"))

    html = claim_cell(cell(Segment("<b>", marks), Segment(" were hurt & shut in"), is_led=True))

    assert '<span class="faint">… </span><span class="differs">&lt;b&gt;</span>' in html
    assert '</span>1, <span class="visually-hidden"> difference </span>3</sup> were hurt &amp; shut in' in html
    assert '<a href="/stories/gate/?a=1&amp;b=2">paragraph 2</a><span class="shape-own">own voice</span>' in html


def test_what_is_known_of_a_claim_stands_below_it():
    html = claim_cell(cell(Segment("rain"), place=""))

    assert ">in the text</a>" in html
    assert html.endswith(
        '<span class="tag">hedged</span><span class="tag">says not</span><span class="tag">opinion</span></p>'
    )


def test_differences_of_who_says_it_stand_at_the_speaker_or_else_at_the_voice():
    said = (Highlight(0, 0, 2, "attribution"),)

    at_voice = claim_cell(cell(Segment("rain"), said_marks=said))
    at_speaker = claim_cell(cell(Segment("rain"), said_marks=said, speaker="a clerk"))

    assert '<span class="differs"><span class="shape-own">own voice</span><sup class="differs-number">' in at_voice
    assert '<span class="differs"><span class="speaker-name">a clerk</span><sup class="differs-number">' in at_speaker
