"""Dates of feeds: read where a careful person could, else None, and never "now"."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.feed_dates import AHEAD, EARLIEST, DateReader, dates_of, zone_named

NOW = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)


def read(raw: str | None, zone: str | None = None) -> str | None:
    at = dates_of([raw], NOW, zone).read(raw)
    return at.isoformat() if at else None


@pytest.mark.parametrize(
    "raw",
    [
        "Thu, 10 Mar 2022 10:30:00 GMT",
        "Thu, 10 Mar 2022 10:30:00 UT",
        "Thu, 10 Mar 2022 10:30:00 Z",
        "Thu, 10 Mar 2022 10:30:00 -0000",
        "Thu, 10 Mar 2022 13:30:00 +0300",
        "Thu, 10 Mar 2022 13:30:00 +03:00",
        "Thu, 10 Mar 2022 13:30:00 +03",
        "Thu, 10 Mar 2022 13:30:00 +3",
        "Thu, 10 Mar 2022 13:30:00 MSK",
        "Thu, 10 Mar 2022 13:30:00 МСК",
        "Thu, 10 Mar 2022 13:30:00 (MSK)",
        "Thu, 10 Mar 2022 13:30:00 +0300 (MSK)",
        "Thu, 10 Mar 2022 13:30:00 TRT",
        "Thu, 10 Mar 2022 13:30:00 TSİ",
        "Thu, 10 Mar 2022 12:30:00 EET",
        "Thu, 10 Mar 2022 13:30:00 EEST",
        "Thu, 10 Mar 2022 13:30:00 GMT+3",
        "Thu, 10 Mar 2022 13:30:00 GMT+03:00",
        "Thu, 10 Mar 2022 13:30:00 UTC+3",
        "Thu, 10 Mar 2022 13:30:00 UTC +3",
        "Thu, 10 Mar 2022 13:30:00 UTC+0300",
        "Thu, 10 Mar 2022 13:30:00 Europe/Istanbul",
        "Thu, 10 Mar 2022 12:30:00 Europe/Kyiv",
        "Thu, 10 Mar 2022 13:30:00 Etc/GMT-3",
        "Thu, 10 Mar 2022 05:30:00 EST",
        "Thu, 10 Mar 2022 05:30:00 AM EST",
        "Thu, 10 Mar 22 13:30:00 +0300",
        "Thursday, 10-Mar-22 10:30:00 GMT",
        "10 Mar 2022 10:30 GMT",
        "Thu Mar 10 10:30:00 UTC 2022",
        "Thu Mar 10 13:30:00 MSK 2022",
        "Thu Mar 10 2022 13:30:00 GMT+0300 (Moscow Standard Time)",
        "2022-03-10T10:30:00Z",
        "2022-03-10T10:30:00.000Z",
        "2022-03-10T13:30:00+03:00",
        "2022-03-10T13:30:00+0300",
        "2022-03-10T13:30+03",
        "2022-03-10 13:30:00 +0300",
        "2022-03-10 13:30:00 MSK",
        "20220310T103000Z",
        "Чт, 10 мар 2022 13:30:00 +0300",
        "Чт, 10 мар. 2022 13:30:00 MSK",
        "четверг, 10 марта 2022 г. 13:30:00 +0300",
        "Чтв, 10 бер 2022 12:30:00 +0200",
        "четвер, 10 березня 2022, 12:30 EET",
        "Per, 10 Mar 2022 13:30:00 +0300",
        "Prş, 10 Mar 2022 13:30:00 +0300",
        "10 Mart 2022 Perşembe 13:30 +03:00",
        "1646908200",
        "1646908200000",
        " Thu,  10 Mar 2022\n 10:30:00 GMT ",
    ],
)
def test_one_moment_in_many_hands(raw: str) -> None:
    assert read(raw) == "2022-03-10T10:30:00+00:00"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Вт, 11 янв 2022 10:00:00 +0300", "2022-01-11T07:00:00+00:00"),
        ("Сб, 05 лют 2022 10:00:00 +0200", "2022-02-05T08:00:00+00:00"),
        ("Пт, 06 серп 2021 10:00:00 +0300", "2021-08-06T07:00:00+00:00"),
        ("Cmt, 07 Ağu 2021 10:00:00 +0300", "2021-08-07T07:00:00+00:00"),
        ("Pzt, 06 Ara 2021 10:00:00 +0300", "2021-12-06T07:00:00+00:00"),
        ("Sal, 08 ŞUB 2022 10:00:00 +0300", "2022-02-08T07:00:00+00:00"),
        ("11 ян 2022 10:00 +0300", "2022-01-11T07:00:00+00:00"),
        ("05 лю 2022 10:00 +0200", "2022-02-05T08:00:00+00:00"),
        ("08 Şu 2022 10:00 +0300", "2022-02-08T07:00:00+00:00"),
    ],
)
def test_months_and_days_in_four_languages(raw: str, expected: str) -> None:
    assert read(raw) == expected


def test_an_abbreviation_means_what_the_law_made_it_mean_on_that_day() -> None:
    assert read("Mon, 10 Jun 2013 14:00:00 MSK") == "2013-06-10T10:00:00+00:00"
    assert read("Wed, 10 Jun 2020 13:00:00 MSK") == "2020-06-10T10:00:00+00:00"
    assert read("10 марта 2022 13:30 МСК+2") == "2022-03-10T08:30:00+00:00"


@pytest.mark.parametrize(
    ("raw", "plain", "kyiv"),
    [
        ("2022-03-10 12:30", "12:30", "10:30"),
        ("Thu, 10 Mar 2022 12:30:00", "12:30", "10:30"),
        ("10.03.2022 12:30", "12:30", "10:30"),
        ("10.03.22 12:30", "12:30", "10:30"),
        ("10 березня 2022 12:30", "12:30", "10:30"),
        ("Thu, 10 Mar 2022 12:30:00 XQT", None, "10:30"),
        ("2022-03-10 12:30 Mars/Olympus", None, "10:30"),
        ("Thu, 10 Mar 2022 12:30:00 +9900", None, "10:30"),
    ],
)
def test_a_time_without_a_zone_is_the_outlets(
    raw: str, plain: str | None, kyiv: str | None
) -> None:
    assert read(raw) == (plain and f"2022-03-10T{plain}:00+00:00")
    assert read(raw, "Europe/Kyiv") == (kyiv and f"2022-03-10T{kyiv}:00+00:00")


def test_a_day_begins_where_the_outlet_is() -> None:
    assert read("2022-03-10") == "2022-03-10T00:00:00+00:00"
    assert read("2022-03-10", "Europe/Istanbul") == "2022-03-09T21:00:00+00:00"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("10 марта, 11:30", "2022-03-10T11:30:00+00:00"),
        ("Чт, 10 мар 11:30", "2022-03-10T11:30:00+00:00"),
        ("10 Mart 11:30", "2022-03-10T11:30:00+00:00"),
        ("Mar 10 11:30", "2022-03-10T11:30:00+00:00"),
        ("10.03 11:30", "2022-03-10T11:30:00+00:00"),
        ("24 грудня, 18:00 EET", "2021-12-24T16:00:00+00:00"),
        ("Пт, 24 грудня, 18:00", "2021-12-24T18:00:00+00:00"),
        ("Mon, 10 Mar 11:30", None),  # no year near has such a day
        ("10 марта", None),
        ("11:30", None),
    ],
)
def test_without_a_year_it_is_the_latest_that_fits(raw: str, expected: str | None) -> None:
    assert read(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        " ",
        "0",
        "-1",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "0000-00-00T00:00:00+00:00",
        "Wed, 30 Nov -0001 00:00:00 +0000",
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Thu, 01 Jan 1970 03:00:00 +0300",
        "1970-01-01",
        "Fri, 31 Dec 1999 25:61:00 GMT",
        "31 Feb 2022 10:00:00 GMT",
        "Sat, 12 Mar 2022 13:00:00 GMT",
        "2122-03-10",
        "9999999999",
        "Invalid Date",
        "NaN",
        "null",
        "yesterday",
        "вчера, 12:40",
        "5 минут назад",
        "now",
        "2022",
        "2022-03",
        "03/10/22 11:30",
        "10 March",
        "X" * 100_000,
        "1" * 100_000,
        " \x00\ud83d",
    ],
)
def test_what_cannot_be_read_or_cannot_be_true_is_none(raw: str | None) -> None:
    assert read(raw) is None
    assert read(raw, "Europe/Moscow") is None


def test_a_day_ahead_is_borne_and_no_more() -> None:
    assert read("Fri, 11 Mar 2022 12:00:00 GMT")
    assert read("Fri, 11 Mar 2022 12:00:01 GMT") is None


def test_a_feeds_other_dates_show_which_number_is_the_month() -> None:
    raw = "03/10/2022 11:30"
    assert dates_of([raw], NOW).read(raw) is None
    assert dates_of([raw, "25/02/2022"], NOW).read("10/03/2022 11:30") == datetime(
        2022, 3, 10, 11, 30, tzinfo=UTC
    )
    assert dates_of([raw, "02/25/2022"], NOW).read(raw) == datetime(2022, 3, 10, 11, 30, tzinfo=UTC)
    assert dates_of([raw, "02/25/2022", "25/02/2022"], NOW).read(raw) is None
    assert read("3/10/2022 11:30:00 AM") == "2022-03-10T11:30:00+00:00"


def test_zones_are_found_whatever_their_case() -> None:
    assert str(zone_named("europe/kyiv")) == "Europe/Kyiv"
    for name in (None, "", "Nowhere/At_All", "../../etc/passwd", "\x00", "a" * 10_000):
        assert zone_named(name) is None


@given(
    st.one_of(
        st.text(max_size=60),
        st.from_regex(r"[A-Za-zА-я]{0,4},? ?\d{1,4}[ ./-]\w{1,5}[ ./-]\d{1,4} \d\d:\d\d ?\w{0,4}"),
        st.from_regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:?\d\d", fullmatch=True),
    ),
    st.sampled_from([None, "Europe/Istanbul", "America/New_York"]),
)
def test_every_date_read_is_possible(raw: str, zone: str | None) -> None:
    at = DateReader(NOW, zone_named(zone)).read(raw)
    assert at is None or (EARLIEST <= at <= NOW + AHEAD and at.utcoffset() == timedelta(0))


@given(
    st.integers(820_454_400, 1_646_870_400),
    st.integers(-12, 14),
    st.sampled_from(
        ["%a, %d %b %Y %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%z", "%d %B %Y %H:%M:%S %z", "%c UTC%z"]
    ),
)
def test_every_date_in_a_standard_form_is_read_exactly(seconds: int, hours: int, form: str) -> None:
    at = datetime.fromtimestamp(seconds, timezone(timedelta(hours=hours)))
    written = at.strftime(form)
    assert DateReader(NOW).read(written) == at.astimezone(UTC), written
