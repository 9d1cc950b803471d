"""Every page in tests/golden/pages says what the JSON beside it expects."""

from __future__ import annotations

import pytest

from bench.golden_pages import FIELDS, SETTING, GoldPage, count, differences, gold_pages, read

PAGES = gold_pages()
DATING = {"at", "from", "precision"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page: GoldPage) -> None:
    found = read(page)
    wrong = differences(page.expected, found)
    assert not wrong, {name: (page.expected.get(name), found.get(name)) for name in wrong}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_expectation_is_whole(page: GoldPage) -> None:
    assert set(page.setting) == set(SETTING)
    assert page.setting["about"]
    if "rejection" in page.expected:
        return
    assert set(page.expected) - {"charset"} == set(FIELDS)
    assert page.expected["flags"] == sorted(page.expected["flags"])
    assert page.expected["body"]
    for name in ("published", "modified"):
        assert page.expected[name] is None or set(page.expected[name]) == DATING


def test_there_are_enough_pages() -> None:
    assert len(PAGES) >= 60
    assert {page.language for page in PAGES} == {"en", "ru", "tr", "uk"}


def test_differences_name_the_fields() -> None:
    expected = {"title": "Storm", "body": ["One.", "Two."]}
    assert differences(expected, {"title": "Storm", "body": ["One.", "Two."]}) == []
    assert differences(expected, {"title": "Storm", "body": ["One. Two."]}) == ["body"]
    assert differences(expected, {"rejection": "paywall"}) == ["rejection"]
    assert differences({"rejection": "paywall"}, {"rejection": "paywall"}) == []
    assert differences({"rejection": "paywall"}, {"rejection": "soft_404"}) == ["rejection"]


def test_pages_are_counted_by_language_and_in_all() -> None:
    pages = [page for page in PAGES if page.name in ("en-graph-references", "tr-front-page")]
    rows = count(pages)
    assert [row["pages in"] for row in rows] == ["en", "tr", "all"]
    assert [row["whole page"][1] for row in rows] == [1, 1, 2]
