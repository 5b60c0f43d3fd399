"""Hosts are asked as they want to be asked: their rules, their pauses, their patience."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from reports.fetch import ROBOTS, FetchFailed, FetchRefused
from reports.models import FetchHost
from reports.services.hosts import LONGEST_DELAY, NotYet, polite_fetch
from reports.tests.factories import FetchHostFactory
from reports.tests.fetching import FetchFake, answer, install

pytestmark = pytest.mark.django_db
SITE = "https://daily.example.org"
PAGE = f"{SITE}/news/a"
RULES = f"{SITE}/robots.txt"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, settings: Any) -> FetchFake:
    settings.FETCH_HOST_SECONDS = 2
    return install(monkeypatch, {PAGE: b"words"})


def known(rules: str = "", **changes: Any) -> FetchHost:
    """The host with rules that were read just now."""
    return FetchHostFactory(host="daily.example.org", robots=rules, robots_status=200, **changes)


def let_time_pass(**span: float) -> None:
    """Every stored moment of the hosts lies so much longer ago."""
    for host in FetchHost.objects.all():
        for name in ("next_request_at", "robots_read_at"):
            if moment := getattr(host, name):
                setattr(host, name, moment - timedelta(**span))
        host.save()


def pause_of(host: str = "daily.example.org") -> float:
    until = FetchHost.objects.get(host=host).next_request_at
    return (until - timezone.now()).total_seconds() if until else 0.0


def test_rules_are_read_first_and_once_a_day(web: FetchFake) -> None:
    web.pages[RULES] = b"User-agent: *\nDisallow: /private/"

    with pytest.raises(NotYet):
        polite_fetch(PAGE)
    let_time_pass(seconds=3)
    assert polite_fetch(PAGE).payload == b"words"
    let_time_pass(hours=23)
    polite_fetch(PAGE)

    assert web.asked == [RULES, PAGE, PAGE]
    assert web.calls[0]["accept"] == ROBOTS
    let_time_pass(hours=2)
    with pytest.raises(NotYet):
        polite_fetch(PAGE)
    assert web.asked[-1] == RULES


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /news/", False),
        ("User-agent: *\nDisallow: /sport/", True),
        ("User-agent: parallax\nDisallow: /\n\nUser-agent: *\nDisallow:", False),
        ("User-agent: Parallax\nDisallow:\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: *\nDisallow: /*a$", False),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/a", True),
        ("", True),
        ("<html>no rules</html>", True),
    ],
)
def test_rules_are_kept(web: FetchFake, rules: str, allowed: bool) -> None:
    known(rules)

    if allowed:
        assert polite_fetch(PAGE).payload == b"words"
        return
    with pytest.raises(FetchRefused, match=r"robots\.txt") as caught:
        polite_fetch(PAGE)
    assert caught.value.code == "robots"
    assert web.asked == []


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_host_without_rules_forbids_nothing(web: FetchFake, status: int) -> None:
    web.pages[RULES] = FetchRefused("not_found", "None.", status=status)

    with pytest.raises(NotYet):
        polite_fetch(PAGE)
    let_time_pass(seconds=3)

    assert polite_fetch(PAGE).payload == b"words"
    assert FetchHost.objects.get().robots_status == status


def test_host_in_trouble_is_not_fetched_from_before_its_rules_are_known(web: FetchFake) -> None:
    web.pages[RULES] = FetchFailed("busy", "Trouble.", status=500)

    with pytest.raises(FetchFailed) as caught:
        polite_fetch(PAGE)

    assert caught.value.code == "robots_unread"
    assert web.asked == [RULES]


def test_old_rules_serve_while_the_host_is_in_trouble(web: FetchFake) -> None:
    known("User-agent: *\nDisallow: /private/", robots_read_at=timezone.now() - timedelta(days=2))
    web.pages[RULES] = FetchFailed("busy", "Trouble.", status=500)

    with pytest.raises(NotYet):
        polite_fetch(PAGE)
    let_time_pass(seconds=3)

    assert polite_fetch(PAGE).payload == b"words"
    with pytest.raises(FetchRefused):
        polite_fetch(f"{SITE}/private/a")


def test_requests_to_one_host_are_apart_whatever_the_page_or_scheme(web: FetchFake) -> None:
    known()
    polite_fetch(PAGE)

    for address in (PAGE, f"{SITE}/other", "http://daily.example.org/plain"):
        with pytest.raises(NotYet) as caught:
            polite_fetch(address)
        assert caught.value.retry_after in (1, 2)

    assert web.asked == [PAGE]
    let_time_pass(seconds=2)
    assert polite_fetch(PAGE)


def test_other_hosts_and_ports_are_not_waited_for(web: FetchFake, settings: Any) -> None:
    settings.FETCH_PORTS = ["80", "443", "8080"]
    known()
    FetchHostFactory(host="daily.example.org:8080")
    web.pages[f"{SITE}:8080/a"] = b"other"

    polite_fetch(PAGE)

    assert polite_fetch(f"{SITE}:8080/a").payload == b"other"


@pytest.mark.parametrize(
    ("rules", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 10", 10),
        ("User-agent: *\nCrawl-delay: 0.5", 2),
        ("User-agent: *\nCrawl-delay: 86400", LONGEST_DELAY),
        ("User-agent: *\nRequest-rate: 1/20", 20),
        ("User-agent: *\nCrawl-delay: soon", 2),
        ("User-agent: *\nRequest-rate: 0/20", 2),
    ],
)
def test_delay_that_is_asked_for_is_kept_within_reason(web: FetchFake, rules: str, seconds: int) -> None:
    known(rules)

    polite_fetch(PAGE)

    assert seconds - 1 < pause_of() <= seconds


def test_host_that_asks_for_patience_gets_it_and_more_each_time(web: FetchFake) -> None:
    known()
    web.pages[PAGE] = FetchFailed("busy", "Later.", status=429)
    pauses = []

    for _ in range(3):
        with pytest.raises(FetchFailed):
            polite_fetch(PAGE)
        pauses.append(round(pause_of()))
        let_time_pass(days=0.5)
        FetchHost.objects.update(robots_read_at=timezone.now())

    assert pauses == [60, 120, 240]
    web.pages[PAGE] = b"words"
    polite_fetch(PAGE)
    assert FetchHost.objects.get().failures == 0


def test_moment_that_the_host_names_is_waited_for(web: FetchFake) -> None:
    known()
    web.pages[PAGE] = FetchFailed("busy", "Later.", 1800, status=503)

    with pytest.raises(FetchFailed):
        polite_fetch(PAGE)

    assert 1795 < pause_of() <= 1800
    with pytest.raises(NotYet) as caught:
        polite_fetch(PAGE)
    assert (caught.value.retry_after or 0) > 1790


def test_trouble_that_asks_for_nothing_stops_no_other_page(web: FetchFake) -> None:
    known()
    web.pages[PAGE] = FetchFailed("busy", "Trouble.", status=500)

    with pytest.raises(FetchFailed):
        polite_fetch(PAGE)

    assert pause_of() <= 2


def test_redirect_to_another_host_keeps_the_rules_of_that_host(web: FetchFake) -> None:
    known()
    FetchHostFactory(host="other.example.org", robots="User-agent: *\nDisallow: /", robots_status=200)
    web.pages[PAGE] = answer(PAGE, b"words", final_address="https://other.example.org/a")

    with pytest.raises(FetchRefused) as caught:
        polite_fetch(PAGE)

    assert caught.value.code == "robots"


def test_redirect_inside_a_host_keeps_its_rules(web: FetchFake) -> None:
    known("User-agent: *\nDisallow: /private/")
    web.pages[PAGE] = answer(PAGE, b"words", final_address=f"{SITE}/private/a")

    with pytest.raises(FetchRefused) as caught:
        polite_fetch(PAGE)

    assert caught.value.code == "robots"


def test_redirect_to_a_host_that_was_just_asked_waits(web: FetchFake) -> None:
    known()
    FetchHostFactory(host="other.example.org", next_request_at=timezone.now() + timedelta(seconds=9))
    web.pages[PAGE] = answer(PAGE, b"words", final_address="https://other.example.org/a")

    with pytest.raises(NotYet):
        polite_fetch(PAGE)

    assert FetchHost.objects.get(host="daily.example.org").failures == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_gets_the_turn(web: FetchFake) -> None:
    known()
    start, results = Barrier(4), []

    def asking() -> None:
        start.wait()
        try:
            results.append(polite_fetch(PAGE).payload)
        except NotYet:
            results.append(b"later")
        finally:
            connection.close()

    threads = [Thread(target=asking) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == [b"later", b"later", b"later", b"words"]
    assert web.asked == [PAGE]


def test_rules_with_signs_that_no_database_holds_are_stored(web: FetchFake) -> None:
    web.pages[RULES] = b"\xef\xbb\xbfUser-agent: *\nDisallow: /pri\x00vate\xff/"

    with pytest.raises(NotYet):
        polite_fetch(PAGE)

    assert FetchHost.objects.get().robots.startswith("User-agent")
