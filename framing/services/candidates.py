"""What curators decide about candidates: into a set, rejected, later."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from framing.analysis.label_proposals import held_by
from framing.models import CandidateDecision, CandidateHit, Draft, LabelUse
from framing.models.curation import LONGEST_NOTE
from framing.selectors.disputes import sentence_span
from framing.selectors.label_queue import LabelExample
from framing.services.draft_rules import live_lexicon
from framing.services.drafts import DraftRefused, open_draft
from framing.services.releases import current_release
from reports.text.spans import Span

_LONGEST_CODE = 120
_LONGEST_TEXT = 200
_NOT_IN_CODE = re.compile(r"[^a-z0-9]+")


class CandidateRefused(ValueError):
    """A decision that cannot be taken: ``message`` says why and what to do, ``field`` what it is about."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def decide_later(*, key: str, by: User, reason: str = "") -> CandidateDecision:
    """The decision to look at a wording another time."""
    return _decided(key, CandidateDecision.Verdict.LATER, reason, by)


def reject_candidate(*, key: str, by: User, reason: str) -> CandidateDecision:
    """The decision that a wording is nothing for the lexicon; its marks go. A reason is required."""
    if not reason.strip():
        raise CandidateRefused("reason", "Say why; whoever meets the word again reads this.")
    return _decided(key, CandidateDecision.Verdict.REJECTED, reason, by)


def accept_candidate(
    *,
    key: str,
    hit: CandidateHit | LabelExample,
    sentence: str,
    entry: Mapping[str, Any],
    contrast_set: Mapping[str, Any] | None,
    by: User,
    note: str = "",
) -> Draft:
    """The draft of a new entry with the passage as a sentence that it must match; the wording leaves the queue.

    ``entry`` holds term, category, intensity, valence and, where the set exists, its code as ``contrast_set``;
    ``contrast_set`` is the table of a new set. ``sentence`` has [[marks]] around the words.
    """
    set_code = str(contrast_set["code"]) if contrast_set else str(entry.get("contrast_set", ""))
    if not set_code:
        raise CandidateRefused("contrast_set", "Choose a set, or name what a new one is about.")
    table = dict(entry) | {"contrast_set": set_code, "matches": [sentence]}
    table["code"] = free_code(set_code, str(entry["term"]))
    said = note.strip() or f"Proposed from {hit.revision.article.source.name}: “{hit.text}”."
    try:
        with transaction.atomic():
            draft = open_draft(
                kind=Draft.Kind.NEW, entry=table, note=said[:LONGEST_NOTE], by=by, contrast_set=contrast_set
            )
            _decided(key, CandidateDecision.Verdict.ACCEPTED, "", by, draft=draft)
    except DraftRefused as refused:
        raise CandidateRefused(refused.field, refused.message) from refused
    return draft


def sentence_with_mark(hit: CandidateHit | LabelExample) -> str:
    """The sentence of a candidate or label with [[marks]] around its words."""
    text, span = hit.revision.text, Span(hit.start, hit.end)
    around = sentence_span(text, span, hit.run.sentences)
    return f"{text[around.start : span.start]}[[{span.of(text)}]]{text[span.end : around.end]}"


def held_wordings() -> frozenset[str]:
    """What the entries of the newest release mark already; told once a process and release."""
    release = current_release()
    return _held_by(release.digest, release.pk) if release else frozenset()


@lru_cache(maxsize=2)
def _held_by(digest: str, release_id: int) -> frozenset[str]:
    return held_by(live_lexicon().entries)


def set_code_of(referent: str) -> str:
    """A code for a new set that no live set has."""
    taken = live_lexicon().sets
    return _numbered(_plain(referent) or "set", lambda code: code in taken)[:80]


def free_code(set_code: str, term: str) -> str:
    """A code for a new entry of the set that neither the lexicon nor an open draft has."""
    live = {entry.code for entry in live_lexicon().entries}
    stem = f"{set_code}.{_plain(term) or 'term'}"[: _LONGEST_CODE - 4]
    open_codes = set(Draft.objects.filter(state__in=Draft.OPEN, code__startswith=stem).values_list("code", flat=True))
    return _numbered(stem, lambda code: code in live or code in open_codes)


def _plain(words: str) -> str:
    return _NOT_IN_CODE.sub("_", words.lower()).strip("_")[:60]


def _numbered(stem: str, is_taken: Any) -> str:
    code, number = stem, 2
    while is_taken(code):
        code, number = f"{stem}_{number}", number + 1
    return code


def _text_of(key: str) -> str | None:
    """The wording as the model's surest candidate has it, or else as a report prints the label."""
    hits = CandidateHit.objects.filter(key=key).order_by("-score").values_list("text", flat=True)
    uses = LabelUse.objects.filter(label_key=key, own__gt=0).order_by("pk").values_list("text", flat=True)
    text = hits.first() or uses.first()
    return text[:_LONGEST_TEXT] if text else None


def _decided(key: str, verdict: str, reason: str, by: User, *, draft: Draft | None = None) -> CandidateDecision:
    reason = reason.strip()
    if len(reason) > LONGEST_NOTE:
        raise CandidateRefused("reason", f"This is {len(reason):,} characters long; it may have {LONGEST_NOTE:,}.")
    with transaction.atomic():
        text = _text_of(key)
        previous = CandidateDecision.objects.select_for_update().filter(key=key).first()
        if text is None and previous is None:
            raise CandidateRefused("", "No report proposes this wording any more.")
        decision, _ = CandidateDecision.objects.update_or_create(
            key=key,
            defaults={
                "text": text or (previous.text if previous else key),
                "verdict": verdict,
                "reason": reason,
                "draft": draft,
                "decided_by": by,
            },
        )
    return decision
