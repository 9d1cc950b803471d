"""Where a capital is its government, with the place kept, and where it is a town."""

from __future__ import annotations

import pytest

from pipeline.tag.tagger import Tagger


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ankara said it would wait"),
        ("en", "Ankara has repeatedly denied it"),
        ("en", "relations with Ankara"),
        ("en", "Ankara's latest demands"),
        ("en", "He accused Ankara of it"),
        ("tr", "Ankara'nın tepkisi"),
        ("tr", "Ankara'dan açıklama geldi"),
        ("ru", "В Анкаре заявили о победе"),
        ("ru", "Анкара не признала это"),
        ("ru", "предложил Анкаре помощь"),
        ("uk", "Анкара підтримала план"),
        ("en", "Ankara has been firm about it"),
        ("tr", "Karar Ankara'yı kızdırdı"),
        ("tr", "Elçi, Ankara'ya teşekkür etti"),
        ("tr", "Ankara'nın arabuluculuğuna inandılar"),
        ("tr", "Ankara'ya göre bu yanlış"),
        ("tr", "Ankara'yla anlaştılar"),
        ("tr", "Karar Ankara'da olumlu karşılandı"),
        ("tr", "Barış isteyen Ankara, görüşmelere açık"),
        ("ru", "Анкара в очередной раз сорвала встречу"),
        ("ru", "Это лоббирует Анкара"),
        ("ru", "Так считает официальная Анкара"),
        ("ru", "Это рассматривается Анкарой как угроза"),
        ("ru", "Анкаре передадут катера"),
        ("ru", "В Анкаре следят за этим"),
    ],
)
def test_government(tagger: Tagger, language: str, text: str) -> None:
    (mention,) = tagger.tag("", text, language).mentions
    assert (mention.entity, mention.place) == ("government-of-turkey", "ankara")
    assert mention.rule == "metonym"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He flew to Ankara"),
        ("en", "Ankara was hit by snow"),
        ("en", "Ankara residents said so"),
        ("en", "a flight between Ankara and Kharkiv"),
        ("tr", "Ankara'da kar yağdı"),
        ("tr", "Heyet de Ankara'daydı"),
        ("tr", "Ankara'dayken, heyet açıkladı"),
        ("ru", "в Анкаре прошли переговоры"),
        ("ru", "мэрия Анкары сообщила"),
        ("uk", "приїхав до Анкари"),
        ("en", "Ankara has also historically been polluted"),
        ("en", "the air in cities like Ankara is bad"),
        ("tr", "Elçi Ankara'ya çağrıldı"),
        ("ru", "В городе Анкаре прошла церемония"),
        ("ru", "Анкара вышла на площадь"),
        ("uk", "Анкара подобалася йому"),
    ],
)
def test_town(tagger: Tagger, language: str, text: str) -> None:
    assert tagger.tag("", text, language).mentions[0].entity == "ankara"
