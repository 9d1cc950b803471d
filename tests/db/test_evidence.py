"""What a page says of its times and its other editions, as analysts see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from pipeline.settings import Settings
from tests.db.documents import GRAIN, TALKS, capture, html, page, refine, rows

HERE = "http://gazette.localhost:8799"
PUBLISHED = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def settings(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """With a home that all tests share, so that the names are compiled once."""
    return replace(settings, home=tmp_path_factory.getbasetemp() / "home")


def head(document: bytes, *elements: str) -> bytes:
    return document.replace(b"<head>", b"<head>" + "".join(elements).encode(), 1)


def test_every_time_that_a_page_states_is_kept_with_its_evidence(
    engine: Engine, settings: Settings
) -> None:
    other = "<meta name='dcterms.issued' content='2022-03-08'>"
    capture(engine, settings, page(f"{HERE}/1", head(html("Talks", TALKS, PUBLISHED), other)))
    refine(engine, settings)
    assert rows(
        engine,
        "SELECT role, day, precision, zone, source, raw, believed FROM mart.dating ORDER BY day DESC",
    ) == [
        (
            "published",
            date(2022, 3, 10),
            "second",
            "stated",
            "opengraph",
            PUBLISHED.isoformat(),
            True,
        ),
        ("published", date(2022, 3, 8), "day", "outlet", "meta", "2022-03-08", False),
    ]
    assert rows(engine, "SELECT flags, kind, paywalled FROM mart.article") == [
        (["dates_disagree"], "news", None)
    ]


def test_of_a_day_and_its_midnight_only_the_one_that_was_chosen_is_believed(
    engine: Engine, settings: Settings
) -> None:
    elements = [
        f"<meta name='{name}' content='{said}'>"
        for day, names in (
            ("10", ("dcterms.issued", "dc.date.issued")),
            ("11", ("dcterms.modified", "last-modified")),
        )
        for name, said in zip(names, (f"2022-03-{day}", f"2022-03-{day} 00:00"), strict=True)
    ]
    capture(engine, settings, page(f"{HERE}/1", head(html("Talks", TALKS), *elements)))
    refine(engine, settings)
    assert rows(
        engine,
        "SELECT role, count(DISTINCT at), array_agg(precision ORDER BY precision), "
        "array_agg(precision) FILTER (WHERE believed) FROM mart.dating GROUP BY role ORDER BY role DESC",
    ) == [(role, 1, ["day", "minute"], ["minute"]) for role in ("published", "modified")]


def test_an_edition_is_one_row_per_language_tag(engine: Engine, settings: Settings) -> None:
    links = [
        f"<link rel='alternate' hreflang='{tag}' href='{HERE}/{place}'>"
        for tag, place in (("en", "en/1"), ("x-default", "en/1"), ("uk", "uk/1"))
    ]
    capture(engine, settings, page(f"{HERE}/tr/1", head(html("Talks", TALKS, PUBLISHED), *links)))
    with engine.begin() as connection:
        connection.exec_driver_sql(
            """UPDATE raw.entry SET editions = '{"UK": "http://a.example/", "ru-RU": "http://b.example/"}'"""
        )
    refine(engine, settings)
    assert rows(engine, "SELECT language, url FROM mart.edition ORDER BY language") == [
        ("en", f"{HERE}/en/1"),
        ("ru-ru", "http://b.example/"),
        ("uk", f"{HERE}/uk/1"),
        ("x-default", f"{HERE}/en/1"),
    ]


def test_of_ever_more_editions_some_are_stored(engine: Engine, settings: Settings) -> None:
    links = [
        f"<link rel='alternate' hreflang='{tag}' href='{HERE}/{tag}/{more}'>"
        for tag, more in (("uk", "x" * 5_000), *((f"{n}-{n}", "1") for n in range(500)))
    ]
    capture(engine, settings, page(f"{HERE}/1", head(html("Talks", TALKS, PUBLISHED), *links)))
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE raw.entry SET editions = (SELECT jsonb_object_agg('x-' || n, "
            "'http://a.example/' || n) FROM generate_series(1, 500) AS n)"
        )
    refine(engine, settings)
    [(number, longest)] = rows(engine, "SELECT count(*), max(length(url)) FROM mart.edition")
    assert number == 100
    assert longest < 100


def test_editions_that_a_page_names_lead_to_their_articles(
    engine: Engine, settings: Settings
) -> None:
    links = (
        f"<link rel='alternate' hreflang='en' href='{HERE}/en/1'>",
        f"<link rel='alternate' hreflang='uk' href='{HERE}/uk/1?utm_source=x'>",
        f"<link rel='alternate' hreflang='ru' href='{HERE}/ru/1'>",
    )
    capture(
        engine,
        settings,
        page(f"{HERE}/en/1", head(html("Talks", TALKS, PUBLISHED), *links)),
        page(f"{HERE}/uk/1", html("Grain", GRAIN, PUBLISHED)),
    )
    refine(engine, settings)
    (english,) = rows(engine, "SELECT article_id FROM mart.article WHERE title = 'Talks'")[0]
    (other,) = rows(engine, "SELECT article_id FROM mart.article WHERE title = 'Grain'")[0]
    assert rows(engine, "SELECT * FROM mart.edition ORDER BY language") == [
        (english, "ru", f"{HERE}/ru/1", None),
        (english, "uk", f"{HERE}/uk/1?utm_source=x", other),
    ]
