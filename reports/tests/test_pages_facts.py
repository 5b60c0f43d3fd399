"""Names, days, encodings and appeals on pages, piece by piece; all examples are invented."""

import pytest

from reports.extraction.pages.appeals import is_appeal
from reports.extraction.pages.decoding import characters_of
from reports.extraction.pages.moments import read_day, read_moment
from reports.extraction.pages.names import names_in
from reports.extraction.pages.sites import bare_name
from reports.text.fold import fold

SITES = frozenset({bare_name("Varnholm Courier")})


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jonna Edvall", ["Jonna Edvall"]),
        ("by Jonna Edvall and Per Holt", ["Jonna Edvall", "Per Holt"]),
        ("Jonna Edvall, Per Holt & Mia van Dorn", ["Jonna Edvall", "Per Holt", "Mia van Dorn"]),
        ("By Jonna Edvall, Staff Writer", ["Jonna Edvall"]),
        ("By Jonna Edvall | 4 March 2026", ["Jonna Edvall"]),
        ("By Jonna Edvall 4 March 2026, 3:51 pm", ["Jonna Edvall"]),
        ("By Jonna Edvall for the Varnholm Courier", ["Jonna Edvall"]),
        ("JONNA EDVALL", ["Jonna Edvall"]),
        ("Posted on March 4, 2026 by Per Holt", ["Per Holt"]),
        ("Edvall, Jonna", ["Jonna Edvall"]),
        ("Jonna Edvall, Ph.D.", ["Jonna Edvall"]),
        ("jonna@courier.example", []),
        ("https://courier.example/people/jonna", []),
        ("Varnholm Courier", []),
        ("Staff Reporter", []),
        ("By Reuters", ["Reuters"]),
        ("By Jonna Edvall, Associated Press", ["Jonna Edvall"]),
    ],
)
def test_a_byline_gives_its_names_and_nothing_else(line: str, names: list[str]) -> None:
    assert names_in(line, SITES) == names


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-04T18:20:00Z", "2026-03-04T18:20:00+00:00"),
        ("2026-03-04T18:20:00.123+0100", "2026-03-04T18:20:00+01:00"),
        ("2026-03-04 18:20", "2026-03-04T18:20:00"),
        ("2026-03-04T00:00:00Z", "2026-03-04"),
        ("20260304", "2026-03-04"),
        ("2026/03/04", "2026-03-04"),
        ("Wednesday, March 4, 2026 6:20 pm", "2026-03-04"),
        ("4th of March 2026", "2026-03-04"),
        ("4.3.2026", "2026-03-04"),
        ("03/04/2026", "2026-03-04"),
        ("23/04/2026", "2026-04-23"),
        ("31 February 2026", ""),
        ("1026-03-04", ""),
        ("yesterday", ""),
    ],
)
def test_a_day_or_moment_is_read_as_iso(words: str, moment: str) -> None:
    assert read_moment(words) == moment


def test_numbers_are_read_day_first_where_that_is_the_habit() -> None:
    assert read_day("04/03/2026", day_first=True) == "2026-03-04"


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        ("<meta charset=utf-8>Bjørn".encode(), ""),
        ("Bjørn".encode("utf-8-sig"), "iso-8859-1"),
        ("<meta charset=iso-8859-1>Bjørn".encode(), ""),
        ("<meta charset=iso-8859-1>Bjørn".encode("latin-1"), ""),
        ("Bjørn".encode("latin-1"), "windows-1252"),
        ("<html>Bjørn</html>".encode("utf-16"), ""),
        (("<html><body><p>" + "Bjørn " * 20).encode("utf-16-le"), ""),
        (b"<meta charset=no-such-thing>" + "Bjørn".encode(), "another"),
    ],
)
def test_the_encoding_is_found_whatever_is_declared(page: bytes, charset: str) -> None:
    assert "Bjørn" in characters_of(page, charset)


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    page = ("“Bjørn” " * 50).encode() + b"\xff"

    assert "“Bjørn”" in characters_of(page)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter to get the news of the coast every morning.",
        "Follow us on Facebook, X and Instagram.",
        "Subscribe to the Courier for two crowns a week.",
        "Have a tip? Write to tips@courier.example.",
        "Follow Jonna Edvall on Twitter at @jonna_edvall.",
        "This article contains affiliate links.",
    ],
)
def test_words_to_the_readers_are_appeals(line: str) -> None:
    assert is_appeal(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter of the harbour office said the bridge would stay closed.",
        "Get out of the water, the guard shouted at the swimmers.",
        "“Sign up for our newsletter and you will get nothing but advertisements,” the mayor told the council.",
        "If you ask the fishermen, the bridge should never have been built.",
    ],
)
def test_words_of_the_report_are_no_appeals(line: str) -> None:
    assert not is_appeal(fold(line))
