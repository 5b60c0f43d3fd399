"""Candidates: what may be one, what speaks for it, and what the rule lets through."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis.article import Analyser
from framing.analysis.candidates.finding import groups_of, lexicon_groups, shown_words, with_phrases
from framing.analysis.candidates.layers import (
    LONGEST_PASSAGE,
    NO_CHARGE,
    charges,
    is_passage,
    sentence_feature_names,
    sentence_features,
    surroundings,
    text_features,
)
from framing.analysis.candidates.model_file import dump_model, load_lists, load_model
from framing.analysis.candidates.tokens import TokenTable, token_table
from framing.analysis.candidates.values import CandidateModelError, Head, Layer
from framing.analysis.candidates.words import WordFeatures
from framing.analysis.interchange import analysis_record
from framing.analysis.records import document_of
from framing.candidate_models import SHIPPED_FILE, candidate_model, shipped_model, word_lists
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.names import find_names
from reports.text.parse import Parser
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone, find_zones

LOUD = "The reckless mayor of Dunmere shamelessly bullied the helpless fishermen into a disgraceful surrender."
LAYER = Layer(0.0, {})
PLAIN = "The council of Dunmere met on Monday and heard three reports about the harbour."
ARTICLE = "\n\n".join([PLAIN, LOUD, *(f"The ferry leaves the pier at {hour} in the morning." for hour in range(5, 11))])


@pytest.fixture(scope="module")
def words(parser: Parser, small_lexicon) -> WordFeatures:
    return WordFeatures(word_lists(), parser.nlp.vocab, lexicon_groups(small_lexicon))


@pytest.fixture(scope="module")
def analyser(parser: Parser, small_lexicon) -> Analyser:
    return Analyser(parser, small_lexicon, shipped_model())


@pytest.fixture(scope="module")
def table_of(parser: Parser, words: WordFeatures):
    def table(text: str, hits=()) -> TokenTable:
        parsed = parser.parse(text, find_zones(text, first_is_headline=False))
        voices = voice_map_of(find_quotes(parsed).quotes)
        return token_table(parsed, voices, hits, find_names(parsed), words)

    return table


def _found(analyser: Analyser, text: str):
    return analyser.analyse(text, find_zones(text, first_is_headline=False)).candidates


def _value(table: TokenTable, text: str, word: str, name: str) -> float:
    place = next(
        number for number, (a, b) in enumerate(zip(table.starts, table.ends, strict=True)) if text[a:b] == word
    )
    return float(table.features[place, table.names.index(name)])


@pytest.mark.parametrize(
    ("word", "feature"),
    [
        ("utterly", "class: intensifier"),
        ("shamelessly", "class: evaluative_adverb"),
        ("exposed", "class: factive"),
        ("insisted", "class: assertive"),
        ("managed", "class: implicative"),
        ("perhaps", "class: hedge"),
        ("disgraceful", "class: subjective"),
        ("butchered", "class: violent_verb"),
        ("lambasted", "class: colourful_verb"),
        ("thug", "class: hostile_label"),
        ("shamelessly", "ends in -ly"),
        ("thug", "role: attr"),
        ("disgraceful", "part of speech: ADJ"),
    ],
)
def test_features_of_a_word_have_names_that_a_curator_understands(table_of, word, feature):
    text = (
        "Perhaps the mayor was a thug: she utterly and shamelessly lambasted the clerks, insisted on more, exposed a "
        "disgraceful deal, butchered the budget and managed to leave."
    ).replace("Perhaps the", "The mayor perhaps knew; the")

    assert _value(table_of(text), text, word, feature) == 1


def test_nearness_tells_words_close_to_a_group_from_others(table_of):
    text = "It was an abominable plan for the harbour."
    table = table_of(text)

    near, far = (_value(table, text, word, "nearness: outrage") for word in ("abominable", "harbour"))

    assert near > 0.4 > far


def test_nearness_to_the_lexicon_follows_the_lexicon(parser, small_lexicon):
    strings = parser.nlp.vocab.strings
    word = [(strings.add("gunmen"), strings.add("gunman"))]

    with_terms = WordFeatures(word_lists(), parser.nlp.vocab, [["terrorists", "fighters"]])
    without = WordFeatures(word_lists(), parser.nlp.vocab)

    column = with_terms.names.index("nearness: the lexicon")
    assert with_terms.rows(word)[0, column] > 0.3
    assert without.rows(word)[0, column] == 0


def test_voice_capitals_and_place_are_features(table_of):
    text = '"This is a reckless plan," the mayor said. The Reckless plan failed.'
    table = table_of(text)

    assert _value(table, text, "reckless", "in a quotation") == 1
    assert _value(table, text, "Reckless", "begins with a capital") == 1
    assert _value(table, text, "reckless", "place in the sentence") > 0


def test_names_figures_and_hits_are_no_possible_candidates(table_of):
    text = "Three reckless Vessen troops met Edda Roon near Mount Calder on Monday."
    hit = Span(text.index("troops"), text.index("troops") + len("troops"))
    table = table_of(text, hits=[hit])

    possible = {text[a:b] for a, b, ok in zip(table.starts, table.ends, table.is_possible, strict=True) if ok}

    assert "reckless" in possible
    assert not possible & {"Three", "troops", "Edda", "Roon", "Mount", "Calder", "Monday"}


def test_sentence_features_have_a_column_for_each_name(table_of, words):
    table = table_of(ARTICLE)
    charge = np.where(table.is_possible, 0.5, NO_CHARGE)

    columns = sentence_features(table, charge, len(words.names))

    assert columns.shape == (table.sentences, len(sentence_feature_names(table.names, len(words.names))))
    assert np.isfinite(columns).all()


def test_a_text_is_its_own_surroundings(table_of):
    table = table_of(ARTICLE)
    scores = np.arange(table.sentences, dtype=float)

    features = text_features(scores)
    around = surroundings(table, np.zeros(len(table.starts)), scores)

    assert features[1, 7] == 0  # the score of the sentence before
    assert features[0, 8] == 1  # and of the one behind
    assert around.shape[0] == len(table.starts)
    assert not is_passage(table)
    assert is_passage(table_of(LOUD))
    assert table_of(LOUD).sentences <= LONGEST_PASSAGE


def test_shipped_model_charges_judging_words_more_than_plain_ones(table_of):
    table = table_of(LOUD)

    charge = charges(shipped_model(), table)

    by_word = {LOUD[a:b]: value for a, b, value in zip(table.starts, table.ends, charge, strict=True)}
    assert min(by_word["reckless"], by_word["shamelessly"], by_word["disgraceful"]) > by_word["fishermen"]


def test_loud_sentence_has_candidates_with_reasons_and_a_plain_one_has_none(analyser):
    found = _found(analyser, LOUD)

    assert {"reckless", "disgraceful"} & {candidate.key for candidate in found}
    assert all(candidate.reasons and 0 < candidate.score < 1 for candidate in found)
    assert _found(analyser, PLAIN) == ()


def test_reasons_say_what_a_reader_can_check(analyser):
    by_key = {candidate.key: candidate.reasons for candidate in _found(analyser, LOUD)}

    assert "a colourful verb" in by_key["bully"]
    assert any(reason.startswith("close in meaning to") for reason in by_key["reckless"])


def test_candidate_in_a_quotation_is_told_with_its_voice(analyser):
    text = f'"{LOUD[:-1]}," said Edda Roon of the fishing board.'

    found = _found(analyser, text)

    assert all(candidate.voice is Voice.QUOTED for candidate in found)


def test_zones_of_candidates_are_those_of_their_sentences(analyser):
    record = {"id": 1, "headline": "Shameless mayor bullies helpless fishermen in disgraceful raid", "body": LOUD}
    document = document_of(record)

    found = analyser.analyse(document.text, document.zones)
    answer = analysis_record(document, found, engine="x", lexicon=analyser.lexicon)

    assert {candidate.zone for candidate in found.candidates} <= {Zone.HEADLINE, Zone.BODY}
    assert answer["candidates"]
    for one in answer["candidates"]:
        assert record[one["field"]][one["start"] : one["end"]] == one["text"]


def test_candidates_never_count(parser, small_lexicon, analyser):
    zones = find_zones(ARTICLE, first_is_headline=False)

    assert analyser.analyse(ARTICLE, zones).figures == Analyser(parser, small_lexicon).analyse(ARTICLE, zones).figures


def test_without_a_model_there_are_no_candidates_and_another_engine(parser, small_lexicon, analyser):
    bare = Analyser(parser, small_lexicon)

    assert _found(bare, LOUD) == ()
    assert bare.engine != analyser.engine


PIECES = st.sampled_from(
    [
        *("reckless", "shameful", "Edda Roon", "terrorists", "the occupation", "42", "Monday", '"', "brutally"),
        *("crushed", "the mayor", "said", ".", "\n\n", ",", "Storm", "“", "”", "\u00a0", "é", "😀", "vile", "x" * 30),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_spans_lie_in_the_text_apart_from_each_other_and_from_hits_and_names(analyser, parser, pieces):
    text = " ".join(pieces)
    found = analyser.analyse(text, find_zones(text, first_is_headline=False))
    parsed = parser.parse(text, found.zones)
    barred = [*(hit.span for hit in found.hits), *find_names(parsed)]

    for before, after in zip(found.candidates, found.candidates[1:], strict=False):
        assert before.span.end <= after.span.start
    for candidate in found.candidates:
        assert candidate.text == candidate.span.of(text)
        assert candidate.reasons
        assert not any(candidate.span.overlaps(span) for span in barred)


def test_same_text_gives_the_same_candidates(analyser):
    assert _found(analyser, ARTICLE) == _found(analyser, ARTICLE)


def test_rule_shows_words_above_the_threshold_and_the_best_of_a_sentence_that_passes():
    def head(word_threshold, least):
        return Head(LAYER, LAYER, 0.0, word_threshold, least, 9.0, least, whole_phrases=False)

    sentence = np.array([0, 0, 0, 1, 1])
    words = np.array([2.0, -1.0, -np.inf, 3.0, 3.0])

    only_high = shown_words(head(1.0, 0), sentence, np.array([1.0, -1.0]), words)
    and_best = shown_words(head(5.0, 2), sentence, np.array([1.0, -1.0]), words)

    assert only_high.tolist() == [True, False, False, False, False]
    assert and_best.tolist() == [True, True, False, False, False]


def test_surer_sentences_show_more_words():
    head = Head(LAYER, LAYER, 0.0, 9.0, 1, sure_threshold=2.0, least_shown_when_sure=2, whole_phrases=False)
    words = np.array([1.0, 3.0, 2.0, 1.0, 3.0])

    shown = shown_words(head, np.array([0, 0, 0, 1, 1]), np.array([2.5, 1.0]), words)

    assert shown.tolist() == [False, True, True, False, True]


def test_word_of_an_article_brings_its_phrase_but_no_name(table_of):
    text = "The very brutal raid and the vile Varga shipment failed."
    table = table_of(text)
    words = [text[a:b] for a, b in zip(table.starts, table.ends, strict=True)]

    whole = with_phrases(table, np.isin(words, ["brutal", "vile"]))

    assert {"brutal", "raid", "vile"} == {word for word, shown in zip(words, whole, strict=True) if shown}


def test_neighbouring_words_of_a_sentence_are_one_candidate(table_of):
    table = table_of("A vile brutal plan failed. Vile.")
    shown = np.isin(np.arange(len(table.starts)), [1, 2, 5, 6])

    assert [group.tolist() for group in groups_of(table, shown & (table.ends > 0))] == [[1, 2], [5], [6]]


def test_model_file_comes_back_to_the_same_bytes():
    text = SHIPPED_FILE.read_text(encoding="utf-8")

    assert dump_model(load_model(text, word_lists())) == text


def test_shipped_card_names_data_licence_date_command_and_quality():
    card = shipped_model().card

    assert {"language", "date", "data", "command", "texts"} <= set(card)
    assert any(name.startswith("quality: ") for name in card)


def test_model_of_other_word_lists_is_refused():
    text = SHIPPED_FILE.read_text(encoding="utf-8")
    others = load_lists('[classes.a]\nreason = "r"\nwords = "x"\n[seeds.b]\nreason = "r"\nwords = "y"\n')

    with pytest.raises(CandidateModelError, match="other word lists"):
        load_model(text, others)


@pytest.mark.parametrize("text", ["", "format = 1", "[", "format = 2", 'format = 1\nword_lists = "x"'])
def test_broken_model_file_is_refused_in_words(text):
    with pytest.raises(CandidateModelError):
        load_model(text, word_lists())


@pytest.mark.parametrize("text", ["", "[classes.a]\nwords = 1", '[classes.a]\nreason = "r"\nwords = ""'])
def test_broken_word_lists_are_refused_in_words(text):
    with pytest.raises(CandidateModelError):
        load_lists(text)


def test_setting_names_the_shipped_model_none_or_a_file(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(SHIPPED_FILE.read_text(encoding="utf-8"), encoding="utf-8")

    assert candidate_model("") is shipped_model()
    assert candidate_model("none") is None
    assert candidate_model(str(own)).digest == shipped_model().digest
    with pytest.raises(CandidateModelError, match="nowhere"):
        candidate_model(str(tmp_path / "nowhere.toml"))


def test_every_word_of_the_lists_stands_once_in_its_group():
    for group in (*word_lists().classes, *word_lists().seeds):
        assert group.reason
        assert all(word == word.lower() for word in group.words), group.name


def test_finder_answers_a_text_without_words(analyser):
    assert _found(analyser, "…") == ()
    assert _found(analyser, "42") == ()
