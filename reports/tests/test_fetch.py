"""What comes back from a real server, and what does not."""

import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import monotonic
from typing import Any

import pytest

from reports.fetch import FEEDS, PAGES, ROBOTS, FetchFailed, FetchRefused, fetch
from reports.fetch.values import MEGABYTE
from reports.tests.serving import Answer, Site, serving


@pytest.fixture
def site(settings: Any) -> Iterator[Site]:
    """A server of this machine that the settings trust."""
    with serving() as running:
        settings.FETCH_PRIVATE_HOSTS = [f"127.0.0.1:{running.port}"]
        settings.FETCH_PROXY = None
        settings.FETCH_SECONDS = 10
        yield running


def test_page_comes_with_type_charset_and_marks_of_its_version(site: Site) -> None:
    site.routes["/a"] = Answer(
        b"<p>Dams",
        headers={"ETag": '"one"', "Last-Modified": "Mon, 02 Mar 2026 10:00:00 GMT"},
        media_type='TEXT/HTML; Charset="UTF-8"',
    )

    found = fetch(site.address("/a#part"))

    assert (found.payload, found.status, found.media_type, found.charset) == (b"<p>Dams", 200, "text/html", "utf-8")
    assert (found.etag, found.last_modified) == ('"one"', "Mon, 02 Mar 2026 10:00:00 GMT")
    assert found.final_address == found.permanent_address == site.address("/a")
    assert found.not_modified is False


def test_we_say_who_we_are_and_bring_nothing_along(site: Site, settings: Any) -> None:
    settings.FETCH_CONTACT = "https://desk.example/about"
    site.routes["/"] = Answer(b"x", headers={"Set-Cookie": "seen=1"})

    fetch(site.address())
    fetch(site.address())

    for _, headers in site.asked:
        assert headers["user-agent"] == "Parallax (+https://desk.example/about)"
        assert headers["host"] == f"127.0.0.1:{site.port}"
        assert not {"cookie", "authorization", "referer"} & set(headers)


def test_what_is_not_modified_comes_without_bytes(site: Site) -> None:
    site.routes["/feed"] = lambda headers: (
        Answer(status=304, headers={"ETag": '"two"'}) if headers.get("if-none-match") == '"two"' else Answer(b"new")
    )

    found = fetch(site.address("/feed"), etag='"two"', last_modified="Mon, 02 Mar 2026 10:00:00 GMT", accept=FEEDS)

    assert found.not_modified
    assert (found.payload, found.status, found.etag) == (b"", 304, '"two"')
    assert site.asked[0][1]["if-modified-since"] == "Mon, 02 Mar 2026 10:00:00 GMT"


@pytest.mark.parametrize("mark", ["a\r\nX-Bad: 1", "é", " ", "a\x00"])
def test_marks_that_would_break_a_header_are_left_out(site: Site, mark: str) -> None:
    site.routes["/"] = Answer(b"x")

    fetch(site.address(), etag=mark, last_modified=mark)

    assert not {"if-none-match", "if-modified-since", "x-bad"} & set(site.asked[0][1])


def test_redirects_are_followed_and_told_apart(site: Site) -> None:
    site.routes["/old"] = Answer(status=301, headers={"Location": "/new"})
    site.routes["/new"] = Answer(status=308, headers={"Location": f"//127.0.0.1:{site.port}/newer"})
    site.routes["/newer"] = Answer(status=302, headers={"Location": "today?día=1"})
    site.routes["/today?d%C3%ADa=1"] = Answer(b"here")

    found = fetch(site.address("/old"))

    assert found.payload == b"here"
    assert found.permanent_address == site.address("/newer")
    assert found.final_address == site.address("/today?d%C3%ADa=1")


def test_redirects_for_this_time_move_nothing_for_good(site: Site) -> None:
    site.routes["/old"] = Answer(status=302, headers={"Location": "/new"})
    site.routes["/new"] = Answer(status=301, headers={"Location": "/newer"})
    site.routes["/newer"] = Answer(b"x")

    assert fetch(site.address("/old")).permanent_address == site.address("/old")


def test_circle_of_redirects_is_refused_after_a_few(site: Site) -> None:
    site.routes["/a"] = Answer(status=302, headers={"Location": "/b"})
    site.routes["/b"] = Answer(status=302, headers={"Location": "/a"})

    with pytest.raises(FetchRefused) as caught:
        fetch(site.address("/a"))

    assert caught.value.code == "redirects"
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://10.0.0.1/", "private"),
        ("http://[::1]/", "private"),
        ("http://169.254.169.254/latest/meta-data/", "private"),
        ("http://localhost/", "private"),
        ("http://127.0.0.1:22/", "port"),
        ("file:///etc/passwd", "scheme"),
        ("gopher://127.0.0.1/", "scheme"),
        ("http://user:word@daily.example/", "credentials"),
        ("http://0x7f.1/", "address"),
        ("http://[::1", "address"),
        ("//[", "address"),
    ],
)
def test_redirect_is_checked_like_an_address(site: Site, location: str, code: str) -> None:
    site.routes["/"] = Answer(status=302, headers={"Location": location})

    with pytest.raises(FetchRefused) as caught:
        fetch(site.address())

    assert caught.value.code == code


def test_redirect_without_a_place_is_no_page(site: Site) -> None:
    site.routes["/"] = Answer(status=302)

    with pytest.raises(FetchRefused, match="302"):
        fetch(site.address())


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, "forbidden"),
        (403, "forbidden"),
        (404, "not_found"),
        (410, "gone"),
        (451, "forbidden"),
        (418, "bad_answer"),
        (204, "bad_answer"),
        (206, "bad_answer"),
    ],
)
def test_answer_that_is_no_page_is_refused_with_its_status(site: Site, status: int, code: str) -> None:
    site.routes["/"] = Answer(status=status)

    with pytest.raises(FetchRefused) as caught:
        fetch(site.address())

    assert (caught.value.code, caught.value.status) == (code, status)


@pytest.mark.parametrize(
    ("after", "seconds"),
    [
        ("120", 120),
        ("999999999999", 86400),
        ("soon", None),
        ("", None),
        ("-5", None),
        (f"Mon, 01 Jan 2024 00:00:00 +{'9' * 14}", None),
    ],
)
def test_server_that_is_busy_says_when_to_come_back(site: Site, after: str, seconds: int | None) -> None:
    site.routes["/"] = Answer(status=429, headers={"Retry-After": after})

    with pytest.raises(FetchFailed) as caught:
        fetch(site.address())

    assert (caught.value.code, caught.value.status, caught.value.retry_after) == ("busy", 429, seconds)


def test_moment_to_come_back_at_is_told_in_seconds(site: Site) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=300), usegmt=True)
    site.routes["/"] = Answer(status=503, headers={"Retry-After": moment})

    with pytest.raises(FetchFailed) as caught:
        fetch(site.address())

    assert caught.value.retry_after is not None
    assert 290 <= caught.value.retry_after <= 300


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"words " * 9, mtime=0)),
        ("x-gzip", gzip.compress(b"words " * 4, mtime=0) + gzip.compress(b"words " * 5, mtime=0) + b"\x00" * 9),
        ("deflate", zlib.compress(b"words " * 9)),
        ("deflate", zlib.compress(b"words " * 9)[2:-4]),
        ("identity", b"words " * 9),
    ],
)
def test_packed_body_is_unpacked(site: Site, encoding: str, body: bytes) -> None:
    site.routes["/"] = Answer(body, headers={"Content-Encoding": encoding})

    assert fetch(site.address()).payload == b"words " * 9


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_packing_that_was_not_asked_for_is_refused(site: Site, encoding: str) -> None:
    site.routes["/"] = Answer(b"x", headers={"Content-Encoding": encoding})

    with pytest.raises(FetchRefused, match="not asked for"):
        fetch(site.address())


@pytest.mark.parametrize("body", [gzip.compress(b"words " * 900, mtime=0)[:-20], b"no gzip at all"])
def test_packed_body_that_is_not_whole_may_work_later(site: Site, body: bytes) -> None:
    site.routes["/"] = Answer(body, headers={"Content-Encoding": "gzip"})

    with pytest.raises(FetchFailed) as caught:
        fetch(site.address())

    assert caught.value.code == "broken_off"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_bomb_is_refused_after_its_first_pieces(site: Site, encoding: str) -> None:
    packer = zlib.compressobj(9, wbits=31 if encoding == "gzip" else 15)
    bomb = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(300)) + packer.flush()
    site.routes["/"] = Answer(bomb, headers={"Content-Encoding": encoding})

    with pytest.raises(FetchRefused) as caught:
        fetch(site.address())

    assert caught.value.code == "too_large"


def test_body_that_is_announced_too_large_is_not_read(site: Site) -> None:
    site.routes["/"] = Answer(b"x", headers={"Content-Length": str(PAGES.largest + 1)})

    with pytest.raises(FetchRefused) as caught:
        fetch(site.address())

    assert caught.value.code == "too_large"


def test_body_that_never_ends_is_refused_at_the_limit(site: Site) -> None:
    def pieces(running: Site) -> Iterator[bytes]:
        while not running.over.is_set():
            yield bytes(MEGABYTE)

    site.routes["/"] = Answer(pieces=pieces)

    with pytest.raises(FetchRefused) as caught:
        fetch(site.address())

    assert caught.value.code == "too_large"


def test_rules_of_a_host_are_cut_where_they_grow_too_long(site: Site) -> None:
    site.routes["/robots.txt"] = Answer(b"a" * 600_000, media_type="text/plain")

    assert len(fetch(site.address("/robots.txt"), accept=ROBOTS).payload) == ROBOTS.largest


def test_body_that_breaks_off_may_work_later(site: Site) -> None:
    site.routes["/"] = Answer(b"half", headers={"Content-Length": "900"})

    with pytest.raises(FetchFailed) as caught:
        fetch(site.address())

    assert caught.value.code == "broken_off"


@pytest.mark.parametrize("start", [b"H", b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_drops_of_bytes_do_not_hold_us_longer_than_the_limit(site: Site, settings: Any, start: bytes) -> None:
    settings.FETCH_SECONDS = 0.5

    def drops(running: Site) -> Iterator[bytes]:
        while not running.over.wait(0.05):
            yield b"a"

    site.routes["/"] = Answer(raw=start, pieces=drops)
    started = monotonic()

    with pytest.raises(FetchFailed) as caught:
        fetch(site.address())

    assert caught.value.code == "too_slow"
    assert monotonic() - started < 2


def test_interim_answers_without_end_are_ended(site: Site, settings: Any) -> None:
    settings.FETCH_SECONDS = 5

    def hints(running: Site) -> Iterator[bytes]:
        while not running.over.is_set():
            yield b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 4000

    site.routes["/"] = Answer(raw=b"HTTP/1.1 103 Early Hints\r\n\r\n", pieces=hints)

    with pytest.raises((FetchRefused, FetchFailed)) as caught:
        fetch(site.address(), accept=ROBOTS)

    assert caught.value.code in ("too_large", "too_slow")


def test_host_where_nobody_listens_may_work_later(settings: Any) -> None:
    with serving() as running:
        address, settings.FETCH_PRIVATE_HOSTS = running.address(), [f"127.0.0.1:{running.port}"]

    with pytest.raises(FetchFailed) as caught:
        fetch(address)

    assert caught.value.code == "unreachable"


@pytest.mark.parametrize("raw", [b"SSH-2.0-x\r\n\r\n", b"HTTP/1.1 200 OK\r\nA" + b"a" * 200_000, b""])
def test_answer_that_is_not_of_the_web_may_work_later(site: Site, raw: bytes) -> None:
    site.routes["/"] = Answer(raw=raw or b"\r\n")

    with pytest.raises(FetchFailed) as caught:
        fetch(site.address())

    assert caught.value.code == "broken_off"


def test_header_that_is_too_large_is_refused(site: Site) -> None:
    site.routes["/"] = Answer(b"x", headers={"X-Long": "a" * 40_000})

    with pytest.raises(FetchRefused) as caught:
        fetch(site.address())

    assert caught.value.code == "large_header"


@pytest.mark.parametrize(
    ("media_type", "accept"),
    [
        ("image/png", PAGES),
        ("video/mp4", PAGES),
        ("application/zip", PAGES),
        ("image/png", FEEDS),
        ("application/pdf", FEEDS),
    ],
)
def test_what_holds_no_text_is_refused_by_its_type(site: Site, media_type: str, accept: Any) -> None:
    site.routes["/"] = Answer(b"x", media_type=media_type)

    with pytest.raises(FetchRefused) as caught:
        fetch(site.address(), accept=accept)

    assert caught.value.code == "media_type"


@pytest.mark.parametrize(
    ("media_type", "accept"),
    [
        ("application/pdf", PAGES),
        ("text/plain", PAGES),
        ("", PAGES),
        ("application/rss+xml", FEEDS),
        ("text/html", FEEDS),
        ("image/png", ROBOTS),
    ],
)
def test_what_may_hold_text_is_taken(site: Site, media_type: str, accept: Any) -> None:
    site.routes["/"] = Answer(b"x", media_type=media_type)

    assert fetch(site.address(), accept=accept).payload == b"x"
