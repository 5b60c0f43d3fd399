"""The contact sheet: one page with every picture, and one with those that differ from an earlier run."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from config.screenshots.camera import TALLEST, Taken
from config.screenshots.comparing import Difference

RECORD = "run.json"
INDEX = "index.html"
COMPARED = "compared.html"
STYLE = "sheet.css"
_STYLE = """body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5rem; color: #222; background: #f4f4f2 }
h1 { font-size: 1.3rem } h2 { font-size: 1rem; margin: 2rem 0 .4rem } .faulty { color: #a40000 }
nav { columns: 5 12rem; font-size: .85rem } .row { display: flex; gap: .8rem; align-items: start; overflow-x: auto }
figure { margin: 0 } figcaption { font-size: .75rem; color: #555 }
img { display: block; height: 22rem; max-width: 30rem; object-fit: cover; object-position: top; border: 1px solid #bbb }
.pair img { height: auto; width: 46vw; max-width: none }"""


def read_record(folder: Path) -> list[dict[str, Any]]:
    """What earlier runs wrote of the pictures in the folder."""
    try:
        rows: list[dict[str, Any]] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return rows


def record(folder: Path, taken: Sequence[Taken], names: Sequence[str]) -> list[dict[str, Any]]:
    """Write down what was taken beside what earlier runs took of other pages; all rows, in the order of the names."""
    new = {(one.name, one.width): asdict(one) for one in taken}
    known = {(row["name"], row["width"]): row for row in read_record(folder) if row["name"] in names}
    rows = sorted((known | new).values(), key=lambda row: (names.index(row["name"]), -row["width"]))
    (folder / RECORD).write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return rows


def _picture(name: str, caption: str, folder: str = "") -> str:
    address = escape(folder + name)
    image = f'<img loading="lazy" src="{address}" alt="{escape(caption)}">'
    return f'<figure><a href="{address}">{image}</a><figcaption>{escape(caption)}</figcaption></figure>'


def _written(folder: Path, name: str, title: str, body: str) -> Path:
    """The page, with its style sheet beside it."""
    (folder / STYLE).write_text(_STYLE, encoding="utf-8")
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><link rel="stylesheet" href="{STYLE}">'
    page = f'<!doctype html><html lang="en">{head}<h1>{escape(title)}</h1>{body}</html>'
    (folder / name).write_text(page, encoding="utf-8")
    return folder / name


def write_index(folder: Path, rows: Sequence[dict[str, Any]], *, title: str) -> Path:
    """The contact sheet over these rows."""
    names = list(dict.fromkeys(row["name"] for row in rows))
    faulty = {row["name"] for row in rows if row["faults"]}
    links = "".join(f'<a href="#{name}"{" class=faulty" if name in faulty else ""}>{name}</a><br>' for name in names)
    parts = [f"<nav>{links}</nav>"]
    for name in names:
        mine = [row for row in rows if row["name"] == name]
        told = "".join(
            f'<p class="faulty">{row["width"]} px: {escape(one)}</p>' for row in mine for one in row["faults"]
        )
        pictures = "".join(_picture(file, _caption(row, file)) for row in mine for file in row["files"])
        address = f"{escape(mine[0]['address'])} · {escape(mine[0]['who'])}"
        parts.append(f'<h2 id="{name}">{name} <small>{address}</small></h2>{told}<div class="row">{pictures}</div>')
    return _written(folder, INDEX, title, "".join(parts))


def _caption(row: dict[str, Any], file: str) -> str:
    cut = f", cut at {TALLEST} of {row['height']} px" if row["height"] > TALLEST else ""
    return f"{row['width']} {'dark' if file.endswith('-dark.png') else 'light'}{cut}"


def write_compared(folder: Path, before: Path, found: Sequence[Difference]) -> Path:
    """Before and after of every picture that differs, the most different first."""
    away = os.path.relpath(before, folder) + "/"
    parts = []
    for one in found:
        pair = _picture(one.file, "before", away) + _picture(one.file, "after")
        parts.append(f'<h2>{one.file} {one.share:.2%}, in {one.box}</h2><div class="row pair">{pair}</div>')
    title = f"{len(found)} pictures differ from {before}"
    return _written(folder, COMPARED, title, "".join(parts))
