from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring

from pipeline.refine.body import find_body
from pipeline.refine.noise import (
    agency_in_marks,
    is_date_line,
    is_noise,
    is_notice,
    is_place_line,
    is_section_name,
    is_sign_off,
    is_tag_list,
    without_agency_marks,
    without_tail,
)
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
Story continues below advertisement
You’re reading our weekly newsletter on security. Sign up here.
The views expressed in this article are the author's own and do not reflect those of the paper.
This material may not be published, broadcast or rewritten.
Updated at 1:23 p.m.
Photographs by Jane Roe and Peter Marsh
https://example.com/a/b
___
Bu haber https://haber.example/a-1 adresinden yazdırılmıştır.
Haberleri WhatsApp kanalımızdan takip etmek için katılın
İlginizi çekebilir: Pasaport harcı ne kadar?
Söyleşi: Barış Onurlu · Fotoğraflar: Evrim Demirtürk
Siz de destekçimiz olun.
НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН И РАСПРОСТРАНЕН ИНОСТРАННЫМ АГЕНТОМ «ВЕСТНИК»
Подпишитесь на наш телеграм-канал. Там больше новостей и нет рекламы.
Больше важных новостей — в нашем телеграм-канале.
Мнение автора может не совпадать с позицией редакции.
Нашли ошибку? Выделите её и нажмите Ctrl+Enter
Беседовала Ирина Лескова
Автор: Килина Бджілка, шкільна газета «Дзвоник»
Думка редакції може не збігатися з думкою автора.
Цей матеріал ви прочитали безкоштовно завдяки нашій спільноті.
Якщо ви знайшли помилку, виділіть її та натисніть Ctrl+Enter
Розмовляв Тарас Верховський
Lire aussi : Le vieux quai sera réparé
Mehr zum Thema
Czytaj więcej
Читайте Вестник Порта в Telegram.
Наш Telegram-канал: подписывайтесь!
Подписывайтесь на наш Telegram, чтобы первыми узнавать о главном
Підписуйтесь на «Дзвоник» у Telegram
Читайте нас у Telegram
Follow us on Twitter and Facebook
Download our app for the latest from the quay.
Telegram kanalımıza katılın
Haberin devamı için tıklayın
Google News'te takip edin
Мы в Telegram и YouTube
Наш Telegram
This site uses cookies. By continuing you accept our cookie policy.
Данное сообщение (материал) создано и (или) распространено иностранным средством массовой информации
* признан иностранным агентом
Photo by Jane Roe
Video / Reuters
Фото — ТАСС
Foto: AA
See also Old pier to be repaired
Updated 10 March 2022
"""
NOTICES = """
При использовании материалов ссылка на сайт обязательна.
Перепечатка материалов возможна только при наличии активной ссылки, ссылка обязательна.
У разі передруку матеріалів посилання на сайт обов’язкове.
Bu sitedeki haberler kaynak gösterilmeden kullanılamaz.
Haber ve fotoğrafların izinsiz kullanılması yasaktır.
No part of this material may be reproduced without prior written permission.
Originally published in The Quay Herald.
We’ve been working hard all year to bring you this news. Consider supporting us with a gift.
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
Follow us, the guides say, and lead visitors up two hundred steps.
"Read more, talk less," says the rule book of 1891 that hangs above the door.
“Subscribe to the paper or it dies,” the old postmaster used to shout.
By Monday the port had reopened and the first ferry left at noon.
The story was first told by a sailor who had seen the wreck himself.
Foreign agents were named in the register that the ministry keeps, the paper wrote.
«Читайте также старые газеты, там этот мост открывали трижды», — сказал краевед.
Читайте, пока не поздно, говорил нам учитель.
Иностранным агентом его признали в марте, через год после отъезда.
Мнение автора книги критики приняли холодно.
Автор законопроекта пояснил, что поправки внесут осенью.
Розмовляв він тихо, не піднімаючи очей від карти.
«Підпишіться тут», – сказала листоноша й подала квитанцію.
Haberi duyan balıkçılar ağlarını toplayıp limana döndü.
Destek olun diye bağıran çocuklar kıyıda bekledi.
No foreign warship may pass without prior written permission from Ankara, the ministry said.
No foreign warship may pass the straits without prior written permission from Ankara.
Минюст признал издание организацией, выполняющей функции иностранного агента; редакция молчит.
Закон был создан для тех, кого в Москве называют иностранным агентом или средством массовой войны.
Bakanlık, fotoğrafların izinsiz kullanılması nedeniyle dava açtığını duyurdu.
Bakanlık, fotoğrafların izinsiz kullanılması nedeniyle dava açtı.
Savcı, haberin kaynak gösterilmeden yayımlandığını söyledi.
Advertisement spending in Turkey fell by a fifth in the first half of the year.
Copyright law will change in 2023, and nobody in the trade knows how.
Become a member of NATO first, he told the Ukrainian delegation.
Support us or step aside, the president told the parliament.
Follow us into battle, he shouted.
Join us at the table and we will talk.
Video by the army shows the ship on fire.
Photo-op or not, the handshake mattered.
Видео — подделка, в этом уверены эксперты.
Haber yanlış çıktı, bakan istifa etmedi.
Haberi yanlış anlayan bakan istifa etti.
Хочете бути президентом?
Хочете першими дістатися фронту?
Вони перекрили наш канал постачання
Это наш канал поставок, сказал министр.
Это наш канал поставок.
Приєднуйтесь до нас, сказав він бійцям.
Скачайте законопроект и прочтите его, ответил депутат.
Стежте за небом, радять військові.
Сохраните номер телефона дежурного, просят спасатели.
Telegram was blocked in Russia for two years.
Мы в Telegram об этом прочитали утром, рассказывает жительница.
Наша группа ушла, связь была только через Telegram.
Наш Telegram-канал заблокировали в марте.
Наши войска взломали сайт противника.
В наших соцсетях об этом молчат.
This is our Twitter moment.
Write to our members on Facebook, activists urge.
Share with your neighbours what you have.
Bizi Twitter'dan takip edin çağrısı yapan örgüt kapatıldı.
Google delayed the end of cookies and asked for the consent of its rivals.
Bizi takip edin dedi, arkasına bakmadan yürüdü.
Published on March 10, the report shocked the whole cabinet.
By Wednesday Mr. Erdogan and Mr. Putin had met.
See also the treaty of 1936, which says the same.
"""
LAST_SENTENCES = """
Dmitry Muratov is the editor of the paper that was closed in March, and he said he would not leave.
Dmitry Muratov was the editor of the paper for two decades.
Иван Петров — журналист издания, задержанный в Минске в среду.
She reported from Kyiv.
The ministry reported from Ankara that the ships had left.
Мурат Язар, газетенин muhabiri olarak görev yaptı ve tutuklandı.
"""


@pytest.mark.parametrize("line", NOISE.strip().split("\n"))
def test_noise(line: str) -> None:
    assert is_noise(line)


@pytest.mark.parametrize("line", SENTENCES.strip().split("\n"))
def test_sentences_stay(line: str) -> None:
    assert not is_noise(line)


@pytest.mark.parametrize("line", NOTICES.strip().split("\n"))
def test_notices_count_near_the_end_only(line: str) -> None:
    assert is_notice(line)
    assert not is_noise(line)


@pytest.mark.parametrize(
    "line", (SENTENCES + LAST_SENTENCES).strip().replace("\n\n", "\n").split("\n")
)
def test_sentences_stay_as_last_lines(line: str) -> None:
    assert not is_noise(line)
    assert not is_notice(line)
    assert not is_sign_off(line)


def test_a_dateline_alone() -> None:
    assert is_place_line("MOSKOVA")
    assert is_place_line("NEW YORK")
    assert not is_place_line("NATO'YA EVET DEDİ")
    assert not is_place_line("Moskova")


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


def test_a_headline_behind_a_sentence() -> None:
    assert without_tail("He left. Read also: Old pier to be repaired") == "He left."
    assert without_tail("Він пішов. ЧИТАЙТЕ ТАКОЖ: Старий пірс відремонтують") == "Він пішов."
    assert without_tail("Gitti. Ayrıca okuyun: Eski iskele onarılıyor") == "Gitti."
    whole = "He said. Read also: the law of 1921. It says more."
    assert without_tail(whole) == whole
    quoted = "Он сказал: «Читайте также: старый закон»."
    assert without_tail(quoted) == quoted


def test_who_wrote_it() -> None:
    for line in (
        "Jane Roe reported from Brussels.",
        "RW, AFP / KR,BÖ",
        "(HABER MERKEZİ)",
        "Aziza Nukus is a reporter based in Tashkent.",
        "Ms. Roe is a novelist. Her most recent book is “Two Boxes.”",
        "Ирина Лескова — корреспондент отдела экономики.",
    ):
        assert is_sign_off(line)
    for line in (
        "The minister reported losses of two billion.",
        "He is a reporter of the old school, and he was there that night.",
        "(See the map on page two.)",
        "Киев — столица Украины.",
    ):
        assert not is_sign_off(line)


def test_agencies_marks() -> None:
    text = ["Ferries turn back", f"ANKARA (AA) - {'x' * 60}.", "It ended at noon. (AA)"]
    assert agency_in_marks(text) == "AA"
    assert without_agency_marks(text) == ["Ferries turn back", f"{'x' * 60}.", "It ended at noon."]
    plain = ["ANKARA - The ministers met.", "It ended at noon. (See the map.)"]
    assert agency_in_marks(plain) is None
    assert without_agency_marks(plain) == plain


def test_an_agency_with_a_hyphen_behind_it_has_not_ended() -> None:
    text = ["АНКАРА, 30 мая. /Корр. ТАСС-Э Кирилл Жаров/. Консультации начались в среду."]
    assert agency_in_marks(text) == "TASS"
    assert without_agency_marks(text) == ["Консультации начались в среду."]
    plain = ["ТАСС-Э Кирилл Жаров пишет, что консультации начались."]
    assert without_agency_marks(plain) == plain


PAGE = """<html><body><article><h1>Ferries turn back</h1>
<p>MOSKOVA</p>
<p>The ferries turned back on Tuesday, and nobody in the harbour knew when they would leave.</p>
<p>No part of the material may be copied without prior written permission, the old sign read.</p>
<p>Copyright law will change in the spring, and the captains hope for better pictures of them.</p>
<p>Follow us on Telegram</p>
<p>The storm had taken the roofs of three houses by the sea before the wind fell in the night.</p>
<p>The harbour master hoped for a calm morning, and so did those who slept in the waiting room.</p>
<p>She reported from Kyiv.</p>
<p>No part of this material may be reproduced without prior written permission.</p>
</article></body></html>"""


def test_a_page_with_lines_of_its_own_and_sentences_that_look_like_them() -> None:
    paragraphs = find_body(fromstring(PAGE), None, "Ferries turn back").text.split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == [
        "The",
        "No",
        "Copyright",
        "The",
        "The",
        "She",
    ]
