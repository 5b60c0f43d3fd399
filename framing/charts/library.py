"""The one door to matplotlib: it is imported when the first chart is asked for, and draws one at a time.

Its settings and fonts are global, so whoever uses it holds the lock. Its renderers are used as they are, without its
figures and axes: these cost a second to import, and every chart here has a layout of its own for two widths. Words are
measured with the very fonts that pages use.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from threading import RLock
from typing import Any

from framing.charts.sheet import Line, Mark, Point, Sheet, Words
from framing.charts.theme import LIGHT, REGULAR, SEMIBOLD, SENTINELS, TEXT

#: Pixels of one unit of a file, for screens that have several for one.
PNG_SCALE = 2
_DPI = 72
_OUTLINE = 1.5
_LOCK = RLock()
# Words stay words, and the same figures give the same bytes.
_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "charts", "path.snap": False, "text.hinting": "none"}
#: The second one has the letters that the first has not.
_FAMILIES = ["Inter", "DejaVu Sans"]


def svg_of(sheet: Sheet) -> bytes:
    """The drawing as matplotlib writes it, in colours that stand for roles (see markup)."""
    with _at_work() as library:
        written = io.StringIO()
        renderer = library.RendererSVG(sheet.width, sheet.y, written, image_dpi=_DPI)
        _draw(library, renderer, sheet, SENTINELS, 1)
        renderer.finalize()
    return written.getvalue().encode()


def png_of(sheet: Sheet) -> bytes:
    """The drawing as a picture in the colours of the light theme."""
    with _at_work() as library:
        size = round(sheet.width * PNG_SCALE), round(sheet.y * PNG_SCALE)
        renderer = library.RendererAgg(*size, _DPI * PNG_SCALE)
        _draw(library, renderer, sheet, LIGHT, PNG_SCALE)
        drawn = library.Image.fromarray(library.asarray(renderer.buffer_rgba()))
        ground = library.Image.new("RGB", size, LIGHT["paper"])
        ground.paste(drawn, mask=drawn)
        written = io.BytesIO()
        ground.save(written, "PNG", optimize=True)
    return written.getvalue()


@lru_cache(maxsize=4096)
def width_of(text: str, size: float = TEXT, *, is_strong: bool = False) -> float:
    """How wide these words are, in pixels."""
    with _at_work() as library:
        font = library.get_font([str(SEMIBOLD if is_strong else REGULAR), library.fallback])
        font.set_size(size, _DPI)
        font.set_text(text, 0, flags=library.unhinted)
        return float(font.get_width_height()[0]) / 64


def cut(text: str, width: float, size: float = TEXT, *, is_strong: bool = False) -> str:
    """The words as far as they fit, with a sign where some are left out."""
    if width_of(text, size, is_strong=is_strong) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = width_of(text[:middle].rstrip() + "…", size, is_strong=is_strong) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + "…"


def wrapped(text: str, width: float, size: float = TEXT, *, is_strong: bool = False) -> list[str]:
    """The text in lines that fit; a word that is longer than a line stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, is_strong=is_strong) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def steps_to(greatest: float, most: int) -> Sequence[float]:
    """Round values from 0 on, at most so many steps, the last one not below the greatest."""
    with _at_work() as library:
        found = library.MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10], min_n_ticks=2).tick_values(0, greatest or 1)
    steps = [round(float(value), 6) for value in found if value >= 0]
    return steps if steps[-1] >= greatest else [*steps, round(2 * steps[-1] - steps[-2], 6)]


class _Library:
    """The parts of matplotlib that are used, with the fonts made known to it."""

    def __init__(self) -> None:
        import matplotlib as mpl
        from matplotlib import font_manager, ft2font, path, text, ticker, transforms
        from matplotlib.backends.backend_agg import RendererAgg
        from matplotlib.backends.backend_svg import RendererSVG
        from numpy import asarray
        from PIL import Image

        for file in (REGULAR, SEMIBOLD):
            font_manager.fontManager.addfont(str(file))
        self.settings, self.fonts, self.get_font = mpl.rc_context, font_manager, font_manager.get_font
        self.fallback = font_manager.findfont(_FAMILIES[1])
        self.unhinted = ft2font.LoadFlags.NO_HINTING
        self.RendererAgg, self.RendererSVG, self.Image, self.asarray = RendererAgg, RendererSVG, Image, asarray
        self.Path, self.Text, self.Affine = path.Path, text.Text, transforms.Affine2D
        self.MaxNLocator = ticker.MaxNLocator

    def font(self, size: float, *, is_strong: bool) -> Any:
        """The font of a page in that size."""
        return self.fonts.FontProperties(family=_FAMILIES, size=size, weight=600 if is_strong else 400)


@lru_cache(maxsize=1)
def _library() -> _Library:
    return _Library()


@contextmanager
def _at_work() -> Iterator[_Library]:
    with _LOCK:
        library = _library()
        with library.settings(_SETTINGS):
            yield library


def _draw(library: _Library, renderer: Any, sheet: Sheet, colours: Mapping[str, str], scale: float) -> None:
    """Every mark in turn; the sheet counts from the top, the renderer's paths from below, its words from the top."""
    upright = library.Affine().scale(scale, -scale).translate(0, sheet.y * scale)
    for mark in sheet.marks:
        ink = renderer.new_gc()
        ink.set_foreground(colours[mark.role])
        if isinstance(mark, Words):
            _write(library, renderer, ink, mark, scale, upright)
            continue
        is_outline = isinstance(mark, Line) or not mark.is_filled
        ink.set_linewidth((mark.width if isinstance(mark, Line) else _OUTLINE) if is_outline else 0)
        ink.set_capstyle("butt")
        ink.set_alpha(1.0 if isinstance(mark, Point) else mark.opacity)
        fill = None if is_outline else (*(int(colours[mark.role][at : at + 2], 16) / 255 for at in (1, 3, 5)), 1.0)
        renderer.draw_path(ink, _path(library, mark), upright, fill)


def _write(library: _Library, renderer: Any, ink: Any, mark: Words, scale: float, upright: Any) -> None:
    font = library.font(mark.size, is_strong=mark.is_strong)
    # What the SVG needs to know of the side from which the words run; the picture needs their left end.
    x, y = upright.transform((mark.x, mark.y))
    words = library.Text(x, y, mark.text, ha=mark.anchor)
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[mark.anchor]
    left = mark.x - share * width_of(mark.text, mark.size, is_strong=mark.is_strong) if share else mark.x
    renderer.draw_text(ink, left * scale, mark.y * scale, mark.text, font, 0, ismath=False, mtext=words)


def _path(library: _Library, mark: Mark) -> Any:
    if isinstance(mark, Point):
        return library.Path.circle((mark.x, mark.y), mark.radius)
    if isinstance(mark, Line):
        return library.Path([(mark.x, mark.y), (mark.x2, mark.y2)])
    assert not isinstance(mark, Words)
    right, below = mark.x + mark.width, mark.y + mark.height
    corners = [(mark.x, mark.y), (right, mark.y), (right, below), (mark.x, below), (mark.x, mark.y)]
    return library.Path(corners, closed=True)
