"""Taking in a lexicon file: told first, then drafts in one transaction or nothing."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command

from framing.analysis.lexicon_csv import dump_csv
from framing.models import Draft, DraftEvent
from framing.services import lexicon_import
from framing.services.draft_rules import live_lexicon
from framing.services.lexicon_import import ImportRefused, import_drafts, plan_import
from framing.tests.curation import DraftFactory, entry_table
from framing.tests.factories import LEXICON, CuratorFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
NEW = """
[[entry]]
code = "gate_closure.bar"
contrast_set = "gate_closure"
term = "bar"
matches = ["They spoke of a [[bar]]."]
ignores = ["The door was open."]
"""


@pytest.fixture(autouse=True)
def release():
    return ReleaseFactory()


def toml(*changes, more=""):
    text = LEXICON.format(number=1)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text + more


def plan(text, name="lexicon.toml"):
    return plan_import(content=text.encode(), name=name)


def table(*rows, columns="code,contrast_set,term"):
    return "\r\n".join([columns, *rows])


def counts(found):
    return found.new_count, found.changed_count, found.unchanged_count, found.drafted_count, len(found.faults)


def take(found, **values):
    return import_drafts(plan=found, **({"note": "From the desk abroad.", "by": CuratorFactory()} | values))


def test_a_file_is_told_entry_by_entry_before_anything_is_stored():
    found = plan(toml(("intensity = 3", "intensity = 2"), more=NEW))

    assert counts(found) == (1, 1, 2, 0, 0)
    assert {row.entry.code: row.fields for row in found.drafts} == {
        "gate_closure.bar": (),
        "gate_closure.siege": ("intensity",),
    }
    assert not Draft.objects.exists()


def test_the_export_of_a_release_changes_nothing():
    lexicon = live_lexicon()

    assert counts(plan(dump_csv(lexicon), "lexicon.csv")) == (0, 0, 3, 0, 0)
    assert counts(plan(toml())) == (0, 0, 3, 0, 0)


def test_drafts_are_opened_with_their_log():
    curator = CuratorFactory()

    drafts = take(plan(toml(("intensity = 3", "intensity = 2"), more=NEW)), by=curator)

    kinds = {draft.code: (draft.kind, draft.state, draft.note, draft.opened_by) for draft in drafts}
    assert kinds == {
        "gate_closure.bar": ("new", "draft", "From the desk abroad.", curator),
        "gate_closure.siege": ("change", "draft", "From the desk abroad.", curator),
    }
    assert DraftEvent.objects.filter(action="opened").count() == 2


def test_importing_the_same_again_opens_nothing_more():
    text = toml(more=NEW)
    take(plan(text))

    found = plan(text)

    assert counts(found) == (0, 0, 3, 1, 0)
    with pytest.raises(ImportRefused, match="nothing to open"):
        take(found)


def test_an_entry_with_another_open_draft_is_a_fault_of_its_row():
    DraftFactory(code="gate_closure.bar", entry=entry_table("gate_closure.bar"), in_review=True)

    found = plan(toml(more=NEW))

    assert [(fault.code, fault.field) for fault in found.faults] == [("gate_closure.bar", "code")]
    assert "(in review). Finish that one first." in found.faults[0].message


def test_good_rows_are_taken_only_when_somebody_chooses_so():
    text = table("gate_closure.bar,gate_closure,bar,2", "gate_closure.gap,gate_closure,gap,9")
    found = plan(text.replace("term", "term,intensity", 1), "words.csv")

    with pytest.raises(ImportRefused, match="choose to leave them out") as refused:
        take(found)
    drafts = take(found, with_faults=True)

    assert refused.value.field == "with_faults"
    assert [draft.code for draft in drafts] == ["gate_closure.bar"]


def test_a_set_that_changes_alone_goes_with_one_of_its_entries():
    found = plan(toml(('topic = "harbour"', 'topic = "port"')))

    assert [(row.entry.code, row.contrast_set.topic, row.fields) for row in found.drafts] == [
        ("gate_closure.closure", "port", ("contrast set",))
    ]
    assert take(found)[0].contrast_set["topic"] == "port"


def test_every_draft_of_a_new_set_carries_it():
    text = table("quay.a,quay,quay,Quay", "quay.b,quay,pier,Quay", columns="code,contrast_set,term,set_referent")

    drafts = take(plan(text, "words.csv"))

    assert [draft.contrast_set["referent"] for draft in drafts] == ["Quay", "Quay"]


def test_a_set_without_entries_is_a_fault():
    found = plan(toml(more='\n[[contrast_set]]\ncode = "quay"\nreferent = "Quay"\n'))

    assert [(fault.code, fault.field) for fault in found.faults] == [("quay", "contrast_set")]


def test_entries_that_the_file_does_not_hold_stay():
    found = plan(table("gate_closure.siege,gate_closure,siege"), "words.csv")

    assert counts(found) == (0, 0, 1, 0, 0)


def test_more_drafts_than_a_file_may_open_are_refused(monkeypatch):
    monkeypatch.setattr(lexicon_import, "MOST_DRAFTS", 1)
    found = plan(toml(("intensity = 3", "intensity = 2"), more=NEW))

    with pytest.raises(ImportRefused, match="would open 2 drafts; at most 1"):
        take(found)

    assert not Draft.objects.exists()


def test_nothing_is_stored_when_a_draft_is_opened_meanwhile():
    found = plan(toml(("intensity = 3", "intensity = 2"), more=NEW))
    DraftFactory(code="gate_closure.siege", entry=entry_table("gate_closure.siege"))

    with pytest.raises(ImportRefused, match=r"gate_closure\.siege: .* Nothing was stored"):
        take(found)

    assert Draft.objects.count() == 1


def test_a_note_that_is_too_long_is_refused_at_its_field():
    with pytest.raises(ImportRefused) as refused:
        take(plan(toml(more=NEW)), note="a" * 1_001)

    assert refused.value.field == "note"


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"\xff\xfe", "a.csv", "UTF-16"),
        ("code,contrast_set,term\ncafé".encode("latin-1"), "a.csv", "Line 2 is not in UTF-8"),
        (b"a\x00b", "a.toml", "Line 1 holds a NUL byte"),
        (b"", "a.csv", "The file is empty"),
        (b"not toml [", "a.toml", "not valid TOML"),
        (b"just some words", "notes", "no column"),
        (",".join(map(str, range(100_000))).encode(), "a.csv", "names 100,000 columns"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_is_refused_in_words(content, name, words):
    with pytest.raises(ImportRefused, match=words) as refused:
        plan_import(content=content, name=name)

    assert refused.value.field == "file"


def test_a_megabyte_of_broken_rows_is_told_row_by_row():
    rows = [f"gate.a{n},gate_closure,gate {n},x{n}" if n % 2 else f"gate.a{n},gate_closure" for n in range(25_000)]

    found = plan(table(*rows, columns="code,contrast_set,term,intensity"), "words.csv")

    assert len(found.faults) == 25_000
    assert {fault.field for fault in found.faults} == {"", "intensity"}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text(toml(more=NEW), encoding="utf-8")
    return path


@pytest.fixture
def curator():
    curator = CuratorFactory(username="mara")
    curator.groups.get(name="Curator").permissions.add(Permission.objects.get(codename="add_draft"))
    return curator


def test_the_command_tells_and_opens_drafts(file, curator, capsys):
    call_command("import_lexicon", str(file), dry_run=True)
    assert not Draft.objects.exists()

    call_command("import_lexicon", str(file), by="mara", note="From the desk abroad.")

    assert Draft.objects.get().opened_by == curator
    assert "1 new, 0 changed, 3 unchanged, 0 in a draft already, 0 faults\nOpened 1 draft." in capsys.readouterr().out


def test_the_command_tells_faults_and_takes_nothing(file, curator, capsys):
    file.write_text(toml(("intensity = 3", "intensity = 7"), more=NEW), encoding="utf-8")

    with pytest.raises(CommandError, match="leave them out"):
        call_command("import_lexicon", str(file), by="mara")

    assert "gate_closure.siege, intensity: intensity 7 must be 1, 2 or 3" in capsys.readouterr().err
    assert not Draft.objects.exists()


@pytest.mark.parametrize("by", ["", "nobody"])
def test_the_command_needs_a_curator(file, by):
    with pytest.raises(CommandError, match="--by NAME"):
        call_command("import_lexicon", str(file), by=by)


def test_the_command_tells_a_missing_file(tmp_path):
    with pytest.raises(CommandError, match="none"):
        call_command("import_lexicon", str(tmp_path / "none.csv"))
