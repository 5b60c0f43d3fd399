"""The door for gunicorn: ``gunicorn config.wsgi``."""

import os
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

from framing.serving import spare_the_collector

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

UTF_8 = frozenset({"utf-8", "utf8"})
REFUSAL = b"Requests are read in UTF-8 only.\n"

_django = get_wsgi_application()
spare_the_collector()


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Django for requests in UTF-8; it reads others in their own encoding and stumbles over what comes out."""
    charset = parse_header_parameters(environ.get("CONTENT_TYPE", ""))[1].get("charset", "utf-8")
    if charset.lower().replace("_", "-") in UTF_8:
        answer: Iterable[bytes] = _django(environ, start_response)
        return answer
    start_response(
        "400 Bad Request", [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(REFUSAL)))]
    )
    return [REFUSAL]


if not settings.SECRET_KEY_IS_SET:
    raise ImproperlyConfigured("SECRET_KEY is not set: set SECRET_KEY or SECRET_KEY_FILE; see .env.example.")
