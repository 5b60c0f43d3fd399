"""Where on the page of a draft a fault is mended."""

from django import template

from framing.draft_forms import input_name

register = template.Library()
_ELSEWHERE = {"": "term", "set_code": "contrast_set", "base": "term", "version": "term"}


@register.filter
def input_id(field_name: str) -> str:
    """The id of the input that the fault of a field is mended in."""
    return f"f-{input_name(_ELSEWHERE.get(field_name, field_name))}"
