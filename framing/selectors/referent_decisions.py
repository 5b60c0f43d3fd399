"""The referents of a story to choose from for a decision, with every label and the sentences it stands in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from framing.analysis.referents.values import ReferentDecisionKind
from framing.selectors.decision_log import last_number_of
from framing.selectors.decision_places import Named, named, words_of
from framing.selectors.label_cells import KINDS, STANDINGS, Spot, Stored, StoredReferent, stored_referents
from framing.selectors.label_passages import PassageMaker, PassageView
from framing.selectors.report_places import places_in
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame, story_frame
from reports.models import Story
from reports.text.fold import fold

#: Sentences of one label in sight; the label stands for all of them.
MOST_PASSAGES = 8
#: Referents that a list offers at once; words narrow it.
MOST_OFFERED = 40
#: Referents that one address may name.
MOST_CHOSEN = 12
KINDS_OF_DECISION = {
    ReferentDecisionKind.MERGE.value: "Merge",
    ReferentDecisionKind.CONFIRM.value: "Confirm",
    ReferentDecisionKind.SPLIT.value: "Split",
    ReferentDecisionKind.RENAME.value: "Name",
}


@dataclass(frozen=True, slots=True)
class AskedDecision:
    """What the form is about: the kind of decision, referents by their numbers, or mentions that some of them hold;
    ``words`` narrow the referents that may be added."""

    kind: str
    numbers: Sequence[int] = ()
    mentions: Sequence[Named] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class PassageChoice:
    """One mention in its sentence."""

    name: str
    passage: PassageView


@dataclass(frozen=True, slots=True)
class LabelChoice:
    """What one report calls the referent; it is named by its first mention."""

    report: Report
    text: str
    mentions: tuple[Named, ...]
    passages: tuple[PassageChoice, ...]

    @property
    def name(self) -> str:
        return self.mentions[0].name

    @property
    def more(self) -> int:
        """How many mentions are not in sight."""
        return len(self.mentions) - len(self.passages)


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """The labels of one referent in one report."""

    report: Report
    labels: tuple[LabelChoice, ...]


@dataclass(frozen=True, slots=True)
class ReferentChoice:
    """A referent that a decision is about."""

    number: int
    name: str
    kind: str
    standing: str
    without: str
    reports: tuple[ReportChoice, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A referent that may be chosen, too; with reasons where the engine holds it possible."""

    name: str
    kind: str
    href: str
    wordings: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionTab:
    """One kind of decision with the way to its form."""

    words: str
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ReferentDecidePage:
    """The form for one decision: ``chosen`` are the referents at hand, ``gone`` the words of mentions that are no
    more, ``offers`` the other referents."""

    frame: StoryFrame
    asked: AskedDecision
    chosen: tuple[ReferentChoice, ...]
    offers: tuple[Offer, ...]
    offer_count: int
    gone: tuple[str, ...]
    seen: int
    #: Every label of the referents at hand by each of its mentions.
    labels: Mapping[Named, LabelChoice] = field(default_factory=dict)

    @property
    def story(self) -> Story:
        return self.frame.story

    @property
    def path(self) -> str:
        return decide_path(self.story)

    @property
    def kind(self) -> str:
        return self.asked.kind

    @property
    def numbers(self) -> list[int]:
        return [one.number for one in self.chosen]

    @property
    def can_be_sent(self) -> bool:
        """Whether there is enough at hand to decide on: one referent cannot be merged with nothing."""
        return len(self.chosen) > (1 if self.kind == ReferentDecisionKind.MERGE else 0)

    @property
    def tabs(self) -> list[DecisionTab]:
        """The kinds of decision for the same referents."""
        return [
            DecisionTab(words, _address(self.path, kind, self.numbers), kind == self.kind)
            for kind, words in KINDS_OF_DECISION.items()
        ]

    @property
    def of(self) -> str:
        """Every label at hand as the form sends it back, or else what was asked for."""
        return " ".join(dict.fromkeys(one.name for one in self.labels.values() or self.asked.mentions))

    @property
    def label_names(self) -> set[str]:
        return {label.name for label in self.labels.values()}

    @property
    def more_offers(self) -> int:
        """How many referents the list does not show."""
        return self.offer_count - len(self.offers)

    def mentions_of(self, labels: Iterable[Named]) -> list[Named]:
        """Every mention of these labels; what is no label any more stays as it is named."""
        found = (self.labels[one].mentions if one in self.labels else (one,) for one in labels)
        return list(dict.fromkeys(mention for mentions in found for mention in mentions))


def decide_path(story: Story) -> str:
    """Where the form of a story is."""
    return reverse("framing:referents_decide", args=[story.slug])


def referents_decide_page(story: Story, asked: AskedDecision) -> ReferentDecidePage:
    """The referents at hand with their labels, and the others to choose from; a fixed number of queries."""
    labels_path = reverse("framing:story_labels", args=[story.slug])
    frame = story_frame(story, labels_path, wanted=["referents", "proposals"])
    stored = stored_referents(frame.shown.referents if frame.shown else (), frame.reports)
    chosen = _chosen(stored, asked)
    choices = _Choices(frame, asked, chosen)
    made = tuple(map(choices.referent, chosen))
    labels = {
        mention: label
        for one in made
        for report in one.reports
        for label in report.labels
        for mention in label.mentions
    }
    offers = choices.offers([one for one in stored if one not in chosen]) if choices.is_open else []
    gone = [one for one in asked.mentions if one not in labels]
    return ReferentDecidePage(
        frame=frame,
        asked=asked,
        chosen=made,
        offers=tuple(offers[:MOST_OFFERED]),
        offer_count=len(offers),
        gone=tuple(dict.fromkeys(words_of(gone).values())) if gone else (),
        seen=last_number_of(story),
        labels=labels,
    )


def _chosen(stored: Sequence[StoredReferent], asked: AskedDecision) -> list[StoredReferent]:
    """The referents with these numbers, in that order, or else those that hold one of the mentions."""
    if asked.mentions:
        wanted = {(one.article, one.start, one.end) for one in asked.mentions}
        return [one for one in stored if wanted & _spans(one)]
    by_number = {one.number: one for one in stored}
    return [by_number[number] for number in dict.fromkeys(asked.numbers) if number in by_number][:MOST_CHOSEN]


def _spans(referent: StoredReferent) -> set[tuple[int, int, int]]:
    return {
        (article, mention[1], mention[2])
        for article, labels in referent.cells.items()
        for label in labels
        for mention in label["mentions"]
    }


def _address(path: str, kind: str, numbers: Iterable[int]) -> str:
    return f"{path}?do={kind}{''.join(f'&referent={number}' for number in numbers)}"


class _Choices:
    """Makes what one form shows of the comparison at hand."""

    def __init__(self, frame: StoryFrame, asked: AskedDecision, chosen: Sequence[StoredReferent]):
        self._frame, self._asked, self._numbers = frame, asked, [one.number for one in chosen]
        self._kinds = {one.kind for one in chosen}
        self._path = decide_path(frame.story)
        self._reports = {report.article.pk: report for report in frame.reports}
        self._passages = PassageMaker(places_in(frame.reports, frame.read_path))
        self._reasons = self._possible()

    @property
    def is_open(self) -> bool:
        """Whether another referent can be added."""
        return self._asked.kind == ReferentDecisionKind.MERGE or not self._numbers

    def referent(self, stored: StoredReferent) -> ReferentChoice:
        others = [number for number in self._numbers if number != stored.number]
        return ReferentChoice(
            number=stored.number,
            name=stored.name,
            kind=KINDS.get(stored.kind, stored.kind),
            standing=STANDINGS.get(stored.row["standing"], ""),
            without=_address(self._path, self._asked.kind, others) if others else "",
            reports=tuple(
                ReportChoice(self._reports[article], tuple(self._label(self._reports[article], one) for one in labels))
                for article, labels in stored.cells.items()
            ),
        )

    def offers(self, others: Sequence[StoredReferent]) -> list[Offer]:
        """The other referents with the words asked for: what may be the same first, then what is of the same kind."""
        words = fold(self._asked.words).casefold().strip()
        ranked = sorted(others, key=self._rank)
        found = ((one, tuple(dict.fromkeys(_texts(one)))) for one in ranked)
        return [
            Offer(
                name=one.name,
                kind=KINDS.get(one.kind, one.kind),
                href=_address(self._path, self._asked.kind, [*self._numbers, one.number]),
                wordings=texts,
                reasons=self._reasons.get(one.number, ()),
            )
            for one, texts in found
            if not words or any(words in fold(text).casefold() for text in (one.name, *texts))
        ]

    def _rank(self, one: StoredReferent) -> tuple[object, ...]:
        return one.number not in self._reasons, one.kind not in self._kinds, -one.mention_count, one.first

    def _label(self, report: Report, label: Stored) -> LabelChoice:
        article, revision = report.article.pk, report.article.latest_revision_id or 0
        spots = [Spot(*mention) for mention in label["mentions"]]
        mentions = tuple(Named(article, revision, spot.start, spot.end) for spot in spots)
        return LabelChoice(
            report=report,
            text=label["text"],
            mentions=mentions,
            passages=tuple(
                PassageChoice(mention.name, passage)
                for mention, spot in zip(mentions[:MOST_PASSAGES], spots, strict=False)
                for passage in self._passages.passages(article, [spot])
            ),
        )

    def _possible(self) -> dict[int, tuple[str, ...]]:
        """Why others may be one with a referent at hand, by their numbers."""
        found: dict[int, tuple[str, ...]] = {}
        for row in self._frame.shown.proposals if self._frame.shown else ():
            for one, other in ((row["first"], row["second"]), (row["second"], row["first"])):
                if one in self._numbers and other not in self._numbers:
                    found[other] = (*found.get(other, ()), *row["reasons"])
        return found


def _texts(referent: StoredReferent) -> list[str]:
    return [label["text"] for labels in referent.cells.values() for label in labels]


def names_in(texts: Iterable[str]) -> list[Named]:
    """The mentions that an address or form names, others left out."""
    return [one for text in texts if (one := named(text))]
