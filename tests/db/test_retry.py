"""Failed pages: an attempt is a row, a rejection can be put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from pipeline import flow
from pipeline.settings import Settings
from tests.db.outlets import PAGE, announce, fetch, poll, rows
from tests.unit.collect.server import LocalServer


def attempts(engine: Engine) -> list[Any]:
    return rows(engine, "SELECT outcome, reason, status FROM ops.attempt ORDER BY id")


def test_every_attempt_is_a_row(engine: Engine, settings: Settings, server: LocalServer) -> None:
    server.put("/1", "sorry", status=502)
    announce(server, "one", "/1")
    poll(engine, settings)
    fetch(engine, settings)
    server.put("/1", PAGE)
    fetch(engine, settings)
    assert attempts(engine) == [("postponed", "http_502", 502), ("captured", None, 200)]
    [(waited,)] = rows(
        engine, "SELECT next_at IS NOT NULL FROM ops.attempt WHERE outcome = 'postponed'"
    )
    assert waited


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "http_404"), (410, "http_410"), (451, "geo_block")]
)
def test_what_is_gone_is_not_asked_for_again(
    engine: Engine, settings: Settings, server: LocalServer, status: int, reason: str
) -> None:
    server.put("/1", "gone", status=status)
    announce(server, "one", "/1")
    poll(engine, settings)
    assert fetch(engine, settings)["rejected"] == 1
    assert flow.entries_to_fetch(engine) == []
    assert attempts(engine) == [("rejected", reason, status)]


@pytest.mark.parametrize("status", [403, 429])
def test_who_says_no_is_left_alone_for_long(
    engine: Engine, settings: Settings, server: LocalServer, status: int
) -> None:
    server.put("/1", "no", status=status)
    announce(server, "one", "/1")
    poll(engine, settings)
    fetch(engine, replace(settings, retry_delay=300))
    [(wait,)] = rows(engine, "SELECT extract(epoch FROM fetch_after - now())::float FROM raw.entry")
    assert wait > 3600


def give_up(engine: Engine, settings: Settings) -> None:
    poll(engine, settings)
    for _ in range(5):
        fetch(engine, settings)
    assert flow.entries_to_fetch(engine) == []


def test_a_rejected_page_can_be_put_back(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("/1", "sorry", status=500)
    announce(server, "one", "/1")
    give_up(engine, settings)
    assert flow.rejection_reasons(engine) == {"http_500"}
    server.put("/1", PAGE)
    assert flow.retry(engine, reasons=["http_500"]) == {"fetch": 1, "refine": 0}
    assert fetch(engine, settings)["captured"] == 1
    assert rows(engine, "SELECT count(*) FROM ops.rejection") == [(0,)]
    assert len(attempts(engine)) == 6, "what was tried stays on record"


def test_an_entry_that_never_got_an_answer_can_be_put_back(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put_raw("/1", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
    announce(server, "one", "/1")
    give_up(engine, settings)
    assert flow.retry(engine) == {"fetch": 1, "refine": 0}
    server.put("/1", PAGE)
    assert fetch(engine, settings)["captured"] == 1


def test_only_what_is_named_is_put_back(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("/1", "gone", status=404)
    announce(server, "one", "/1")
    poll(engine, settings)
    fetch(engine, settings)
    nothing = {"fetch": 0, "refine": 0}
    assert flow.retry(engine, reasons=["http_500"]) == nothing
    assert flow.retry(engine, reasons=["http_404"], source="two") == nothing
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert flow.retry(engine, reasons=["http_404"], since=tomorrow) == nothing
    assert flow.retry(engine, reasons=["http_404"], source="one") == {"fetch": 1, "refine": 0}


def test_what_was_archived_is_read_again_from_there(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("/1", PAGE)
    announce(server, "one", "/1")
    poll(engine, settings)
    fetch(engine, settings)
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    [(reason,)] = rows(engine, "SELECT reason FROM ops.rejection")
    asked = len(server.paths)
    assert flow.retry(engine, reasons=[reason]) == {"fetch": 0, "refine": 1}
    assert len(flow.captures_to_refine(engine)) == 1
    assert flow.entries_to_fetch(engine) == []
    assert len(server.paths) == asked
