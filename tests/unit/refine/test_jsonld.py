from __future__ import annotations

import json
import time

import pytest

from pipeline.refine.jsonld import choose_article, read, text_value

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "A",
    "datePublished": "2022-03-10",
    "author": {"name": "B C"},
}


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(ARTICLE),
        json.dumps([ARTICLE]),
        json.dumps({"@graph": [{"@type": "WebSite"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        f"<!--\n{json.dumps(ARTICLE)}\n-->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        json.dumps(ARTICLE) + ";",
        json.dumps(ARTICLE)[:-1] + ",}",
        json.dumps(ARTICLE).replace('"A"', '"A",\n "description": "line\none\ttwo"'),
        json.dumps(ARTICLE).replace('"A"', r'"A", "description": "a \d bad \x escape"'),
        json.dumps(ARTICLE).replace('"', "&quot;"),
        json.dumps({"@type": "Person"}) + "\n" + json.dumps(ARTICLE),
        json.dumps(ARTICLE).replace('"A"', '"A", "description": "an "unescaped" quote"'),
        json.dumps(ARTICLE)[:-1],
        json.dumps(ARTICLE)[:-2],
        json.dumps(ARTICLE).replace('"A"', '"A", "about": "said "yes", and "no", and left"'),
        json.dumps(ARTICLE).replace('"', "'"),
        "// by a template\n" + json.dumps(ARTICLE)[:-1] + ",\n}",
        "/* by a template */" + json.dumps(ARTICLE),
        json.dumps(ARTICLE).replace("}}", "]}}"),
    ],
)
def test_every_shape_is_read(script: str) -> None:
    node = choose_article(read([script]), [], [])
    assert text_value(node.get("headline")) == "A"
    assert node["datePublished"] == "2022-03-10"
    author = node["author"]
    assert text_value(author) == "B C"


def test_the_article_of_the_page_is_chosen() -> None:
    other = {**ARTICLE, "headline": "Other", "url": "https://example.com/other"}
    own = {**ARTICLE, "headline": "Own", "mainEntityOfPage": {"@id": "https://example.com/own/"}}
    nodes = read([json.dumps([other, own])])
    assert choose_article(nodes, ["https://www.example.com/own"], [])["headline"] == "Own"
    assert choose_article(nodes, [], ["Own"])["headline"] == "Own"


def test_references_are_filled_in() -> None:
    graph = {
        "@graph": [
            {**ARTICLE, "author": [{"@id": "#p"}]},
            {"@id": "#p", "@type": "Person", "name": "Noor"},
        ]
    }
    assert text_value(choose_article(read([json.dumps(graph)]), [], [])["author"]) == "Noor"


def test_what_is_put_right_keeps_every_field() -> None:
    broken = (
        '{"@type": "NewsArticle", "headline": "The keeper: "It is mild"", "datePublished": "2022",'
        ' "keywords": ["storm", "bay",], "image": {"url": "https://x.example/a.jpg"'
    )
    node = choose_article(read([broken]), [], [])
    assert node["headline"] == 'The keeper: "It is mild"'
    assert node["keywords"] == ["storm", "bay"]
    assert node["image"] == {"url": "https://x.example/a.jpg"}


@pytest.mark.parametrize(
    "script",
    ['{"a":"' * 50_000, '"' * 300_000, "[{" * 100_000, '{"a":"' + '", ' * 80_000, "['" * 90_000],
)
def test_mending_is_one_pass(script: str) -> None:
    start = time.process_time()
    read([script])
    assert time.process_time() - start < 5


def test_bombs_and_rubbish_are_survived() -> None:
    assert read(["[" * 100_000]) == []
    assert read(['{"a":' * 50_000]) == []
    assert read(["", "null", "3", "{", "<html>"]) == []
    assert choose_article([], ["https://example.com"], ["x"]) == {}


def test_values() -> None:
    assert text_value("Tom &amp;amp; Ann") == "Tom & Ann"
    assert text_value([None, {"name": "X"}]) == "X"
    assert text_value({"@value": "Y"}) == "Y"
    assert text_value(None) is None
