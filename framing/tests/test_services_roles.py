"""Who may do what."""

import pytest
from django.contrib.auth.models import Group, User

from framing.services.roles import ROLES, sync_roles

pytestmark = pytest.mark.django_db

RIGHTS = {
    "reports.view_article": {"Reader", "Editor", "Curator", "Admin"},
    "reports.add_article": {"Editor", "Curator", "Admin"},
    "reports.place_article": {"Editor", "Curator", "Admin"},
    "reports.view_primarytext": {"Reader", "Editor", "Curator", "Admin"},
    "reports.view_quotecorrection": {"Reader", "Editor", "Curator", "Admin"},
    "reports.add_primarytext": {"Editor", "Curator", "Admin"},
    "reports.change_primarytext": {"Editor", "Curator", "Admin"},
    "reports.add_quotecorrection": {"Editor", "Curator", "Admin"},
    "framing.view_claimdecision": {"Reader", "Editor", "Curator", "Admin"},
    "framing.add_claimdecision": {"Editor", "Curator", "Admin"},
    "framing.view_aliasset": {"Reader", "Editor", "Curator", "Admin"},
    "framing.change_aliasset": {"Curator", "Admin"},
    "reports.delete_primarytext": {"Admin"},
    "framing.retry_analysis": {"Editor", "Curator", "Admin"},
    "framing.suggest_term": {"Reader", "Editor", "Curator", "Admin"},
    "framing.review_draft": {"Curator", "Admin"},
    "framing.publish_release": {"Curator", "Admin"},
    "framing.add_lexiconrelease": {"Admin"},
    "reports.delete_article": {"Admin"},
    "auth.change_user": {"Admin"},
}


@pytest.mark.parametrize("right", RIGHTS)
def test_right_belongs_to_exactly_these_groups(right):
    holders = set()
    for group in Group.objects.all():
        user = User.objects.create_user(f"somebody-in-{group.name}")
        user.groups.add(group)
        if user.has_perm(right):
            holders.add(group.name)

    assert holders == RIGHTS[right]


def test_every_codename_of_the_table_is_a_permission():
    for name, codenames in ROLES.items():
        held = Group.objects.get(name=name).permissions.values_list("codename", flat=True)
        assert set(codenames) == set(held)


def test_groups_are_made_by_migrating_and_brought_back_in_line():
    editors = Group.objects.get(name="Editor")
    editors.permissions.clear()

    sync_roles()

    assert editors.permissions.filter(codename="add_article").exists()


def test_group_of_an_operator_is_left_alone():
    Group.objects.create(name="Night desk")

    sync_roles()

    assert Group.objects.filter(name="Night desk").exists()
