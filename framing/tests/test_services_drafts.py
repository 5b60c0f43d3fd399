"""A change of the lexicon from suggestion to approval: who may, what is refused, what the log keeps."""

import pytest
from django.db import transaction

from framing.models import Draft, EntryCheck
from framing.services.checks import check_of, run_check
from framing.services.drafts import (
    MOST_SUGGESTIONS,
    DraftConflict,
    DraftRefused,
    approve_draft,
    decline_draft,
    entry_in_work,
    is_outdated,
    keep_example,
    open_draft,
    rebase_draft,
    return_draft,
    save_draft,
    submit_draft,
    take_draft,
)
from framing.tests.curation import HARBOUR_SET, DraftFactory, entry_table
from framing.tests.factories import LEXICON, CuratorFactory, ReleaseFactory
from reports.tests.factories import ReaderFactory

pytestmark = pytest.mark.django_db
CODE = "gate_closure.lockout"
TABLE = entry_table(CODE)
SIEGE = "gate_closure.siege"


@pytest.fixture(autouse=True)
def release():
    return ReleaseFactory()


@pytest.fixture
def author():
    return CuratorFactory()


@pytest.fixture
def draft(author):
    return open_draft(kind="new", entry=TABLE, note="Two reports use it.", by=author)


def saved(draft, by, **changes):
    given = {"version": draft.version, "entry": draft.entry, "contrast_set": draft.contrast_set, "note": draft.note}
    return save_draft(draft=draft, by=by, **(given | changes))


def prove(draft):
    """The worker's answer to the draft as it stands."""
    check = check_of(entry=draft.entry, contrast_set=draft.contrast_set or HARBOUR_SET)
    run_check(check=check)
    return check


def refused(action, **arguments):
    """The refusal of the action, after which nothing differs in the database."""
    before = list(Draft.objects.order_by("pk").values())
    with pytest.raises(DraftRefused) as caught, transaction.atomic():
        action(**arguments)
    assert list(Draft.objects.order_by("pk").values()) == before
    return caught.value


def told(draft):
    return [(event.action, event.done_by, event.entry is not None) for event in draft.events.all()]


def test_opened_draft_is_logged_with_its_entry(draft, author):
    assert (draft.state, draft.version, draft.base_digest) == ("draft", 1, "")
    assert told(draft) == [("opened", author, True)]


def test_opening_the_same_again_gives_the_open_one(draft):
    again = open_draft(kind="new", entry=dict(TABLE), note="Else.", by=CuratorFactory())

    assert again == draft
    assert draft.events.count() == 1


def test_second_open_draft_of_a_code_is_refused_and_leads_to_the_first(draft):
    error = refused(open_draft, kind="new", entry=TABLE | {"why": "Else."}, note="", by=CuratorFactory())

    assert error.field == "code"
    assert error.draft == draft


@pytest.mark.parametrize(
    ("kind", "code", "field"),
    [("new", SIEGE, "code"), ("change", CODE, "code"), ("retire", CODE, "code"), ("rename", CODE, "")],
)
def test_kind_must_fit_what_is_live(author, kind, code, field):
    assert refused(open_draft, kind=kind, entry=TABLE | {"code": code}, note="", by=author).field == field


def test_change_remembers_the_live_entry_that_it_was_begun_from(author):
    draft = open_draft(kind="change", entry=entry_in_work(SIEGE) | {"why": "Else."}, note="", by=author)

    assert len(draft.base_digest) == 64
    assert not is_outdated(draft)


def test_unreadable_entry_is_refused_with_every_fault(author):
    error = refused(open_draft, kind="new", entry=TABLE | {"intensity": 7, "forms": ["(("]}, note="", by=author)

    assert {fault.field for fault in error.faults} == {"intensity", "forms"}


def test_long_note_is_refused(author):
    assert refused(open_draft, kind="new", entry=TABLE, note="x" * 1_001, by=author).field == "note"


def test_set_of_the_draft_must_be_the_one_that_the_entry_names(author):
    other = HARBOUR_SET | {"code": "quay"}

    error = refused(open_draft, kind="new", entry=TABLE, note="", by=author, contrast_set=other)

    assert error.field == "contrast_set"


def test_one_person_cannot_flood_the_desk_with_suggestions():
    reader = ReaderFactory()
    DraftFactory.create_batch(MOST_SUGGESTIONS, suggested=True, opened_by=reader)

    assert (
        "suggestions open" in refused(open_draft, kind="new", entry=TABLE, note="", by=reader, suggested=True).message
    )


def test_save_makes_a_new_version_and_logs_it(draft, author):
    changed = saved(draft, author, entry=TABLE | {"why": "Else."})

    assert (changed.version, changed.entry["why"]) == (2, "Else.")
    assert told(changed) == [("opened", author, True), ("edited", author, True)]


def test_save_without_a_difference_changes_nothing(draft, author):
    prove(draft)
    submitted = submit_draft(draft=draft, version=1, by=author)

    same = saved(submitted, author, version=1)

    assert (same.state, same.version) == ("in_review", 2)


def test_second_of_two_curators_sees_what_the_first_left(draft, author):
    other = CuratorFactory()
    saved(draft, author, entry=TABLE | {"why": "Mine."})

    error = refused(
        save_draft,
        draft=draft,
        version=1,
        entry=TABLE | {"why": "Theirs."},
        contrast_set=None,
        note=draft.note,
        by=other,
    )

    assert isinstance(error, DraftConflict)
    assert error.stored.entry["why"] == "Mine."
    assert author.get_username() in error.message


def test_new_entry_may_take_another_free_code_and_a_live_one_may_not(draft, author):
    DraftFactory(code="gate_closure.taken")

    assert saved(draft, author, entry=TABLE | {"code": "gate_closure.lock_out"}).code == "gate_closure.lock_out"
    for code in (SIEGE, "gate_closure.taken"):
        renamed = {"entry": TABLE | {"code": code}, "contrast_set": None, "note": ""}
        assert refused(save_draft, draft=draft, version=2, by=author, **renamed).field == "code"


def test_edit_takes_an_approval_back(draft, author):
    prove(draft)
    submit_draft(draft=draft, version=1, by=author)
    approved = approve_draft(draft=draft, version=2, by=CuratorFactory())

    edited = saved(approved, author, entry=TABLE | {"why": "Else."})

    assert (edited.state, edited.reviewed_by) == ("draft", None)


def test_draft_goes_to_review_once_its_examples_are_proven(draft, author):
    assert "still being checked" in refused(submit_draft, draft=draft, version=1, by=author).message
    prove(draft)

    submitted = submit_draft(draft=draft, version=1, by=author, comment="Please look.")

    assert submitted.state == "in_review"
    assert submitted.events.last().comment == "Please look."


def test_asking_for_the_proof_outlasts_the_refusal(draft, author):
    with pytest.raises(DraftRefused):
        submit_draft(draft=draft, version=1, by=author)

    assert EntryCheck.objects.count() == 1


def test_failing_example_keeps_a_draft_from_review(draft, author):
    failing = saved(draft, author, entry=TABLE | {"ignores": ["A lockout began."]})
    prove(failing)

    error = refused(submit_draft, draft=failing, version=failing.version, by=author)

    assert error.field == "matches"
    assert "should not find “lockout”" in error.message


@pytest.mark.parametrize(("key", "value"), [("contrast_set", ""), ("contrast_set", "quay"), ("mirror", "gate.none")])
def test_draft_that_names_what_nobody_has_stays_out_of_review(draft, author, key, value):
    lacking = saved(draft, author, entry=TABLE | {key: value})
    prove(lacking)

    assert refused(submit_draft, draft=lacking, version=lacking.version, by=author).field == key


def test_new_set_comes_with_its_draft(author):
    quay = {"code": "quay", "referent": "The lower quay", "kind": "place"}
    draft = open_draft(kind="new", entry=TABLE | {"contrast_set": "quay"}, note="", by=author, contrast_set=quay)
    prove(draft)

    assert submit_draft(draft=draft, version=1, by=author).state == "in_review"


def test_nobody_who_worked_on_a_draft_may_approve_it(draft, author):
    helper, second = CuratorFactory(), CuratorFactory()
    saved(draft, helper, entry=TABLE | {"why": "Else."})
    saved(Draft.objects.get(), author, entry=TABLE)
    prove(draft)
    submit_draft(draft=draft, version=3, by=second)

    for person in (author, helper):
        assert "somebody else" in refused(approve_draft, draft=draft, version=4, by=person).message
    approved = approve_draft(draft=draft, version=4, by=second)

    assert (approved.state, approved.reviewed_by) == ("approved", second)


def test_whoever_takes_a_suggestion_up_is_one_of_its_authors(author):
    suggestion = DraftFactory(suggested=True, opened_by=ReaderFactory())
    taken = take_draft(draft=suggestion, version=1, by=author)
    prove(taken)
    submit_draft(draft=taken, version=2, by=author)

    assert taken.state == "draft"
    assert "somebody else" in refused(approve_draft, draft=taken, version=3, by=author).message
    assert refused(take_draft, draft=taken, version=3, by=author).message == "This is no suggestion any more."


def test_reviewer_approves_what_was_read(draft, author):
    prove(draft)
    submit_draft(draft=draft, version=1, by=author)

    assert isinstance(refused(approve_draft, draft=draft, version=1, by=CuratorFactory()), DraftConflict)


def test_returned_draft_says_why_and_waits_for_its_author(draft, author):
    prove(draft)
    submit_draft(draft=draft, version=1, by=author)
    second = CuratorFactory()

    assert refused(return_draft, draft=draft, version=2, by=second).field == "comment"
    back = return_draft(draft=draft, version=2, by=second, comment="Who uses it?")

    assert (back.state, back.events.last().comment) == ("draft", "Who uses it?")


def test_declining_wants_a_reason_and_withdrawing_does_not(draft, author):
    assert refused(decline_draft, draft=draft, version=1, by=CuratorFactory()).field == "comment"

    withdrawn = decline_draft(draft=draft, version=1, by=author)

    assert (withdrawn.state, withdrawn.events.last().comment) == ("declined", "Withdrawn.")
    assert "declined" in refused(decline_draft, draft=draft, version=2, by=author).message


def test_retirement_needs_no_proof_and_changes_no_word(author):
    draft = open_draft(kind="retire", entry=entry_in_work(SIEGE), note="Nobody uses it.", by=author)

    assert (
        "retires"
        in refused(
            save_draft,
            draft=draft,
            version=1,
            entry=draft.entry | {"why": "x"},
            contrast_set=None,
            note="",
            by=author,
        ).message
    )
    assert submit_draft(draft=draft, version=1, by=author).state == "in_review"


def test_release_under_a_draft_is_told_and_taken_over(author):
    draft = open_draft(kind="change", entry=entry_in_work(SIEGE) | {"used_by": "Crews."}, note="", by=author)
    ReleaseFactory(content=LEXICON.format(number=2).replace("in order to starve", "so as to starve"))
    prove(draft)

    assert is_outdated(draft)
    assert refused(submit_draft, draft=draft, version=1, by=author).field == "base"
    live = entry_in_work("gate_closure.closure")
    assert live["code"] == "gate_closure.closure"
    rebased = rebase_draft(draft=draft, version=1, entry=draft.entry, by=author)

    assert not is_outdated(rebased)
    assert submit_draft(draft=rebased, version=2, by=author).state == "in_review"


def test_change_of_an_entry_that_was_retired_becomes_a_new_one(author):
    draft = open_draft(kind="change", entry=entry_in_work(SIEGE) | {"used_by": "Crews."}, note="", by=author)
    content = LEXICON.format(number=2)
    start, end = content.index('[[entry]]\ncode = "gate_closure.siege"'), content.index('[[entry]]\ncode = "gate_prot')
    ReleaseFactory(content=content[:start] + content[end:])

    rebased = rebase_draft(draft=draft, version=1, entry=draft.entry, by=author)

    assert (rebased.kind, rebased.base_digest) == ("new", "")


def test_kept_example_joins_the_others_and_two_marks_of_one_sentence_join_each_other(draft, author):
    kept = keep_example(draft=draft, sentence="A [[lockout]] after a  lockout.", kind="matches", by=author)
    kept = keep_example(draft=kept, sentence="A lockout after a [[lockout]].", kind="matches", by=author)
    kept = keep_example(draft=kept, sentence="The [[lockout]] ended.", kind="ignores", by=author)

    assert kept.entry["matches"] == ["They called it a [[lockout]].", "A [[lockout]] after a [[lockout]]."]
    assert kept.entry["ignores"][-1] == "The lockout ended."
    assert kept.version == 4


def test_example_that_is_kept_twice_stays_once(draft, author):
    kept = keep_example(draft=draft, sentence="They called it a [[lockout]].", kind="matches", by=author)

    assert (kept.version, kept.events.count()) == (1, 1)


def test_sentence_cannot_be_kept_both_ways(draft, author):
    error = refused(keep_example, draft=draft, sentence="They called it a lockout.", kind="ignores", by=author)

    assert error.field == "matches"


def test_entry_in_work_is_the_draft_before_the_live_one(draft):
    assert entry_in_work(CODE)["term"] == "lockout"
    assert entry_in_work(SIEGE)["intensity"] == 3
    with pytest.raises(DraftRefused, match="Neither"):
        entry_in_work("gate_closure.none")
