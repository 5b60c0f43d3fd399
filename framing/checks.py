"""What has to hold before anything is analysed; told by ``manage.py check`` and at the start of every command."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from framing.analysis.candidates.values import CandidateModelError
from framing.services.engines import candidates_in_use


@register()
def candidate_model_can_be_read(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The engine's name holds the digest of the candidate model: with an unreadable one nothing could be stored."""
    try:
        candidates_in_use()
    except CandidateModelError as error:
        hint = "Set CANDIDATE_MODEL to a file that train_candidates wrote, to “none”, or to nothing."
        return [Error(str(error), hint=hint, id="framing.E001")]
    return []
