"""Nothing inside the operator's network is fetched because a feed, a page or a DNS answer said so."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.addresses import Addresses, check_address, read_url
from pipeline.collect.failures import Refused
from pipeline.collect.http import Failure
from pipeline.model import Page
from tests.unit.collect.server import LocalServer

Fetch = Callable[..., Page | Failure]

INSIDE = [
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "198.18.0.1",
    "192.0.2.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "::127.0.0.1",
    "64:ff9b::10.0.0.1",
    "2002:7f00:1::",
    "fe80::1",
    "fe80::1%1",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "168.63.129.16",
    "192.88.99.1",
    "192.0.0.192",
    "64:ff9b:1::808:808",
    "::ffff:0:127.0.0.1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2002:a9fe:a9fe::",
    "192.0.0.1",
    "2001:4:112::1",
    "4000::1",
    "100::1",
    "2001:db8::1",
]
OUTSIDE = ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]
SPELLINGS = [
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "127.1",
    "127.0.1",
    "0",
    "127.0.0.1.",
    "2852039166",
]


def refusal(answer: Page | Failure) -> str:
    assert isinstance(answer, Failure), answer
    assert not answer.transient
    return answer.reason


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_public(address: str) -> None:
    with pytest.raises(Exception, match="not public"):
        check_address(address, "some.host")


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_outside_is_public(address: str) -> None:
    check_address(address, "some.host")


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_refused_as_a_url(fetch: Fetch, address: str) -> None:
    host = f"[{address}]" if ":" in address else address
    assert refusal(fetch(f"http://{host}/")) in ("private_address", "bad_url")


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_unusual_spelling_of_an_address_is_refused(
    server: LocalServer, fetch: Fetch, spelling: str
) -> None:
    assert refusal(fetch(f"http://{spelling}:{server.port}/")) == "private_address"
    assert server.seen == []


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST", "localhost.", "site.localhost", "a.b.localhost"]
)
def test_this_machine_is_refused_unless_allowed(
    server: LocalServer, fetch: Fetch, host: str
) -> None:
    answer = fetch(server.url("/", host), allowed_hosts=())
    assert refusal(answer) == "private_address"
    assert server.seen == []


@pytest.mark.parametrize(
    ("allowed", "host", "reached"),
    [
        ("*.localhost:{port}", "site.localhost", True),
        ("*.localhost:{port}", "a.b.localhost", True),
        ("*.localhost:{port}", "localhost", False),
        ("site.localhost:{port}", "site.localhost", True),
        ("site.localhost:{port}", "other.localhost", False),
        ("*.localhost:1", "site.localhost", False),
        ("127.0.0.1:{port}", "127.0.0.1", True),
        ("127.0.0.1:1", "127.0.0.1", False),
    ],
)
def test_what_is_allowed_is_one_host_or_domain_at_one_port(
    server: LocalServer, fetch: Fetch, allowed: str, host: str, reached: bool
) -> None:
    server.put("/page", "here")
    answer = fetch(server.url("/page", host), allowed_hosts={allowed.format(port=server.port)})
    assert isinstance(answer, Page) is reached
    assert bool(server.seen) is reached


def test_an_allowed_address_may_leave_out_the_usual_port(fetch: Fetch) -> None:
    answer = fetch("http://127.0.0.1/", allowed_hosts={"127.0.0.1:80"})
    assert isinstance(answer, Page) or answer.reason != "private_address"


def test_names_under_localhost_are_the_loopback_without_asking_anybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nobody(*arguments: Any, **options: Any) -> Any:
        raise AssertionError("a name server was asked")

    async def resolve() -> list[str]:
        resolver = Addresses({"*.localhost:80"})
        return [found["host"] for found in await resolver.resolve("site.localhost", 80)]

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    assert asyncio.run(resolve()) == ["127.0.0.1"]


@pytest.mark.parametrize("inside", ["10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1"])
def test_a_name_that_leads_inside_is_refused_even_beside_a_public_address(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    def answer(host: str, port: int, *arguments: Any, **options: Any) -> list[Any]:
        assert host == "rebound.example"
        public = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", port))
        if ":" in inside:
            return [public, (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (inside, port, 0, 0))]
        return [public, (socket.AF_INET, socket.SOCK_STREAM, 6, "", (inside, port))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert refusal(fetch("http://rebound.example/")) == "private_address"


@pytest.mark.parametrize(
    ("address", "port", "opened"),
    [
        ("127.0.0.1", 80, False),
        ("127.0.0.1", 8080, True),
        ("::1", 8080, False),
        ("8.8.8.8", 1, True),
    ],
)
def test_no_socket_is_opened_for_an_address_inside_unless_its_port_is_allowed(
    address: str, port: int, opened: bool
) -> None:
    addresses = Addresses({"demo.localhost:8080"})
    asyncio.run(addresses.resolve("demo.localhost", 8080))
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    info = (family, socket.SOCK_STREAM, 6, "", (address, port))
    if opened:
        addresses.open_socket(info).close()
    else:
        with pytest.raises(Refused, match="not public"):
            addresses.open_socket(info)


def test_an_address_that_slips_through_is_refused_when_it_is_connected_to(
    server: LocalServer, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Addresses, "check", lambda addresses, uri: None)
    assert refusal(fetch(f"http://127.0.0.1:{server.port}/")) == "private_address"
    assert server.seen == []


@pytest.mark.parametrize("port", [21, 22, 25, 110, 3306, 5432, 6379, 6667, 11211])
def test_a_port_of_another_service_is_not_asked(fetch: Fetch, port: int) -> None:
    assert refusal(fetch(f"http://example.org:{port}/")) == "bad_url"


def test_a_port_of_another_service_is_asked_if_it_is_allowed(fetch: Fetch) -> None:
    answer = fetch("http://127.0.0.1:6667/", allowed_hosts={"127.0.0.1:6667"})
    assert isinstance(answer, Page) or answer.reason == "robots_unavailable"


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        (
            "http://Пример.РФ/путь к?q=ы#f",
            "http://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C%20%D0%BA?q=%D1%8B",
        ),
        ("HTTP://Example.ORG:80/a/../b%2fc", "http://example.org/b%2Fc"),
        (" https://example.org/ ", "https://example.org/"),
        ("http://１２７.０.０.１/", "http://127.0.0.1/"),
        ("http://example.org/a%20b?x=a+b&y=%26", "http://example.org/a%20b?x=a+b&y=%26"),
    ],
)
def test_an_address_is_asked_for_as_a_uri(url: str, uri: str) -> None:
    assert str(read_url(url)) == uri


def scheme_of(url: str) -> str:
    """What a URL would be asked by; ``refused`` if it would not."""
    try:
        uri = read_url(url)
        Addresses(()).check(uri)
    except Refused:
        return "refused"
    return uri.scheme


@given(st.text(max_size=60))
def test_no_text_makes_reading_an_address_fail(text: str) -> None:
    for url in (text, f"http://{text}", f"http://example.org/{text}"):
        assert scheme_of(url) in ("http", "https", "refused")


def test_robots_txt_does_not_lead_inside_either(server: LocalServer, fetch: Fetch) -> None:
    for target in (f"http://127.0.0.1:{server.port}/secret", server.url("/secret", "localhost")):
        server.put("/robots.txt", status=302, headers={"Location": target})
        fetch("/page")
    assert "/secret" not in server.paths


@pytest.mark.parametrize(
    "url",
    [
        "",
        "page",
        "//example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "http://",
        "http:///path",
        "http://user@example.org/",
        "http://user:secret@example.org/",
        "http://[::1/",
        "http://example.org:port/",
        "http://example.org:70000/",
        "https://example.org/" + "ы" * 1500,
    ],
)
def test_what_is_no_address_of_a_page_is_refused_for_good(fetch_all: Any, url: str) -> None:
    from pipeline.collect.http import Request

    [answer] = fetch_all(Request(url, 0))
    assert refusal(answer) == "bad_url"
    assert "secret" not in answer.detail
