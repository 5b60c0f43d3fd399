"""Finding Chrome or Chromium."""

from pathlib import Path

import pytest

from config.localstack import browser
from config.localstack.errors import LocalStackError


def program(folder: Path, name: str, answer: str, code: int = 0) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{answer}'\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PARALLAX_BROWSER", raising=False)
    monkeypatch.setattr(browser, "APPLICATIONS", ())
    monkeypatch.setattr(browser, "_of_playwright", lambda: None)


def test_first_program_on_the_path_that_tells_its_version_is_found(tmp_path: Path) -> None:
    program(tmp_path, "chromium-browser", "Please install the chromium snap", code=1)
    working = program(tmp_path, "chrome", "Google Chrome 140.0")

    assert browser.find() == str(working)


def test_no_browser_is_found_on_a_machine_without_one() -> None:
    assert browser.find() is None


def test_named_browser_wins_and_is_refused_when_it_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "chromium", "Chromium 140.0")
    named = program(tmp_path, "mine", "Chromium 139.0")
    monkeypatch.setenv("PARALLAX_BROWSER", str(named))
    assert browser.find() == str(named)

    monkeypatch.setenv("PARALLAX_BROWSER", str(tmp_path / "missing"))
    with pytest.raises(LocalStackError, match="PARALLAX_BROWSER"):
        browser.find()


def test_browser_that_apt_installs_is_found_and_the_installation_announced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)
    program(tmp_path, "apt-get", "")
    monkeypatch.setattr(browser, "_install_with_apt", lambda: program(tmp_path, "chromium", "Chromium 140.0"))

    assert browser.find_or_install() == str(tmp_path / "chromium")
    assert "apt-get" in capsys.readouterr().err


def test_machine_where_nothing_can_be_installed_gets_a_message_that_helps(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(browser.subprocess, "run", lambda *args, **options: None)

    with pytest.raises(LocalStackError, match="PARALLAX_BROWSER=/path/to/chrome"):
        browser.find_or_install()

    assert "Playwright" in capsys.readouterr().err
