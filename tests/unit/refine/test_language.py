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
