"""Rows of the curators' desk for tests: drafts, checks, trials, disputes and candidates about the harbour gate."""

import hashlib

import factory

from framing.analysis.aliases import name_key
from framing.models import (
    Alias,
    AliasChange,
    AliasSet,
    CandidateDecision,
    CandidateHit,
    Dispute,
    Draft,
    DraftEvent,
    DryRun,
    DryRunFigures,
    DryRunHit,
    EntryCheck,
    SymmetryMeasurement,
)
from framing.tests.factories import ENGINE, NOON, AnalysisRunFactory, ReleaseFactory, TermHitFactory
from reports.tests.factories import PARAGRAPHS, TEXT, RevisionFactory, UserFactory

HARBOUR_SET = {
    "code": "gate_closure",
    "referent": "Closing of the harbour gate",
    "kind": "action",
    "topic": "harbour",
}


def entry_table(code: str, term: str = "lockout") -> dict[str, object]:
    """An entry that its own sentences prove."""
    return {
        "code": code,
        "contrast_set": "gate_closure",
        "term": term,
        "category": "event_label",
        "intensity": 2,
        "valence": -1,
        "slot": "subject",
        "why": "Says that somebody is kept from work.",
        "matches": [f"They called it a [[{term}]]."],
        "ignores": ["The mayor laid the first stone."],
    }


class DraftFactory(factory.django.DjangoModelFactory):
    """A new entry that somebody works on; traits name the other states."""

    class Meta:
        model = Draft

    class Params:
        suggested = factory.Trait(state=Draft.State.SUGGESTED)
        in_review = factory.Trait(state=Draft.State.IN_REVIEW)
        approved = factory.Trait(state=Draft.State.APPROVED, reviewed_by=factory.SubFactory(UserFactory))
        published = factory.Trait(
            state=Draft.State.PUBLISHED,
            reviewed_by=factory.SubFactory(UserFactory),
            release=factory.SubFactory(ReleaseFactory),
        )
        declined = factory.Trait(state=Draft.State.DECLINED)

    code = factory.Sequence(lambda n: f"gate_closure.lockout_{n + 1:03}")
    kind = Draft.Kind.NEW
    state = Draft.State.DRAFT
    entry = factory.LazyAttribute(lambda draft: entry_table(draft.code))
    note = "Two reports of the strike use it."
    opened_by = factory.SubFactory(UserFactory)
    edited_by = factory.SelfAttribute("opened_by")


class DraftEventFactory(factory.django.DjangoModelFactory):
    """The opening of a draft."""

    class Meta:
        model = DraftEvent

    draft = factory.SubFactory(DraftFactory)
    number = factory.LazyAttribute(lambda event: event.draft.events.count() + 1)
    action = DraftEvent.Action.OPENED
    entry = factory.LazyAttribute(lambda event: event.draft.entry)
    done_by = factory.SelfAttribute("draft.opened_by")


class EntryCheckFactory(factory.django.DjangoModelFactory):
    """A check that found nothing wrong."""

    class Meta:
        model = EntryCheck

    class Params:
        waiting = factory.Trait(problems=None, checked_at=None)

    entry = factory.Sequence(lambda n: entry_table(f"gate_closure.lockout_{n + 1:03}"))
    contrast_set = HARBOUR_SET
    digest = factory.LazyAttribute(lambda check: hashlib.sha256(str(check.entry).encode()).hexdigest())
    engine = ENGINE
    problems = factory.LazyFunction(list)
    checked_at = NOON


class DisputeFactory(factory.django.DjangoModelFactory):
    """An open dispute about an own-voice mark; ``accepted`` and ``declined`` are answered ones."""

    class Meta:
        model = Dispute

    class Params:
        answered = factory.Trait(answer="Thank you.", answered_by=factory.SubFactory(UserFactory), answered_at=NOON)
        accepted = factory.Trait(answered=True, state=Dispute.State.ACCEPTED)
        declined = factory.Trait(answered=True, state=Dispute.State.DECLINED)

    hit = factory.SubFactory(TermHitFactory)
    revision = factory.SelfAttribute("hit.revision")
    release = factory.SelfAttribute("hit.run.release")
    entry = factory.SelfAttribute("hit.entry")
    term = factory.SelfAttribute("hit.term")
    text = factory.SelfAttribute("hit.text")
    sentence = PARAGRAPHS[0]
    start = factory.SelfAttribute("hit.start")
    end = factory.SelfAttribute("hit.end")
    voice = factory.SelfAttribute("hit.voice")
    was_counted = factory.SelfAttribute("hit.is_counted")
    told = factory.SelfAttribute("hit.reason")
    fault = Dispute.Fault.SENSE
    complaint = "Nobody is besieged here."
    reported_by = factory.SubFactory(UserFactory)


class DryRunFactory(factory.django.DjangoModelFactory):
    """A trial of a draft that waits for a worker; ``impact`` tries all that waits for the next release."""

    class Meta:
        model = DryRun

    class Params:
        impact = factory.Trait(purpose=DryRun.Purpose.IMPACT, draft=None)
        finished = factory.Trait(
            state=DryRun.State.DONE,
            finished_at=NOON,
            checked=factory.LazyAttribute(lambda trial: len(trial.revisions)),
        )

    purpose = DryRun.Purpose.TRIAL
    base = factory.SubFactory(ReleaseFactory)
    draft = factory.SubFactory(DraftFactory)
    changes = factory.LazyAttribute(
        lambda trial: (
            [{"code": trial.draft.code, "kind": trial.draft.kind, "entry": trial.draft.entry, "contrast_set": None}]
            if trial.draft
            else []
        )
    )
    digest = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    engine = ENGINE
    revisions = factory.LazyFunction(list)


class DryRunHitFactory(factory.django.DjangoModelFactory):
    """A mark that is new with the draft."""

    class Meta:
        model = DryRunHit

    dry_run = factory.SubFactory(DryRunFactory)
    revision = factory.SubFactory(RevisionFactory)
    change = DryRunHit.Change.NEW
    entry = factory.LazyAttribute(lambda hit: hit.dry_run.draft.code if hit.dry_run.draft else "gate_closure.siege")
    text = "gate"
    zone = "body"
    start = TEXT.index("gate on Monday")
    end = TEXT.index("gate on Monday") + len("gate")
    voice = "own"
    is_counted = True
    reason = "counted: the outlet's own voice"


class DryRunFiguresFactory(factory.django.DjangoModelFactory):
    """A report that would have one hit more."""

    class Meta:
        model = DryRunFigures

    dry_run = factory.SubFactory(DryRunFactory, impact=True)
    revision = factory.SubFactory(RevisionFactory)
    before = {"own_words": 400, "own_hits": 1, "rate_per_1000": 2.5, "interval": [0.1, 13.9]}
    after = {"own_words": 400, "own_hits": 2, "rate_per_1000": 5.0, "interval": [0.6, 18.1]}


class CandidateHitFactory(factory.django.DjangoModelFactory):
    """An own-voice word that the model proposes."""

    class Meta:
        model = CandidateHit

    run = factory.SubFactory(AnalysisRunFactory)
    revision = factory.SelfAttribute("run.revision")
    key = "broke"
    text = factory.LazyAttribute(lambda hit: hit.revision.text[hit.start : hit.end])
    zone = "body"
    start = factory.LazyAttribute(lambda hit: hit.revision.text.index("broke"))
    end = factory.LazyAttribute(lambda hit: hit.start + len("broke"))
    voice = "own"
    score = 0.8
    reasons = ["strongly negative word", "colourful verb"]


class CandidateDecisionFactory(factory.django.DjangoModelFactory):
    """A wording that curators do not want."""

    class Meta:
        model = CandidateDecision

    key = factory.Sequence(lambda n: f"broke-{n + 1:03}")
    text = "broke"
    verdict = CandidateDecision.Verdict.REJECTED
    reason = "Says no more than that the wall gave way."
    decided_by = factory.SubFactory(UserFactory)


class SymmetryMeasurementFactory(factory.django.DjangoModelFactory):
    """A release whose swap test found nothing; ``fresh`` waits for a worker."""

    class Meta:
        model = SymmetryMeasurement

    class Params:
        fresh = factory.Trait(swap=None, swapped_at=None, counted_at=None)

    release = factory.SubFactory(ReleaseFactory)
    engine = ENGINE
    swap = factory.LazyFunction(
        lambda: {"sentences": 66, "exchanges": 132, "hits": 152, "failure_count": 0, "failures": []}
    )
    swapped_at = NOON
    hits = factory.LazyFunction(dict)
    report_count = 3
    asked_at = NOON
    counted_at = NOON


class AliasSetFactory(factory.django.DjangoModelFactory):
    """A body with several names; ``names`` become its aliases."""

    class Meta:
        model = AliasSet
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"harbour_guard_{n + 1:03}")
    kind = "group"
    note = "Of the port."

    @factory.post_generation
    def names(self, create: bool, extracted: tuple[str, ...] | None, **kwargs: object) -> None:
        for place, name in enumerate(extracted or ()):
            AliasFactory(alias_set=self, text=name, position=place)


class AliasFactory(factory.django.DjangoModelFactory):
    """One name of it."""

    class Meta:
        model = Alias

    alias_set = factory.SubFactory(AliasSetFactory)
    text = factory.Sequence(lambda n: f"Harbour Guard {n + 1:03}")
    key = factory.LazyAttribute(lambda alias: name_key(alias.text) or "x")


class AliasChangeFactory(factory.django.DjangoModelFactory):
    """A change of the table; each one makes the next edition."""

    class Meta:
        model = AliasChange

    number = factory.LazyFunction(lambda: AliasChange.objects.count() + 1)
    action = AliasChange.Action.ADD
    code = "harbour_guard"
    after = factory.LazyAttribute(lambda row: {row.code: {"kind": "group", "names": ["Harbour Guard"], "note": ""}})
    reason = "The port has one guard."
    changed_by = factory.SubFactory(UserFactory)
