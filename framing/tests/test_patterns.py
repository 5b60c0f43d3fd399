"""Only patterns whose cost is known are taken."""

import re
import time

import pytest

from framing.analysis.patterns import (
    MAX_PATTERN_LENGTH,
    WILD,
    PatternError,
    safe_context_pattern,
    safe_form_pattern,
)


@pytest.mark.parametrize(
    ("pattern", "fix"),
    [
        ("(?:a+)+b", "a repeat inside a repeat"),
        ("(?:a{1,3}){1,3}b", "a repeat inside a repeat"),
        ("(?:troops|(?:x*)y){2}", "a repeat inside a repeat"),
        ("(a)\\1", "no back-references"),
        ("(?P<x>a)(?P=x)", "no look-around, flags or named groups"),
        ("(?=troops)", "no look-around"),
        ("(?<!anti-)troops", "no look-around"),
        ("(?i)troops", "no look-around, flags"),
        ("a++", "a repeat of a repeat"),
        ("\\w+ \\w+ \\w+ troops", "too many ways"),
        ("*troops", "write \\\\\\* for the character itself"),
        ("(troops", "no closing one"),
        ("troops)", "no opening one"),
        ("[troops", "not closed"),
        ("tr{oops", "a repeat is written"),
        ("tr{3,1}oops", "from a smaller to a larger"),
        ("troop{1,900}", "ends at"),
        ("\\x41b", "not allowed"),
        ("\\b{2}troops", "cannot be repeated"),
        ("Troops", "write t for T"),
        ("", "empty"),
        ("a" * (MAX_PATTERN_LENGTH + 1), "longer than"),
        ("trailing\\", "not allowed"),
        ("[a[b]", "a class may not contain"),
        ("[a--b]", "doubled signs"),
        ("a\tb", "only printable characters"),
    ],
)
def test_pattern_outside_the_subset_is_refused_with_its_fix(pattern: str, fix: str) -> None:
    with pytest.raises(PatternError, match=fix):
        safe_context_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "fix"),
    [
        ("^troops", "no place in a form"),
        ("(?:troops)?", "match nothing at all"),
        ("[a-z]{2,9}", "fixed word"),
        ("(?:troops|[a-z]{2,9})", "fixed word"),
        ("a[a-z]{2,9}", "fixed word"),
    ],
)
def test_form_pattern_needs_a_fixed_word_and_no_edges(pattern: str, fix: str) -> None:
    with pytest.raises(PatternError, match=fix):
        safe_form_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("\\bmilitary\\s+$", "a military "),
        ("^\\s+responsibility\\b", " responsibility for it"),
        ("(?:union|worker)s?", "workers"),
        ("[^a-z]\\d{1,4}", " 1989"),
        ("u\\.s\\. \\w+", "u.s. forces"),
        ("a(?:bc|d)??e", "ade"),
        ("[\\w'-]+ly", "bit-terly"),
        ("b.d", "bad"),
        ("x{2}y{,2}z{1,}", "xxyyzzz"),
    ],
)
def test_pattern_inside_the_subset_still_finds_what_it_says(pattern: str, text: str) -> None:
    assert re.search(safe_context_pattern(pattern), text)


def test_open_repeats_are_read_with_a_limit() -> None:
    assert safe_context_pattern("\\w+\\s*") == "\\w{1,24}\\s{0,3}"


@pytest.mark.parametrize(
    ("pattern", "anchors", "longest"),
    [
        ("[a-z]{2,20}-backed", ("-backed",), 27),
        ("[a-z]{2,20} (?:forces|army)", ("army", "forces"), 27),
        ("(?:iran|tehran)(?:ian)?-led", ("iran", "tehran"), 13),
        ("\\bso called\\b", ("so called",), 9),
    ],
)
def test_form_pattern_names_its_fixed_texts_and_its_longest_match(
    pattern: str, anchors: tuple[str, ...], longest: int
) -> None:
    safe = safe_form_pattern(pattern)

    assert (safe.anchors, safe.longest) == (anchors, longest)


def test_the_worst_pattern_that_is_taken_stays_fast_on_the_worst_text() -> None:
    pattern = re.compile(safe_context_pattern("\\w+ ?\\w{1,20} ?\\w{1,4}!"))
    text = "a" * 2_000

    started = time.perf_counter()
    found = pattern.search(text)

    assert found is None
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "pattern",
    [".", ".*", "\\w+", "\\s", "[a-z]{1,60}", "(?:the|.)", "(?:the)?[a-z]{2,9}", "\\w{1,20} \\w{1,20}", "\\b", "a|b|c"],
)
def test_a_form_that_matches_everything_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        safe_form_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:a|a)*troops",
        "(?:a|aa)+troops",
        "(?:.*)*troops",
        "(?:\\w+\\s?)+troops",
        "a{1,60}a{1,60}a{1,60}troops",
        "(?:troops|\\w+)*!",
        "(?:[a-z]+)*troops",
    ],
)
def test_a_pattern_whose_cost_explodes_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        safe_form_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "spellings"),
    [
        ("gates?", {"gate", "gates"}),
        ("(?:sea|lake)-gate", {"sea-gate", "lake-gate"}),
        ("gate[- ]keeper", {"gate-keeper", "gate keeper"}),
        ("gate\\s*keeper", {"gate keeper", "gatekeeper"}),
        ("\\bgate\\w+", {f"gate{WILD}"}),
        ("ga.e", {f"ga{WILD}e"}),
        ("(?:ho){2} gate", {"hoho gate"}),
        ("gate{2,3}", {f"gat{WILD}"}),
    ],
)
def test_form_pattern_names_its_spellings(pattern: str, spellings: set[str]) -> None:
    assert set(safe_form_pattern(pattern).spellings) == spellings
