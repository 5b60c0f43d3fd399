"""Which engine this installation runs."""

from django.conf import settings

from framing.analysis.candidates.values import CandidateModel
from framing.analysis.engine import engine_version
from framing.candidate_models import candidate_model
from reports.text.encoding import encoder_digest
from reports.text.parse import model_digest


def current_engine() -> str:
    """The name of the engine that this installation runs; figures carry the name of the one that made them."""
    candidates = candidates_in_use()
    return engine_version(model_digest(), encoder_digest(), candidates.digest if candidates else None)


def candidates_in_use() -> CandidateModel | None:
    """The candidate model that this installation reads with; None where candidates are switched off."""
    return candidate_model(settings.CANDIDATE_MODEL)
