"""The lexicon that ships with the code: what an installation starts from and the batch commands use by default."""

from functools import cache
from pathlib import Path

from framing.analysis.lexicon import Lexicon, load_lexicon

STARTER_FILE = Path(__file__).parent / "en.toml"


@cache
def starter_lexicon() -> Lexicon:
    """The starter lexicon, read once a process."""
    return load_lexicon(STARTER_FILE.read_text(encoding="utf-8"))
