"""Outlets on a local server, for tests that collect from them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Engine, text

from pipeline import flow
from pipeline.settings import Settings
from tests.unit.collect.server import LocalServer

OUTLET = """
- id: {name}
  name: {name}
  home: http://{name}.localhost:{port}/
  country: TR
  languages: [en]
  kind: newspaper
  delay: 0
  feeds: [{{url: "http://{name}.localhost:{port}/rss", language: en}}]
"""
PAGE = "<html><body><p>Lavrov met Çavuşoğlu in Antalya.</p></body></html>"


def two_outlets(settings: Settings, server: LocalServer) -> Settings:
    """Settings with two outlets on the server, each with a feed."""
    outlets = "".join(OUTLET.format(name=name, port=server.port) for name in ("one", "two"))
    (settings.sources / "one.yaml").write_text(outlets)
    return replace(settings, allow_hosts=server.allowed)


def announce(
    server: LocalServer, outlet: str, *paths: str, title: str = "Talks", **headers: str
) -> None:
    """Let an outlet's feed list pages (of the first outlet, so that both can list the same)."""
    items = "".join(
        f"<item><title>{title}</title><link>{server.url(path, 'one.localhost')}</link></item>"
        for path in paths
    )
    body = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    server.put(f"{outlet}.localhost/rss", body, kind="application/rss+xml", headers=headers)


def rows(engine: Engine, query: str, **values: Any) -> list[Any]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def poll(engine: Engine, settings: Settings) -> dict[str, int]:
    return flow.poll(engine, settings, flow.feeds_to_poll(engine, everything=True), everything=True)


def fetch(engine: Engine, settings: Settings) -> dict[str, int]:
    return flow.fetch(engine, settings, flow.entries_to_fetch(engine))


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run functions in threads and return what they returned."""
    results: list[Any] = [None] * len(works)

    def run(number: int, work: Callable[[], Any]) -> None:
        results[number] = work()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
