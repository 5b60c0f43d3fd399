"""What every test of the project may ask for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew; read them as a diff.")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, object], None]:
    """A function that holds a value against a golden file, or writes the file with ``--update-golden``."""

    def check(path: Path, found: object) -> None:
        text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text, (
            f"{path.name} changed; see it with --update-golden and git diff"
        )

    return check
