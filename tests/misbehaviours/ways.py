"""Redirects, addresses and certificates that lead where nothing is to be fetched."""

from __future__ import annotations

import ipaddress
import ssl
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.misbehaviours.case import SHORT, Case
from tests.misbehaviours.site import hangs, leads, says, sends

SECRET = [
    ("the loopback", "http://127.0.0.1:{secret}/"),
    ("the loopback by name", "http://localhost:{secret}/"),
    ("another port of its own machine", "http://site.localhost:{secret}/"),
    ("the loopback without a scheme", "//127.0.0.1:{secret}/"),
    ("the loopback in IPv6", "http://[::1]:{secret}/"),
    ("the loopback mapped into IPv6", "http://[::ffff:127.0.0.1]:{secret}/"),
    ("the loopback through NAT64", "http://[64:ff9b::7f00:1]:{secret}/"),
    ("the loopback through 6to4", "http://[2002:7f00:1::]:{secret}/"),
    ("the loopback as one number", "http://2130706433:{secret}/"),
    ("the loopback in hexadecimal", "http://0x7f.0.0.1:{secret}/"),
    ("the loopback in octal", "http://0177.0.0.1:{secret}/"),
    ("the loopback in short", "http://127.1:{secret}/"),
    ("the loopback in full-width digits", "http://１２７.０.０.１:{secret}/"),
    ("this host on this network", "http://0.0.0.0:{secret}/"),
    ("a cloud's metadata", "http://169.254.169.254/latest/meta-data/"),
    ("a cloud's metadata in IPv6", "http://[fd00:ec2::254]/latest/meta-data/"),
    ("a cloud's metadata at a public address", "http://168.63.129.16/machine"),
    ("a private network", "http://10.0.0.1/"),
    ("a carrier's network", "http://100.64.0.1/"),
    ("a multicast group", "http://224.0.0.1/"),
]


def _redirect(name: str, to: str, comes: str, requests: int = 1) -> Case:
    return Case(f"redirects to {name}", "redirect", comes, leads(to), requests=requests)


REDIRECTS = [
    *(_redirect(name, to, "private_address") for name, to in SECRET),
    _redirect("itself", "/page", "redirect_loop"),
    _redirect("a part of itself", "#top", "redirect_loop"),
    _redirect("a file", "file:///etc/passwd", "bad_url"),
    _redirect("gopher", "gopher://127.0.0.1:{secret}/_x", "bad_url"),
    _redirect("data", "data:text/html,hello", "bad_url"),
    _redirect("a script", "javascript:alert(1)", "bad_url"),
    _redirect("an address with a password", "http://a:b@site.localhost:{port}/x", "bad_url"),
    _redirect("an address with two hosts", "http://a.example\\@127.0.0.1:{secret}/", "bad_url"),
    _redirect("no host", "https:///x", "bad_url"),
    _redirect("a port that is none", "http://example.org:99999/", "bad_url"),
    _redirect("a mail server's port", "http://example.org:25/", "bad_url"),
    _redirect("a database's port", "http://example.org:6379/", "bad_url"),
    _redirect("a host with spaces", "http://a b.example/", "bad_url"),
    _redirect("an address of 5,000 characters", "/" + "x" * 5000, "bad_url"),
    _redirect("a broken IPv6 address", "http://[::1/", "bad_url"),
    _redirect("a host that nobody knows", "http://nowhere.invalid/", "dns"),
    Case("redirects nowhere", "redirect", "http_301", says("", 301)),
    Case("redirects to an empty address", "redirect", "http_302", leads("")),
    Case(
        "redirects in a circle of two",
        "redirect",
        "redirect_loop",
        {"/page": leads("/b"), "/b": leads("/page")},
        requests=2,
    ),
    Case(
        "redirects six times",
        "redirect",
        "too_many_redirects",
        {"/page": leads("/1"), **{f"/{n}": leads(f"/{n + 1}") for n in range(1, 9)}},
        requests=6,
    ),
    Case(
        "redirects to Cyrillic letters and spaces",
        "redirect",
        "page",
        {
            "/page": leads("/новости дня"),
            "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8%20%D0%B4%D0%BD%D1%8F": says(),
        },
        requests=2,
    ),
    Case(
        "redirects to a host in Cyrillic letters",
        "redirect",
        "page",
        {"/page": leads("http://новости.localhost:{port}/b"), "/b": says()},
        also=lambda page: page.final_url.startswith("http://xn--"),
    ),
    Case(
        "redirects with a body without end",
        "redirect",
        "page",
        {
            "/page": hangs(b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 99\r\n\r\n"),
            "/b": says(),
        },
    ),
    Case(
        "smuggles a header into a redirect",
        "redirect",
        "http_404 or bad_url or bad_response",
        leads("/a%0d%0aX-Smuggled:%20yes"),
    ),
]


def _address(name: str, asks: str, comes: str = "private_address") -> Case:
    return Case(f"a feed links to {name}", "address", comes, asks=asks, requests=0)


def _names(name: str, addresses: Sequence[str]) -> Case:
    return Case(
        f"a name leads to {name}",
        "address",
        "private_address",
        asks="http://rebound.example:{secret}/",
        names={"rebound.example": addresses},
        requests=0,
    )


ADDRESSES = [
    *(_address(name, to) for name, to in SECRET if to.startswith("http")),
    _address("a file", "file:///etc/passwd", "bad_url"),
    _address("a password", "http://me:secret@site.localhost:{port}/page", "bad_url"),
    _address("a mail server", "http://example.org:587/", "bad_url"),
    _address("nothing", "", "bad_url"),
    _names("the loopback", ["127.0.0.1"]),
    _names("the loopback in IPv6", ["::1"]),
    _names("a public address and the loopback", ["8.8.8.8", "127.0.0.1"]),
    _names("a cloud's metadata", ["169.254.169.254"]),
    _names("a private network mapped into IPv6", ["::ffff:192.168.1.1"]),
    Case("a name is not known", "address", "dns", asks="http://nowhere.example/", requests=0),
]


def self_signed(days: int = 1, name: str = "site.localhost") -> ssl.SSLContext:
    """A server's context with a certificate that nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        both = Path(folder) / "both.pem"
        both.write_bytes(make_certificate(days, name))
        context.load_cert_chain(both)
    return context


def make_certificate(days: int = 1, name: str = "site.localhost") -> bytes:
    """A certificate and its key, in PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    alternatives = [x509.DNSName(name), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


HTTPS = "https://site.localhost:{port}/page"


TLS = [
    Case(
        "shows a certificate of its own making",
        "tls",
        "tls",
        asks=HTTPS,
        tls=self_signed,
        requests=0,
    ),
    Case(
        "shows a certificate that has expired",
        "tls",
        "tls",
        asks=HTTPS,
        tls=lambda: self_signed(-1),
        requests=0,
    ),
    Case(
        "shows another site's certificate",
        "tls",
        "tls",
        asks=HTTPS,
        tls=lambda: self_signed(name="other.localhost"),
        requests=0,
    ),
    Case(
        "speaks HTTP where TLS is expected",
        "tls",
        "tls or connection",
        asks=HTTPS,
        greets=sends(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
    ),
    Case(
        "refuses to agree on TLS",
        "tls",
        "tls or connection",
        asks=HTTPS,
        greets=sends(b"\x15\x03\x01\x00\x02\x02\x28"),
    ),
    Case(
        "hangs in the middle of TLS",
        "tls",
        "robots_unavailable",
        asks=HTTPS,
        greets=hangs(),
        timeout=SHORT,
    ),
]
