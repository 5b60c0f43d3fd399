"""Why two reports are taken for reports of one event, in words; told is only what both have."""

from collections.abc import Iterable

from reports.grouping.values import ReportFeatures
from reports.grouping.words import stem_of

NAMES_SHOWN = 4
NUMBERS_SHOWN = 3
WORDS_SHOWN = 4
HOURS_A_DAY = 24


def reasons_of(one: ReportFeatures, other: ReportFeatures) -> tuple[str, ...]:
    """What both reports have, the strongest first, and how far they are apart; the same whichever comes first."""
    if one.digest == other.digest:
        return ("the same words", apart(one, other))
    found = []
    if len(set(one.quoted.tolist()) & set(other.quoted.tolist())) > 1:
        found.append("a quotation in the same words")
    if names := _shared_names(one.told.names, other.told.names):
        found.append(f"same names: {', '.join(names[:NAMES_SHOWN])}")
    if place := _shared_place(one, other):
        found.append(f"same place: {place}")
    if numbers := _shared(one.told.numbers, other.told.numbers, str):
        found.append(f"same numbers: {', '.join(numbers[:NUMBERS_SHOWN])}")
    if words := _shared(one.told.words, other.told.words, stem_of):
        found.append(f"same words: {', '.join(words[:WORDS_SHOWN])}")
    return (*found, apart(one, other))


def apart(one: ReportFeatures, other: ReportFeatures) -> str:
    """The time between two reports in words."""
    if one.moment is None or other.moment is None:
        return "time of publication not known"
    hours = abs((one.moment - other.moment).total_seconds()) / 3600
    if hours < 1:
        return "less than an hour apart"
    if hours < 2 * HOURS_A_DAY:
        return f"{hours:.0f} {'hour' if round(hours) == 1 else 'hours'} apart"
    return f"{hours / HOURS_A_DAY:.0f} days apart"


def _shared_names(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """Names of both; where one has more of a name than the other, the part that both have."""
    mine, theirs = ({_key(name): name for name in names} for names in (one, other))
    found: dict[str, int] = {}
    for place, key in enumerate(mine):
        for there, other_key in enumerate(theirs):
            shorter, longer = sorted((key, other_key), key=lambda name: (len(name), name))
            if _is_part(shorter, longer):
                found[shorter] = min(found.get(shorter, place + there), place + there)
    written = {key: min({*filter(None, (mine.get(key), theirs.get(key)))}) for key in found}
    ranked = sorted(found, key=lambda key: (found[key], key))
    kept = [key for key in ranked if not any(key != longer and _is_part(key, longer) for longer in found)]
    return [written[key] for key in kept]


def _shared_place(one: ReportFeatures, other: ReportFeatures) -> str:
    for place, names in ((one.told.place, other.told), (other.told.place, one.told)):
        if place and (_key(place) == _key(names.place) or any(_key(place) == _key(name) for name in names.names)):
            return place
    return ""


def _shared(one: Iterable[str], other: Iterable[str], same: type[str] | object) -> list[str]:
    key = stem_of if same is stem_of else str
    mine, theirs = ({key(word): place for place, word in enumerate(words)} for words in (one, other))
    words = {key(word): word for word in (*other, *one)}
    both = sorted(mine.keys() & theirs.keys(), key=lambda stem: (mine[stem] + theirs[stem], stem))
    return [min(words[stem], stem, key=len) if key is str else words[stem] for stem in both]


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _is_part(name: str, longer: str) -> bool:
    return f" {name} " in f" {longer} "
