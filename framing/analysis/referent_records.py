"""Referents, their labels and crossings as the JSON of ``compare``; the contract is docs/interchange.md."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from framing.analysis.comparison import ComparisonResult
from framing.analysis.labels import Direction, LabelCrossing, LabelTable, LabelUse
from framing.analysis.labels.links import strongest_links
from framing.analysis.records import Document
from framing.analysis.referents import Place, Referent, ReferentLink
from reports.extraction.mentions import Mention, MentionForm

Record = dict[str, Any]
#: How figures are rounded in JSON, so that a file reads well and stays the same on every machine.
DECIMALS = 4


class Mentions:
    """The mentions of all articles as records name them: found ones by their number, given ones as they were given."""

    def __init__(
        self,
        mentions: Mapping[str, Sequence[Mention]],
        documents: Mapping[str, Document],
        given: Sequence[Record] = (),
    ) -> None:
        """``mentions`` are those of each article by its key; of ``given`` ones exactly these, in their order."""
        self.documents = documents
        self._mentions = mentions
        self._given: dict[str, list[Record]] = {key: [] for key in mentions} if given else {}
        for record in given:
            self._given[str(record["article_id"])].append(record)

    def every(self) -> Iterator[Place]:
        """All places, by article and in the order of their mentions."""
        return (Place(key, number) for key, found in self._mentions.items() for number in range(len(found)))

    def id_of(self, place: Place) -> object:
        """The id that ``mentions`` of the article or the given record has."""
        return self._given[place.key][place.mention]["id"] if self._given else f"m{place.mention + 1}"

    def kind_of(self, place: Place) -> str:
        """What the mention speaks of."""
        return str(self._mentions[place.key][place.mention].kind)

    def reference(self, place: Place) -> Record:
        """The mention by the ids of its article and its own."""
        return {"article_id": self.documents[place.key].id, "mention_id": self.id_of(place)}

    def place_of(self, place: Place) -> Record:
        """Where the mention stands: a given one exactly there where it was marked."""
        if self._given:
            return {key: self._given[place.key][place.mention][key] for key in ("field", "start", "end")}
        return self.documents[place.key].place_of(self._mentions[place.key][place.mention].span)

    def record(self, place: Place) -> Record:
        """The mention with its place, words and voice."""
        where = self.place_of(place)
        words = self.documents[place.key].given[where["field"]][where["start"] : where["end"]]
        voice = str(self._mentions[place.key][place.mention].voice)
        return {**self.reference(place), **where, "text": words, "voice": voice}

    def is_told(self, place: Place) -> bool:
        """Whether it is told with its referent: all that people gave, and all found ones but pronouns."""
        return bool(self._given) or self._mentions[place.key][place.mention].form is not MentionForm.PRONOUN

    def hit(self, place: Place) -> Record:
        """The mention as the hit of a crossing."""
        mention = self._mentions[place.key][place.mention]
        reference = {"mention_id": self.id_of(place)}
        return {**self.place_of(place), "voice": str(mention.voice), "speaker": mention.speaker, **reference}


def referents_compared(result: ComparisonResult, mentions: Mentions) -> list[Record]:
    """``referents`` of a comparison; what a mention calls somebody stands in exactly one, by itself where nothing else
    speaks of the same.

    Pronouns call nobody anything and are left to ``mentions``, unless people gave them.
    """
    tables = {table.referent: table for table in result.label_tables}
    records, seen = [], set()
    for number, referent in enumerate(result.referents):
        places = [place for place in referent.mentions if place not in seen]
        seen.update(places)
        calling = [place for place in places if mentions.is_told(place)]
        if calling:
            records.append(_referent(number, referent, calling, tables.get(number), mentions))
    alone = (place for place in mentions.every() if place not in seen and mentions.is_told(place))
    return records + [
        _lone(len(result.referents) + number, place, mentions) for number, place in enumerate(alone, start=1)
    ]


def proposals_compared(result: ComparisonResult, mentions: Mentions) -> list[Record]:
    """``proposals`` of a comparison: two referents, both among those that are told, that may be one."""
    told = {
        number for number, one in enumerate(result.referents) if any(mentions.is_told(place) for place in one.mentions)
    }
    return [
        {
            "first": referent_id(proposal.first),
            "second": referent_id(proposal.second),
            "reasons": list(proposal.reasons),
            "confidence": round(proposal.confidence, DECIMALS),
        }
        for proposal in result.proposals
        if {proposal.first, proposal.second} <= told
    ]


def label_crossings_compared(result: ComparisonResult, mentions: Mentions) -> list[Record]:
    """The crossings of labels, to stand in ``crossings`` behind those of the lexicon's terms."""
    return [_crossing(crossing, result.referents[crossing.referent], mentions) for crossing in result.label_crossings]


def referent_id(place: int) -> str:
    """The id of a referent by its place in the comparison."""
    return f"r{place + 1}"


def _referent(
    number: int, referent: Referent, places: Sequence[Place], table: LabelTable | None, mentions: Mentions
) -> Record:
    return {
        "id": referent_id(number),
        "name": referent.name,
        "kind": str(referent.kind),
        "mentions": [mentions.record(place) for place in places],
        "key": referent.key or None,
        "contrast_set": referent.contrast_set,
        "standing": str(referent.standing),
        "labels": _labels(table, mentions) if table else {},
        "directions": {key: _direction(found) for key, found in table.directions.items()} if table else {},
        "difference": round(table.difference, DECIMALS) if table else 0.0,
        "links": [_link(link, mentions) for link in strongest_links(referent, table)],
    }


def _lone(number: int, place: Place, mentions: Mentions) -> Record:
    """A mention that no referent has, as one of its own."""
    said = mentions.record(place)
    found = {"id": f"r{number}", "name": said["text"], "kind": mentions.kind_of(place), "mentions": [said], "key": None}
    more: Record = {"contrast_set": None, "standing": "proposed", "labels": {}, "directions": {}}
    return found | more | {"difference": 0.0, "links": []}


def _labels(table: LabelTable, mentions: Mentions) -> Record:
    return {key: [_use(use, mentions) for use in cell] for key, cell in table.cells.items()}


def _use(use: LabelUse, mentions: Mentions) -> Record:
    return {
        "text": use.text,
        "key": use.key,
        "is_name": use.is_name,
        "voices": {str(voice): count for voice, count in use.voices.items() if count},
        "mention_ids": [mentions.id_of(place) for place in use.mentions],
    }


def _direction(direction: Direction) -> Record:
    return {
        "mentions": direction.mentions,
        "helps": direction.helps,
        "harms": direction.harms,
        "interval": _rounded(direction.interval),
        "helps_interval": _rounded(direction.helps_interval),
    }


def _rounded(interval: tuple[float, float] | None) -> list[float] | None:
    return None if interval is None else [round(bound, DECIMALS) for bound in interval]


def _link(link: ReferentLink, mentions: Mentions) -> Record:
    return {
        "first": mentions.reference(link.first),
        "second": mentions.reference(link.second),
        "tie": str(link.tie),
        "reason": link.reason,
        "confidence": round(link.confidence, DECIMALS),
    }


def _crossing(crossing: LabelCrossing, referent: Referent, mentions: Mentions) -> Record:
    return {
        "kind": str(crossing.kind),
        "term": crossing.text,
        "entry": None,
        "referent": referent.name,
        "referent_id": referent_id(crossing.referent),
        "owned_by": [mentions.documents[key].id for key in crossing.owned_by],
        "attributed_by": [mentions.documents[key].id for key in crossing.attributed_by],
        "hits": {key: [mentions.hit(place) for place in places] for key, places in crossing.mentions.items()},
    }
