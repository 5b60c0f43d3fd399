"""The curators' desk: which drafts there are, what waits for whom, and where one stands."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, OuterRef, Q, QuerySet

from framing.models import Dispute, Draft, DraftEvent

RIGHT_TO_EDIT = "framing.change_draft"
RIGHT_TO_REVIEW = "framing.review_draft"
RIGHT_TO_SUGGEST = "framing.suggest_term"
RIGHT_TO_PUBLISH = "framing.publish_release"
DRAFTS_ON_A_PAGE = 25
#: Drafts of one heap on the desk; the list shows the rest.
SHOWN_ON_DESK = 6

_WORK = [DraftEvent.Action.OPENED, DraftEvent.Action.EDITED]


@dataclass(frozen=True, slots=True)
class Heap:
    """Drafts that wait for the same thing: how many, the oldest of them, and the query string of the whole list."""

    name: str
    title: str
    told: str
    count: int
    drafts: tuple[Draft, ...]
    query: str


def drafts_with_people() -> QuerySet[Draft]:
    """All drafts with who opened, edited and reviewed them, and the release that took them in."""
    people = Draft.objects.select_related("opened_by", "edited_by", "reviewed_by", "release")
    return people.defer("release__content")


def editors_of(draft: Draft) -> set[int]:
    """Ids of everybody who opened, edited or took up the draft; none of them may approve it."""
    done = draft.events.filter(action__in=_WORK)
    people = set(done.exclude(done_by=None).values_list("done_by_id", flat=True))
    return people | {pk for pk in (draft.opened_by_id, draft.edited_by_id) if pk is not None}


def drafts_to_review_by(user: User) -> QuerySet[Draft]:
    """What is in review and was not worked on by this person."""
    own = DraftEvent.objects.filter(draft=OuterRef("pk"), done_by=user, action__in=_WORK)
    waiting = Draft.objects.filter(state=Draft.State.IN_REVIEW).exclude(Q(opened_by=user) | Q(edited_by=user))
    return waiting.filter(~Exists(own))


def drafts_asked(asked: Mapping[str, Any], *, today: date, sets_by_topic: Mapping[str, list[str]]) -> QuerySet[Draft]:
    """The drafts that fit a query, the last edited first."""
    found = drafts_with_people()
    if asked.get("state") == "open":
        found = found.filter(state__in=Draft.OPEN)
    elif asked.get("state"):
        found = found.filter(state=asked["state"])
    if topic := asked.get("topic"):
        found = found.filter(Q(entry__contrast_set__in=sets_by_topic.get(topic, [])) | Q(contrast_set__topic=topic))
    if asked.get("set"):
        found = found.filter(entry__contrast_set=asked["set"])
    if asked.get("category"):
        found = found.filter(entry__category=asked["category"])
    if asked.get("tag"):
        found = found.filter(entry__tags__contains=[asked["tag"]])
    if asked.get("owner"):
        found = found.filter(entry__owner__icontains=asked["owner"])
    if asked.get("overdue"):
        found = found.filter(entry__review_on__lt=today.isoformat())
    for word in str(asked.get("q", "")).split():
        places = Q(code__icontains=word) | Q(note__icontains=word) | Q(entry__term__icontains=word)
        found = found.filter(places | Q(entry__why__icontains=word) | Q(entry__sense__icontains=word))
    return found.order_by("-edited_at", "-pk")


def counts_by_draft_state() -> dict[str, int]:
    """How many drafts there are in each state, and of the open ones under "open"."""
    counts = Counter(Draft.objects.order_by().values_list("state", flat=True))
    return {str(state): counts[state] for state in Draft.State} | {"open": sum(counts[state] for state in Draft.OPEN)}


def heaps_for(user: User) -> list[Heap]:
    """What waits on the desk, in the order in which somebody should take it up."""
    mine = Draft.objects.filter(Q(opened_by=user) | Q(edited_by=user), state=Draft.State.DRAFT)
    rows = [
        ("review", "To review", "Sent by others; you may approve them.", drafts_to_review_by(user), "?state=in_review"),
        ("mine", "Your drafts", "You opened or edited them last.", mine, "?state=draft"),
        ("suggested", "Suggestions", "From readers and editors.", _in(Draft.State.SUGGESTED), "?state=suggested"),
        ("approved", "Approved", "They wait for a release.", _in(Draft.State.APPROVED), "?state=approved"),
    ]
    return [_heap(*row) for row in rows]


def waiting_count(user: User | AnonymousUser) -> int:
    """How many suggestions and drafts in review wait for this person, in one query."""
    if not user.is_authenticated:
        return 0
    reviews = drafts_to_review_by(user).values("pk") if user.has_perm(RIGHT_TO_REVIEW) else Draft.objects.none()
    return Draft.objects.filter(Q(state=Draft.State.SUGGESTED) | Q(pk__in=reviews)).count()


def open_dispute_count() -> int:
    """How many disputes wait for an answer."""
    return Dispute.objects.filter(state=Dispute.State.OPEN).count()


def suggestions_of(user: User) -> QuerySet[Draft]:
    """What this person opened as a suggestion, the last one first, with the log of each."""
    opened = drafts_with_people().filter(opened_by=user, events__number=1, events__action=DraftEvent.Action.OPENED)
    return opened.prefetch_related("events__done_by").order_by("-opened_at", "-pk")


def open_drafts_by_code() -> dict[str, Draft]:
    """The open draft of each entry that has one, in one query."""
    return {draft.code: draft for draft in Draft.objects.filter(state__in=Draft.OPEN).defer("entry")}


def _in(state: str) -> QuerySet[Draft]:
    return Draft.objects.filter(state=state)


def _heap(name: str, title: str, told: str, drafts: QuerySet[Draft], query: str) -> Heap:
    shown = drafts.select_related("opened_by", "edited_by", "reviewed_by").order_by("edited_at", "pk")
    return Heap(name, title, told, drafts.count(), tuple(shown[:SHOWN_ON_DESK]), query)
