"""Votes for and against, which are printed as a pair: "voted 26 to 22" (docs/method.md, "Quantities")."""

import re
from collections.abc import Iterator

from reports.extraction.quantities.numerals import Numeral

UNIT = "other:vote"
# From the method: how many characters before its figures a vote is named at most.
FARTHEST_VOTE = 90
_VOTE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|pass(?:ed|es|ing)?|approv(?:e|es|ed|ing)|adopt(?:ed|s|ing)?|reject(?:ed|s|ing)?|"
    r"confirm(?:ed|s|ing)?|acquit(?:ted|s)?|ratif(?:ied|ies|y)|ballot)\b[^.;]*$",
    re.IGNORECASE,
)
# Matches are won by such pairs too; a body that votes or what it votes on stands near.
_VOTING = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|bill|measure|resolution|motion|law|act|budget|amendment|senate|house|parliament|assembly|"
    r"council|committee|congress|chamber|board|lawmakers|senators|legislature|court|jury)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?<![\w.,/:$€£-])(?P<first>\d{1,3})(?:\s(?:votes\s)?to\s|\s?-\s?)(?P<second>\d{1,3})(?![\w/:%-]|[.,]\d"
    r"|\s(?:percent|per|points?|years?|days?|hours?|minutes?|months?|weeks?))"
)


def tallies_of(text: str) -> Iterator[tuple[Numeral, Numeral]]:
    """The pairs of votes in a paragraph, the larger one first as they are printed; scores of matches are none."""
    for found in _PAIR.finditer(text):
        first, second = float(found["first"]), float(found["second"])
        start = max(found.start() - FARTHEST_VOTE, 0)
        named = _VOTE.search(text, start, found.start()) or text.startswith(" vote", found.end())
        near = named and _VOTING.search(text, start, found.end() + FARTHEST_VOTE)
        if first > second and near:
            yield (
                Numeral(found.start("first"), found.end("first"), first, first),
                Numeral(found.start("second"), found.end("second"), second, second),
            )
