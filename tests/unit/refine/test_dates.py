from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipeline.model import Dating
from pipeline.refine.dates import Clock, choose, choose_both, disagree, entry_dating

CAPTURED = datetime(2022, 3, 12, tzinfo=UTC)


def at(text: str, source: str, precision: str = "second", zone: str = "stated") -> Dating:
    return Dating(datetime.fromisoformat(text), source, precision, "", zone)  # type: ignore[arg-type]


def published(*datings: Dating) -> list[tuple[str, Dating]]:
    return [("published", dating) for dating in datings]


def test_the_zone_of_the_outlet_applies_where_none_is_written() -> None:
    found = Clock("Europe/Istanbul", None, CAPTURED).dating("10 Mart 2022 11:07", "text")
    assert found is not None
    assert found.at.isoformat() == "2022-03-10T11:07:00+03:00"
    assert (found.precision, found.source, found.raw) == ("minute", "text", "10 Mart 2022 11:07")


def test_without_any_zone_only_the_day_is_known() -> None:
    found = Clock(None, "example.com", CAPTURED).dating("10 March 2022 11:07", "text")
    assert found is not None
    assert (found.at.date().isoformat(), found.precision) == ("2022-03-10", "day")


def test_a_country_with_one_press_time_lends_its_zone() -> None:
    found = Clock(None, "gazete.com.tr", CAPTURED).dating("2022-03-10 11:07", "text")
    assert found is not None
    assert found.at.isoformat() == "2022-03-10T11:07:00+03:00"


def test_impossible_dates_are_no_dates() -> None:
    clock = Clock(None, None, CAPTURED)
    assert clock.dating("2022-04-10T00:00:01Z", "json-ld") is None
    assert clock.dating("1970-01-01T00:00:00Z", "json-ld") is None
    assert clock.dating("0001-01-01T00:00:00Z", "json-ld") is None
    assert clock.dating("soon", "json-ld") is None


def test_an_unknown_zone_name_is_no_zone() -> None:
    found = Clock("Mars/Olympus", None, CAPTURED).dating("2022-03-10 11:07", "text")
    assert found is not None
    assert found.precision == "day"


def test_the_most_trusted_source_wins() -> None:
    first, second = (
        at("2022-03-10T08:00:00+00:00", "json-ld"),
        at("2022-03-10T09:00:00+00:00", "opengraph"),
    )
    assert choose("published", [("published", second), ("published", first)]) == first
    assert choose("modified", [("published", first)]) is None


def test_a_bare_day_gives_way_to_a_time_on_the_same_day() -> None:
    day, time = (
        at("2022-03-10T00:00:00+00:00", "json-ld", "day"),
        at("2022-03-10T14:05:00+03:00", "text", "minute"),
    )
    other = at("2022-03-11T14:05:00+03:00", "text", "minute")
    assert choose("published", [("published", day), ("published", time)]) == time
    assert choose("published", [("published", day), ("published", other)]) == day


def test_nothing_is_modified_before_it_is_published() -> None:
    published, modified = (
        at("2022-03-10T08:00:00+00:00", "json-ld"),
        at("2022-03-09T08:00:00+00:00", "json-ld"),
    )
    assert choose_both([("published", published), ("modified", modified)]) == (published, None)
    assert choose_both([]) == (None, None)


GREENWICH = at("2022-03-10T11:07:00+00:00", "json-ld")
SHOWN = at("2022-03-10T11:07:00+03:00", "text", "minute", "outlet")


def test_two_that_contradict_outvote_one_that_is_alone() -> None:
    zoned = at("2022-03-10T11:07:00+03:00", "opengraph")
    assert choose("published", published(GREENWICH, zoned, SHOWN)) == zoned
    assert choose("published", published(GREENWICH, SHOWN)) == GREENWICH
    entry = at("2022-03-10T08:07:00+00:00", "entry")
    assert choose("published", published(GREENWICH, SHOWN, entry)) == SHOWN
    other_day = at("2022-03-14T11:07:00+03:00", "json-ld")
    address = at("2022-03-10T00:00:00+03:00", "url", "day")
    assert choose("published", published(other_day, SHOWN, address)) == SHOWN


def test_what_machines_are_told_thrice_is_one_voice() -> None:
    first = at("2022-03-10T11:07:00+03:00", "json-ld")
    second, third = (at("2022-03-14T09:00:00+03:00", source) for source in ("opengraph", "meta"))
    assert choose("published", published(first, second, third)) == first


def test_a_time_shown_with_its_zone_corrects_greenwich_time() -> None:
    shown = at("2022-03-10T11:07:00+03:00", "text", "minute")
    assert choose("published", published(GREENWICH, shown)) == shown


def test_what_lies_after_the_capture_only_wins_alone() -> None:
    captured = datetime.fromisoformat("2022-03-10T12:00:00+03:00")
    assert choose("published", published(GREENWICH, SHOWN), captured) == SHOWN
    assert choose("published", published(GREENWICH), captured) == GREENWICH


def test_the_change_that_is_later_than_the_publication_counts() -> None:
    first = at("2022-03-10T11:07:00+03:00", "json-ld")
    same, later = (
        at("2022-03-10T11:07:00+03:00", "json-ld"),
        at("2022-03-10T12:40:00+03:00", "text"),
    )
    candidates = [("published", first), ("modified", same), ("modified", later)]
    assert choose_both(candidates) == (first, later)
    assert choose_both(candidates[:2]) == (first, None)
    day = at("2022-03-10T00:00:00+03:00", "text", "day")
    assert choose_both([("published", first), ("modified", day)]) == (first, None)


def test_changes_of_a_place_whose_zone_was_wrong_are_not_believed() -> None:
    zoned = at("2022-03-10T11:07:00+03:00", "opengraph")
    wrong = at("2022-03-10T12:40:00+00:00", "json-ld")
    candidates = [*published(GREENWICH, zoned, SHOWN), ("modified", wrong)]
    assert choose_both(candidates) == (zoned, None)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (GREENWICH, SHOWN, True),
        (GREENWICH, at("2022-03-10T11:07:00+03:00", "opengraph"), True),
        (GREENWICH, at("2022-03-10T11:07:00+03:00", "opengraph", zone="outlet"), False),
        (GREENWICH, at("2022-03-10T14:07:00+03:00", "text", "minute", "outlet"), False),
        (GREENWICH, at("2022-03-10T11:07:59+00:00", "opengraph"), False),
        (GREENWICH, at("2022-03-10T11:40:00+00:00", "text", "minute"), False),
        (GREENWICH, at("2022-03-12T11:40:00+00:00", "text", "minute"), True),
        (GREENWICH, at("2022-03-10T00:00:00+03:00", "text", "day", "outlet"), False),
        (GREENWICH, at("2022-03-11T00:00:00+03:00", "text", "day", "outlet"), False),
        (GREENWICH, at("2022-03-12T00:00:00+03:00", "text", "day", "outlet"), True),
        (GREENWICH, at("2022-03-14T00:00:00+00:00", "entry"), False),
        (
            at("2022-03-10T11:07:00+02:00", "json-ld"),
            at("2022-03-10T11:07:00+03:00", "time", "minute", "outlet"),
            False,
        ),
    ],
)
def test_places_that_disagree(one: Dating, other: Dating, expected: bool) -> None:
    assert disagree(published(one, other)) is expected
    assert not disagree([("published", one), ("modified", other)])


def test_a_day_within_the_words_of_an_address_contradicts_nobody() -> None:
    for raw, expected in (("/2022/03/20", True), ("2022-03-20", False)):
        address = replace(at("2022-03-20T00:00:00+00:00", "url", "day"), raw=raw)
        assert disagree(published(GREENWICH, address)) is expected


def test_an_entry_at_midnight_states_a_day() -> None:
    istanbul = "Europe/Istanbul"
    assert entry_dating(datetime(2022, 3, 9, 21, tzinfo=UTC), istanbul).precision == "day"
    assert entry_dating(datetime(2022, 3, 10, tzinfo=UTC), istanbul).precision == "day"
    assert entry_dating(datetime(2022, 3, 10, 8, 7, tzinfo=UTC), istanbul).precision == "second"


def test_the_time_of_the_last_change_shown_without_a_word_contradicts_nobody() -> None:
    changed = at("2022-03-14T11:07:00+00:00", "json-ld")
    shown = at("2022-03-14T00:00:00+03:00", "text", "day", "outlet")
    candidates = published(GREENWICH, shown)
    assert disagree(candidates)
    assert not disagree([*candidates, ("modified", changed)])
