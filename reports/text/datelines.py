"""Where and by whom a report was filed, at the very start of its first paragraph (docs/method.md, "Zones")."""

import re

# All patterns read the fold, and only the first characters of a paragraph.
LONGEST_DATELINE = 120

_WORD = r"[^\W\d_a-z][\w.']*(?:-[\w.']+)*"
_PLACE = rf"{_WORD}(?: (?:(?:of|the|de|la|el|al|du) )?{_WORD}){{0,3}}"
_PLACES = rf"{_PLACE}(?:(?:, ?| ?/ ?| and ){_PLACE}){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:,? ?(?:on )?(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?))"
_AGENCY = r"\([A-Z][\w .,&/'-]{1,40}\)"
_STROKE = r"(?:--?|:)"
_OPENING = r"""(?=["'(]?[^\W_a-z])"""

# (AGENCY) with or without a place before it; the bracket makes the stroke optional for the large agencies.
_BRACKETED = re.compile(rf"(?:{_PLACES}{_DATE}?,? ?)?{_AGENCY} ?{_STROKE} ?{_OPENING}")
_KNOWN_AGENCY = re.compile(
    rf"(?:{_PLACES}{_DATE}?,? ?)?"
    r"\((?:AP|AFP|Reuters|REUTERS|UPI|ANI|PTI|IANS|TASS|Xinhua|WAFA|SANA|IRNA|INA|DPA|dpa|ANSA|EFE|CNN|BBC)\) "
    rf"{_OPENING}"
)
# Place and date, or a place in capitals, before a dash; a dash is also how sentences interrupt themselves.
_DATED = re.compile(rf"{_PLACES}{_DATE} ?{_STROKE} ?{_OPENING}")
_CAPITALS = r"[^\W\d_a-z]{2}[^\W\d_a-z.' -]*(?:[ -][^\W\d_a-z.']{2,}){0,3}"
_CAPITAL_PLACE = re.compile(rf"{_CAPITALS}(?:(?:, ?| ?/ ?)(?:{_PLACE})){{0,2}} ?(?: --? ?|--|:) ?{_OPENING}")
_DASHED_PLACE = re.compile(rf"{_PLACES} (?:--?) {_OPENING}")
# NAME/ or NAME / at the start: the outlet or the place.
_SLASHED = re.compile(rf"{_PLACE}(?: ?/ ?{_PLACE} ?--?| ?/) {_OPENING}")

_NOT_A_PLACE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|President|Prime|Minister|Secretary|General|Gen|Colonel|Chancellor|King|Queen|Prince|"
    r"Senator|Sen|Rep|Governor|Gov|Chief|The|This|That|These|Those|It|He|She|They|We|You|But|And|When|While|If|In|On|At)\b"
)
_LABEL = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|WATCH|LIVE|VIDEO|PHOTOS?|OPINION|ANALYSIS|FACT ?CHECK|EDITORIAL|CORRECTION|NOTE|"
    r"READ|LISTEN|EXPLAINER|FACTBOX|TIMELINE|INTERVIEW|REVIEW|Q|A|Q&A|JUST IN|DEVELOPING|WARNING)\b"
)
# A second dash before small letters closes an insertion: "X - the old rival - said".
_INSERTION = re.compile(r"[^.!?]{0,200} --? [a-z]")
LONGEST_PLACE_WORDS = 4


def dateline_length(folded: str) -> int:
    """How many characters at the start of a folded paragraph are its dateline; 0 when it has none."""
    start = folded[:LONGEST_DATELINE]
    for pattern in (_BRACKETED, _KNOWN_AGENCY, _DATED):
        if match := pattern.match(start):
            return match.end()
    if _LABEL.match(start):
        return 0
    if (match := _SLASHED.match(start)) and not _NOT_A_PLACE.search(match.group()):
        return match.end()
    for pattern in (_CAPITAL_PLACE, _DASHED_PLACE):
        if (match := pattern.match(start)) and _is_place(match.group(), folded[match.end() : match.end() + 400]):
            return match.end()
    return 0


def _is_place(words: str, rest: str) -> bool:
    if _NOT_A_PLACE.search(words) or len(words.split(",")[0].split()) > LONGEST_PLACE_WORDS:
        return False
    # A label before a headline or a name before a remark ends early; after a dateline a sentence follows.
    return " " in rest and not _INSERTION.match(rest)
