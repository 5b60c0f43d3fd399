"""Rows for tests of the wording side; the small lexicon here is invented and about a harbour gate."""

import hashlib
import re
from datetime import UTC, datetime
from typing import Any

import factory
from django.contrib.auth.models import Group, Permission
from django.db.models import Max

from framing.models import (
    AnalysisRun,
    ClaimDecision,
    Comparison,
    ContrastSet,
    HarmReport,
    LexiconRelease,
    Referent,
    ReferentDecision,
    Term,
    TermHit,
)
from framing.models.comparisons import inputs_digest_of
from framing.selectors.decision_log import last_number_of
from framing.services.roles import OURS
from reports.tests.factories import EditorFactory as ReportsEditorFactory
from reports.tests.factories import RevisionFactory, StoryFactory, UserFactory, slot_of

ENGINE = "test-engine 1"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
_WORD = re.compile(r"\w+")

LEXICON = """\
[lexicon]
language = "en"
title = "Harbour lexicon {number}"

[[contrast_set]]
code = "gate_closure"
referent = "Closing of the harbour gate"
kind = "action"
topic = "harbour"

[[contrast_set]]
code = "gate_protesters"
referent = "People who protest at the gate"
kind = "group"
topic = "protest"

[[entry]]
code = "gate_closure.closure"
contrast_set = "gate_closure"
term = "closure"
forms = ["closure", {{lemma = "shut", pos = "VERB"}}]
category = "event_label"
intensity = 1
why = "Names the act and leaves its aim open."
used_by = "The works department."
matches = ["The town spoke of a [[closure]]."]
ignores = ["The door was open."]

[[entry]]
code = "gate_closure.siege"
contrast_set = "gate_closure"
term = "siege"
forms = ["siege"]
category = "event_label"
intensity = 3
valence = -1
slot = "subject"
why = "Says that the gate was shut in order to starve somebody."
used_by = "Fishermen of the lower quay."
objected_by = "The works department, which speaks of repairs."
guidance = [{{house = "Brennick", says = "Only for armies.", url = "https://style.example/siege", date = 2025-05-01}}]
forbid = [{{kind = "regex_left", pattern = '\\blay\\s+$'}}]
matches = ["They called it a [[siege]]."]
ignores = ["The mayor laid the first stone."]

[[entry]]
code = "gate_protesters.mob"
contrast_set = "gate_protesters"
term = "mob"
forms = ["mob"]
category = "actor_label"
intensity = 2
valence = -1
slot = "self"
why = "Takes a crowd for a threat."
used_by = "The harbour office."
objected_by = "The people who stand there."
require = [{{kind = "lemma_in_window", n = 8, lemmas = ["gate", "quay"]}}]
matches = ["A [[mob]] stood at the gate."]
ignores = ["Nobody stood there."]
"""


class ReferentFactory(factory.django.DjangoModelFactory):
    """What labels point at."""

    class Meta:
        model = Referent

    name = factory.Sequence(lambda n: f"Harbour gate {n + 1:03}")
    kind = Referent.Kind.OBJECT


class ContrastSetFactory(factory.django.DjangoModelFactory):
    """A set without terms."""

    class Meta:
        model = ContrastSet

    code = factory.Sequence(lambda n: f"gate_{n + 1:03}")
    referent = factory.SubFactory(ReferentFactory)
    topic = "harbour"


class TermFactory(factory.django.DjangoModelFactory):
    """A live term; its entry holds the keys of the lexicon file."""

    class Meta:
        model = Term

    contrast_set = factory.SubFactory(ContrastSetFactory)
    code = factory.Sequence(lambda n: f"gate.siege_{n + 1:03}")
    term = factory.Sequence(lambda n: f"siege {n + 1:03}")
    category = "event_label"
    intensity = 2
    state = Term.State.LIVE
    entry = factory.LazyAttribute(
        lambda term: {
            "code": term.code,
            "contrast_set": term.contrast_set.code,
            "term": term.term,
            "category": term.category,
            "intensity": term.intensity,
            "why": "Says more than that a gate is shut.",
            "matches": [f"They spoke of a [[{term.term}]]."],
            "ignores": ["They spoke of rain."],
        }
    )


class ReleaseFactory(factory.django.DjangoModelFactory):
    """A release of the harbour lexicon."""

    class Meta:
        model = LexiconRelease

    number = factory.Sequence(lambda n: n + 1)
    reason = "First words of the harbour."
    title = factory.LazyAttribute(lambda release: f"Harbour lexicon {release.number}")
    content = factory.LazyAttribute(lambda release: LEXICON.format(number=release.number))
    digest = factory.LazyAttribute(lambda release: hashlib.sha256(release.content.encode()).hexdigest())
    set_count = 2
    entry_count = 3


class AnalysisRunFactory(factory.django.DjangoModelFactory):
    """A finished analysis with enough text to state a rate; traits name the other states."""

    class Meta:
        model = AnalysisRun

    class Params:
        queued = factory.Trait(state=AnalysisRun.State.QUEUED, attempts=0, finished_at=None, figures={})
        running = factory.Trait(
            state=AnalysisRun.State.RUNNING,
            lease_until=datetime(2026, 3, 2, 12, 5, tzinfo=UTC),
            finished_at=None,
            figures={},
        )
        failed = factory.Trait(
            state=AnalysisRun.State.FAILED,
            attempts=3,
            figures={},
            failure_code="out_of_time",
            failure_message="The analysis took longer than it may.",
        )

    revision = factory.SubFactory(RevisionFactory)
    release = factory.LazyFunction(lambda: LexiconRelease.objects.order_by("number").last() or ReleaseFactory())
    engine = ENGINE
    state = AnalysisRun.State.DONE
    attempts = 1
    finished_at = NOON
    figures = factory.LazyFunction(
        lambda: {
            "own_words": 512,
            "quoted_words": 80,
            "indirect_words": 24,
            "own_hits": 4,
            "rate_per_1000": 7.8125,
            "interval": [2.1, 20.0],
            "by_zone": {"headline": {"own_words": 6, "own_hits": 1}},
        }
    )


class TermHitFactory(factory.django.DjangoModelFactory):
    """An own-voice hit on the ``nth`` word of the run's text, or on ``phrase`` where that is given."""

    class Meta:
        model = TermHit

    class Params:
        nth = factory.Sequence(lambda n: n)
        phrase = ""

    run = factory.SubFactory(AnalysisRunFactory)
    revision = factory.SelfAttribute("run.revision")
    entry = "gate_closure.siege"
    contrast_set = "gate_closure"
    term = "siege"
    category = "event_label"
    intensity = 3
    valence = -1
    zone = "body"
    start = factory.LazyAttribute(lambda hit: _span(hit)[0])
    end = factory.LazyAttribute(lambda hit: _span(hit)[1])
    text = factory.LazyAttribute(lambda hit: hit.revision.text[hit.start : hit.end])
    voice = "own"
    is_counted = factory.LazyAttribute(lambda hit: hit.voice == "own")
    reason = "The outlet's own words."


def _span(hit: Any) -> tuple[int, int]:
    text = hit.revision.text
    if hit.phrase:
        start = text.index(hit.phrase)
        return start, start + len(hit.phrase)
    words = list(_WORD.finditer(text))
    return words[hit.nth % len(words)].span()


class ComparisonFactory(factory.django.DjangoModelFactory):
    """A finished comparison of whatever is analysed of its story."""

    class Meta:
        model = Comparison

    story = factory.SubFactory(StoryFactory)
    release = factory.LazyFunction(lambda: LexiconRelease.objects.order_by("number").last() or ReleaseFactory())
    engine = ENGINE
    revisions = factory.LazyAttribute(
        lambda row: sorted(
            AnalysisRun.objects.filter(revision__article__story=row.story, state=AnalysisRun.State.DONE).values_list(
                "revision_id", flat=True
            )
        )
    )
    primary_texts = factory.LazyAttribute(
        lambda row: list(row.story.primary_texts.live().order_by("pk").values_list("pk", flat=True))
    )
    decisions = factory.LazyAttribute(lambda row: last_number_of(row.story))
    inputs_digest = factory.LazyAttribute(
        lambda row: inputs_digest_of(
            AnalysisRun.objects.filter(revision__in=row.revisions, state=AnalysisRun.State.DONE)
            .values_list("revision")
            .annotate(Max("corrections")),
            row.primary_texts,
        )
    )
    state = Comparison.State.DONE
    attempts = 1
    finished_at = NOON


class HarmReportFactory(factory.django.DjangoModelFactory):
    """The passive ``words``, which stand in the text of the revision, without an agent."""

    class Meta:
        model = HarmReport

    class Params:
        words = "anybody was hurt"
        verb = "hurt"

    revision = factory.SubFactory(RevisionFactory)
    engine = ENGINE
    number = factory.Sequence(lambda n: n + 1)
    zone = "body"
    start = factory.LazyAttribute(lambda harm: harm.revision.text.index(harm.words))
    end = factory.LazyAttribute(lambda harm: harm.start + len(harm.words))
    voice = "own"
    event = "WOUND"
    form = "passive_agentless"
    details = factory.LazyAttribute(
        lambda harm: {
            "predicate": slot_of(harm.revision.text, harm.verb),
            "agent": None,
            "patient": None,
            "agent_first_named": None,
            "agent_voice": None,
        }
    )


class ClaimDecisionFactory(factory.django.DjangoModelFactory):
    """An editor's word that two claims of the story belong together; each one has the next number."""

    class Meta:
        model = ClaimDecision

    story = factory.SubFactory(StoryFactory)
    number = factory.LazyAttribute(lambda row: last_number_of(row.story) + 1)
    kind = ClaimDecision.Kind.JOIN
    places = factory.LazyFunction(
        lambda: [
            {"article": 1, "revision": 1, "start": 0, "end": 12, "words": "The gate is shut"},
            {"article": 2, "revision": 2, "start": 0, "end": 14, "words": "They shut the gate"},
        ]
    )
    reason = "Both tell of the same gate."
    decided_by = factory.SubFactory(UserFactory)


class ReferentDecisionFactory(factory.django.DjangoModelFactory):
    """An editor's word that two mentions of the story are one referent; each one has the next number of the story."""

    class Meta:
        model = ReferentDecision

    story = factory.SubFactory(StoryFactory)
    number = factory.LazyAttribute(lambda row: last_number_of(row.story) + 1)
    kind = ReferentDecision.Kind.MERGE
    places = factory.LazyFunction(
        lambda: [
            {"article": 1, "revision": 1, "start": 4, "end": 13, "words": "The wardens"},
            {"article": 2, "revision": 2, "start": 9, "end": 22, "words": "the gate crew"},
        ]
    )
    reason = "One crew keeps the gate."
    decided_by = factory.SubFactory(UserFactory)


class EditorFactory(ReportsEditorFactory):
    """Somebody who may bring in reports, ask for a failed analysis again, attach primary texts, correct quotes and
    decide about claims."""

    @factory.post_generation
    def rights(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        names = ["retry_analysis", "add_primarytext", "change_primarytext", "add_quotecorrection", "add_claimdecision"]
        group = self.groups.get(name="Editor")
        group.permissions.add(*Permission.objects.filter(content_type__app_label__in=OURS, codename__in=names))


class CuratorFactory(UserFactory):
    """Somebody who keeps the lexicon."""

    username = factory.Sequence(lambda n: f"curator{n + 1:03}")

    @factory.post_generation
    def curator_group(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        self.groups.add(Group.objects.get_or_create(name="Curator")[0])
