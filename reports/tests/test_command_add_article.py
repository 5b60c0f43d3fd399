"""Taking in a report from the command line; what cannot be stored is refused in words."""

import pytest
from django.core.management import CommandError, call_command

from reports.models import Article, Source, Story
from reports.tests.factories import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "gate.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ["--source", "x" * 121],
        ["--source", " "],
        ["--source", "Mail", "--url", "https://mail.example/" + "x" * 500],
        ["--source", "Mail", "--url", "javascript:alert(1)"],
        ["--source", "Mail", "--story", "x" * 201],
        ["--source", "Mail", "--published", "9999-12-31T23:59"],
        ["--source", "Mail", "--published", "0001-01-01T00:00+14:00"],
        ["--source", "Mail", "--published", "on Monday"],
    ],
)
def test_what_cannot_be_stored_is_refused_in_words(file, words):
    with pytest.raises(CommandError):
        call_command("add_article", str(file), *words)

    assert not Source.objects.exists()


def test_report_is_stored_with_what_is_known_about_it(file):
    call_command(
        *("add_article", str(file), "--source", " Brennick  Mail", "--story", " The gate "),
        *("--url", "https://mail.example/gate", "--published", "2026-03-04T18:20"),
    )

    article = Article.objects.get()
    assert (article.source.name, article.story.title) == ("Brennick Mail", "The gate")
    assert article.published_at.isoformat() == "2026-03-04T18:20:00+00:00"
    assert Story.objects.count() == 1
