"""Names that the knowledge base does not hold."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tag.recognize import Name, Recognizer
from pipeline.tag.recognize.words_in_text import Spans
from pipeline.tag.text import read

RECOGNIZER = Recognizer()
SHORT = {"person": "P", "organization": "O", "place": "L"}


def found(text: str, language: str, **more: object) -> list[str]:
    names = RECOGNIZER.find(read(text), language, **more)  # type: ignore[arg-type]
    return [f"{SHORT[n.type]} {text[n.start : n.end]}" for n in names]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        # persons
        ("en", "The award went to Kori Ashdown, who thanked J.K. Marlow.", "P Kori Ashdown|P J.K. Marlow"),
        ("en", "Foreign Minister Tarvo Illep met Deputy Prime Minister Anders Holm.", "P Tarvo Illep|P Anders Holm"),
        ("en", "Veteran diplomat Bashar al-Karimi said so.", "P Bashar al-Karimi"),
        ("tr", "Şef Berrin Şahinkaya'nın tarifi beğenildi.", "P Berrin Şahinkaya"),
        ("tr", "Toplantıya vali yardımcısı Zehra Ördekçi de katıldı.", "P Zehra Ördekçi"),
        ("ru", "По словам Антона Геращука, это ошибка.", "P Антона Геращука"),
        ("ru", "Об этом сообщил И. П. Звонарёв.", "P И. П. Звонарёв"),
        ("ru", "Вчера умер Аркадий Львович Полозков.", "P Аркадий Львович Полозков"),
        ("ru", "Жительница города Вера Зорина слышала взрыв.", "P Вера Зорина"),
        ("uk", "Мешканка села Оксана Лук'яненчук чула вибухи.", "P Оксана Лук'яненчук"),
        ("uk", "Про це повідомив речник бригади Остап Гриценяк.", "P Остап Гриценяк"),
        # organisations
        ("en", "She studied at the University of Westmarch.", "O University of Westmarch"),
        ("en", "Shares of Halden Holding fell.", "O Halden Holding"),
        ("en", "He wrote to the Motion Picture Association of Utopia.", "O Motion Picture Association of Utopia"),
        ("tr", "Proje Karapınar Üniversitesi ile yürütülüyor.", "O Karapınar Üniversitesi"),
        ("tr", "Açıklamayı Doğa Derneği yaptı.", "O Doğa Derneği"),
        ("ru", "Об этом пишет газета «Степной вестник».", "O Степной вестник"),
        ("ru", "Его оштрафовал Комитет по делам архивов.", "O Комитет по делам архивов"),
        ("uk", "Договір підписала компанія «Буд-Поділля».", "O Буд-Поділля"),
        ("uk", "Білоцерківський міськрайонний суд слухав справу.", "O Білоцерківський міськрайонний суд"),
        # places
        ("en", "A fire broke out in the village of Hillsbury.", "L Hillsbury"),
        ("en", "They crossed the Wendel River at night.", "L Wendel River"),
        ("tr", "Yangın Gökpınar ilçesinde çıktı.", "L Gökpınar"),
        ("ru", "Взрыв прогремел в посёлке Мирный.", "L Мирный"),
        ("ru", "Дожди прошли в Смоленской, Псковской и Брянской областях.", "L Смоленской|L Псковской|L Брянской областях"),
        ("uk", "Обстріляно село Вишневе.", "L Вишневе"),
        # what is no name
        ("en", "On Monday the Russian authorities said that Turkish officials agreed.", ""),
        ("en", "The President spoke. However, nothing changed in March.", ""),
        ("tr", "Pazartesi günü Türk yetkililer açıklama yaptı. Ancak bir şey değişmedi.", ""),
        ("ru", "Российские власти заявили об этом. Однако ничего не изменилось.", ""),
        ("uk", "Українські посадовці заявили про це. Проте нічого не змінилося.", ""),
        ("ru", "Пентагон отправил авианосец «Джеральд Форт» к берегам.", ""),
        ("en", "The drone Night Heron was shot down.", ""),
    ],
)  # fmt: skip
def test_names_are_found_with_their_type(language: str, text: str, names: str) -> None:
    expected = [name for name in names.split("|") if name]
    unasked = {"Пентагон"}  # the knowledge base's
    assert [n for n in found(text, language) if n[2:] not in unasked] == expected


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        # surnames with a capital inside, and who is known stays a person
        ("en", "Fans saw McTavish and DeWitters play.", "P McTavish|P DeWitters"),
        ("ru", "Задержан Пётр Звонарёв. Звонарёву избран арест.", "P Пётр Звонарёв|P Звонарёву"),
        ("ru", "Задержан Николай Пушкин. Пушкину избран арест.", "P Николай Пушкин|P Пушкину"),
        # acronyms that are no organizations
        ("en", "The ISP sent an XKZ. Its body mark index (BMQ) fell; VTR codes and OLED failed.", ""),
        ("en", "HOVEN: A storm near ZELTEN ended.", ""),
        ("en", "It was sold to KLVM on Monday.", "O KLVM"),
        ("ru", "В СИЗО попал глава ООО, нарушив УПК.", ""),
        ("ru", "Компания ООО «Ромбик» закрыта.", "O Ромбик"),
        ("uk", "Він очолив ТОВ і вступив до ВНЗ.", ""),
        # unknown words are no persons without a sign
        ("en", "It was sold by Glorpen Vastik and Quell Mobile.", ""),
        ("en", "Police met Glorpen Vastik there.", "P Glorpen Vastik"),
        ("en", "It was Glorpen Vastik, who won.", "P Glorpen Vastik"),
        ("en", "So said his coach, Glorpen Vastik.", "P Glorpen Vastik"),
        ("en", "She lives in Vastik Vihar.", "L Vastik Vihar"),
        ("en", "She lives in San Quell.", "L San Quell"),
        ("en", "Stocks grew. A Tory-held seat fell in January-February.", ""),
        ("en", "Floods followed Cyclone Quella.", ""),
        ("en", "Superintendent Ewing Marl and Viscountess Mary Quell came.", "P Ewing Marl|P Mary Quell"),
        ("en", "He left Quell Medical Center on Saturday.", "O Quell Medical Center"),
        ("tr", "Toplantıda kapıyı çalan Glorpen Vastik konuştu.", "P Glorpen Vastik"),
        ("tr", "Takımın yeni umudu Glorpen Vastikli oldu.", ""),
        # words put together by grammar, and openers with an ending
        ("tr", "Spitak Depremi oldu. Kamera Ekibi geldi.", ""),
        ("tr", "Gözlerindeki Sorular bitti.", ""),
        ("tr", "Futbola Kuzanspor'da başladı.", "O Kuzanspor"),
        ("tr", "Kuzan Manastırı ve Orman Burnu gezildi.", "L Kuzan Manastırı|L Orman Burnu"),
        ("tr", "Kuzgun gemisi limana girdi.", ""),
        ("tr", "Suşehri Belediye Başkanı Fazlı Yüksel konuştu.", "P Fazlı Yüksel"),
        ("tr", "Kocası Serhiy Kuzan'da itfaiyeci.", "P Serhiy|L Kuzan"),
        # where a name ends
        ("ru", "Решила Прокуратура Полозовской области начать.", "L Полозовской области"),
        ("ru", "Игра вышла на Vega Series X. Вместе веселее.", "O Vega Series"),
        ("ru", "Премии вручили Максиму Полозкову Евгению Черненку.", "P Максиму Полозкову|P Евгению Черненку"),
        ("ru", "Сгорел дом в селе Яськи Полозовского района.", "L Яськи|L Полозовского района"),
        ("ru", "Пострадали города Кувалда, Адыяман и Газиантеп.", "L Кувалда|L Адыяман|L Газиантеп"),
        # adjectives and streets
        ("ru", "Полозовские корабли вышли. Это пишет Полозовский дневник.", ""),
        ("ru", "Улица Звонарёва закрыта, как и сквер Щорса.", ""),
        ("uk", "Закрили вулицю Звонаренка.", ""),
        ("ru", "Российско-полозовские и другие эксперты спорят.", ""),
        # weapons and offices
        ("uk", "Скинули бомбу Д-35, а потім ще.", ""),
        ("en", "Ruritanian Defense Minister Tarvo Illep came.", "P Tarvo Illep"),
        # companies whose names are put together
        ("ru", "Пришли рабочие Жилкомсервиса и читатели ПолозПресс.", "O Жилкомсервиса|O ПолозПресс"),
    ],
)  # fmt: skip
def test_what_looks_like_another_thing(language: str, text: str, names: str) -> None:
    assert found(text, language) == [name for name in names.split("|") if name]


def test_a_surname_is_known_again_after_the_full_name() -> None:
    text = "Kori Ashdown won. Ashdown thanked all; nobody asked Ashdown's rivals."
    assert found(text, "en") == ["P Kori Ashdown", "P Ashdown", "P Ashdown"]
    assert found("Ashdown thanked all.", "en") == []
    text = "Выступил Пётр Звонарёв. Зал слушал Звонарёва молча."
    assert found(text, "ru") == ["P Пётр Звонарёв", "P Звонарёва"]


def test_what_is_taken_is_left_alone() -> None:
    text = "London Mayor Kori Ashdown came."
    assert found(text, "en", taken=[(0, 6)]) == ["P Kori Ashdown"]
    assert found(text, "en", taken=[(0, 6), (13, 25)]) == []


def test_only_a_linked_place_may_lie_inside_a_longer_name() -> None:
    text = "She left Westmarch University early."
    span = (9, 18)
    assert found(text, "en", taken=[span]) == []
    assert found(text, "en", taken=[span], places=[span]) == ["O Westmarch University"]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "They left the United Kingdom of Ruritania.", "United Kingdom"),
        ("en", "Ships crossed the Amber Sea slowly.", "Amber Sea"),
        ("tr", "Gemiler Kehribar Denizi'nden geçti.", "Kehribar Denizi"),
        ("tr", "Toplantı Gökpınar Cumhuriyeti'nde yapıldı.", "Gökpınar Cumhuriyeti"),
        ("ru", "Дожди прошли в Полозовской области.", "Полозовской области"),
    ],
)
def test_a_linked_place_is_not_told_twice(language: str, text: str, place: str) -> None:
    start = text.index(place)
    span = (start, start + len(place))
    names = RECOGNIZER.find(read(text), language, [span], places=[span])
    assert all(n.start <= span[0] and span[1] <= n.end for n in names)
    assert span not in [(n.start, n.end) for n in names]


def test_capitals_of_a_headline_tell_nothing() -> None:
    assert found("BIG STORM HITS WEST COAST TOWNS", "en") == []
    assert found("Big Storm Hits West Coast Towns Again", "en", is_title=True) == []


def test_a_higher_bar_leaves_fewer_names() -> None:
    text = read("Kori Ashdown met Tarvo Illep near Abbotsbury.")
    every = RECOGNIZER.find(text, "en")
    sure = Recognizer(least=0.8).find(text, "en")
    assert set(sure) < set(every)
    assert all(name.score >= 0.8 for name in sure)


def test_spans_are_asked_for_overlaps() -> None:
    spans = Spans([(5, 9), (2, 4), (6, 7), (12, 20), (14, 15)])
    touched = {at for at in range(25) if spans.touch(at, at + 1)}
    assert touched == {2, 3, *range(5, 9), *range(12, 20)}
    spans.add(9, 12)
    assert spans.touch(10, 11)
    assert spans.enclosed(0, 5)
    assert not spans.enclosed(0, 6)
    assert not spans.enclosed(2, 4)
    assert spans.enclosed(20, 22)
    touch = spans.one_by_one()
    assert [at for at in range(25) if touch(at, at + 1)] == [
        at for at in range(25) if spans.touch(at, at + 1)
    ]


@pytest.mark.parametrize("word", ["А-" * 500 + "б", "Салтыков-" * 500 + "Щедрин"])
@pytest.mark.parametrize("language", ["ru", "uk"])
def test_hyphens_without_end_do_no_harm(word: str, language: str) -> None:
    names = RECOGNIZER.find(read(f"Вчера в городе видели {word} снова."), language)
    assert all(name.end <= len(word) + 22 for name in names)


def test_two_and_three_parts_of_a_surname_are_one_name() -> None:
    text = "По словам Антона Салтыкова-Геращука и Анны Звонарёвой-Полозовой-Ильиной, это ошибка."
    assert found(text, "ru") == [
        "P Антона Салтыкова-Геращука",
        "P Анны Звонарёвой-Полозовой-Ильиной",
    ]


def test_a_quotation_mark_too_many_leaves_no_space_at_the_end() -> None:
    assert found('Про це пише газета "Зоря "мирно і тихо".', "uk") == []
    assert found('Про це пише газета "Зоря" і "мирно.', "uk") == ["O Зоря"]


@pytest.mark.parametrize(
    ("language", "part"),
    [
        ("uk", "Харківської, "),
        ("ru", "Полозовской и "),
        ("ru", "Б" + "ск" * 400 + ", "),
        ("en", "University of Quell" + ", and" * 20 + " "),
        ("en", "Foo University "),
        ("en", "a (QUEL) "),
        ("en", "The "),
    ],
)
def test_time_grows_with_length_alone(language: str, part: str) -> None:
    def seconds(size: int) -> float:
        text = read("words written small come first, " * 20 + part * (size // len(part)))
        started = time.process_time()
        RECOGNIZER.find(text, language)
        return time.process_time() - started

    seconds(1_000)
    assert seconds(80_000) < 10 * seconds(20_000) + 0.1  # four times, were the clock exact


PIECES = st.one_of(
    st.sampled_from(
        ["Kori Ashdown", "of", "University", "Лаврова", "«Мир»", "И. П. ", "Комитет", "по", "Zehra",
         "'nın", "Derneği", "область", "Псковской", "и", "A.", "al-", "О'Ніл", "В'ячеслав", "\u0301",
         "\u200b", "\n", ". ", "İ", "ﬁ", "-", "’", "(", "«", "»", "“", "U.S. ", "the",
         "Ухтинский", "районно- ", 'газета "Мир', '"', "компанія «Б", "\xa0»", "А-" * 9]
    ),
    st.text(max_size=5),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map(lambda parts: " ".join(parts))


@settings(max_examples=300)
@given(text=TEXTS, language=st.sampled_from(["en", "tr", "ru", "uk", "de"]), data=st.data())
def test_no_text_crashes_and_names_stand_apart(
    text: str, language: str, data: st.DataObject
) -> None:
    folded = read(text)
    size = len(folded.plain)
    edges = sorted(data.draw(st.lists(st.integers(0, size), max_size=6)))
    taken = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < b]
    places = taken[: data.draw(st.integers(0, len(taken)))]
    names = RECOGNIZER.find(folded, language, taken, places=places)
    assert names == RECOGNIZER.find(folded, language, taken, places=places)
    end = 0
    for name in names:
        assert isinstance(name, Name)
        assert end <= name.start < name.end <= size
        surface = folded.plain[name.start : name.end]
        assert surface == surface.strip()
        assert any(c.isalpha() for c in surface)
        assert 0.5 <= name.score <= 1
        assert name.type in SHORT
        for a, b in taken:
            longer = name.start <= a and b <= name.end and (a, b) != (name.start, name.end)
            apart = b <= name.start or name.end <= a
            assert apart or ((a, b) in places and longer)
        end = name.end
