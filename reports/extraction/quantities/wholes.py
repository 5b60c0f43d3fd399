"""Parts of a figure and sums of figures within a sentence (docs/method.md, "Quantities")."""

import re
from collections.abc import Sequence

from reports.extraction.quantities.drafts import Draft

# From the method: how many figures back a whole is looked for, and how many parts a sum may have.
NEAREST_WHOLES = 6
MOST_PARTS = 6

_INCLUDING = re.compile(
    r"(?:\bincluding|\bamong them|\bof whom|\bof which|\bamong whom|\bincludes?|\bincluded|\bcounting)\b[^.;]*$", re.I
)
# "Of the 12 hostages, five were freed."
_OF_BEFORE = re.compile(r"\b(?:of|among|from) (?:the|these|those|its|their|his|her) $", re.IGNORECASE)
_OF_THEM = re.compile(r"\s(?:of|among)\s(?:them|whom|which|those|these)\b", re.IGNORECASE)


def link_parts(drafts: Sequence[Draft]) -> None:
    """Says of each part which figure it is part of."""
    for number, draft in enumerate(drafts):
        behind = drafts[number + 1] if number + 1 < len(drafts) else None
        if behind is not None and behind.reading is draft.reading and behind.start < draft.end:
            draft.part_of = number + 1
            continue
        whole = _whole_of(drafts, number)
        if whole is not None:
            draft.part_of = whole
            _inherit(draft, drafts[whole])


def _inherit(draft: Draft, whole: Draft) -> None:
    draft.happened = draft.happened or whole.happened
    if draft.counted.head is None:
        draft.unit = draft.unit or whole.unit
        draft.population_reading = whole.reading
        draft.population, draft.keys = whole.population, whole.keys


def _whole_of(drafts: Sequence[Draft], number: int) -> int | None:
    draft = drafts[number]
    text = draft.reading.text
    reach = 1 if draft.counted.of_whole else 0
    pronoun = bool(_OF_THEM.match(text, draft.numeral.end))
    for back in range(number - 1, max(number - 1 - NEAREST_WHOLES, -1), -1):
        whole = drafts[back]
        if draft.sentence - whole.sentence > reach:
            return None
        if whole.part_of is not None or (draft.unit and whole.unit != draft.unit) or not _may_hold(whole, draft):
            continue
        between = text[whole.end : draft.start] if whole.reading is draft.reading else ""
        is_named = draft.counted.head is None and _OF_BEFORE.search(
            whole.reading.text, max(whole.start - 12, 0), whole.start
        )
        if pronoun or draft.counted.of_whole or is_named or _INCLUDING.search(between[-60:]):
            return back
    return None


def _may_hold(whole: Draft, part: Draft) -> bool:
    top = whole.high if whole.high is not None else float("inf")
    return (part.low or 0) <= top


def link_sums(drafts: Sequence[Draft]) -> None:
    """Says of a total which figures beside it add up to it, in the same sentence and unit."""
    for number, total in enumerate(drafts):
        if not total.is_exact or total.part_of is not None or (total.low or 0) < 3:
            continue
        for step in (1, -1):
            parts = _parts_of(drafts, number, step)
            if parts:
                total.sum_of = sorted(part for part in parts)
                for part in parts:
                    drafts[part].part_of = number
                break


def _parts_of(drafts: Sequence[Draft], number: int, step: int) -> list[int]:
    total = drafts[number]
    parts: list[int] = []
    left = total.low or 0.0
    place = number + step
    while 0 <= place < len(drafts) and len(parts) < MOST_PARTS and left > 0:
        part = drafts[place]
        if part.sentence != total.sentence or part.unit != total.unit or not part.is_exact or part.sum_of:
            return []
        if part.part_of is None:
            left -= part.low or 0.0
            parts.append(place)
        if left == 0:
            return parts if len(parts) > 1 else []
        place += step
    return []
