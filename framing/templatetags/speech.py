"""Who says something, and a claim with whose words it is, as HTML (why in Python: ``framing.markup``)."""

from collections.abc import Sequence

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from framing.analysis.segments import Segment
from framing.markup import Markup, known
from framing.selectors.claim_cells import ClaimCell, Highlight

register = template.Library()
NOWHERE = "in the text"


@register.simple_tag
def speaker_name(*, key: str = "", name: str = "", anonymous: bool = False) -> SafeString:
    """The name, leading to the page of a speaker who has one."""
    html = Markup()
    _add_speaker(html, key, name, anonymous=anonymous)
    return html.html()


@register.simple_tag
def claim_cell(cell: ClaimCell) -> SafeString:
    """The verbatim clause with what differs in it; below it place, voice, speaker and how sure the words are."""
    html = Markup()
    html.add('<blockquote class="claim-words serif measure" lang="{}">', known(cell.report.article.language))
    html.add('<span class="faint">… </span>' if cell.is_led else "")
    for segment in cell.segments:
        _add_words(html, segment)
    html.add('<span class="faint"> …</span>' if cell.is_followed else "")
    html.add('</blockquote>\n<p class="claim-facts facts-line"><a href="{}">', cell.href)
    html.add("{}</a>", known(cell.place or NOWHERE))
    _add_who(html, cell)
    if cell.relayed_by:
        html.add("<span>passed on by {}</span>", cell.relayed_by)
    for tag in _tags(cell):
        html.add('<span class="tag">{}</span>', known(tag))
    html.add("</p>")
    return html.html()


def _add_words(html: Markup, segment: Segment[Highlight]) -> None:
    if not segment.marks:
        html.add("{}", segment.text)
        return
    html.add('<span class="differs">{}</span>', segment.text)
    _add_numbers(html, segment.marks)


def _add_numbers(html: Markup, marks: Sequence[Highlight]) -> None:
    """Which of the group's differences the words before show."""
    html.add('<sup class="differs-number">')
    for place, mark in enumerate(marks):
        html.add(", " if place else "")
        html.add('<span class="visually-hidden"> difference </span>{}', known(mark.number))
    html.add("</sup>")


def _add_who(html: Markup, cell: ClaimCell) -> None:
    """Voice and speaker; the numbers of differences that lie in who says it stand at the speaker, if there is one."""
    at_voice = bool(cell.said_marks) and not cell.speaker
    html.add('<span class="differs">' if at_voice else "")
    html.add('<span class="shape-{}">{}</span>', known(cell.claim.voice), known(cell.voice))
    if at_voice:
        _add_numbers(html, cell.said_marks)
        html.add("</span>")
    if cell.speaker:
        html.add('<span class="differs">' if cell.said_marks else "<span>")
        _add_speaker(html, cell.link_key, cell.speaker, anonymous=bool(cell.quote and cell.quote.is_anonymous))
        if cell.said_marks:
            _add_numbers(html, cell.said_marks)
        html.add("</span>")


def _add_speaker(html: Markup, key: str, name: str, *, anonymous: bool) -> None:
    if key:
        html.add('<a class="speaker-name" href="{}">{}</a>', reverse("framing:speaker_detail", args=[key]), name)
    elif name:
        html.add('<span class="speaker-name">{}</span>', name)
    else:
        html.add('<span class="speaker-name faint">nobody named</span>')
    if anonymous:
        html.add(' <span class="tag">anonymous</span>')


def _tags(cell: ClaimCell) -> list[str]:
    told = {
        cell.certainty: bool(cell.certainty),
        "says not": cell.is_denial,
        "opinion": cell.claim.is_opinion,
        "background": cell.claim.is_background,
    }
    return [words for words, holds in told.items() if holds]
