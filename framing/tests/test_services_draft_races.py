"""Two curators at the same moment: one is stored, the other is told, nothing is half saved."""

import pytest

from framing.models import Draft
from framing.services.checks import check_of
from framing.services.drafts import DraftConflict, DraftRefused, keep_example, open_draft, save_draft
from framing.tests.curation import HARBOUR_SET, DraftFactory, entry_table
from framing.tests.factories import CuratorFactory, ReleaseFactory
from framing.tests.threads import at_once as together

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = entry_table("gate_closure.lockout")


def at_once(*works):
    """What the works answer, or how they are refused, that begin together on connections of their own."""
    return together(*works, refusal=DraftRefused)


@pytest.fixture
def people():
    ReleaseFactory()
    return CuratorFactory(), CuratorFactory()


def saving(draft, person, why):
    def save():
        return save_draft(draft=draft, version=1, entry=TABLE | {"why": why}, contrast_set=None, note="", by=person)

    return save


def test_of_two_saves_of_one_version_one_is_stored_and_one_is_told(people):
    draft = open_draft(kind="new", entry=TABLE, note="", by=people[0])

    answers = at_once(*(saving(draft, person, f"Of {person.pk}.") for person in people))

    stored = Draft.objects.get()
    assert sorted(type(answer).__name__ for answer in answers) == ["Draft", "DraftConflict"]
    conflict = next(answer for answer in answers if isinstance(answer, DraftConflict))
    assert conflict.stored.entry == stored.entry
    assert (stored.version, stored.events.count()) == (2, 2)


def test_of_two_who_open_a_draft_of_one_entry_one_is_sent_to_the_other(people):
    def opening(person, why):
        return lambda: open_draft(kind="new", entry=TABLE | {"why": why}, note="", by=person)

    answers = at_once(opening(people[0], "One."), opening(people[1], "Two."))

    refused = next(answer for answer in answers if isinstance(answer, DraftRefused))
    assert refused.draft == Draft.objects.get()


def test_of_two_drafts_that_take_one_code_one_is_told(people):
    drafts = [DraftFactory(), DraftFactory()]

    def renaming(draft, person):
        return lambda: save_draft(draft=draft, version=1, entry=TABLE, contrast_set=None, note="", by=person)

    answers = at_once(*(renaming(draft, person) for draft, person in zip(drafts, people, strict=True)))

    assert sorted(type(answer).__name__ for answer in answers) == ["Draft", "DraftRefused"]
    assert next(answer for answer in answers if isinstance(answer, DraftRefused)).field == "code"
    assert Draft.objects.filter(code=TABLE["code"]).count() == 1


def test_two_examples_kept_at_once_are_both_kept(people):
    draft = open_draft(kind="new", entry=TABLE, note="", by=people[0])

    at_once(
        *(
            (
                lambda person=person: keep_example(
                    draft=draft, sentence=f"[[Lockout]] {person.pk}.", kind="matches", by=person
                )
            )
            for person in people
        )
    )

    stored = Draft.objects.get()
    assert len(stored.entry["matches"]) == 3
    assert (stored.version, stored.events.count()) == (3, 3)


def test_one_wording_that_two_look_at_is_one_check(people):
    checks = at_once(*[lambda: check_of(entry=TABLE, contrast_set=HARBOUR_SET)] * 2)

    assert checks[0] == checks[1]
