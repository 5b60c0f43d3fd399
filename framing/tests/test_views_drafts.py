"""The workbench page of one draft."""

import pytest
from django.urls import reverse

from framing.services.drafts import open_draft
from framing.tests.curation import entry_table
from framing.tests.factories import CuratorFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
CODE = "gate_closure.lockout"
TABLE = entry_table(CODE)


@pytest.fixture
def curator(client):
    ReleaseFactory()
    curator = CuratorFactory()
    client.force_login(curator)
    return curator


@pytest.fixture
def draft(curator):
    return open_draft(kind="new", entry=TABLE, note="Two reports use it.", by=curator)


def test_page_opens(client, draft):
    page = client.get(draft.get_absolute_url())
    assert page.status_code == 200
    for name in ("framing:desk", "framing:draft_list", "framing:suggest", "framing:suggestions", "framing:lexicon_list"):
        assert client.get(reverse(name)).status_code == 200, name
    for name in ("framing:draft_check", "framing:draft_trial"):
        assert client.get(reverse(name, args=[draft.pk])).status_code == 200, name
    assert client.get(reverse("framing:lexicon_entry", args=["gate_closure.siege"])).status_code == 200
    assert client.get(reverse("framing:entry_retire", args=["gate_closure.siege"])).status_code == 200
