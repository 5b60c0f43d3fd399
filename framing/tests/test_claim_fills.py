"""The fills of claims can be told apart by everybody who sees light and dark."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text(encoding="utf-8")
PAIRS = {
    name: colours for name, *colours in re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS)
}
FILLS = [*(f"fill-{number}" for number in range(1, 9)), "no-claim", "paper"]
# What red-blind, green-blind and blue-blind people see, in linear light (Machado, Oliveira and Fernandes 2009).
SIGHTS = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red-blind": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green-blind": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "blue-blind": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
#: In Oklab, where 0.02 is a difference that can just be seen side by side.
LEAST_DIFFERENCE = 0.05


def applied(matrix, values):
    return [sum(factor * value for factor, value in zip(row, values, strict=True)) for row in matrix]


def oklab(colour, sight):
    """The colour as somebody sees it, in a space in which distances are differences."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    seen = [min(max(part, 0), 1) for part in applied(sight, light)]
    to_cones = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    to_lab = (
        (0.2104542553, 0.793617785, -0.0040720468),
        (1.9779984951, -2.428592205, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.808675766),
    )
    return applied(to_lab, [cone ** (1 / 3) for cone in applied(to_cones, seen)])


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_fills_can_be_told_apart(sight, theme):
    seen = {name: oklab(PAIRS[name][theme], SIGHTS[sight]) for name in FILLS}

    close = [
        (one, other)
        for one, other in combinations(FILLS, 2)
        if {one, other} != {"no-claim", "paper"}
        and sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5 < LEAST_DIFFERENCE
    ]

    assert close == []
