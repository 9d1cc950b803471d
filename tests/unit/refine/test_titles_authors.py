from __future__ import annotations

import pytest

from pipeline.refine.agencies import agency_at_end, agency_of_dateline, name_in_dateline
from pipeline.refine.authors import Byline, find_authors, is_person, read_byline, split_names
from pipeline.refine.page import parse
from pipeline.refine.surroundings import look_around
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
        # what the outlet is named after is the subject of the headline
        ("Bay - Harbour railway talks end", "Bay - Harbour railway talks end"),
        ("Bay — это пролив, заявил капитан", "Bay — это пролив, заявил капитан"),
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


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Storm nears | BL | 28.04.2023", "Storm nears"),
        ("Шторм приближается - Политика", "Шторм приближается"),
        ("SON DAKİKA | Fırtına yaklaşıyor", "Fırtına yaklaşıyor"),
        ("Sea–Air talks: day 2", "Sea–Air talks: day 2"),
    ],
)
def test_surroundings_of_a_headline(title: str, expected: str) -> None:
    assert strip_site(title, {"bayledger", "bl"}) == expected


HEADLINE = "Storm nears the northern coast"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        # a section behind the headline that another place does without
        (f'<meta property="og:title" content="{HEADLINE} - Weather">', f"<h1>{HEADLINE}</h1>"),
        # the last step of the path to the page is no heading
        (
            f'<meta property="og:title" content="{HEADLINE}">',
            "<ol class='breadcrumb'><li><h1>Coast braces for wind</h1></li></ol>"
            f"<h2><span>Weather</span> <span>{HEADLINE}</span></h2>",
        ),
        # a kicker within the heading
        ("", f"<h1><span class='kicker'>Weather</span> <span>{HEADLINE}</span></h1>"),
        # no heading at all, and an outlet that nothing else names
        (f"<title>Old Herald :: {HEADLINE}</title>", f"<b>Old Herald</b><p><b>{HEADLINE}</b>"),
    ],
)
def test_the_headline_that_a_reader_sees(head: str, body: str) -> None:
    assert title_of(f"{head}</head><body>{body}") == HEADLINE


def test_an_attribute_ends_at_the_first_quotation_mark() -> None:
    whole = 'The harbour calls it "mild" weather'
    broken = f'<meta property="og:title" content="{whole}"></head><body><h1>{whole}</h1>'
    assert title_of(broken) == whole


def test_every_claim_to_a_title_is_kept() -> None:
    page = parse(
        '<html><head><title>Storm nears | X</title><meta property="og:title" content="Storm nears">'
        "</head><body><h1>Storm nears</h1></body></html>",
        None,
    )
    assert page is not None
    choice = choose_title(page)
    assert {(claim.source, claim.value) for claim in choice.claims} == {
        ("og:title", "Storm nears"),
        ("h1", "Storm nears"),
        ("title", "Storm nears | X"),
    }
    assert "h1" in choice.why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Текст: Глеб Ясенев. Фото: Лев Тропинин", ["Глеб Ясенев"]),
        ("Авторка: Леся Вороненко | Фото: Гнат Лис | Редакторка: Соломія Рак", ["Леся Вороненко"]),
        ("Редактор: Глеб Ясенев", []),
        ("Editör: Selim Ortaç", []),
        ("Haber: Selim Ortaç, Ali Ak - Kamera: Can Er", ["Selim Ortaç", "Ali Ak"]),
        ("Story by Noor Haldane. Translation by Emma Lund.", ["Noor Haldane"]),
        ("Корреспондент — Алёна Мирская, оператор — Пётр Дюжев", ["Алёна Мирская"]),
        ("AYŞE IŞIK", ["Ayşe Işık"]),
        ("МАР'ЯНА КОВАЛЬ-ЛИС", ["Мар'яна Коваль-Лис"]),
    ],
)
def test_roles(text: str, expected: list[str]) -> None:
    assert split_names(text) == expected


def signed(body: str, head: str = "") -> Byline:
    page = parse(f"<html><head>{head}</head><body><h1>{HEADLINE}</h1>{body}</body></html>", None)
    assert page is not None
    return find_authors(page, look_around(page, HEADLINE))


LONG = "<p>" + "Words of the text go on and on without any end. " * 5 + "</p>"
OUTLET = '<meta name="author" content="Web Desk">'


@pytest.mark.parametrize(
    "body",
    [
        "<p>By <b>Noor Haldane</b></p>",
        "<p class='by'>By Noor Haldane in Berlin</p>",
        "<div class='byline'>Noor Haldane, Ankara</div>",
        "<div class='byline'>By Noor Haldane 10 March 2022, 14:05</div>",
        "<div><span>Noor Haldane</span><span>10.03.2022 14:05</span></div>",
        "<p><small>Tarih: 10.03.2022 | Ekleyen: Noor Haldane | Kategori: Spor</small></p>",
        "<p><span>Автор,</span> <span>Noor Haldane</span></p>",
        f"<div>{LONG}{LONG}<p>Noor Haldane</p></div>",
        f"<div>{LONG}{LONG}<p><i>(Noor Haldane)</i></p></div>",
    ],
)
def test_authors_that_only_a_reader_sees(body: str) -> None:
    found = signed(body, OUTLET)
    assert found.persons == ("Noor Haldane",)
    assert any("Noor Haldane" in claim.value for claim in found.claims) or "signature" in found.why


@pytest.mark.parametrize(
    "body",
    [
        "<div class='byline'>Twitter Facebook</div>",
        "<p>Фото: Лев Тропинин</p>",
        "<div><a href='/dis-ticaret'>Dış Ticaret</a><span>10.03.2022</span></div>",
        "<ul class='comments'><li itemscope itemprop='comment'><b itemprop='author'>Ayten Ak</b></li></ul>",
        f"<div>{LONG}{LONG}<h4>Diğer Haberler</h4></div>",
    ],
)
def test_lines_that_name_no_author(body: str) -> None:
    assert signed(body, OUTLET).persons == ()


def test_a_desk_signs_where_nobody_else_does() -> None:
    found = signed(LONG, OUTLET)
    assert found.signed == ("Web Desk",)
    assert found.claims[0].source == "meta author"


def test_a_place_that_names_more_authors_is_believed() -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",'
        ' "author": {"@type": "Person", "name": "Noor Haldane"}}</script>'
        '<meta name="author" content="Noor Haldane, Piers Lund">'
    )
    assert signed("", data).persons == ("Noor Haldane", "Piers Lund")


@pytest.mark.parametrize(
    ("text", "agency", "rest"),
    [
        ("ANKARA (AA) - Fırtına geldi.", "AA", "Fırtına geldi."),
        ("İSTANBUL, (DHA)- Fırtına geldi.", "DHA", "Fırtına geldi."),
        ("Selim ORTAÇ/EDREMİT (Balıkesir), (DHA)- Fırtına geldi.", "DHA", "Fırtına geldi."),
        ("МОСКВА, 10 марта. /ТАСС/. Шторм пришёл.", "TASS", "Шторм пришёл."),
        ("МОСКВА, 10 мар - РИА Новости. Шторм пришёл.", "RIA Novosti", "Шторм пришёл."),
        ("Москва. 10 марта. ИНТЕРФАКС - Шторм пришёл.", "Interfax", "Шторм пришёл."),
        ("КИЇВ. 10 березня. УНН. Шторм прийшов.", "UNN", "Шторм прийшов."),
        ("LONDON, March 10 (Reuters) - A storm came.", "Reuters", "A storm came."),
        ("KYIV, Ukraine (AP) — A storm came.", "AP", "A storm came."),
        ("ANKARA - A storm came.", None, "ANKARA - A storm came."),
        ("Reuters: A storm came.", None, "Reuters: A storm came."),
        ("The ministry told Reuters (AP) - no.", None, "The ministry told Reuters (AP) - no."),
        ("", None, ""),
    ],
)
def test_datelines(text: str, agency: str | None, rest: str) -> None:
    found, length = agency_of_dateline(text)
    assert (found, text[length:]) == (agency, rest)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Selim ORTAÇ/EDREMİT, (DHA)- Fırtına geldi.", "Selim ORTAÇ"),
        ("МОСКВА, 10 мар — РИА Новости, Глеб Ясенев. Шторм.", "Глеб Ясенев"),
        ("МОСКВА, 10 марта. /Корр. ТАСС Глеб Ясенев/. Шторм.", "Глеб Ясенев"),
        ("ANKARA (AA) - Fırtına geldi.", None),
    ],
)
def test_names_in_datelines(text: str, name: str | None) -> None:
    assert name_in_dateline(text, agency_of_dateline(text)[1]) == name


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Fırtına dindi. (AA)", "AA"),
        ("The storm is over. (The Ledger with Reuters)", "Reuters"),
        ("BL, AFP / KR", "AFP"),
        ("The storm is over (so they say)", None),
    ],
)
def test_agencies_after_the_last_word(text: str, agency: str | None) -> None:
    assert agency_at_end(text) == agency


def test_the_site_of_an_agency_is_its_own_credit() -> None:
    found = signed(LONG, '<meta property="og:site_name" content="Marmara Haber Ajansı">')
    assert found.agency == "Marmara Haber Ajansı"


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        (
            '<div>18:03, 22 июля 2022 <a href="/authors/77">Глеб Ясенев</a>, <span>обозреватель</span></div>',
            "Глеб Ясенев",
        ),
        ("<div>Вера Лукашина | Воскресенье, 2 апреля 2023, 10:05</div>", "Вера Лукашина"),
        ('<p>Söyleşi: <a href="/yazarlar/ortac">Selim Ortaç</a></p>', "Selim Ortaç"),
        ('<div>18:03, 22 июля 2022 <a href="/tags/77">Нижний Берег</a></div>', None),
    ],
)
def test_names_beside_the_headline(byline: str, expected: str | None) -> None:
    page = parse(
        f"<html><body><article><h1>{HEADLINE}</h1>{byline}<p>{'The storm came closer. ' * 12}</p></article>"
        "</body></html>",
        "https://www.bayledger.example/x",
    )
    assert page is not None
    found = find_authors(page, look_around(page, HEADLINE)).persons
    assert found == ((expected,) if expected else ())


def test_city_and_agency_behind_a_name() -> None:
    found = read_byline(["Zeynep Karaca/ANKARA, (DHA)"])
    assert (found.persons, found.agency) == (("Zeynep Karaca",), "DHA")


def test_a_part_of_the_outlets_name_is_no_person() -> None:
    assert not is_person("Ledger", frozenset(("bayledger",)))
    assert is_person("Noor Haldane", frozenset(("bayledger",)))
