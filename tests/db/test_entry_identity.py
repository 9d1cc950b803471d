"""What makes an entry the same one at the next poll."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, text

from pipeline.collect.feeds import content_hash
from pipeline.model import Entry
from pipeline.store import entries
from pipeline.store.sources import ensure_feed
from tests.db.outlets import rows

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def feed(engine: Engine) -> int:
    with engine.begin() as connection:
        return ensure_feed(connection, "gazette", "urn:feed", "archive")


def keep(engine: Engine, feed: int, *said: Entry) -> tuple[int, int]:
    """Write entries as one poll would; how many were new and how many changed."""
    with engine.begin() as connection:
        counts = entries.upsert_entries(
            connection, [(feed, entry, content_hash(entry)) for entry in said], NOW
        )
    found = counts.get(feed, entries.Upserted())
    return found.new, found.changed


def kept(engine: Engine) -> list[tuple[str, str, str | None]]:
    return rows(engine, "SELECT key, url, title FROM raw.entry ORDER BY id")


def one(key: str, url: str = "https://outlet.example/1", title: str = "Talks") -> Entry:
    return Entry(key=key, url=url, title=title)


def test_a_guid_that_changes_while_the_link_stays_is_the_same_entry(
    engine: Engine, feed: int
) -> None:
    assert keep(engine, feed, one("a")) == (1, 0)
    assert keep(engine, feed, one("b")) == (0, 0)
    assert kept(engine) == [("a", "https://outlet.example/1", "Talks")]
    assert keep(engine, feed, one("c", title="Talks end")) == (0, 1)
    assert kept(engine) == [("a", "https://outlet.example/1", "Talks end")]


def test_two_guids_at_the_same_time_are_two_entries(engine: Engine, feed: int) -> None:
    assert keep(engine, feed, one("a")) == (1, 0)
    assert keep(engine, feed, one("a"), one("b")) == (1, 0)
    assert [key for key, *_ in kept(engine)] == ["a", "b"]


def test_several_new_guids_for_one_link_do_not_collide(engine: Engine, feed: int) -> None:
    keep(engine, feed, one("a"))
    assert keep(engine, feed, one("b"), one("c")) == (1, 0)
    assert [key for key, *_ in kept(engine)] == ["a", "c"]


def test_entries_without_an_address_are_not_taken_for_each_other(engine: Engine, feed: int) -> None:
    keep(engine, feed, one("a", url=""))
    assert keep(engine, feed, one("b", url="", title="Grain")) == (1, 0)


def test_another_feed_with_the_same_keys_is_another(engine: Engine, feed: int) -> None:
    keep(engine, feed, one("a"))
    with engine.begin() as connection:
        other = ensure_feed(connection, "gazette", "urn:other", "archive")
    assert keep(engine, other, one("a")) == (1, 0)


def test_editions_are_kept_as_said(engine: Engine, feed: int) -> None:
    editions = {"uk": "https://outlet.example/uk/1", "x-default": "https://outlet.example/1"}
    keep(engine, feed, Entry(key="a", url="https://outlet.example/1", editions=editions))
    assert rows(engine, "SELECT editions FROM raw.entry") == [(editions,)]


def test_an_entry_that_changed_while_it_was_fetched_stays_pending(
    engine: Engine, feed: int
) -> None:
    keep(engine, feed, one("a"))
    with engine.begin() as connection:
        ids = list(connection.execute(text("SELECT id FROM raw.entry")).scalars())
        [pending] = entries.find_pending(connection, ids, NOW)
        later = datetime(2026, 11, 23, tzinfo=UTC)
        changed = one("a", title="Talks end")
        entries.upsert_entries(connection, [(feed, changed, content_hash(changed))], later)
        capture = connection.execute(
            text(
                """
                INSERT INTO raw.capture (source_id, url, final_url, status, content_type, length,
                    digest, captured_at, warc_file, warc_offset)
                VALUES ('gazette', 'u', 'u', 200, '', 0, '', now(), 'f', 0) RETURNING id
                """
            )
        ).scalar_one()
        entries.set_captured(connection, [(pending, capture)])
        assert [p.id for p in entries.find_pending(connection, ids, later)] == ids
