"""What must come out of the newsroom, computed from the articles and misbehaviours.

``python -m demo.newsroom.gold`` prints it as JSON. ``body`` is what the author wrote; an
outlet's page may put a dateline before it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from demo.newsroom.articles import EDITIONS, Article, at_edition, load
from demo.newsroom.misbehaviours import MISBEHAVIOURS
from demo.newsroom.outlets import OUTLETS
from demo.newsroom.server import DEFAULT_PORT
from demo.newsroom.site import feed_items, feeds_of


def gold(
    port: int = DEFAULT_PORT,
    articles: Iterable[Article] | None = None,
    awkward: bool = False,
) -> dict[str, Any]:
    """What must come out, as JSON-ready values.

    ``articles``: one per document that is on topic, by canonical URL, with its ``versions``.
    ``entries``: one per feed and URL, with its ``outcome`` (``article`` or ``rejected``), the
    canonical URL or the reason, and the ``edition`` that first lists it.
    ``totals``: for each edition, what there must be once it was collected after those before.
    """
    texts = tuple(articles) if articles is not None else load()
    entries = _entries(port, texts, awkward)
    listed = {entry["article"] for entry in entries if entry["outcome"] == "article"}
    documents = {d["url"]: d for d in _documents(port, texts) if d["url"] in listed}
    totals = {str(e): _totals(e, entries, documents) for e in EDITIONS}
    return {"port": port, "articles": documents, "entries": entries, "totals": totals}


def _documents(port: int, texts: Iterable[Article]) -> Iterable[dict[str, Any]]:
    versions: dict[str, list[Article]] = {}
    for text in sorted(texts, key=lambda a: a.edition):
        versions.setdefault(text.key, []).append(text)
    urls = {
        key: OUTLETS[own[0].outlet].address(own[0], port)
        for key, own in sorted(versions.items())
        if own[0].topic == "on"
    }
    for key, url in urls.items():
        first = versions[key][0]
        yield {
            "url": url,
            "outlet": first.outlet,
            "slug": first.slug,
            "language": first.language,
            "section": first.section,
            "story": first.story,
            "published": first.published.isoformat(),
            "published_precision": OUTLETS[first.outlet].precision,
            "agency": OUTLETS[first.agency].name if first.agency else None,
            "copy_of": urls[first.copy_of] if first.copy_of else None,
            "edition": first.edition,
            "versions": [
                {
                    "edition": version.edition,
                    "title": version.title,
                    "summary": version.summary,
                    "authors": list(version.authors),
                    "modified": version.modified.isoformat() if version.modified else None,
                    "body": version.body,
                    "people": list(version.people),
                    "countries": list(version.countries),
                }
                for version in versions[key]
            ],
        }


def _entries(port: int, texts: tuple[Article, ...], awkward: bool) -> list[dict[str, Any]]:
    reasons = {
        OUTLETS[m.outlet].home(port).rstrip("/") + m.path: m.outcome
        for m in MISBEHAVIOURS
        if m.path is not None and m.outcome not in ("article", "feed")
    }
    entries: dict[tuple[str, str], dict[str, Any]] = {}
    for edition in EDITIONS:
        current = at_edition(texts, edition)
        for outlet in OUTLETS.values():
            for spec in feeds_of(outlet, awkward):
                feed = outlet.home(port).rstrip("/") + spec.path
                for item in feed_items(outlet, spec, port, current):
                    article = item.article
                    reason: str | None = None
                    if article is None:
                        reason = reasons[item.url]
                    elif article.topic == "off":
                        reason = "off_topic"
                    entry = {
                        "feed": feed,
                        "url": item.url,
                        "edition": edition,
                        "outcome": "rejected" if reason else "article",
                        "reason": reason,
                        "article": outlet.address(article, port) if article else None,
                    }
                    entries.setdefault((feed, item.url), entry)
    return list(entries.values())


def _totals(
    edition: int, entries: list[dict[str, Any]], documents: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    seen = [entry for entry in entries if entry["edition"] <= edition]
    out = [d for d in documents.values() if d["edition"] <= edition]
    rejected = {e["url"]: e["reason"] for e in seen if e["outcome"] == "rejected"}
    return {
        "entries": len(seen),
        "urls": len({entry["url"] for entry in seen}),
        "articles": len(out),
        "copies": sum(1 for d in out if d["copy_of"]),
        "revisions": sum(1 for d in out for v in d["versions"] if v["edition"] <= edition),
        "rejected": dict(sorted(Counter(rejected.values()).items())),
        "by_outlet": dict(sorted(Counter(d["outlet"] for d in out).items())),
        "by_language": dict(sorted(Counter(d["language"] for d in out).items())),
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the gold."""
    parser = argparse.ArgumentParser(
        prog="python -m demo.newsroom.gold", description="Print what must come out, as JSON."
    )
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="default %(default)s")
    parser.add_argument("--totals", action="store_true", help="only the totals")
    parser.add_argument("--awkward", action="store_true", help="with the unlisted misbehaviours")
    options = parser.parse_args(arguments)
    answer = gold(options.port, awkward=options.awkward)
    answer = answer["totals"] if options.totals else answer
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
