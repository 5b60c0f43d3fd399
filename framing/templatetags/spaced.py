"""Codes as words."""

from django import template

register = template.Library()


@register.filter
def spaced(code: str) -> str:
    """The code with blanks for underscores: “armed_groups” reads “armed groups”."""
    return code.replace("_", " ")
