"""The differences of a collated statement in sentences: what a strip shows, for a list and for a summary."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from framing.analysis.readings import Absence, Carrier, Reading, Stretch, in_one_line, named, stretches_of

#: What a list repeats of a long stretch, from its beginning.
_LONGEST = 220
_STYLES = {"style": "written differently", "transliteration": "name spelled differently"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the list: what differs, and the words as (who has them, text); ``kind`` names its weight."""

    kind: str
    lead: str
    quoted: tuple[tuple[str, str], ...]
    touches: tuple[str, ...] = ()


def differences_of(readings: Sequence[Reading], carriers: Sequence[Carrier]) -> tuple[Difference, ...]:
    """Every difference but punctuation, in the order of the statement."""
    found = [_difference(stretch, carriers) for stretch in stretches_of(readings)]
    return tuple(difference for difference in found if difference)


def is_changed(readings: Sequence[Reading]) -> bool:
    """Whether words inside the statement differ in more than style, marks and length."""
    return any(_is_change(stretch) for stretch in stretches_of(readings))


def summary_of(readings: Sequence[Reading], carriers: Sequence[Carrier]) -> tuple[str, ...]:
    """The differences counted, each kind in a few words; what they have in common where there is no difference."""
    stretches = stretches_of(readings)
    only = Counter(_told(stretch, carriers) for stretch in stretches if _is_change(stretch) and _is_only(stretch))
    replaced = sum(_is_change(stretch) and not _is_only(stretch) for stretch in stretches)
    styles = sum(stretch.reading.cls in _STYLES for stretch in stretches)
    cuts = sum(stretch.reading.marked for stretch in stretches)
    said = [f"{lead}: {count} stretch{'' if count == 1 else 'es'}" for lead, count in only.items()]
    said += [f"replaced: {replaced}"] if replaced else []
    said += [f"cut or added with a mark: {cuts}"] if cuts else []
    said += [f"written differently: {styles}"] if styles else []
    if not said:
        is_edge = any(stretch.is_edge for stretch in stretches)
        said = ["the same words as far as each goes" if is_edge else "the same words in all"]
    return tuple(said)


def _is_change(stretch: Stretch) -> bool:
    reading = stretch.reading
    return reading.op != "equal" and reading.cls == "wording" and not reading.marked and not stretch.is_edge


def _is_only(stretch: Stretch) -> bool:
    return any(absence in {Absence.GAP, Absence.CUT} for absence in stretch.absences)


def _told(stretch: Stretch, carriers: Sequence[Carrier]) -> str:
    """Who has the words and who has not, as shortly as it can be said of this many witnesses."""
    having, missing = stretch.having, _missing(stretch)
    if any(carriers[place].is_primary for place in missing):
        return f"in {named(carriers, having)}, not in the primary text"
    if any(carriers[place].is_primary for place in having):
        return f"left out of the primary text’s words in {named(carriers, missing)}"
    if len(having) == 1:
        return f"only in {named(carriers, having)}"
    return f"not in {named(carriers, missing)}"


def _missing(stretch: Stretch) -> tuple[int, ...]:
    return tuple(place for place, found in enumerate(stretch.absences) if found in {Absence.GAP, Absence.CUT})


def _difference(stretch: Stretch, carriers: Sequence[Carrier]) -> Difference | None:
    reading = stretch.reading
    if reading.op == "equal" or reading.cls in {"equal", "punctuation"}:
        return None
    if reading.cls in _STYLES:
        return Difference("style", _STYLES[reading.cls].capitalize(), _quoted(stretch, carriers))
    if stretch.is_edge:
        return _edge(stretch, carriers)
    if not _is_only(stretch):
        lead = "Changed, and marked so" if reading.marked else "Different words"
        return Difference("replaced", lead, _quoted(stretch, carriers), reading.touches)
    lead = f"In {named(carriers, stretch.having)}, not in {named(carriers, _missing(stretch))}"
    if reading.marked:
        lead += ", which marks the cut"
    elif _is_left_out(stretch, carriers):
        lead = f"Left out of the primary text’s words in {named(carriers, _missing(stretch))}"
    quoted = _quoted(stretch, carriers)
    return Difference("only", lead, quoted if len(quoted) > 1 else (("", quoted[0][1]),), reading.touches)


def _is_left_out(stretch: Stretch, carriers: Sequence[Carrier]) -> bool:
    return any(carriers[place].is_primary for place in stretch.having)


def _edge(stretch: Stretch, carriers: Sequence[Carrier]) -> Difference | None:
    later = [place for place, found in enumerate(stretch.absences) if found is Absence.LATER]
    earlier = [place for place, found in enumerate(stretch.absences) if found is Absence.EARLIER]
    parts = [f"{named(carriers, later)} begins later" if later else ""]
    parts += [f"{named(carriers, earlier)} ends earlier" if earlier else ""]
    said = " and ".join(part for part in parts if part)
    if not said:
        return None
    return Difference("edge", f"{said[:1].upper()}{said[1:]}, without", _quoted(stretch, carriers))


def _quoted(stretch: Stretch, carriers: Sequence[Carrier]) -> tuple[tuple[str, str], ...]:
    """The different texts, each with those who have it."""
    by_text: dict[str, list[int]] = {}
    for place in stretch.having:
        by_text.setdefault(in_one_line(stretch.reading.texts[place]).strip(), []).append(place)
    return tuple((named(carriers, places), _cut(text)) for text, places in by_text.items())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
