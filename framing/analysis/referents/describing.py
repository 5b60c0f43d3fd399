"""A group of mentions as pages show it: its name, kind, key across stories, and why it is one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from framing.analysis.aliases import name_key
from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.referents.evidence import Evidence, within_reason
from framing.analysis.referents.items import Item
from framing.analysis.referents.readings import MentionReading
from framing.analysis.referents.values import Place, Referent, ReferentLink, Standing, Tie
from reports.extraction.mentions.values import MentionForm, MentionKind
from reports.text.voice import Voice

#: Characters of a name; a longer label is cut at a word. A choice.
LONGEST_NAME = 80
#: Words of a label that still reads as a name; longer ones name a referent only where nothing shorter does.
LONGEST_LABEL = 8
_OWN = frozenset([Voice.OWN, Voice.NAME])
_MARKS = " \"'“”‘’«».,;:"
_SMALL = ("the ", "a ", "an ", "this ", "that ", "these ", "those ", "his ", "her ", "their ", "its ", "our ", "my ")


def referent_of(
    items: Sequence[Item], links: Iterable[ReferentLink], *, name: str = "", standing: Standing = Standing.PROPOSED
) -> Referent:
    """The referent of items that are one; ``name`` is an editor's."""
    readings = sorted(
        (reading for item in items for reading in item.readings),
        key=lambda one: (one.report, one.mention.span.start, one.place.mention),
    )
    return Referent(
        name=name or name_of(readings),
        kind=_kind_of(readings),
        mentions=tuple(one.place for one in readings),
        links=tuple(links),
        key=_key_of(readings),
        contrast_set=_set_of(readings),
        standing=standing,
    )


def name_of(readings: Sequence[MentionReading]) -> str:
    """The alias set's first name, the fullest name, or the most frequent label that says what it speaks of."""
    found = next((one.alias for one in readings if one.alias), None)
    if found is not None:
        return found.names[0]
    names = [one for one in readings if one.name and one.mention.form is MentionForm.NAME]
    # A country is not called by its capital or its people where its own name is there, too.
    own = [one for one in names if one.state and not (one.is_seat or one.is_people)]
    names = own or names
    if names:
        counts = Counter(one.mention.name or one.label for one in names)
        # Of two equally frequent names the fuller one: a surname alone is less of a name.
        length = max((len(one.name) for one in names if len(one.name) <= LONGEST_LABEL), default=0)
        fullest = [one for one in names if one.is_person and len(one.name) == length] or names
        best = max(fullest, key=lambda one: (counts[one.mention.name or one.label], -fullest.index(one)))
        return _cut(best.mention.name or best.label)
    return _label_of(readings)


def _label_of(readings: Sequence[MentionReading]) -> str:
    """The label that most reports share; else, of several reports, the shortest in a report's own voice, which takes
    no side; of one report alone the most frequent that says what it speaks of."""
    labels = [one for one in readings if one.mention.form is not MentionForm.PRONOUN] or list(readings)
    counts = Counter(_bare(one.label).lower() for one in labels)
    users: dict[str, set[int]] = defaultdict(set)
    for one in labels:
        users[_bare(one.label).lower()].add(one.report)
    is_shared = len({one.report for one in labels}) > 1

    def rank(place: int) -> tuple[object, ...]:
        one = labels[place]
        bare = _bare(one.label).lower()
        telling = len(one.words) > 1 and len(one.label.split()) <= LONGEST_LABEL
        short = -len(bare.split()) if is_shared else telling
        return (len(users[bare]), one.mention.voice in _OWN, short, counts[bare], -place)

    bare = _bare(labels[max(range(len(labels)), key=rank)].label)
    return _cut(bare[:1].upper() + bare[1:])


def _bare(label: str) -> str:
    label = label.strip(_MARKS)
    for small in _SMALL:
        if label.lower().startswith(small) and len(label) > len(small):
            return label[len(small) :].strip(_MARKS)
    return label


def _cut(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    return name[:LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" ,;") + " …"


def _kind_of(readings: Sequence[MentionReading]) -> MentionKind:
    found = next((one.alias for one in readings if one.alias), None)
    if found is not None:
        return found.kind
    sure = [one for one in readings if one.mention.form is MentionForm.NAME] or [
        one for one in readings if one.mention.form is not MentionForm.PRONOUN
    ]
    counts = Counter(one.mention.kind for one in sure or readings)
    told = {kind: count for kind, count in counts.items() if kind is not MentionKind.OTHER} or counts
    order = list(MentionKind)
    return max(told, key=lambda kind: (told[kind], -order.index(kind)))


def _key_of(readings: Sequence[MentionReading]) -> str:
    """What names the referent in other stories, too."""
    found = next((one.alias for one in readings if one.alias), None)
    if found is not None:
        return f"alias:{found.code}"
    code = _set_of(readings)
    states = {one.state for one in readings if one.state and not one.is_seat}
    if len(states) == 1:
        return f"name:{name_key(next(iter(states)))}"
    full = [one for one in readings if len(one.name) > 1 and one.mention.form is MentionForm.NAME]
    if full:
        counts = Counter(name_key(" ".join(one.name)) for one in full)
        return f"name:{max(counts, key=lambda key: (counts[key], len(key), key))}"
    return f"set:{code}" if code else ""


def _set_of(readings: Sequence[MentionReading]) -> str | None:
    counts = Counter(one.contrast_set for one in readings if one.contrast_set)
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None


def links_within(items: Sequence[Item], reports: Mapping[str, AnalysedReport]) -> list[ReferentLink]:
    """The ties that one report itself makes between mentions in different words."""
    home = {reading.place: item for item in items for reading in item.readings}
    found = []
    for place in sorted(home):
        for link in reports[place.key].mentions[place.mention].links:
            other = Place(place.key, link.other)
            if other in home and home[other] is not home[place]:
                reason = within_reason(link.reason)
                found.append(ReferentLink(other, place, Tie.WITHIN, reason, link.confidence))
    return found


def as_link(found: Evidence, items: Sequence[Item]) -> ReferentLink:
    """Evidence between two items as a link between the mentions that stand for them."""
    first, second = items[found.first].first.place, items[found.second].first.place
    return ReferentLink(first, second, found.tie, found.reason, round(found.confidence, 4))
