"""Publishing a lexicon file from the command line."""

import pytest
from django.core.management import CommandError, call_command

from framing.models import LexiconRelease
from framing.services.demo import STARTER_REASON
from framing.tests.factories import LEXICON

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "harbour.toml"
    path.write_text(LEXICON.format(number=1), encoding="utf-8")
    return path


def test_file_becomes_a_release_with_its_reason(file):
    call_command("load_lexicon", str(file), reason="Words of the harbour.")

    assert LexiconRelease.objects.get().reason == "Words of the harbour."


def test_same_file_again_makes_no_release(file, capsys):
    for _ in range(2):
        call_command("load_lexicon", str(file))

    assert LexiconRelease.objects.count() == 1
    assert "exactly this lexicon" in capsys.readouterr().out


def test_starter_lexicon_can_come_back_after_another_one(file):
    call_command("load_lexicon")
    call_command("load_lexicon", str(file))

    call_command("load_lexicon")

    assert list(LexiconRelease.objects.order_by("number").values_list("reason", flat=True)) == [
        STARTER_REASON,
        "Published from the file harbour.toml.",
        STARTER_REASON,
    ]


def test_failing_example_stops_the_release_and_is_named(file):
    broken = file.read_text(encoding="utf-8").replace("They called it a [[siege]].", "They called it a [[blockade]].")
    file.write_text(broken, encoding="utf-8")

    with pytest.raises(CommandError, match=r"gate_closure\.siege"):
        call_command("load_lexicon", str(file))

    assert not LexiconRelease.objects.exists()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[[entry]]\ncode = 5\n", b"not toml ["])
def test_file_that_cannot_be_read_is_told_in_words(file, content):
    file.write_bytes(content)

    with pytest.raises(CommandError, match=r"harbour\.toml"):
        call_command("load_lexicon", str(file))


def test_reason_that_is_too_long_is_told(file):
    with pytest.raises(CommandError, match="has 401 characters"):
        call_command("load_lexicon", str(file), reason="a" * 401)

    assert not LexiconRelease.objects.exists()
