"""A newsroom on a free port, shared by the tests of a module."""

from __future__ import annotations

import http.client
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from demo.newsroom.server import Newsroom


@dataclass(frozen=True)
class Answer:
    """What a request brought; ``headers`` by lower-case name."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Get = Callable[..., Answer]


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom(0) as running:
        yield running


@pytest.fixture
def get() -> Get:
    """Fetches one URL without following redirects."""

    def fetch(
        url: str, headers: Mapping[str, str] | None = None, method: str = "GET", body: str = ""
    ) -> Answer:
        parts = urlsplit(url)
        connection = http.client.HTTPConnection("127.0.0.1", parts.port or 80, timeout=30)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(
            method, target, body=body or None, headers={"Host": parts.netloc, **(headers or {})}
        )
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, found, response.read())
        connection.close()
        return answer

    return fetch
