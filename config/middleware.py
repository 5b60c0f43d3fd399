"""The gate before every page: reading is open to everybody, or to people with an account, as the operator chose."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase


class ReadingGateMiddleware(LoginRequiredMiddleware):
    """Django's own gate, opened for reading by ``OPEN_READING``; views that edit guard themselves either way."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if settings.READING_IS_OPEN:
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)
