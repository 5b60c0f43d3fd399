"""What the demo lays on the curators' desk, through the same doors as everybody else's work."""

import tomllib

from django.contrib.auth.models import User

from framing.lexicons import DEMO_DESK_FILE
from framing.models import Draft
from framing.services.drafts import open_draft
from framing.services.suggestions import suggest_term


def lay_on_desk() -> int:
    """Suggestions and a draft of the demo accounts, unless somebody has drafted before; returns how many."""
    if Draft.objects.exists():
        return 0
    table = tomllib.loads(DEMO_DESK_FILE.read_text(encoding="utf-8"))
    people = {user.username: user for user in User.objects.filter(username__in=["reader", "editor", "curator"])}
    for row in table["suggestion"]:
        suggest_term(**row | {"by": people[row["by"]]})
    for row in table["draft"]:
        open_draft(kind=Draft.Kind.NEW, **row | {"by": people[row["by"]]})
    return len(table["suggestion"]) + len(table["draft"])
