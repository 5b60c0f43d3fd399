"""Whose failures to sign in are counted."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

#: What the tables of axes hold; account names are shorter, so the rest of a longer one makes no difference.
LONGEST_NAME = 255


def name_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str | None:
    """The user name of an attempt, cut to what can be stored."""
    name = (credentials or request.POST).get("username")
    return None if name is None else str(name)[:LONGEST_NAME]
