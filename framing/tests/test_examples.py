"""An entry's own sentences decide whether it may be published."""

import pytest

from framing.analysis import examples
from framing.analysis.examples import problems_of, problems_of_all
from framing.analysis.lexicon import ContrastSet, Entry, Form, Lexicon
from reports.text.parse import Parser


def entry(**fields: object) -> Entry:
    given = {"matches": ("The [[terrorists]] fled.",), "ignores": ("The counter-terrorists fled.",)} | fields
    return Entry(**{"code": "s.terrorists", "contrast_set": "s", "term": "terrorists"} | given)


def codes(problem_entry: Entry, parser: Parser) -> list[str]:
    return [problem.code for problem in problems_of(problem_entry, parser)]


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({}, []),
        ({"matches": ()}, ["no_example"]),
        ({"ignores": ()}, ["no_example"]),
        ({"matches": ("The [[rebels]] fled.",)}, ["missed"]),
        ({"matches": ("The [[terrorists fled]].",)}, ["missed", "false_hit"]),
        ({"matches": ("The [[terrorists]] and terrorists fled.",)}, ["false_hit"]),
        ({"matches": ("The terrorists fled.",)}, ["unmarked", "false_hit"]),
        ({"matches": ("The [[terrorists]] [[fled.",)}, ["stray_mark"]),
        ({"ignores": ("The terrorists fled.",)}, ["false_hit"]),
        ({"ignores": ("The [[rebels]] fled.",)}, ["stray_mark"]),
        ({"ignores": ("He wrote for the Terrorists Research Centre in the spring.",)}, []),
        ({"matches": ("“The [[terrorists]] fled,” Dana Orrel said.",)}, []),
    ],
)
def test_problems_are_told_by_code(parser: Parser, fields: dict[str, object], problems: list[str]) -> None:
    assert codes(entry(**fields), parser) == problems


def test_a_lexicon_without_entries_has_no_problems(parser: Parser) -> None:
    assert problems_of_all(Lexicon((), ()), parser) == {}


def test_a_problem_shows_the_sentence_and_what_was_found(parser: Parser) -> None:
    (problem,) = problems_of(entry(matches=("The [[rebels]] fled.",)), parser)

    assert problem.message == "“The rebels fled.” should find “rebels”; it finds nothing"


def test_other_entries_do_not_take_an_entrys_examples_from_it(parser: Parser) -> None:
    longer = Entry("s.fled", "s", "terrorists fled", ("The [[terrorists fled]].",), ("They fled.",))
    lexicon = Lexicon((ContrastSet("s", "S"),), (entry(), longer))

    assert problems_of_all(lexicon, parser) == {"s.terrorists": (), "s.fled": ()}


def test_all_entries_together_have_the_problems_that_each_has_alone(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = (
        entry(code="s.a", matches=("“The [[terrorists]] fled.", "The [[rebels]] fled.")),
        entry(code="s.b", term="rebels", forms=(Form("rebels"),), matches=("The [[rebels]] fled.", "No ”rebels here.")),
        entry(code="s.c", ignores=("The terrorists fled.", "The [[terrorists]] fled.")),
    )

    together = problems_of_all(Lexicon((ContrastSet("s", "S"),), entries), parser)

    monkeypatch.setattr(examples, "LONGEST_BATCH", 60)
    in_batches = problems_of_all(Lexicon((ContrastSet("s", "S"),), entries), parser)

    assert together == in_batches == {one.code: problems_of(one, parser) for one in entries}


def test_an_entry_with_a_mirror_is_judged_without_it(parser: Parser) -> None:
    assert problems_of(entry(mirror="s.other"), parser) == ()
