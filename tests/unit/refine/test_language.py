from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.refine.language import detect_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour master closed the bay to small craft on Thursday morning.", "en"),
        ("Liman başkanı körfezi perşembe sabahı küçük teknelere kapattı.", "tr"),
        ("Капитан порта закрыл гавань для всех небольших судов в четверг.", "ru"),
        ("Капітан порту закрив гавань для всіх невеликих суден у четвер.", "uk"),
        ("Їжа є", "uk"),
        ("Der Hafenmeister schloss die Bucht am Donnerstag für kleine Boote.", "de"),
        ("Le capitaine du port a fermé la baie aux petits bateaux jeudi matin.", "fr"),
        ("أغلق مدير الميناء الخليج أمام القوارب الصغيرة صباح الخميس.", "ar"),
        ("Капитанът на пристанището затвори залива за малки лодки в четвъртък.", "bg"),
        ("Капітан порта закрыў гавань для ўсіх невялікіх суднаў у чацвер.", "be"),
        ("Порт бастығы бейсенбі күні таңертең шағын кемелер үшін шығанақты жапты.", "kk"),
        ("Liman rəisi cümə axşamı səhər körfəzi kiçik gəmilər üçün bağladı.", "az"),
        ("Kapitan portu zamknął zatokę dla małych łodzi w czwartek rano.", "pl"),
        ("", None),
        ("12:45 — 3%", None),
    ],
)
def test_detect_language(text: str, expected: str | None) -> None:
    assert detect_language(text) == expected


NEIGHBOURS = {
    "bg": "Министърът на външните работи заяви в четвъртък, че правителството търси съгласие с "
    "всички съседни държави. Той подчерта, че първите разговори ще бъдат през март, а решението "
    "ще бъде обявено след заседанието на съвета в столицата, където се очакват всички министри.",
    "be": "Капітан порта закрыў гавань для ўсіх невялікіх суднаў у чацвер раніцай, паведаміла "
    "прэс-служба. Паводле яго слоў, вецер узмацніўся яшчэ ўначы, і рыбакі вярнуліся на бераг. "
    "Гавань адкрыюць зноў, калі сціхне бура, але дакладнага часу пакуль ніхто не называе.",
    "kk": "Порт бастығы бейсенбі күні таңертең шағын кемелер үшін шығанақты жапты. Оның айтуынша, "
    "жел түнде күшейіп, балықшылар жағаға оралған. Дауыл басылғаннан кейін шығанақ қайта ашылады, "
    "бірақ нақты уақытын әзірге ешкім айта алмайды, деп хабарлады баспасөз қызметі.",
    "sr": "Капетан луке затворио је залив за све мале бродове у четвртак ујутру, саопштила је "
    "служба за штампу. Према његовим речима, ветар је појачао још током ноћи, па су се рибари "
    "вратили на обалу. Залив ће поново бити отворен када се олуја смири.",
    "az": "Liman rəisi cümə axşamı səhər körfəzi kiçik gəmilər üçün bağladı və bu barədə məlumat "
    "verdi. Onun sözlərinə görə, külək gecə daha da güclənib və balıqçılar sahilə qayıdıblar. "
    "Fırtına sakitləşəndən sonra körfəz yenidən açılacaq, ancaq dəqiq vaxtı hələ heç kim demir.",
    "de": "Der Hafenmeister schloss die Bucht am Donnerstag für kleine Boote. Nach seinen Worten "
    "war der Wind in der Nacht noch stärker geworden, und die Fischer sind an Land geblieben. Die "
    "Bucht wird wieder geöffnet, wenn der Sturm vorbei ist, sagte er in einem Interview.",
    "nl": "De havenmeester sloot de baai donderdag voor kleine boten. Volgens hem was de wind in de "
    "nacht nog sterker geworden, en de vissers zijn aan land gebleven. De baai gaat weer open als "
    "de storm over is, zei hij in een gesprek met de krant, maar niemand weet wanneer.",
}
"""Neighbours of the four languages, in texts as long as an article's."""


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_a_neighbour_is_not_taken_for_one_of_the_four(language: str) -> None:
    assert detect_language(NEIGHBOURS[language]) == language
    assert detect_language("\n\n".join([NEIGHBOURS[language]] * 8)) == language


def test_threads_share_one_model() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(
            pool.map(detect_language, ["The harbour master closed the bay on Thursday."] * 32)
        )
    assert found == {"en"}


UKRAINIAN = "Капітан порту закрив гавань для всіх невеликих суден у четвер, повідомила пресслужба. "
RUSSIAN = "Мы не можем выпустить ни одного судна, пока ветер не стихнет, ведь это опасно. "


def test_who_tells_decides_and_not_who_is_quoted() -> None:
    assert detect_language(UKRAINIAN * 4 + f"«{RUSSIAN * 3}», — сказав він. " * 3) == "uk"
    assert detect_language(RUSSIAN * 4 + f"«{UKRAINIAN * 3}», — сказал он. " * 3) == "ru"
    assert detect_language(RUSSIAN * 8 + UKRAINIAN) == "ru"


def test_the_whole_text_counts_and_not_only_its_beginning() -> None:
    english = "Read more about this story on our website and subscribe to our newsletter today. "
    turkish = "Liman başkanı körfezi perşembe sabahı küçük teknelere kapattı. "
    assert detect_language(english * 2 + turkish * 20 + english * 2) == "tr"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("А еще он чемпион мира.", "ru"),
        ("места в Палате представителей, но", "ru"),
        ("На таке я не згоден.", "uk"),
        ("Бо велика, дуже велика любов.", "uk"),
        ("NBA'de Los Angeles Lakers forması", "tr"),
        ("the Rhône, the Inn, the", "en"),
        ("Kyiv", None),
        ("Liman rəisi bağladı", "az"),
        ("Порт зачынены праз шторм у ноч на чацвер, паведаміў ён.", "be"),
        ("हिन्दी समाचार पत्र", "hi"),
    ],
)
def test_a_few_words(text: str, expected: str | None) -> None:
    found = detect_language(text)
    assert found == expected if expected else found not in ("ru", "uk")
