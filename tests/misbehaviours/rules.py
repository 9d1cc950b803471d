"""robots.txt that can't be had, or says what nobody can read."""

from __future__ import annotations

import gzip

from tests.misbehaviours.case import LONG, SHORT, Case
from tests.misbehaviours.encodings import GZIP_BOMB, packed
from tests.misbehaviours.site import (
    PAGE,
    Behaviour,
    hangs,
    leads,
    resets,
    says,
    sends,
    sends_for_ever,
)

DENY = "User-agent: *\nDisallow: /\n"
LAST = {f"/{n}": leads(f"/{n + 1}") for n in range(9)}


def _robots(name: str, does: Behaviour, comes: str, timeout: float = LONG) -> Case:
    return Case(
        f"robots.txt {name}",
        "robots",
        comes,
        {"/robots.txt": does, "/page": says()},
        requests=int(comes == "page"),
        timeout=timeout,
    )


ROBOTS = [
    _robots("forbids everything", says(DENY), "robots_denied"),
    _robots("is missing", says("", 404), "page"),
    _robots("is forbidden itself", says(DENY, 403), "page"),
    _robots("hangs", hangs(), "robots_unavailable", timeout=SHORT),
    _robots(
        "drips", sends_for_ever(b"HTTP/1.1 200 OK\r\n\r\n", b"#", 0.02), "robots_unavailable", SHORT
    ),
    _robots("hangs up", sends(), "robots_unavailable"),
    _robots("resets the connection", resets(), "robots_unavailable"),
    _robots("is no HTTP", sends(b"User-agent: *\r\n\r\n"), "robots_unavailable"),
    _robots("answers 500", says(DENY, 500), "robots_unavailable"),
    _robots("answers 503", says("", 503, "Retry-After: 9"), "robots_unavailable"),
    _robots("answers 429", says("", 429), "robots_unavailable"),
    _robots(
        "breaks off",
        sends(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + DENY.encode()),
        "robots_unavailable",
    ),
    _robots("redirects to itself", leads("/robots.txt"), "page"),
    _robots("redirects to the loopback", leads("http://127.0.0.1:{secret}/"), "page"),
    _robots("redirects to a file", leads("file:///etc/passwd"), "page"),
    _robots("is a web page", says(PAGE), "page"),
    _robots("is a picture", says(bytes(range(256)) * 99, kind="image/png"), "page"),
    _robots("forbids everything as a picture", says(DENY, kind="image/png"), "robots_denied"),
    _robots(
        "never ends", sends_for_ever(b"HTTP/1.1 200 OK\r\n\r\n", b"# nothing\n" * 6000), "page"
    ),
    _robots(
        "forbids everything and never ends",
        sends_for_ever(b"HTTP/1.1 200 OK\r\n\r\n" + DENY.encode(), b"# nothing\n" * 6000),
        "robots_denied",
    ),
    _robots("is a bomb", packed("gzip", GZIP_BOMB), "page"),
    _robots("is compressed", packed("gzip", gzip.compress(DENY.encode())), "robots_denied"),
    _robots("says gzip and sends none", packed("gzip", DENY.encode()), "robots_unavailable"),
    _robots("comes in an encoding nobody knows", packed("exi", b"x"), "robots_unavailable"),
    _robots("redirects to nobody", leads("http://nowhere.invalid/"), "robots_unavailable"),
    _robots("is UTF-16", says(DENY.encode("utf-16")), "page"),
    _robots("has a byte order mark", says(b"\xef\xbb\xbf" + DENY.encode()), "robots_denied"),
    _robots("is full of NULs", says(bytes(99_999)), "page"),
    _robots(
        "has 12,000 groups in front of 12,000 rules",
        says(
            "".join(f"User-agent: a{n}\n" for n in range(12_000))
            + "".join(f"Disallow: /{n}\n" for n in range(12_000))
        ),
        "page",
    ),
    _robots(
        "has a rule of 100,000 wildcards",
        says("User-agent: *\nDisallow: /" + "*a" * 100_000 + "*b$"),
        "page",
    ),
    Case(
        "robots.txt redirects six times",
        "robots",
        "page",
        {"/robots.txt": leads("/0"), **LAST, "/page": says()},
    ),
    Case(
        "robots.txt stands at another host",
        "robots",
        "robots_denied",
        {
            "site.localhost/robots.txt": leads("http://other.localhost:{port}/rules"),
            "/rules": says(DENY),
            "/page": says(),
        },
    ),
    Case(
        "a redirect leads to where robots.txt forbids",
        "robots",
        "robots_denied",
        {
            "other.localhost/robots.txt": says(DENY),
            "/page": leads("http://other.localhost:{port}/b"),
        },
        requests=1,
    ),
]
