"""The terms by which a report is found again: its strongest ones, and those of them that few reports share."""

import numpy as np
from numpy.typing import NDArray

from reports.grouping.lengths import Measured
from reports.grouping.rarity import Seen

#: Keys stored for a report; a choice.
MOST_KEYS = 24
#: Stored reports that the keys of one report may lead to, as far as is known: what a look-up costs, however many
#: reports are open.
MOST_ROWS = 400
#: Keys of pairs lie above those of words.
PAIRS_FROM = 1 << 32


def keys_of(mine: Measured) -> list[int]:
    """The keys of a report, the strongest first: what it has often and others seldom."""
    report = mine.report
    numbers = np.concatenate([report.words.astype(np.int64), report.pairs.astype(np.int64) + PAIRS_FROM])
    strengths = np.concatenate([mine.words, mine.pairs])
    best = np.lexsort((numbers, -strengths.round(6)))[:MOST_KEYS]
    found: list[int] = numbers[best].tolist()
    return found


def rarest(keys: list[int], words: Seen, pairs: Seen, open_reports: int) -> list[int]:
    """Those of the keys that lead to ``MOST_ROWS`` of so many open reports at most, the rarest first; one at least."""
    if not keys:
        return []
    numbers = np.array(keys, dtype=np.int64)
    is_pair = numbers >= PAIRS_FROM
    terms = (numbers - is_pair * PAIRS_FROM).astype(np.uint32)
    counts = np.where(is_pair, pairs.counts(terms), words.counts(terms))
    rows = _expected(counts, words.reports, open_reports)
    order = np.lexsort((np.arange(len(keys)), rows))
    kept = order[np.cumsum(rows[order]) <= MOST_ROWS]
    return [keys[place] for place in (kept if len(kept) else order[:1])]


def _expected(counts: NDArray[np.int64], reports: int, open_reports: int) -> NDArray[np.float64]:
    found: NDArray[np.float64] = counts.astype(np.float64) * (open_reports / max(reports, 1))
    return found
