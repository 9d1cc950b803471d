"""Each outlet's rule for reading its pages has a saved page that shows why it is there.

``tests/golden/layouts/NAME.html`` is written by us in the template's manner; NAME.json beside
it has its ``url``, the ``body`` that must come out, and in ``why`` what goes wrong without.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from demo.newsroom.sources import write_sources
from pipeline.model import Extraction, Layout
from pipeline.refine.extract import extract_page
from pipeline.settings import PROJECT
from pipeline.sources import load_sources

PAGES = PROJECT / "tests" / "golden" / "layouts"


def layouts() -> list[tuple[str, Layout]]:
    """(outlet, layout) of all outlets that we ship, those of the demo among them."""
    shipped = load_sources(PROJECT / "pipeline" / "sources")
    return [(source.id, layout) for source in shipped for layout in source.layouts]


def demo_layouts(folder: Path) -> list[tuple[str, Layout]]:
    write_sources(folder, 8765)
    return [(source.id, layout) for source in load_sources(folder) for layout in source.layouts]


def read(page: Path, layout: Layout | None) -> list[str]:
    said: dict[str, Any] = json.loads(page.with_suffix(".json").read_text("utf-8"))
    found = extract_page(page.read_bytes(), url=said["url"], layout=layout)
    assert isinstance(found, Extraction)
    return found.body.split("\n\n")


def expected(page: Path) -> list[str]:
    said: dict[str, Any] = json.loads(page.with_suffix(".json").read_text("utf-8"))
    assert said["why"].endswith(".")
    body: list[str] = said["body"]
    return body


def test_a_layout_is_needed_and_sufficient(tmp_path: Path) -> None:
    found = layouts() + demo_layouts(tmp_path)
    assert found
    for outlet, layout in found:
        page = PROJECT / layout.page
        assert page.is_file(), f"{outlet}: {layout.page} is not there"
        assert read(page, layout) == expected(page), outlet
        assert read(page, None) != expected(page), f"{outlet}: the page needs no layout"


def test_no_saved_page_is_left_over(tmp_path: Path) -> None:
    used = {PROJECT / layout.page for _, layout in layouts() + demo_layouts(tmp_path)}
    assert {path for path in PAGES.iterdir() if path.suffix == ".html"} == used
    assert {path.with_suffix(".html") for path in PAGES.glob("*.json")} == used


PAGE = """<html lang="en"><body><div class="nav"><a href="/">Home</a></div>
<div class="box text"><p>{0} This is the first part of the text of an article.</p></div>
<div class="box other"><p>{0} This is what stands between the parts of the article.</p></div>
<div class="box text"><p>{0} This is the last part of the text of an article.</p>
<p class="small">{0} This is what somebody else has to say about something else.</p></div>
</body></html>"""
LONG = "The delegations spoke for two hours and did not agree on anything at all."
URL = "https://example.org/world/talks-12345"


def parts(layout: Layout | None) -> list[str]:
    found = extract_page(PAGE.format(LONG).encode(), url=URL, layout=layout)
    assert isinstance(found, Extraction)
    return [line.removeprefix(LONG).strip() for line in found.body.split("\n\n")]


FIRST = "This is the first part of the text of an article."
BETWEEN = "This is what stands between the parts of the article."
LAST = "This is the last part of the text of an article."
ELSE = "This is what somebody else has to say about something else."


@pytest.mark.parametrize(
    ("body", "drop", "expected"),
    [
        ("//div[contains(@class, 'text')]", (), [FIRST, LAST, ELSE]),
        ("//div[contains(@class, 'text')]", (".//p[@class='small']",), [FIRST, LAST]),
        (None, ("//div[contains(@class, 'other')]",), [FIRST, LAST, ELSE]),
        (None, ("//div[contains(@class, 'other')]", "//p[@class='small']"), [FIRST, LAST]),
        ("//div[@id='no-such']", (), [FIRST, BETWEEN, LAST, ELSE]),
    ],
)
def test_what_a_layout_says_is_done(
    body: str | None, drop: tuple[str, ...], expected: list[str]
) -> None:
    assert parts(Layout("a.html", date(2024, 1, 1), None, body, drop)) == expected


def test_a_layout_on_a_page_without_end() -> None:
    flood = b"<html><body><div class='text'>" + b"<div><p>Word." * 40_000 + b"</div></body></html>"
    layout = Layout("a.html", body="//div[@class='text']//p", drop=(".//p//p",))
    extract_page(flood, url=URL, layout=layout)
