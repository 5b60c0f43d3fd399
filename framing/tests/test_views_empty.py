"""Every list of an empty installation says what comes there and how."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

LISTS = [
    "framing:story_list",
    "framing:speaker_list",
    "framing:source_list",
    "framing:distinctive_labels",
    "framing:lexicon_list",
    "framing:release_list",
    "framing:symmetry",
    "framing:dispute_list",
    "framing:suggestions",
    "framing:draft_list",
    "framing:candidate_list",
    "framing:alias_list",
    "reports:delivery_list",
    "reports:feed_list",
    "reports:source_desk",
    "reports:article_list",
    "reports:story_desk",
]
EMPTY = re.compile(r'<(div|section) class="(?:empty|first-run)".*?</\1>', re.DOTALL)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", LISTS)
def test_empty_list_says_what_comes_and_how(client, name):
    client.force_login(User.objects.create_superuser("first"))

    page = client.get(reverse(name)).text

    said = EMPTY.search(page)
    assert said
    assert re.search(r"<h2[ >]", said.group(0))
    assert re.search(r"<(?:a|button) ", said.group(0))
