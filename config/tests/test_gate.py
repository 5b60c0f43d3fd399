"""Who gets in, and what every answer carries."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError, connection
from django.urls import reverse

from config import checks
from framing.tests.factories import AnalysisRunFactory
from reports.tests.factories import ArticleFactory, ReaderFactory, StoryFactory

pytestmark = pytest.mark.django_db

READING = ["framing:story_list", "framing:source_list", "framing:lexicon_list", "framing:method"]
OPEN_DOORS = ["login", "healthz"]


@pytest.fixture
def story():
    story = StoryFactory()
    AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision)
    return story


@pytest.mark.parametrize("name", READING)
def test_reading_wants_an_account_unless_it_is_open(client, settings, name):
    address = reverse(name)
    settings.READING_IS_OPEN = False

    closed = client.get(address)
    settings.READING_IS_OPEN = True
    opened = client.get(address)

    assert (closed.status_code, closed.url) == (302, f"{reverse('login')}?next={address}")
    assert opened.status_code == 200


def test_story_and_article_are_behind_the_gate_too(client, settings, story):
    settings.READING_IS_OPEN = False
    addresses = [story.get_absolute_url(), story.articles.get().get_absolute_url()]

    assert [client.get(address).status_code for address in addresses] == [302, 302]
    client.force_login(ReaderFactory())
    assert [client.get(address).status_code for address in addresses] == [200, 200]


@pytest.mark.parametrize("name", OPEN_DOORS)
def test_sign_in_and_health_are_open_always(client, settings, name):
    settings.READING_IS_OPEN = False

    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", [*READING, *OPEN_DOORS, "admin:login"])
def test_every_answer_carries_a_policy_without_anything_unsafe(client, name):
    policy = client.get(reverse(name)).headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy


def test_page_has_no_inline_script_or_style(client, story):
    page = client.get(story.get_absolute_url()).text

    assert "<style" not in page
    assert ' style="' not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count("<script src=") + page.count('<script type="module" src=')


def test_missing_key_and_unsafe_policy_are_errors_of_the_deploy_check(monkeypatch):
    monkeypatch.setattr(settings, "SECRET_KEY_IS_SET", False)
    unsafe = {"DIRECTIVES": {"script-src": ["'self'", "'unsafe-inline'"]}}
    monkeypatch.setattr(settings, "CONTENT_SECURITY_POLICY", unsafe)

    found = [*checks.secret_key_is_set(None), *checks.policy_is_strict(None)]

    assert [message.id for message in found] == ["parallax.E001", "parallax.E002"]
    with pytest.raises(SystemCheckError, match=r"parallax\.E001"):
        call_command("check", "--deploy")


def test_health_says_when_there_is_no_database(client, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("the server is gone")

    monkeypatch.setattr(connection, "cursor", away)

    assert client.get(reverse("healthz")).status_code == 503
