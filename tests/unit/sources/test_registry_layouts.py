"""Layouts of an outlet: read with it, checked with it, and each in force on its own days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.model import Layout
from pipeline.sources import RegistryError, load_sources
from pipeline.sources.registry import layout_for

ROW = """
- id: courier
  name: Courier
  home: https://courier.example
  country: TR
  languages: [tr]
  kind: newspaper
  layouts:
"""
FIRST = "{page: old.html, until: 2023-06-30, body: \"//td[@id='text']\"}"
SECOND = (
    "{page: new.html, since: 2023-07-01, body: \"//div[@class='part']\", "
    "drop: [\".//p[@class='photo']\", './/table']}"
)


def load(folder: Path, *layouts: str) -> tuple[Layout, ...]:
    rows = "".join(f"    - {layout}\n" for layout in layouts)
    (folder / "one.yaml").write_text(ROW + rows, encoding="utf-8")
    (source,) = load_sources(folder)
    return source.layouts


def test_layouts_are_read_with_their_outlet(tmp_path: Path) -> None:
    assert load(tmp_path, FIRST, SECOND) == (
        Layout("old.html", None, date(2023, 6, 30), "//td[@id='text']"),
        Layout(
            "new.html",
            date(2023, 7, 1),
            None,
            "//div[@class='part']",
            (".//p[@class='photo']", ".//table"),
        ),
    )


@pytest.mark.parametrize(
    ("day", "page"),
    [
        (date(1999, 1, 1), "old.html"),
        (date(2023, 6, 30), "old.html"),
        (date(2023, 7, 1), "new.html"),
        (date(2030, 1, 1), "new.html"),
    ],
)
def test_the_layout_of_a_day(day: date, page: str, tmp_path: Path) -> None:
    layout = layout_for(load(tmp_path, SECOND, FIRST), day)
    assert layout is not None
    assert layout.page == page


def test_a_day_may_have_none() -> None:
    spring = Layout("a.html", date(2023, 3, 1), date(2023, 5, 31), "//p")
    autumn = Layout("b.html", date(2023, 9, 1), date(2023, 11, 30), "//p")
    assert layout_for((), date(2023, 4, 1)) is None
    assert layout_for((spring, autumn), date(2023, 7, 1)) is None
    assert layout_for((spring, autumn), date(2023, 12, 1)) is None


MISTAKES = {
    "xpath broken": (["{page: a.html, body: '//p['}"], "[0].body: '//p[': expected an XPath"),
    "xpath shown whole": (["{page: a.html, body: '//p[@id'}"], "[0].body: '//p[@id': expected an"),
    "xpath of a number": (["{page: a.html, body: 'count(//p)'}"], "an XPath of elements"),
    "xpath of texts": (["{page: a.html, body: '//p/text()'}"], "an XPath of elements"),
    "xpath of an attribute": (["{page: a.html, drop: ['.//p/@class']}"], "an XPath of elements"),
    "xpath of a prefix": (["{page: a.html, body: '//p[re:test(., 1)]'}"], "namespace prefix"),
    "xpath of a function": (["{page: a.html, body: '//p[foo()]'}"], "Unregistered function"),
    "drop broken": (["{page: a.html, drop: ['.//p', '//[']}"], "[0].drop[1]: '//[': expected"),
    "drop no list": (["{page: a.html, drop: .//p}"], "[0].drop: './/p': expected a list of XPaths"),
    "without a page": (["{body: //p}"], "[0].page: missing: expected text"),
    "says nothing": (["{page: a.html, since: 2020}"], "expected body, drop or both"),
    "until first": (["{page: a.html, body: //p, since: 2020, until: 2019}"], "[0].until: 2019: exp"),
    "another field": (["{page: a.html, body: //p, only: x}"], "[0].only: 'x': not a field; expected"),
    "no mapping": (["a.html"], "[0]: 'a.html': expected a list of {page, since"),
    "one day of two": (
        ["{page: a.html, body: //p, until: 2020}", "{page: b.html, body: //p, since: 2020-12-31}"],
        "a.html and b.html are both in force on 2020-12-31",
    ),
    "two for ever": (
        ["{page: a.html, body: //p}", "{page: b.html, body: //p, since: 2020}"],
        "a.html and b.html are both in force on 2020-01-01",
    ),
    "a long one beneath": (
        [
            "{page: a.html, body: //p, since: 2010, until: 2019}",
            "{page: b.html, body: //p, since: 2019-06-01, until: 2019-07-01}",
        ],
        "a.html and b.html are both in force on 2019-06-01",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("layouts", "said"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_in_a_layout_is_named(layouts: list[str], said: str, tmp_path: Path) -> None:
    with pytest.raises(RegistryError) as caught:
        load(tmp_path, *layouts)
    (problem,) = caught.value.problems
    assert problem.startswith("one.yaml: courier: layouts")
    assert said in problem
