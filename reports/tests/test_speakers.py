"""Who speaks: names, surnames, offices, pronouns, and who passed the words on."""

import pytest

from reports.extraction.name_table import joined_names
from reports.extraction.quotes import find_quotes
from reports.extraction.values import Confidence, SpeakerLink
from reports.text.zones import find_zones


def read(parser, text):
    return find_quotes(parser.parse(text, find_zones(text, first_is_headline=False))).quotes


def last(parser, text):
    return read(parser, text)[-1]


@pytest.mark.parametrize(
    ("text", "name", "how", "confidence"),
    [
        ("The mayor, Ada Renn, said the bridge was safe.", "Ada Renn", "stated", "high"),
        ("Ada Renn said it. Renn added that the bridge was safe.", "Ada Renn", "surname", "high"),
        (
            "Tom Lowe, the harbour master, came. The harbour master said the pier was shut.",
            "Tom Lowe",
            "role",
            "medium",
        ),
        ("Mayor Ada Renn left. The mayor said the pier was shut.", "Ada Renn", "role", "medium"),
        ("Ada Renn spoke at noon. She said the pier was shut.", "Ada Renn", "pronoun", "low"),
        ('"The pier is shut," Ada Renn said. She said it was unsafe.', "Ada Renn", "pronoun", "medium"),
        ("Spokesman Tom Lowe met Mara Quill. She said the pier was shut.", None, "stated", "high"),
        ("Ms. Quill said the road was open. He said the pier was shut.", None, "stated", "high"),
        ("Mayor Ada Renn met Mayor Bo Lund. The mayor said the pier was shut.", None, "stated", "high"),
        ("Nobody came to the harbour. He said the pier was shut.", None, "stated", "high"),
    ],
)
def test_name_of_the_last_speaker(parser, text, name, how, confidence):
    speaker = last(parser, text).speaker

    assert (speaker.name, speaker.how, speaker.confidence) == (name, SpeakerLink(how), Confidence(confidence))


def test_quotation_without_attribution_goes_on_with_the_last_speaker(parser):
    text = '"We are ready today," Ada Renn said.\n\n"The cranes are gone now."'

    speaker = last(parser, text).speaker

    assert (speaker.name, speaker.how, speaker.confidence) == ("Ada Renn", SpeakerLink.CONTINUED, Confidence.MEDIUM)


def test_anonymous_source_has_no_name_and_names_who_was_told(parser):
    text = "A security source, speaking on condition of anonymity, told the Miresh channel that the road was closed."

    quote = last(parser, text)

    assert quote.anonymous
    assert quote.speaker.name is None
    assert quote.relayed_by == ("the Miresh channel",)


def test_official_with_a_name_is_not_anonymous(parser):
    assert not last(parser, "The official, Ada Renn, said the bridge was safe.").anonymous


@pytest.mark.parametrize(
    "text",
    [
        "Ada Renn said the bridge was safe, according to The Delta Times.",
        "According to The Delta Times, Ada Renn said the bridge was safe.",
    ],
)
def test_report_of_a_report_is_one_quotation_and_says_who_passed_it_on(parser, text):
    (quote,) = read(parser, text)

    assert (quote.speaker.name, quote.relayed_by) == ("Ada Renn", ("The Delta Times",))
    assert quote.span.of(text) == "the bridge was safe"


@pytest.mark.parametrize("text", ["Tehran said the talks had failed.", "The White House said the talks had failed."])
def test_place_and_house_speak_for_themselves(parser, text):
    assert last(parser, text).speaker.name in {"Tehran", "White House"}


def test_name_with_and_without_an_initial_is_one_person_unless_two_have_it():
    assert joined_names(["Ada B. Muster", "Ada Muster", "J. K. Lowe"])["Ada B. Muster"] == "Ada Muster"

    joined = joined_names(["Ada B. Muster", "Ada C. Muster", "Ada Muster"])

    assert all(name == person for name, person in joined.items())


def test_wish_to_stay_unnamed_is_not_what_was_said(parser):
    quotes = read(parser, "The official, who asked not to be named, said the bridge was safe.")

    assert [quote.cue.text for quote in quotes] == ["said"]
