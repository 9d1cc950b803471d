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
