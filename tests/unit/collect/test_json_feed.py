"""JSON Feed 1.0 and 1.1, whole and broken."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect import json_feed
from pipeline.collect.feeds import ParsedFeed, parse_feed
from pipeline.model import Entry

URL = "https://outlet.example/feed.json"
NOW = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)
ITEM: dict[str, Any] = {
    "id": "tag-1",
    "url": "/1?utm_source=feed",
    "title": "Переговоры",
    "content_html": "<p>They <b>met</b>.</p><p>Twice.</p>",
    "date_published": "2022-03-10T13:30:00+03:00",
    "date_modified": "2022-03-10T13:45:00+03:00",
    "authors": [{"name": "Ann Lee"}, {"url": "https://x.example"}, "Bob"],
    "tags": ["World", "World", 5, None],
}


def parse(document: Any, encoding: str = "utf-8") -> ParsedFeed:
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
    return parse_feed(text.encode(encoding), URL, "text/html", NOW)


def feed(*items: Any, version: str = "https://jsonfeed.org/version/1.1") -> dict[str, Any]:
    return {"version": version, "title": "News", "language": "ru-RU", "items": list(items)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_all_that_an_item_says_is_kept(encoding: str) -> None:
    found = parse(feed(ITEM), encoding)
    assert found.entries == (
        Entry(
            key="tag-1",
            url="https://outlet.example/1",
            title="Переговоры",
            summary="They met. Twice.",
            authors=("Ann Lee", "Bob"),
            categories=("World", "5"),
            published_at=datetime(2022, 3, 10, 10, 30, tzinfo=UTC),
            published_raw="2022-03-10T13:30:00+03:00",
            updated_at=datetime(2022, 3, 10, 10, 45, tzinfo=UTC),
            language="ru",
        ),
    )
    assert (found.note, found.problem) == (None, None)


def test_the_first_version_has_one_author_and_any_id() -> None:
    old = {"id": 7, "external_url": "https://other.example/1", "author": {"name": "Ann"}}
    (entry,) = parse(feed(old, version="https://jsonfeed.org/version/1")).entries
    assert (entry.key, entry.url, entry.authors) == ("7", "https://other.example/1", ("Ann",))


def test_a_feed_that_breaks_off_gives_the_items_before() -> None:
    whole = json.dumps(
        feed(ITEM, {**ITEM, "id": "2", "url": "/2"}, {**ITEM, "id": "3", "url": "/3"})
    )
    found = parse(whole[: whole.rindex("/3")])
    assert [e.key for e in found.entries] == ["tag-1", "2"]
    assert found.note is not None
    assert found.note.startswith("malformed: ")


def test_items_without_an_address_are_given_apart() -> None:
    found = parse(feed({"title": "Talks"}, {"id": "x", "url": "mailto:a@b.c"}, ITEM, 5, None))
    assert [e.url for e in found.entries] == ["https://outlet.example/1"]
    assert [(e.url, e.title) for e in found.without_address] == [("", "Talks"), ("", None)]
    assert found.without_address[0].key.startswith("content:")


@pytest.mark.parametrize(
    "document",
    ["{}", "[]", '{"items": 5}', '{"items": [{"name": 1}]}', "{", "[" * 100_000, '{"a":' * 100_000],
)
def test_other_json_is_no_feed(document: str) -> None:
    found = parse(document)
    assert (found.entries, found.problem) == ((), "not_a_feed")
    assert found.note == "JSON, but no JSON Feed"


def test_an_empty_feed_has_no_problem() -> None:
    assert parse(feed()) == ParsedFeed(())


def test_it_is_read_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_feed, "MAX_ENTRIES", 2)
    found = parse(feed(*({"id": str(n), "url": f"/{n}"} for n in range(5))))
    assert [e.key for e in found.entries] == ["0", "1"]
    assert found.note == "only the first 2 entries were read"


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.lists(st.dictionaries(st.sampled_from([*ITEM, "author", "summary"]), values), max_size=4))
def test_no_value_makes_it_fail(items: list[dict[str, Any]]) -> None:
    found = parse(json.dumps(feed(*items)))
    for entry in found.entries:
        assert entry.url.startswith(("http://", "https://"))
    assert all(not entry.url for entry in found.without_address)
