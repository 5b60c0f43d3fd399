"""Wording that stands in some reports of one event and not in all of them."""

import pytest

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.article import Analyser
from framing.analysis.candidates.values import Candidate
from framing.analysis.comparison import analysed_report
from framing.analysis.wordings import LONGEST_FRAGMENT, MOST_WORDINGS_OF_A_REPORT, wordings_apart
from framing.candidate_models import candidate_model
from framing.lexicons import starter_lexicon
from framing.services.wording_rows import found_wordings, wording_row
from reports.text.parse import load_parser
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone, ZoneSpan, find_zones

FIRST = "The council of Brennick passed a sweeping plan on Monday.\n\nIt closes the gate."
SECOND = "The council of Brennick passed a plan on Monday.\n\nIt closes the gate in a shameful hurry."


def report(key, text, *words):
    """A report whose wordings are these words, which stand in its text, the last with the highest score."""
    wordings = tuple(
        Candidate(_span(text, word), word, 0.1 * place, ("close to praise",), Zone.BODY, Voice.OWN, word.split()[-1])
        for place, word in enumerate(words, start=1)
    )
    return AnalysedReport(key, text, (ZoneSpan(Zone.BODY, Span(0, len(text))),), wordings=wordings)


def _span(text, word):
    return Span(text.index(word), text.index(word) + len(word))


def told(reports):
    return {key: [one.text for one in found] for key, found in wordings_apart(reports).items()}


def test_what_every_report_has_sets_none_apart():
    found = told([report("a", FIRST, "sweeping", "closes"), report("b", SECOND, "closes", "shameful")])

    assert found == {"a": ["sweeping"], "b": ["shameful"]}


def test_head_word_in_another_form_is_the_same_wording():
    found = told([report("a", "They praised it.", "praised"), report("b", "Some praise it.", "praise")])

    assert found["b"] == []


def test_a_third_report_without_the_words_sets_the_others_apart():
    found = wordings_apart([report("a", FIRST, "sweeping"), report("b", FIRST, "sweeping"), report("c", SECOND)])

    assert [one.reasons[0] for one in found["a"]] == ["1 of 2 other reports have it"]
    assert [one.reasons for one in wordings_apart([report("a", FIRST, "sweeping"), report("b", SECOND)])["a"]] == [
        ("no other report has it", "close to praise")
    ]


def test_word_with_hyphens_is_whole_and_a_title_cut_short_is_none():
    first = report("a", "Maj. Quill spoke of an anti-harbour-gate mood.", "Maj", "harbour", "gate")

    assert told([first, report("b", SECOND)])["a"] == ["anti-harbour-gate"]


def test_single_report_has_none():
    assert wordings_apart([report("a", FIRST, "sweeping")]) == {}


def test_of_very_many_the_highest_scores_are_kept_in_text_order():
    words = [f"w{number:03}" for number in range(MOST_WORDINGS_OF_A_REPORT + 5)]

    found = told([report("a", " ".join(words), *words), report("b", "Nothing of it.")])

    assert found["a"] == words[5:]


@pytest.fixture(scope="module")
def analyser():
    return Analyser(load_parser(), starter_lexicon(), candidate_model())


def analysed(analyser, key, text):
    return analysed_report(key, analyser.analyse(text, find_zones(text)))


def test_short_quotation_and_striking_word_are_told_with_their_voice(analyser):
    first = "Gate closed in Brennick\n\nMara Quill called the closure of the gate a “matter of days” on Monday."
    second = (
        "Gate closed in Brennick\n\nMara Quill said that it would take long. The council met on Monday; its members "
        "voted by a show of hands. It was a disaster, and boats stayed at the quay through the night."
    )

    found = wordings_apart([analysed(analyser, "a", first), analysed(analyser, "b", second)])

    assert ("matter of days", Voice.QUOTED) in [(one.text, one.voice) for one in found["a"]]
    assert any(one.text == "disaster" for one in found["b"])
    assert all(one.span.of(second) == one.text for one in found["b"])


def test_verbs_of_headline_and_first_sentence_are_looked_at(analyser):
    first = "Council shuts gate in Brennick\n\nFishermen gathered at the office of the harbour on Monday."
    second = "Gate in Brennick is shut\n\nFishermen said on Monday that they went to the office of the harbour."

    found = wordings_apart([analysed(analyser, "a", first), analysed(analyser, "b", second)])

    assert "gathered" in [one.text for one in found["a"]]
    assert "said" not in [one.text for one in found["b"]]


def test_long_quotation_is_a_statement_and_no_wording(analyser):
    words = " ".join(["slow"] * (LONGEST_FRAGMENT + 1))
    first = f"Gate closed in Brennick\n\nMara Quill said on Monday: “{words}.”"

    found = wordings_apart([analysed(analyser, "a", first), analysed(analyser, "b", SECOND)])

    assert words not in [one.text.rstrip(".") for one in found["a"]]


def test_wordings_come_back_from_their_rows_as_they_were():
    wordings = report("a", FIRST, "sweeping", "closes").wordings

    assert found_wordings([wording_row(one) for one in wordings], FIRST) == wordings
