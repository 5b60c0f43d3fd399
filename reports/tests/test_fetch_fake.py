"""The fake of other tests cannot drift from the door it stands for, and nobody else opens a connection."""

import inspect
import re

import pytest
from django.conf import settings

from reports.fetch import FetchFailed, FetchRefused, fetch
from reports.tests.fetching import FetchFake, answer


def test_fake_takes_what_the_door_takes() -> None:
    door = inspect.signature(fetch)

    assert inspect.signature(FetchFake()) == door


def test_fake_answers_raises_and_remembers() -> None:
    fake = FetchFake({"https://a.example/": b"x", "https://b.example/": FetchFailed("too_slow", "Slow.")})

    assert fake("https://a.example/") == answer("https://a.example/", b"x")
    with pytest.raises(FetchFailed):
        fake("https://b.example/")
    with pytest.raises(FetchRefused, match="no page"):
        fake("https://c.example/")
    assert fake.asked == ["https://a.example/", "https://b.example/", "https://c.example/"]


def test_only_the_door_imports_what_opens_connections() -> None:
    opens = re.compile(
        r"^\s*(?:import|from) (?:httpcore|httpx|http\.client|urllib\.request|urllib3|requests|ftplib)\b", re.M
    )
    found = [
        str(path.relative_to(settings.BASE_DIR))
        for app in ("reports", "framing")
        for path in (settings.BASE_DIR / app).rglob("*.py")
        if "tests" not in path.parts and opens.search(path.read_text(encoding="utf-8"))
    ]

    assert found
    assert all(path.startswith("reports/fetch/") for path in found)
