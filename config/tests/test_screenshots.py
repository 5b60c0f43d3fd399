"""Pictures of every page: the list is whole, what has no picture has a reason, and differences are found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from PIL import Image

from config.localstack.errors import LocalStackError
from config.screenshots import sheet
from config.screenshots.__main__ import chosen
from config.screenshots.camera import Taken
from config.screenshots.comparing import differences
from config.screenshots.places import PLACES
from config.screenshots.shots import _ANSWERS_POST, SHOTS, WITHOUT

#: Django's own pages for administrators: not ours to draw.
FOREIGN = {"admin"}


def named(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}"
        elif entry.namespace not in FOREIGN:
            yield from named(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)


def some_address(name: str) -> str:
    """An address of that name with a slug, number or code for each argument."""
    for arguments in ([], ["x"], [1], ["x", 1], [1, 1], [1, "submit"]):
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    raise AssertionError(name)


def test_every_named_address_has_a_picture_or_a_reason() -> None:
    pictured = {shot.shows or shot.view for shot in SHOTS if not shot.view.startswith("/")}

    assert set(named(get_resolver())) - pictured - set(WITHOUT) == set()
    assert pictured & set(WITHOUT) == set()
    assert set(WITHOUT) <= set(named(get_resolver()))


def test_names_are_given_once_and_places_are_known() -> None:
    names = [shot.name for shot in SHOTS]

    assert len(names) == len(set(names))
    assert {place for shot in SHOTS for place in shot.places} <= set(PLACES)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name, reason in WITHOUT.items() if reason == _ANSWERS_POST])
def test_address_without_a_picture_answers_no_get(name: str) -> None:
    assert Client().get(some_address(name)).status_code == 405


def test_a_star_stands_for_anything_and_an_unknown_name_is_refused() -> None:
    assert {"story", "story-editor"} <= {shot.name for shot in chosen(["story*"])}
    assert chosen([]) == list(SHOTS)
    with pytest.raises(LocalStackError, match="No page is called nowhere"):
        chosen(["nowhere"])


def picture(path: Path, *, dot: int = 0, height: int = 10) -> None:
    path.parent.mkdir(exist_ok=True)
    image = Image.new("RGB", (10, height), "white")
    image.paste("black", (0, 0, dot, 1))
    image.save(path)


def test_pictures_that_differ_are_found_with_their_share_the_most_first(tmp_path: Path) -> None:
    for name, dot, height in (("same", 0, 10), ("little", 1, 10), ("much", 10, 10), ("taller", 0, 20)):
        picture(tmp_path / "before" / f"{name}.png")
        picture(tmp_path / "after" / f"{name}.png", dot=dot, height=height)
    picture(tmp_path / "after" / "new.png")

    files = ["same.png", "little.png", "much.png", "taller.png", "new.png"]
    found, new = differences(tmp_path / "before", tmp_path / "after", files)

    assert [(one.file, one.share) for one in found] == [("taller.png", 0.5), ("much.png", 0.1), ("little.png", 0.01)]
    assert found[-1].box == (0, 0, 1, 1)
    assert new == ["new.png"]


def test_sheet_keeps_what_an_earlier_run_took_of_other_pages(tmp_path: Path) -> None:
    first = Taken("stories", "/", "anybody", 360, files=["stories-360-light.png"], faults=["console: <lost>"])
    sheet.record(tmp_path, [first], ["stories", "method"])

    rows = sheet.record(tmp_path, [Taken("method", "/method/", "anybody", 360)], ["stories", "method"])
    page = sheet.write_index(tmp_path, rows, title="Pages").read_text(encoding="utf-8")

    assert [row["name"] for row in rows] == ["stories", "method"]
    assert "console: &lt;lost&gt;" in page
    assert 'src="stories-360-light.png"' in page
