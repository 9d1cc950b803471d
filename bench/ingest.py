"""From stored pages to rows: articles a second on all cores, and the share of each stage.

    python bench/ingest.py [--pages 2000]

The pages are the newsroom's, a third of their words exchanged for others of the same
language so that each text is new; they lie in WARC files before the clock starts. One JSON
line per result: first every pure function alone on one core, then the whole way (refine,
resolve, tag, publish) on all cores into a throwaway PostgreSQL.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from demo.newsroom.articles import Article, load  # noqa: E402
from demo.newsroom.outlets import OUTLETS  # noqa: E402
from demo.newsroom.site import build  # noqa: E402
from demo.newsroom.sources import write_sources  # noqa: E402
from pipeline import flow  # noqa: E402
from pipeline.collect.feeds import content_hash  # noqa: E402
from pipeline.collect.warc import Archive  # noqa: E402
from pipeline.embedded.postgres import PostgresServer  # noqa: E402
from pipeline.flow.tag import get_tagger  # noqa: E402
from pipeline.model import Entry, Extraction, Page  # noqa: E402
from pipeline.refine.extract import extract_page  # noqa: E402
from pipeline.resolve.fingerprint import fingerprint  # noqa: E402
from pipeline.settings import Settings  # noqa: E402
from pipeline.store import captures, entries  # noqa: E402
from pipeline.store.captures import NewCapture  # noqa: E402
from pipeline.store.sources import ensure_feed  # noqa: E402

PORT = 8765


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the way from stored pages to rows.")
    parser.add_argument("--pages", type=int, default=2000, help="default: %(default)s")
    options = parser.parse_args()
    pages = list(make_pages(options.pages))
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.from_env({"EUXINE_HOME": folder})
        get_tagger(settings)
        measure_functions(settings, pages[:300])
        measure_whole(settings, pages)
    return 0


def make_pages(number: int) -> Iterator[tuple[str, Page]]:
    """(outlet id, page) with texts that no other page has."""
    chance = random.Random(1)
    articles = [a for a in load() if a.topic == "on" and a.edition == 1 and not a.copy_of]
    site = build(PORT, 1, articles)
    words: dict[str, list[str]] = {}
    for article in articles:
        words.setdefault(article.language, []).extend(article.body.split())
    for count in range(number):
        article = articles[count % len(articles)]
        outlet = OUTLETS[article.outlet]
        url = outlet.address(article, PORT)
        path = url.split(f":{PORT}", 1)[1]
        resource = site[outlet.host, path]
        charset = outlet.charset
        text = resource.body.decode(charset)
        for paragraph in paragraphs(article):
            other = " ".join(
                chance.choice(words[article.language]) if chance.random() < 1 / 3 else word
                for word in paragraph.split()
            )
            text = text.replace(
                html.escape(paragraph, quote=False), html.escape(other, quote=False)
            )
        text = text.replace(path, f"{path}-{count}")
        yield (
            article.outlet,
            Page(
                url=f"{url}-{count}",
                final_url=f"{url}-{count}",
                status=200,
                headers={"content-type": resource.content_type},
                body=text.encode(charset, "xmlcharrefreplace"),
                fetched_at=datetime.now(UTC),
            ),
        )


def paragraphs(article: Article) -> list[str]:
    """The paragraphs worth exchanging."""
    return [part for part in article.body.split("\n\n") if len(part) > 80]


def measure_functions(settings: Settings, pages: list[tuple[str, Page]]) -> None:
    """Each pure function alone, on one core."""
    tagger = get_tagger(settings)
    found: list[Extraction] = []

    def extract() -> None:
        for _, page in pages:
            result = extract_page(
                page.body, url=page.final_url, content_type=page.content_type_header
            )
            if isinstance(result, Extraction):
                found.append(result)

    steps: dict[str, Callable[[], object]] = {
        "extract": extract,
        "fingerprint": lambda: [fingerprint(e.title, e.body) for e in found],
        "tag": lambda: [tagger.tag(e.title, e.body, e.language) for e in found],
    }
    seconds = {name: clock(step) / len(pages) for name, step in steps.items()}
    for name, each in seconds.items():
        say(
            measure="function",
            stage=name,
            pages=len(pages),
            ms_per_page=round(each * 1000, 2),
            share=round(each / sum(seconds.values()), 3),
        )


def measure_whole(settings: Settings, pages: list[tuple[str, Page]]) -> None:
    """The whole way on all cores."""
    write_sources(settings.home / "sources", PORT)
    with PostgresServer(settings.home, throwaway=True) as url:
        settings = replace(settings, database_url=url, sources=settings.home / "sources")
        engine = flow.prepare(settings)
        now = datetime.now(UTC)
        with engine.begin() as connection, Archive(settings.warc_url).new_file(now) as archive:
            feed = ensure_feed(connection, "neva-inform", "urn:bench", "archive")
            for outlet, page in pages:
                entry = Entry(key=page.url, url=page.url)
                entries.upsert_entries(connection, [(feed, entry, content_hash(entry))], now)
                place = archive.write(page)
                [pending] = entries.find_pending_keys(connection, feed, [page.url], now)
                at = (place.file, place.offset)
                row = NewCapture.of(page, page.digest, outlet, pending.id, at)
                captures.save_captures(connection, [row])
        stages: dict[str, Callable[[], object]] = {
            "refine": lambda: flow.work_off(
                settings, flow.refine, flow.captures_to_refine(engine), size=100
            ),
            "tag": lambda: flow.work_off(
                settings, flow.tag, flow.revisions_to_tag(engine, settings), size=200
            ),
            "publish": lambda: flow.publish(engine),
        }
        seconds = {name: clock(stage) for name, stage in stages.items()}
        engine.dispose()
    total = sum(seconds.values())
    for name, spent in seconds.items():
        say(
            measure="stage",
            stage=name,
            pages=len(pages),
            seconds=round(spent, 2),
            share=round(spent / total, 3),
        )
    say(
        measure="whole",
        pages=len(pages),
        processes=os.cpu_count(),
        seconds=round(total, 2),
        articles_per_second=round(len(pages) / total, 1),
    )


def clock(step: Callable[[], object]) -> float:
    """Seconds that a step takes."""
    started = time.perf_counter()
    step()
    return time.perf_counter() - started


def say(**figures: object) -> None:
    """One JSON line."""
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    sys.exit(main())
