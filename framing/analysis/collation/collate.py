"""The statements that several texts carry (docs/method.md, "Same words, several reports")."""

from collections.abc import Iterable, Mapping

from framing.analysis.collation.values import Statement, Utterance


def collated(utterances: Iterable[Utterance], texts: Mapping[str, str]) -> tuple[Statement, ...]:
    """The statements carried by two texts or more; what stands in one text alone is not among them.

    ``texts`` are the texts by witness key, in the order of the witnesses. Primary texts come first in every statement;
    statements come in the order in which the first of their articles carries them.
    """
    return ()
