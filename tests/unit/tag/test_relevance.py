"""What is off topic, and what only looks so."""

from __future__ import annotations

import pytest

from pipeline.tag.relevance import judge_relevance

ALL = {"TR": 0.9, "RU": 0.9, "UA": 0.9}

OFF = [
    (
        "en",
        "Galatasaray beat Fenerbahce 3-1 in derby",
        "The striker scored before half-time; the goalkeeper saved a penalty and the coach praised the league leaders.",
        None,
    ),
    (
        "en",
        "Roast turkey with stuffing: the only recipe you need",
        "Preheat the oven, add butter and garlic, simmer the gravy for an hour.",
        None,
    ),
    (
        "en",
        "Weekly horoscope",
        "Gemini and Virgo should rest. Capricorn, Aries and Taurus may travel.",
        None,
    ),
    ("en", "Results", "Anything at all.", "https://example.org/sports/123"),
    (
        "tr",
        "Galatasaray derbide 2-0 kazandı",
        "Maçın ilk golü penaltıdan geldi, kaleci ve teknik direktör hakeme tepki gösterdi. Lig lideri deplasman galibiyetiyle döndü.",
        None,
    ),
    (
        "tr",
        "Günlük burç yorumları",
        "Koç, ikizler, yengeç, başak ve terazi burcu için astrolog yorumu.",
        None,
    ),
    (
        "tr",
        "Fırında tavuk tarifi",
        "Malzemeler: soğan, sarımsak, tuz. Hamur kaşığı ile karıştırıp fırında pişirin.",
        None,
    ),
    (
        "tr",
        "Çılgın Sayısal Loto sonuçları",
        "Büyük ikramiye devretti. Piyango bileti.",
        "https://example.com.tr/milli-piyango/haber",
    ),
    (
        "ru",
        "«Зенит» обыграл «Спартак»",
        "В матче премьер-лиги вратарь отразил пенальти, нападающий забил гол, тренер доволен.",
        None,
    ),
    (
        "ru",
        "Рецепт салата на выходные",
        "Нарезать, посолить, поперчить, обжарить на сковороде. Готовка займет час.",
        None,
    ),
    (
        "ru",
        "Гороскоп на завтра",
        "Овнам, Тельцам, Близнецам и Козерогам звезды советуют отдых.",
        None,
    ),
    (
        "uk",
        "«Динамо» перемогло «Шахтар»",
        "У матчі УПЛ воротар відбив пенальті, нападник забив гол, тренер задоволений.",
        None,
    ),
    ("uk", "Гороскоп на тиждень", "Овнам, Близнюкам, Козерогам і Водоліям варто відпочити.", None),
]

ON = [
    (
        "en",
        "UEFA bans Russian clubs from all competitions",
        "Football's governing body banned the clubs after the invasion. The government in Moscow called it a sanction.",
        "https://example.org/sport/1",
    ),
    (
        "en",
        "Bread prices rise as grain export ban bites",
        "The minister said bread and flour prices would fall; butter is dear.",
        None,
    ),
    (
        "en",
        "Turkey jails football fans over protest",
        "A court sentenced eleven supporters after an anti-government protest at a match.",
        None,
    ),
    (
        "tr",
        "Ekmek fiyatına zam",
        "Bakan, tahıl ithalatı ve enflasyon nedeniyle ekmek fiyatlarının arttığını söyledi.",
        None,
    ),
    (
        "tr",
        "Cumhurbaşkanı Erdoğan maç izledi",
        "Erdoğan, milli maçın ardından hükümetin seçim takvimini açıkladı.",
        None,
    ),
    (
        "ru",
        "УЕФА отстранил российские клубы",
        "Решение принято из-за войны; в правительстве заговорили о санкциях.",
        "https://example.ru/sport/2",
    ),
    ("ru", "Экспорт зерна вырос", "Министр рассказал о пошлинах на зерно и ценах на хлеб.", None),
    ("uk", "Ціни на хліб зростуть", "Уряд пояснив це експортом зерна та війною.", None),
    (
        "uk",
        "Росіян не пустили на Олімпіаду під прапором",
        "Міністр закликав до заборони через війну та агресію.",
        "https://example.ua/sport/x",
    ),
]


@pytest.mark.parametrize(("language", "title", "text", "url"), OFF)
def test_off_topic(language: str, title: str, text: str, url: str | None) -> None:
    found = judge_relevance(title, text, language, url, None, ALL, "TR")
    assert found is not None
    assert (found.stage, found.reason) == ("refine", "off_topic")
    assert found.detail.endswith(".")


@pytest.mark.parametrize(("language", "title", "text", "url"), ON)
def test_politics_stays(language: str, title: str, text: str, url: str | None) -> None:
    assert judge_relevance(title, text, language, url, None, ALL, "TR") is None


def test_other_countries_news_is_off_topic_unless_the_outlet_is_ours() -> None:
    none = {"TR": 0.0, "RU": 0.0, "UA": 0.0}
    assert judge_relevance("Fed holds rates", "Inflation eased.", "en", None, None, none, "US")
    assert judge_relevance("Fed holds rates", "Inflation eased.", "en", None, None, none, None)
    assert (
        judge_relevance("Valilikten açıklama", "Yol kapalı.", "tr", None, None, none, "TR") is None
    )


def test_section_is_read_and_the_slug_is_not() -> None:
    assert judge_relevance("A", "B", "en", None, "World > Sports", ALL, "TR")
    assert (
        judge_relevance("A", "B", "en", "https://e.org/a/sport-minister-quits", None, ALL, "TR")
        is None
    )
    assert judge_relevance(None, None, None, "http://[bad", None, ALL, None) is None
