"""Which hosts are asked at all: nothing inside a house, whatever it calls itself and whenever it moves there."""

import datetime as dt
import ssl
from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from httpcore import ConnectError, SyncBackend
from hypothesis import given
from hypothesis import strategies as st

from reports.fetch import FetchFailed, FetchRefused, fetch, host_of, is_private_host
from reports.fetch.networks import is_of_a_house, is_public
from reports.fetch.targets import target_of
from reports.fetch.wire import _certificates
from reports.tests.serving import Answer, Site, serving

PRIVATE_4 = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
]
PRIVATE_6 = [
    IPv6Network(network)
    for network in (
        "::/128",
        "::1/128",
        "::/96",
        "::ffff:0:0/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/32",
        "2001:2::/48",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
]


def addresses_in(network: IPv4Network | IPv6Network) -> st.SearchStrategy[Any]:
    first, last = int(network.network_address), int(network.broadcast_address)
    return st.integers(first, last).map(type(network.network_address))


PRIVATE = st.one_of([addresses_in(network) for network in [*PRIVATE_4, *PRIVATE_6]])
PRIVATE_INSIDE = st.one_of([addresses_in(network) for network in PRIVATE_4])


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
def test_nothing_of_a_private_network_is_public(address: Any) -> None:
    assert not is_public(address)


@given(st.integers(0, 2**32 - 1).map(IPv4Address) | st.integers(0, 2**128 - 1).map(IPv6Address))
def test_nothing_is_public_that_python_knows_not_to_be(address: Any) -> None:
    if is_public(address):
        nat64 = address.version == 6 and address in IPv6Network("64:ff9b::/96")
        assert address.is_global or nat64
        assert not any((address.is_multicast, address.is_loopback, address.is_link_local, address.is_private))
        assert not is_of_a_house(address)


@given(PRIVATE_INSIDE, st.sampled_from(["::ffff:0:0", "::", "64:ff9b::", "2002::", "2001:470::200:5efe:0:0"]))
def test_private_address_inside_another_is_not_public(inside: IPv4Address, around: str) -> None:
    if around == "2002::":
        outer = IPv6Address(int(IPv6Address(around)) | int(inside) << 80)
    else:
        outer = IPv6Address(int(IPv6Address(around)) | int(inside))

    assert not is_public(outer)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "2a00:1450::1", "64:ff9b::101:101"])
def test_public_address_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["168.63.129.16", "169.254.169.254", "100.100.100.200", "fd00:ec2::254", "fe80::1%1"]
)
def test_services_of_clouds_are_open_to_nobody(address: str) -> None:
    assert not is_public(ip_address(address))
    assert not is_of_a_house(ip_address(address))


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


def test_proxy_gets_the_name_and_no_name_is_resolved_here(site: Site, settings: Any) -> None:
    settings.FETCH_PROXY = f"http://ada:pass%20word@127.0.0.1:{site.port}"
    settings.FETCH_PRIVATE_HOSTS = []
    site.routes["http://daily.example.org/a"] = Answer(b"through")

    found = fetch("http://daily.example.org/a", resolver=lambda host, port: pytest.fail("asked"))

    assert found.payload == b"through"
    assert site.asked[0][1]["host"] == "daily.example.org"
    assert site.asked[0][1]["proxy-authorization"].startswith("Basic ")


def test_proxy_that_does_not_connect_is_told(site: Site, settings: Any) -> None:
    settings.FETCH_PROXY = f"http://127.0.0.1:{site.port}"

    with pytest.raises(FetchFailed) as caught:
        fetch("https://daily.example.org/a", resolver=lambda host, port: pytest.fail("asked"))

    assert caught.value.code == "proxy"


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://db/"])
def test_proxy_is_not_asked_for_what_is_known_to_be_private(site: Site, settings: Any, address: str) -> None:
    settings.FETCH_PROXY = f"http://127.0.0.1:{site.port}"
    settings.FETCH_PRIVATE_HOSTS = []

    with pytest.raises(FetchRefused):
        fetch(address)

    assert site.asked == []


def test_trusted_host_is_reached_without_the_proxy(site: Site, settings: Any) -> None:
    settings.FETCH_PROXY = "http://127.0.0.1:9"

    assert fetch(site.address(host="cms.example"), resolver=here).payload == b"inside"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for cms.example with its key, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "cms.example")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("cms.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificates") / "cms.pem"
    encoding = serialization.Encoding.PEM
    secret = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(secret + made.public_bytes(encoding))
    return path


@pytest.fixture
def secure_site(settings: Any, certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(context) as running:
        settings.FETCH_PRIVATE_HOSTS = [f"{host}:{running.port}" for host in ("cms.example", "other.example")]
        settings.FETCH_PROXY = None
        settings.FETCH_CA_FILE = str(certificate)
        running.routes["/"] = Answer(b"inside")
        yield running


def test_certificate_is_held_to_the_name_though_the_number_is_pinned(secure_site: Site) -> None:
    assert fetch(secure_site.address(host="cms.example"), resolver=here).payload == b"inside"

    with pytest.raises(FetchRefused) as caught:
        fetch(secure_site.address(host="other.example"), resolver=here)

    assert caught.value.code == "certificate"


def test_certificate_of_an_unknown_authority_is_refused(secure_site: Site, settings: Any) -> None:
    settings.FETCH_CA_FILE = ""

    with pytest.raises(FetchRefused) as caught:
        fetch(secure_site.address(host="cms.example"), resolver=here)

    assert caught.value.code == "certificate"
    assert secure_site.asked == []


def test_certificates_are_always_checked_against_names() -> None:
    context = _certificates("")

    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname


def test_no_redirect_leads_from_https_to_plain_http(secure_site: Site) -> None:
    secure_site.routes["/"] = Answer(status=301, headers={"Location": "http://daily.example.org/"})

    with pytest.raises(FetchRefused) as caught:
        fetch(secure_site.address(host="cms.example"), resolver=here)

    assert caught.value.code == "downgrade"


def test_house_addresses_are_private_networks() -> None:
    assert is_of_a_house(ip_address("10.1.2.3"))
    assert is_of_a_house(ip_address("fd12::1"))
    assert not is_of_a_house(ip_address("8.8.8.8"))
    assert not is_of_a_house(ip_network("224.0.0.0/4").network_address)
