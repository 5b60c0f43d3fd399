"""The commands that take the alias table in and out."""

import pytest
from django.core.management import CommandError, call_command

from framing.models import AliasChange
from framing.selectors.aliases import alias_table
from framing.services.aliases import load_aliases
from framing.tests.alias_sets import stored_set
from framing.tests.factories import CuratorFactory
from reports.tests.factories import ReaderFactory

pytestmark = pytest.mark.django_db
GOOD = "code,kind,name\nquay,place,Old Quay\n"
MIXED = f"{GOOD}pier,plcae,North Pier\n"


@pytest.fixture
def file(tmp_path):
    def written(text):
        path = tmp_path / "names.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_table_goes_out_and_its_import_changes_nothing(tmp_path, capsys):
    stored_set()
    path = tmp_path / "names.csv"

    call_command("export_aliases", path)
    call_command("import_aliases", path)
    call_command("export_aliases")

    told = capsys.readouterr().out
    assert f"0 new, 0 changed, {len(alias_table().sets)} unchanged, 0 faults" in told
    assert "harbour_guard,group,Harbour Guard,yes,Of the port." in told
    assert AliasChange.objects.count() == 2


def test_file_comes_in_as_one_edition(file, capsys):
    curator = CuratorFactory(username="ada")

    call_command("import_aliases", file(GOOD), by="ada", reason="Ours.")

    change = AliasChange.objects.first()
    assert (change.number, change.action, change.code, change.changed_by) == (2, "import", "quay", curator)
    assert "1 new, 0 changed" in (told := capsys.readouterr().out)
    assert "Edition 2 is in force; 0 stories are compared anew." in told


def test_dry_run_tells_and_stores_nothing(file, capsys):
    call_command("import_aliases", file(MIXED), dry_run=True)

    told = capsys.readouterr()
    assert "1 new, 0 changed, 0 unchanged, 1 faults" in told.out
    assert "line 3, pier, kind: “plcae” is no kind (did you mean “place”?)" in told.err
    assert not AliasChange.objects.exists()


def test_faults_stop_the_import_unless_they_are_left_out(file):
    CuratorFactory(username="ada")

    with pytest.raises(CommandError, match="Some rows cannot be taken"):
        call_command("import_aliases", file(MIXED), by="ada")
    call_command("import_aliases", file(MIXED), by="ada", leave_out_faults=True)

    assert alias_table().find("Old Quay")


@pytest.mark.parametrize("name", ["", "nobody", "reader"])
def test_only_a_curator_changes_the_table(file, name):
    ReaderFactory(username="reader")
    load_aliases()

    with pytest.raises(CommandError, match="--by NAME"):
        call_command("import_aliases", file(GOOD), by=name)


def test_files_that_cannot_be_read_or_written_are_told(file, tmp_path):
    with pytest.raises(CommandError, match=r"nothing\.csv"):
        call_command("import_aliases", tmp_path / "nothing.csv")
    with pytest.raises(CommandError, match="is empty"):
        call_command("import_aliases", file(""))
    with pytest.raises(CommandError, match="no_folder"):
        call_command("export_aliases", tmp_path / "no_folder" / "names.csv")


def test_starter_comes_with_the_starter_lexicon(capsys):
    call_command("load_lexicon")
    call_command("load_lexicon")

    assert capsys.readouterr().out.count("The starter table of aliases is loaded.") == 1
    assert alias_table().edition == 1
