"""The lexicon that ships with the code: what an installation starts from and the batch commands use by default."""

from functools import cache
from pathlib import Path

from framing.analysis.aliases import AliasTable
from framing.analysis.aliases.sheet import load_sheet
from framing.analysis.lexicon import Lexicon, load_lexicon
from framing.analysis.swaps import SwapTest, load_swap_test

STARTER_FILE = Path(__file__).parent / "en.toml"
DEMO_DESK_FILE = Path(__file__).parent / "demo_desk.toml"
ALIAS_FILE = Path(__file__).parent / "aliases.csv"
SWAP_FILE = Path(__file__).parent / "swap_sentences.toml"


@cache
def starter_lexicon() -> Lexicon:
    """The starter lexicon, read once a process."""
    return load_lexicon(STARTER_FILE.read_text(encoding="utf-8"))


@cache
def starter_swap_test() -> SwapTest:
    """The sentences of the swap test, read once a process."""
    return load_swap_test(SWAP_FILE.read_text(encoding="utf-8"))


@cache
def load_starter_aliases() -> AliasTable:
    """The alias table that comes with the product, read once a process; a fault in it is a mistake of ours."""
    sheet = load_sheet(ALIAS_FILE.read_text(encoding="utf-8"))
    if sheet.faults:
        raise ValueError("; ".join(f"line {fault.line}: {fault.message}" for fault in sheet.faults))
    return AliasTable(sheet.sets)
