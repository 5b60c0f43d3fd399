"""Stories whose reports call people and things by different names, stored as analyses and comparisons store them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.comparison import ComparisonResult
from framing.analysis.labels import label_crossings, label_tables
from framing.analysis.lexicon import Lexicon, load_lexicon
from framing.analysis.referents import Place, Proposal, Referent, ReferentLink, Standing, Tie
from framing.analysis.scoring import Hit
from framing.models import AnalysisRun, Comparison
from framing.services.mention_rows import mention_row
from framing.services.referent_rows import proposals_json, referents_json, store_label_uses
from framing.tests.claim_stories import report_of
from framing.tests.factories import LEXICON, ComparisonFactory, TermHitFactory
from reports.extraction.mentions import Mention, MentionForm, MentionKind
from reports.models import Mention as MentionRow
from reports.models import Story
from reports.tests.factories import StoryFactory
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

OWN, QUOTED, INDIRECT, SCARE = Voice.OWN, Voice.QUOTED, Voice.INDIRECT, Voice.SCARE
SENTENCES = {
    OWN: "People at the quay saw {} that morning.",
    QUOTED: "“Nobody asked {} about it,” Mayor Ada Lind said.",
    INDIRECT: "Mayor Ada Lind said that {} had been told twice.",
    SCARE: "Much was said about “{}” in the town.",
}
#: What a use of a label is written as: the words, and whose they are.
Use = tuple[str, Voice]


@dataclass(frozen=True)
class Told:
    """A referent with its uses in the reports of even number, counted from 0, and in those of odd number."""

    name: str
    kind: MentionKind
    even: tuple[Use, ...] = ()
    odd: tuple[Use, ...] = ()
    key: str = ""
    contrast_set: str | None = None
    standing: Standing = Standing.PROPOSED

    def uses(self, number: int) -> tuple[Use, ...]:
        return self.odd if number % 2 else self.even


TOLD = (
    Told(
        "Harbour guards",
        MentionKind.GROUP,
        (("the harbour guards", OWN), ("guards", OWN), ("the harbour guards", OWN), ("occupation guards", QUOTED)),
        (("occupation guards", OWN), ("the armed guards", OWN), ("occupation guards", OWN), ("harbour guards", QUOTED)),
        key="alias:harbour_guards",
    ),
    Told(
        "People who protest at the gate",
        MentionKind.GROUP,
        (("the protesters", OWN), ("protesters", OWN), ("demonstrators", OWN), ("a mob", QUOTED), ("they", OWN)),
        (("a mob", OWN), ("the mob", OWN), ("protesters", OWN), ("the mob", OWN), ("a mob", OWN), ("they", OWN)),
        key="set:gate_protesters",
        contrast_set="gate_protesters",
    ),
    Told(
        "Closing of the harbour gate",
        MentionKind.ACTION,
        (("the closure", OWN), ("a temporary closure", OWN), ("siege", SCARE)),
        (("a siege", OWN), ("the siege of the lower quay", OWN), ("closure", INDIRECT)),
        key="set:gate_closure",
        contrast_set="gate_closure",
        standing=Standing.CONFIRMED,
    ),
    Told(
        "Ada Lind",
        MentionKind.ACTOR,
        (("Mayor Ada Lind", OWN), ("Lind", OWN), ("the mayor", OWN)),
        (("Ada Lind", OWN), ("the embattled mayor", OWN)),
        key="name:ada lind",
    ),
    Told(
        "Tarn Dockers' Union",
        MentionKind.GROUP,
        (("Tarn Dockers’ Union", OWN), ("TDU", OWN), ("the union", OWN)),
        (("the dock cartel", OWN), ("the Tarn Dockers' Union", OWN)),
        standing=Standing.MERGED,
    ),
    Told("North Fleet", MentionKind.GROUP, (("the raiders", QUOTED),), (("the raiders", INDIRECT),)),
    Told("Brennick", MentionKind.PLACE, (("Brennick", OWN), ("the town", OWN)), (("Brennick", OWN),)),
    Told("Old customs house", MentionKind.OBJECT, (("the old customs house", OWN),)),
    Told("Night patrol", MentionKind.EVENT, (), (("the night patrol", OWN), ("a raid on sleeping boats", OWN))),
)


def more_told(count: int) -> tuple[Told, ...]:
    """Further referents, each a depot that reports of even number call otherwise than the others do."""
    return tuple(
        Told(
            f"Depot {number}",
            MentionKind.OBJECT,
            ((f"Depot {number}", OWN), (f"the grain store {number}", OWN)),
            ((f"the smugglers' den {number}", OWN), (f"grain store {number}", QUOTED)),
        )
        for number in range(1, count + 1)
    )


@dataclass
class _Report:
    """One report while its sentences are written."""

    paragraphs: list[str] = field(default_factory=list)
    uses: list[tuple[int, str, Voice]] = field(default_factory=list)

    def add(self, referent: int, words: str, voice: Voice) -> None:
        self.paragraphs.append(SENTENCES[voice].format(words))
        self.uses.append((referent, words, voice))


def labels_story(reports: int = 2, *, slug: str = "", referents: int = 30, uses: bool = True, **values: Any) -> Story:
    """A story with a finished comparison of its labels; with ``uses`` they are rows of their own, too.

    The reports of even number call the same things otherwise than those of odd number. Its first referents are those of
    :data:`TOLD`; other values go to the comparison.
    """
    story: Story = StoryFactory(**({"slug": slug} if slug else {}))
    told = (TOLD + more_told(max(referents - len(TOLD), 0)))[:referents]
    lexicon = load_lexicon(LEXICON.format(number=1))
    runs, analysed, places = [], [], []
    for number in range(reports):
        run, written = _stored(story, number, told)
        mentions = _mentions(run, written)
        MentionRow.objects.bulk_create([mention_row(run, n, one) for n, one in enumerate(mentions, start=1)])
        key = str(run.revision.article_id)
        runs.append(run)
        analysed.append(AnalysedReport(key, run.revision.text, mentions=mentions, hits=_hits(run, mentions, lexicon)))
        places.append([(referent, Place(key, place)) for place, (referent, *_) in enumerate(written.uses)])
    result = result_of(told, analysed, [place for found in places for place in found], lexicon)
    values = {"referents": referents_json(result, analysed), "proposals": proposals_json(result)} | values
    comparison: Comparison = ComparisonFactory(story=story, **values)
    if uses and reports:
        store_label_uses(comparison=comparison, runs=runs)
    return story


def result_of(
    told: Sequence[Told], reports: Sequence[AnalysedReport], placed: Sequence[tuple[int, Place]], lexicon: Lexicon
) -> ComparisonResult:
    """The referents as a comparison brings them out: the first mentions of two reports linked, two pairs proposed."""
    referents = tuple(_referent(one, [place for at, place in placed if at == n]) for n, one in enumerate(told))
    reasons = ("both guard the gate", "head word “guards” in common")
    proposals = (Proposal(0, 5, reasons, 0.55), Proposal(2, 8, ("same role in a claim that agrees",), 0.4))
    tables = label_tables(reports, referents, lexicon)
    return ComparisonResult(
        crossings=(),
        labels=(),
        speakers=(),
        referents=referents,
        proposals=tuple(one for one in proposals if one.second < len(told)),
        label_tables=tables,
        label_crossings=label_crossings(reports, tables),
    )


def _referent(told: Told, places: Sequence[Place]) -> Referent:
    ties = ((Tie.SAME_ROLE, "does the same in a claim that both reports make", 0.7), (Tie.SAME_HEAD, "same head", 0.8))
    firsts = list({place.key: place for place in reversed(places)}.values())[::-1]
    links = tuple(ReferentLink(firsts[0], other, *ties[number % len(ties)]) for number, other in enumerate(firsts[1:]))
    return Referent(told.name, told.kind, tuple(places), links, told.key, told.contrast_set, told.standing)


def _stored(story: Story, number: int, told: Sequence[Told]) -> tuple[AnalysisRun, _Report]:
    written = _Report()
    rounds = max((len(one.uses(number)) for one in told), default=0)
    for turn in range(rounds):
        for referent, one in enumerate(told):
            if turn < len(one.uses(number)):
                written.add(referent, *one.uses(number)[turn])
    return report_of(story, tuple(written.paragraphs)), written


def _mentions(run: AnalysisRun, written: _Report) -> tuple[Mention, ...]:
    """The mentions of the report in text order; those in another voice are marked so in its run, too."""
    text, found, voices = run.revision.text, [], []
    for sentence, (referent, words, voice) in enumerate(written.uses, start=1):
        _, begin, _ = run.sentences[sentence]
        start = text.index(words, begin)
        span, last = Span(start, start + len(words)), words.split()[-1]
        head = Span(span.end - len(last), span.end)
        form = MentionForm.NAME if last[0].isupper() else MentionForm.NOMINAL
        form = MentionForm.PRONOUN if words == "they" else form
        speaker = None if voice in {OWN, SCARE} else "Ada Lind"
        found.append(
            Mention(
                span,
                head,
                words,
                TOLD[referent].kind if referent < len(TOLD) else MentionKind.OBJECT,
                form,
                last.lower().rstrip("s"),
                Zone(run.sentences[sentence][0]),
                sentence,
                voice,
                referent,
                name=words if form is MentionForm.NAME else None,
                speaker=speaker,
            )
        )
        if voice is not OWN:
            voices.append([str(voice), span.start, span.end])
    run.voices = voices
    run.save()
    return tuple(found)


def _hits(run: AnalysisRun, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Hit, ...]:
    """The marks of the lexicon in the mentions, stored with the run."""
    entries = {"mob": "gate_protesters.mob", "siege": "gate_closure.siege"}
    by_code = {entry.code: entry for entry in lexicon.entries}
    hits = []
    for mention in mentions:
        head = mention.head.of(run.revision.text)
        if head not in entries:
            continue
        entry, counted = by_code[entries[head]], mention.voice is OWN
        TermHitFactory(
            run=run,
            entry=entry.code,
            contrast_set=entry.contrast_set,
            term=entry.term,
            start=mention.head.start,
            end=mention.head.end,
            voice=str(mention.voice),
        )
        zone, reason = mention.zone, "counted: the outlet's own voice" if counted else "not counted"
        hits.append(
            Hit(mention.head, head, entry, zone, mention.voice, mention.speaker, counted, reason, ambiguous=False)
        )
    return tuple(hits)


def comparison_in(story: Story) -> Comparison:
    """The stored comparison of the story."""
    return Comparison.objects.get(story=story)
