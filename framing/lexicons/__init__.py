"""The lexicon that ships with the code: what an installation starts from and the batch commands use by default."""

from functools import cache
from pathlib import Path

from framing.analysis.lexicon import Lexicon, load_lexicon
from framing.analysis.swaps import SwapTest, load_swap_test

STARTER_FILE = Path(__file__).parent / "en.toml"
DEMO_DESK_FILE = Path(__file__).parent / "demo_desk.toml"
SWAP_FILE = Path(__file__).parent / "swap_sentences.toml"


@cache
def starter_lexicon() -> Lexicon:
    """The starter lexicon, read once a process."""
    return load_lexicon(STARTER_FILE.read_text(encoding="utf-8"))


@cache
def starter_swap_test() -> SwapTest:
    """The sentences of the swap test, read once a process."""
    return load_swap_test(SWAP_FILE.read_text(encoding="utf-8"))
