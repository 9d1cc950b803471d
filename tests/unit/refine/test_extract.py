from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest

from pipeline.model import Extraction, Rejection
from pipeline.refine.extract import extract_page, extract_record

LINE = "The harbour master closed the bay to small craft on Thursday morning as a storm moved up the coast."
HTML = f"<html><head><title>Storm closes the bay</title></head><body><h1>Storm closes the bay</h1><p>{LINE}</p><p>{LINE[4:-1]}, again.</p></body></html>"


def test_a_record_with_html() -> None:
    found = extract_record({"id": 7, "url": "https://example.com/2022/03/10/storm", "html": HTML})
    assert found == {
        "id": 7,
        "title": "Storm closes the bay",
        "body": f"{LINE}\n\n{LINE[4:-1]}, again.",
        "authors": [],
        "published_at": "2022-03-10",
        "published_from": "url",
        "modified_at": None,
        "language": "en",
        "canonical_url": "https://example.com/2022/03/10/storm",
        "site_name": None,
        "published_precision": "day",
        "modified_from": None,
        "agency": None,
        "section": None,
        "tags": [],
        "image": None,
        "kind": "news",
        "paywalled": None,
        "editions": {},
        "flags": [],
    }
    json.dumps(found)


def test_a_record_with_a_path(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(HTML.encode()))
    (tmp_path / "b.html").write_bytes(HTML.encode())
    (tmp_path / "c.txt").write_text(f"Storm closes the bay\n\n{LINE}\n\n{LINE[4:-1]}, again.\n")
    bodies = {
        extract_record({"id": n, "url": None, "path": str(tmp_path / n)})["body"]
        for n in ("a.html.gz", "b.html", "c.txt")
    }
    assert bodies == {f"{LINE}\n\n{LINE[4:-1]}, again."}


def test_a_page_without_text_is_a_record_without_body() -> None:
    assert (
        extract_record({"id": 1, "url": None, "html": "<html><body></body></html>"})["body"] == ""
    )
    assert extract_record({"id": 1, "url": None, "html": ""})["body"] == ""


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ({"id": 1}, 'needs "path" or "html"'),
        ({"id": 1, "url": 5, "html": "x"}, "url must be"),
        ({"id": 1, "path": "/no/such/file.html"}, "cannot read"),
        ({"id": 1, "path": "a\0b"}, "cannot read"),
        ([], "JSON object"),
    ],
)
def test_bad_records_are_told_why(record: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        extract_record(record)


def test_a_cut_gzip_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(b"\x1f\x8b\x08\x00rubbish that is no gzip stream")
    with pytest.raises(ValueError, match="not a whole gzip file"):
        extract_record({"id": 1, "path": str(path)})


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"%PDF-1.7 ...", "application/pdf", "not_html"),
        (b"\x89PNG\r\n", "text/html", "not_html"),
        (b'{"a": 1}', "application/json", "not_html"),
        (b"", "text/html", "not_html"),
        (b"<html><body><p>Short.</p></body></html>", "text/html", "empty_body"),
        (
            b"<html><head><title>Page not found</title></head><body><p>Sorry.</p></body></html>",
            "",
            "soft_404",
        ),
    ],
)
def test_rejections_are_values(body: bytes, content_type: str, reason: str) -> None:
    found = extract_page(body, url="https://example.com/x", content_type=content_type)
    assert isinstance(found, Rejection)
    assert (found.stage, found.reason) == ("refine", reason)


P = f"<p>{LINE}</p>"
BOMBS = {
    "deep": "<html><body>" + "<div>" * 100_000 + P + "</div>" * 100_000 + P * 3,
    "spans": "<p>" + "<span><b><i>" * 100_000 + LINE,
    "tables": "<table><tr><td>" * 50_000 + P,
    "wide": "<html><body>" + "<p>word</p>" * 100_000,
    "links": "<html><body>" + '<a href="/x">word word</a> ' * 50_000,
    "tags": "<" * 500_000,
    "entities": "&amp;" * 200_000,
    "attributes": "<div " + 'a="b" ' * 100_000 + ">" + P,
    "nul": "<html><body>" + P.replace(" ", "\0 ") * 3,
    "jsonld": '<script type="application/ld+json">' + "[" * 200_000 + "</script>" + P * 3,
    "letters": "<html><body><p>" + "a" * 2_000_000,
    "spaces": "<html><body><h1>x</h1><div class='date'>"
    + " " * 500_000
    + "</div><p>"
    + "1 " * 200_000,
    "dashes": "<title>" + "a - " * 50_000 + "</title>" + P * 3,
}


@pytest.mark.parametrize("name", BOMBS)
def test_no_page_takes_long_or_breaks(name: str) -> None:
    start = time.process_time()
    found = extract_page(BOMBS[name].encode(), url="https://example.com/2022/03/10/x")
    assert isinstance(found, Extraction | Rejection)
    assert time.process_time() - start < 10


def test_what_stands_after_deep_nesting_is_not_lost() -> None:
    found = extract_page(BOMBS["deep"].encode(), url=None)
    assert isinstance(found, Extraction)
    assert LINE in found.body


def test_the_url_is_never_needed_nor_trusted() -> None:
    for url in (None, "", "http://[broken", "not a url", "https://example.com:99999/x"):
        found = extract_page(HTML.encode(), url=url)
        assert isinstance(found, Extraction)
        assert found.title == "Storm closes the bay"


def test_a_section_page_is_no_article() -> None:
    cards = "".join(
        f'<div class="item"><h3><a href="/n/{n}-x">What happened in harbour number {n} this week</a></h3>'
        f"<p>A short summary of what happened there on day {n}, with a full stop.</p></div>"
        for n in range(9)
    )
    html = f"<html><head><title>World</title></head><body><h1>World</h1>{cards}</body></html>"
    found = extract_page(html.encode(), url="https://example.com/section/world/")
    assert isinstance(found, Rejection)
    assert found.reason == "not_an_article"
