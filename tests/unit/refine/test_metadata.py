from __future__ import annotations

import pytest

from pipeline.refine.metadata import find_image, find_section, find_site_name, find_tags
from pipeline.refine.page import Page, parse
from pipeline.refine.surroundings import Surroundings, look_around

TITLE = "Fırtına körfezi kapattı"
ADDRESS = "https://korfezsesi.example/haber/firtina-12"


def page_of(head: str = "", body: str = "") -> Page:
    page = parse(f"<html><head>{head}</head><body>{body}</body></html>", ADDRESS)
    assert page is not None
    return page


def around(page: Page) -> Surroundings:
    return look_around(page, TITLE)


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='crumbs'><a href='/'>Ana Sayfa</a> › <a href='/e'>Ekonomi</a> › {TITLE}</div>"
        f"<h1>{TITLE}</h1>",
        f"<nav><a>A</a><a>B</a><a>C</a></nav><a href='/e'>Ekonomi</a><h1>{TITLE}</h1>",
        f"<div class='kicker'>Ekonomi</div><h1>{TITLE}</h1>",
        f"<h1>{TITLE}</h1><p><small>10.03.2022 | Kategori: Ekonomi</small></p>",
        f"<h1>{TITLE}</h1><div class='meta'><a rel='category tag' href='/e'>Ekonomi</a></div>",
    ],
)
def test_a_section_that_only_a_reader_sees(body: str) -> None:
    page = page_of(body=body)
    assert find_section(page, around(page)) == "Ekonomi"


def test_sections_that_are_declared_come_first() -> None:
    page = page_of(
        '<meta property="article:section" content="Dünya">',
        f"<a href='/e'>Ekonomi</a><h1>{TITLE}</h1>",
    )
    assert find_section(page, around(page)) == "Dünya"
    path = (
        '<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": ['
        '{"@type": "ListItem", "position": 1, "name": "Ana Sayfa"},'
        '{"@type": "ListItem", "position": 2, "item": {"@id": "/e", "name": "Ekonomi"}},'
        f'{{"@type": "ListItem", "position": 3, "name": "{TITLE}"}}]}}</script>'
    )
    page = page_of(path, f"<h1>{TITLE}</h1>")
    assert find_section(page, around(page)) == "Ekonomi"


def test_a_menu_is_no_section() -> None:
    menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Spor", "Dünya", "Yaşam"))
    page = page_of(body=f"<ul>{menu}</ul><h1>{TITLE}</h1>")
    assert find_section(page, around(page)) is None


def test_sections_between_headline_and_outlet() -> None:
    page = page_of(f"<title>{TITLE} | Ekonomi | Körfez Sesi</title>", f"<h1>{TITLE}</h1>")
    assert find_section(page, around(page)) == "Ekonomi"
    assert find_site_name(page) == "Körfez Sesi"


@pytest.mark.parametrize(
    ("head", "body", "name"),
    [
        ('<meta property="og:site_name" content="Körfez Sesi">', "", "Körfez Sesi"),
        ('<meta name="DC.publisher" content="Körfez Sesi">', "", "Körfez Sesi"),
        ("", '<a href="/"><img src="l.png" alt="Körfez Sesi"></a>', "Körfez Sesi"),
        ("", '<a href="/">Ana Sayfa</a>', None),
        ('<meta name="twitter:site" content="@korfez">', "", "korfez"),
    ],
)
def test_outlets(head: str, body: str, name: str | None) -> None:
    assert find_site_name(page_of(head, body)) == name


@pytest.mark.parametrize(
    ("head", "body", "tags"),
    [
        ('<meta name="keywords" content="fırtına, körfez">', "", ("fırtına", "körfez")),
        ("", "<a rel='tag'>fırtına</a><a rel='tag'>#körfez (12)</a>", ("fırtına", "körfez")),
        ("", "<div class='news-tags'>Etiketler: <a>fırtına</a></div>", ("fırtına",)),
        ("", "<ul class='crumbs tag_list'><li><a>Ekonomi</a></li></ul>", ()),
    ],
)
def test_tags(head: str, body: str, tags: tuple[str, ...]) -> None:
    assert find_tags(page_of(head, body)) == tags


def test_a_picture_that_only_a_reader_sees() -> None:
    page = page_of(
        body=f"<h1>{TITLE}</h1><img src='/i/icon-print.png'><img src='/f/a b.jpg'><p>Metin</p>"
    )
    assert find_image(page, around(page)) == "https://korfezsesi.example/f/a%20b.jpg"
    assert find_image(page) is None
