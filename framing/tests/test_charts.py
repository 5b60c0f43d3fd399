"""Drawings of charts: what may stand in a page, what a file holds, and what importing costs."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.conf import settings
from django.core.cache import cache
from lxml import etree

from framing.analysis.plots import (
    Bar,
    Bars,
    Chart,
    Clock,
    Course,
    Dot,
    Dots,
    Field,
    Heat,
    Lane,
    Moment,
    Months,
    Ranged,
    Table,
)
from framing.charts import drawing, library, markup, theme
from framing.charts.kept import chart_view, png_file, svg_file
from framing.charts.sheet import Line, Point, Words

MORNING, NIGHT = datetime(2026, 3, 4, 6, 20, tzinfo=UTC), datetime(2026, 3, 5, 23, 5, tzinfo=UTC)
PLOTS = {
    "dots": Dots(
        (
            ("The gate", (Dot("Harbour Post", "source-1", "17.1 (9.3–28.6)", 17.1, 9.3, 28.6),)),
            ("The depot", (Dot("Coast Wire", "source-2", "not enough text to say"),)),
        ),
        "terms per 1,000 words",
    ),
    "bars": Bars(
        ("people", "organisations", "no name", "nobody"),
        (Bar("Harbour Post", "source-1", (120, 40, 10, 5), "people 120 · organisations 40"),),
        "words",
    ),
    "heat": Heat(
        (("Harbour Post", "source-1"), ("Coast Wire", "source-2")),
        (("the gate", (Field(4, "in 2 labels"), Field(0))), ("the depot", (Field(None), Field(1)))),
    ),
    "clock": Clock(
        (
            Lane("Harbour Post", "source-1", (Moment(MORNING, True, "published"), Moment(NIGHT, False, "text 2")), "x"),
            Lane("Coast Wire", "source-2", (), "no time of publication known"),
        )
    ),
    "months": Months(
        (("Nov", "2025"), ("Dec", "2025"), ("Jan", "2026")),
        (
            Course("Harbour Post", "source-1", (Ranged(17.1, 9.3, 28.6), None, Ranged(2.0, 0.4, 6.1))),
            Course("the others, same stories", "soft", (Ranged(4.0, 1.5, 7.2), None, None), is_hollow=True),
        ),
        "terms per 1,000 words",
    ),
}


@pytest.fixture(params=PLOTS)
def chart(request):
    return chart_of(PLOTS[request.param])


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


def chart_of(plot):
    return Chart("gate", "Who names the gate", "How often.", "Told in words.", plot, Table((), ()), "Reports: both.")


def drawings_of(chart):
    view = chart_view(chart, "/charts/gate.")
    return [etree.fromstring(view.wide), etree.fromstring(view.narrow)]


def test_drawing_in_a_page_has_nothing_that_the_policy_forbids(chart):
    for root in drawings_of(chart):
        assert {element.tag for element in root.iter()} <= {"svg", "title", "desc", "path", "text"}
        assert not {"style", "href", "onload", "transform", "clip-path"} & {
            name for one in root.iter() for name in one.attrib
        }


def test_drawing_in_a_page_has_no_colours_of_its_own(chart):
    for root in drawings_of(chart):
        painted = list(root.iter("path", "text"))

        assert {one.get("fill") for one in painted} <= {"none", "currentColor"}
        assert {one.get("stroke") for one in painted} <= {None, "currentColor"}
        assert all(re.fullmatch(r"source-[1-8]|tone-[a-z-]+", one.get("class")) for one in painted)


def test_drawing_has_a_title_and_is_told_in_words(chart):
    for root in drawings_of(chart):
        words = {one.get("id"): one.text for one in root.iter("title", "desc")}

        assert root.get("role") == "img"
        assert [words[key] for key in root.get("aria-labelledby").split()] == ["Who names the gate", "Told in words."]


def test_ids_of_the_two_drawings_differ(chart):
    ids = [one.get("id") for root in drawings_of(chart) for one in root.iter() if one.get("id")]

    assert len(ids) == len(set(ids)) == 4


def test_no_words_are_smaller_than_eleven_pixels(chart):
    for root, width in zip(drawings_of(chart), (theme.WIDE, theme.NARROW), strict=True):
        assert float(root.get("width")) == width
        assert min(float(one.get("font-size")) for one in root.iter("text")) >= 11


def test_words_stay_inside_the_drawing(chart):
    for width in (theme.WIDE, theme.NARROW):
        sheet = drawing.sheet_for_page(chart, width)
        for mark in sheet.marks:
            if hasattr(mark, "anchor"):
                length = library.width_of(mark.text, mark.size, is_strong=mark.is_strong)
                left = mark.x - {"left": 0, "center": 0.5, "right": 1}[mark.anchor] * length
                assert left >= -0.5
                assert left + length <= width + 0.5
                assert 0 < mark.y <= sheet.y


def test_names_come_through_as_words():
    name = '<script>alert("$x$")</script> & \x00co'
    root = drawings_of(replace(chart_of(PLOTS["dots"]), title=name))[0]
    shown = drawings_of(chart_of(Bars(("a",), (Bar(name[:18], "source-1", (1,), ""),), "words")))[0]

    assert root.find("title").text == '<script>alert("$x$")</script> & co'
    assert "<script>alert(" in "".join(shown.itertext())


def test_same_figures_give_the_same_bytes(chart):
    first = svg_file(chart), png_file(chart)
    cache.clear()

    assert (svg_file(chart), png_file(chart)) == first


def test_file_stands_alone_with_all_its_words_in_the_light_colours(chart):
    root = etree.fromstring(svg_file(chart))
    colours = {one.get("color") for one in root.iter() if one.get("color")}
    words = " ".join(root.itertext())

    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert colours <= set(theme.LIGHT.values())
    assert all(said in words for said in ("Who names the gate", "How often.", "Reports: both."))


def test_picture_is_a_png(chart):
    assert png_file(chart).startswith(b"\x89PNG\r\n")


def test_colours_of_files_are_the_light_ones_of_the_tokens():
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text()

    for role, colour in theme.LIGHT.items():
        assert f"--{role}: light-dark({colour}," in tokens


def test_style_sheet_gives_every_role_its_colour():
    sheet = (settings.BASE_DIR / "static/css/charts.css").read_text()

    for role in theme.LIGHT:
        if not role.startswith("source-") and role != "paper":
            assert f".tone-{role} {{ color: var(--{role}); }}" in sheet


def test_a_drawing_is_made_once_for_the_same_figures(monkeypatch):
    chart = chart_of(PLOTS["dots"])
    first = chart_view(chart, "/a.")
    monkeypatch.setattr(library, "svg_of", None)

    assert chart_view(chart, "/a.").wide == first.wide


@pytest.mark.parametrize("greatest", [0, 0.4, 1, 7.9, 8, 28.6, 99.9, 100, 2600])
@pytest.mark.parametrize("most", [2, 4, 9])
def test_steps_of_a_scale_begin_at_nothing_and_reach_the_greatest(greatest, most):
    steps = library.steps_to(greatest, most)

    assert steps[0] == 0
    assert steps[-1] >= greatest
    assert 2 <= len(steps) <= most + 2


def test_words_are_cut_with_a_sign_where_they_do_not_fit():
    cut = library.cut("The Harbour Post and Advertiser", 90)

    assert cut.endswith("…")
    assert library.width_of(cut) <= 90


def test_many_reports_have_numbers_with_a_key():
    columns = tuple((f"Outlet {number}", "source-1") for number in range(1, 21))
    heat = Heat(columns, (("the gate", tuple(Field(1) for _ in columns)),))
    words = [one.text for one in drawings_of(chart_of(heat))[0].iter("text")]

    assert "20" in words
    assert any("20 Outlet 20" in text for text in words)


def months_of(count, *figures):
    names = tuple((f"M{number % 12}", str(2020 + number // 12)) for number in range(count))
    return Months(names, (Course("Harbour Post", "source-1", tuple(figures)),), "terms")


def test_a_month_without_enough_text_has_a_dash_and_no_point():
    one = Ranged(4.0, 1.0, 8.0)
    sheet = drawing.sheet_for_page(chart_of(months_of(3, one, None, one)), theme.WIDE)

    assert sum(isinstance(mark, Point) for mark in sheet.marks) == 2
    assert [mark.text for mark in sheet.marks if isinstance(mark, Words)].count("–") == 1


def test_months_are_joined_only_where_nothing_lies_between_them():
    one = Ranged(4.0, 4.0, 4.0)

    def joins(*figures):
        sheet = drawing.sheet_for_page(chart_of(months_of(len(figures), *figures)), theme.WIDE)
        return sum(isinstance(mark, Line) and mark.role == "source-1" for mark in sheet.marks)

    assert (joins(one, one, one), joins(one, None, one)) == (2, 0)


@pytest.mark.parametrize("width", [theme.WIDE, theme.NARROW])
def test_points_and_months_of_two_years_stay_in_the_drawing(width):
    figures = [Ranged(number, number / 2, number * 2) for number in range(24)]
    sheet = drawing.sheet_for_page(chart_of(months_of(24, *figures)), width)
    points = [mark for mark in sheet.marks if isinstance(mark, Point)]
    names = [mark for mark in sheet.marks if isinstance(mark, Words) and mark.text.startswith("M")]

    assert len(points) == 24
    assert all(mark.x - mark.radius > 0 and mark.x + mark.radius <= width and 0 < mark.y < sheet.y for mark in points)
    for one, other in pairwise(names):
        assert one.x + library.width_of(one.text, one.size) / 2 < other.x - library.width_of(other.text, other.size) / 2


def test_an_unknown_colour_is_no_role():
    with pytest.raises(KeyError):
        markup.in_file(
            library.svg_of(drawing.sheet_for_page(chart_of(PLOTS["dots"]), 640)).replace(b"#0100", b"#ff00"),
            title="",
            told="",
        )


def test_pages_without_charts_do_not_load_the_library():
    code = (
        "import django, sys; from django.conf import settings; "
        f"sys.path.insert(0, {str(settings.BASE_DIR)!r}); "
        "django.setup(); import framing.urls, framing.charts.kept; "
        "sys.exit('matplotlib' in sys.modules or 'PIL' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, check=False)

    assert done.returncode == 0
