"""What a reader's browser has to load: little script and style of our own, nothing from elsewhere, clear colours."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from coloraide import Color
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
BYTES_OF_SCRIPT = 60_000
BYTES_OF_STYLE = 100_000
PAIR = re.compile(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
PAIRS = {name: colours for name, *colours in PAIR.findall((STATIC / "css/tokens.css").read_text(encoding="utf-8"))}
TEXT_COLOURS = ["ink", "soft", "faint", "warn", *(f"source-{number}" for number in range(1, 9))]
AA = 4.5
SOURCES = [f"source-{number}" for number in range(1, 9)]
#: CIEDE2000 between any two of eight sources; 2 to 3 is what an eye notices when colours lie side by side.
TOLD_APART = 6.0


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_own_scripts_are_small():
    assert sum(path.stat().st_size for path in (STATIC / "js").glob("*.js")) < BYTES_OF_SCRIPT


def test_own_style_is_small():
    assert sum(path.stat().st_size for path in (STATIC / "css").glob("*.css")) <= BYTES_OF_STYLE


@pytest.mark.parametrize("path", [*STATIC.glob("css/*.css"), *STATIC.glob("js/*.js")], ids=lambda path: path.name)
def test_nothing_is_loaded_from_elsewhere(path):
    assert not re.search(r"https?://|//[a-z]+\.", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
@pytest.mark.parametrize("name", TEXT_COLOURS)
def test_text_and_source_colours_can_be_read(name, ground, theme):
    assert contrast(PAIRS[name][theme], PAIRS[ground][theme]) >= AA


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("number", range(1, 9))
def test_ink_can_be_read_on_every_tint(number, theme):
    assert contrast(PAIRS["ink"][theme], PAIRS[f"tint-{number}"][theme]) >= AA
    assert contrast(PAIRS["soft"][theme], PAIRS[f"tint-{number}"][theme]) >= AA


def test_fonts_come_with_their_licences():
    names = {path.name for path in (STATIC / "fonts").iterdir()}

    assert {"OFL-inter.txt", "OFL-source-serif-4.txt"} <= names


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("sight", ["", "protan", "deutan", "tritan"])
def test_sources_are_told_apart_by_all_readers(sight, theme):
    seen = [Color(PAIRS[name][theme]) for name in SOURCES]
    seen = [colour.filter(sight) for colour in seen] if sight else seen

    distances = [one.delta_e(other, method="2000") for one, other in combinations(seen, 2)]

    assert min(distances) > TOLD_APART
