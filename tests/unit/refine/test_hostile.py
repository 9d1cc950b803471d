"""No document stops the reading of pages or makes it crawl.

Each text is built at two sizes: what is read in linear time takes about twice as long for twice
the size, what is not takes four times as long. Time is the process's own, so that a busy machine
does not matter; sizes are small enough for the whole file to take seconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model import Extraction, Rejection
from pipeline.refine.body import find_body
from pipeline.refine.extract import extract_page
from pipeline.refine.page import parse
from pipeline.refine.walls import judge_answer

URL = "https://example.com/2022/03/10/storm"
LINE = "The harbour master closed the bay to small craft on Thursday morning as a storm moved up."
P = f"<p>{LINE}</p>"
HEAD = "<html><head><title>Storm closes the bay</title></head><body><h1>Storm</h1>"


def data(text: str) -> str:
    return f'{HEAD}<script type="application/ld+json">{text}</script>{P * 3}'


def link(href: str) -> str:
    return f'<html><head><link rel="canonical" href="{href}"></head><body>{P * 3}'


def meta(name: str, content: str) -> str:
    return f'<html><head><meta name="{name}" content="{content}"></head><body>{P * 3}'


GROWING: dict[str, Callable[[int], str]] = {
    "attributes": lambda n: HEAD + "<div " + "".join(f'a{i}="b" ' for i in range(n)) + ">" + P * 3,
    "attributes without values": lambda n: HEAD + "<div " + "a b" * n + ">" + P * 3,
    "a class without end": lambda n: HEAD + f'<div class="{"a " * n}">{P * 3}</div>',
    "line breaks": lambda n: HEAD + "<p>" + "word word<br>" * n,
    "empty elements": lambda n: HEAD + "<i></i>" * n + P * 3,
    "nesting": lambda n: HEAD + "<div>" * n + P * 3,
    "nested links": lambda n: HEAD + "<a href=x>word " * n + P * 3,
    "nothing closed": lambda n: HEAD + "<li>word " * n,
    "angles": lambda n: HEAD + "<" * n + P * 3,
    "comments not closed": lambda n: HEAD + "<!--" * n + P,
    "one line": lambda n: HEAD + "<p>" + "a" * 20 * n,
    "spaces": lambda n: HEAD + "<p>a" + " " * 20 * n + "b</p>" + P * 3,
    "quotes": lambda n: HEAD + "<p>" + '"' * n + "</p>" + P * 3,
    "dots": lambda n: HEAD + "<p>" + "." * n + "</p>" + P * 3,
    "NULs": lambda n: HEAD + "\0" * 20 * n + P * 3,
    "marks on one letter": lambda n: HEAD + "<p>a" + "\u0301\u0327" * n + "</p>" + P * 3,
    "a data address": lambda n: HEAD + f'<img src="data:image/png;base64,{"A" * 50 * n}">' + P * 3,
    "a canonical data address": lambda n: link("data:" + "/" * n),
    "a canonical address of twins": lambda n: link("https://example.com/" + "amp/" * n),
    "a canonical address of percent signs": lambda n: link("https://example.com/" + "%" * n),
    "a title of separators": lambda n: "<title>" + "a | " * n + "</title>" + P * 3,
    "an author": lambda n: meta("author", "x" * n),
    "an author of quotes": lambda n: meta("author", "«" * n),
    "an author of brackets": lambda n: meta("author", "a (" * n),
    "keywords": lambda n: meta("keywords", "a, " * n),
    "digits for a date": lambda n: meta("date", "1" * n),
    "dates of dots": lambda n: HEAD + f"<p class=date>{'1.1.' * 70}</p>" * (n // 100) + P * 3,
    "data of brackets": lambda n: data("[" * n),
    "data of objects": lambda n: data('{"a":' * n + "1" + "}" * n),
    "data with a string not closed": lambda n: data('{"a' + '\\"' * n),
    "data with comments not closed": lambda n: data("{" + "/*" * n + "x"),
    "data of slashes": lambda n: data("{" + "// " * n + "x"),
    "data of arrows": lambda n: data("-->" * n + "x"),
    "data of an arrow and spaces": lambda n: data("{-->" + " " * n + "x"),
    "data of commas": lambda n: data("{" + ", " * n + "x"),
    "data of authors not closed": lambda n: data("{" + '"author":["name" ' * (n // 10) + "x"),
    "data of headlines not closed": lambda n: data("{" + '"headline":"' * n),
    "data with a long number": lambda n: data('{"@type": "Article", "headline": ' + "9" * n + "}"),
    "words of a wall": lambda n: HEAD + "<div>" + "subscribe " * n + "</div>",
    "blocks of a wall": lambda n: HEAD + "<div>we and our partners use cookies</div>" * n,
    "quotes in a wall": lambda n: HEAD + f"<div>{'just ' * 60}</div>" * (n // 50),
    "a title of a wall": lambda n: "<title>" + "404 " * n + "</title>",
    "an application's elements": lambda n: "<html><body><p>x</p>" + "<div id=" * n,
    "buttons": lambda n: HEAD + "<button>Accept all</button>" * n,
    "a headline of separators": lambda n: f"<h1>{'a | ' * n}</h1>{P * 3}",
    "bylines in bylines": lambda n: HEAD + "<div itemprop=author>" * 240 + "<i></i>" * n,
    "labels in one element": lambda n: HEAD + "<span class=by>" * 240 + "<b>By</b>" * n,
    "authors in data": lambda n: data(
        '{"@type":"Article","headline":"Storm","author":[' + '"A and B",' * n + '"C"]}'
    ),
}
SIZE = 4_000


def seconds(body: bytes) -> float:
    start = time.process_time()
    assert isinstance(extract_page(body, url=URL), Extraction | Rejection)
    return time.process_time() - start


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_text_takes_no_four_times_the_time(name: str) -> None:
    once, twice = (GROWING[name](SIZE * n).encode() for n in (1, 2))
    extract_page(f"{HEAD}{P * 3}".encode(), url=URL)
    small = large = float("inf")
    # the least of a few counts, for a busy machine adds to any; of less than a tenth of a
    # second the clock and the caches say more than the text
    for _ in range(6):
        small, large = min(small, seconds(once)), min(large, seconds(twice))
        if large < 0.1 or large < 3.2 * small:
            break
    else:
        pytest.fail(f"{small:.2f} s, and {large:.2f} s for twice as much")


@pytest.mark.parametrize("depth", [100, 1_000, 20_000])
@pytest.mark.parametrize(
    "shape",
    [
        '{"@type": "Article", "headline": "Storm", "author": %s}',
        '{"@type": "Article", "headline": %s}',
        '{"@type": "Article", "headline": "Storm", "author": {"name": %s}}',
        '{"@type": "Article", "headline": "Storm", "image": %s, "keywords": %s}',
    ],
)
def test_deep_data_is_read_or_left(shape: str, depth: int) -> None:
    lists, objects = "[" * depth + '"x"' + "]" * depth, '{"name":' * depth + '"x"' + "}" * depth
    for inner in (lists, objects):
        found = extract_page(data(shape.replace("%s", inner)).encode(), url=URL)
        assert isinstance(found, Extraction)
        assert LINE in found.body


def test_entities_are_neither_multiplied_nor_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the word is halyard", encoding="utf-8")
    address = (tmp_path / "secret").as_uri()
    bomb = f'<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "{address}">]>'
    found = extract_page(f"{bomb}{HEAD}<p>&a;&b;&x; {LINE}</p>{P}".encode(), url=URL)
    assert isinstance(found, Extraction)
    assert "lollol" not in found.body
    assert "halyard" not in found.body


def test_the_attributes_of_an_element_that_has_too_many_go_but_its_text_stays() -> None:
    flood = "".join(f'a{i}="b" ' for i in range(5_000))
    found = extract_page(f"{HEAD}<div {flood}>{P * 2}</div>".encode(), url=URL)
    assert isinstance(found, Extraction)
    assert LINE in found.body


def test_a_large_value_of_an_attribute_is_no_flood() -> None:
    page = f"{HEAD}<article data-state='{'x y ' * 5_000}' hidden><p>Not seen.</p></article>{P * 3}"
    found = extract_page(page.encode(), url=URL)
    assert isinstance(found, Extraction)
    assert "Not seen" not in found.body


@pytest.mark.parametrize("name", GROWING)
def test_an_answer_is_judged_whatever_it_holds(name: str) -> None:
    start = time.process_time()
    judge_answer(403, {}, GROWING[name](SIZE).encode(), URL)
    assert time.process_time() - start < 3


ARTICLES = ",".join(
    '{"@type":"NewsArticle","headline":"' + str(n) + ' of them"}' for n in range(10_000)
)
DATES = "".join(
    f"<meta name='{name}' content='20{n % 20:02d}-0{1 + n % 9}-1{n % 9}T0{n % 9}:00:0{n % 6}Z'>"
    for name in (
        "date",
        "pubdate",
        "datepublished",
        "dc.date",
        "dcterms.issued",
        "parsely-pub-date",
    )
    for n in range(100)
)
LARGE = {
    "headings in headings": "<h1>" * 240 + "word " * 200_000,
    "headings and articles": "<h1>Headline of an article</h1>" * 10_000 + data(f"[{ARTICLES}]"),
    "authors in authors": "<span itemprop='author'>" * 200 + "<i>a</i>" * 100_000,
    "dates": DATES,
    "editions": "".join(
        f"<link rel='alternate' hreflang='x-{n}' href='https://example.com/{n}'>"
        for n in range(20_000)
    ),
    "odd digits": "<h1>Storm closes the bay</h1><img src='/a.jpg' width='\u00b2'>",
}


@pytest.mark.parametrize("name", LARGE)
def test_what_stands_there_far_too_often_costs_little_and_loses_nothing(name: str) -> None:
    page = f"{HEAD}{LARGE[name]}<article>{P * 3}</article>".encode()
    start = time.process_time()
    found = extract_page(page, url=URL)
    assert time.process_time() - start < 10
    assert isinstance(found, Extraction)
    assert len(found.dates) <= 60
    assert len(found.editions) <= 100


ONE_IN_ANOTHER: dict[str, Callable[[int], str]] = {
    "hidden elements": lambda n: HEAD + "<div hidden>" * n + "<b>x</b>" * 40_000,
    "elements called other articles": lambda n: (
        HEAD + '<div class="related">' * n + "<h1>Storm</h1>" + "<b>x</b>" * 40_000
    ),
    "elements called promotion": lambda n: HEAD + '<div class="promo">' * n + "<b>x</b>" * 40_000,
    "asides around the headline": lambda n: (
        HEAD + "<aside>" * n + "<h1>Storm</h1>" + "<b>x</b>" * 40_000
    ),
    "cells": lambda n: HEAD + "<table><tr><td>" * (n // 3) + "<b>x</b>" * 40_000,
}


@pytest.mark.parametrize("name", ONE_IN_ANOTHER)
def test_elements_inside_each_other_are_not_read_each_time(name: str) -> None:
    few, many = (ONE_IN_ANOTHER[name](n).encode() for n in (30, 210))
    small = large = float("inf")
    for _ in range(6):
        small, large = min(small, seconds(few)), min(large, seconds(many))
        if large < 2.5 * small:
            break
    else:
        pytest.fail(f"{small:.2f} s, and {large:.2f} s for seven times the depth")


def test_a_page_is_read_so_far_and_no_farther() -> None:
    page = parse(HEAD + "".join(f"<p>{number}. {LINE}</p>" for number in range(30_000)), URL)
    assert page is not None
    text = find_body(page.tree, URL).text
    assert text.startswith(f"0. {LINE}")
    assert 10_000 < text.count(LINE) <= 20_000
