"""The figures of several reports side by side: which agree, which differ (docs/method.md, "Ledger")."""

from framing.analysis.ledger.rows import ledger_of
from framing.analysis.ledger.values import LedgerMember, LedgerRow, Verdict

__all__ = ["LedgerMember", "LedgerRow", "Verdict", "ledger_of"]
