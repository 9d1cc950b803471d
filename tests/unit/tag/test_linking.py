"""Which names are linked, and which are not."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest

from pipeline.tag.tagger import Tagger

THEN = datetime(2022, 3, 10, tzinfo=UTC)


def links(
    tagger: Tagger, text: str, language: str | None, title: str = ""
) -> list[tuple[str, str]]:
    tagging = tagger.tag(title, text, language, THEN)
    for m in tagging.mentions:
        assert (title if m.in_title else text)[m.start : m.end] == m.surface
    return [(m.surface, m.entity) for m in tagging.mentions if m.entity and not m.nested]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Turkish suffixes, both apostrophes, none
        ("tr", "Erdoğan'ın Rusya’ya ziyareti", ["recep-tayyip-erdogan", "russia"]),
        ("tr", "Putin'le görüşen Türkiye'deki heyet", ["vladimir-putin", "turkey"]),
        ("tr", "Rusya Dışişleri Bakanlığının açıklaması", ["russian-mfa"]),
        ("tr", "Turkiyenin tutumu ve Kievde toplanti", ["turkey", "kyiv"]),
        ("tr", "ERDOĞAN RUSYA'DA", ["recep-tayyip-erdogan", "russia"]),
        # possessives, plurals, hyphens, lost diacritics
        (
            "en",
            "Erdogan's talks with Russia's Putin",
            ["recep-tayyip-erdogan", "russia", "vladimir-putin"],
        ),
        ("en", "Turkiye bought S-400s and the S400 worked", ["turkey", "s-400", "s-400"]),
        ("en", "a Russia-led force and the Turkey-Russia deal", ["russia", "turkey", "russia"]),
        (
            "en",
            "LAVROV MEETS ERDOGAN IN ANKARA",
            ["sergey-lavrov", "recep-tayyip-erdogan", "ankara"],
        ),
        # Russian and Ukrainian cases
        (
            "ru",
            "с Лавровым и Чавушоглу о Харькове",
            ["sergey-lavrov", "mevlut-cavusoglu", "kharkiv"],
        ),
        ("ru", "в Ростове-на-Дону и России", ["rostov-on-don", "russia"]),
        ("ru", "заявили в министерстве иностранных дел России", ["russian-mfa"]),
        ("ru", "в МИДе сообщили о С-400", ["russian-mfa", "s-400"]),
        ("ru", "ПУТИН ПРИЛЕТЕЛ В АНКАРУ", ["vladimir-putin", "ankara"]),
        ("uk", "Зеленського у Києві та Харкові чекали", ["volodymyr-zelenskyy", "kyiv", "kharkiv"]),
        ("uk", "Верховної Ради України", ["verkhovna-rada", "ukraine"]),
        ("uk", "Лук’янов приїхав до Туреччини", ["artem-lukianov", "turkey"]),
        # initials and patronymics
        ("en", "said S. Lavrov", ["sergey-lavrov"]),
        ("ru", "сказал С.В. Лавров", ["sergey-lavrov"]),
        ("ru", "Сергей Викторович Лавров сказал", ["sergey-lavrov"]),
        ("ru", "Лавров Сергей Викторович", ["sergey-lavrov"]),
        ("en", "said Secretary-General Lavrov", ["sergey-lavrov"]),
        # spellings of one given name
        ("en", "Vladimir Zelensky and Volodymyr Zelenskiy", ["volodymyr-zelenskyy"] * 2),
        ("en", "Nato and the EU", ["nato", "eu"]),
        ("en", "the Montreux Convention", ["montreux-convention"]),
        ("en", "Anka Works (AW) grew. The AW sells more.", ["anka-works"] * 3),
        ("en", 'The "Moskva", a flagship, sank', ["moskva-cruiser"]),
        (
            "tr",
            "Erdoğan Montrö Sözleşmesi'ni savundu",
            ["recep-tayyip-erdogan", "montreux-convention"],
        ),
        ("ru", "в Краснодарском и Ставропольском краях", ["krasnodar-krai", "stavropol-krai"]),
        (
            "ru",
            "глава Краснодарского и Ставропольского краев",
            ["krasnodar-krai", "stavropol-krai"],
        ),
        ("en", "Theresa May said in May that May would go on 3 May.", ["theresa-may"] * 2),
    ],
)
def test_forms_are_linked(tagger: Tagger, language: str, text: str, expected: list[str]) -> None:
    assert [entity for _, entity in links(tagger, text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The poet Sergei Petrov met Anna Putina Lavrova."),
        ("en", "They roast a turkey. Turkey breast is dry."),
        ("en", "A. Lavrov, a plumber, told us about it"),
        ("en", "He lives in Lavrov Street"),
        ("en", "Jordan Smith of Chelsea opened a shop"),
        ("en", "the alliance of patriots and the rada"),
        ("tr", "Öğrencisi Mehmet Erdoğan konuştu"),
        ("tr", "Özel okullar açıldı"),
        ("ru", "Житель Андрей Лавров и Иван Путин"),
        ("ru", "все были рады, рада и она"),
        ("uk", "Суми коштів зросли"),
        ("en", "AB testing of the site"),
        # other people and places of the name
        ("tr", "Erdoğan Arıca öldü ve Putin İnşaat battı"),
        ("ru", "Фильм режиссера Райана Лаврова вышел"),
        ("en", "King Vladimir Putin II died"),
        ("ru", "Сегодня Нижняя Украина и команда СКА-Киев выиграли"),
        ("en", "Yesterday Anna Kharkiv sang. Kharkiv was happy."),
        ("uk", "Олег Лавров переміг. С. Лавров зрадів."),
        # adjectives spelt like a case form of a town
        ("uk", "Донецька обласна прокуратура і Донецька міська рада"),
        ("uk", "Вони закрили Донецьку колонію"),
        ("ru", "В Донецком районе и в Донецком, Лесном районах"),
        ("en", "Turkish and Russian drones, Ukrainians and Turks"),
    ],
)
def test_look_alikes_are_not_linked(tagger: Tagger, language: str, text: str) -> None:
    assert links(tagger, text, language) == []


def test_place_in_an_unknown_longer_name_is_that_place(tagger: Tagger) -> None:
    text = "Shares of the Bank of Moscow and the Kyiv Independent rose"
    assert links(tagger, text, "en") == [("Moscow", "moscow"), ("Kyiv", "kyiv")]
    assert links(tagger, "Ankara Üniversitesi büyüdü", "tr") == [("Ankara", "ankara")]


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Oleg Lavrov-Petrenko"), ("ru", "Олег Лавров-Петренко")]
)
def test_strangers_hyphened_surname_is_whole(tagger: Tagger, language: str, name: str) -> None:
    (mention,) = tagger.tag("", f"{name} 1", language, THEN).mentions
    assert (mention.surface, mention.entity, mention.type) == (name, None, "person")


def test_patronymic_and_initials_belong_to_the_surface(tagger: Tagger) -> None:
    assert links(tagger, "Вот Сергей Викторович Лавров.", "ru")[0][0] == "Сергей Викторович Лавров"
    assert links(tagger, "Вот С.В. Лавров.", "ru")[0][0] == "С.В. Лавров"


def test_office_on_the_day_tells_namesakes_apart(tagger: Tagger) -> None:
    text = "Turkish Foreign Minister Cavusoglu arrived"
    assert links(tagger, text, "en") == [("Cavusoglu", "mevlut-cavusoglu")]
    later = tagger.tag("", text, "en", datetime(2024, 1, 1, tzinfo=UTC))
    assert [m.entity for m in later.mentions if m.type == "person"] == [None]


def test_full_name_settles_later_surnames(tagger: Tagger) -> None:
    text = "Hakan Çavuşoğlu spoke first. Çavuşoğlu left early."
    assert [e for _, e in links(tagger, text, "en")] == ["hakan-cavusoglu"] * 2


def test_wife_does_not_take_the_presidents_surname(tagger: Tagger) -> None:
    text = "Recep Tayyip Erdoğan and Emine Erdoğan came. Erdoğan spoke."
    assert [e for _, e in links(tagger, text, "en")][-1] == "recep-tayyip-erdogan"
    alone = "Emine Erdoğan opened the show. Erdoğan spoke of waste."
    assert [e for _, e in links(tagger, alone, "en")] == ["emine-erdogan"] * 2


def test_weak_names_need_the_real_one(tagger: Tagger) -> None:
    assert links(tagger, "the Alliance decided", "en") == []
    found = links(tagger, "NATO met. It was said that the Alliance decided", "en")
    assert [e for _, e in found] == ["nato", "nato"]


def test_capital_is_the_government_only_where_it_acts(tagger: Tagger) -> None:
    assert links(tagger, "Ankara said it would wait", "en") == [("Ankara", "government-of-turkey")]
    assert links(tagger, "Ankara's readiness to talk", "en") == [("Ankara", "government-of-turkey")]
    assert links(tagger, "She lives in Ankara", "en") == [("Ankara", "ankara")]
    assert links(tagger, "В Анкаре прошёл дождь", "ru") == [("Анкаре", "ankara")]


def test_coordinated_republics(tagger: Tagger) -> None:
    text = "the Donetsk and Lugansk People's Republics"
    assert [e for _, e in links(tagger, text, "en")] == ["dpr", "lpr"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_decomposed_text_links_alike(tagger: Tagger, form: str) -> None:
    text = unicodedata.normalize(form, "Çavuşoğlu değil, Erdoğan’ın; Київ і Україна, Зеленський")  # type: ignore[arg-type]
    found = [entity for _, entity in links(tagger, text, "tr")]
    assert found[-4:] == ["recep-tayyip-erdogan", "kyiv", "ukraine", "volodymyr-zelenskyy"]


def test_marks_without_width_are_seen_through(tagger: Tagger) -> None:
    assert links(tagger, "Er\u00addo\u200bgan and \ufeffPutin\x00 and \ud800Kyiv", "en") == [
        ("Er\u00addo\u200bgan", "recep-tayyip-erdogan"),
        ("Putin", "vladimir-putin"),
        ("Kyiv", "kyiv"),
    ]


def test_language_may_be_unknown(tagger: Tagger) -> None:
    assert links(tagger, "Türkiyenin ve Rusyanın toplantısı için bir görüşme", None) != []
    assert links(tagger, "с Путиным", "xx") == [("Путиным", "vladimir-putin")]


def test_title_comes_first_with_its_own_offsets(tagger: Tagger) -> None:
    tagging = tagger.tag("Putin in Kyiv", "Russia and Ukraine", "en", THEN)
    assert [m.in_title for m in tagging.mentions] == [True, True, False, False]
    assert tagging.mentions[0].start == 0


def test_staff_speaks_for_a_weak_name(tagger: Tagger) -> None:
    assert links(tagger, "They played Wagner all night", "en") == []
    found = links(tagger, "Yevgeny Prigozhin and his Wagner men", "en")
    assert [e for _, e in found] == ["yevgeny-prigozhin", "wagner"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("tr", "Türkiye'de Savunma Bakanlığı açıkladı", ["turkey", "turkish-mod"]),
        ("tr", "Rus Savunma Bakanlığı açıkladı", ["russian-mod"]),
        ("tr", "Türkiye'de Ukrayna Savunma Bakanlığı konuştu", ["turkey", "ukraine"]),
        ("ru", "Россия ждёт: Минобороны молчит", ["russia", "russian-mod"]),
        ("en", "the Defence Ministry said", []),
    ],
)
def test_ministry_of_the_country_at_hand(
    tagger: Tagger, language: str, text: str, expected: list[str]
) -> None:
    assert [e for _, e in links(tagger, text, language)] == expected


def test_weapons_name_beside_a_weapon(tagger: Tagger) -> None:
    assert links(tagger, "He is a Patriot at heart", "en") == []
    assert links(tagger, "a Patriot battery arrived", "en") == [("Patriot", "patriot")]


def test_quoted_city_is_a_ship(tagger: Tagger) -> None:
    assert links(tagger, "крейсер «Москва» затонул", "ru") == []
    assert links(tagger, "в ЧВК «Вагнер» молчат", "ru") == [("ЧВК «Вагнер»", "wagner")]
    assert links(tagger, "в ЧВК Вагнер молчат", "ru") == [("ЧВК Вагнер", "wagner")]


def test_place_that_is_a_word_needs_its_ending(tagger: Tagger) -> None:
    assert links(tagger, "Türkiye'nin doğusunda, Van'da kar var", "tr")[-1] == ("Van", "van")
    assert links(tagger, "Turkey sent a Van to them", "en") == [("Turkey", "turkey")]


@pytest.mark.parametrize(
    "text",
    ["Житель Курска Сергей Лавров", "Vladimir Putin Jr. sang", "Öğrenci Emine Erdoğan okudu"],
)
def test_namesakes_are_left_alone(tagger: Tagger, text: str) -> None:
    assert links(tagger, text, None) == []
