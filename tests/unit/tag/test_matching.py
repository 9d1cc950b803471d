"""What the matcher finds in a text, before anybody decides what it stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Entity, EntityType, Name
from pipeline.tag.forms import NAME, WEAK
from pipeline.tag.knowledge import Knowledge, Office
from pipeline.tag.matching import Matcher
from pipeline.tag.text import read

OFFICES = (
    Office(
        "foreign-minister",
        True,
        {
            "en": ("foreign minister",),
            "tr": ("dışişleri bakanı",),
            "ru": ("министр иностранных дел", "глава МИД"),
            "uk": ("міністр закордонних справ", "очільниця МЗС"),
        },
    ),
    Office("vice-president", True, {"en": ("vice president",), "uk": ("віцепрезидент",)}),
    Office("spokesperson", True, {"en": ("Kremlin spokesman",), "tr": ("sözcü",)}),
    Office("mayor", True, {"ru": ("мэр",), "uk": ("мер",)}),
    Office("ambassador", False, {"ru": ("посол",), "uk": ("посол",), "tr": ("büyükelçi",)}),
    Office("governor", True, {"tr": ("vali",)}),
    Office("head-of-church", True, {"ru": ("папа римский",), "tr": ("patrik",)}),
    Office("defence-minister", True, {"en": ("defence minister",)}),
)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Matcher:
    knowledge = Knowledge({}, {office.id: office for office in OFFICES})
    return Matcher(knowledge, tmp_path_factory.mktemp("forms"))


def found(matcher: Matcher, text: str, language: str) -> set[tuple[str, str]]:
    """What stands where: (surface, office id)."""
    return {
        (text[c.start : c.end], form.entity)
        for c in matcher.find(read(text), language)
        for form in c.reading.offices
    }


@pytest.mark.parametrize(
    ("language", "text", "surface", "office"),
    [
        ("en", "the Turkish foreign minister said", "foreign minister", "foreign-minister"),
        ("en", "FOREIGN MINISTER RESIGNS", "FOREIGN MINISTER", "foreign-minister"),
        ("en", "the vice-president's visit", "vice-president", "vice-president"),
        ("en", "Defense Minister", "Defense Minister", "defence-minister"),
        ("en", "the Kremlin spokesperson", "Kremlin spokesperson", "spokesperson"),
        ("tr", "Dışişleri Bakanının açıklaması", "Dışişleri Bakanının", "foreign-minister"),
        ("tr", "Dışişleri Bakanı'nın açıklaması", "Dışişleri Bakanı", "foreign-minister"),
        ("tr", "DIŞİŞLERİ BAKANI KONUŞTU", "DIŞİŞLERİ BAKANI", "foreign-minister"),
        ("tr", "disisleri bakani konustu", "disisleri bakani", "foreign-minister"),
        ("tr", "İstanbul Valisi", "Valisi", "governor"),
        ("tr", "valinin", "valinin", "governor"),
        ("tr", "Moskova Büyükelçisine", "Büyükelçisine", "ambassador"),
        ("tr", "Ekümenik Patriğin", "Patriğin", "head-of-church"),
        ("ru", "министром иностранных дел", "министром иностранных дел", "foreign-minister"),
        ("ru", "Главе МИДа Турции", "Главе МИДа", "foreign-minister"),
        ("ru", "к послу", "послу", "ambassador"),
        ("ru", "папу римского", "папу римского", "head-of-church"),
        ("uk", "очільницею МЗС", "очільницею МЗС", "foreign-minister"),
        ("uk", "віце-президентом", "віце-президентом", "vice-president"),
        ("uk", "мера", "мера", "mayor"),
    ],
)
def test_offices_are_found(
    offices: Matcher, language: str, text: str, surface: str, office: str
) -> None:
    assert (surface, office) in found(offices, text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "После этого по мере сил"),  # «посол», «мер» in the Ukrainian vocative
        ("ru", "министры иностранных дел"),
        ("en", "foreign ministers"),
        ("tr", "Dışişleri Bakanları"),
        ("tr", "sözcüler"),
        ("tr", "valiler"),
    ],
)
def test_other_words_and_crowds_are_no_offices(offices: Matcher, language: str, text: str) -> None:
    assert found(offices, text, language) == set()


def names(matcher: Matcher, text: str, language: str) -> set[tuple[str, str]]:
    """What stands where: (surface, entity id)."""
    read_text = read(text)
    out = set()
    for candidate in matcher.find(read_text, language):
        start, end = read_text.span(candidate.start, candidate.end)
        for form in (*candidate.reading.people, *candidate.reading.others):
            out.add((text[start:end], form.entity))
    return out


def made(*entities: tuple[str, EntityType, dict[str, str]]) -> Knowledge:
    """A knowledge base of entities with nothing but an id, a type and names."""
    return Knowledge(
        {
            id_: Entity(id_, kind, "s", by_language, tuple(
                Name(text, language, "name") for language, text in by_language.items()
            ))
            for id_, kind, by_language in entities
        }
    )  # fmt: skip


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> Matcher:
    knowledge = made(
        ("erdogan", "person", {"tr": "Recep Tayyip Erdoğan", "uk": "Реджеп Таїп Ердоган"}),
        ("russia", "place", {"tr": "Rusya", "ru": "Россия"}),
        ("iran", "place", {"tr": "İran"}),
        ("kyiv", "place", {"tr": "Kiev"}),
        ("mali", "place", {"tr": "Mali"}),
        ("mfa", "organization", {"tr": "Dışişleri Bakanlığı", "ru": "МИД России"}),
        ("s-400", "product", {"en": "S-400", "ru": "С-400"}),
        ("us", "place", {"en": "U.S."}),
        ("new-york", "place", {"ru": "Нью-Йорк"}),
        ("kamianske", "place", {"uk": "Кам'янське"}),
        ("tbilisi", "place", {"en": "თბილისი"}),
        ("luk", "organization", {"uk": "Лук"}),
        ("sochi", "treaty", {"tr": "Soçi Mutabakatı"}),
    )
    return Matcher(knowledge, tmp_path_factory.mktemp("forms"))


@pytest.mark.parametrize(
    ("language", "text", "surface", "entity"),
    [
        ("tr", "Recep Tayyip Erdoğan'ın", "Recep Tayyip Erdoğan", "erdogan"),
        ("tr", "Recep Tayyip Erdoğanın", "Recep Tayyip Erdoğanın", "erdogan"),
        ("tr", "RECEP TAYYİP ERDOĞAN’DAN", "RECEP TAYYİP ERDOĞAN", "erdogan"),
        ("tr", "RECEP TAYYIP ERDOGANDAN", "RECEP TAYYIP ERDOGANDAN", "erdogan"),
        ("en", "Recep Tayyip Erdogan's", "Recep Tayyip Erdogan", "erdogan"),
        ("tr", "Rusyadakilerin", "Rusyadakilerin", "russia"),
        ("tr", "Rusyadır", "Rusyadır", "russia"),
        ("tr", "Rusyaymış", "Rusyaymış", "russia"),
        ("tr", "İranın", "İranın", "iran"),
        ("tr", "İran'la", "İran", "iran"),
        ("tr", "Kievde", "Kievde", "kyiv"),
        ("tr", "Dışişleri Bakanlığı'nın", "Dışişleri Bakanlığı", "mfa"),
        ("tr", "Disisleri Bakanligindan", "Disisleri Bakanligindan", "mfa"),
        ("tr", "DIŞİŞLERİ BAKANLIĞI", "DIŞİŞLERİ BAKANLIĞI", "mfa"),
        ("ru", "МИДом России", "МИДом России", "mfa"),
        ("en", "S-400s", "S-400s", "s-400"),
        ("ru", "(S400)", "S400", "s-400"),
        ("tr", "S-400'ler", "S-400", "s-400"),
        ("en", "in the U.S.", "U.S.", "us"),
        ("ru", "Нью Йорке", "Нью Йорке", "new-york"),
        ("ru", "про-«Нью-Йорк»", "Нью-Йорк", "new-york"),
        ("uk", "Кам’янського", "Кам’янського", "kamianske"),
        ("uk", 'Кам"янське', 'Кам"янське', "kamianske"),
        ("uk", "Камянське", "Камянське", "kamianske"),
        ("en", "Now თბილისი, says", "თბილისი", "tbilisi"),
        ("tr", "Soçi mutabakatının", "Soçi mutabakatının", "sochi"),
        ("uk", "Росі\u0301я і Лук", "Лук", "luk"),
        (
            "en",
            "Recep\u00a0Tayyip\nErdo\u00adg\u0306an",
            "Recep\u00a0Tayyip\nErdo\u00adg\u0306an",
            "erdogan",
        ),
    ],
)
def test_names_are_found(
    things: Matcher, language: str, text: str, surface: str, entity: str
) -> None:
    assert (surface, entity) in names(things, text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Maliye"),
        ("tr", "rusya"),
        ("tr", "Rusyalı"),
        ("uk", "Лук'янов"),
        ("uk", "Лук’янов"),
        ("en", "@Kiev Kiev_news xKiev Kievan"),
        ("en", "U.S"),
        ("en", "თბილისიში"),
        ("ru", "Нью. Йорк"),
    ],
)
def test_parts_of_other_words_are_not(things: Matcher, language: str, text: str) -> None:
    assert names(things, text, language) == set()


def test_offices_are_no_entities(offices: Matcher, knowledge: Knowledge, tmp_path: Path) -> None:
    assert offices.lookup("foreign minister") == ()
    assert Matcher(knowledge, tmp_path).lookup("Putin")


PLACES = made(
    ("donetsk", "place", {"uk": "Донецьк", "ru": "Донецк"}),
    ("minsk", "place", {"ru": "Минск"}),
    ("jordan", "place", {"en": "Jordan", "tr": "Ürdün"}),
    ("india", "place", {"en": "India", "tr": "Hindistan"}),
    ("qatar", "place", {"en": "Qatar", "tr": "Katar"}),
    ("kazan", "place", {"en": "Kazan", "tr": "Kazan"}),
    ("italy", "place", {"tr": "İtalya"}),
    ("bucha", "place", {"tr": "Buça"}),
    ("yashin", "place", {"tr": "Yaşin"}),
    ("paphos", "place", {"tr": "Baf"}),
    ("novak", "person", {"ru": "Александр Новак"}),
    ("minsk-agreements", "treaty", {"ru": "Минские соглашения"}),
    ("lvova-belova", "person", {"ru": "Мария Львова-Белова"}),
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Matcher:
    return Matcher(PLACES, tmp_path_factory.mktemp("forms"))


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # a town's case forms that are an adjective's
        ("ru", "между Минском и Донецком", {"minsk", "donetsk"}),
        ("ru", "в Минском районе, о Минском процессе, Минском", set()),
        ("uk", "до Донецька, мер Донецька, у Донецьку", {"donetsk"}),
        ("uk", "Донецька обласна рада", set()),
        ("uk", "нова Донецька область", set()),
        ("uk", "окупували Донецьку та Луганську області", set()),
        # what Turkish letters and endings tell
        ("tr", "ışığı gördü ve Buca'ya, Sport'a gitti", set()),
        ("tr", "ışığı gördü ve Buça'ya gitti", {"bucha"}),
        ("tr", "BUCA'DA", {"bucha"}),
        ("tr", "15 Yaşında olan kardeşi", set()),
        ("tr", "Katarina, Indiana, İtalyanca, Kazandı, BAFTA, Katarlar, İtalyamız", set()),
        ("tr", "Katara, Katarda ve Katarın; İtalyası", {"qatar", "italy"}),
        # formats and agreements need no capital
        ("ru", "по минским соглашениям", {"minsk-agreements"}),
        ("ru", "Марии Львовой-Беловой", {"lvova-belova"}),
    ],
)
def test_forms_that_are_other_words_too(
    places: Matcher, language: str, text: str, found: set[str]
) -> None:
    assert {entity for _, entity in names(places, text, language)} == found


def test_a_foreign_name_is_weak_where_the_language_has_its_own(places: Matcher) -> None:
    def kinds(text: str, language: str) -> set[str]:
        candidates = places.find(read(text), language)
        return {form.kind for c in candidates for form in c.reading.others}

    assert kinds("Jordan", "tr") == {WEAK}
    assert kinds("Jordan", "en") == kinds("Ürdün", "tr") == {NAME}
