"""The tab of what the reports of a story claim."""

import pytest
from django.urls import reverse

from framing.tests.claim_stories import claims_story, comparison_in

pytestmark = pytest.mark.django_db


def page_of(client, story, **query):
    response = client.get(reverse("framing:story_claims", args=[story.slug]), query)
    assert response.status_code == 200
    return response.text


def test_group_stands_in_columns_with_its_difference_in_words(client):
    page = page_of(client, claims_story())

    assert "Differs in time" in page
