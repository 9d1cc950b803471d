"""New, unchanged or revised; and who was first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.identity import Member, choose_original, decide_revision

NOON = datetime(2024, 5, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("current", "new", "expected"),
    [
        ((None, None), ("a", "T"), "new"),
        ((None, None), ("a", None), "new"),
        (("a", "T"), ("a", "T"), "unchanged"),
        (("a", "T"), ("b", "T"), "revision"),
        (("a", "Putin visits Ankara"), ("a", "Putin cancels Ankara"), "revision"),
        (("a", "Putin  visits “Ankara”"), ("a", 'PUTIN visits "Ankara"'), "unchanged"),
        (("a", "T"), ("a", None), "unchanged"),
        (("a", None), ("a", "T"), "revision"),
        (("a", None), ("a", None), "unchanged"),
    ],
)
def test_what_a_text_is_to_the_current_revision(
    current: tuple[str | None, str | None], new: tuple[str, str | None], expected: str
) -> None:
    assert decide_revision(*current, *new) == expected


def test_the_earliest_is_the_original() -> None:
    early, late = Member("https://z/", NOON), Member("https://a/", NOON + timedelta(minutes=5))
    assert choose_original([late, early]) == early


def test_time_zones_are_minded() -> None:
    istanbul = timezone(timedelta(hours=3))
    early = Member("https://z/", datetime(2024, 5, 20, 14, 30, tzinfo=istanbul))
    assert choose_original([Member("https://a/", NOON), early]) == early


def test_a_wire_wins_if_it_may_have_been_first() -> None:
    paper = Member("https://a/", NOON.replace(hour=9))
    wire = Member("https://wire/", NOON.replace(hour=0), "day", wire=True)
    assert choose_original([paper, wire]) == wire
    tomorrow = Member("https://wire/", NOON + timedelta(days=1), "day", wire=True)
    assert choose_original([paper, tomorrow]) == paper


def test_within_a_minute_a_wire_was_first() -> None:
    paper = Member("https://a/", NOON.replace(second=0), "minute")
    wire = Member("https://wire/", NOON.replace(second=50), wire=True)
    assert choose_original([paper, wire]) == wire


def test_a_known_hour_beats_a_day() -> None:
    day = Member("https://a/", NOON.replace(hour=0), "day")
    hour = Member("https://b/", NOON)
    assert choose_original([day, hour]) == hour
    assert choose_original([day, Member("https://b/", NOON + timedelta(days=1))]) == day


def test_a_day_is_the_day_where_it_was_printed() -> None:
    """20 May in Istanbul begins at 21:00 UTC on the 19th."""
    istanbul = timezone(timedelta(hours=3))
    day = Member("https://wire/", datetime(2024, 5, 20, tzinfo=istanbul), "day", wire=True)
    evening = Member("https://a/", datetime(2024, 5, 19, 21, 30, tzinfo=UTC))
    assert choose_original([evening, day]) == day
    assert (
        choose_original([Member("https://a/", datetime(2024, 5, 19, 20, tzinfo=UTC)), day]).url
        == "https://a/"
    )


def test_an_article_without_a_date_is_the_original_only_among_its_like() -> None:
    dated = Member("https://z/", NOON + timedelta(days=300))
    undated = Member("https://a/", wire=True)
    assert choose_original([undated, dated]) == dated
    assert (
        choose_original([Member("https://a/"), Member("https://b/", wire=True)]).url == "https://b/"
    )
    assert choose_original([Member("https://b/"), Member("https://a/")]).url == "https://a/"


def test_the_end_of_time_is_a_date() -> None:
    last = Member("https://a/", datetime(9999, 12, 31, tzinfo=UTC), "day")
    assert choose_original([last, Member("https://b/", NOON)]).url == "https://b/"
    assert choose_original([last]) == last


def test_an_empty_group_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="empty"):
        choose_original([])


MEMBERS = st.builds(
    Member,
    url=st.sampled_from([f"https://{c}/" for c in "abcdefgh"]),
    published_at=st.none()
    | st.builds(
        lambda minutes, hours: (NOON + timedelta(minutes=minutes)).astimezone(
            timezone(timedelta(hours=hours))
        ),
        st.integers(-3000, 3000),
        st.integers(-5, 5),
    ),
    precision=st.sampled_from(["second", "minute", "day"]),
    wire=st.booleans(),
)


@given(st.data(), st.lists(MEMBERS, min_size=1, max_size=6, unique_by=lambda m: m.url))
def test_the_order_of_arrival_does_not_matter(data: st.DataObject, members: list[Member]) -> None:
    original = choose_original(members)
    assert choose_original(data.draw(st.permutations(members))) == original
    assert original in members


@given(st.lists(MEMBERS, min_size=2, max_size=6, unique_by=lambda m: m.url))
def test_the_original_stays_the_original_when_another_copy_is_forgotten(
    members: list[Member],
) -> None:
    original = choose_original(members)
    other = next(m for m in members if m != original)
    rest = [m for m in members if m != other]
    if other.published_at is None:
        assert choose_original(rest) == original
