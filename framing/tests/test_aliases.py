"""Names that are spellings of each other, and the table that knows the rest."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.aliases import AliasSet, AliasTable, Spelling, acronym_of, name_key, same_spelling
from framing.analysis.aliases.sets import faults_of_set, shared_names
from framing.analysis.aliases.spellings import LONGEST_KEY, consonants_of
from framing.lexicons import load_starter_aliases
from reports.extraction.mentions.values import MentionKind

NAMES = st.one_of(st.text(max_size=40), st.text("abehiklmosuzHKA'’- .é", max_size=30))
STARTER = load_starter_aliases()


def table(*sets: tuple[str, ...]) -> AliasTable:
    return AliasTable(tuple(AliasSet(code, MentionKind.GROUP, tuple(names)) for code, *names in sets))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kataib Hezbollah", "Kata’ib Hezbollah"),
        ("Kataib Hezbollah", "Kata'ib Hezbollah"),
        ("Ansar Allah", "Ansarallah"),
        ("Hashd al-Sha’abi", "Hashd Shaabi"),
        ("Jabhat al-Nusra", "Jabhat an-Nusra"),
        ("Ash-Sharqat", "al Sharqat"),
        ("Ministry of Defence", "Ministry of Defense"),
        ("U.S.", "US"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("the Quay Board", "Quay Board’s"),
        ("NATO", "Nato"),
    ],
)
def test_what_print_varies_is_the_same_name(first, second):
    assert same_spelling(first, second) is Spelling.SAME


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hezbollah", "Hizbullah"),
        ("Kataib Hezbollah", "Kateib Hizbullah"),
        ("Mohammed", "Mohamed"),
        ("Muqtada al-Sadr", "Moqtada as-Sadr"),
        ("Qassem Soleimani", "Qasem Suleimani"),
        ("Zelensky", "Zelenskyy"),
        ("Haniyeh", "Haniya"),
        ("Hillah", "Hilla"),
        ("Phillips", "Philips"),
    ],
)
def test_transliterations_are_one_name(first, second):
    assert same_spelling(first, second) is Spelling.RESPELT


@pytest.mark.parametrize(("first", "second"), [("Mohammed Hassan", "Muhammad Hasan"), ("Kharkiv", "Kharkov")])
def test_close_vowels_are_enough_where_the_consonants_agree(first, second):
    assert same_spelling(first, second) is Spelling.CLOSE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kyiv", "Kiev"),
        ("Hassan", "Hussein"),
        ("Iraq", "Iran"),
        ("Niger", "Nigeria"),
        ("Austria", "Australia"),
        ("Oman", "Uman"),
        ("Johnson", "Johnston"),
        ("Milton", "Melton"),
        ("Hansen", "Hanson"),
        ("Peterson", "Petersen"),
        ("Boulton", "Bolton"),
        ("Wells", "Wills"),
        ("Reed", "Reid"),
        ("Qassam", "Qassem"),
        ("Islamic Resistance in Iraq", "Islamic Resistance in Iran"),
        ("42nd Brigade", "43rd Brigade"),
        ("George W. Bush", "George H. W. Bush"),
        ("El Salvador", "Salvador"),
        ("North Korea", "South Korea"),
        ("PMF", "PMU"),
        ("WHO", "who"),
        ("WHO", "Who"),
        ("Will", "We’ll"),
        ("Starr", "Star"),
        ("Hillary", "Hilary"),
        ("Fatah", "Fattah"),
        ("El-Sayed", "Said"),
        ("Muhammad", "Muhammadu"),
        ("Kennedy", "Kennedy III"),
        ("Catherine Pugh", "Catherine E. Pugh"),
        ("Foreign Minister", "Foreign Ministry"),
        ("Ukraine President Orlov", "Ukrainian President Orlov"),
        ("South Korea", "US-South Korea"),
        ("UN Board", "At the UN Board"),
        ("US", "us"),
        ("SANA", "Sanaa"),
        ("State Department", "Estate Department"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_other_names_stay_apart(first, second):
    assert same_spelling(first, second) is None


def test_us_in_front_of_a_name_is_no_article():
    assert name_key("US State Department") != name_key("State Department")


@given(NAMES, NAMES)
def test_spelling_is_the_same_from_both_sides_and_shares_its_consonants(first, second):
    reason = same_spelling(first, second)

    assert reason is same_spelling(second, first)
    if reason:
        assert consonants_of(name_key(first)) == consonants_of(name_key(second))


@given(NAMES)
def test_every_name_with_a_key_is_a_spelling_of_itself(name):
    key = name_key(name)

    assert len(key) <= LONGEST_KEY
    assert not key or same_spelling(name, name) is Spelling.SAME


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Popular Mobilization Units", "PMU"),
        ("Organization of the Petroleum Exporting Countries", "OPEC"),
        ("United Nations Interim Force in Lebanon", "UNIFIL"),
        ("Hayat Tahrir al-Sham", "HTS"),
        ("US National Security Council", "NSC"),
        ("United States Central Command", "CENTCOM"),
        ("United States", "U.S."),
        ("Harbour Guard", "HG’s"),
    ],
)
def test_acronym_fits_its_name(long, short):
    assert acronym_of(long, short)


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Popular Mobilization Forces", "PMU"),
        ("Harbour", "H"),
        ("Harbour", "HA"),
        ("Harbour Guard", "hg"),
        ("Harbour Guard", "GH"),
        ("Harbour Guard of the Port", "HG"),
        ("", "HG"),
        ("Harbour Guard", ""),
        ("Harbour Guard", "HARBOURGUARD"),
    ],
)
def test_other_letters_do_not(long, short):
    assert not acronym_of(long, short)


def test_set_is_found_by_any_spelling_of_its_names():
    known = table(("guard", "Harbour Guard", "HGD", "Haras al-Mina"), ("watch", "Port Watch"))

    for name in ("harbor guard", "Harbour-Guard’s", "HGD", "H.G.D.", "Haras el-Meena", "the Haras Mina"):
        found = known.find(name)
        assert found is not None, name
        assert found.code == "guard", name
    assert known.find("Port Guard") is None
    assert known.find("") is None
    assert known.by_code["watch"].names == ("Port Watch",)


def test_name_of_two_sets_is_found_in_neither():
    known = table(("guard", "Harbour Guard", "Guard"), ("watch", "Port Watch", "The Guard"))

    assert known.find("Guard") is None
    assert {one.code for one in known.claiming("Guard")} == {"guard", "watch"}
    assert list(shared_names(known.by_code["guard"], known)) == ["Guard"]


def test_nearer_spelling_goes_before_a_farther_one():
    known = table(("a", "Hezbollah"), ("b", "Hizbullah"))

    assert [known.find(name).code for name in ("Hezbollah", "Hizbullah")] == ["a", "b"]
    assert known.find("Hizbollah") is None


@given(st.lists(st.tuples(st.sampled_from("abc"), NAMES), max_size=8), NAMES)
def test_order_of_sets_changes_no_answer(pairs, name):
    names: dict[str, tuple[str, ...]] = {}
    for code, one in pairs:
        names[code] = (*names.get(code, ()), one)
    sets = [(code, *given) for code, given in names.items()]

    found, turned = table(*sets).find(name), table(*reversed(sets)).find(name)

    assert found == turned


def test_starter_is_whole_and_every_name_leads_to_its_set():
    assert 60 <= len(STARTER.sets) <= 200
    for one in STARTER.sets:
        assert faults_of_set(one.code, str(one.kind), one.names, one.note) == []
        for name in one.names:
            assert STARTER.find(name) == one, name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kata’ib Hezbollah", "kataib_hezbollah"),
        ("Kateib Hezbollah", "kataib_hezbollah"),
        ("Hashd al-Sha’abi", "popular_mobilization_forces"),
        ("PMU", "popular_mobilization_forces"),
        ("Lebanese Hezbollah", "hezbollah"),
        ("Ansarallah", "houthis"),
        ("CENTCOM", "us.central_command"),
        ("Kiev", "kyiv"),
        ("Islamic Resistance in Iraq", "islamic_resistance_iraq"),
    ],
)
def test_starter_knows_what_newsrooms_write(name, code):
    found = STARTER.find(name)

    assert found is not None
    assert found.code == code


def test_large_table_answers_quickly_for_names_it_does_not_know():
    known = table(*[(f"set_{n}", f"Guard of Quay {n}", f"Brigade Kasr{n:04}") for n in range(5_000)])
    known.find("anything")

    begun = time.process_time()
    for number in range(2_000):
        known.find(f"Watch of Pier {number}")

    assert time.process_time() - begun < 2


@pytest.mark.parametrize("name", ["a" * 1_000_000, "al-" * 300_000, "' " * 300_000, "-\u0301" * 300_000])
def test_monstrous_names_cost_little(name):
    begun = time.process_time()

    name_key(name)
    same_spelling(name, f"{name}b")
    acronym_of(name, "ABCDEFGH")

    assert time.process_time() - begun < 1
