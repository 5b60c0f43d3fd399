"""Labels that one report owns and another puts into a mouth."""

from collections.abc import Iterator, Mapping, Sequence

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.labels.values import CrossingKind, LabelCrossing, LabelTable, LabelUse
from framing.analysis.labels.wording import is_plain_name
from reports.extraction.mentions.values import MentionForm, MentionKind
from reports.text.voice import Voice

# Crossings that are told of a story; with those that lie furthest apart first, a reader looks at no more.
MOST_CROSSINGS = 60

_THINGS = frozenset([MentionKind.OTHER, MentionKind.OBJECT, MentionKind.PLACE])
_ORDER = (CrossingKind.OWNED_AND_ATTRIBUTED, CrossingKind.EACH_ATTRIBUTES, CrossingKind.BOTH_OWN)


def label_crossings(reports: Sequence[AnalysedReport], tables: Sequence[LabelTable]) -> tuple[LabelCrossing, ...]:
    """The crossings of all referents, those that lie furthest apart first; plain names make none.

    In each kind those come first that tell something of the choice of words: of several words, or in the lexicon. What
    one speaker says in all reports tells least.
    """
    by_key = {report.key: report for report in reports}
    ranked = []
    for table in tables:
        for crossing, apart in _crossings(table, list(by_key)):
            if not _is_worth_telling(crossing, by_key):
                continue
            uses = sum(len(places) for places in crossing.mentions.values())
            rank = (_ORDER.index(crossing.kind), not _is_telling(crossing, by_key), -apart, -table.difference, -uses)
            ranked.append(((*rank, crossing.referent, crossing.key), crossing))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(crossing for _, crossing in ranked[:MOST_CROSSINGS])


def _is_telling(crossing: LabelCrossing, reports: Mapping[str, AnalysedReport]) -> bool:
    """Whether the label is more than a bare noun, or one that the lexicon knows, and not one speaker's word alone."""
    if crossing.kind is CrossingKind.EACH_ATTRIBUTES and _has_one_speaker(crossing, reports):
        return False
    return _has_words(crossing) or _is_in_lexicon(crossing, reports)


def _has_words(crossing: LabelCrossing) -> bool:
    return " " in crossing.key.removeprefix("to ")


def _is_in_lexicon(crossing: LabelCrossing, reports: Mapping[str, AnalysedReport]) -> bool:
    return any(
        reports[key].mentions[place.mention].span.overlaps(hit.span)
        for key, places in crossing.mentions.items()
        for place in places
        for hit in reports[key].hits
    )


def _is_worth_telling(crossing: LabelCrossing, reports: Mapping[str, AnalysedReport]) -> bool:
    """Whether the label is a choice: of people or what happens, a name, of the lexicon, or in marks of distance.

    Other things have to be called by several words, and only some of the reports may own these.
    """
    said = [reports[key].mentions[place.mention] for key, places in crossing.mentions.items() for place in places]
    if any(one.kind not in _THINGS or one.form is MentionForm.NAME or one.voice is Voice.SCARE for one in said):
        return True
    if crossing.kind is CrossingKind.OWNED_AND_ATTRIBUTED and _has_words(crossing):
        return True
    return _is_in_lexicon(crossing, reports)


def _has_one_speaker(crossing: LabelCrossing, reports: Mapping[str, AnalysedReport]) -> bool:
    """Whether all of it is put into one mouth, whose name the reports may print in full or not."""
    said = [reports[key].mentions[place.mention].speaker for key, found in crossing.mentions.items() for place in found]
    return len({(name or "").casefold().rpartition(" ")[2] for name in said}) == 1 and bool(said[0])


def _crossings(table: LabelTable, order: Sequence[str]) -> Iterator[tuple[LabelCrossing, float]]:
    """The crossings of one referent, each with how far apart its voices lie, 0 to 1."""
    uses: dict[str, dict[str, LabelUse]] = {}
    for key in order:
        for use in table.cells.get(key, ()):
            uses.setdefault(use.key, {})[key] = use
    for label, found in uses.items():
        if len(found) < 2 or any(use.is_name for use in found.values()):
            continue
        owned = tuple(key for key, use in found.items() if use.own)
        attributed = tuple(key for key, use in found.items() if not use.own)
        kind = _kind(owned, attributed)
        # Another name is worth telling where one report keeps away from it, not where all of them print it.
        if kind is CrossingKind.BOTH_OWN and all(is_plain_name(use.text) for use in found.values()):
            continue
        shares = [use.own / len(use.mentions) for use in found.values()]
        text = next(iter(found.values())).text
        mentions = {key: use.mentions for key, use in found.items()}
        yield LabelCrossing(kind, table.referent, label, text, owned, attributed, mentions), max(shares) - min(shares)


def _kind(owned: Sequence[str], attributed: Sequence[str]) -> CrossingKind:
    if not owned:
        return CrossingKind.EACH_ATTRIBUTES
    return CrossingKind.OWNED_AND_ATTRIBUTED if attributed else CrossingKind.BOTH_OWN
