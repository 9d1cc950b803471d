from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.refine.noise import is_date_line, is_noise, is_section_name, is_tag_list
from pipeline.refine.normalize import (
    clean_line,
    clean_text,
    has_mixed_scripts,
    join_paragraphs,
    split_paragraphs,
)

NOISE = """
Skip to main content
Comments
Comments (12)
Related Topics
Read also: Old pier to be repaired
Subscribe to our newsletter
Photo: Getty Images
© 2023 The Quay Herald
Share on Facebook
We use cookies to make this site better.
Updated: March 10, 2022 11:07am
Ayrıca okuyun: Eski iskele onarılıyor
Yorumlar
İlgili Haberler
Paylaş
Tüm hakları saklıdır.
Güncelleme: 10.03.2022 - 12:40
Читайте также: Старый пирс отремонтируют
Подписывайтесь на наш канал
Фото: Пресс-служба порта
Комментарии (3)
Обновлено 10 марта 2022, 16:30
Читайте також: Старий пірс відремонтують
Підписуйтесь на наш канал у Telegram
Поділитися
Коментарі
3 березня 2022 р., 14:05
"""
SENTENCES = """
Read the report carefully, the mayor told the council on Tuesday.
Comments by the minister angered his colleagues in the cabinet.
The photo was taken in March 2022, two weeks after the storm.
Russia invaded Ukraine on Feb. 24, 2022.
On March 10, 2022, the ministers met.
Yorumlarını sosyal medyada paylaşan bakan, tepki çekti.
Читайте законы, посоветовал министр журналистам во вторник.
Реклама подорожала вдвое, сообщили в министерстве экономики.
Фото облетело весь мир за несколько часов.
Коментарі міністра обурили його колег по уряду.
Dinle beni, dedi yaşlı kaptan.
"""


@pytest.mark.parametrize("line", NOISE.strip().split("\n"))
def test_noise(line: str) -> None:
    assert is_noise(line)


@pytest.mark.parametrize("line", SENTENCES.strip().split("\n"))
def test_sentences_stay(line: str) -> None:
    assert not is_noise(line)


def test_weaker_signs() -> None:
    assert is_tag_list("Turkey, Ukraine, Russia")
    assert not is_tag_list("He came, he saw, he left the harbour before the storm.")
    assert is_section_name("Politics")
    assert not is_section_name("He left.")
    assert is_date_line("March 10, 2022 8:35am")
    assert not is_date_line("The storm of March 10, 2022 took the roofs of three houses by the sea")


def test_one_form_for_the_same_characters() -> None:
    assert clean_text("a\u00a0b\u00adc\u200bd\r\ne\x00f") == "a bcd\nef"
    assert clean_line(" и\u0306 \n x ") == "й x"
    assert join_paragraphs(["a \n\n b", "", "  "]) == "a\n\nb"
    assert split_paragraphs("a\nb\n\n\nc") == ["a", "b", "c"]


@given(st.text())
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)
    body = join_paragraphs([text])
    assert join_paragraphs(split_paragraphs(body)) == body


CONTEXT = "Об этом сообщила пресс-служба порта: {} и другие."


@pytest.mark.parametrize(
    "word", ["Рoссия", "пpезидент", "Cлово", "Tак", "Россиa", "Mоскве", "iзраїль", "Путiн"]
)
def test_words_disguised_with_twins_of_their_letters(word: str) -> None:
    assert has_mixed_scripts(CONTEXT.format(word))


@pytest.mark.parametrize(
    "word",
    ["IT-компания", "Х5", "iPhone'ом", "COVIDом", "Telegramе", "ITшник", "SMSка", "BBC", "Київ"],
)
def test_foreign_names_with_endings_are_no_disguise(word: str) -> None:
    assert not has_mixed_scripts(CONTEXT.format(word))


def test_a_cyrillic_letter_in_a_latin_text_is_a_disguise() -> None:
    assert has_mixed_scripts("Mоscow said on Monday that ships may pass.")
    assert has_mixed_scripts("Russiа said on Monday that ships may pass.")
    assert not has_mixed_scripts("Türkiye Pazartesi günü açıkladı.")


def test_quotation_marks_and_dashes_stay_as_the_page_has_them() -> None:
    assert clean_text("«Порт» — “port” – 'x'…") == "«Порт» — “port” – 'x'…"
