from __future__ import annotations

import pytest

from pipeline.refine.authors import find_authors, is_person, read_byline, split_names
from pipeline.refine.page import parse
from pipeline.refine.titles import choose_title, strip_site


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Storm nears - Bay Ledger", "Storm nears"),
        ("Storm nears | News | Bay Ledger", "Storm nears"),
        ("Bay Ledger: Storm nears", "Bay Ledger: Storm nears"),
        ("Bay Ledger | Storm nears", "Storm nears"),
        ("Fırtına yaklaşıyor | Son Dakika Haberleri", "Fırtına yaklaşıyor"),
        ("Fırtına yaklaşıyor - Gündem Haberleri", "Fırtına yaklaşıyor"),
        ("Шторм приближается — последние новости сегодня", "Шторм приближается"),
        ("Шторм наближається | Останні новини", "Шторм наближається"),
        ("Storm nears - and then what", "Storm nears - and then what"),
    ],
)
def test_strip_site(title: str, expected: str) -> None:
    assert strip_site(title, {"bayledger"}) == expected


def title_of(html: str) -> str | None:
    page = parse(
        f"<html><head>{html}</head><body></body></html>", "https://www.bayledger.example/x"
    )
    assert page is not None
    return choose_title(page).value


def test_titles_by_agreement() -> None:
    assert title_of("") is None
    assert title_of("<title>Storm nears | Bay Ledger</title>") == "Storm nears"
    agreed = '<meta property="og:title" content="Storm nears coast"></head><body><h1>Storm nears coast</h1>'
    assert title_of(agreed) == "Storm nears coast"
    cut = '<meta property="og:title" content="The storm that nears..."></head><body><h1>The storm that nears the coast</h1>'
    assert title_of(cut) == "The storm that nears the coast"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Noor Haldane and Piers Lund", ["Noor Haldane", "Piers Lund"]),
        ("Noor Haldane, Piers Lund", ["Noor Haldane", "Piers Lund"]),
        ("Noor Haldane @noor", ["Noor Haldane"]),
        ("NOOR HALDANE", ["Noor Haldane"]),
        ("Yazan: Selim Ortaç", ["Selim Ortaç"]),
        ("Şule Işıktaş ve Ali Ak", ["Şule Işıktaş", "Ali Ak"]),
        ("Автор: Глеб Ясенев", ["Глеб Ясенев"]),
        ("Вера Лукашина и Глеб Ясенев", ["Вера Лукашина", "Глеб Ясенев"]),
        ("Автори: Оксана Гречко та Ілля Дяченко", ["Оксана Гречко", "Ілля Дяченко"]),
        ("Noor Haldane (editor)", ["Noor Haldane"]),
        ("Noor Haldane - Ankara correspondent", ["Noor Haldane"]),
    ],
)
def test_split_names(text: str, expected: list[str]) -> None:
    assert split_names(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Haber Merkezi",
        "Редакция",
        "Служба новостей",
        "Newsroom",
        "admin",
        "Web Desk",
        "@noor",
        "news@example.com",
        "Редакція",
        "12345",
        "",
    ],
)
def test_nobody(name: str) -> None:
    assert not is_person(name)


def test_agencies_stand_apart() -> None:
    found = read_byline(["Noor Haldane; Reuters", "Укрінформ"])
    assert found.persons == ("Noor Haldane",)
    assert found.agency == "Reuters"
    assert found.signed == ("Noor Haldane", "Reuters", "Укрінформ")
    assert read_byline(["The Quay Herald"], frozenset({"thequayherald"})).persons == ()


def test_sources_in_their_order() -> None:
    html = (
        '<html><head><meta name="author" content="Web Desk"></head><body>'
        '<a rel="author" href="/n">Noor Haldane</a></body></html>'
    )
    page = parse(html, None)
    assert page is not None
    assert find_authors(page).persons == ("Noor Haldane",)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Kaynak: Anadolu Ajansı", "AA"),
        ("Источник: ТАСС", "TASS"),
        ("Джерело: Лиман-Інформ", "Лиман-Інформ"),
        ("По материалам агентства Берег-Информ", "Берег-Информ"),
        ("Source: the mayor’s office", None),
    ],
)
def test_credited_agencies(line: str, agency: str | None) -> None:
    page = parse(
        f'<html><body><h1>A title here</h1><div class="source">{line}</div></body></html>', None
    )
    assert page is not None
    assert find_authors(page).agency == agency


def test_a_headline_may_name_the_outlet() -> None:
    assert (
        title_of("</head><body><h1>Bay Ledger editor resigns</h1>") == "Bay Ledger editor resigns"
    )


def test_a_headline_without_h1() -> None:
    html = (
        "<html><head><title>Fırtına körfezi kapattı :: Körfez Sesi</title></head><body><p>"
        "<a href='/'>KÖRFEZ SESİ</a></p><h2>Fırtına körfezi kapattı</h2></body></html>"
    )
    page = parse(html, "https://korfez-sesi.example/a/1")
    assert page is not None
    assert choose_title(page).value == "Fırtına körfezi kapattı"
    page = parse(
        html.replace(" :: Körfez Sesi", "").replace(
            "<title>Fırtına körfezi kapattı", "<title>Körfez Sesi"
        ),
        "https://korfez-sesi.example/a/1",
    )
    assert page is not None
    assert choose_title(page).value == "Fırtına körfezi kapattı"
