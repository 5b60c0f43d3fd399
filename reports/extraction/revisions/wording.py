"""The words inside a paragraph that changed."""

import re
from collections.abc import Sequence

from reports.extraction.revisions.sequences import common_blocks
from reports.extraction.revisions.values import Change, Segment
from reports.text.fold import fold
from reports.text.furniture import word_count

#: A word, a character of a script without blanks, a sign, or the white space between them.
_TOKEN = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|\w|\s+|[^\w\s]"
)
_ISLAND = re.compile(r"[\s,;.–—-]*")


def segments_of(before: str, after: str) -> tuple[Segment, ...]:
    """Both texts cut where their words part; joined they give each back verbatim."""
    left, right = _TOKEN.findall(before), _TOKEN.findall(after)
    blocks = common_blocks([_key(token) for token in left], [_key(token) for token in right])
    made: list[Segment] = []
    at, to = 0, 0
    for i, j, size in [*blocks, (len(left), len(right), 0)]:
        _add(made, "".join(left[at:i]), "".join(right[to:j]))
        at, to = i + size, j + size
        if size:
            made.append(Segment(Change.EQUAL, "".join(left[i:at]), "".join(right[j:to])))
    return _without_islands(made)


def words_changed(segments: Sequence[Segment]) -> tuple[int, int, int]:
    """How many words changed, a replaced one counted once; how many went out; how many came in."""
    apart = [(word_count(one.before), word_count(one.after)) for one in segments if one.change is not Change.EQUAL]
    return sum(map(max, apart)), sum(out for out, _ in apart), sum(came for _, came in apart)


def _key(token: str) -> str:
    return " " if token.isspace() else fold(token)


def _add(made: list[Segment], before: str, after: str) -> None:
    if before and after:
        made.append(Segment(Change.CHANGED, before, after))
    elif before or after:
        made.append(Segment(Change.TAKEN_OUT if before else Change.PUT_IN, before, after))


def _without_islands(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blanks and signs between two changes belong to them: nobody reads such a change word by word."""
    made: list[Segment] = []
    for number, one in enumerate(segments):
        inside = 0 < number < len(segments) - 1 and one.change is Change.EQUAL and _ISLAND.fullmatch(one.after)
        joins = made and made[-1].change is not Change.EQUAL and (inside or one.change is not Change.EQUAL)
        if not joins:
            made.append(one)
            continue
        last = made.pop()
        _add(made, last.before + one.before, last.after + one.after)
    return tuple(made)
