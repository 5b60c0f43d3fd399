"""Languages by their English names."""

from django import template

from reports.extraction.language import language_name as name_of

register = template.Library()


@register.filter
def language_name(tag: str) -> str:
    """The English name of the language with that BCP 47 tag."""
    return name_of(tag)
