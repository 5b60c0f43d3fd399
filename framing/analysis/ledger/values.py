"""What the ledger of figures answers with (docs/method.md, "Ledger")."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What the figures for one population come to."""

    AGREE = "agree"
    AGREE_IN_TOTAL = "agree_in_total"
    DIFFER = "differ"
    ONLY_IN = "only_in"


@dataclass(frozen=True, slots=True)
class LedgerMember:
    """The figures of one report in a row, by their places in that report; more than one where it gives parts."""

    key: str
    quantities: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One thing that is counted: what each report gives for it, and in a few words how these stand to each other."""

    verdict: Verdict
    unit: str
    counted: str | None
    members: tuple[LedgerMember, ...]
    note: str = ""
