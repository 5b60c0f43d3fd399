"""Disputes as readers and curators see them: which ones, how many, and the sentence with its mark."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Greatest, Substr
from django.urls import reverse

from framing.models import Dispute, Term, TermHit
from reports.models import Article
from reports.text.spans import Span

RIGHT_TO_DISPUTE = "framing.suggest_term"
RIGHT_TO_ANSWER = "framing.change_dispute"
#: Disputes on a page of the list.
DISPUTES_ON_A_PAGE = 25
#: Other disputes of the same entry beside one.
OTHERS_SHOWN = 12
#: What the voices are called on the pages about disputes.
VOICE_WORDS = {
    "own": "own voice",
    "quoted": "quoted",
    "indirect": "reported",
    "scare": "scare quotes",
    "name": "in a name",
}
# The longest sentence that a row holds; of a longer one the words around the mark are kept.
_LONGEST = 2_000
# How much stands before the mark in its text: enough to tell one use of a word in a sentence from the next.
_LEAD = 40


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """A dispute with its sentence cut at the mark."""

    dispute: Dispute
    before: str
    words: str
    after: str

    @property
    def article(self) -> Article:
        """Where the mark stands."""
        return self.dispute.revision.article

    @property
    def voice_words(self) -> str:
        """Whose word the mark said it was."""
        return VOICE_WORDS.get(self.dispute.voice, self.dispute.voice)

    @property
    def is_new(self) -> bool:
        """Whether it has an answer that the reporter has not read."""
        return self.dispute.answered_at is not None and self.dispute.seen_at is None

    @property
    def mark_address(self) -> str:
        """The card of the mark; the article where a later analysis has taken its place."""
        if self.dispute.hit_id is None:
            return self.article.get_absolute_url()
        return reverse("framing:article_mark_card", args=[self.article.pk, self.dispute.hit_id])


def sentence_around(hit: TermHit) -> str:
    """The sentence of a mark as the analysis found it, or the paragraph where it found none; never over the limit."""
    text = hit.revision.text
    return sentence_span(text, Span(hit.start, hit.end), hit.run.sentences).of(text)


def sentence_span(text: str, marked: Span, sentences: Iterable[Sequence[Any]]) -> Span:
    """Where the sentence of the marked words stands; rows of ``sentences`` are [zone, start, end]."""
    stored = (Span(start, end) for _, start, end in sentences if start <= marked.start < end)
    around = Span(text.rfind("\n", 0, marked.start) + 1, (text.find("\n", marked.end) + 1 or len(text) + 1) - 1)
    found = next(stored, around)
    start, end = min(found.start, marked.start), max(found.end, marked.end)
    if end - start > _LONGEST:
        start = max(start, marked.start - (_LONGEST - len(marked)) // 2)
        end = min(end, start + _LONGEST)
    return Span(start, end)


def pieces_of_sentence(hit: TermHit) -> tuple[str, str, str]:
    """The sentence of a mark in three: before it, the marked words, after it."""
    return cut_at_mark(sentence_around(hit), hit.text, hit.revision.text[: hit.start])


def open_dispute_about(hit: TermHit, user: User | AnonymousUser) -> Dispute | None:
    """The reader's own dispute of this mark that still waits for an answer; in whatever run the mark was found."""
    if not user.is_authenticated:
        return None
    same = Q(revision=hit.revision_id, entry=hit.entry, start=hit.start)
    return Dispute.objects.filter(same, reported_by=user, state=Dispute.State.OPEN).first()


def unread_answers(user: User | AnonymousUser) -> int:
    """How many answers to the reader's disputes wait to be read."""
    if not user.is_authenticated:
        return 0
    return Dispute.objects.filter(reported_by=user, answered_at__isnull=False, seen_at__isnull=True).count()


def disputes_seen_by(user: User) -> QuerySet[Dispute]:
    """Every dispute for those who answer them, their own for everybody else."""
    return Dispute.objects.all() if user.has_perm(RIGHT_TO_ANSWER) else Dispute.objects.filter(reported_by=user)


def asked_for(disputes: QuerySet[Dispute], asked: Mapping[str, Any], user: User) -> QuerySet[Dispute]:
    """Those of them that fit a query, but for its state."""
    found = disputes.filter(reported_by=user) if asked.get("whose") == "mine" else disputes
    if asked.get("fault"):
        found = found.filter(fault=asked["fault"])
    if asked.get("entry"):
        found = found.filter(Q(entry__icontains=asked["entry"]) | Q(term__icontains=asked["entry"]))
    if asked.get("source"):
        found = found.filter(revision__article__source__slug=asked["source"])
    return found


def counts_by_state(disputes: QuerySet[Dispute]) -> dict[str, int]:
    """How many there are in each state, and of all states under the empty one; in one query."""
    counts = dict(disputes.order_by().values_list("state").annotate(found=Count("pk")))
    return {"": sum(counts.values())} | {state: counts.get(state, 0) for state in Dispute.State.values}


def sources_of(disputes: QuerySet[Dispute]) -> list[tuple[str, str]]:
    """Slug and name of the outlets whose marks are disputed, by name."""
    rows = disputes.order_by().values_list("revision__article__source__slug", "revision__article__source__name")
    return sorted(rows.distinct(), key=lambda row: row[1])


def to_read(disputes: QuerySet[Dispute]) -> QuerySet[Dispute]:
    """With article, source and people, and what stands before the mark; the texts themselves stay in the database."""
    lead = Greatest(F("start") - _LEAD, 0)
    loaded = disputes.select_related("revision__article__source", "release", "reported_by", "answered_by", "draft")
    return loaded.defer(
        "release__content", "revision__text", "revision__search", "revision__words", "revision__zones"
    ).annotate(lead=Substr("revision__text", lead + 1, F("start") - lead))


def line_of(dispute: Any) -> DisputeLine:
    """A dispute of ``to_read`` for reading: its sentence cut around the words that were marked."""
    return DisputeLine(dispute, *cut_at_mark(dispute.sentence, dispute.text, dispute.lead))


def dispute_to_read(user: User, pk: int) -> DisputeLine | None:
    """One dispute that the user may see."""
    found = to_read(disputes_seen_by(user)).filter(pk=pk).first()
    return line_of(found) if found else None


def others_about(dispute: Dispute, user: User) -> list[DisputeLine]:
    """The other disputes of the same entry that the user may see, the newest first."""
    others = disputes_seen_by(user).filter(entry=dispute.entry).exclude(pk=dispute.pk)
    return [line_of(other) for other in to_read(others)[:OTHERS_SHOWN]]


def is_live(code: str) -> bool:
    """Whether the newest release has the entry."""
    return Term.objects.filter(code=code, state=Term.State.LIVE).exists()


def cut_at_mark(sentence: str, words: str, lead: str) -> tuple[str, str, str]:
    """The sentence in three, cut at the one use of the words that ``lead`` stands before in the text."""
    lead = lead[-_LEAD:]
    places = [found.start() for found in re.finditer(re.escape(words), sentence)] or [0]
    place = next((at for at in places if lead.endswith(sentence[max(0, at - len(lead)) : at])), places[0])
    return sentence[:place], sentence[place : place + len(words)], sentence[place + len(words) :]
