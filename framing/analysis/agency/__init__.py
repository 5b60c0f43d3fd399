"""Who acts on whom in events of harm (docs/method.md, "Agency")."""

from framing.analysis.agency.finding import find_harms
from framing.analysis.agency.values import Form, Harm

__all__ = ["Form", "Harm", "find_harms"]
