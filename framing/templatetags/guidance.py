"""What leads a reader through the pages: the bar of the tour, and help beside what it explains."""

from typing import Any

from django import template
from django.template import Context

from framing.help_topics import TOPICS
from framing.selectors.tour import stop_of

register = template.Library()


@register.inclusion_tag("components/tour_bar.html", takes_context=True)
def tour_bar(context: Context) -> dict[str, Any]:
    """The bar of the tour, where the address asks for a step of this page; else nothing."""
    request = context.get("request")
    return {"stop": stop_of(request) if request is not None else None}


@register.inclusion_tag("components/help.html")
def help_with(name: str, words: str = "") -> dict[str, Any]:
    """What opens a short answer: a question mark, with ``words`` beside it where several stand in a row.

    A name that is no topic is a mistake of the template.
    """
    return {"topic": TOPICS[name], "words": words}
