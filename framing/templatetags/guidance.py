"""What leads a reader through the pages: the bar of the tour, and help beside what it explains."""

from typing import Any

from django import template
from django.template import Context

from framing.selectors.tour import stop_of

register = template.Library()


@register.inclusion_tag("components/tour_bar.html", takes_context=True)
def tour_bar(context: Context) -> dict[str, Any]:
    """The bar of the tour, where the address asks for a step of this page; else nothing."""
    request = context.get("request")
    return {"stop": stop_of(request) if request is not None else None}
