"""Reading the environment."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from config import env
from config.env import ROOT, EnvironmentValueError


@pytest.fixture(autouse=True)
def no_local_stack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(env, "LOCAL_STATE", tmp_path / "local")
    monkeypatch.setattr(env, "ASKED", {})
    for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("word", "expected"), [("1", True), ("Yes", True), ("on", True), ("FALSE", False), ("no", False)]
)
def test_boolean_understands_common_words(monkeypatch: pytest.MonkeyPatch, word: str, *, expected: bool) -> None:
    monkeypatch.setenv("SWITCH", word)

    assert env.boolean("SWITCH", default=not expected) is expected


def test_boolean_refuses_a_misspelt_word_instead_of_taking_it_for_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SWITCH", "ture")

    with pytest.raises(EnvironmentValueError, match="SWITCH='ture'"):
        env.boolean("SWITCH", default=False)


@pytest.mark.parametrize("value", [None, ""])
def test_unset_and_empty_mean_the_default(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    if value is None:
        monkeypatch.delenv("THING", raising=False)
    else:
        monkeypatch.setenv("THING", value)

    assert env.text("THING", "x") == "x"
    assert env.boolean("THING", default=True) is True
    assert env.integer("THING", default=7) == 7
    assert env.decimal("THING", default=0.5) == 0.5
    assert env.items("THING", default=("a",)) == ["a"]
    assert env.secret("THING") is None


def test_list_drops_blanks_and_empty_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", " a.example , ,b.example,")

    assert env.items("HOSTS") == ["a.example", "b.example"]


@pytest.mark.parametrize(("read", "value"), [(env.integer, "8o"), (env.decimal, "1,5")])
def test_numbers_that_are_none_are_refused_by_name(monkeypatch: pytest.MonkeyPatch, read: Any, value: str) -> None:
    monkeypatch.setenv("NUMBER", value)

    with pytest.raises(EnvironmentValueError, match="NUMBER"):
        read("NUMBER", default=1)


def test_secret_comes_from_the_named_file_without_its_line_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("s3cret\n", encoding="utf-8")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))

    assert env.secret("KEY") == "s3cret"


def test_secret_given_twice_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEY", "one")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))

    with pytest.raises(EnvironmentValueError, match="KEY and KEY_FILE are both set"):
        env.secret("KEY")


def test_secret_file_that_is_missing_or_empty_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(EnvironmentValueError, match=r"KEY_FILE=.* cannot be read"):
        env.secret("KEY")

    (tmp_path / "key").touch()
    with pytest.raises(EnvironmentValueError, match="not empty"):
        env.secret("KEY")


def test_address_with_wrong_scheme_is_refused_without_showing_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://root:hunter2@db/x")

    with pytest.raises(EnvironmentValueError, match="postgres://") as refused:
        env.database_url()

    assert "hunter2" not in str(refused.value)


def test_environment_wins_over_the_running_local_stack(monkeypatch: pytest.MonkeyPatch) -> None:
    env.LOCAL_STATE.mkdir()
    for name in ("database_url", "redis_url", "secret_key"):
        (env.LOCAL_STATE / name).write_text(f"local-{name}\n", encoding="utf-8")

    assert (env.database_url(), env.redis_url(), env.secret_key()) == (
        "local-database_url",
        "local-redis_url",
        "local-secret_key",
    )

    monkeypatch.setenv("DATABASE_URL", "postgres://u:p@h/d")
    monkeypatch.setenv("REDIS_URL", "redis://h/0")
    monkeypatch.setenv("SECRET_KEY", "k")
    assert (env.database_url(), env.redis_url(), env.secret_key()) == ("postgres://u:p@h/d", "redis://h/0", "k")


def test_without_any_database_the_engine_is_the_one_that_explains() -> None:
    assert env.database_url() is None
    assert env.redis_url() is None
    assert env.database()["ENGINE"] == env.NO_DATABASE_ENGINE


def test_database_settings_are_those_of_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://u:p%40ss@h:5433/d")

    found = env.database()

    assert (found["ENGINE"], found["PASSWORD"], found["PORT"]) == ("django.db.backends.postgresql", "p@ss", 5433)


def _python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY")
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**known, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_env_file_fills_in_what_the_environment_leaves_open(tmp_path: Path) -> None:
    (tmp_path / "settings.env").write_text("# a comment\nFIRST=file\nSECOND='from file'\n", encoding="utf-8")

    said = _python(
        "from config import env; import os; print(env.text('FIRST'), env.text('SECOND'), os.environ.get('SECOND'))",
        ENV_FILE=str(tmp_path / "settings.env"),
        FIRST="real",
    )

    assert said.stdout.strip() == "real from file None"


def test_settings_load_without_database_and_its_first_use_says_how_to_get_one() -> None:
    said = _python(
        "import config.env as e, pathlib; e.LOCAL_STATE = pathlib.Path('/nonexistent')\n"
        "import django; django.setup()\n"
        "from django.db import connection; print('loaded', flush=True); connection.cursor()",
        ENV_FILE="none",
        DJANGO_SETTINGS_MODULE="config.settings",
    )

    assert said.stdout.strip() == "loaded"
    assert "`make run`" in said.stderr.splitlines()[-1]
