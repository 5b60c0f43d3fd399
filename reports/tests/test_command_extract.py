"""``manage.py extract``: one line a document, in order, the same bytes from any number of processes."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from reports.tests import papers

REPORT = (
    "Harbour bridge closes for repairs\n\nBy Ana Pell\n\n12 March 2024\n\n"
    "The bridge over the Orla was closed on Tuesday, the port office said, and will stay shut for three weeks.\n\n"
    "Lorries are sent over the northern dam, which adds an hour to the way to the docks.\n"
)


def run(*words, cwd=None):
    """The finished command, in an environment that names no server."""
    environment = {"PATH": os.environ.get("PATH", ""), "ENV_FILE": "none", "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "extract", *map(str, words)],
        env=environment,
        cwd=cwd,
        capture_output=True,
        check=False,
    )


@pytest.fixture
def files(tmp_path):
    paths = []
    for number in range(6):
        path = tmp_path / f"report-{number}.txt"
        path.write_text(REPORT.replace("three", str(number + 2)), encoding="utf-8")
        paths.append(path)
    return paths


def test_each_file_is_answered_by_one_line_of_json(files):
    done = run(files[0])

    (record,) = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert record["id"] == "report-0.txt"
    assert record["headline"] == "Harbour bridge closes for repairs"
    assert record["byline"] == "Ana Pell"
    assert record["published_at"] == "2024-03-12"
    assert record["body"].startswith("The bridge over the Orla")
    assert record["language"] == "en"
    assert {zone["zone"] for zone in record["zones"]} >= {"headline", "byline", "body"}


def test_output_is_the_same_on_any_number_of_processes(files):
    broken = files[3]
    broken.write_bytes(b"\x7fELF" + bytes(400))

    alone, together = run(*files), run(*files, "--jobs", 3)

    assert alone.stdout == together.stdout
    assert alone.returncode == together.returncode == 1
    assert [json.loads(line)["id"] for line in alone.stdout.splitlines()] == [path.name for path in files]


def test_what_cannot_be_read_is_answered_in_its_place(files, tmp_path):
    done = run(tmp_path / "nowhere.txt", tmp_path, files[1])

    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [record.get("error", {}).get("code") for record in records] == ["no_file", "no_file", None]


def test_files_of_one_name_are_told_apart_by_their_paths(files, tmp_path):
    (tmp_path / "other").mkdir()
    twin = tmp_path / "other" / files[0].name
    twin.write_text(REPORT, encoding="utf-8")

    done = run(files[0], twin)

    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [str(files[0]), str(twin)]


def test_archive_gives_a_line_for_each_member(tmp_path):
    path = tmp_path / "day.zip"
    members = [
        ("b.txt", REPORT.encode()),
        ("sub/a.html", papers.html()),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(50)),
    ]
    path.write_bytes(papers.packed([*members, ("inner.zip", papers.packed([("a.txt", REPORT.encode())]))]))

    done = run(path)

    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["id"] for record in records] == [
        "day.zip/b.txt",
        "day.zip/sub/a.html",
        "day.zip/photo.png",
        "day.zip/inner.zip",
    ]
    assert [record.get("error", {}).get("code") for record in records] == [None, None, "unsupported", "archive"]


def test_name_that_is_no_text_is_written_as_an_escape(tmp_path):
    path = tmp_path / os.fsdecode(b"report-\xff.txt")
    try:
        path.write_text(REPORT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system keeps no such names")

    done = run(path)

    assert json.loads(done.stdout)["id"] == path.name


def test_nobody_who_reads_on_is_no_error(files):
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "extract", *map(str, files)]
    environment = {"PATH": os.environ.get("PATH", ""), "ENV_FILE": "none", "DJANGO_SETTINGS_MODULE": "config.settings"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()

        assert process.stderr.read() == b""
