"""One delivered item as its page shows it: what was found, what it rests on, what it repeats, where it may belong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.extraction.documents import Evidence
from reports.models import DeliveredItem, Source, Story
from reports.selectors.found_facts import day_note, evidence_of, headline_in, published_in
from reports.text.zones import Zone

#: What editors read for each zone, in the order of the keys 1 to 9.
ZONE_NAMES: dict[Zone, str] = {
    Zone.HEADLINE: "headline",
    Zone.STANDFIRST: "standfirst",
    Zone.DATELINE: "dateline",
    Zone.BYLINE: "byline",
    Zone.CAPTION: "caption",
    Zone.BODY: "body",
    Zone.BREADCRUMB: "section line",
    Zone.DUPLICATE_HEADLINE: "headline again",
    Zone.BOILERPLATE: "site furniture",
}
EVIDENCE_WORDS = {
    Evidence.STATED: "stated by the document",
    Evidence.READ: "read from its words",
    Evidence.GUESSED: "a guess",
    Evidence.PERSON: "given by an editor",
    Evidence.MISSING: "not found",
}
KINDS = {
    "html": "web page",
    "mhtml": "saved web page",
    "pdf": "PDF",
    "docx": "Word document",
    "odt": "OpenDocument text",
    "rtf": "Rich Text",
    "text": "plain text",
    "email": "e-mail",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """What one fact rests on: evidence, in words, and whether it has to be looked at."""

    evidence: str
    words: str
    note: str = ""
    is_needed: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether an editor is asked to look at it: a guess, or something that a report needs and that lacks."""
        return self.evidence == Evidence.GUESSED or (self.is_needed and self.evidence == Evidence.MISSING)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text with its zone; ``number`` counts from 0, ``place`` from 1."""

    number: int
    zone: str
    text: str

    @property
    def place(self) -> int:
        return self.number + 1


@dataclass(frozen=True, slots=True)
class KnownText:
    """A stored report that the item repeats, is an update of, or shares wire copy with."""

    kind: str
    article: int
    headline: str
    source: str
    revision: int
    shared: int
    #: What storing it would come to: the same, another revision of that report, or a copy beside it.
    would_be: str
    is_there: bool

    @property
    def is_update(self) -> bool:
        """Whether this may be a newer text of it that its address does not tell."""
        return self.would_be == "revision" and not self.is_there


@dataclass(frozen=True, slots=True)
class ProposedStory:
    """A story that the report may belong to, with the reasons."""

    story: Story
    score: int
    reasons: tuple[str, ...]


def facts_of(item: DeliveredItem) -> dict[str, Fact]:
    """For each field of the form what its value rests on."""
    found = item.found
    facts = {name: _fact(evidence_of(found, name)) for name in ("byline", "url")}
    facts["headline"] = _fact(evidence_of(found, "headline"), is_needed=True)
    published = published_in(found)
    told = evidence_of(found, "published_at") if published else Evidence.MISSING
    facts["published_on"] = _fact(told, day_note(found), is_needed=True)
    if published:
        facts["published_time"] = _fact(told if published.has_time else Evidence.MISSING)
    if published and published.has_time:
        facts["clock"] = _fact(told if published.has_zone else Evidence.MISSING, is_needed=True)
    if item.delivery.source_id:
        facts["source"] = Fact(Evidence.PERSON, "chosen for the whole delivery")
    else:
        outlet = found.get("outlet", {})
        facts["source"] = _fact(evidence_of(found, "outlet"), outlet.get("how", ""), is_needed=True)
    return facts


def stretches_of(item: DeliveredItem, zones: Sequence[str]) -> list[Stretch]:
    """The text in its pieces, each with the zone that is chosen for it."""
    text = item.found.get("text", "")
    rows = item.found.get("zones", [])
    return [
        Stretch(number, zone, text[row["start"] : row["end"]])
        for number, (row, zone) in enumerate(zip(rows, zones, strict=True))
    ]


def known_texts(item: DeliveredItem) -> list[KnownText]:
    """What the item repeats, as it was when it was read."""
    return [
        KnownText(
            kind=row["kind"],
            article=row["article"],
            headline=row.get("headline", ""),
            source=row.get("source", ""),
            revision=row.get("revisions", 0) + 1,
            shared=round(100 * row.get("containment", 0)),
            would_be=row.get("would_be", "copy"),
            is_there=row.get("is_there", False),
        )
        for row in item.likeness
    ]


def proposed_stories(item: DeliveredItem) -> list[ProposedStory]:
    """The proposed story first, then the others that it may belong to."""
    proposal: Mapping[str, Any] = item.proposal or {}
    rows = [proposal, *proposal.get("maybe", ())]
    wanted = [row for row in rows if row.get("story")]
    stories = Story.objects.filter(pk__in=[row["story"] for row in wanted], merged_into__isnull=True).in_bulk()
    return [
        ProposedStory(stories[row["story"]], round(100 * row.get("score", 0)), tuple(row.get("reasons", ())))
        for row in wanted
        if row["story"] in stories
    ]


def story_groups(item: DeliveredItem, offered: Iterable[Story]) -> list[tuple[str, list[Story]]]:
    """The stories to choose from in groups: proposed, maybe, the others."""
    proposed = [one.story for one in proposed_stories(item)]
    first = 1 if (item.proposal or {}).get("story") else 0
    seen = {story.pk for story in proposed}
    others = [story for story in offered if story.pk not in seen]
    return [("Proposed", proposed[:first]), ("Maybe", proposed[first:]), ("Other stories", others)]


def chosen_story(item: DeliveredItem) -> str:
    """The slug of the story that the form opens with: that of the delivery, else the proposed one."""
    if item.delivery.story:
        return item.delivery.story.slug
    first = next(iter(proposed_stories(item)), None)
    return first.story.slug if first and (item.proposal or {}).get("story") else ""


def chosen_source(item: DeliveredItem) -> str:
    """The slug of the outlet that the form opens with."""
    if item.delivery.source:
        return item.delivery.source.slug
    source = Source.objects.filter(pk=item.found.get("outlet", {}).get("source")).first()
    return source.slug if source else ""


def title_of(item: DeliveredItem) -> str:
    """The headline that was found, else the name of the file or the address."""
    return (headline_in(item.found) if item.found else "") or item.given.get("headline", "") or item.name


def _fact(evidence: str, note: str = "", *, is_needed: bool = False) -> Fact:
    return Fact(evidence, EVIDENCE_WORDS[Evidence(evidence)], note, is_needed)
