"""Words that keep a term at a distance."""

import pytest

from framing.tests.conftest import Analysed
from reports.text.voice import Voice


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The so-called resistance fired at the gate.", Voice.SCARE),
        ("The so-called island resistance fired at the gate.", Voice.SCARE),
        ("The self-styled resistance fired at the gate.", Voice.SCARE),
        ("They fired at what the ministry calls the resistance.", Voice.SCARE),
        ("They fired at what Dana Orrel described as terrorists.", Voice.SCARE),
        ("The group, described by the ministry as terrorists, fired at the gate.", Voice.SCARE),
        ("The man was accused of terrorist acts in the spring.", Voice.INDIRECT),
        ("Prosecutors accused the two men of aiding terrorists.", Voice.INDIRECT),
        ("The alleged terrorists were held at the port.", Voice.INDIRECT),
    ],
)
def test_mentioned_and_attributed_terms_are_not_the_outlets_own(hits_in: Analysed, text: str, voice: Voice) -> None:
    (hit,) = hits_in(text)

    assert (hit.voice, hit.counted) == (voice, False)


@pytest.mark.parametrize(
    "text",
    [
        "The men are not terrorists.",
        "He was never a terrorist.",
        "The villagers are far from being terrorists.",
        "The marchers were anything but terrorists.",
        "The men denied being terrorists.",
        "The soldiers did not storm the school.",
        "The men did not in those years become known terrorists.",
        "The man wasn’t a known terrorist.",
    ],
)
def test_a_denied_term_is_shown_and_not_counted(hits_in: Analysed, text: str) -> None:
    (hit,) = hits_in(text)

    assert not hit.counted
    assert hit.reason.startswith("not counted: denied (“") or hit.voice is not Voice.OWN


@pytest.mark.parametrize(
    "text",
    [
        "The men are not only terrorists but smugglers.",
        "The soldiers did not fear the terrorists.",
        "The soldiers did not fear terrorists.",
        "The school is far from the terrorists.",
        "The terrorists did not flee.",
        "The soldiers quickly stormed the school.",
        "The men did not just in those years become known terrorists.",
        "Not far from the gate terrorists fired.",
        "The so-called Council spoke of the resistance.",
        "The man was accused of theft and met the resistance.",
        "No one saw the terrorists.",
    ],
)
def test_a_cue_that_speaks_of_something_else_changes_nothing(hits_in: Analysed, text: str) -> None:
    (hit,) = hits_in(text)

    assert (hit.voice, hit.counted) == (Voice.OWN, True)
