"""Folders of anything: the scraped texts the warehouse was asked for, and every other type."""

from __future__ import annotations

import gzip
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from pipeline import flow
from pipeline.collect.warc import Archive
from pipeline.settings import PROJECT, Settings
from tests.db.documents import CAPTURED, GRAIN, TALKS, html, page, rows
from tests.support import known_by, snapshot

SEEDS = PROJECT.parent / "shared" / "seeds"
EXPECTED: dict[str, dict[str, Any]] = json.loads(
    (PROJECT / "tests/golden/seeds.json").read_text("utf-8")
)
LINKED = {
    "000": {"sergey-lavrov", "mevlut-cavusoglu"},
    "001": {"sergey-lavrov", "mevlut-cavusoglu"},
    "002": {"mevlut-cavusoglu", "recep-tayyip-erdogan", "vladimir-putin"},
    "003": {"recep-tayyip-erdogan", "vladimir-putin"},
    "004": {"sergey-lavrov", "dmytro-kuleba", "vladimir-putin"},
}
with_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="no seeds beside the repository")


@pytest.fixture
def settings(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """With a home that all tests share, so that the names are compiled once."""
    return replace(settings, home=tmp_path_factory.getbasetemp() / "home")


def load(engine: Engine, settings: Settings, *paths: Path) -> dict[str, int]:
    """Take paths all the way to the marts; what reading them counted."""
    counts = flow.read_folder(engine, settings, paths)
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    flow.tag(engine, settings, flow.revisions_to_tag(engine, settings))
    flow.publish(engine)
    return counts


def articles(engine: Engine) -> dict[str, Any]:
    """The articles by the first three letters of their files' names."""
    with engine.connect() as connection:
        found = connection.exec_driver_sql(
            """
            SELECT a.*, r.title_from, r.published_precision, r.modified_at AS modified,
                ARRAY(SELECT entity FROM mart.article_entity e
                    WHERE e.article_id = a.article_id) AS entities
            FROM mart.article a JOIN core.revision r
                ON r.id = (SELECT revision_id FROM core.article WHERE id = a.article_id)
            """
        )
        return {row.url.rsplit("/", 1)[1][:3]: row for row in found}


@with_seeds
def test_the_scraped_texts_become_five_articles(engine: Engine, settings: Settings) -> None:
    assert load(engine, settings, SEEDS) == {"read": 5, "new": 5, "known": 0}
    found = articles(engine)
    assert sorted(found) == sorted(EXPECTED)
    assert rows(engine, "SELECT count(*) FROM ops.rejection") == [(0,)]
    for number, expected in EXPECTED.items():
        got = found[number]
        assert got.language == "en"
        if expected["title"]:
            assert (got.title, got.title_from) == (expected["title"], "page")
        else:
            assert got.title_from == "body"
            assert got.body.startswith(got.title.rstrip("…"))
        assert (got.published_at is None) == (expected["published"] is None)
        if expected["published"] and got.published_precision == "day":
            assert str(got.published_on) == expected["published"][:10]
        assert (got.modified is None) == (expected.get("modified") is None)
        assert [known_by(line) for line in got.body.split("\n\n")] == expected["paragraphs"]
        assert LINKED[number] <= set(got.entities)
        assert {"turkey", "russia", "ukraine"} & set(got.entities)


@with_seeds
def test_the_scraped_texts_again_are_nothing_new(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    load(engine, settings, SEEDS)
    before = snapshot(engine)
    assert load(engine, settings, SEEDS) == {"read": 5, "new": 0, "known": 5}
    shutil.copytree(SEEDS, tmp_path / "elsewhere")
    for number, path in enumerate(sorted((tmp_path / "elsewhere").iterdir())):
        path.rename(path.with_name(f"renamed-{number}.txt"))
    assert load(engine, settings, tmp_path / "elsewhere") == {"read": 5, "new": 0, "known": 5}
    assert snapshot(engine) == before


def of_type(folder: Path, kind: str) -> Path:
    """A file of a type with two articles in it (a page: one), at http://outlet.example/0 and /1."""
    folder.mkdir()
    texts = {"Talks": TALKS, "Grain": GRAIN}
    urls = [f"http://outlet.example/news/{n}" for n in range(2)]
    records = [
        {"url": url, "title": title, "text": "\n\n".join(body), "date": "2022-03-10"}
        for url, (title, body) in zip(urls, texts.items(), strict=True)
    ]
    path = folder / f"a.{kind}"
    match kind.removesuffix(".gz"):
        case "html":
            body = html("Talks", TALKS, CAPTURED, urls[0])
        case "json":
            body = json.dumps(records).encode()
        case "jsonl":
            body = "\n".join(map(json.dumps, records)).encode()
        case _:
            with Archive(str(folder)).new_file(CAPTURED) as file:
                for url, (title, paragraphs) in zip(urls, texts.items(), strict=True):
                    file.write(page(url, html(title, paragraphs, CAPTURED)))
            (folder / file.name).rename(path)
            return path
    path.write_bytes(gzip.compress(body) if kind.endswith(".gz") else body)
    return path


@pytest.mark.parametrize("kind", ["html", "html.gz", "json", "jsonl", "jsonl.gz", "warc.gz"])
def test_every_type_gives_articles_under_their_own_addresses(
    engine: Engine, settings: Settings, tmp_path: Path, kind: str
) -> None:
    path = of_type(tmp_path / "in", kind)
    number = 1 if "html" in kind else 2
    assert load(engine, settings, path)["new"] == number
    assert rows(engine, "SELECT url FROM core.article ORDER BY url") == [
        (f"http://outlet.example/news/{n}",) for n in range(number)
    ]
    assert load(engine, settings, path) == {"read": number, "new": 0, "known": number}


def test_one_article_in_every_type_is_one_article(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    for kind in ("html", "json", "jsonl", "warc.gz"):
        load(engine, settings, of_type(tmp_path / kind, kind))
    assert rows(engine, "SELECT count(*) FROM core.article") == [(2,)]


def test_a_document_of_an_outlet_that_is_known_is_that_outlets(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    record = {"title": "Talks", "text": "\n\n".join(TALKS)}
    urls = ("http://www.gazette.localhost/1", "http://outlet.example/2")
    path.write_text(json.dumps([{**record, "url": url} for url in urls]))
    load(engine, settings, path)
    assert rows(engine, "SELECT source_id FROM core.article ORDER BY url DESC") == [
        ("gazette",),
        ("files",),
    ]


def test_what_cannot_be_read_is_a_rejection_and_stops_nothing(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.txt").write_text("\n\n".join(TALKS))
    (tmp_path / "in" / "2.json").write_text("{broken")
    (tmp_path / "in" / "3.html.gz").write_bytes(b"not gzip")
    (tmp_path / "in" / "4.txt").write_text("")
    (tmp_path / "in" / "5.html").write_bytes(b"\x00\xff" * 1000)
    (tmp_path / "6.pdf").write_bytes(b"%PDF")
    paths = (tmp_path / "in", tmp_path / "6.pdf")
    for _ in range(2):
        load(engine, settings, *paths)
        found = rows(engine, "SELECT stage, reason, url FROM ops.rejection ORDER BY url")
        assert [(stage, url.rsplit("/", 1)[1]) for stage, _, url in found] == [
            ("read_folder", "6.pdf"),
            ("read_folder", "2.json"),
            ("read_folder", "3.html.gz"),
            ("refine", "4.txt"),
            ("refine", "5.html"),
        ]
        assert rows(engine, "SELECT count(*) FROM core.article") == [(1,)]


def test_progress_is_told_and_batches_make_no_difference(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"{n}\n\n" + "\n\n".join(TALKS))
    told: list[tuple[int, int]] = []
    counts = flow.read_folder(
        engine,
        settings,
        sorted(tmp_path.glob("*.txt")),
        batch=2,
        progress=lambda *so_far: told.append(so_far),
    )
    assert counts == {"read": 5, "new": 5, "known": 0}
    assert told == [(2, 5), (4, 5), (5, 5)]
    assert rows(engine, "SELECT count(DISTINCT warc_file) FROM raw.capture") == [(3,)]
