"""Disputes: a reader says that a mark is wrong, a curator answers in words, the reader sees the answer."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from framing.models import Dispute, Draft, TermHit
from framing.models.curation import LONGEST_NOTE
from framing.selectors.disputes import cut_at_mark, open_dispute_about, sentence_around
from framing.services.drafts import DraftRefused, entry_in_work, keep_example, open_draft, open_draft_of

#: Disputes of one reader that may wait for an answer at once.
MOST_OPEN = 50
_LONGEST_TOLD = 300


class DisputeRefused(ValueError):
    """A dispute or an answer that cannot be taken: ``message`` says why and what to do, ``field`` what it is about.

    ``field`` is empty where it is about the dispute as a whole.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def open_dispute(*, hit: TermHit, fault: str, complaint: str, by: User) -> Dispute:
    """The stored objection to a mark with what the mark said; raises :class:`DisputeRefused` before it stores."""
    complaint = complaint.strip()
    if fault not in Dispute.Fault.values:
        raise DisputeRefused("fault", "Choose what is wrong with the mark.")
    if fault == Dispute.Fault.OTHER and not complaint:
        raise DisputeRefused("complaint", "Say in words what is wrong, so that a curator can answer it.")
    if len(complaint) > LONGEST_NOTE:
        told = f"This is {len(complaint):,} characters long; it may have {LONGEST_NOTE:,}."
        raise DisputeRefused("complaint", told)
    if open_dispute_about(hit, by):
        raise DisputeRefused("", "You have disputed this mark already; it waits for an answer.")
    if Dispute.objects.filter(reported_by=by, state=Dispute.State.OPEN).count() >= MOST_OPEN:
        raise DisputeRefused(
            "", f"{MOST_OPEN} of your disputes wait for an answer; dispute more once some are answered."
        )
    try:
        with transaction.atomic():
            return Dispute.objects.create(
                hit=hit,
                revision=hit.revision,
                release=hit.run.release,
                entry=hit.entry,
                term=hit.term,
                text=hit.text,
                sentence=sentence_around(hit),
                start=hit.start,
                end=hit.end,
                voice=hit.voice,
                was_counted=hit.is_counted,
                told=hit.reason[:_LONGEST_TOLD],
                fault=fault,
                complaint=complaint,
                reported_by=by,
            )
    except IntegrityError as twice:  # two clicks that crossed: the first one is stored
        raise DisputeRefused("", "You have disputed this mark already; it waits for an answer.") from twice


def answer_dispute(*, dispute: Dispute, state: str, answer: str, by: User, keep: str = "") -> Dispute:
    """The dispute with its answer; raises :class:`DisputeRefused` and stores nothing where one cannot be taken.

    ``keep`` puts its sentence among those that the entry must match or must not, in a draft of the entry.
    """
    answer = answer.strip()
    if state not in {Dispute.State.ACCEPTED, Dispute.State.DECLINED}:
        raise DisputeRefused("state", "Choose whether the dispute is accepted or declined.")
    if not answer:
        raise DisputeRefused("answer", "Answer in words; the reader who disputed the mark sees them.")
    if len(answer) > LONGEST_NOTE:
        raise DisputeRefused("answer", f"This is {len(answer):,} characters long; it may have {LONGEST_NOTE:,}.")
    if keep not in Dispute.Kept.values:
        raise DisputeRefused("keep", "Choose how the sentence is kept, or that it is not.")
    with transaction.atomic():
        locked = Dispute.objects.select_for_update().get(pk=dispute.pk)
        if locked.state != Dispute.State.OPEN:
            raise DisputeRefused(
                "", "Somebody has answered this dispute meanwhile; reload the page to read the answer."
            )
        if keep:
            locked.kept_as, locked.draft = keep, _draft_with_sentence(locked, keep, by)
        locked.state, locked.answer, locked.answered_by, locked.answered_at = state, answer, by, timezone.now()
        locked.save()
    return locked


def mark_seen(*, dispute: Dispute, by: User) -> bool:
    """Whether this was the first time that the reporter read the answer; anybody else changes nothing."""
    with transaction.atomic():
        unread = Dispute.objects.filter(pk=dispute.pk, reported_by=by, answered_at__isnull=False, seen_at__isnull=True)
        return bool(unread.update(seen_at=timezone.now()))


def _draft_with_sentence(dispute: Dispute, keep: str, by: User) -> Draft:
    """The open draft of the entry, or a new one, with the disputed sentence among its examples."""
    before, words, after = cut_at_mark(dispute.sentence, dispute.text, dispute.revision.text[: dispute.start])
    sentence = f"{before}[[{words}]]{after}" if keep == Dispute.Kept.MATCH else dispute.sentence
    note = f"Dispute {dispute.pk} of “{dispute.text}”: {dispute.get_fault_display()}."
    try:
        draft = open_draft_of(dispute.entry) or open_draft(
            kind=Draft.Kind.CHANGE, entry=entry_in_work(dispute.entry), note=note, by=by
        )
        return keep_example(draft=draft, sentence=sentence, kind=keep, by=by)
    except DraftRefused as refused:
        raise DisputeRefused("keep", refused.message) from refused
