"""A place's name in another of the four languages, by the usual transcription.

What these rules give is a proposal: newspapers have their own spelling for what they name
often, and the tables of places say it. The rules serve the thousand small towns between.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_VOWELS = "аеёиоуыэюяіїє"
_TURKISH_VOWELS = "aeıioöuüâîû"


def _table(letters: str, spelled: str) -> dict[str, str]:
    """Letter by letter; an underscore stands for nothing."""
    return {a: b.replace("_", "") for a, b in zip(letters, spelled.split(), strict=True)}


_RUSSIAN = "абвгдезийклмнопрстуфхцчшщъыьэюяёж"
_RU_TR = _table(_RUSSIAN, "a b v g d e z i y k l m n o p r s t u f h ts ç ş şç _ ı _ e yu ya yo j")
_UKRAINIAN = "абвгґдежзиіклмнопрстуфхцчшщьюяєїй'"
_UK_EN = _table(
    _UKRAINIAN, "a b v h g d e zh z y i k l m n o p r s t u f kh ts ch sh shch _ iu ia ie i i _"
)
_UK_TR = _table(
    _UKRAINIAN, "a b v h g d e j z ı i k l m n o p r s t u f h ts ç ş şç _ yu ya ye yi y _"
)
_TURKISH = "abcçdefgğhıijklmnopqrsştuvwxyzâîû"
_TR_RU = _table(_TURKISH, "а б дж ч д е ф г г х ы и ж к л м н о п к р с ш т у в в кс й з а и у")
_TR_UK = _table(_TURKISH, "а б дж ч д е ф г г х и і ж к л м н о п к р с ш т у в в кс й з а і у")


def _by_word(text: str, spell: Callable[[str], str], turkish: bool = False) -> str:
    """``spell`` on every word in small letters, capitals kept."""

    def one(match: re.Match[str]) -> str:
        word = match.group().replace("’", "'")
        out = spell(word.replace("İ", "i").replace("I", "ı").lower())
        if not word[:1].isupper():
            return out
        return ("İ" if turkish and out[:1] == "i" else out[:1].upper()) + out[1:]

    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", one, text)


def _from_russian(word: str, table: dict[str, str]) -> str:
    out = ""
    for index, letter in enumerate(word):
        iotated = index == 0 or word[index - 1] in _VOWELS + "ьъ"
        out += "ye" if letter == "е" and iotated else table.get(letter, letter)
    return out


def russian_to_turkish(text: str) -> str:
    """Челябинск → Çelyabinsk."""
    return _by_word(text, lambda w: _from_russian(w, _RU_TR), turkish=True)


def _ukrainian_word_to_english(word: str) -> str:
    first = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
    head = first.get(word[0])
    body = word[1:] if head else word
    body = "zgh".join(
        "".join(_UK_EN.get(letter, letter) for letter in part) for part in body.split("зг")
    )
    return (head or "") + body


def ukrainian_to_english(text: str) -> str:
    """By the Cabinet's table of 2010: Згурівка → Zghurivka."""
    return _by_word(text, _ukrainian_word_to_english)


def ukrainian_to_turkish(text: str) -> str:
    """Житомир → Jıtomır."""
    return _by_word(text, lambda w: "".join(_UK_TR.get(c, c) for c in w), turkish=True)


_UK_RU: tuple[tuple[str, str], ...] = (
    ("([скцз])ьк", r"\1к"),
    ("(?<=[бвпмфр])'(?=[яюєї])", "ъ"),
    ("'", "ъ"),
    ("(?<=[гкхжчшщ])ий$", "ИЙ"),
    ("ий$", "ый"),
    ("ИЙ", "ий"),
    ("ів$", "ов"),
    ("їв$", "ев"),
    ("івка$", "овка"),
    ("ївка$", "евка"),
    ("[іїи]", "и"),
    ("є", "е"),
    ("ґ", "г"),
)
_RU_UK: tuple[tuple[str, str], ...] = (
    ("ск(?=$|ий$|ая$|ое$|и$|о$|а$|ой$)", "ськ"),
    ("цк", "цьк"),
    ("ый$", "ий"),
    ("(?<=ьк)ой$", "ий"),
    ("ая$", "а"),
    ("(?<=[^оаеиу])ое$", "е"),
    ("[ыи]е$", "і"),
    ("ее$", "є"),
    ("ий$", "%й"),
    ("(?<=[жчшщцдтзср])и(?=[^аеиоуыэюя]|$)", "%"),
    ("(?<=[кгх])и$", "%"),
    ("и", "і"),
    ("[%ы]", "и"),
    ("^е", "є"),
    ("(?<=[аоуеиіюяєьъ])е", "є"),
    ("э", "е"),
    ("(?<=[жчшщ])ё", "о"),
    ("^ё|(?<=[аоуеиіюяє])ё", "йо"),
    ("ё", "ьо"),
    ("ъ", "'"),
    ("(?<=[бпвмф])(?=[яю])", "'"),
)


def _rewritten(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, to in rules:
        word = re.sub(pattern, to, word)
    return word


def ukrainian_to_russian(text: str) -> str:
    """Бориспіль → Бориспиль: what the rules give, where Russian has Борисполь."""
    return _by_word(text, lambda w: _rewritten(w, _UK_RU))


def russian_to_ukrainian(text: str) -> str:
    """Шебекино → Шебекіно."""
    return _by_word(text, lambda w: _rewritten(w, _RU_UK))


_IOTATED = {
    "ru": _table("aâeıioöuüîû", "я я е йы йи йо йо ю ю йи ю"),
    "uk": _table("aâeıioöuüîû", "я я є йи ї йо йо ю ю ї ю"),
}


def _turkish_word(word: str, language: str) -> str:
    table = _TR_RU if language == "ru" else _TR_UK
    out, index = "", 0
    while index < len(word):
        letter, before = word[index], word[index - 1] if index else ""
        after = word[index + 1] if index + 1 < len(word) else ""
        fresh = not before or before in _TURKISH_VOWELS  # begins the word or follows a vowel
        if letter == "y" and after and after in _TURKISH_VOWELS:
            iotated = _IOTATED[language][after]
            hard = fresh or iotated.startswith("й") or out.endswith("ь")
            out += iotated if hard else "ь" + iotated
            index += 2
            continue
        if letter == "ö":
            out += "о" if not before else "ё" if language == "ru" else "е"
        elif letter == "ü":
            out += "у" if fresh else "ю"
        elif letter == "e" and fresh:
            out += "э" if language == "ru" else "е"
        elif letter == "i" and before and fresh and language == "uk":
            out += "ї"
        elif letter == "l" and before in tuple("eiöü") and after != "l":
            out += "л" if after and after in _TURKISH_VOWELS else "ль"
        else:
            out += table.get(letter, letter)
        index += 1
    return out


def turkish_to_russian(text: str) -> str:
    """Gölcük → Гёльджюк."""
    return _by_word(text, lambda w: _turkish_word(w, "ru"))


def turkish_to_ukrainian(text: str) -> str:
    """Gölcük → Гельджюк."""
    return _by_word(text, lambda w: _turkish_word(w, "uk"))
