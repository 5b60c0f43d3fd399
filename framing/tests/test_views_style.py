"""The page of the design system."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from framing.tests.factories import EditorFactory
from framing.views.style import PAPERS, SIZES, SPACES

PAGE = reverse("framing:style")


@pytest.mark.django_db
def test_it_is_for_staff_alone(client, admin_client):
    assert client.get(PAGE).status_code == 302
    client.force_login(EditorFactory())
    assert client.get(PAGE).status_code == 403
    assert admin_client.get(PAGE).status_code == 200


@pytest.mark.django_db
def test_fields_are_shown_with_their_faults(admin_client):
    page = admin_client.get(PAGE).text

    assert page.count('class="field-error"') == 3
    assert "3 things have to be mended" in page


def test_every_size_distance_and_ground_of_the_tokens_is_shown():
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")

    assert set(re.findall(r"--text-([a-z0-9]+):", tokens)) == set(SIZES)
    assert {int(number) for number in re.findall(r"--s([0-9]):", tokens)} == set(SPACES)
    assert all(f"--{name}: light-dark" in tokens for name in PAPERS)
