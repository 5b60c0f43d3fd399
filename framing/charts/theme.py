"""Colours, type and distances of charts.

What is drawn names a role. In a page the role becomes a class, so that light, dark and forced colours are those of the
style sheet; in a file it becomes the colour of the light theme.
"""

from collections.abc import Mapping
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
REGULAR, SEMIBOLD = FONTS / "inter-regular.ttf", FONTS / "inter-semibold.ttf"
FAMILY = "Inter, system-ui, 'Segoe UI', Roboto, sans-serif"

#: Widths in pixels: beside or below other charts, and on a phone of 360 px inside its gutters.
WIDE, NARROW = 640, 328
#: Type in pixels; nothing is smaller than 11, whatever the screen.
TEXT, SMALL, HEADING = 12.5, 12.0, 13.0
TITLE = 17.0

#: The light colours of static/css/tokens.css; a test holds them to it.
LIGHT: Mapping[str, str] = {
    "ink": "#1d1b18",
    "soft": "#575249",
    "faint": "#6c655a",
    "line": "#e4dfd3",
    "line-strong": "#c9c2b3",
    "paper": "#fbfaf6",
    "source-1": "#3271bd",
    "source-2": "#8a3a00",
    "source-3": "#006551",
    "source-4": "#a84e85",
    "source-5": "#7f7000",
    "source-6": "#65388a",
    "source-7": "#611328",
    "source-8": "#09375e",
}
#: A colour for each role that means nothing but the role, until the drawing is put into a page.
SENTINELS: Mapping[str, str] = {role: f"#0100{number:02x}" for number, role in enumerate(LIGHT, start=1)}
ROLES: Mapping[str, str] = {colour: role for role, colour in SENTINELS.items()}
