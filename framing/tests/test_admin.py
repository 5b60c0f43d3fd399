"""The admin pages: every list and row opens, evidence cannot be changed there."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from factory.django import DjangoModelFactory

from framing.models import AnalysisRun
from framing.models.analysis import RunState
from framing.services.scoring import request_analysis
from framing.tests import curation
from framing.tests import factories as framing_factories
from reports.tests import factories as reports_factories
from reports.tests import story_rows
from reports.tests.story_rows import StoryAddressFactory

pytestmark = pytest.mark.django_db

OURS = sorted(
    (model for model in admin.site._registry if model._meta.app_label in {"reports", "framing"}),
    key=lambda m: m.__name__,
)
EVIDENCE = {"ArticleRevision", "Quote", "QuoteCorrection", "ZoneCorrection", "PrimaryText", "Claim"}
EVIDENCE |= {"LexiconRelease", "AnalysisRun", "TermHit", "Comparison"}
EVIDENCE |= {"Referent", "ContrastSet", "Term", "Draft", "Dispute", "CandidateDecision"}
EVIDENCE |= {"ClaimDecision", "ReferentDecision", "AliasSet", "AliasChange", "StoryChange", "StoryProposal"}


def _made(model):
    for module in (reports_factories, story_rows, framing_factories, curation):
        for factory in vars(module).values():
            is_factory = isinstance(factory, type) and issubclass(factory, DjangoModelFactory)
            if is_factory and factory._meta.model is model:
                return factory()
    pytest.fail(f"{model.__name__} has no factory")


@pytest.fixture
def admin_client(client):
    client.force_login(User.objects.create_superuser("head"))
    return client


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_list_and_row_open_and_can_be_searched(admin_client, model):
    row = _made(model)
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"

    listed = admin_client.get(reverse(f"{name}_changelist"), {"q": "gate"})
    opened = admin_client.get(reverse(f"{name}_change", args=[row.pk]))

    assert (listed.status_code, opened.status_code) == (200, 200)


@pytest.mark.parametrize(
    "model", [model for model in OURS if model.__name__ in EVIDENCE], ids=lambda model: model.__name__
)
def test_evidence_cannot_be_added_changed_or_deleted(admin_client, model):
    row = _made(model)
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"

    answers = [
        admin_client.get(reverse(f"{name}_add")),
        admin_client.post(reverse(f"{name}_change", args=[row.pk]), {}),
        admin_client.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]


def test_every_model_of_ours_is_in_the_admin_pages():
    assert {model.__name__ for model in OURS} >= EVIDENCE | {
        "Source",
        "Story",
        "Article",
        "Term",
        "ContrastSet",
        "Referent",
    }


def test_failed_analyses_are_started_again_from_the_list(admin_client):
    framing_factories.ReleaseFactory()
    article = reports_factories.RevisionFactory().article
    article.refresh_from_db()
    run = request_analysis(revision=article.latest_revision)
    AnalysisRun.objects.update(state=RunState.FAILED, failure_code="engine_error", finished_at="2026-03-02T12:00Z")

    admin_client.post(
        reverse("admin:framing_analysisrun_changelist"), {"action": "start_again", "_selected_action": [run.pk]}
    )

    run.refresh_from_db()
    assert run.state == RunState.QUEUED


def test_new_story_gets_no_address_that_another_one_had(admin_client):
    StoryAddressFactory(slug="gate")
    given = {"title": "Gate", "slug": "gate", "articles-TOTAL_FORMS": 0, "articles-INITIAL_FORMS": 0}

    answer = admin_client.post(reverse("admin:reports_story_add"), given)

    assert "This is the address of another story, or was once." in answer.text


def test_what_the_log_of_a_story_keeps_is_not_changed_behind_it(admin_client):
    story = reports_factories.StoryFactory(title="Gate", merged_into=reports_factories.StoryFactory())
    address = reverse("admin:reports_story_change", args=[story.pk])

    page = admin_client.get(address).text

    assert not any(f'name="{field}"' in page for field in ("title", "slug", "takes_proposals", "merged_into"))
    assert story.title in admin_client.get(reverse("admin:reports_story_changelist")).text
