"""What stands beside words that several reports print."""

from django import template

from framing.analysis.segments import Paragraph
from framing.selectors.marked_reports import Mark, MarkedReport, WireRail
from framing.selectors.wire import StretchLine, lines_of
from reports.models import Article

register = template.Library()


@register.simple_tag
def rail_of(marked: MarkedReport, paragraph: Paragraph[Mark]) -> WireRail | None:
    """The rail beside a paragraph; none where its words stand in this report only."""
    return marked.rails.get(paragraph.span.start)


@register.filter
def wire_lines(article: Article) -> list[StretchLine]:
    """The stretches that other reports print, too, in words."""
    return lines_of(article)
