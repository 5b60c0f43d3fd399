"""The paragraphs of a text and the rows of its marks as HTML (why in Python: ``framing.markup``)."""

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from framing.analysis.segments import Paragraph, Segment
from framing.analysis.strips import Look
from framing.markup import Markup, known
from framing.selectors.marked_reports import FURNITURE, Mark, MarkedReport, WireRail
from reports.text.spans import Span
from reports.text.zones import Zone

register = template.Library()
#: Where an address of some words of a text leads.
ASKED_FOR = "words"
HEADLINE_AGAIN = "headline again"


@register.simple_tag
def paragraphs(marked: MarkedReport, *, with_furniture: bool = False) -> SafeString:
    """The text under its headline; ``with_furniture`` also what belongs to the site, each zone with its name."""
    html = Markup()
    for paragraph in marked.paragraphs:
        if paragraph.zone is Zone.HEADLINE:
            if with_furniture:
                html.add('<p class="zone-headline"><span class="zone-name">headline</span>')
                _add_sentences(html, marked, paragraph)
                html.add("</p>\n")
        elif paragraph.zone in FURNITURE:
            if with_furniture:
                _add_furniture(html, paragraph)
        else:
            _add_paragraph(html, marked, paragraph, with_furniture=with_furniture)
    return html.html()


@register.simple_tag
def sentences(marked: MarkedReport, paragraph: Paragraph[Mark]) -> SafeString:
    """The sentences of a paragraph with their marks, the links to the same claim elsewhere, and the words asked for."""
    html = Markup()
    _add_sentences(html, marked, paragraph)
    return html.html()


@register.simple_tag
def mark_rows(marked: MarkedReport, path: str) -> SafeString:
    """The marks of a report as rows of a table, each leading to its card under ``path``."""
    html = Markup()
    start = known(path)
    for hit, words in marked.lines:
        html.add('<tr><th scope="row"><a class="serif" href="{}marks/{}/">{}</a></th>', start, str(hit.pk), hit.text)
        html.add("<td>{}", known(words))
        if hit.speaker:
            html.add(' <span class="faint">{}</span>', hit.speaker)
        html.add("</td><td>{}</td><td>{}</td>", known(hit.zone), known(hit.category.replace("_label", "")))
        html.add("<td>{}</td></tr>\n", known(hit.reason))
    return html.html()


def _add_furniture(html: Markup, paragraph: Paragraph[Mark]) -> None:
    name = HEADLINE_AGAIN if paragraph.zone is Zone.DUPLICATE_HEADLINE else paragraph.zone.value
    html.add('<p class="zone-furniture furniture-{}">', known(paragraph.zone.value))
    html.add('<span class="zone-name">{}</span>{}</p>\n', known(name), paragraph.text)


def _add_paragraph(html: Markup, marked: MarkedReport, paragraph: Paragraph[Mark], *, with_furniture: bool) -> None:
    zone, name = known(paragraph.zone.value), paragraph.name
    rail = marked.rails.get(paragraph.span.start)
    html.add('<p data-at="{}" class="zone-{}{}"', known(paragraph.span.start), zone, _rail_css(rail))
    if name:
        place = known(name)
        html.add(' id="p{}-{}"><span class="paragraph-number" aria-hidden="true">{}</span>', marked.key, place, place)
    elif with_furniture or paragraph.zone is Zone.CAPTION:
        html.add('><span class="zone-name">{}</span>', zone)
    else:
        html.add(">")
    if rail and rail.label:
        address = reverse("framing:article_copies", args=[marked.report.article.pk])
        html.add('<a class="wire-label" href="{}">{}</a>', address, rail.label)
    if paragraph.dateline:
        html.add('<span class="dateline">{}</span>', "".join(segment.text for segment in paragraph.dateline))
    _add_sentences(html, marked, paragraph)
    html.add("</p>\n")


def _rail_css(rail: WireRail | None) -> SafeString:
    css = "" if rail is None else " has-rail" if rail.is_whole else " has-rail rail-part"
    return known(css)


def _add_sentences(html: Markup, marked: MarkedReport, paragraph: Paragraph[Mark]) -> None:
    asked = marked.asked_for
    if asked is not None and asked.overlaps(paragraph.span):
        _add_with_words_asked_for(html, marked, paragraph, asked)
        return
    for piece in paragraph.pieces:
        _begin_sentence(html, marked, piece.sentence)
        for segment in piece.segments:
            _add_segment(html, segment)
        html.add("</span>")


def _add_with_words_asked_for(html: Markup, marked: MarkedReport, paragraph: Paragraph[Mark], asked: Span) -> None:
    """The same, with the words that an address names lit up; its first piece is where the address leads."""
    position = paragraph.span.start + sum(len(segment.text) for segment in paragraph.dateline)
    is_first = asked.start >= position
    for piece in paragraph.pieces:
        _begin_sentence(html, marked, piece.sentence)
        for segment in piece.segments:
            start, end = max(asked.start - position, 0), min(asked.end - position, len(segment.text))
            cut = (start, end) if start < end else None
            _add_segment(html, segment, lit=cut, anchor=ASKED_FOR if cut and is_first else "")
            is_first = is_first and not cut
            position += len(segment.text)
        html.add("</span>")


def _begin_sentence(html: Markup, marked: MarkedReport, number: int | None) -> None:
    if number is None:
        html.add('<span class="sentence">')
        return
    key, place, look = marked.key, known(number), marked.links.get(number)
    if look is None:
        html.add('<span class="sentence" id="s{}-{}">', key, place)
        return
    html.add('<span class="sentence {}" id="s{}-{}"', known(look.css), key, place)
    add_groups(html, look)
    css = f"link texture-{look.texture}" if look.texture else "link"
    html.add('><a class="{}" id="l{}-{}" href="{}', known(css), key, place, known(marked.claims_path))
    html.add('#g{}"><span>{}</span></a>', known(look.groups[0]), known(look.words))


def _add_segment(html: Markup, segment: Segment[Mark], *, lit: tuple[int, int] | None = None, anchor: str = "") -> None:
    mark = segment.mark
    if mark is not None:
        href = known(mark.href)
        html.add('<a class="{}" id="{}" href="{}"', known(mark.css), mark.anchor, href)
        html.add(' title="{}" hx-get="{}" hx-target="#mark-card"', known(mark.title), href)
        html.add(' hx-swap="outerHTML" hx-replace-url="true">')
    if lit:
        start, end = lit
        html.add('{}<mark class="found"', segment.text[:start])
        if anchor:
            html.add(' id="{}"', anchor)
        html.add(">{}</mark>{}", segment.text[start:end], segment.text[end:])
    else:
        html.add("{}", segment.text)
    if mark is not None:
        html.add("</a>")


def add_groups(html: Markup, look: Look) -> None:
    """The numbers by which scripts find the same claim; none for a claim of this report only."""
    if look.fill is not None:
        html.add(' data-groups="{}"', known(" ".join(map(str, look.groups))))
