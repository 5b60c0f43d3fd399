"""Lexicon files are read strictly, and written so that reading gives the same value back."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis import lexicon as lexicon_module
from framing.analysis.lexicon import (
    Case,
    Category,
    Context,
    ContextKind,
    ContrastSet,
    Entry,
    Form,
    FormKind,
    Guidance,
    Hyphen,
    Lexicon,
    LexiconError,
    Negation,
    ReferentKind,
    Slot,
    dump_lexicon,
    entry_of,
    load_lexicon,
    one_sided_mirrors,
    table_of,
)
from framing.analysis.tables import ENTRY_KEYS, full_table_of

HEAD = """
[[contrast_set]]
code = "s"
referent = "A set"
kind = "event"
"""
ENTRY = """
[[entry]]
code = "s.a"
contrast_set = "s"
term = "alpha"
matches = ["[[alpha]]"]
ignores = ["beta"]
"""

EVERY_KEY = r"""
sense = "the Greek letter"
negation = "count"
name_guard = false
tags = ["to-check", "greek"]
voice_note = "v"
owner = "Harbour desk"
review_on = 2027-02-28
forms = ["alpha", {surface = "ALPHA", case = "exact"}, {lemma = "storm", pos = "VERB"}, {pattern = "[a-z]{1,9}-led"}]
category = "euphemism"
intensity = 3
valence = -1
slot = "object"
case = "proper"
hyphen = "prefix_ok"
priority = 2
why = "w"
used_by = "u"
objected_by = "o"
guidance = [{house = "H", says = "S", url = "https://h.example", date = 2024-01-31}]
require = [
    {kind = "lemma_in_window", n = 8, lemmas = ["union"], entities = ["ORG"]},
    {kind = "pos", tags = ["NOUN"]},
]
forbid = [{kind = "regex_left", pattern = 'x $'}, {kind = "dep", side = "head", relation = "amod"}]
"""

# Printable text, no white space at the edges: what curators type, and what may stand in a cell.
PROSE = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=' "\\’“'), min_size=1, max_size=30).map(
    lambda text: text.strip() or "x"
)
WORDS = st.text("abcdefgh zäé'", min_size=1, max_size=20).map(lambda text: f"a{text.strip()}z")
CODES = st.text("abc019_.", min_size=1, max_size=12)
LEMMAS = st.lists(st.text("abcdef", min_size=1, max_size=8), min_size=1, max_size=4).map(tuple)
FORMS = st.one_of(
    st.builds(Form, WORDS, case=st.none() | st.sampled_from(Case), hyphen=st.none() | st.sampled_from(Hyphen)),
    st.builds(Form, WORDS, st.just(FormKind.LEMMA), st.none() | st.sampled_from(["VERB", "NOUN", "ADJ", "ADV"])),
    st.builds(Form, st.sampled_from(["[a-z]{1,9}-led", "so \\w{1,9}"]), st.just(FormKind.PATTERN)),
)
CONTEXTS = st.one_of(
    st.builds(Context, st.just(ContextKind.LEMMA_IN_WINDOW), n=st.integers(1, 40), lemmas=LEMMAS),
    st.builds(Context, st.just(ContextKind.REGEX_LEFT), pattern=st.just(r"\bmilitary\s+$")),
    st.builds(Context, st.just(ContextKind.POS), tags=st.just(("VERB", "NOUN"))),
    st.builds(Context, st.just(ContextKind.DEP), side=st.sampled_from(["head", "child"]), relation=st.just("amod")),
)
GUIDANCE = st.builds(Guidance, PROSE, PROSE, st.sampled_from(["", "https://a.example/x"]), st.none() | st.dates())


def an_entry(*, intensity: int, plain: bool, **values: object) -> Entry:
    return Entry(intensity=intensity, plain=plain and intensity == 1, **values)


ENTRIES = st.builds(
    an_entry,
    code=CODES,
    contrast_set=st.sampled_from(["s", "t"]),
    term=WORDS,
    matches=st.lists(PROSE, max_size=3).map(tuple),
    ignores=st.lists(PROSE, max_size=3).map(tuple),
    forms=st.lists(FORMS, max_size=3).map(tuple),
    category=st.sampled_from(Category),
    intensity=st.integers(1, 3),
    valence=st.integers(-1, 1),
    slot=st.sampled_from(Slot),
    case=st.sampled_from(Case),
    hyphen=st.sampled_from(Hyphen),
    priority=st.integers(-5, 5),
    why=PROSE | st.just(""),
    used_by=PROSE | st.just("two\nlines"),
    objected_by=st.just(""),
    guidance=st.lists(GUIDANCE, max_size=2).map(tuple),
    require=st.lists(CONTEXTS, max_size=2).map(tuple),
    forbid=st.lists(CONTEXTS, max_size=2).map(tuple),
    sense=PROSE | st.just(""),
    negation=st.sampled_from(Negation),
    plain=st.booleans(),
    name_guard=st.booleans(),
    tags=st.lists(st.text("ab0-_", min_size=1, max_size=5), max_size=3, unique=True).map(tuple),
    voice_note=PROSE | st.just("two\nlines"),
    owner=PROSE | st.just(""),
    review_on=st.none() | st.dates(),
)
SETS = (ContrastSet("s", "One", ReferentKind.EVENT, "topic"), ContrastSet("t", "Other"))
LEXICONS = st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.code).map(
    lambda entries: Lexicon(SETS, tuple(entries), "A title")
)


@given(LEXICONS)
@settings(max_examples=200, deadline=None)
def test_a_dumped_lexicon_loads_as_the_same_value_and_dumps_to_the_same_bytes(lexicon: Lexicon) -> None:
    dumped = dump_lexicon(lexicon)

    loaded = load_lexicon(dumped)

    assert loaded == lexicon
    assert dump_lexicon(loaded) == dumped
    assert loaded.digest == lexicon.digest


@given(ENTRIES)
@settings(deadline=None)
def test_the_table_of_an_entry_reads_back_as_the_entry(entry: Entry) -> None:
    assert entry_of(table_of(entry)) == entry


@given(st.permutations(range(5)))
def test_the_order_of_a_file_does_not_change_its_digest(order: list[int]) -> None:
    entries = [Entry(f"s.{number}", "s", f"word{number}") for number in order]

    assert Lexicon(SETS, tuple(entries)).digest == Lexicon(SETS, tuple(sorted(entries, key=lambda e: e.code))).digest


def test_another_word_is_another_digest() -> None:
    one, other = (Lexicon(SETS, (Entry("s.a", "s", term),)) for term in ("alpha", "beta"))

    assert one.digest != other.digest


def test_only_five_keys_are_required_and_the_rest_has_defaults() -> None:
    entry = load_lexicon(HEAD + ENTRY).entries[0]

    assert entry.written_forms == (Form("alpha"),)
    assert (entry.category, entry.intensity, entry.valence, entry.slot) == (Category.EVENT_LABEL, 1, 0, Slot.SELF)


def test_all_keys_are_read() -> None:
    entry = load_lexicon(HEAD + ENTRY + EVERY_KEY).entries[0]

    assert entry.forms[1:3] == (
        Form("ALPHA", case=Case.EXACT),
        Form("storm", FormKind.LEMMA, "VERB"),
    )
    assert entry.guidance == (Guidance("H", "S", "https://h.example", datetime.date(2024, 1, 31)),)
    assert entry.require[0] == Context(ContextKind.LEMMA_IN_WINDOW, n=8, lemmas=("union",), entities=("ORG",))
    assert entry.forbid[1] == Context(ContextKind.DEP, side="head", relation="amod")
    assert (entry.case_of(entry.forms[1]), entry.case_of(entry.forms[3])) == (Case.EXACT, Case.ANY)
    assert entry.hyphen_of(entry.forms[0]) is Hyphen.PREFIX_OK
    assert (entry.sense, entry.negation, entry.name_guard) == ("the Greek letter", Negation.COUNT, False)
    assert entry.tags == ("greek", "to-check")
    assert (entry.voice_note, entry.owner, entry.review_on) == ("v", "Harbour desk", datetime.date(2027, 2, 28))


def test_keys_stand_in_one_order_and_defaults_are_left_out() -> None:
    entry = load_lexicon(HEAD + ENTRY + EVERY_KEY).entries[0]

    assert tuple(full_table_of(entry)) == ENTRY_KEYS
    assert list(table_of(entry)) == [key for key in ENTRY_KEYS if key not in {"mirror", "plain"}]
    assert " ".join(table_of(Entry("s.a", "s", "alpha"))) == (
        "code contrast_set term category intensity valence slot matches ignores"
    )


def test_tags_have_one_order_so_that_the_same_tags_are_the_same_file() -> None:
    one, other = (Entry("s.a", "s", "alpha", tags=tags) for tags in (("b", "a"), ("a", "b")))

    assert one == other


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ('catagory = "euphemism"', "unknown key “catagory” (did you mean “category”?); remove or rename it"),
        (
            'category = "euphemisn"',
            "category “euphemisn” is unknown (did you mean “euphemism”?); use one of actor_label",
        ),
        ("intensity = 4", "intensity 4 must be 1, 2 or 3"),
        ("intensity = true", "“intensity” must be a whole number"),
        ("valence = 2", "valence 2 must be -1, 0 or 1"),
        ('slot = "verb"', "slot “verb” is unknown"),
        ('case = "upper"', "case “upper” is unknown"),
        ('hyphen = "free"', "hyphen “free” is unknown"),
        ("priority = 9999", "priority 9999 must lie between"),
        ("intensity = 2\nplain = true", "“plain” with intensity 2: the ordinary name carries no load"),
        ('plain = "yes"', "“plain” must be true or false"),
        ('negation = "deny"', "negation “deny” is unknown; use one of ignore, count"),
        ('name_guard = "no"', "“name_guard” must be true or false"),
        ("name_guard = 0", "“name_guard” must be true or false"),
        ('tags = ["Big Words"]', "tag “Big Words” may hold only a-z, 0-9, _ and -; rename it"),
        ('tags = ["a", "a"]', "tag “a” is given twice; remove one"),
        ("tags = [" + ", ".join(f'"{number}"' for number in range(21)) + "]", "more than 20 tags"),
        (f'tags = ["{"a" * 41}"]', "is longer than 40 characters"),
        ('sense = "one\\ntwo"', "U+000A, which nobody can see"),
        ('owner = "one\\ntwo"', "U+000A, which nobody can see"),
        ('review_on = "next year"', "review_on “next year” is not a day such as 2024-01-31"),
        ("review_on = 2024-01-31T10:00:00", "review_on must be a day such as 2024-01-31, without a time"),
        ("review_on = 3", "review_on must be a day"),
        ('mirror = "s.a"', "“mirror” names the entry itself"),
        ('mirror = "S A"', "mirror “S A” is not a code"),
        ('mirror = "s.b"', "mirror “s.b” is not in the file (did you mean “s.a”?); add that entry or clear “mirror”"),
        ("why = 3", "“why” must be a text in quotation marks"),
        ("forms = []", "“forms” is empty"),
        ('forms = [""]', "a form is empty"),
        ('forms = [" alpha"]', "begins or ends with white space"),
        ('forms = ["-backed"]', "begins or ends inside a word"),
        ('forms = ["..."]', "has no letter or digit"),
        ('forms = ["a\\u0000b"]', "U+0000, which nobody can see"),
        ("forms = [3]", "a form is a text or a table"),
        ('forms = ["alpha", {lemma = "a", pattern = "b"}]', "one of “surface”, “lemma” and “pattern”, not 2"),
        ('forms = [{kind = "lemma"}]', "one of “surface”, “lemma” and “pattern”, not 0"),
        ('forms = [{lemma = "storm", pos = "VB"}]', "pos “VB” is unknown; use one of ADJ, ADV, NOUN, VERB"),
        ('forms = [{lemma = "Storm"}]', "has capitals; write it in lower case"),
        ('forms = [{surface = "storm", pos = "VERB"}]', "only a lemma has a “pos”"),
        ('forms = [{pattern = "(a+)+bc"}]', "a repeat inside a repeat is not allowed"),
        ('forms = [{pattern = "abc", case = "exact"}]', "a pattern is read on lower-cased text; remove"),
        ('require = ["x"]', "“require” must be written as [[require]] tables"),
        ('require = [{kind = "lemma_near"}]', "kind “lemma_near” is unknown"),
        ('require = [{kind = "lemma_in_window", lemmas = ["a"]}]', "“n” is missing; add it"),
        ('require = [{kind = "lemma_in_window", n = 0, lemmas = ["a"]}]', "n is from 1 to 40"),
        ('require = [{kind = "lemma_in_window", n = 5}]', "list at least one of “lemmas”"),
        ('require = [{kind = "lemma_in_window", n = 5, lemmas = ["air strike"]}]', "must be one word in lower case"),
        ('require = [{kind = "lemma_in_window", n = 5, lemmas = ["Union"]}]', "must be one word in lower case"),
        ('require = [{kind = "regex_left", pattern = "a(?=b)"}]', "no look-around"),
        ('require = [{kind = "regex_left", pattern = "a", n = 2}]', "unknown key “n”"),
        ('require = [{kind = "pos", tags = ["NN"]}]', "tag “NN” is unknown"),
        ('require = [{kind = "pos", tags = []}]', "list at least one of “tags”"),
        ('require = [{kind = "dep", side = "left", relation = "amod"}]', "side “left” is unknown"),
        ('require = [{kind = "dep", side = "head", relation = "adj"}]', "relation “adj” is unknown"),
        ('require = [{kind = "dep", side = "head"}]', "give “relation” or “lemmas”"),
        ('guidance = [{house = "H"}]', "“says” is missing"),
        ('guidance = [{house = "H", says = "S", url = "javascript:alert(1)"}]', "must begin with https://"),
        ('guidance = [{house = "H", says = "S", date = 2024-01-31T10:00:00}]', "must be a day such as 2024-01-31"),
        ('guidance = [{house = "H", says = "S", date = "soon"}]', "is not a day such as 2024-01-31"),
        ('used_by = "\\u202Eabc"', "U+202E, which nobody can see"),
    ],
)
def test_a_wrong_entry_is_refused_by_name_with_the_fix(line: str, fix: str) -> None:
    with pytest.raises(LexiconError) as error:
        load_lexicon(HEAD + ENTRY + line + "\n")

    assert str(error.value).startswith("entry “s.a”: ")
    assert fix in str(error.value)


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("[lexicon", "the file is not valid TOML"),
        ("x = 1", "unknown key “x”"),
        ("[lexicon]\nlang = 'en'", "unknown key “lang” (did you mean “language”?)"),
        ("[lexicon]\nlanguage = 'EN 1'", "is not a code such as en"),
        ("entry = 3", "“entry” must be a list"),
        ("entry = [3]", "“entry” must be written as [[entry]] tables"),
        (HEAD + HEAD + ENTRY, "contrast set “s”: the code is used 2 times"),
        (HEAD + ENTRY + ENTRY, "entry “s.a”: the code is used 2 times"),
        (HEAD.replace('"event"', '"thing"') + ENTRY, "contrast set “s”: kind “thing” is unknown"),
        (HEAD.replace('referent = "A set"', ""), "contrast set “s”: “referent” is missing"),
        (HEAD.replace('"s"', '"S 1"'), "contrast set “S 1”: code “S 1” may hold only a-z, 0-9, _ and ."),
        (HEAD + ENTRY.replace('"s.a"', '"s/a"'), "code “s/a” may hold only a-z, 0-9, _ and ."),
        (HEAD + ENTRY.replace('code = "s.a"', ""), "entry number 1: “code” is missing"),
        (
            HEAD + ENTRY.replace('contrast_set = "s"', 'contrast_set = "ss"'),
            "“ss” is not in the file (did you mean “s”?)",
        ),
        (HEAD + ENTRY.replace('term = "alpha"', ""), "entry “s.a”: “term” is missing"),
        (HEAD + ENTRY.replace('matches = ["[[alpha]]"]', ""), "entry “s.a”: “matches” is missing; add it"),
        (HEAD + ENTRY.replace('ignores = ["beta"]', ""), "entry “s.a”: “ignores” is missing; add it"),
        ("x = '\ud800'", "the file is not readable text"),
        ("x = " + "[" * 5000, "the file is not"),
    ],
)
def test_a_wrong_file_is_refused_with_the_fix(text: str, fix: str) -> None:
    with pytest.raises(LexiconError) as error:
        load_lexicon(text)

    assert fix in str(error.value)


def test_every_fault_of_a_file_is_told_at_once() -> None:
    other = ENTRY.replace("s.a", "s.b")

    with pytest.raises(LexiconError) as error:
        load_lexicon(HEAD + ENTRY + "intensity = 9\n" + other + "valence = 9\n")

    assert [line.partition(":")[0] for line in str(error.value).splitlines()] == ["entry “s.a”", "entry “s.b”"]


def test_a_message_lists_no_more_faults_than_people_read() -> None:
    wrong = "".join(ENTRY.replace("s.a", f"s.a{number}") + "intensity = 9\n" for number in range(30))

    with pytest.raises(LexiconError, match="… and 10 more"):
        load_lexicon(HEAD + wrong)


def test_missing_examples_are_a_warning_where_they_are_not_required() -> None:
    text = HEAD + ENTRY.replace('matches = ["[[alpha]]"]', "")

    lexicon = load_lexicon(text, examples_required=False)

    assert [(problem.code, problem.message) for problem in lexicon.warnings] == [
        ("no_example", "entry “s.a” has no example in matches; add a sentence")
    ]


def test_a_file_with_too_many_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon_module, "MAX_BYTES", 20)

    with pytest.raises(LexiconError, match="larger than"):
        load_lexicon(HEAD + ENTRY)


def test_a_file_with_too_many_entries_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon_module, "MAX_ENTRIES", 1)
    with pytest.raises(LexiconError, match="more than 1 entries"):
        load_lexicon(HEAD + ENTRY + ENTRY.replace("s.a", "s.b"))


def test_an_entry_finds_its_contrast_set() -> None:
    lexicon = load_lexicon(HEAD + ENTRY)

    assert lexicon.set_of(lexicon.entries[0]).referent == "A set"


def set_within(code: str, within: str) -> str:
    return f'[[contrast_set]]\ncode = "{code}"\nreferent = "R"\nwithin = "{within}"\n'


def test_a_set_may_lie_within_a_wider_one() -> None:
    text = HEAD + set_within("t", "s") + set_within("u", "t")

    lexicon = load_lexicon(text)

    assert [found.within for found in lexicon.contrast_sets] == ["", "s", "t"]
    assert load_lexicon(dump_lexicon(lexicon)) == lexicon


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ([("a", "b"), ("b", "c"), ("c", "a")], "“a” → “b” → “c” → “a”"),
        ([("z", "b"), ("b", "c"), ("c", "b")], "“b” → “c” → “b”"),
        ([("a", "a")], "“a” → “a”"),
    ],
)
def test_sets_in_a_circle_are_refused_with_the_circle(links: list[tuple[str, str]], told: str) -> None:
    text = "".join(set_within(code, within) for code, within in links)

    with pytest.raises(LexiconError) as refused:
        load_lexicon(text)

    assert str(refused.value).count("lies within itself") == 1
    assert f"{told}; clear “within” of one of them" in str(refused.value)


def test_a_wider_set_that_is_not_there_is_refused() -> None:
    with pytest.raises(LexiconError, match="the wider set “tt” is not in the file"):
        load_lexicon(set_within("s", "tt"))


def test_a_mirror_that_does_not_mirror_is_told_and_not_refused() -> None:
    one = Entry("s.a", "s", "alpha", mirror="s.b")
    other, third = Entry("s.b", "s", "beta", mirror="s.c"), Entry("s.c", "s", "gamma")

    lexicon = load_lexicon(dump_lexicon(Lexicon(SETS, (one, other, third))), examples_required=False)

    told = [problem.message for problem in lexicon.warnings if problem.code == "one_sided_mirror"]
    assert told == [
        "entry “s.a” names “s.b” as its mirror, which names “s.c”",
        "entry “s.b” names “s.c” as its mirror, which names none",
    ]
    assert one_sided_mirrors([one, Entry("s.b", "s", "beta", mirror="s.a")]) == ()


def test_thousands_of_links_to_nowhere_are_refused_at_once() -> None:
    entries = tuple(Entry(f"s.e{number}", f"set_{number}", "alpha", mirror=f"s.x{number}") for number in range(20_000))

    with pytest.raises(LexiconError) as refused:
        Lexicon(SETS, entries)

    assert len(str(refused.value).splitlines()) == lexicon_module.MAX_FAULTS + 1
