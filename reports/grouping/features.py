"""The features of a report: what it is about, in words, pairs of words, names, numbers and quotations."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reports.grouping.names import name_stems, names_told
from reports.grouping.values import ReportFeatures, Told
from reports.grouping.words import STOP_WORDS, Word, is_number, number_of, words_of
from reports.text.datelines import dateline_length
from reports.text.fold import fold

# Starting values of docs/method.md, "Stories": headline and lead carry the event, the end of a long report others.
LEAD_WORDS = 60
BODY_WORDS = 400
HEADLINE_WEIGHT = 3
LEAD_WEIGHT = 2
#: Characters of a body that are looked at; words behind them are behind ``BODY_WORDS``, too.
BODY_CHARACTERS = 12_000
#: Words of headline and lead that the sentence model is given; it reads hardly more of them.
MEANING_WORDS = 110
WORDS_IN_A_ROW = 4
NAMES_TOLD = 24
NUMBERS_TOLD = 12
WORDS_TOLD = 24

_QUOTATION = re.compile(r'"([^"]{12,600})"')
_PLACE = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*")
_MOST = 255


def features_of(
    headline: str,
    body: str,
    *,
    language: str = "en",
    moment: datetime | None = None,
    dateline: str = "",
    vector: NDArray[np.float32] | None = None,
) -> ReportFeatures:
    """The features of a report; ``vector`` is what the sentence model answers to :func:`meaning_text`."""
    body = body[:BODY_CHARACTERS]
    head, read = list(words_of(headline)), list(words_of(body))[:BODY_WORDS]
    lead = _stems(read[:LEAD_WORDS])
    parts = ((_stems(head), HEADLINE_WEIGHT), (lead, LEAD_WEIGHT), (_stems(read[LEAD_WORDS:]), 1))
    words = _counted((stem, weight) for stems, weight in parts for stem in stems)
    pairs = _counted((f"{one} {next_}", weight) for stems, weight in parts for one, next_ in pairwise(stems))
    leading, names = {number_of(stem) for stem in (*parts[0][0], *lead)}, name_stems(head, read)
    named = {number_of(stem) for stem in names}
    return ReportFeatures(
        words=np.array(list(words), dtype=np.uint32),
        counts=np.array(list(words.values()), dtype=np.uint8),
        in_lead=np.array([number in leading for number in words], dtype=np.bool_),
        is_name=np.array([number in named for number in words], dtype=np.bool_),
        pairs=np.array(list(pairs), dtype=np.uint32),
        pair_counts=np.array(list(pairs.values()), dtype=np.uint8),
        quoted=np.array(sorted(_quoted(body)), dtype=np.uint32),
        told=_told(head, read, names, dateline or _dateline(body)),
        digest=_digest(headline, body),
        language=language,
        moment=moment,
        vector=vector,
    )


def meaning_text(headline: str, body: str) -> str:
    """What the sentence model is given of a report."""
    return " ".join(f"{headline.strip()}. {body[:BODY_CHARACTERS]}".split()[:MEANING_WORDS])


def _stems(words: Iterable[Word]) -> list[str]:
    return [word.stem for word in words if word.stem not in STOP_WORDS and len(word.stem) > 1]


def _counted(weighted: Iterable[tuple[str, int]]) -> dict[int, int]:
    """How often each term counts, by the numbers of the terms in their order."""
    counts: Counter[int] = Counter()
    for term, weight in weighted:
        counts[number_of(term)] += weight
    return {number: min(counts[number], _MOST) for number in sorted(counts)}


def _quoted(body: str) -> set[int]:
    """Every few words in a row from inside double quotation marks."""
    found: set[int] = set()
    for match in _QUOTATION.finditer(fold(body)):
        stems = [word.stem for word in words_of(match[1])]
        runs = (stems[start : start + WORDS_IN_A_ROW] for start in range(len(stems) - WORDS_IN_A_ROW + 1))
        found.update(number_of(" ".join(run)) for run in runs)
    return found


def _told(head: Sequence[Word], read: Sequence[Word], names: frozenset[str], dateline: str) -> Told:
    numbers = dict.fromkeys(word.written for word in (*head, *read) if is_number(word.stem))
    counts = Counter(word.stem for word in (*head, *head, *read) if len(word.stem) > 2)
    written = {word.stem: word.written.lower() for word in (*read, *head)}
    plain = [stem for stem in counts if stem not in STOP_WORDS and stem not in names]
    first = {stem: place for place, stem in enumerate(counts)}
    words = sorted(plain, key=lambda stem: (-counts[stem], first[stem]))[:WORDS_TOLD]
    place = _PLACE.match(dateline.strip())
    return Told(
        names=names_told(read, names, NAMES_TOLD),
        numbers=tuple(numbers)[:NUMBERS_TOLD],
        words=tuple(written[stem] for stem in words),
        place=place[0].title() if place else "",
    )


def _dateline(body: str) -> str:
    folded = fold(body)
    return folded[: dateline_length(folded)]


def _digest(headline: str, body: str) -> int:
    words = " ".join(f"{headline} {body}".split())
    return int.from_bytes(
        hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True
    )
