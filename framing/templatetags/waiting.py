"""What waits for the person who reads the page."""

from django import template
from django.contrib.auth.models import AnonymousUser, User

from framing.selectors.drafts import waiting_count

register = template.Library()


@register.simple_tag
def desk_count(user: User | AnonymousUser) -> int:
    """How many suggestions and drafts in review wait for this person."""
    return waiting_count(user)
