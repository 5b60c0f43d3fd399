"""Languages by their English names."""

from django import template
from django.utils.translation import get_language_info

register = template.Library()


@register.filter
def language_name(tag: str) -> str:
    """The English name of a BCP 47 tag; the tag itself where Django knows no name."""
    try:
        return str(get_language_info(tag)["name"])
    except KeyError:
        return tag
