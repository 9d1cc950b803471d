from __future__ import annotations

from datetime import UTC, datetime

from pipeline.model import Dating
from pipeline.refine.dates import Clock, choose, choose_both

CAPTURED = datetime(2022, 3, 12, tzinfo=UTC)


def at(text: str, source: str, precision: str = "second") -> Dating:
    return Dating(datetime.fromisoformat(text), source, precision)  # type: ignore[arg-type]


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
