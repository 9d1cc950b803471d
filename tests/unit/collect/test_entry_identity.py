"""Which entries are one, and which have something new to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.entry_identity import (
    content_hash,
    distinct,
    entry_key,
    same_link,
    without_tracking,
)
from pipeline.model import Entry

URL = "https://outlet.example/1"


def entry(
    key: str, url: str = URL, title: str | None = "Talks", summary: str | None = None
) -> Entry:
    return Entry(key=key, url=url, title=title, summary=summary)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"{URL}?utm_source=rss&utm_medium=feed", URL),
        (f"{URL}?id=5&utm_campaign=x&b=2&fbclid=z", f"{URL}?id=5&b=2"),
        (f"{URL}?id=5#xtor=RSS-1", f"{URL}?id=5"),
        (f"{URL}?b=2&a=1&&c", f"{URL}?b=2&a=1&&c"),
        (f"{URL}#post-7", f"{URL}#post-7"),
        (f"{URL}?at_medium=RSS&at_campaign=KARANGA", URL),
        (f"{URL}?from=kyiv&ref=2", f"{URL}?from=kyiv&ref=2"),
        (URL, URL),
    ],
)
def test_only_what_counts_readers_leaves_an_address(url: str, expected: str) -> None:
    assert without_tracking(url) == expected
    assert without_tracking(expected) == expected


def test_ways_to_write_one_link_are_one() -> None:
    ways = (URL, "http://www.OUTLET.example/1/", f"{URL}?utm_source=x")
    assert len({same_link(way) for way in ways}) == 1
    assert same_link(f"{URL}?id=1") != same_link(f"{URL}?id=2")
    assert same_link(f"{URL}#a") != same_link(f"{URL}#b")


def test_a_key_is_the_guid_or_the_link_or_the_words() -> None:
    assert entry_key("g", URL, ("t",)) == "g"
    assert entry_key("", URL, ("t",)) == URL
    assert entry_key("", "", (" Talks ", None)) == entry_key(None, None, ("talks", ""))
    assert entry_key("", "", ("a",)) != entry_key("", "", ("b",))


def test_one_article_under_two_guids_in_a_document_is_one() -> None:
    assert [e.key for e in distinct([entry("a"), entry("b"), entry("c", title="Other")])] == [
        "a",
        "c",
    ]


def test_one_guid_for_two_articles_is_two() -> None:
    found = distinct([entry("a"), entry("a", f"{URL}0"), entry("a", f"{URL}?utm_source=x")])
    assert [e.key for e in found] == [URL, f"{URL}0"]


def test_one_guid_for_two_texts_without_an_address_is_two() -> None:
    assert len(distinct([entry("a", ""), entry("a", "", "Other"), entry("a", "")])) == 2


@given(
    st.lists(
        st.builds(
            entry,
            st.sampled_from("abc"),
            st.sampled_from(["", URL, f"{URL}2"]),
            st.sampled_from("xy"),
        )
    )
)
def test_keys_are_never_shared_and_making_distinct_twice_changes_nothing(
    entries: list[Entry],
) -> None:
    found = distinct(entries)
    assert len({e.key for e in found}) == len(found)
    assert distinct(found) == found
    assert {same_link(e.url) for e in found if e.url} == {
        same_link(e.url) for e in entries if e.url
    }


SUMMARY = "Ministers met: 12 killed on 5 March, said Reuters."


@pytest.mark.parametrize(
    "summary",
    [
        SUMMARY.upper(),
        SUMMARY.replace(" ", "  "),
        f"{SUMMARY} 1 234 views",
        f"{SUMMARY} Просмотров: 77",
        f"{SUMMARY} 5 минут назад",
        f"{SUMMARY} 3 saat önce",
        f"{SUMMARY} https://outlet.example/1?utm_campaign=77",
    ],
)
def test_what_changes_while_nothing_happens_is_no_change(summary: str) -> None:
    def said(text: str) -> str:
        return content_hash(entry("a", summary=text))

    other = summary.replace("1 234", "1 235").replace("77", "78").replace("5 мин", "9 мин")
    assert said(other.replace("3 saat", "4 saat")) == said(summary)


def test_a_campaign_in_the_link_is_no_change() -> None:
    assert content_hash(entry("a")) == content_hash(entry("b", f"{URL}?utm_campaign=7"))


@pytest.mark.parametrize(
    "other",
    [
        entry("a", summary=SUMMARY.replace("12 killed", "15 killed")),
        entry("a", summary=SUMMARY.replace("met", "parted")),
        entry("a", summary=SUMMARY, title="Talks end"),
        entry("a", f"{URL}0", summary=SUMMARY),
        replace(entry("a", summary=SUMMARY), updated_at=datetime(2022, 3, 10, tzinfo=UTC)),
    ],
)
def test_news_is_a_change(other: Entry) -> None:
    assert content_hash(other) != content_hash(entry("a", summary=SUMMARY))
