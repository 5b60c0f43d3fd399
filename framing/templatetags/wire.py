"""What stands beside words that several reports print."""

from django import template

from framing.selectors.wire import StretchLine, lines_of
from reports.models import Article

register = template.Library()


@register.filter
def wire_lines(article: Article) -> list[StretchLine]:
    """The stretches that other reports print, too, in words."""
    return lines_of(article)
