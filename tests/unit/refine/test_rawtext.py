from __future__ import annotations

import pytest

from pipeline.model import Extraction, Rejection
from pipeline.refine.extract import extract_text

EN = "The harbour master closed the bay to small craft on Thursday morning as a storm moved up the coast, officials said."
RU = "Капитан порта закрыл гавань для всех судов длиной до тридцати метров: ветер на рейде усилился, сообщили в управлении."
UK = "Капітан порту закрив гавань для всіх суден завдовжки до тридцяти метрів: вітер на рейді посилився, повідомили в управлінні."
TR = "Liman başkanı, rüzgârın güçlenmesi üzerine körfezi boyu otuz metreyi bulmayan bütün teknelere kapattığını duyurdu."


@pytest.mark.parametrize(
    ("text", "title", "published", "modified", "body"),
    [
        (f"{EN}\nAgain: {EN}", None, None, None, f"{EN}\n\nAgain: {EN}"),
        (
            f"Storm closes the bay\n\n{EN}\n\nShare\n\nharbour, storm, ferry",
            "Storm closes the bay",
            None,
            None,
            EN,
        ),
        (
            f"Перейти к содержанию\nПолитика\nШторм закрыл гавань\n10 марта 2022, 14:05\nОбновлено: 10 марта 2022, 16:30\n{RU}\nЧитайте также: Порт готовится к зиме\nКомментарии",
            "Шторм закрыл гавань",
            "2022-03-10T14:05:00+03:00",
            "2022-03-10T16:30:00+03:00",
            RU,
        ),
        (
            f"Головна\nШторм закрив гавань\n3 березня 2022 р., 14:05\n{UK}\nТеги: порт, шторм",
            "Шторм закрив гавань",
            "2022-03-03T14:05:00+03:00",
            None,
            UK,
        ),
        (
            f"Ana Sayfa\nGündem\nFırtına körfezi kapattı\n10 Mart 2022 11:07\n{TR}\nYorumlar (3)",
            "Fırtına körfezi kapattı",
            "2022-03-10T11:07:00+03:00",
            None,
            TR,
        ),
        (f"date 2022-02-03 {EN}", None, "2022-02-03", None, EN),
        (f"Дата: 03.02.2022 {RU}", None, "2022-02-03", None, RU),
    ],
)
def test_raw_text(
    text: str, title: str | None, published: str | None, modified: str | None, body: str
) -> None:
    found = extract_text(text, time_zone="Europe/Moscow")
    assert isinstance(found, Extraction)
    assert found.title == title
    assert found.body == body
    for dating, expected in ((found.published, published), (found.modified, modified)):
        assert (dating is None) == (expected is None)
        if dating and expected:
            shown = (
                dating.at.isoformat() if dating.precision != "day" else dating.at.date().isoformat()
            )
            assert shown == expected


def test_too_little_text() -> None:
    assert extract_text("") == Rejection("refine", "empty_body", "0 characters")
    assert isinstance(extract_text("Comments\n\nShare"), Rejection)
