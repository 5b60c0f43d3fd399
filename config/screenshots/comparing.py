"""How far pictures differ from those of an earlier run."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

#: Two shades this near are one to the eye (of 255); the same page drawn twice differs by less.
NEAR = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """A picture that differs: the share of its pixels, and where they lie (left, top, right, bottom)."""

    file: str
    share: float
    box: tuple[int, int, int, int]


def difference(before: Path, after: Path) -> Difference | None:
    """How far the two differ, or None; what only one of them is large enough for counts as different."""
    with Image.open(before) as first, Image.open(after) as second:
        if first.size == second.size and first.tobytes() == second.tobytes():
            return None
        size = (max(first.width, second.width), max(first.height, second.height))
        sheets = []
        for one, ground in ((first, "black"), (second, "white")):
            sheet = Image.new("RGB", size, ground)
            sheet.paste(one.convert("RGB"))
            sheets.append(sheet)
    mask = ImageChops.difference(*sheets).convert("L").point([0] * NEAR + [255] * (256 - NEAR))
    box = mask.getbbox()
    if box is None:
        return None
    return Difference(after.name, mask.histogram()[255] / (size[0] * size[1]), box)


def differences(before: Path, after: Path, files: list[str]) -> tuple[list[Difference], list[str]]:
    """Those that differ, the most first, and those that the earlier run does not have."""
    known = [name for name in files if (before / name).exists()]
    found = [one for name in known if (one := difference(before / name, after / name))]
    return sorted(found, key=lambda one: -one.share), [name for name in files if name not in known]
