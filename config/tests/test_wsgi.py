"""The door for gunicorn takes requests in UTF-8 only."""

import pytest

from config import wsgi


@pytest.fixture
def status(monkeypatch):
    """The status that a request with this content type is answered with, in place of Django 200."""

    def ok(environ, start_response):
        start_response("200 OK", [])
        return []

    def answered(content_type):
        heard = []
        wsgi.application({"CONTENT_TYPE": content_type}, lambda status, headers: heard.append(status))
        return heard[0]

    monkeypatch.setattr(wsgi, "_django", ok)
    return answered


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "hex", "idna", "utf-16", "no-such"])
def test_request_in_another_encoding_is_refused(status, charset):
    assert status(f"text/html; charset={charset}") == "400 Bad Request"


@pytest.mark.parametrize("content_type", ["", "text/html", "text/html; charset=UTF-8", 'a/b; charset="utf8"', ";"])
def test_request_in_utf_8_goes_on_to_django(status, content_type):
    assert status(content_type) == "200 OK"
