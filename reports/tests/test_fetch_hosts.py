"""Which hosts are asked at all: nothing inside a house, whatever it calls itself and whenever it moves there."""

from collections.abc import Iterator, Sequence
from time import sleep
from typing import Any

import pytest
from httpcore import ConnectError, SyncBackend
from hypothesis import given
from hypothesis import strategies as st

from reports.fetch import FetchFailed, FetchRefused, fetch, host_of, is_private_host, refuse_private
from reports.fetch.targets import target_of
from reports.tests.addresses import PRIVATE
from reports.tests.serving import Answer, Site, serving


@pytest.fixture
def site(settings: Any) -> Iterator[Site]:
    with serving() as running:
        settings.FETCH_PRIVATE_HOSTS = [f"cms.example:{running.port}", f"127.0.0.1:{running.port}"]
        settings.FETCH_PROXY = None
        settings.FETCH_SECONDS = 5
        running.routes["/"] = Answer(b"inside")
        yield running


PUBLIC = "93.184.216.34"


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch, site: Site) -> list[str]:
    """The numbers that were connected to; all but one public number, which leads to our site, are out of reach."""
    numbers: list[str] = []
    connect = SyncBackend.connect_tcp

    def connecting(self: SyncBackend, host: str, port: int, *args: Any) -> Any:
        numbers.append(host)
        if host != PUBLIC:
            raise ConnectError("out of reach")
        return connect(self, "127.0.0.1", site.port, *args)

    monkeypatch.setattr(SyncBackend, "connect_tcp", connecting)
    return numbers


@pytest.fixture
def public_site(site: Site, connected: list[str], settings: Any) -> Site:
    """The same site at a public number on port 80."""
    settings.FETCH_PRIVATE_HOSTS = []
    site.routes["/"] = Answer(b"outside")
    return site


def here(host: str, port: int) -> Sequence[str]:
    return ["127.0.0.1"]


@given(PRIVATE)
def test_host_that_resolves_into_a_house_is_never_connected_to(address: Any) -> None:
    with pytest.raises(FetchRefused) as caught:
        fetch("http://daily.example.org/", resolver=lambda host, port: ["1.1.1.1", str(address)])

    assert caught.value.code == "private"


@given(PRIVATE)
def test_private_number_as_host_is_refused(address: Any) -> None:
    host = f"[{address}]" if address.version == 6 else str(address)

    with pytest.raises(FetchRefused):
        fetch(f"http://{host}/", resolver=lambda host, port: pytest.fail("asked"))


@pytest.mark.parametrize(
    "host",
    [
        "2130706433", "0x7f000001", "017700000001", "127.1", "0x7f.0.0.1", "127.0.0.0x1", "0177.0.0.1", "127.0.0.01",
        "１２７.0.0.1", "127。0。0。1", "①②⑦.⓪.⓪.①", "0", "0x", "256.256.256.256", "1.2.3.4.5", "127.0.0.1.", 
        "[::ffff:7f00:1]",
        "[fe80::1%25eth0]", "[::1", "a b.example", "a\tb.example", "%31%32%37.0.0.1", "exa_mple..org", "-a.example",
        "a" * 64 + ".example", "", ".", "localhost", "localhost.", "LOCALHOST", "ｌocalhost", "printer.local",
        "db", "metadata.google.internal", "router.lan", "x.home.arpa", "daily.example\\@10.0.0.1", "a\u00adb",
    ],
)  # fmt: skip
def test_tricks_with_hosts_are_refused(host: str) -> None:
    with pytest.raises(FetchRefused) as caught:
        fetch(f"http://{host}/", resolver=lambda host, port: ["1.1.1.1"])

    assert caught.value.code in ("address", "private")


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("ftp://daily.example.org/", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("//daily.example.org/", "scheme"),
        ("daily.example.org", "scheme"),
        ("http://ada@daily.example.org/", "credentials"),
        ("http://@daily.example.org/", "credentials"),
        ("http://daily.example.org:8080/", "port"),
        ("http://daily.example.org:99999/", "address"),
        ("http://daily.example.org:x/", "address"),
        ("http://daily.example.org/a b", "address"),
        ("http://daily.example.org/\r\nHost: x", "address"),
        ("http://daily.example.org/" + "a" * 2000, "address"),
        ("", "address"),
    ],
)
def test_address_that_cannot_be_used_is_refused_in_words(address: str, code: str) -> None:
    with pytest.raises(FetchRefused) as caught:
        fetch(address)

    assert caught.value.code == code


@given(st.text(max_size=60), st.sampled_from(["http://", "https://", "http:", "http:///", "//", ""]))
def test_any_words_are_an_address_or_refused(words: str, start: str) -> None:
    try:
        target = target_of(start + words)
    except FetchRefused:
        return

    assert target_of(target.address) == target
    assert target.address.isascii()
    assert target.port in (80, 443)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("HTTP://Daily.Example.ORG:80", "http://daily.example.org/"),
        (
            " https://zeitung-köln.example/straße?q=ä b#c".replace(" b", "+b"),
            "https://xn--zeitung-kln-zfb.example/stra%C3%9Fe?q=%C3%A4+b",
        ),
        ("https://daily.example.org.:443/a%2Fb", "https://daily.example.org/a%2Fb"),
        ("http://1.1.1.1/x", "http://1.1.1.1/x"),
        ("https://[2606:4700:0::1111]/", "https://[2606:4700::1111]/"),
    ],
)
def test_address_has_one_spelling(written: str, read: str) -> None:
    assert target_of(written).address == read
    assert host_of(written) + target_of(written).path == read


def test_name_that_moves_into_the_house_is_asked_for_once_and_pinned(public_site: Site, connected: list[str]) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])

    found = fetch("http://daily.example.org/", resolver=lambda host, port: next(answers))

    assert found.payload == b"outside"
    assert connected == [PUBLIC]
    assert next(answers) == ["127.0.0.1"]
    assert public_site.asked[0][1]["host"] == "daily.example.org"


def test_name_that_is_asked_again_after_a_redirect_is_checked_again(public_site: Site, connected: list[str]) -> None:
    public_site.routes["/"] = Answer(status=302, headers={"Location": "/again"})
    answers = iter([[PUBLIC], ["127.0.0.1"]])

    with pytest.raises(FetchRefused) as caught:
        fetch("http://daily.example.org/", resolver=lambda host, port: next(answers))

    assert caught.value.code == "private"
    assert connected == [PUBLIC]


def test_next_number_is_tried_when_one_does_not_answer(public_site: Site, connected: list[str]) -> None:
    found = fetch("http://daily.example.org/", resolver=lambda host, port: ["192.88.98.1", PUBLIC])

    assert found.payload == b"outside"
    assert connected == ["192.88.98.1", PUBLIC]


def test_public_host_leads_into_no_trusted_host(public_site: Site, connected: list[str], settings: Any) -> None:
    settings.FETCH_PRIVATE_HOSTS = ["cms.example"]
    public_site.routes["/"] = Answer(status=302, headers={"Location": "http://cms.example/plans"})
    numbers = {"daily.example.org": [PUBLIC], "cms.example": ["127.0.0.1"]}

    with pytest.raises(FetchRefused) as caught:
        fetch("http://daily.example.org/", resolver=lambda host, port: numbers[host])

    assert caught.value.code == "private"
    assert connected == [PUBLIC]


def test_redirect_is_resolved_and_checked_on_its_own(site: Site) -> None:
    site.routes["/"] = Answer(status=302, headers={"Location": "http://moved.example.org/"})
    numbers = {"cms.example": ["127.0.0.1"], "moved.example.org": ["10.1.2.3"]}

    with pytest.raises(FetchRefused) as caught:
        fetch(site.address(host="cms.example"), resolver=lambda host, port: numbers[host])

    assert caught.value.code == "private"
    assert len(site.asked) == 1


def test_trusted_host_is_open_for_its_port_only(site: Site, settings: Any) -> None:
    assert fetch(site.address(host="cms.example"), resolver=here).payload == b"inside"

    for address in (
        "http://cms.example/",
        f"http://other.example:{site.port}/",
        f"https://cms.example:{site.port + 1}/",
    ):
        with pytest.raises((FetchRefused, FetchFailed)) as caught:
            fetch(address, resolver=here)
        assert caught.value.code in ("private", "port")


def test_address_that_a_stranger_wrote_opens_no_trusted_host(site: Site) -> None:
    with pytest.raises(FetchRefused):
        fetch(site.address(host="cms.example"), resolver=here, may_be_private=False)

    assert site.asked == []


@pytest.mark.parametrize("number", ["169.254.169.254", "224.0.0.1", "0.0.0.0", "fe80::1", "100.100.100.200"])
def test_trusted_host_reaches_no_metadata_service(settings: Any, number: str) -> None:
    settings.FETCH_PRIVATE_HOSTS = ["cms.example"]

    with pytest.raises(FetchRefused):
        fetch("http://cms.example/", resolver=lambda host, port: [number])


@pytest.mark.parametrize(
    ("entry", "address", "trusted"),
    [
        ("cms.example", "http://cms.example/a", True),
        ("cms.example", "https://CMS.example./", True),
        ("cms", "http://cms/", True),
        ("[fd00::7]:8000", "http://[fd00::7]:8000/", True),
        ("CMS.example:8000", "http://cms.example:8000/", True),
        ("cms.example", "http://not-cms.example.org/", False),
    ],
)
def test_trusted_hosts_are_read_with_their_ports(settings: Any, entry: str, address: str, trusted: bool) -> None:
    settings.FETCH_PRIVATE_HOSTS = [entry]

    assert is_private_host(address) is trusted


@pytest.mark.parametrize("error", [OSError("no"), UnicodeError("no")])
def test_host_that_does_not_resolve_may_later(error: Exception) -> None:
    def failing(host: str, port: int) -> Sequence[str]:
        raise error

    with pytest.raises(FetchFailed) as caught:
        fetch("http://daily.example.org/", resolver=failing)

    assert caught.value.code == "no_such_host"


def test_name_service_that_sleeps_is_not_waited_for(settings: Any) -> None:
    settings.FETCH_CONNECT_SECONDS = 0.1

    with pytest.raises(FetchFailed) as caught:
        fetch("http://daily.example.org/", resolver=lambda host, port: sleep(1) or ["1.1.1.1"])

    assert caught.value.code == "too_slow"


def test_name_that_leads_inside_is_refused_before_anything_is_fetched() -> None:
    for number in ("127.0.0.1", "192.168.1.1", "::1"):
        with pytest.raises(FetchRefused, match="not public"):
            refuse_private("https://feeds.example.org/a", seconds=2, resolver=lambda host, port, n=number: [n])


def test_name_that_does_not_resolve_by_now_is_let_through() -> None:
    def failing(host: str, port: int) -> list[str]:
        raise OSError

    refuse_private("https://feeds.example.org/a", seconds=2, resolver=failing)
    refuse_private("https://feeds.example.org/a", seconds=0.05, resolver=lambda host, port: sleep(1) or ["127.0.0.1"])
    refuse_private("https://feeds.example.org/a", seconds=2, resolver=lambda host, port: ["1.1.1.1"])
