from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from demo.newsroom import gold as gold_module
from demo.newsroom.articles import load
from demo.newsroom.gold import gold
from demo.newsroom.misbehaviours import MISBEHAVIOURS
from demo.newsroom.outlets import OUTLETS
from demo.newsroom.server import hosts
from demo.newsroom.sources import write_sources
from pipeline.sources.registry import load_sources

PORT = 8765


def test_every_article_that_is_on_topic_must_come_out() -> None:
    expected = {(a.outlet, a.slug) for a in load() if a.topic == "on"}
    assert {(a["outlet"], a["slug"]) for a in gold(PORT)["articles"].values()} == expected


def test_entries_lead_to_articles_or_to_a_reason() -> None:
    answer = gold(PORT, awkward=True)
    for entry in answer["entries"]:
        if entry["outcome"] == "article":
            assert entry["reason"] is None
            assert entry["article"] in answer["articles"]
        else:
            assert entry["reason"]
    reasons = {e["reason"] for e in answer["entries"]} - {None}
    expected = {m.outcome for m in MISBEHAVIOURS if m.outcome not in ("article", "feed")}
    assert reasons == expected | {"off_topic"}


def test_one_article_is_listed_under_several_addresses() -> None:
    answer = gold(PORT)
    urls: dict[str, set[str]] = {}
    feeds = Counter(e["url"] for e in answer["entries"])
    for entry in answer["entries"]:
        if entry["outcome"] == "article":
            urls.setdefault(entry["article"], set()).add(entry["url"])
    assert max(len(found) for found in urls.values()) >= 2
    assert max(feeds.values()) >= 2


def test_totals_add_up() -> None:
    answer = gold(PORT)
    first, second = answer["totals"]["1"], answer["totals"]["2"]
    articles = answer["articles"].values()
    assert second["articles"] == len(articles) == sum(second["by_outlet"].values())
    assert second["revisions"] == sum(len(a["versions"]) for a in articles)
    assert second["revisions"] - first["revisions"] == sum(
        1 for a in articles for v in a["versions"] if v["edition"] == 2
    )
    assert first["revisions"] == first["articles"] < second["articles"] < second["revisions"]
    assert second["entries"] == len(answer["entries"])
    assert second["copies"] == sum(1 for a in articles if a["copy_of"])


def test_a_copy_names_its_original_and_comes_later() -> None:
    articles = gold(PORT)["articles"]
    copies = [a for a in articles.values() if a["copy_of"]]
    assert copies
    for copy in copies:
        original = articles[copy["copy_of"]]
        assert (original["language"], original["copy_of"]) == (copy["language"], None)
        shared = set(original["versions"][0]["body"].split("\n\n"))
        assert shared & set(copy["versions"][0]["body"].split("\n\n"))


def test_it_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert gold_module.main(["--totals", "--port", "9"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"1", "2"}


@pytest.mark.parametrize("awkward", [False, True])
def test_the_registry_reads_the_sources(tmp_path: Path, awkward: bool) -> None:
    write_sources(tmp_path, PORT, awkward)
    sources = {source.id: source for source in load_sources(tmp_path)}
    assert list(sources) == list(OUTLETS)
    feeds = {feed.url for source in sources.values() for feed in source.feeds}
    assert feeds == {entry["feed"] for entry in gold(PORT, awkward=awkward)["entries"]}
    assert all(source.delay == 0 for source in sources.values())
    assert sum(f.kind == "news_sitemap" for s in sources.values() for f in s.feeds) >= 2


def test_every_address_is_on_an_allowed_host() -> None:
    allowed = set(hosts(PORT))
    assert {e["url"].split("/")[2] for e in gold(PORT)["entries"]} <= allowed
