"""What `manage.py check` says of the settings of this app."""

import pytest

from framing.checks import candidate_model_can_be_read


@pytest.mark.parametrize("named", ["", "none"])
def test_shipped_model_and_no_model_are_fine(settings, named):
    settings.CANDIDATE_MODEL = named

    assert candidate_model_can_be_read(None) == []


def test_model_that_cannot_be_read_is_named_with_what_to_do(settings, tmp_path):
    settings.CANDIDATE_MODEL = str(tmp_path / "gone.toml")

    (error,) = candidate_model_can_be_read(None)

    assert "gone.toml" in error.msg
    assert "train_candidates" in error.hint
