"""Which engine this installation runs."""

from framing.analysis.engine import engine_version
from reports.text.parse import model_digest


def current_engine() -> str:
    """The name of the engine that this installation runs; figures carry the name of the one that made them."""
    return engine_version(model_digest())
