"""Whether a name is also an ordinary word: then a capital letter does not tell it from one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.tag.words import COMMON_WORDS, word_set

_LATIN_WORDS = Path(__file__).with_name("knowledge") / "tables" / "common_words.txt"
_PROPER = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Init", "Trad", "Poss"))

# Words the dictionary has because of who bears the name, or that hardly anybody uses otherwise.
_RATHER_NAMES = word_set(
    """навальный трамп макрон пенс шредер дуда эльван сбербанк аэрофлот вконтакте камаз рыбарь
    бундестаг бундесвер кнессет рейтер википедия твиттер инстаграм коммерсант мосгорсуд нацбанк
    меджлис генассамблея талиб боинг фольксваген рено холокост коронавирус евролига стингер
    орешник томагавк"""
)
# The Ukrainian dictionary does not say which of its words are names, so words are listed.
_UKRAINIAN = word_set(
    """баран береза беркут бик білий бідний божок бочка бузина буряк верба верховний
    виборний вишня віник вовк ворон гайдук галушка гвоздь гетьман глава гнат голий голова голуб
    гончар горобець грек гриб громадський гуляй деркач джерело дзвін дід добрий дуб жук
    журавель заєць залізняк зима зірка зозуля капуста квіт квітка кислиця кит кіт клен
    коза козак колесник коляда комар король косий кот кравець кріт кум кума
    кучер кухар лебідь лелека лисиця лис лихий лісовий лях малий малюк маляр мамай
    медвідь мельник мірошник місяць москаль муха негода новий нога орел палиця паламар
    пасічник пекар перець пес пиво писар пишний півень підкова плохій полтавець попіл привид
    просо рева риба рись рудий рябий сало середа сич сирота сірий скиба скляр скрипаль
    скринька слюсар собака сова сокіл соловей соловій сом сорока стельмах степ стрілець строгий
    сухий табачник танцюра таран татарин тесля тиша тихий ткач топор троян труба туз турок хмара
    хрін цап циган чайка чалий чорний чумак швець швидкий шевчик шило шинкар шкода
    щерба щур юнак яблуко ягода яструб мадяр качка"""
)


def is_ordinary(word: str, language: str) -> bool:
    """Whether a folded name, a single word, is also a word of the language and unguarded.

    Guarded are the words of ``words.COMMON_WORDS``, where the linker asks for a second sign.
    """
    if word in COMMON_WORDS or word in _RATHER_NAMES:
        return False
    if language == "ru":
        return _in_russian(word)
    return word in (_UKRAINIAN if language == "uk" else _latin_words())


@lru_cache(maxsize=1)
def _latin_words() -> frozenset[str]:
    return word_set(_LATIN_WORDS.read_text(encoding="utf-8"))


def _in_russian(word: str) -> bool:
    """Whether the dictionary has the word itself, not only as a form of another or as a name."""
    if word.endswith(("ский", "цкий")):  # said of places, and surnames far more often
        return False
    analyzer = _analyzer()
    dictionary = analyzer.dictionary
    return any(
        dictionary.build_normal_form(paradigm, index, word) == word
        and not dictionary.build_tag_info(paradigm, index).grammemes & _PROPER
        for _, forms in dictionary.words.similar_items(word, analyzer.char_substitutes)
        for paradigm, index in forms
    )


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    import pymorphy3  # a quarter of a second, and only needed where knowledge is checked

    return pymorphy3.MorphAnalyzer(lang="ru")
