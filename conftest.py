"""What every test of the project may ask for."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management.color import no_style
from django.db import connection
from django.test import TransactionTestCase

#: What migrations and apps put there once: content types, permissions and roles. Django empties these, too, after each
#: test with real transactions and then makes them anew, which takes longer than many of the tests.
MADE_ONCE = frozenset({"django_content_type", "auth_permission", "auth_group", "auth_group_permissions"})


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew; read them as a diff.")


@pytest.fixture(autouse=True, scope="session")
def emptied_quickly() -> Iterator[None]:
    """Tests with real transactions leave an empty database behind them, but for what is made once."""

    def empty(_: TransactionTestCase) -> None:
        names = connection.introspection.django_table_names(only_existing=True, include_views=False)
        connection.ops.execute_sql_flush(
            connection.ops.sql_flush(no_style(), [name for name in names if name not in MADE_ONCE])
        )

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield


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
