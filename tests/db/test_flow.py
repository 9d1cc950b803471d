"""From captures to articles, revisions, copies, mentions and marts."""

from __future__ import annotations

import itertools
import json
import random
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine

from pipeline import flow
from pipeline.settings import Settings
from pipeline.store.database import connect
from pipeline.store.migrate import SQL
from tests.db.documents import (
    COOKING,
    GERMAN,
    GRAIN,
    TALKS,
    capture,
    forget_everything,
    html,
    page,
    refine,
    rows,
)
from tests.db.outlets import at_once
from tests.support import snapshot

HERE = "http://gazette.localhost:8799"
PUBLISHED = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)


def outcomes(engine: Engine) -> list[str]:
    return [row[0] for row in rows(engine, "SELECT outcome FROM raw.capture ORDER BY id")]


def take(engine: Engine, settings: Settings, *documents: tuple[str, bytes]) -> list[str]:
    """Capture and refine documents one after the other; what became of each."""
    for minutes, (url, body) in enumerate(documents):
        capture(engine, settings, page(url, body, minutes))
        refine(engine, settings)
    return outcomes(engine)


def test_a_changed_text_is_a_revision_and_the_newest_counts(
    engine: Engine, settings: Settings
) -> None:
    first, changed = html("Talks", TALKS, PUBLISHED), html("Talks fail", TALKS[:4], PUBLISHED)
    url = f"{HERE}/1"
    assert take(engine, settings, (url, first), (url, changed)) == ["new", "revision"]
    assert rows(
        engine,
        """
        SELECT row_number() OVER (ORDER BY captured_at, id), title,
            id = (SELECT revision_id FROM core.article)
        FROM core.revision ORDER BY 1
        """,
    ) == [(1, "Talks", False), (2, "Talks fail", True)]


def test_the_same_text_again_is_unchanged(engine: Engine, settings: Settings) -> None:
    one = html("Talks", TALKS, PUBLISHED)
    other_bytes = one.replace(b"<body>", b"<body><!-- served by 7 -->")
    url = f"{HERE}/1"
    assert take(engine, settings, (url, one), (url, other_bytes)) == ["new", "unchanged"]
    assert rows(engine, "SELECT count(*) FROM core.revision") == [(1,)]


@pytest.mark.parametrize(
    "other",
    [
        f"{HERE}/news/1?utm_source=rss&utm_medium=feed",
        f"{HERE}/news/1#comments",
        "https://gazette.localhost:8799/news/1",
        "http://gazette.localhost:8799/news/1/",
    ],
)
def test_one_document_by_several_addresses_is_one_article(
    engine: Engine, settings: Settings, other: str
) -> None:
    body = html("Talks", TALKS, PUBLISHED)
    assert take(engine, settings, (f"{HERE}/news/1", body), (other, body)) == ["new", "unchanged"]
    assert rows(engine, "SELECT count(*) FROM core.article") == [(1,)]


def test_the_address_that_a_page_gives_itself_identifies_it(
    engine: Engine, settings: Settings
) -> None:
    body = html("Talks", TALKS, PUBLISHED, f"{HERE}/news/1")
    assert take(engine, settings, (f"{HERE}/print?id=1", body), (f"{HERE}/mobile/1", body)) == [
        "new",
        "unchanged",
    ]
    assert rows(engine, "SELECT source_id, url FROM core.article") == [
        ("gazette", f"{HERE}/news/1")
    ]


def test_an_older_capture_that_comes_late_does_not_become_the_newest(
    engine: Engine, settings: Settings
) -> None:
    url = f"{HERE}/1"
    capture(engine, settings, page(url, html("Late", TALKS, PUBLISHED), 60))
    refine(engine, settings)
    capture(engine, settings, page(url, html("Early", TALKS[:3], PUBLISHED), 0))
    refine(engine, settings)
    assert rows(
        engine, "SELECT title FROM core.revision JOIN core.article a ON a.revision_id = revision.id"
    ) == [("Late",)]


def copies(engine: Engine) -> set[tuple[str, str]]:
    """(copy, original) by the last part of their addresses."""
    found = rows(
        engine,
        """
        SELECT c.url, o.url FROM core.copy
        JOIN core.article c ON c.id = article_id JOIN core.article o ON o.id = original_id
        """,
    )
    return {(one.rsplit("/", 1)[1], two.rsplit("/", 1)[1]) for one, two in found}


def test_the_earliest_published_is_the_original_in_whatever_order_they_come(
    engine: Engine, settings: Settings
) -> None:
    bodies = {
        "original": html("Talks in Antalya", TALKS, PUBLISHED),
        "cut": html("No ceasefire", TALKS[:4], PUBLISHED + timedelta(hours=2)),
        "same": html("Talks", TALKS, PUBLISHED + timedelta(hours=1)),
        "undated": html("Antalya", TALKS),
        "other": html("Grain", GRAIN, PUBLISHED),
    }
    pages = [
        page(f"http://{name}.example/{name}", body, minutes)
        for minutes, (name, body) in enumerate(bodies.items())
    ]
    expected = {(name, "original") for name in ("cut", "same", "undated")}
    orders = list(itertools.permutations(pages))
    random.Random(1).shuffle(orders)
    for order in orders[:8]:
        for one in order:
            capture(engine, settings, one)
            refine(engine, settings)
        assert copies(engine) == expected
        forget_everything(engine)


def rejections(engine: Engine) -> list[tuple[str, str]]:
    return rows(engine, "SELECT stage, reason FROM ops.rejection ORDER BY id")


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [("Lentil soup", COOKING, "off_topic"), ("Treffen in Antalya", GERMAN, "language")],
)
def test_what_is_not_for_us_is_rejected_with_a_reason(
    engine: Engine, settings: Settings, title: str, body: tuple[str, ...], reason: str
) -> None:
    assert take(engine, settings, ("http://a.example/1", html(title, body))) == ["rejected"]
    assert rejections(engine) == [("refine", reason)]
    assert rows(engine, "SELECT count(*) FROM core.article") == [(0,)]


def test_an_error_page_of_a_crawl_is_no_article(engine: Engine, settings: Settings) -> None:
    counts = capture(engine, settings, page(f"{HERE}/1", html("Gone", TALKS), status=404))
    assert counts["rejected"] == 1
    assert rejections(engine) == [("read_folder", "http_404")]
    assert flow.captures_to_refine(engine) == []


def test_two_workers_with_the_same_captures_make_one_article_of_each(
    engine: Engine, settings: Settings
) -> None:
    for n, (title, body) in enumerate((("Talks", TALKS), ("Grain", GRAIN), ("Talks", TALKS))):
        capture(engine, settings, page(f"{HERE}/{n % 2}?utm_source={n}", html(title, body), n))
    ids = flow.captures_to_refine(engine)
    ready = threading.Barrier(2)

    def work(some: list[int]) -> dict[str, int]:
        own = connect(str(settings.database_url))
        ready.wait(10)
        return flow.refine(own, settings, some)

    at_once(lambda: work(ids), lambda: work(ids[::-1]))
    refine(engine, settings)
    assert sorted(outcomes(engine)) == ["new", "new", "unchanged"]
    assert rows(engine, "SELECT count(*) FROM core.article") == [(2,)]


def test_two_workers_that_meet_one_document_at_once_make_one_article_of_it(
    engine: Engine, settings: Settings
) -> None:
    for n in range(2):
        capture(engine, settings, page(f"{HERE}/1?utm_source={n}", html("Talks", TALKS), n))
    one, two = flow.captures_to_refine(engine)
    ready = threading.Barrier(2)

    def work(some: list[int]) -> dict[str, int]:
        own = connect(str(settings.database_url))
        ready.wait(10)
        return flow.refine(own, settings, some)

    at_once(lambda: work([one]), lambda: work([two]))
    assert sorted(outcomes(engine)) == ["new", "unchanged"]


def test_a_missing_archive_file_is_a_rejection(engine: Engine, settings: Settings) -> None:
    capture(engine, settings, page(f"{HERE}/1", html("Talks", TALKS)))
    [(file,)] = rows(engine, "SELECT warc_file FROM raw.capture")
    (Path(settings.warc_url) / file).unlink()
    capture(engine, settings, page(f"{HERE}/2", html("Grain", GRAIN)))
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    assert outcomes(engine) == ["rejected", "new"]
    [(reason, detail)] = rows(engine, "SELECT reason, detail FROM ops.rejection")
    assert reason == "archive"
    assert file in detail


NASTY = "a\x00b \ud83d \U0001f525 \u202e"


@pytest.mark.parametrize(
    "field", ["title", "text", "html", "author", "published_at", "url", "canonical"]
)
def test_no_letter_and_no_length_stops_a_batch(
    engine: Engine, settings: Settings, tmp_path: Path, field: str
) -> None:
    text = "\n\n".join(TALKS)
    record: dict[str, Any] = {"title": "Talks", "text": text, "url": f"{HERE}/1"}
    endless = "%".join(str(n**9) for n in range(900))
    if field == "html":
        record["html"] = html("Talks", TALKS).decode().replace("Talks", NASTY)
    elif field == "canonical":
        record["html"] = html("Talks", TALKS, None, f"{HERE}/{endless}").decode()
        del record["url"]
    elif field == "url":
        record["url"] = f"{HERE}/{endless}"
    else:
        record[field] = f"{record.get(field, '')} {NASTY}"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.json").write_text(json.dumps(record))
    (tmp_path / "in" / "2.json").write_text(
        json.dumps({"title": "Grain", "text": "\n\n".join(GRAIN), "url": f"{HERE}/2"})
    )
    flow.read_folder(engine, settings, [tmp_path / "in"])
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    flow.tag(engine, settings, flow.revisions_to_tag(engine, settings))
    assert outcomes(engine) == ["new", "new"]


def tagged(engine: Engine, settings: Settings) -> None:
    for n, (title, body) in enumerate((("Talks", TALKS), ("Grain", GRAIN))):
        take(engine, settings, (f"{HERE}/{n}", html(title, body, PUBLISHED)))
    flow.tag(engine, settings, flow.revisions_to_tag(engine, settings))


def test_tagging_again_changes_only_tags(engine: Engine, settings: Settings) -> None:
    tagged(engine, settings)
    before = snapshot(engine)
    assert before["mention"]
    untouched = "SELECT a.xmin::text, c.xmin::text, a.*, c.* FROM core.article a, raw.capture c"
    articles = rows(engine, untouched)
    assert flow.revisions_to_tag(engine, settings, replay=True) == []
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE core.revision SET tag_version = 'older'")
        connection.exec_driver_sql("DELETE FROM core.mention WHERE in_title OR start_offset > 99")
    assert flow.revisions_to_tag(engine, settings) == []
    ids = flow.revisions_to_tag(engine, settings, replay=True)
    assert len(ids) == 2
    assert flow.tag(engine, settings, ids)["texts"] == 2
    assert flow.tag(engine, settings, ids)["texts"] == 0
    assert snapshot(engine) == before
    assert rows(engine, untouched) == articles


def test_publishing_fills_the_marts_and_leaves_its_checks(
    engine: Engine, settings: Settings
) -> None:
    tagged(engine, settings)
    counts = flow.publish(engine)
    assert counts["failed"] == 0
    assert counts["checks"] == len(list((SQL / "checks").glob("*.sql")))
    assert rows(engine, "SELECT count(*) FROM ops.check_result") == [(counts["checks"],)]
    assert rows(engine, "SELECT sum(articles) > 0 FROM mart.daily_person_pair") == [(True,)]


def test_a_broken_check_fails_the_run_and_names_itself(engine: Engine, settings: Settings) -> None:
    tagged(engine, settings)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE core.revision SET published_at = captured_at + interval '3 days'"
        )
    with pytest.raises(flow.PublishFailed, match=r"no_date_in_the_future: 2 rows, such as"):
        flow.publish(engine)
    assert rows(
        engine, "SELECT name, severity, failures FROM ops.check_result WHERE failures > 0"
    ) == [("no_date_in_the_future", "fail", 2)]
    [(error, counts)] = rows(
        engine, "SELECT error, counts FROM ops.stage_run WHERE stage = 'publish'"
    )
    assert error.startswith("PublishFailed: no_date_in_the_future")
    assert counts["failed"] == 1


def test_a_check_that_only_warns_fails_nothing(engine: Engine, settings: Settings) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE ops.feed SET failures = 10")
    assert flow.publish(engine)["warned"] == 1


@pytest.mark.parametrize("path", sorted((SQL / "checks").glob("*.sql")), ids=lambda p: p.stem)
def test_a_check_has_a_severity_and_finds_nothing_in_a_good_warehouse(
    engine: Engine, path: Path
) -> None:
    body = path.read_text()
    assert body.startswith(("-- severity: fail\n", "-- severity: warn\n"))
    with engine.connect() as connection:
        assert connection.exec_driver_sql(body).all() == []


def test_every_example_query_runs_as_the_reader(
    engine: Engine, settings: Settings, warehouse_url: str
) -> None:
    tagged(engine, settings)
    flow.publish(engine)
    reader = create_engine(warehouse_url, connect_args={"options": "-c role=euxine_reader"})
    paths = sorted((SQL / "queries").glob("*.sql"))
    assert len(paths) >= 5
    with reader.connect() as connection:
        for path in paths:
            assert path.read_text().startswith("-- "), f"{path.name} asks no question"
            assert connection.exec_driver_sql(path.read_text()).keys()
    reader.dispose()
