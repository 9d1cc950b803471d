"""Unlinked names, brought together over cases, languages and scripts."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import EntityType, UnlinkedName
from pipeline.tag.candidates import base_form, cluster, key_of


def name(
    surface: str,
    language: str = "ru",
    articles: int = 1,
    sources: int = 1,
    kind: EntityType = "person",
    country: str | None = None,
) -> UnlinkedName:
    first, last = date(2024, 5, 1), date(2024, 5, 1 + articles)
    return UnlinkedName(surface, kind, language, articles, sources, first, last, country)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Мельниченком", "Мельниченко", "Мельниченку", "Melnychenko", "Melnichenko"),
        ("Іван Мельник", "Ивана Мельника", "Ivan Melnyk", "Иваном Мельником"),
        ("Сергею Ковальчуку", "Serhii Kovalchuk", "Сергій Ковальчук", "Sergey Kovalchuk"),
        ("Евгений Шапошник", "Yevhen Shaposhnyk", "Євгена Шапошника"),
        ("Анной Ивановой", "Анна Иванова", "Anna Ivanova"),
        ("Ayşe Yıldız", "AYŞE YILDIZ", "Ayse Yildiz"),
        ("ООО «Нива-Плюс»", "ООО «Нива Плюс»"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({key_of(spelling) for spelling in spellings}) == 1


def test_other_names_do_not() -> None:
    names = ["Ян", "Лев Орлов", "Иван Мельник", "Анна Иванова", "Sergey Kovalchuk", "Petrov"]
    assert len({key_of(one) for one in names}) == len(names)


def test_clusters_count_articles_and_keep_spellings_by_language() -> None:
    found = cluster(
        [
            name("Мельниченко", articles=3, sources=2, country="UA"),
            name("Мельниченком", articles=1),
            name("Melnychenko", "en", articles=2, sources=3, country="UA"),
            name("Melnychenko", "en", kind="place"),
        ],
        least_articles=2,
    )
    assert len(found) == 1
    (candidate,) = found
    assert candidate.articles == 6
    assert candidate.sources == 3
    assert candidate.spellings == {
        "en": ("Melnychenko",),
        "ru": ("Мельниченко", "Мельниченком"),
    }
    assert (candidate.first_day, candidate.last_day) == (date(2024, 5, 1), date(2024, 5, 4))
    assert candidate.row() == {
        "id": "melnychenko",
        "type": "person",
        "subtype": "?",
        "country": "UA",
        "name": {"en": "Melnychenko", "ru": "Мельниченко"},
    }


@pytest.mark.parametrize(
    ("names", "country"),
    [
        (
            [
                name("Мельниченко", articles=3, country="RU"),
                name("Melnychenko", "en", 2, country="TR"),
            ],
            "RU",
        ),
        (
            [
                name("Мельниченко", articles=2, country="RU"),
                name("Melnychenko", "en", 2, country="TR"),
            ],
            None,
        ),
        ([name("Мельниченко", articles=2, country="RU"), name("Melnychenko", "en", 3)], None),
        ([name("Орлов", articles=2)], None),
    ],
)
def test_a_country_is_proposed_where_most_articles_agree(
    names: list[UnlinkedName], country: str | None
) -> None:
    (candidate,) = cluster(names)
    assert candidate.country == country
    assert candidate.row().get("country") == country


def test_the_base_form_is_the_shortest_and_the_first_of_several() -> None:
    assert base_form(["Мельника", "Мельник", "Мельнику"]) == "Мельник"
    assert base_form(["Анна Орлова", "Анну Орлову", "Анной Орловой"]) == "Анна Орлова"


def test_more_outlets_come_first() -> None:
    found = cluster([name("Орлов", articles=9), name("Зимин", articles=2, sources=2)])
    assert [base_form(c.spellings["ru"]) for c in found] == ["Зимин", "Орлов"]


def test_no_surface_breaks_it() -> None:
    assert cluster([name("'"), name("«»"), name("ь"), name("—"), name("")])
