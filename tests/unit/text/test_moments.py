from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from pipeline.text.moments import fold, read_moment, read_moments


@pytest.mark.parametrize(
    ("raw", "expected", "precision"),
    [
        ("2022-03-10T08:35:12Z", "2022-03-10T08:35:12+00:00", "second"),
        ("2022-03-10T08:35:12.123+03:00", "2022-03-10T08:35:12+03:00", "second"),
        ("2022-03-10T08:35:12+0300", "2022-03-10T08:35:12+03:00", "second"),
        ("2022-03-10 08:35", "2022-03-10T08:35:00", "minute"),
        ("2022-03-10T00:00:00Z", "2022-03-10T00:00:00+00:00", "day"),
        ("2022-03-10", "2022-03-10T00:00:00", "day"),
        ("20220310T083500Z", "2022-03-10T08:35:00+00:00", "second"),
        ("20220310", "2022-03-10T00:00:00", "day"),
        ("1646901312", "2022-03-10T08:35:12+00:00", "second"),
        ("1646901312000", "2022-03-10T08:35:12+00:00", "second"),
        ("Thu, 10 Mar 2022 08:35:12 +0300", "2022-03-10T08:35:12+03:00", "second"),
        ("Thu Mar 10 2022 08:35:12 GMT+0300 (MSK)", "2022-03-10T08:35:12+03:00", "second"),
        ("March 10, 2022 8:35am", "2022-03-10T08:35:00", "minute"),
        ("Updated: March 10, 2022 11:07 p.m. EST", "2022-03-10T23:07:00-05:00", "minute"),
        ("10 March 2022 at 12:15 am", "2022-03-10T00:15:00", "minute"),
        ("Mar. 3rd, 2022", "2022-03-03T00:00:00", "day"),
        ("10 Mart 2022 11:07", "2022-03-10T11:07:00", "minute"),
        ("10 MART 2022, PERŞEMBE 11:07", "2022-03-10T11:07:00", "minute"),
        ("Güncelleme: 3 KASIM 2022 saat 09:05", "2022-11-03T09:05:00", "minute"),
        ("28 Ağustos 2021", "2021-08-28T00:00:00", "day"),
        ("10 марта 2022, 14:05", "2022-03-10T14:05:00", "minute"),
        ("10 марта 2022 года в 14:05 (МСК)", "2022-03-10T14:05:00+03:00", "minute"),
        ("14:05, 10 марта 2022", "2022-03-10T14:05:00", "minute"),
        ("3 березня 2022 р., 14:05", "2022-03-03T14:05:00", "minute"),
        ("3 січня 2022 о 7:05", "2022-01-03T07:05:00", "minute"),
        ("10.03.2022 14:05", "2022-03-10T14:05:00", "minute"),
        ("10.03.2022 - 14:05", "2022-03-10T14:05:00", "minute"),
        ("10.03.22, 14:05", "2022-03-10T14:05:00", "minute"),
        ("14:05 10.03.2022", "2022-03-10T14:05:00", "minute"),
        ("11:07 a.m. ET, March 10, 2022", "2022-03-10T11:07:00-05:00", "minute"),
        ("July 10, 2022, 11:07 a.m. ET", "2022-07-10T11:07:00-04:00", "minute"),
        ("10 марта 2012, 14:05 мск", "2012-03-10T14:05:00+04:00", "minute"),
        ("10 марта 2022, 20:15 (МСК+2)", "2022-03-10T20:15:00+05:00", "minute"),
        ("10 березня 2022, 14:05 за Києвом", "2022-03-10T14:05:00+02:00", "minute"),
        ("10 de março de 2022 às 11h07", "2022-03-10T11:07:00", "minute"),
        ("le 10 mars 2022 à 11h07", "2022-03-10T11:07:00", "minute"),
        ("10. März 2022, 11.07 Uhr", "2022-03-10T11:07:00", "minute"),
        ("10. maaliskuuta 2022 klo 11.07", "2022-03-10T11:07:00", "minute"),
        ("2022. március 10. 11:07", "2022-03-10T11:07:00", "minute"),
        ("2022 m. kovo 10 d. 11:07", "2022-03-10T00:00:00", "day"),
        ("10 Μαρτίου 2022", "2022-03-10T00:00:00", "day"),
        ("2025年1月13日 10時30分", "2025-01-13T10:30:00", "minute"),
        ("2026년 7월 12일 오후 3:05", "2026-07-12T15:05:00", "minute"),
        ("१० मार्च २०२२", "2022-03-10T00:00:00", "day"),
        ("10 Mart 2022 5 dk okuma", "2022-03-10T00:00:00", "day"),
        ("10 Mart 2022'de", "2022-03-10T00:00:00", "day"),
        ("3/10/2022 11:07 AM", "2022-03-10T11:07:00", "minute"),
        ("03/10/2022March 10, 2022", "2022-03-10T00:00:00", "day"),
        ("2022-03-10T11:07:00+3:00", "2022-03-10T11:07:00+03:00", "second"),
        ("10/03/2022 14:05", None, None),
        ("10 марта, 14:05", None, None),
        ("25/03/2022", "2022-03-25T00:00:00", "day"),
        ("03/25/2022", "2022-03-25T00:00:00", "day"),
        ("31.02.2022", None, None),
        ("", None, None),
        ("no date here", None, None),
        ("Mayıs ayında", None, None),
    ],
)
def test_read_moment(raw: str, expected: str | None, precision: str | None) -> None:
    found = read_moment(raw)
    assert (found.at.isoformat() if found else None) == expected
    assert (found.precision if found else None) == precision


def test_slashes_are_read_as_told() -> None:
    american, european = (
        read_moment("03/10/2022", month_first=True),
        read_moment("03/10/2022", month_first=False),
    )
    assert american is not None
    assert european is not None
    assert (american.at.month, european.at.month) == (3, 10)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Вчера, 12:40", "2022-03-09T12:40:00"),
        ("Сегодня в 07:05", "2022-03-10T07:05:00"),
        ("Dün 12:40", "2022-03-09T12:40:00"),
        ("Bugün, 09:10", "2022-03-10T09:10:00"),
        ("Вчора, 12:40", "2022-03-09T12:40:00"),
        ("Yesterday at 3:40 pm", "2022-03-09T15:40:00"),
        ("20 минут назад", "2022-03-10T17:40:00+03:00"),
        ("3 saat önce", "2022-03-10T00:00:00+03:00"),
        ("2 год. тому", "2022-03-10T00:00:00+03:00"),
        ("an hour ago", "2022-03-10T00:00:00+03:00"),
        ("2 недели назад", "2022-02-24T00:00:00+03:00"),
        ("12:40, вчера", "2022-03-09T12:40:00"),
        ("вчора о 18:30", "2022-03-09T18:30:00"),
        ("Позавчера", "2022-03-08T00:00:00"),
        ("10 марта, 14:05", "2022-03-10T14:05:00"),
        ("20 декабря, 14:05", "2021-12-20T14:05:00"),
        ("10 марта в 14:05", "2022-03-10T14:05:00"),
        ("Mar 10, 11:07 AM", "2022-03-10T11:07:00"),
    ],
)
def test_relative_moments_need_the_time_of_capture(raw: str, expected: str) -> None:
    captured = datetime(2022, 3, 10, 18, 0, tzinfo=timezone(timedelta(hours=3)))
    found = read_moment(raw, captured_at=captured)
    assert found is not None
    assert found.at.isoformat() == expected
    assert read_moment(raw) is None


def test_every_moment_of_a_line_is_read_where_it_stands() -> None:
    line = "11:07 10.03.2022 (обновлено: 12:40 11.03.2022)"
    found = read_moments(line)
    assert [written.moment.at.isoformat() for written in found] == [
        "2022-03-10T11:07:00",
        "2022-03-11T12:40:00",
    ]
    assert [line[written.start : written.end] for written in found] == [
        "11:07 10.03.2022",
        "12:40 11.03.2022",
    ]


@pytest.mark.parametrize(
    "line", ["1 " * 500, "10 mar " * 99, "11:07 " * 99, " -," * 300, "a" * 900]
)
def test_a_line_of_anything_is_read_at_once(line: str) -> None:
    assert read_moments(line, captured_at=datetime(2022, 3, 10, tzinfo=UTC)) == []


def test_years_ago_are_no_hours() -> None:
    assert read_moment("2 года назад", captured_at=datetime(2022, 3, 10, tzinfo=UTC)) is None


def test_fold_keeps_lengths() -> None:
    assert fold("İIıi ÇĞÖŞÜ") == "iiii çğöşü"
