"""A small lexicon of its own: tests of the engine must not depend on the words that curators choose."""

from collections.abc import Callable, Iterator

import pytest

from framing.analysis.lexicon import Lexicon, load_lexicon
from framing.analysis.matching import Matcher
from framing.analysis.scoring import Hit, judged
from framing.signals import comparison_requested
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.names import find_names
from reports.text.parse import Parser, load_parser
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

SMALL_LEXICON = """
[lexicon]
language = "en"
title = "A small lexicon"

[[contrast_set]]
code = "island_troops"
referent = "Foreign troops on the island"
kind = "group"
topic = "conflict"

[[contrast_set]]
code = "island_fighters"
referent = "Armed groups of the island"
kind = "group"
topic = "conflict"

[[contrast_set]]
code = "stoppages"
referent = "A stoppage of work"
kind = "event"
topic = "labour"

[[entry]]
code = "island_troops.occupation_troops"
contrast_set = "island_troops"
term = "occupation troops"
forms = ["occupation troops", "occupation forces"]
category = "actor_label"
intensity = 2
valence = -1
why = "Names a legal status that is in dispute."
used_by = "Speakers who hold the presence to be unlawful."
objected_by = "Governments that call it invited."
matches = ["The base houses foreign [[occupation troops]]."]
ignores = ["Troops trained for the occupation of the island.", "The anti-occupation forces marched."]

[[entry]]
code = "island_troops.occupation"
contrast_set = "island_troops"
term = "occupation"
category = "state_label"
matches = ["The [[occupation]] went on."]
ignores = ["They occupied the time with games."]

[[entry]]
code = "island_fighters.resistance"
contrast_set = "island_fighters"
term = "resistance"
matches = ["The [[resistance]] fired at the gate."]
ignores = ["The Northern Resistance Front fired at the gate."]

[[entry]]
code = "island_fighters.terrorists"
contrast_set = "island_fighters"
term = "terrorists"
forms = ["terrorist", "terrorists"]
intensity = 3
valence = -1
matches = ["[[Terrorists]] fired at the gate."]
ignores = ["The counter-terrorists fired at the gate."]

[[entry]]
code = "island_fighters.backed"
contrast_set = "island_fighters"
term = "X-backed"
forms = [{pattern = '[a-z]{2,20}-backed'}]
category = "alignment_label"
matches = ["The [[mainland-backed]] group fired."]
ignores = ["They backed the group."]

[[entry]]
code = "island_fighters.storm"
contrast_set = "island_fighters"
term = "storm"
forms = [{lemma = "storm", pos = "VERB"}]
category = "violent_verb"
matches = ["Soldiers [[stormed]] the school."]
ignores = ["The storm hit the coast."]

[[entry]]
code = "island_fighters.strike"
contrast_set = "island_fighters"
term = "strike"
forms = ["strike", "strikes"]
category = "violent_verb"
require = [{kind = "lemma_in_window", n = 6, lemmas = ["drone", "missile"]}]
matches = ["A drone [[strike]] hit the depot."]
ignores = ["The union went on strike."]

[[entry]]
code = "stoppages.strike"
contrast_set = "stoppages"
term = "strike"
forms = ["strike", "strikes"]
require = [{kind = "lemma_in_window", n = 6, lemmas = ["union", "worker"]}]
matches = ["The union went on [[strike]]."]
ignores = ["A drone strike hit the depot."]

[[entry]]
code = "island_fighters.green_coast"
contrast_set = "island_fighters"
term = "Green Coast"
case = "proper"
matches = ["They drove to the [[Green Coast]]."]
ignores = ["They drove along a green coast."]
"""

Analysed = Callable[..., tuple[Hit, ...]]


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The language model, loaded once for all tests."""
    return load_parser()


@pytest.fixture(scope="session")
def small_lexicon() -> Lexicon:
    """Nine entries that need every rule of the engine between them."""
    return load_lexicon(SMALL_LEXICON)


@pytest.fixture(scope="session")
def hits_in(parser: Parser, small_lexicon: Lexicon) -> Analysed:
    """The hits of a text whose paragraphs all belong to one zone, or to the zones given for them in order."""

    def find(text: str, *zones: Zone, lexicon: Lexicon = small_lexicon) -> tuple[Hit, ...]:
        spans, start = [], 0
        for paragraph in text.split("\n\n"):
            spans.append(Span(start, start + len(paragraph)))
            start += len(paragraph) + 2
        wanted = zones or (Zone.BODY,) * len(spans)
        parsed = parser.parse(text, [ZoneSpan(zone, span) for zone, span in zip(wanted, spans, strict=True)])
        voices = voice_map_of(find_quotes(parsed).quotes)
        return judged(Matcher(lexicon).find(text), parsed, voices, find_names(parsed))

    return find


@pytest.fixture
def compared_again() -> Iterator[list[int]]:
    """The stories for which a comparison was asked, in that order."""
    found: list[int] = []

    def note(sender: object, story_id: int, **kwargs: object) -> None:
        found.append(story_id)

    comparison_requested.connect(note)
    yield found
    comparison_requested.disconnect(note)
