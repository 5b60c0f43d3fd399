"""Where terms are found, and where they must not be."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis.inflection import inflected
from framing.analysis.lexicon import Case, Context, ContextKind, ContrastSet, Entry, Form, FormKind, Hyphen, Lexicon
from framing.analysis.matching import Matcher, TermMatch, resolved
from reports.text.flattened import flattened

SETS = (ContrastSet("s", "Things"),)
UNION = Context(ContextKind.LEMMA_IN_WINDOW, n=5, lemmas=("union",))


def entry(term: str, *forms: Form | str, **fields: object) -> Entry:
    written = tuple(Form(form) if isinstance(form, str) else form for form in forms)
    code = f"s.{''.join(char if char.isascii() and char.isalnum() else '_' for char in term.lower())}"
    return Entry(**{"code": code, "contrast_set": "s", "term": term, "forms": written} | fields)


def found(text: str, *entries: Entry) -> list[str]:
    matches = Matcher(Lexicon(SETS, entries)).find(text)
    return [match.span.of(text) for match in matches if match.suppressed_by is None]


TERROR = entry("terror")
TROOPS = entry("occupation troops")


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Terror struck.", ["Terror"]),
        ("the terror, the TERROR", ["terror", "TERROR"]),
        ("a terrorist; terrors; subterror; terror2; 3terror", []),
        ("terror's end, terror’s end, the terrors' end", ["terror", "terror"]),
        ("‘terror’ and “terror” (terror) [terror] terror/fear", ["terror"] * 5),
        ("terror'll stay, terror'd, l'terror, terror'x", ["terror", "terror"]),
        ("terror— it ends; terror—it ends; fear—terror", ["terror"] * 3),
        ("fear--terror--hate", ["terror"]),
        ("anti-terror, counter-terror, non-terror, ex-terror, de-terror, pro-terror", []),
        ("anti–terror and anti‑terror law, so-called-terror", []),
        ("anti-state-terror and anti-fear", []),
        ("state-terror and eco-terror", ["terror", "terror"]),
        ("terror-free, terror–free, terror-related", []),
        ("terror- and crime-free", ["terror"]),
        ("_terror_ #terror @terror terror.", ["terror"] * 4),
        ("térror terrör", []),
    ],
)
def test_a_term_stands_between_sides_that_are_free(text: str, hits: list[str]) -> None:
    assert found(text, TERROR) == hits


@pytest.mark.parametrize(
    "text",
    [
        "occupation troops",
        "occupation\u00a0troops",
        "occupation\u2009 troops",
        "occupation\ntroops",
        "occupation  \n  troops",
        "occu\u00adpation troops",
        "occupation\u200b troops",
        "OCCUPATION TROOPS",
    ],
)
def test_a_term_is_found_across_gaps_and_invisible_characters_as_it_was_written(text: str) -> None:
    assert found(f"the {text}, he said", TROOPS) == [text]


def test_a_term_does_not_reach_over_a_blank_line() -> None:
    assert found("the occupation\n\ntroops", TROOPS) == []


def test_a_prefix_is_taken_where_the_entry_allows_it() -> None:
    assert found("pro-terror and terror-free", entry("terror", hyphen=Hyphen.PREFIX_OK)) == ["terror"]
    assert found("the anti-terror law", entry("anti-terror"), TERROR) == ["anti-terror"]
    assert found("terror-free", entry("terror-free"), TERROR) == ["terror-free"]


@pytest.mark.parametrize(
    ("case", "hits"),
    [
        (Case.ANY, ["Green Coast", "GREEN COAST", "green coast", "Green coast"]),
        (Case.EXACT, ["Green Coast"]),
        (Case.PROPER, ["Green Coast", "GREEN COAST"]),
    ],
)
def test_capitals_count_as_the_entry_says(case: Case, hits: list[str]) -> None:
    text = "Green Coast GREEN COAST green coast Green coast"

    assert found(text, entry("Green Coast", case=case)) == hits


def test_a_proper_label_in_lower_case_asks_for_a_capital_where_it_begins() -> None:
    assert found("the Resistance, the resistance", entry("resistance", case=Case.PROPER)) == ["Resistance"]


def test_a_form_may_have_capitals_of_its_own() -> None:
    both = entry("they", "separatists", Form("ETA", case=Case.EXACT))

    assert found("ETA eta Separatists", both) == ["ETA", "Separatists"]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("shock and awe", "shock & awe"),
        ("search & rescue", "search and rescue"),
        ("two-state solution", "two-state solution"),
        ("seven day war", "7 day war"),
        ("group of 8", "group of eight"),
    ],
)
def test_and_signs_and_small_numbers_are_found_in_either_spelling(term: str, text: str) -> None:
    assert found(f"the {text}.", entry(term)) == [text]


def test_a_lemma_is_found_in_all_its_forms() -> None:
    storm = entry("storm", Form("storm", FormKind.LEMMA, "VERB"))
    text = " ".join(inflected("storm", "VERB"))

    assert found(text, storm) == text.split(" ")


def test_a_pattern_is_found_as_whole_words_near_its_fixed_text() -> None:
    backed = entry("X-backed", Form("[a-z]{2,20}-backed", FormKind.PATTERN))
    text = "Iran-backed, US-backed, the hill-backedness and unbacked, x-backed"

    assert found(text, backed) == ["Iran-backed", "US-backed"]


def test_a_pattern_keeps_the_rules_of_hyphens_and_paragraphs() -> None:
    led = entry("X led", Form(r"[a-z]{2,20} led\w{0,3}", FormKind.PATTERN))

    assert found("anti-state led; state\n\nled; state led-by", led) == []


def test_a_pattern_with_an_open_class_does_not_reach_over_a_blank_line() -> None:
    odd = entry("X led", Form("state[^a-z]{1,3}led", FormKind.PATTERN))

    assert found("state\n\nled and state, led", odd) == ["state, led"]


def test_the_leftmost_then_the_longest_stays_and_the_losers_say_to_whom() -> None:
    text = "occupation troops moved"
    entries = (entry("occupation"), TROOPS, entry("troops moved"))

    matches = Matcher(Lexicon(SETS, entries)).find(text)

    assert [(match.span.of(text), match.suppressed_by) for match in matches] == [
        ("occupation troops", None),
        ("occupation", "s.occupation_troops"),
        ("troops moved", "s.occupation_troops"),
    ]


def test_on_the_same_words_priority_decides_and_then_the_code() -> None:
    plain, early, strong = (
        entry("strike", code="s.b"),
        entry("strike", code="s.a"),
        entry("strike", code="s.c", priority=1),
    )

    assert [m.entry.code for m in Matcher(Lexicon(SETS, (plain, early))).find("strike")] == ["s.a", "s.b"]
    matches = Matcher(Lexicon(SETS, (plain, early, strong))).find("strike")
    assert [(m.entry.code, m.suppressed_by) for m in matches] == [("s.c", None), ("s.a", "s.c"), ("s.b", "s.c")]


def test_two_senses_of_the_same_words_both_stay() -> None:
    military, labour = entry("strike", code="s.a"), entry("strike", code="s.b", require=(UNION,))

    matches = Matcher(Lexicon(SETS, (military, labour))).find("strike")

    assert [match.suppressed_by for match in matches] == [None, None]


def test_settling_again_frees_what_a_dropped_match_had_suppressed() -> None:
    long, short = Matcher(Lexicon(SETS, (TROOPS, entry("occupation")))).find("occupation troops")

    assert resolved([short])[0].suppressed_by is None
    assert resolved([short, long])[1].suppressed_by == long.entry.code


def test_an_empty_lexicon_and_an_empty_text_have_no_matches() -> None:
    assert Matcher(Lexicon((), ())).find("terror") == ()
    assert Matcher(Lexicon(SETS, (TERROR,))).find("") == ()


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("\\w+ ?\\w+ ?th", "th" * 20_000),
        ("\\w+\\s*\\w+\\s*the", "the " * 20_000),
        ("[a-z]{2,20}-backed", "a-backed" * 20_000),
    ],
)
def test_the_worst_patterns_stay_fast_where_their_fixed_text_stands_everywhere(pattern: str, text: str) -> None:
    worst = Matcher(Lexicon(SETS, (entry("worst", Form(pattern, FormKind.PATTERN)),)))

    started = time.perf_counter()
    worst.find(text)

    assert time.perf_counter() - started < 5


# Laws ----------------------------------------------------------------------------------------------------------------

TERMS = ("red", "red army", "army", "army’s red", "a b", "anti-red", "b", "é", "two reds", "İx")
PIECES = st.sampled_from(
    [
        *TERMS,
        "RED",
        "2 reds",
        "army\u00a0red",
        "re\u00add",
        " ",
        "  ",
        "\n",
        "\n\n",
        "-",
        "—",
        "’s",
        "'",
        ".",
        "“",
        "x",
        "anti-",
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map(lambda pieces: "".join(pieces)) | st.lists(PIECES, max_size=25).map(" ".join)
ENTRIES = tuple(entry(term, code=f"s.e{number}") for number, term in enumerate(TERMS))
MATCHER = Matcher(Lexicon(SETS, ENTRIES))


def standing(matches: tuple[TermMatch, ...]) -> list[TermMatch]:
    return [match for match in matches if match.suppressed_by is None]


@given(TEXTS)
@settings(max_examples=300)
def test_spans_lie_inside_the_text_and_read_as_a_form(text: str) -> None:
    for match in MATCHER.find(text):
        words = flattened(match.span.of(text)).text
        forms = {flattened(match.form.text).text, flattened(match.form.text.replace("two", "2")).text}
        assert match.span.end <= len(text)
        assert words in forms


@given(TEXTS)
def test_matches_that_stand_never_overlap(text: str) -> None:
    matches = standing(MATCHER.find(text))

    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(matches))


@given(TEXTS, st.permutations(ENTRIES))
@settings(max_examples=50)
def test_the_order_of_entries_changes_nothing(text: str, entries: list[Entry]) -> None:
    assert Matcher(Lexicon(SETS, tuple(entries))).find(text) == MATCHER.find(text)


@given(TEXTS, TEXTS)
def test_another_paragraph_changes_no_match(text: str, other: str) -> None:
    before = MATCHER.find(text.strip("\n"))

    after = MATCHER.find(f"{text.strip(chr(10))}\n\n{other}")

    assert after[: len(before)] == before


@given(TEXTS)
def test_every_loser_overlaps_a_winner_of_the_named_entry(text: str) -> None:
    matches = MATCHER.find(text)
    winners = standing(matches)

    for match in matches:
        if match.suppressed_by is not None:
            assert any(w.entry.code == match.suppressed_by and w.span.overlaps(match.span) for w in winners)


def test_proper_pattern_wants_a_capital_at_its_beginning():
    backed = entry("X-backed", Form("[a-z]{2,18}an-backed", FormKind.PATTERN, case=Case.PROPER))

    assert found("Caldrian-backed fighters and a publican-backed fund", backed) == ["Caldrian-backed"]
