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
