"""What waits for the person who looks at a page."""

from django import template
from django.contrib.auth.models import AnonymousUser, User

from framing.selectors import disputes

register = template.Library()


@register.simple_tag
def unread_answers(user: User | AnonymousUser) -> int:
    """How many answers to this person's disputes were not read yet."""
    return disputes.unread_answers(user)
