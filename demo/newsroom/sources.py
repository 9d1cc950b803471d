"""The outlets as a file for the pipeline's registry."""

from __future__ import annotations

from pathlib import Path

import yaml

from demo.newsroom.outlets import OUTLETS
from demo.newsroom.site import feeds_of


def write_sources(folder: Path, port: int, awkward: bool = False) -> Path:
    """Write ``newsroom.yaml`` for a newsroom on this port, and return where it is.

    With ``awkward`` also the feeds of pages that are too large or never answer.
    """
    outlets = []
    for outlet in OUTLETS.values():
        home = outlet.home(port)
        feeds = []
        for spec in feeds_of(outlet, awkward):
            feed = {"url": home.rstrip("/") + spec.path}
            if language := spec.language or (len(outlet.languages) == 1 and outlet.languages[0]):
                feed["language"] = language
            if spec.section:
                feed["section"] = spec.section
            feed["kind"] = "news_sitemap" if spec.form == "news_sitemap" else "feed"
            feeds.append(feed)
        outlets.append(
            {
                "id": outlet.id,
                "name": outlet.name,
                "home": home,
                "country": outlet.country,
                "languages": list(outlet.languages),
                "kind": outlet.kind,
                "ownership": [dict(owner) for owner in outlet.ownership],
                "time_zone": outlet.time_zone,
                "delay": 0,
                "feeds": feeds,
                "layouts": [dict(layout) for layout in outlet.layouts],
            }
        )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "newsroom.yaml"
    path.write_text(yaml.safe_dump(outlets, allow_unicode=True, sort_keys=False), "utf-8")
    return path
