"""What several tests need: the warehouse as a value, without keys and clocks."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, text

from pipeline.collect.entry_identity import without_tracking
from pipeline.model import COUNTRIES
from pipeline.refine.urls import identity_key

COUNTRY_F1 = 0.95
SNAPSHOT = {
    "entry": """
        SELECT f.url AS feed, e.key, e.url, e.title, e.content_hash, e.rejected,
            c.outcome, a.url AS article, r.stage, r.reason
        FROM raw.entry e JOIN ops.feed f ON f.id = e.feed_id
        LEFT JOIN raw.capture c ON c.id = e.capture_id
        LEFT JOIN core.article a ON a.id = c.article_id
        LEFT JOIN ops.rejection r ON r.entry_id = e.id OR r.capture_id = e.capture_id
    """,
    "capture": """
        SELECT c.source_id, c.url, c.final_url, c.status, c.digest, c.outcome, a.url AS article
        FROM raw.capture c LEFT JOIN core.article a ON a.id = c.article_id
    """,
    "revision": """
        SELECT a.source_id, a.url, r.title, r.body, r.authors, r.language,
            r.published_at, r.published_from, r.content_hash, a.revision_id = r.id AS newest
        FROM core.revision r JOIN core.article a ON a.id = r.article_id
    """,
    "article_url": """
        SELECT u.key, a.url FROM core.article_url u JOIN core.article a ON a.id = u.article_id
    """,
    "copy": """
        SELECT a.url, o.url AS original, c.kind, c.similarity, c.containment
        FROM core.copy c JOIN core.article a ON a.id = c.article_id
        JOIN core.article o ON o.id = c.original_id
    """,
    "mention": """
        SELECT a.url, m.in_title, m.start_offset, m.end_offset, m.surface, m.entity_id
        FROM core.mention m JOIN core.article a ON a.id = m.article_id
    """,
    "article_country": """
        SELECT a.url, c.country, c.score
        FROM core.article_country c JOIN core.article a ON a.id = c.article_id
    """,
}


def known_by(paragraph: str) -> dict[str, str]:
    """What a gold says of a paragraph whose text it must not hold."""
    words = paragraph.split()
    return {
        "sha256": hashlib.sha256(" ".join(words).encode()).hexdigest()[:12],
        "first": " ".join(words[:3]),
        "last": " ".join(words[-2:]),
    }


def snapshot(engine: Engine) -> dict[str, list[tuple[str, ...]]]:
    """Every row that matters, by natural keys, in order."""
    with engine.connect() as connection:
        return {
            name: sorted(tuple(map(str, row)) for row in connection.execute(text(query)))
            for name, query in SNAPSHOT.items()
        }


def read_result(engine: Engine) -> dict[str, Any]:
    """What came out, by the same keys as the newsroom's gold."""
    with engine.connect() as connection:
        articles = {
            identity_key(row.url): row._asdict()
            for row in connection.execute(
                text(
                    """
                    SELECT a.*, o.url AS original,
                        ARRAY(SELECT entity FROM mart.article_entity e
                            WHERE e.article_id = a.article_id AND e.type = 'person') AS people,
                        ARRAY(SELECT country FROM mart.article_country c
                            WHERE c.article_id = a.article_id AND c.is_about) AS countries
                    FROM mart.article a LEFT JOIN mart.article o ON o.article_id = a.copy_of
                    """
                )
            )
        }
        entries = {
            (row.feed, row.url): row
            for row in connection.execute(
                text(
                    """
                    SELECT f.url AS feed, e.url, a.url AS article, r.reason
                    FROM raw.entry e JOIN ops.feed f ON f.id = e.feed_id
                    LEFT JOIN raw.capture c ON c.id = e.capture_id
                    LEFT JOIN core.article a ON a.id = c.article_id
                    LEFT JOIN ops.rejection r ON r.entry_id = e.id OR r.capture_id = e.capture_id
                    """
                )
            )
        }
    return {"articles": articles, "entries": entries}


def judge(engine: Engine, gold: dict[str, Any], edition: int) -> dict[str, list[str]]:
    """Where the warehouse differs from the gold at an edition: lines by kind of difference.

    Countries are a matter of degree, so they are judged together: F1 at 0.5 must be 0.95.
    """
    result = read_result(engine)
    faults: dict[str, list[str]] = defaultdict(list)
    _judge_entries(result["entries"], gold["entries"], edition, faults)
    expected = {
        identity_key(url): document
        for url, document in gold["articles"].items()
        if document["edition"] <= edition
    }
    for key in result["articles"].keys() - expected.keys():
        faults["unexpected article"].append(result["articles"][key]["url"])
    right = wrong = 0
    for key, document in expected.items():
        got = result["articles"].get(key)
        if got is None:
            faults["missing article"].append(document["url"])
            continue
        for name in _differences(got, document, edition):
            faults[name.partition(":")[0]].append(f"{document['url']} {name}")
        version = [v for v in document["versions"] if v["edition"] <= edition][-1]
        about = set(got["countries"]) & set(COUNTRIES)
        right += len(about & set(version["countries"]))
        wrong += len(about ^ set(version["countries"]))
    if (score := 2 * right / (2 * right + wrong)) < COUNTRY_F1:
        faults["countries"].append(f"F1 {score:.3f}")
    return dict(faults)


def _judge_entries(
    got: dict[tuple[str, str], Any],
    expected: list[dict[str, Any]],
    edition: int,
    faults: dict[str, list[str]],
) -> None:
    wanted = [entry for entry in expected if entry["edition"] <= edition]
    for entry in wanted:
        row = got.get((entry["feed"], without_tracking(entry["url"])))
        if row is None:
            faults["lost entry"].append(entry["url"])
        elif row.reason != entry["reason"]:
            faults["outcome"].append(f"{entry['url']}: {row.reason} instead of {entry['reason']}")
    listed = {(entry["feed"], without_tracking(entry["url"])) for entry in wanted}
    for feed, url in got.keys() - listed:
        faults["unexpected entry"].append(f"{feed} {url}")


def _differences(got: dict[str, Any], document: dict[str, Any], edition: int) -> list[str]:
    versions = [v for v in document["versions"] if v["edition"] <= edition]
    version = versions[-1]
    published = datetime.fromisoformat(document["published"])
    original = identity_key(got["original"]) if got["original"] else None
    expected_original = identity_key(document["copy_of"]) if document["copy_of"] else None
    same_time = got["published_at"] == published
    if document["published_precision"] == "day":
        same_time = got["published_on"] == published.date()
    elif document["published_precision"] == "minute" and got["published_at"]:
        same_time = abs(got["published_at"] - published) < timedelta(minutes=1)
    checks = {
        "source": (got["source"], document["outlet"]),
        "language": (got["language"], document["language"]),
        "title": (got["title"], version["title"]),
        "authors": (sorted(got["authors"]), sorted(version["authors"])),
        "published": (got["published_at"] if not same_time else published, published),
        "copy": (original, expected_original),
        "revisions": (got["revisions"], len(versions)),
        "people": (set(version["people"]) - set(got["people"]), set()),
    }
    found = [
        f"{name}: {one!r} instead of {two!r}" for name, (one, two) in checks.items() if one != two
    ]
    score = f1(got["body"], version["body"])
    return found + ([f"body: F1 {score:.3f}"] if score < 0.9 else [])


def f1(one: str, two: str) -> float:
    """F1 over words, order ignored."""
    a, b = Counter(one.split()), Counter(two.split())
    return 2 * (a & b).total() / (a.total() + b.total())
