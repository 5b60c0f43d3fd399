"""The way to a host: through a proxy, and with certificates that are held to names."""

import datetime as dt
import ssl
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from reports.fetch import FetchFailed, FetchRefused, fetch
from reports.fetch.wire import _certificates
from reports.tests.serving import Answer, Site, serving


@pytest.fixture
def site(settings: Any) -> Iterator[Site]:
    with serving() as running:
        settings.FETCH_PRIVATE_HOSTS = [f"cms.example:{running.port}", f"127.0.0.1:{running.port}"]
        settings.FETCH_SECONDS = 5
        running.routes["/"] = Answer(b"inside")
        yield running


def here(host: str, port: int) -> Sequence[str]:
    return ["127.0.0.1"]


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
