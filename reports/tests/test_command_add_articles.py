"""Batches by command and by page: looked at, delivered, or stored at once."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from reports.models import Article, DeliveredItem, Delivery, Source
from reports.models.deliveries import FILE_OF_ROWS
from reports.tests.factories import HEADLINE, PARAGRAPHS, EditorFactory, SourceFactory
from reports.tests.test_batches import GOOD, lines, sheet

pytestmark = pytest.mark.django_db
URL = "/upload/batch/"
OTHER = GOOD | {"id": "8", "source": "Anvil", "url": "https://anvil.example/1", "headline": "Gate closed by council"}


@pytest.fixture
def run(tmp_path, capsys):
    """Runs the command on files of these contents; answers what it wrote."""

    def run(*options, **contents):
        paths = []
        for name, content in contents.items():
            path = tmp_path / f"{name}.jsonl"
            path.write_bytes(content)
            paths.append(str(path))
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("add_articles", *paths, *options, stdout=out, stderr=err)
            error = ""
        except CommandError as refused:
            error = str(refused)
        return out.getvalue(), err.getvalue(), error

    return run


@pytest.fixture
def editor(client):
    """A browser in which an editor is signed in."""
    client.force_login(EditorFactory())
    return client


def post(client, content, name="reports.jsonl", **more):
    return client.post(URL, {"file": SimpleUploadedFile(name, content)} | more)


def test_rows_wait_for_an_editor(run):
    out, _, error = run(a=lines(GOOD, OTHER))

    delivery = Delivery.objects.get()
    assert (delivery.kind, delivery.items.count(), error) == ("rows", 2, "")
    assert f"2 rows wait to be looked at in delivery {delivery.pk}" in out
    assert not Article.objects.exists()


def test_a_dry_run_stores_nothing_and_fails_when_a_row_would(run):
    out, err, error = run("--dry-run", a=lines(GOOD, OTHER | {"url": "nowhere"}))

    assert "1 rows can be read, 1 cannot" in out
    assert "line 2, url: This is no web address." in err
    assert error == "1 rows failed."
    assert not Delivery.objects.exists()


def test_rows_can_be_stored_at_once(run):
    known = SourceFactory(name="The Quay Post")

    out, _, error = run("--keep", a=lines(GOOD, OTHER))

    assert (error, Article.objects.count()) == ("", 2)
    assert "2 stored, 0 as a new text, 0 stored before" in out
    assert Article.objects.get(url=GOOD["url"]).source == known
    new = Source.objects.get(name="Anvil")
    assert not new.is_confirmed


def test_the_same_batch_again_stores_nothing_new(run):
    run("--keep", a=lines(GOOD))

    out, _, error = run("--keep", a=lines(GOOD))

    assert (error, Article.objects.count()) == ("", 1)
    assert "0 stored, 0 as a new text, 1 stored before" in out


def test_rows_that_lack_something_are_told_and_wait(run):
    _, err, error = run("--keep", a=lines(GOOD | {"published_at": ""}))

    assert "line 1: something is missing" in err
    assert error == "1 rows failed."
    assert Delivery.objects.get().items.get().state == "found"


def test_a_file_that_is_broken_as_a_whole_stores_nothing_of_the_others(run):
    _, _, error = run(a=lines(GOOD), b=b"[]")

    assert "one JSON list" in error
    assert not Delivery.objects.exists()


def test_standard_input_is_read(monkeypatch):
    class Stdin:
        buffer = io.BytesIO(lines(GOOD))

    monkeypatch.setattr("sys.stdin", Stdin)

    call_command("add_articles", "-", stdout=io.StringIO())

    assert Delivery.objects.get().items.get().name == HEADLINE


@pytest.mark.parametrize("options", [("--by", "nobody")])
def test_an_account_that_does_not_exist_is_told(run, options):
    assert "no account" in run(*options, a=lines(GOOD))[2]


def test_a_missing_file_is_told():
    with pytest.raises(CommandError, match="No such file"):
        call_command("add_articles", "/nowhere/reports.jsonl")


def test_the_page_shows_what_a_file_holds_and_stores_no_report_and_no_piece(editor):
    page = post(editor, lines(GOOD, OTHER | {"published_at": "soon"})).text

    assert "What reports.jsonl holds" in page
    assert "published_at" in page
    assert "Write the day like 2026-03-04" in page
    assert not Article.objects.exists()
    assert not DeliveredItem.objects.exclude(number=FILE_OF_ROWS).exists()


def test_the_page_takes_the_good_rows_and_lists_the_others(editor):
    response = post(editor, sheet(GOOD, OTHER | {"source": ""}), name="reports.csv", take="1")

    delivery = Delivery.objects.get()
    assert response.url == f"/deliveries/{delivery.pk}/"
    assert list(delivery.items.values_list("state", flat=True)) == ["waiting", "failed"]
    assert "Name the outlet" in editor.get(response.url).text


@pytest.mark.parametrize("take", [{}, {"take": "1"}])
@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "nothing in this file"), (b"\x89PNG\r\n\x1a\n\x00", "UTF-8"), (b"a,b\n1,2", "no column")],
)
def test_a_broken_file_is_told_on_the_page(editor, content, words, take):
    response = post(editor, content, name="x.csv", **take)

    assert response.status_code == 422
    assert words in response.text
    assert not Delivery.objects.exists()


def test_a_file_that_is_too_large_is_told(editor, settings):
    settings.UPLOAD_BATCH_MB = 1

    response = post(editor, lines(GOOD) + b" " * 1_200_000)

    assert (response.status_code, "a batch may have 1 MB" in response.text) == (422, True)


def test_without_a_file_the_page_says_so(editor):
    response = editor.post(URL, {"take": "1"})

    assert (response.status_code, "Choose the file." in response.text) == (422, True)


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_the_example_is_a_good_batch(editor, suffix):
    response = editor.get(f"/upload/batch/example.{suffix}")

    page = post(editor, response.content, name=f"reports.{suffix}").text
    assert "attachment" in response["Content-Disposition"]
    assert "What cannot be taken" not in page
    assert json.dumps(PARAGRAPHS[0]) not in page
