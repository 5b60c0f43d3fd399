"""Feeds of every kind become entries; what is none says so; what is built to harm is not read."""

from contextlib import suppress
from datetime import datetime
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.extraction.feeds import MOST_ENTRIES, NotAFeed, read_feed
from reports.text.addresses import LONGEST_KEY, address_key

HERE = "https://daily.example.org/news/feed.xml"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Daily &amp; Sons</title><link>https://daily.example.org/</link><ttl>30</ttl><language>en-GB</language>
<item><title>Gate &lt;b&gt;shut&lt;/b&gt; at Brennick</title><link>../a?utm_source=feed&amp;id=7#top</link>
  <guid isPermaLink="false">item-7</guid><pubDate>Mon, 02 Mar 2026 10:00:00 +0300</pubDate>
  <dc:creator>Mara Quill</dc:creator><description><![CDATA[<p>The gate is shut.</p>]]></description></item>
<item><title>Second</title><guid>https://daily.example.org/b?utm_medium=rss</guid></item>
<item><title>Leads nowhere</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://daily.example.org/x/"><title>Daily</title>
<entry><id>tag:daily.example.org,2026:1</id><title type="html">A &amp;amp; B</title><link rel="alternate" href="one"/>
<published>2026-03-02T18:20:00+01:00</published><author><name>Ivo Tarn</name></author></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://daily.example.org/"><title>Old</title><sy:updatePeriod>hourly</sy:updatePeriod>
<sy:updateFrequency>2</sy:updateFrequency></channel>
<item rdf:about="https://daily.example.org/c"><title>C</title><link>https://daily.example.org/c</link>
<dc:date>2026-03-02T10:00:00Z</dc:date></item></rdf:RDF>"""


def rss(items: str, head: str = "") -> bytes:
    return f'<rss version="2.0"><channel><title>T</title>{head}{items}</channel></rss>'.encode()


def test_rss_becomes_entries_with_whole_addresses_and_plain_words() -> None:
    feed = read_feed(RSS.encode(), address=HERE)

    assert (feed.title, feed.minutes, feed.language) == ("The Daily & Sons", 30, "en-GB")
    first, second = feed.entries
    assert first.address == "https://daily.example.org/a?utm_source=feed&id=7#top"
    assert (first.key, first.address_key) == ("item-7", "daily.example.org/a?id=7")
    assert (first.headline, first.byline, first.summary) == ("Gate shut at Brennick", "Mara Quill", "The gate is shut.")
    assert first.published_at == "2026-03-02T10:00:00+03:00"
    assert second.key == second.address_key == "daily.example.org/b"


def test_atom_and_rdf_are_read_too() -> None:
    atom, rdf = read_feed(ATOM.encode(), address=HERE), read_feed(RDF.encode(), address=HERE)

    assert atom.entries[0].address == "https://daily.example.org/x/one"
    assert (atom.entries[0].headline, atom.entries[0].byline) == ("A & B", "Ivo Tarn")
    assert atom.entries[0].published_at == "2026-03-02T18:20:00+01:00"
    assert (rdf.entries[0].address, rdf.minutes) == ("https://daily.example.org/c", 30)
    assert rdf.entries[0].published_at == "2026-03-02T10:00:00+00:00"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mon, 02 Mar 2026 10:00:00 GMT", "2026-03-02T10:00:00+00:00"),
        ("Mon, 02 Mar 2026 10:00:00 EST", "2026-03-02T10:00:00-05:00"),
        ("Mon, 02 Mar 2026 10:00:00", "2026-03-02T10:00:00"),
        ("2026-03-02T10:00:00.123Z", "2026-03-02T10:00:00+00:00"),
        ("2026-03-02 10:00:00", "2026-03-02T10:00:00"),
        ("2026-03-02", "2026-03-02T00:00:00"),
        ("yesterday", ""),
        ("Mon, 99 Mar 2026 99:00:00 GMT", ""),
        ("", ""),
    ],
)
def test_time_keeps_its_zone_and_gets_none_that_it_does_not_have(written: str, read: str) -> None:
    feed = read_feed(rss(f"<item><link>https://a.example/x</link><pubDate>{written}</pubDate></item>"), address=HERE)

    assert feed.entries[0].published_at == read


@pytest.mark.parametrize(
    ("payload", "charset"),
    [
        (RSS.replace("Daily", "Däily").replace("utf-8", "iso-8859-1").encode("latin-1"), ""),
        (RSS.replace("Daily", "Däily").encode(), "latin-1"),
        (RSS.replace("Daily", "Däily").encode("utf-8-sig"), ""),
        (RSS.replace("Daily", "Däily").replace('encoding="utf-8"', "").encode("utf-16"), ""),
        (RSS.replace("Daily", "Däily").replace('encoding="utf-8"', "").encode("latin-1"), "iso-8859-1"),
        (b"\n\n  " + RSS.replace("Daily", "Däily").encode(), "no such charset"),
        (RSS.replace("Daily", "Däily").replace("&amp; Sons", "& Sons").encode(), ""),
    ],
)
def test_words_come_out_whatever_the_encoding_and_small_faults(payload: bytes, charset: str) -> None:
    assert read_feed(payload, address=HERE, charset=charset).title.startswith("The Däily & Sons")


def test_feed_without_entries_is_a_feed() -> None:
    assert read_feed(rss(""), address=HERE).entries == ()


def test_page_offers_the_feeds_it_names() -> None:
    page = b"""<!doctype html><html><head><base href="/eng/"><link rel=stylesheet href=a.css>
    <link rel="alternate" type="application/rss+xml" title="All &amp; more" href="feed.xml">
    <LINK REL='Alternate home' TYPE='application/atom+xml; charset=utf-8' HREF='https://feeds.example/x'>
    <link rel="alternate" type="application/rss+xml" href="feed.xml"><link rel="alternate" hreflang="de" href="/de/">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head><body>words</body></html>"""

    with pytest.raises(NotAFeed) as caught:
        read_feed(page, address="https://daily.example.org/")

    assert caught.value.code == "page"
    assert [(offer.address, offer.title) for offer in caught.value.offers] == [
        ("https://daily.example.org/eng/feed.xml", "All & more"),
        ("https://feeds.example/x", ""),
    ]


@pytest.mark.parametrize(
    "payload",
    [b"", b"words", b"<html><body>words</body></html>", b"{}", b"<rss", b"\x00\x01\xff", b"<urlset></urlset>"],
)
def test_what_is_no_feed_says_so(payload: bytes) -> None:
    with pytest.raises(NotAFeed) as caught:
        read_feed(payload, address=HERE)

    assert caught.value.code == "not_a_feed"
    assert caught.value.offers == ()


BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    + rss("<item><title>&b;</title></item>").decode()
)


@pytest.mark.parametrize(
    "payload",
    [
        BOMB.encode(),
        BOMB.encode("utf-16"),
        ('<?xml version="1.0" encoding="utf-7"?>' + BOMB).encode("utf-7"),
        BOMB.replace("ENTITY", "EntiTY").encode(),
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss("<item><title>&x;</title></item>"),
        b'<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://10.0.0.1/">%x;]>' + rss(""),
    ],
)
def test_feed_with_entities_of_its_own_is_not_read(payload: bytes) -> None:
    with pytest.raises(NotAFeed):
        read_feed(payload, address=HERE)


@pytest.mark.parametrize(
    "payload",
    [
        b"<rss version='2.0'><channel>" + b"<a>" * 400_000,
        b"<rss version='2.0'><channel><item " + b" ".join(b'a%d=""' % n for n in range(100_000)) + b"></channel></rss>",
        b"<rss version='2.0'>" + b"<" * 500_000,
        b"<rss version='2.0'><item><title>" + b"&a" * 300_000,
        b"<rss version='2.0'>" + b"<!--" * 100_000,
        b"<rss version='2.0'>" + b"<![CDATA[" * 100_000,
        b"<html><head>" + b"<link rel=alternate " * 100_000,
        b"<html><head><link " + b"a=" * 200_000,
        b"<?xml " + b" " * 1_000_000 + b"<rss",
    ],
)
def test_feed_that_is_built_to_take_long_does_not(payload: bytes) -> None:
    started = process_time()

    with suppress(NotAFeed):
        read_feed(payload, address=HERE)

    assert process_time() - started < 10


def test_only_so_many_entries_are_taken() -> None:
    items = "".join(f"<item><link>https://a.example/{n}</link></item>" for n in range(MOST_ENTRIES + 50))

    assert len(read_feed(rss(items), address=HERE).entries) == MOST_ENTRIES


def test_page_that_stands_twice_is_one_entry() -> None:
    twice = "<item><guid isPermaLink='false'>{}</guid><link>https://a.example/x?utm_campaign={}</link></item>"

    feed = read_feed(rss(twice.format(1, 1) + twice.format(2, 2)), address=HERE)

    assert [entry.key for entry in feed.entries] == ["1"]


def test_key_that_a_feed_gives_to_all_names_none() -> None:
    same = "<item><guid isPermaLink='false'>same</guid><link>https://a.example/{}</link></item>"

    feed = read_feed(rss(same.format("x") + same.format("y")), address=HERE)

    assert [entry.key for entry in feed.entries] == ["a.example/x", "a.example/y"]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "http://", "http://[", ""]
)
def test_link_that_leads_nowhere_on_the_web_makes_no_entry(link: str) -> None:
    assert read_feed(rss(f"<item><title>A</title><link>{link}</link></item>"), address=HERE).entries == ()


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda words: rss(f"<item><link>/a</link>{words}</item>")))
def test_any_bytes_are_a_feed_or_none(payload: bytes) -> None:
    try:
        feed = read_feed(payload, address=HERE)
    except NotAFeed:
        return
    for entry in feed.entries:
        assert entry.address.startswith(("http://", "https://"))
        assert entry.key
        assert len(entry.key) <= LONGEST_KEY
        assert "\x00" not in repr(entry)
        if entry.published_at:
            datetime.fromisoformat(entry.published_at)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://daily.example/a", "http://www.daily.example:80/a/#top"),
        ("https://daily.example/a?id=7", "https://DAILY.example/a?utm_source=x&id=7&fbclid=1"),
        ("https://daily.example/a?b=2&a=1", "https://daily.example/a?a=1&b=2"),
        ("https://daily.example/a", "https://daily.example/a?source=rss"),
    ],
)
def test_addresses_of_one_page_have_one_key(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://daily.example/a", "https://daily.example/A"),
        ("https://daily.example/a?id=7", "https://daily.example/a?id=8"),
        ("https://daily.example/a?source=reuters", "https://daily.example/a?source=afp"),
        ("https://daily.example/a", "https://daily.example:8080/a"),
        ("https://daily.example/?p=1", "https://daily.example/?p=2"),
    ],
)
def test_addresses_of_two_pages_have_two_keys(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


@given(st.text(max_size=900))
def test_any_words_have_a_key_that_fits(words: str) -> None:
    assert len(address_key(words)) <= LONGEST_KEY
    assert len(address_key(f"https://daily.example/{words}")) <= LONGEST_KEY
