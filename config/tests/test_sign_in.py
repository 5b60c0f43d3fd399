"""Signing in answers whatever is typed, and counts the failures."""

import pytest
from axes.models import AccessAttempt
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/sign-in/", "/admin/login/"])
def test_name_longer_than_any_account_has_is_refused_like_any_other(settings, address):
    settings.AXES_ENABLED = True

    answer = Client().post(address, {"username": "x" * 5000, "password": "y"})

    assert answer.status_code == 200
    assert AccessAttempt.objects.get().failures_since_start == 1
