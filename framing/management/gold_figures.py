"""Quantities and rows of the ledger held against gold, step by step from the span to the population."""

import math
import re
from collections.abc import Callable, Mapping, Sequence

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.ledger import LedgerRow, Verdict
from framing.management.gold_tally import Tally, likeness, matched
from framing.management.gold_texts import SIDES, GoldQuantity, GoldRow, GoldStory, Interval
from reports.extraction.quantities.values import Quantity

#: Steps in their order; each asks for all before it.
STEPS = ("span", "value", "unit", "population")
#: A measure is right in any unit of its kind: conversions in print are rounded by up to this share.
ROUNDING = 0.03
#: One unit of each measure in metres and in days.
_METRES = {
    "km": 1000.0, "kilometre": 1000.0, "m": 1.0, "metre": 1.0, "cm": 0.01, "centimetre": 0.01, "mm": 0.001,
    "millimetre": 0.001, "mi": 1609.344, "mile": 1609.344, "nmi": 1852.0, "nautical mile": 1852.0,
}  # fmt: skip
_DAYS = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "month": 30.4, "year": 365.25,
    "decade": 3652.5,
}  # fmt: skip
_MEASURES = {"distance": _METRES, "time": _DAYS}
#: Kinds of units that have no members, so that nobody asks which ones.
_WITHOUT_POPULATION = ("money:", "distance:", "time:")
#: Words that say nothing about which ones are counted.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """a an and all another any at be been both by for from further had has have her his in is it its more most new 
        no of on or other others our out own people person persons some that the their them these they this those to
        total was were which who whom whose with""",
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_SHOWN = 60


def quantity_tally(story: GoldStory, reports: Mapping[str, AnalysedReport], tally: Tally) -> None:
    """Counts the figures of both reports that were found, with value, with unit, with population."""
    for side in SIDES:
        _count_quantities(story, side, reports[side].quantities, tally)


def _count_quantities(story: GoldStory, side: str, found: Sequence[Quantity], tally: Tally) -> None:
    text = story.texts[side]
    golds = [gold for gold in story.quantities if gold.side == side]
    sure, doubtful = ([gold for gold in golds if gold.is_doubtful is wanted] for wanted in (False, True))
    places = range(len(found))

    def weigh(place: int, gold: int) -> float:
        one, other = found[place], sure[gold]
        same = likeness(one.span, other.span)
        return same and same + len(steps_passed(one, other, text))

    partners = matched(list(places), list(range(len(sure))), weigh)
    passed = {gold: steps_passed(found[place], sure[gold], text) for gold, place in partners.items()}
    false = [
        found[place]
        for place in places
        if place not in partners.values() and not any(found[place].span.overlaps(gold.span) for gold in doubtful)
    ]
    judged = len(partners) + len(false)
    for step in STEPS:
        right = sum(step in steps for steps in passed.values())
        tally.counts.update(
            {
                f"quantities.{step}.right": right,
                f"quantities.{step}.false": judged - right,
                f"quantities.{step}.found": right,
                f"quantities.{step}.gold": len(sure),
            }
        )
    tally.errors += [
        f"quantity missed in {side}: {_told(gold, text)}" for place, gold in enumerate(sure) if place not in partners
    ]
    tally.errors += [f"quantity false in {side}: {_shown(one, text)}" for one in false]
    for place, steps in passed.items():
        if STEPS[-1] not in steps:
            wrong = STEPS[len(steps)]
            one = found[partners[place]]
            tally.errors.append(
                f"quantity with another {wrong} in {side}: {_shown(one, text)} ‖ {_told(sure[place], text)}"
            )


def steps_passed(found: Quantity, gold: GoldQuantity, text: str) -> tuple[str, ...]:
    """The steps in which a figure is right, up to the first in which it is not; the spans are taken to overlap."""
    tests: tuple[Callable[[], bool], ...] = (
        lambda: any(_same_value(found, interval, unit) for interval in gold.values for unit in gold.units),
        lambda: any(_same_unit(found.unit, unit) for unit in gold.units),
        lambda: _same_population(found, gold),
    )
    passed = [STEPS[0]]
    for step, test in zip(STEPS[1:], tests, strict=True):
        if not test():
            break
        passed.append(step)
    return tuple(passed)


def _factor(unit: str) -> tuple[str, float] | None:
    kind, _, name = unit.partition(":")
    size = _MEASURES.get(kind, {}).get(name)
    return None if size is None else (kind, size)


def _same_unit(found: str, gold: str) -> bool:
    one, other = _factor(found), _factor(gold)
    return found == gold or (one is not None and other is not None and one[0] == other[0])


def _same_value(found: Quantity, interval: Interval, unit: str) -> bool:
    one, other = _factor(found.unit), _factor(unit)
    scale, within = 1.0, 1e-6
    if one and other and one[0] == other[0] and found.unit != unit:
        scale, within = one[1] / other[1], ROUNDING
    ends = zip((found.low, found.high), interval, strict=True)
    return all(
        (mine is None and theirs is None)
        or (
            mine is not None and theirs is not None and math.isclose(mine * scale, theirs, rel_tol=within, abs_tol=1e-9)
        )
        for mine, theirs in ends
    )


def _same_population(found: Quantity, gold: GoldQuantity) -> bool:
    if gold.units[0].startswith(_WITHOUT_POPULATION):
        return True
    mine = content_words(found.population)
    return any(_overlap_by_half(mine, content_words(words)) for words in gold.populations)


def _overlap_by_half(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return one == other
    return 2 * len(one & other) >= min(len(one), len(other))


def content_words(words: str) -> frozenset[str]:
    """The words that say which ones are meant, in lower case and without a plural s."""
    found = (word.lower() for word in _WORD.findall(words.replace("’s", "").replace("'s", "")))
    return frozenset(word.removesuffix("s") for word in found if word not in _EMPTY and len(word) > 1)


def row_tally(story: GoldStory, reports: Mapping[str, AnalysedReport], rows: Sequence[LedgerRow], tally: Tally) -> None:
    """Counts the figures that were laid side by side as in gold, and the verdicts on them."""
    named = [_ids(story, reports, row) for row in rows]
    unsure = {gold.id for gold in story.quantities if gold.is_doubtful}
    both = [
        place for place, row in enumerate(rows) if row.verdict is not Verdict.ONLY_IN and all(named[place].values())
    ]
    answered: set[int] = set()
    for gold in story.rows:
        places = [place for place in both if _covers(named[place], gold)]
        answered.update(places)
        if gold.is_doubtful:
            continue
        is_right = any(rows[place].verdict is gold.verdict for place in places)
        tally.counts.update(
            {"ledger.gold": 1, "ledger.found": int(bool(places)), "ledger.verdict_right": int(is_right)}
        )
        if not is_right:
            said = ", ".join(rows[place].verdict for place in places) or "not compared"
            tally.errors.append(f"ledger: {said} instead of {gold.verdict}: {_figures(story, gold)}")
    doubtful = {place for place in both if any(ids <= unsure for ids in named[place].values())} - answered
    both = [place for place in both if place not in doubtful]
    sides = {place: _sides(rows[place]) for place in both}
    tally.counts.update({"ledger.rows": len(both), "ledger.rows_not_in_gold": len(both) - len(answered)})
    for place in both:
        if place not in answered:
            words = " ‖ ".join(
                "; ".join(_shown(reports[side].quantities[one], story.texts[side]) for one in sides[place][side])
                for side in SIDES
            )
            tally.errors.append(f"ledger: compared, not in gold ({rows[place].verdict}): {words}")


def _sides(row: LedgerRow) -> dict[str, tuple[int, ...]]:
    members = {member.key: member.quantities for member in row.members}
    return {side: members.get(side, ()) for side in SIDES}


def _ids(story: GoldStory, reports: Mapping[str, AnalysedReport], row: LedgerRow) -> dict[str, set[str]]:
    """The gold figures that a row's figures overlap; a figure that gold does not know stands under its place."""
    ids: dict[str, set[str]] = {}
    for side, places in _sides(row).items():
        golds = [gold for gold in story.quantities if gold.side == side]
        spans = [(place, reports[side].quantities[place].span) for place in places]
        ids[side] = {gold.id for _, span in spans for gold in golds if span.overlaps(gold.span)}
        ids[side] |= {f"#{place}" for place, span in spans if not any(span.overlaps(gold.span) for gold in golds)}
    return ids


def _covers(ids: Mapping[str, set[str]], gold: GoldRow) -> bool:
    return all(set(gold.figures[side]) <= ids[side] for side in SIDES)


def _figures(story: GoldStory, row: GoldRow) -> str:
    words = {gold.id: gold.span.of(story.texts[gold.side]) for gold in story.quantities}
    return " ‖ ".join("; ".join(words[one] for one in row.figures[side]) for side in SIDES)


def _shown(one: Quantity, text: str) -> str:
    return _line(one.span.of(text), (one.low, one.high), one.unit, one.population)


def _told(gold: GoldQuantity, text: str) -> str:
    return _line(gold.span.of(text), gold.values[0], "|".join(gold.units), " | ".join(gold.populations))


def _line(words: str, interval: Interval, unit: str, population: str) -> str:
    low, high = ("open" if end is None else f"{end:g}" for end in interval)
    return f"“{words[:_WORDS_SHOWN]}” {low} to {high} {unit} of “{population[:_WORDS_SHOWN]}”"
