"""Whose copy a text says it is: bylines, datelines and lines of credit, and words that only look like them."""

import tomllib

import pytest

from reports.extraction.copies import AgencyMark, AgencyRole, agency_of
from reports.extraction.copies.agencies import AGENCIES_FILE, UNNAMED, agency_names
from reports.tests.wire_prose import INDEPENDENT, WIRE, report
from reports.text.zones import find_zones

COPY, CONTRIBUTED = AgencyRole.COPY, AgencyRole.CONTRIBUTED


def found(text: str, byline: str = "", known: tuple[str, ...] = ()) -> AgencyMark | None:
    return agency_of(text, find_zones(text), byline, known)


@pytest.mark.parametrize(
    ("top", "agency", "words"),
    [
        ("VEYLE, Orrland (AP) — ", "AP", "AP"),
        ("VEYLE (Reuters) - ", "Reuters", "Reuters"),
        ("Veyle, 3 mars (AFP) – ", "AFP", "AFP"),
        ("VEYLE, March 3 (Xinhua) -- ", "Xinhua", "Xinhua"),
        ("Veyle (dpa) - ", "dpa", "dpa"),
    ],
)
def test_a_dateline_names_the_agency(top: str, agency: str, words: str) -> None:
    text = report(*WIRE, top=top)

    mark = found(text)

    assert mark is not None
    assert (mark.agency, mark.role) == (agency, COPY)
    assert mark.span is not None
    assert mark.span.of(text) == words


@pytest.mark.parametrize(
    ("line", "agency", "role"),
    [
        ("By Ilse Tarrant, Associated Press", "AP", COPY),
        ("By Ilse Tarrant, PA", "PA Media", COPY),
        ("By Agence France-Presse", "AFP", COPY),
        ("By Staff and Reuters", "Reuters", CONTRIBUTED),
    ],
)
def test_a_byline_names_the_agency_of_its_writer_or_who_helped_a_writer(
    line: str, agency: str, role: AgencyRole
) -> None:
    text = report(line, *WIRE)

    mark = found(text)

    assert mark is not None
    assert (mark.agency, mark.role) == (agency, role)
    assert mark.span is not None


@pytest.mark.parametrize(
    ("byline", "agency", "role"),
    [
        ("Ilse Tarrant, Example Press", "Example Press", COPY),
        ("Orrland News Agency", "Orrland News Agency", COPY),
        ("Agencies", UNNAMED, COPY),
        ("Staff and agencies", UNNAMED, CONTRIBUTED),
    ],
)
def test_a_byline_that_was_given_counts_as_well(byline: str, agency: str, role: AgencyRole) -> None:
    mark = found(report(*WIRE), byline, known=("Example Press",))

    assert mark == AgencyMark(agency, role, None)


@pytest.mark.parametrize(
    ("line", "agency", "role"),
    [
        ("© 2026 AFP", "AFP", COPY),
        ("Copyright 2026 The Associated Press. All rights reserved.", "AP", COPY),
        ("Source: Xinhua", "Xinhua", COPY),
        ("(Reuters)", "Reuters", COPY),
        ("— dpa", "dpa", COPY),
        ("The Associated Press contributed to this report.", "AP", CONTRIBUTED),
        ("Reuters contributed to this report", "Reuters", CONTRIBUTED),
        ("With reporting by AFP", "AFP", CONTRIBUTED),
        ("With reporting by agency", UNNAMED, CONTRIBUTED),
        ("(With inputs from ANI)", "ANI", CONTRIBUTED),
        ("Copyright 2026 The Veyle Observer. The Associated Press contributed to this report.", "AP", CONTRIBUTED),
    ],
)
def test_a_closing_line_gives_credit(line: str, agency: str, role: AgencyRole) -> None:
    text = report(*WIRE, line)

    mark = found(text)

    assert mark is not None
    assert (mark.agency, mark.role) == (agency, role)


@pytest.mark.parametrize(
    "sentence",
    [
        "The captain told Reuters that he had asked for a pilot twice.",
        "Holm Lines, in a letter seen by AFP, spoke of an accident.",
        "Tarrant sat down with the Associated Press on Monday to speak about the report.",
        "The Athletic Party (AP) asked for an inquiry into the crossing.",
        "Their union contributed to the fund that Reuters runs for widows.",
        "© REUTERS/ Tarrant A lifeboat beside the ferry.",
    ],
)
@pytest.mark.parametrize("place", ["first", "last"])
def test_an_agency_that_is_only_spoken_of_is_no_origin(sentence: str, place: str) -> None:
    paragraphs = (sentence, *INDEPENDENT) if place == "first" else (*INDEPENDENT, sentence)

    assert found(report(*paragraphs)) is None


def test_copy_outweighs_help() -> None:
    text = report(*WIRE, "AFP contributed to this report.", top="VEYLE (AP) - ")

    mark = found(text)

    assert mark is not None
    assert (mark.agency, mark.role) == ("AP", COPY)


def test_every_agency_of_the_table_says_where_its_name_is_from_and_no_spelling_means_two() -> None:
    table = tomllib.loads(AGENCIES_FILE.read_text(encoding="utf-8"))["agency"]

    spellings = [one for agency in table for one in {agency["name"], *agency["names"], *agency["codes"]}]

    assert all(agency["site"] for agency in table)
    assert len(spellings) == len(set(spellings)) == len(agency_names())
