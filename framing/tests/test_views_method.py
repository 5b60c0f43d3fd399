"""The method page, the sign-in page and the pages that say what went wrong."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client

from framing.analysis.figures import MINIMUM_OWN_WORDS
from framing.tests.factories import ReleaseFactory
from framing.views.method import MEASURED
from reports.tests.factories import PASSWORD, EditorFactory


@pytest.mark.django_db
def test_the_method_states_the_numbers_of_the_code(client):
    ReleaseFactory(number=7)

    page = client.get("/method/").text

    assert f"Below {MINIMUM_OWN_WORDS} own words" in page
    assert "95 % interval" in page
    assert '<a href="/releases/7/">release 7</a>, with 3 terms in 2 sets' in page
    assert 'href="/releases/"' in page
    assert 'href="/method/symmetry/"' in page


@pytest.mark.django_db
def test_the_method_states_what_was_measured_as_the_document_does(client):
    document = (Path(settings.BASE_DIR) / "docs" / "method.md").read_text(encoding="utf-8")
    rows = [line for line in document.splitlines() if line.startswith("| PolNeAR")]
    told = {float(figure) for row in rows for figure in re.findall(r"\b\d\d\.\d\b", row.split("|")[3])}

    page = client.get("/method/").text

    assert told == set(MEASURED.values())
    assert all(str(figure) in page for figure in told)


@pytest.mark.django_db
def test_the_method_can_be_read_before_the_first_release(client):
    assert client.get("/method/").status_code == 200


@pytest.mark.django_db
def test_signing_in_leads_back_to_the_page_that_asked(client):
    editor = EditorFactory()

    page = client.get("/sign-in/?next=/upload/")
    response = client.post("/sign-in/", {"username": editor.username, "password": PASSWORD, "next": "/upload/"})

    assert '<input type="hidden" name="next" value="/upload/">' in page.text
    assert response.url == "/upload/"


@pytest.mark.django_db
def test_a_wrong_password_keeps_the_name_and_says_so(client):
    response = client.post("/sign-in/", {"username": "mara", "password": "wrong"})

    assert 'value="mara"' in response.text
    assert 'role="alert"' in response.text


@pytest.mark.django_db
def test_signing_in_leads_to_no_other_site(client):
    editor = EditorFactory()

    response = client.post(
        "/sign-in/", {"username": editor.username, "password": PASSWORD, "next": "https://evil.example/"}
    )

    assert response.url == "/"


@pytest.mark.django_db
def test_an_unknown_address_is_told(client):
    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert "There is nothing at this address" in response.text


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_the_worst_pages_need_no_context_and_no_database(template):
    page = render_to_string(template)

    assert "{%" not in page
    assert "<h1>" in page


def test_a_request_that_cannot_be_read_is_told(monkeypatch):
    def refuse(*args, **kwargs):
        raise SuspiciousOperation

    monkeypatch.setattr("framing.views.method.current_release", refuse)

    response = Client(raise_request_exception=False).get("/method/")

    assert response.status_code == 400
    assert "could not be read" in response.text


def test_a_fault_of_ours_is_told(monkeypatch):
    def break_down(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("framing.views.method.current_release", break_down)

    response = Client(raise_request_exception=False).get("/method/")

    assert response.status_code == 500
    assert "Something broke on our side" in response.text
