"""Changing the alias table."""

import threading

import pytest
from django.db import connection

from framing.analysis.aliases.sets import LONGEST_CODE, LONGEST_NAME, LONGEST_NOTE, MOST_NAMES
from framing.lexicons import load_starter_aliases
from framing.models import Alias, AliasChange, AliasSet
from framing.models.decisions import LONGEST_REASON
from framing.selectors import alias_reach
from framing.selectors.aliases import alias_table, last_number_of
from framing.services.aliases import (
    AliasConflict,
    AliasRefused,
    add_set,
    alias_from_referent,
    change_set,
    load_aliases,
    retire_set,
)
from framing.signals import comparison_requested
from framing.tests.alias_sets import GUARD, stored_set
from framing.tests.factories import ComparisonFactory, CuratorFactory
from reports.tests.factories import ArticleFactory, MentionFactory, StoryFactory

STARTER = load_starter_aliases()


@pytest.fixture
def asked():
    """The stories for which a comparison was asked."""
    found = []

    def note(sender, story_id, **kwargs):
        found.append(story_id)

    comparison_requested.connect(note)
    yield found
    comparison_requested.disconnect(note)


def compared_story(*keys: str):
    """A compared story of one report that mentions these names."""
    story = StoryFactory()
    article = ArticleFactory(story=story)
    for key in keys:
        words = article.latest_revision.text.split()[0]
        MentionFactory(revision=article.latest_revision, words=words, form="name", key=key)
    ComparisonFactory(story=story)
    return story


def refused(function, **values):
    before = AliasChange.objects.count(), Alias.objects.count()
    with pytest.raises(AliasRefused) as caught:
        function(**values)
    assert (AliasChange.objects.count(), Alias.objects.count()) == before
    return caught.value


def given(**values):
    return {"code": GUARD.code, "kind": "group", "names": GUARD.names, "note": GUARD.note} | values


@pytest.mark.django_db
def test_table_is_the_starter_before_anything_was_loaded_and_after():
    before = alias_table()

    assert load_aliases()
    assert not load_aliases()

    assert before == STARTER
    assert set(alias_table().sets) == set(STARTER.sets)
    assert alias_table().edition == 1
    assert AliasChange.objects.get().action == AliasChange.Action.LOAD
    assert Alias.objects.filter(key="").count() == 0


@pytest.mark.django_db
def test_first_change_keeps_the_starter_table():
    made = stored_set()

    table = alias_table()
    assert [change.number for change in AliasChange.objects.order_by("number")] == [1, 2]
    assert made.change.number == table.edition == 2
    assert table.by_code["harbour_guard"] == GUARD
    assert len(table.sets) == len(STARTER.sets) + 1


@pytest.mark.django_db
def test_starter_of_a_later_product_replaces_what_nobody_changed():
    load_aliases()
    AliasSet.objects.filter(code="nato").delete()
    AliasSet.objects.create(code="left_over", kind="group")

    assert load_aliases()

    assert set(alias_table().sets) == set(STARTER.sets)
    assert AliasSet.objects.get(code="left_over").retired_at


@pytest.mark.django_db
def test_table_that_somebody_changed_is_not_loaded_over():
    load_aliases()
    retire_set(code="nato", seen=1, by=CuratorFactory())

    assert not load_aliases()

    assert "nato" not in alias_table().by_code


@pytest.mark.django_db
def test_change_is_logged_with_both_states_and_makes_an_edition():
    curator = CuratorFactory()
    stored_set()

    made = change_set(**given(names=["Harbour Guard", "Port Guard"]), seen=2, by=curator, reason=" A new  name. ")

    change = made.change
    assert (change.number, change.code, change.changed_by, change.reason) == (3, GUARD.code, curator, "A new name.")
    assert change.before[GUARD.code]["names"] == list(GUARD.names)
    assert change.after[GUARD.code] == {"kind": "group", "names": ["Harbour Guard", "Port Guard"], "note": GUARD.note}
    assert alias_table().find("port guard").code == GUARD.code
    assert alias_table().find("Haras al-Mina") is None


@pytest.mark.django_db
def test_change_that_changes_nothing_makes_no_edition():
    stored_set()

    made = change_set(**given(names=[*GUARD.names, "  "]), seen=2, by=CuratorFactory())

    assert made.change is None
    assert alias_table().edition == 2


@pytest.mark.django_db
def test_retired_set_is_found_no_more_and_can_come_back():
    stored_set()
    curator = CuratorFactory()

    retire_set(code=GUARD.code, seen=2, by=curator, reason="Disbanded.")

    assert alias_table().find("Harbour Guard") is None
    assert Alias.objects.filter(alias_set__code=GUARD.code).count() == 3
    assert AliasChange.objects.get(number=3).after == {GUARD.code: None}
    change_set(**given(), seen=3, by=curator)
    assert alias_table().find("Harbour Guard") == GUARD


@pytest.mark.django_db
def test_stale_edit_is_refused_in_words_and_tells_what_is_stored():
    stored_set()
    first = CuratorFactory(username="ada")
    change_set(**given(note="Of the old port."), seen=2, by=first)

    error = refused(change_set, **given(note="Of the new port."), seen=2, by=CuratorFactory())

    assert isinstance(error, AliasConflict)
    assert "ada changed this set since it was shown to you (edition 3)" in error.message
    assert error.stored.note == "Of the old port."
    assert isinstance(refused(retire_set, code=GUARD.code, seen=2, by=first), AliasConflict)


@pytest.mark.django_db
def test_change_of_another_set_makes_no_edit_stale():
    stored_set()
    retire_set(code="nato", seen=1, by=CuratorFactory())

    made = change_set(**given(note="Another note."), seen=2, by=CuratorFactory())

    assert made.change.number == 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field", "part"),
    [
        ({"code": ""}, "code", "Give the set a code"),
        ({"code": "Harbour Guard"}, "code", "small letters"),
        ({"code": "x" * (LONGEST_CODE + 1)}, "code", "121 characters"),
        ({"kind": "gruop"}, "kind", "did you mean “group”"),
        ({"names": []}, "names", "at least one name"),
        ({"names": ["…"]}, "names", "no letters"),
        ({"names": ["x" * (LONGEST_NAME + 1)]}, "names", "201 characters"),
        ({"names": [f"Guard {n}" for n in range(MOST_NAMES + 1)]}, "names", "41 names"),
        ({"names": ["Harbour Guard", "Harbour  Guard"]}, "names", "there twice"),
        ({"note": "x" * (LONGEST_NOTE + 1)}, "note", "401 characters"),
        ({"reason": "x" * (LONGEST_REASON + 1)}, "reason", "characters"),
    ],
)
def test_bad_set_is_refused_at_its_field(values, field, part):
    load_aliases()

    error = refused(add_set, **given(**values), by=CuratorFactory())

    assert error.field == field
    assert part in error.message


@pytest.mark.django_db
def test_nul_and_line_breaks_do_not_reach_the_table():
    stored_set("odd", "Odd\x00 Body\nof  Two\tLines")

    assert alias_table().by_code["odd"].names == ("Odd Body of Two Lines",)


@pytest.mark.django_db
def test_code_is_given_once_even_to_a_retired_set():
    stored_set()
    retire_set(code=GUARD.code, seen=2, by=CuratorFactory())

    assert refused(add_set, **given(), by=CuratorFactory()).field == "code"


@pytest.mark.django_db
def test_name_of_two_sets_is_refused_until_it_is_meant_and_then_found_in_none():
    stored_set()
    twin = {"code": "other_guard", "kind": "group", "names": ["Guard of the Quay", "Harbour-Guard"]}

    error = refused(add_set, **twin, by=CuratorFactory())
    add_set(**twin, by=CuratorFactory(), is_shared=True)

    assert error.shared == {"Harbour-Guard": (GUARD,)}
    assert alias_table().find("Harbour Guard") is None
    assert alias_table().find("Guard of the Quay").code == "other_guard"


@pytest.mark.django_db
def test_stories_that_mention_a_changed_name_in_any_spelling_are_compared_anew(asked):
    load_aliases()
    near, far = compared_story("haras mina"), compared_story("sea scouts")
    spelled = compared_story("harass almeena", "haraas meena")

    made = stored_set()

    assert sorted(asked) == sorted([near.pk, spelled.pk])
    assert made.story_count == 2
    assert far.pk not in asked


@pytest.mark.django_db
def test_change_of_a_note_compares_nothing_anew(asked):
    compared_story("harbour guard")
    stored_set()
    asked.clear()

    change_set(**given(note="Another note."), seen=2, by=CuratorFactory())

    assert asked == []


@pytest.mark.django_db
def test_story_that_was_never_compared_is_left_alone(asked):
    story = compared_story("harbour guard")
    story.comparisons.all().delete()

    stored_set()

    assert asked == []


@pytest.mark.django_db
def test_more_stories_than_one_change_may_reach_are_told(asked, monkeypatch):
    monkeypatch.setattr(alias_reach, "MOST_STORIES", 1)
    monkeypatch.setattr("framing.services.aliases.MOST_STORIES", 1)
    compared_story("harbour guard")
    newest = compared_story("harbour guard")

    made = stored_set()

    assert (asked, made.story_count, made.is_cut) == ([newest.pk], 1, True)


@pytest.mark.django_db
def test_confirmed_referent_becomes_a_set_and_later_names_are_added_to_it():
    story = StoryFactory()
    curator = CuratorFactory()

    first = alias_from_referent(story=story, name="Kassim Brigade", names=["the KBR"], kind="group", by=curator)
    second = alias_from_referent(
        story=story, name="Qasim Brigade", names=["Kassim Brigade", "Brigade of the East"], kind="group", by=curator
    )

    assert first.change.code == second.change.code == "kassim_brigade"
    assert first.change.story == story
    names = alias_table().by_code["kassim_brigade"].names
    assert names == ("Kassim Brigade", "the KBR", "Brigade of the East")


@pytest.mark.django_db
def test_code_that_is_proposed_is_not_that_of_a_retired_set():
    curator, story = CuratorFactory(), StoryFactory()
    made = add_set(code="kassim_brigade", kind="group", names=["Kassim Brigade"], by=curator)
    retire_set(code="kassim_brigade", seen=made.change.number, by=curator)

    again = alias_from_referent(story=story, name="Kassim Brigade", names=["the KBR"], kind="group", by=curator)

    assert again.change.code == "kassim_brigade_2"


@pytest.mark.django_db
@pytest.mark.parametrize("code", [".", "..", "new", "import"])
def test_code_that_no_address_can_name_is_refused(code):
    with pytest.raises(AliasRefused, match="cannot be a code"):
        add_set(code=code, kind="group", names=["Kassim Brigade"], by=CuratorFactory())


@pytest.mark.django_db(transaction=True)
def test_of_two_curators_at_once_one_is_refused_and_nothing_is_lost():
    load_aliases()
    curators = [CuratorFactory(), CuratorFactory()]
    stored_set(by=curators[0])
    seen = last_number_of(GUARD.code)
    both, outcomes = threading.Barrier(2), []

    def change(number):
        both.wait()
        try:
            change_set(**given(note=f"Note {number}."), seen=seen, by=curators[number])
            outcomes.append("stored")
        except AliasConflict:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=change, args=[number]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert sorted(outcomes) == ["refused", "stored"]
    assert last_number_of(GUARD.code) == seen + 1
