"""Mentions made ready for being compared: their words, name, country, curated set and label, each looked up once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from framing.analysis.aliases import AliasSet, AliasTable, folded_words
from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.alignment.words import is_content, stem_of_word, stems_in
from framing.analysis.referents.values import Place
from framing.analysis.scoring import Hit
from reports.extraction.claims.nations import CAPITALS, NATIONS
from reports.extraction.mentions.values import Mention, MentionForm, MentionKind
from reports.text.fold import fold
from reports.text.spans import Span
from reports.text.voice import Voice

#: Words of one mention that are compared; the rest of an endless one says nothing more. A choice.
MOST_WORDS = 40
#: Words of a phrase that is read as a name because all of them are capitalised. A choice.
LONGEST_BARE_NAME = 5

_TITLE_WORDS = """
    mr mrs ms miss dr gen maj lt col capt sgt adm sen sens rep reps gov prof rev sir lord lady dame brig
    president senator representative governor secretary minister general colonel major captain king queen prince
    princess pope judge justice chairman chairwoman speaker ambassador mayor sheriff former prime vice foreign
    defense defence interior brigadier lieutenant sergeant deputy chancellor premier spokesman spokeswoman
    spokesperson sheikh imam ayatollah admiral chief commander special counsel attorney director envoy
"""
TITLES = frozenset(_TITLE_WORDS.split())
#: Behind a name these tell father and son apart, where a report speaks of both; numbers behind it do not.
_GENERATIONS = frozenset(["jr", "sr"])
_SUFFIXES = frozenset(["ii", "iii"])
_RULING_WORDS = "government administration regime authority official state country nation leadership cabinet"
#: Behind the name of a country these stand for the country itself.
RULING = frozenset(_RULING_WORDS.split())
_ORGAN_WORDS = """
    agency ministry department intelligence parliament congress senate diplomat negotiator envoy delegation
    military force army troop navy soldier media people citizen public
"""
#: These belong to it, but a report may set them apart from it.
ORGANS = frozenset(_ORGAN_WORDS.split())
_OFFICE_WORDS = "president premier chancellor king queen pope leader dictator minister prime"
_WORD = re.compile(r"[^\W\d_]+")
_LEADING = re.compile(r"^(?:the|a|an|his|her|their|its|our)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class MentionReading:
    """One mention with everything that grouping reads; two readings are equal only if they are one.

    ``name`` are the words of a name without titles, ``owners`` the capitalised words of a phrase without one,
    ``loaded`` the words of the lexicon beside the head. ``state`` is the country that the mention stands for,
    ``nation`` the one it belongs to or stands for. A seat is a capital or a palace, a people those who live in a
    country: both stand for it only where they act. ``sort`` is what two mentions of the same description share.
    """

    place: Place
    report: int
    mention: Mention
    words: frozenset[str]
    loaded: frozenset[str]
    head: str
    name: tuple[str, ...]
    owners: frozenset[str]
    is_person: bool
    nation: str | None
    state: str | None
    is_seat: bool
    is_people: bool
    alias: AliasSet | None
    contrast_set: str | None
    sort: tuple[object, ...]

    @property
    def telling(self) -> frozenset[str]:
        """The words that say what it speaks of; numbers do not, nor do words of the lexicon beside the head."""
        return frozenset(word for word in self.words - self.loaded if not word[0].isdigit())

    @property
    def counts(self) -> frozenset[str]:
        """The numbers in it, words for numbers as digits: three people are not the seven."""
        return frozenset(word for word in self.words if word[0].isdigit())

    def clashes_with(self, other: "MentionReading") -> bool:
        """Whether each has telling words, or a number, that the other lacks."""
        if self.counts and other.counts and self.counts != other.counts:
            return True
        return bool(self.telling - other.telling and other.telling - self.telling)

    @property
    def label(self) -> str:
        """The words as a reader may see them in a reason."""
        return " ".join(self.mention.text.split())


def readings_of(reports: Sequence[AnalysedReport], aliases: AliasTable) -> list[list[MentionReading]]:
    """The mentions of each report in their order."""
    found = [
        [_reading(number, report, place, aliases) for place in range(len(report.mentions))]
        for number, report in enumerate(reports)
    ]
    both = set().union(*map(_fathers_and_sons, found))
    return [[one if _base(one.name) in both else _without_generation(one) for one in report] for report in found]


def _fathers_and_sons(readings: Iterable[MentionReading]) -> set[tuple[str, ...]]:
    """First names and surnames that one report prints with "Jr." and without."""
    names = {reading.name for reading in readings if reading.is_person and len(reading.name) > 1}
    juniors = {_base(name) for name in names if _GENERATIONS & set(name)}
    return juniors & {_base(name) for name in names if not _GENERATIONS & set(name)}


def _base(name: tuple[str, ...]) -> tuple[str, ...]:
    kept = [word for word in name if word not in _GENERATIONS]
    return (kept[0], kept[-1]) if kept else ()


def _without_generation(reading: MentionReading) -> MentionReading:
    if not _GENERATIONS & set(reading.name):
        return reading
    return replace(reading, name=tuple(word for word in reading.name if word not in _GENERATIONS))


def _reading(number: int, report: AnalysedReport, place: int, aliases: AliasTable) -> MentionReading:
    mention = report.mentions[place]
    words = frozenset(filter(is_content, stems_in(mention.text, Span(0, len(mention.text)))[:MOST_WORDS]))
    name = _name_of(mention)
    state, nation = _states(mention, name)
    head = stem_of_word(name[-1] if name else mention.key.split()[-1] if mention.key.split() else mention.key)
    found = aliases.find(mention.name or mention.text) if mention.form is MentionForm.NAME or name else None
    code = _set_of(report.hits, mention)
    is_person = (bool(name) and mention.kind is MentionKind.ACTOR and found is None) or _is_person_set(found)
    folded = " ".join(fold(mention.text).lower().split())
    return MentionReading(
        place=Place(report.key, place),
        report=number,
        mention=mention,
        words=words,
        loaded=_loaded(report, mention),
        head=head,
        name=name,
        owners=_owners(mention, name),
        is_person=is_person,
        nation=nation,
        state=state,
        is_seat=" ".join(name) in CAPITALS,
        is_people=state is not None and bool(name) and mention.is_plural,
        alias=found,
        contrast_set=code,
        sort=(folded, mention.form, mention.kind, nation, code, mention.key),
    )


def _is_person_set(found: AliasSet | None) -> bool:
    return found is not None and found.kind is MentionKind.ACTOR


def _name_of(mention: Mention) -> tuple[str, ...]:
    """The words of the name without titles and suffixes; also of a short phrase of which every word is capitalised."""
    if mention.form is MentionForm.NAME:
        words = folded_words(mention.name or mention.text)
    else:
        bare = _LEADING.sub("", mention.text)
        printed = _WORD.findall(bare)
        is_bare = 2 <= len(printed) <= LONGEST_BARE_NAME and mention.form is MentionForm.NOMINAL
        # The last part of a name may be small behind a hyphen.
        proper = [word for word in printed if word[0].isupper() or f"-{word}" in fold(bare)]
        if not is_bare or len(proper) < len(printed) or not printed[0][0].isupper() or bare.isupper():
            return ()
        words = folded_words(bare)
    kept = [word for word in words if word not in TITLES and word not in _SUFFIXES]
    if len(kept) > 1 and kept[-1] in _GENERATIONS:
        # The surname stays last.
        kept = [*kept[:-2], kept[-1], kept[-2]]
    return tuple(kept)


def _owners(mention: Mention, name: tuple[str, ...]) -> frozenset[str]:
    """The capitalised words of a phrase that names nobody itself: of a ministry, a party, a town."""
    if name or mention.form is not MentionForm.NOMINAL:
        return frozenset()
    bare = _LEADING.sub("", mention.text)
    words = _WORD.findall(bare)
    # The first word of a sentence says nothing by its capital, unless all of it is in capitals.
    is_telling = bare != mention.text or (bool(words) and len(words[0]) > 1 and words[0].isupper())
    proper = (word for word in (words if is_telling else words[1:]) if word[0].isupper())
    folded = (" ".join(folded_words(word)) for word in proper)
    return frozenset(word for word in folded if word and word not in NATIONS and word not in TITLES)


def name_of_nation(nation: str) -> str:
    """A country's key as a reader may see it."""
    return nation.upper() if len(nation) < 4 else nation.title()


def _states(mention: Mention, name: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The country that a mention stands for, and the one it belongs to."""
    whole = " ".join(name)
    own = NATIONS.get(whole) or CAPITALS.get(whole) or NATIONS.get(mention.key) or CAPITALS.get(mention.key)
    if own is not None:
        return own, own
    nation = mention.nation or _behind(mention.text)
    heads = mention.key.split()
    stands = nation is not None and not name and bool(heads) and heads[-1] in RULING
    # One official is a person; officials of two countries, or with somebody else, stand for neither.
    is_one = mention.kind is MentionKind.ACTOR or (heads[-1:] == ["official"] and not mention.is_plural)
    stands = stands and not is_one and " and " not in mention.text and len(_nations_in(mention.text)) < 2
    return nation if stands else None, nation


def _nations_in(text: str) -> set[str]:
    """The countries that a phrase names by one or two capitalised words."""
    words = [word for word in re.split(r"[\s-]+", fold(text)) if word]
    pairs = [" ".join(pair) for pair in pairwise(words)]
    found = {NATIONS.get(" ".join(folded_words(one))) for one in (*words, *pairs) if one[0].isupper()}
    return {nation for nation in found if nation is not None}


def _behind(text: str) -> str | None:
    """The country behind "of", "in", "from", "for", or before 's, where the description leaves it open."""
    for found in re.finditer(r"\b(?:of|in|from|for) (?:the )?((?:[A-Z][\w.]*[ -]?){1,4})", fold(text)):
        words = " ".join(folded_words(found.group(1)))
        if words in NATIONS:
            return NATIONS[words]
    return None


def _loaded(report: AnalysedReport, mention: Mention) -> frozenset[str]:
    """The words of the lexicon beside the head: one report may call brutal what another calls sudden."""
    beside = (
        hit.span for hit in report.hits if mention.span.contains(hit.span) and not hit.span.overlaps(mention.head)
    )
    return frozenset(stem for span in beside for stem in stems_in(report.text, span))


def _set_of(hits: Iterable[Hit], mention: Mention) -> str | None:
    """The contrast set of a label that holds the head of the mention, or is all of it but for small words."""
    for hit in hits:
        inside = mention.span.start <= hit.span.start and hit.span.end <= mention.span.end
        if inside and hit.voice is not Voice.NAME and not hit.ambiguous and hit.span.overlaps(mention.head):
            return hit.entry.contrast_set
    return None
