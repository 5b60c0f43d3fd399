"""The candidate model that ships with the code, and the one that an installation names instead."""

from functools import cache
from pathlib import Path

from framing.analysis.candidates.model_file import load_lists, load_model
from framing.analysis.candidates.values import CandidateModel, CandidateModelError, WordLists

SHIPPED_FILE = Path(__file__).parent / "en.toml"
LISTS_FILE = Path(__file__).parent / "words.en.toml"
#: What a setting or an option says for no candidates at all.
NONE = "none"


@cache
def word_lists() -> WordLists:
    """The word classes and seed words that every model is trained and read with."""
    return load_lists(LISTS_FILE.read_text(encoding="utf-8"))


@cache
def shipped_model() -> CandidateModel:
    """The model that ships, read once a process."""
    return load_model(SHIPPED_FILE.read_text(encoding="utf-8"), word_lists())


@cache
def candidate_model(named: str = "") -> CandidateModel | None:
    """The model under a name: the shipped one for no name, none at all for “none”, otherwise that of a file.

    Raises :class:`CandidateModelError` when the file cannot be used. It is read once a process.
    """
    if not named:
        return shipped_model()
    if named.strip().lower() == NONE:
        return None
    try:
        text = Path(named).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CandidateModelError(f"{named}: {error}") from error
    try:
        return load_model(text, word_lists())
    except CandidateModelError as error:
        raise CandidateModelError(f"{named}: {error}") from error
