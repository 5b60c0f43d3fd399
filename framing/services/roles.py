"""The four groups of people and what each may do."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

READ = ["view_source", "view_story", "view_article", "view_articlerevision", "view_quote", "view_claim"]
READ += ["view_primarytext", "view_quotecorrection", "view_quantity", "view_harmreport", "view_claimdecision"]
READ += ["view_referentdecision", "view_zonecorrection", "view_storychange", "view_sharedtext"]
READ += ["view_referent", "view_contrastset", "view_term", "view_lexiconrelease"]
READ += ["view_analysisrun", "view_termhit", "view_comparison"]
READ += ["suggest_term", "view_draft", "view_dispute", "view_aliasset", "view_aliaschange"]
EDIT = ["add_source", "change_source", "add_story", "change_story", "add_article", "change_article", "place_article"]
EDIT += ["add_zonecorrection", "view_delivery", "view_delivereditem", "add_delivery", "view_storyproposal"]
EDIT += ["view_feed", "add_feed", "change_feed", "view_fetchhost"]
EDIT += ["retry_analysis", "add_primarytext", "change_primarytext", "add_quotecorrection", "add_claimdecision"]
CURATE = ["add_draft", "change_draft", "review_draft", "publish_release", "change_dispute"]
CURATE += ["view_candidatedecision", "add_candidatedecision", "change_candidatedecision"]
CURATE += ["add_aliasset", "change_aliasset"]

#: Codenames by group; Admin has every permission of the two apps and keeps the accounts.
ROLES: dict[str, list[str]] = {
    "Reader": READ,
    "Editor": READ + EDIT,
    "Curator": READ + EDIT + CURATE,
}
OURS = ("reports", "framing")


def sync_roles() -> None:
    """Bring the groups and their permissions in line with the table; what an operator added to other groups stays."""
    ours = Permission.objects.filter(content_type__app_label__in=OURS)
    with transaction.atomic():
        for name, codenames in ROLES.items():
            Group.objects.get_or_create(name=name)[0].permissions.set(ours.filter(codename__in=codenames))
        people = Q(content_type__app_label="auth", content_type__model__in=("user", "group"))
        everything = Permission.objects.filter(Q(content_type__app_label__in=OURS) | people)
        Group.objects.get_or_create(name="Admin")[0].permissions.set(everything)
