"""One poll and one fetch over many misbehaving outlets: each costs itself and nobody else."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine

from pipeline import flow
from pipeline.settings import Settings
from tests.db.outlets import fetch, poll, rows
from tests.misbehaviours.answers import ANSWERS, BODIES, TYPES
from tests.misbehaviours.case import Case
from tests.misbehaviours.contents import DOCUMENTS, FEEDS
from tests.misbehaviours.encodings import ENCODINGS
from tests.misbehaviours.site import PAGE, Behaviour, Site, leads, says, sends
from tests.misbehaviours.ways import REDIRECTS

HEALTHY = ("well-1", "well-2")
SERVERS = (*ANSWERS, *BODIES, *TYPES, *ENCODINGS, *REDIRECTS)
LARGEST = 1024 * 1024
TIMEOUT = 3.0
WITHIN = 240.0
"""Seconds that a poll or a fetch of everything may take."""
ABSURD_DATE = "Mon, 01 Jan 99999999999999 00:00:00 GMT"
OUTLET = """
- id: {name}
  name: {name}
  home: http://{name}.localhost:{port}/
  country: TR
  languages: [tr]
  kind: newspaper
  delay: 0
  feeds: [{{url: "http://{name}.localhost:{port}/page"}}]
"""
RSS = "application/rss+xml"


def feed_of(*links: str) -> str:
    items = "".join(f"<item><title>Haber</title><link>{link}</link></item>" for link in links)
    return f'<rss version="2.0"><channel><title>Haberler</title>{items}</channel></rss>'


def with_headers(*lines: bytes) -> Behaviour:
    """A whole feed below headers that no server should send."""
    body = feed_of("http://site.localhost/never").encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: %d\r\n"
    return sends(head % len(body), b"".join(line + b"\r\n" for line in lines), b"\r\n", body)


ABSURD: Mapping[str, Behaviour] = {
    **{
        f"{status} until an absurd {what}": says("no", status, f"Retry-After: {wait}")
        for status in (404, 429, 503)
        for what, wait in (("date", ABSURD_DATE), ("number", "9" * 400), ("sign", "-1"))
    },
    "an ETag with a NUL": with_headers(b'ETag: "a\0b"', b"Last-Modified: \0"),
    "an ETag in Latin-1": with_headers(b'ETag: "\xe9\xff"', b"Last-Modified: \xfc"),
    "an ETag of 7,000 letters": with_headers(b'ETag: "' + b"x" * 7000 + b'"'),
    "a Last-Modified that is no date": with_headers(b"Last-Modified: " + ABSURD_DATE.encode()),
    "a type with a NUL": sends(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/\0html; charset=\xff\r\nContent-Length: 1\r\n\r\nx"
    ),
    "a reason in Latin-1": sends(b"HTTP/1.1 404 Non trouv\xe9\0\r\nContent-Length: 0\r\n\r\n"),
    "a cache of an absurd age": with_headers(b"Cache-Control: max-age=" + b"9" * 400),
    "a redirect to a NUL": sends(
        b"HTTP/1.1 301 x\r\nLocation: /\0\xff\r\nContent-Length: 0\r\n\r\n"
    ),
    "a permanent redirect to the inside": leads("http://127.0.0.1:{secret}/", 301),
    "a feed of absurd values": says(
        feed_of("http://site.localhost/never").replace(
            "<item>",
            f"<ttl>{'9' * 400}</ttl><skipHours><hour>99999999999</hour></skipHours>"
            f"<item><pubDate>{ABSURD_DATE}</pubDate><guid>{'x' * 100_000}</guid>",
        ),
        kind=RSS,
    ),
    "a feed that links to nowhere": says(
        feed_of("http://127.0.0.1:{secret}/", "file:///etc/passwd", "http://[", "x\0y", "a" * 9999),
        kind=RSS,
    ),
}


def outlets() -> dict[str, Mapping[str, Behaviour]]:
    """What each outlet's server does by path, by the outlet's name.

    The feeds of the first kind misbehave; the others' are well and announce pages that do.
    """
    whole: dict[str, Mapping[str, Behaviour]] = {}
    for number, case in enumerate([*SERVERS, *FEEDS]):
        whole[f"feed-{number}"] = case.behaviours
    for number, behaviour in enumerate(ABSURD.values()):
        whole[f"absurd-feed-{number}"] = {"/page": behaviour}
        whole[f"absurd-page-{number}"] = {"/page": announcing(), "/1": behaviour}
    for number, case in enumerate([*SERVERS, *DOCUMENTS]):
        whole[f"page-{number}"] = _moved(case)
    for name in HEALTHY:
        whole[name] = {"/page": announcing("/1", "/2"), "/1": says(), "/2": says()}
    return whole


def announcing(*paths: str) -> Behaviour:
    """A feed whose pages are at these paths of the host that is asked, by default at /1."""
    return says(feed_of(*(paths or ("/1",))), kind=RSS)


def _moved(case: Case) -> Mapping[str, Behaviour]:
    """A case's behaviours with the one that misbehaves at /1, below a feed that is well."""
    return {**case.behaviours, "/page": announcing(), "/1": case.behaviours["/page"]}


class Street:
    """The servers of all outlets behind one port, running in a thread."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @classmethod
    @contextmanager
    def of(cls, whole: Mapping[str, Mapping[str, Behaviour]]) -> Iterator[Street]:
        """All outlets' servers, until the block ends."""
        site = Site(
            {
                f"{name}.localhost{path}": behaviour
                for name, does in whole.items()
                for path, behaviour in does.items()
            }
        )
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        try:
            asyncio.run_coroutine_threadsafe(site.__aenter__(), loop).result(10)
            yield cls(site)
            asyncio.run_coroutine_threadsafe(site.__aexit__(None, None, None), loop).result(10)
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()


@pytest.fixture
def street() -> Iterator[Street]:
    with Street.of(outlets()) as street:
        yield street


@pytest.fixture
def settings(settings: Settings, street: Street) -> Settings:
    port = street.site.port
    (settings.sources / "one.yaml").write_text(
        "".join(OUTLET.format(name=name, port=port) for name in outlets())
    )
    return replace(
        settings,
        allow_hosts=frozenset({f"*.localhost:{port}"}),
        request_timeout=TIMEOUT,
        max_body=LARGEST,
        concurrency=32,
    )


def ends(engine: Engine) -> dict[str, int]:
    """How many entries ended how; what ended in no way stands under its outlet's id."""
    found: dict[str, int] = {}
    for source, how in rows(
        engine,
        """
        SELECT feed.source_id, CASE
            WHEN entry.rejected AND rejection.reason <> '' THEN 'rejected'
            WHEN entry.rejected THEN NULL
            WHEN capture.id IS NOT NULL
                AND (capture.outcome IS DISTINCT FROM 'rejected' OR answer.reason <> '')
                THEN 'captured'
            WHEN capture.id IS NULL AND entry.fetch_after > now() - interval '1 hour'
                AND entry.attempts > 0 THEN 'postponed'
        END
        FROM raw.entry JOIN ops.feed ON feed.id = entry.feed_id
        LEFT JOIN raw.capture ON capture.id = entry.capture_id
        LEFT JOIN ops.rejection ON rejection.entry_id = entry.id
        LEFT JOIN ops.rejection AS answer ON answer.capture_id = capture.id
        """,
    ):
        found[how or source] = found.get(how or source, 0) + 1
    return found


def timed(work: Any, *arguments: Any) -> tuple[dict[str, int], float]:
    clock = time.monotonic()
    return work(*arguments), time.monotonic() - clock


def test_no_outlet_s_server_costs_the_others_anything(
    engine: Engine, settings: Settings, street: Street
) -> None:
    number = len(outlets())
    polled, seconds = timed(poll, engine, settings)
    assert polled["polled"] == number >= 200
    assert seconds < WITHIN
    assert (
        rows(
            engine,
            """
        SELECT source_id FROM ops.feed WHERE parent_id IS NULL AND (next_poll_at IS NULL
            OR (SELECT count(*) FROM ops.poll WHERE feed_id = feed.id
                AND (outcome <> 'failed' OR reason <> '')) <> 1)
        """,
        )
        == []
    )
    assert flow.feeds_to_poll(engine) == []

    fetched, seconds = timed(fetch, engine, settings)
    assert seconds < WITHIN
    assert "out_of_time" not in fetched
    how = ends(engine)
    assert set(how) == {"captured", "postponed", "rejected"}
    assert rows(
        engine,
        """
        SELECT source_id, count(*) FROM raw.capture
        WHERE source_id LIKE 'well-%' AND status = 200 AND length = :length AND outcome IS NULL
        GROUP BY source_id ORDER BY source_id
        """,
        length=len(PAGE),
    ) == [(name, 2) for name in HEALTHY]
    assert street.site.intrusions == 0
