"""Case forms of Russian and Ukrainian names.

A paradigm is seven tuples of spellings: nominative, genitive, dative, accusative,
instrumental, locative, vocative. People's names go by rules on their endings, which know more
foreign surnames than any dictionary; other names go by pymorphy3 with agreement between
adjective and noun, and by the rules where it does not know the word.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

Paradigm = tuple[tuple[str, ...], ...]
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct", "voct")
_ADJECTIVES = frozenset({"ADJF", "PRTF", "NUMR"})
_HUSHING = "жчшщц"
_MALE_IN_A = "никита илья мустафа данила лука фома абдулла микита ілля савва сава"


def fixed(word: str) -> Paradigm:
    """A word that does not decline."""
    return ((word,),) * 7


def _endings(stem: str, *cases: str) -> Paradigm:
    """One paradigm from a stem and endings: variants parted by a slash, _ for none."""
    return tuple(
        tuple(stem + ("" if end == "_" else end) for end in case.split("/")) for case in cases
    )


def _merge(*paradigms: Paradigm) -> Paradigm:
    return tuple(
        tuple(dict.fromkeys(itertools.chain.from_iterable(forms)))
        for forms in zip(*paradigms, strict=True)
    )


def _russian(word: str, female: bool | None) -> Paradigm:
    w, last = word.lower(), word[-1:].lower()
    stem, stem2 = word[:-1], word[:-2]
    if re.search(r"(ск|цк|[кхг])ий$", w):
        return _endings(stem2, "ий", "ого", "ому", "ого", "им", "ом", "ий")
    if w.endswith("ый"):
        return _endings(stem2, "ый", "ого", "ому", "ого", "ым", "ом", "ый")
    if w.endswith("ой"):
        return _merge(
            _endings(stem2, "ой", "ого", "ому", "ого", "ым", "ом", "ой"),
            _endings(stem, "й", "я", "ю", "я", "ем", "е", "й"),
        )
    if w.endswith("ий"):
        return _endings(stem, "й", "я", "ю", "я", "ем", "и", "й")
    if last == "й":
        return _endings(stem, "й", "я", "ю", "я", "ем", "е", "й")
    if last == "ь":
        if female:
            return _endings(stem, "ь", "и/ь", "и/ь", "ь", "ью/ь", "и/ь", "ь")
        return _endings(stem, "ь", "я", "ю", "я", "ем", "е", "ь")
    if w.endswith(("ская", "цкая", "ая")) and len(w) > 4:
        return _endings(stem2, "ая", "ой", "ой", "ую", "ой/ою", "ой", "ая")
    if w.endswith("ия"):
        return _endings(stem, "я", "и", "и", "ю", "ей", "и", "я")
    if last == "я":
        return _endings(stem, "я", "и", "е", "ю", "ей", "е", "я")
    if last == "а":
        if re.search(r"(ов|ев|ёв|ин|ын)а$", w):
            return _endings(stem, "а", "ой/ы", "ой/е", "у", "ой/ою", "ой/е", "а")
        gen = "и" if w[-2:-1] in "гкхжчшщ" else "ы"
        ins = "ой/ей" if w[-2:-1] in _HUSHING else "ой"
        return _endings(stem, "а", gen, "е", "у", ins, "е", "а")
    if last in "оеёуюиыэ":
        return fixed(word)
    if female:
        return fixed(word)
    if re.search(r"(ов|ев|ёв|ин|ын)$", w):
        return _endings(word, "_", "а", "у", "а", "ым/ом", "е", "_")
    ins = "ем/ом" if last in _HUSHING else "ом"
    base = _endings(word, "_", "а", "у", "а", ins, "е", "_")
    short = _fleeting(word, {"павел": "Павл", "лев": "Льв"})
    if short:
        return _merge(base, ((word,), *_endings(short, "а", "у", "а", ins, "е", "а")))
    return base


def _fleeting(word: str, known: dict[str, str]) -> str | None:
    w = word.lower()
    if w in known:
        return known[w]
    if re.search(r"[^аеиоуыэюяёіїє](ец|ок|ек|ёк|ень)$", w) and len(w) > 4:
        return word[:-2] + word[-1]
    return None


def _ukrainian(word: str, female: bool | None) -> Paradigm:
    w, last = word.lower(), word[-1:].lower()
    stem, stem2 = word[:-1], word[:-2]
    if w.endswith("ий"):
        return _endings(stem2, "ий", "ого", "ому", "ого", "им", "ому/ім", "ий")
    if re.search(r"(ськ|цьк|зьк|[нв])а$", w):
        adjective = _endings(stem, "а", "ої", "ій", "у", "ою", "ій", "а")
        return _merge(adjective, _endings(stem, "а", "и", "і", "у", "ою", "і", "о"))
    if last == "й":
        return _endings(stem, "й", "я", "ю/єві", "я", "єм", "ї/ю/єві/є", "ю")
    if last == "ь":
        if w.endswith("ець"):
            return _endings(word[:-3], "ець", "ця", "цю/цеві", "ця", "цем", "ці/цеві/цю", "цю")
        if female:
            return _endings(stem, "ь", "і/ь", "і/ь", "ь", "лю/ь", "і/ь", "е/ь")
        return _endings(stem, "ь", "я", "ю/еві", "я/ь", "ем", "і/ю/еві", "ю")
    if w.endswith("ія"):
        return _endings(stem, "я", "ї", "ї", "ю", "єю", "ї", "є")
    if last == "я":
        return _endings(stem, "я", "і", "і", "ю", "ею", "і", "ю/є")
    if last == "а":
        soft = {"г": "з", "к": "ц", "х": "с"}.get(w[-2:-1])
        dative = stem2 + soft + "і" if soft else stem + "і"
        ins = "ею" if w[-2:-1] in _HUSHING else "ою"
        plain = _endings(stem, "а", "и/і", "_", "у", ins, "_", "о")
        return (*plain[:2], (dative,), *plain[3:5], (dative,), plain[6])
    if last == "о":
        if female:
            return fixed(word)
        return _endings(stem, "о", "а", "у/ові", "а", "ом", "ові/у/і", "е/у")
    if last in "еєуюиіїё":
        return fixed(word)
    if female:
        return fixed(word)
    if re.search(r"(ов|ев|єв|ін|їн)$", w):
        return _endings(word, "_", "а", "у/ові", "а", "им/ом", "і/у/ові", "е")
    ins, dat = ("ем", "у/еві") if last in _HUSHING else ("ом", "у/ові")
    plain = _endings(word, "_", "а/у", dat, "а/_", ins, "і/у/ові/еві", "е/у")
    if w.endswith("р"):
        plain = _merge(plain, _endings(word, "_", "я", "ю/еві", "я", "ем", "ю/еві/і", "е/ю"))
    if re.search(r"[кв]ів$|їв$", w):
        open_stem = stem2 + ("є" if w.endswith("їв") else "о") + word[-1]
        opened = _endings(open_stem, "а", "у/ові", "а", "ом", "і/у/ові", "е")
        return _merge(plain, ((word,), *opened))
    short = _fleeting(word, {"павел": "Павл", "лев": "Лев"})
    if short:
        return _merge(plain, ((word,), *_endings(short, "а", dat, "а", ins, "і/у", "е")))
    return plain


@lru_cache(maxsize=50_000)
def by_rule(word: str, language: str, female: bool | None = None) -> Paradigm:
    """One word by its ending."""
    if len(word) < 3 or not word[-1].isalpha() or (word.isupper() and len(word) > 1):
        return fixed(word)
    if "-" in word:
        head, _, tail = word.rpartition("-")
        ends = by_rule(tail, language, female)
        plain = tuple(tuple(f"{head}-{form}" for form in case) for case in ends)
        if len(head) < 4:
            return plain
        # Львовой-Беловой, but Бонч-Бруевича too: which it is nothing tells.
        both = zip(by_rule(head, language, female), ends, strict=True)
        return _merge(plain, tuple(tuple(f"{a}-{b}" for a in x for b in y) for x, y in both))
    return _ukrainian(word, female) if language == "uk" else _russian(word, female)


def is_female(words: Sequence[str]) -> bool | None:
    """Whether a person's Cyrillic name is a woman's; None where its endings do not tell."""
    given, surname = words[0].lower(), words[-1].lower()
    if re.search(r"(ов|ев|ёв|єв|ин|ін|ын|ськ|цьк)а$|ая$", surname) and len(words) > 1:
        return True
    if given in _MALE_IN_A.split() or len(words) < 2:
        return None
    return True if given[-1] in "ая" else None


def person_forms(words: Sequence[str], language: str) -> set[tuple[str, ...]]:
    """All case forms of a person's name, every word in the same case."""
    female = is_female(words)
    return _aligned([by_rule(word, language, female) for word in words])


def _aligned(paradigms: Sequence[Paradigm]) -> set[tuple[str, ...]]:
    forms: set[tuple[str, ...]] = set()
    for case in zip(*paradigms, strict=True):
        forms.update(itertools.islice(itertools.product(*case), 24))
    return forms


# -- other names: pymorphy3 with agreement ------------------------------------


@lru_cache(maxsize=2)
def _analyzer(language: str) -> Any:
    import pymorphy3  # a quarter of a second, and only needed when the matcher is built

    return pymorphy3.MorphAnalyzer(lang=language)


def recase(form: str, pattern: str) -> str:
    """Give a lower-case form the capitals of the word it was made from: МИД, МИДом."""
    if pattern.isupper() and len(pattern) > 1:
        return form[: len(pattern)].upper() + form[len(pattern) :]
    if "-" in pattern:
        if form.count("-") != pattern.count("-"):
            return recase(form, pattern.partition("-")[0])
        pairs = zip(form.split("-"), pattern.split("-"), strict=True)
        return "-".join(recase(f, p) for f, p in pairs)
    out = list(form)
    for index, char in enumerate(pattern[: len(form)]):
        if char.isupper():
            out[index] = out[index].upper()
    return "".join(out)


@lru_cache(maxsize=1_000)
def _parses(word: str, language: str) -> list[Any]:
    return list(_analyzer(language).parse(word))


@lru_cache(maxsize=50_000)
def _parsed(word: str, language: str, adjective: bool) -> tuple[Paradigm, str] | None:
    """A dictionary word's paradigm and its gender or plural; None if it is no such word."""
    found: list[tuple[Paradigm, str]] = []
    if not adjective and not _analyzer(language).word_is_known(word.lower()):
        return None
    for parse in _parses(word.lower(), language):
        tag = parse.tag
        is_adjective = tag.POS in _ADJECTIVES
        if (
            "nomn" not in tag.grammemes
            or is_adjective != adjective
            or not (is_adjective or tag.POS == "NOUN")
        ):
            continue
        if "Surn" in tag.grammemes and "Fixd" in tag.grammemes:
            continue  # a woman's surname: «король», «комісар»
        plural = "plur" in tag.grammemes
        agreement = "plur" if plural else str(tag.gender)
        cases: list[list[str]] = [[] for _ in _CASES]
        for form in parse.lexeme:
            if ("plur" in form.tag.grammemes) != plural:
                continue
            if ("Supr" in form.tag.grammemes) != ("Supr" in tag.grammemes):
                continue
            if (form.tag.voice, form.tag.tense) != (tag.voice, tag.tense):
                continue  # «объединивший» beside «объединённый»
            if adjective and not plural and form.tag.gender not in (None, tag.gender):
                continue
            for index, case in enumerate(_CASES):
                if case in form.tag.grammemes or (case == "loct" and "loc2" in form.tag.grammemes):
                    cases[index].append(recase(form.word, word))
        paradigm = tuple(tuple(dict.fromkeys(forms)) or (word,) for forms in cases)
        found.append((paradigm, agreement))
        if len(found) == 3:
            break
    if not found:
        return None
    agreement = found[0][1]
    return _merge(*(p for p, a in found if a == agreement)), agreement


_ATTRIBUTE = re.compile(
    r"(?:ий|ій|ый|ой|ая|яя|ое|ее|ые|ие|[вдрсчмтн]н[аеі]|льн[аеі]|ськ[аеі]|цьк[аеі]|лик[аеі])$"
)


_IRREGULAR = {
    "Часов Яр": (
        "Часова Яра, Часову Яру, Часовым Яром, Часовом Яре, Часовом Яру, Часов Яра, Часов Яру, "
        "Часов Яром, Часов Яре"
    ),
    "Часів Яр": (
        "Часового Яру, Часового Яра, Часовому Яру, Часовим Яром, Часовому Ярі, Часовім Яру, "
        "Часів Яру, Часів Яром, Часів Ярі"
    ),
}
_LATE_ATTRIBUTE = re.compile(r"[сцз]ь?к(?:ий|ая?|ое|е)$")


def phrase_forms(words: Sequence[str], language: str) -> set[tuple[str, ...]]:
    """All case forms of a name such as «Верховная рада Украины»: what stands before the first
    noun agrees with it, what follows stays as it is, but for an adjective: «папа римский»."""
    if " ".join(words) in _IRREGULAR:
        forms = _IRREGULAR[" ".join(words)].split(", ")
        return {tuple(words), *(tuple(form.split()) for form in forms)}
    paradigms: list[Paradigm] = []
    declined = False
    for index, word in enumerate(words):
        core = word.strip("«»“”\"'")
        if declined or not core or not core[0].isalpha():
            late = index == 1 and core == word and _LATE_ATTRIBUTE.search(word)
            agreeing = _parsed(word, language, True) if late else None
            noun = _parsed(words[0], language, False)
            agrees = agreeing and noun and agreeing[1] == noun[1]
            paradigms.append(agreeing[0] if agreeing and agrees else fixed(word))
            continue
        last = index == len(words) - 1
        adjective = _parsed(core, language, True)
        noun = _parsed(core, language, False)
        if (
            adjective
            and not last
            and (
                not noun
                or _ATTRIBUTE.search(core.lower())
                or _agrees(adjective[1], words[index + 1], language)
            )
        ):
            paradigm = adjective[0]
        else:
            declined = True
            paradigm = _noun(core, language, noun, adjective)
        if core != word:
            before, _, after = word.partition(core)
            paradigm = tuple(tuple(before + f + after for f in case) for case in paradigm)
        paradigms.append(paradigm)
    return _aligned(paradigms)


def _agrees(agreement: str, follower: str, language: str) -> bool:
    """Whether a word that may be a noun is an adjective to the next: «Біла Церква»."""
    noun = _parsed(follower, language, False)
    return noun is not None and noun[1] == agreement


def _noun(
    word: str,
    language: str,
    noun: tuple[Paradigm, str] | None,
    adjective: tuple[Paradigm, str] | None,
) -> Paradigm:
    double = re.fullmatch(r"([\w']+)-(\w+[сцз]ь?кий)", word)
    if double and len(double.group(1)) > 4:  # Каменец-Подольский: both parts decline
        head, tail = double.groups()
        first = _noun(head, language, _parsed(head, language, False), None)
        second = by_rule(tail, language)
        return tuple(
            tuple(f"{a}-{b}" for a in one for b in other)
            for one, other in zip(first, second, strict=True)
        )
    if language == "uk" and re.search("[оеє]ве$", word):  # Берегове: у Береговому, у Берегові
        return _merge(
            _endings(word[:-1], "е", "ого", "ому", "е", "им", "ому/ім", "е"),
            _endings(word[:-1], "е", "а", "у", "е", "ом", "і", "е"),
        )
    if noun:
        return noun[0]
    hyphened = re.fullmatch(r"(\w+)(-(?:на|над|о)-\w+)", word)
    if hyphened:  # Ростов-на-Дону: the first part declines
        head, tail = hyphened.groups()
        forms = _noun(head, language, _parsed(head, language, False), None)
        return tuple(tuple(f + tail for f in case) for case in forms)
    if adjective:
        return adjective[0]
    if word.endswith("о"):  # Пулково, в Пулкове; but Совето
        if not re.search("(?:[оеєё]в|[иыіїе]н)о$", word):
            return fixed(word)
        if language == "ru":
            return _endings(word[:-1], "о", "о/а", "о/у", "о", "о/ом", "о/е", "о")
    if word.lower().endswith(("ы", "и")) and len(word) > 3:  # Сумы, Черкассы
        stem = word[:-1]
        return _endings(stem, word[-1], "_", "ам", word[-1], "ами", "ах", word[-1])
    return by_rule(word, language)


_ADJECTIVE_ENDINGS = {
    "ru": "ий ый ого ому им ым ом ая ой ую ою ое ие ые их ых ими ыми",
    "uk": "ий ого ому им ім а ої ій у ою е і их ими",
}


@lru_cache(maxsize=10_000)
def all_forms(word: str, language: str) -> frozenset[str]:
    """Every form of a demonym: an adjective with its compounding stem, or a people's name."""
    forms = {word}
    adjective = re.fullmatch(r"(.+?(?:ск|цк|зк|ськ|цьк|зьк|н))(?:ий|ый|ой)", word.lower())
    if adjective:
        stem = adjective.group(1)
        forms |= {recase(stem + end, word) for end in _ADJECTIVE_ENDINGS[language].split()}
        forms.add(recase(stem + "о", word))
        return frozenset(forms)
    parses = [p for p in _analyzer(language).parse(word.lower()) if "nomn" in p.tag.grammemes]
    for parse in parses[:2]:
        if _analyzer(language).word_is_known(word.lower()):
            forms |= {recase(f.word, word) for f in parse.lexeme}
    if len(forms) == 1:
        forms |= set(itertools.chain.from_iterable(by_rule(word, language)))
    return frozenset(forms)


def plurals(word: str, language: str) -> set[str]:
    """The plural of a product's name: «Байрактары», «Калибрами»; none where it is not plain."""
    if word.endswith("ь"):  # «Панцири»
        nominative, genitive = ("і", "ів") if language == "uk" else ("и", "ей")
        return {word[:-1] + end for end in (nominative, genitive, "ям", "ями", "ях")}
    if not re.search(r"[бвгдзклмнпрстфхжчшщ]$", word):
        return set()
    nominative, genitive = ("и", "ів") if language == "uk" else ("ы", "ов")
    if language == "ru" and word[-1] in "гкхжчшщ":
        nominative = "и"
    return {word + end for end in (nominative, genitive, "ам", "ами", "ах")}


def words_of(forms: Iterable[tuple[str, ...]]) -> set[str]:
    """Forms as strings."""
    return {" ".join(words) for words in forms}
