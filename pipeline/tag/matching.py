"""Finding every known name in a text, in one pass.

One automaton holds all forms, each with the space that must stand before it. What it finds is
checked against the original: word boundaries, capitals, diacritics, Turkish suffixes. What a
name then stands for is decided in ``linking``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation

from pipeline.tag.compiled import load_forms
from pipeline.tag.forms import (
    ACRONYM,
    DEMONYM,
    METONYM,
    NAME,
    OFFICE,
    SURNAME,
    SURNAMES,
    WEAK,
    WEAK_SURNAME,
    Form,
)
from pipeline.tag.knowledge import Knowledge
from pipeline.tag.text import Folded, fold, light, shadow, shows_diacritics
from pipeline.tag.words import COMMON_WORDS, INSTITUTIONS, word_set

# Surfaces whose readings are remembered, per language.
_MOST_KEPT = 50_000
_SPACE = ord(" ")


class Reading(NamedTuple):
    """What one spelling can be, sorted for the linker."""

    people: tuple[Form, ...]
    """Surnames, firm and weak."""
    others: tuple[Form, ...]
    """Everything else but demonyms and offices."""
    demonym: Form | None
    offices: tuple[Form, ...] = ()
    """Titles that the text's language has; ``entity`` is the office's id."""


class Candidate(NamedTuple):
    """A place in the folded text where forms of one or more entities stand."""

    start: int
    end: int
    reading: Reading


_ASIDE = SURNAMES | {DEMONYM, OFFICE}
_NOTHING = Reading((), (), None)


def _reading(shown: Iterable[Form]) -> Reading:
    forms = tuple(shown)
    if not forms:
        return _NOTHING
    return Reading(
        tuple(f for f in forms if f.kind in SURNAMES),
        tuple(f for f in forms if f.kind not in _ASIDE),
        next((f for f in forms if f.kind == DEMONYM), None),
        tuple(f for f in forms if f.kind == OFFICE),
    )


# Turkish endings, as they follow a name without an apostrophe; folded, so that vowel harmony
# is down to two letters. A ministry takes all of them, «Bakanlığımızdan».
_TURKISH_SUFFIX = re.compile(
    r"(?=\w)(?:l[ae]r)?(?:s?[iu]|[iu]?m[iu]z)?"
    r"(?:n?[iu]n|n?[dt][ae](?:n|ki(?:l[ae]r)?(?:n?[iu]n)?)?|[yn]?[iu]|[yn]?[ae]|y?l[ae]|n?c[ae])?"
    r"(?:y?(?:d[iu]r?|m[iu]s)(?:l[ae]r)?)?"
    r"(?!\w)"
)
# A single word takes only those of the cases, with the letter between that its last one asks
# for: more would make names of words, Karis of «karısından» and Qatar of «Katarina».
_TURKISH_CASE = re.compile(
    r"(?=\w)(?:(?<=[aeiou])s[iu])?"
    r"(?:(?:(?<=[aeiou])n)?[iu]n|(?:(?<=[iu])n)?[dt][ae](?:n|ki(?:l[ae]r)?(?:n?[iu]n)?)?"
    r"|(?:(?<=[aeiou])y|(?<=[iu])n|(?<![aeiou]))(?:[iu]|[ae]|l[ae]))?"
    r"(?:y?(?:d[iu]r?|m[iu]s)(?:l[ae]r)?)?"
    r"(?!\w)"
)
# After the shorter names only these are plain: Kievde; but not Mali in "Maliye".
_TURKISH_LOCATIVE = re.compile(r"(?:[dt][ae]n?|[dt][ae]ki|n[iu]n)(?!\w)")
_TURKISH_SHORT = re.compile(r"(?:[dt][ae]n?|[dt][ae]ki|n?[iu]n|l[ae])(?!\w)")
_TURKISH_ENDINGS = {3: _TURKISH_LOCATIVE, 4: _TURKISH_SHORT}
# Names that are other words with these endings: «kazandı», «kilise», «romanın».
_TURKISH_WORDS = word_set("liman kilis kazan kabil roma yas")
# What the case forms of a town follow that adjectives share: «над Курском», «до Луцька»,
# «у Донецьку»; and the words that adjectives then describe.
_SHARED_ENDINGS = ("ском", "цком", "ька", "ьку")
_WITH_TOWN = {
    "ком": word_set("с со над под между перед за и или городом"),
    "ьку": word_set("у в по при о та і й або під"),
}
_NO_TOWN_BEFORE = word_set("на по про через уся вся ця")
_ADJECTIVE_HEAD = re.compile(
    r" (?:(?:та|і|й|и) \w+(?:ськ|цьк|зьк)\w+ )?(?:район|рай|сел|город|міст|міськ|округ|окруж|област"
    r"|обл|кра[ею]|посел|муницип|улус|рад[аиу]|громад|прокурат|колон|битв|операц|дуг|оборон|трагед"
    r"|народн|республ|аес|тес|гес|ова|мва|держ|військ|воєн|єпарх|митроп|телевеж|агломер|шахт)"
)
_FEMININE = re.compile(r" [а-яіїєґ']{3,}(?:на|ка|ва|да|ра|ла|ція|ія)(?!\w)")
# English names longer than this are nothing else in Turkish.
_LOOK_ALIKE = 7
_SHORT = 5
# Ministers are nobody in particular, and whoever was minister is told by the name before it.
_NO_HOLDER = re.compile(r"l[ae]r|\w*y?(?:d[iu]r?|m[iu]s)(?!\w)")
_CYRILLIC_ENDING = re.compile(r"(?:а|у|ом|е|ы|ов|ам|ами|ах|і|ові|ів)(?!\w)")


class Matcher:
    """All forms of a knowledge base, ready to be looked for."""

    def __init__(self, knowledge: Knowledge, cache_dir: Path | str | None = None) -> None:
        self._table = load_forms(knowledge, cache_dir)
        self.given = self._table.given
        """Each person's given names in every spelling and case, folded."""
        patterns = self._table.patterns()
        self._plain_count = len(patterns)
        self._automaton = BytesAhoCorasick(patterns, implementation=Implementation.ContiguousNFA)
        exotic = self._table.exotic
        self._exotic = AhoCorasick(exotic, store_patterns=False) if exotic else None
        self._kept: dict[tuple[str, bool], dict[tuple[int, str], Reading]] = defaultdict(dict)

    def lookup(self, name: str) -> tuple[Form, ...]:
        """The forms of entities that a whole string is spelt as."""
        folded = fold(name)
        seen, complete = shadow(folded)
        return tuple(
            form
            for number, start, end in self._matches(folded, seen, complete)
            if start == 0 and end == len(seen)
            for form in self._table.forms(number)
            if form.kind != OFFICE and fold(form.written) == folded
        )

    def find(self, text: Folded, language: str) -> list[Candidate]:
        """All candidates in order of their end, overlapping ones included."""
        folded, plain = text.folded, text.plain
        seen, complete = shadow(folded)
        matches = self._matches(folded, seen, complete)
        seen += b" "
        turkish = language == "tr"
        strict = turkish and shows_diacritics(plain)
        kept = self._kept[language, strict]
        found: list[Candidate] = []
        for number, start, after in matches:
            end = after - 1
            goes_on = seen[after] != _SPACE
            if goes_on and not (turkish or plain[end - 1].isupper()):
                continue
            # Most names stand after a space and before one; the rest is looked at closely.
            if start and folded[start - 1] != " " and not _opens(folded, start):
                continue
            surface = plain[start:end]
            reading = kept.get((number, surface))
            if reading is None:
                reading = self._read(number, surface, language, strict)
            if reading is _NOTHING:
                continue
            if goes_on:
                suffixed = _suffixed(folded, plain, start, end, turkish, reading)
                if suffixed is None:
                    continue
                end, reading = suffixed
            elif _glued(folded, end):
                continue
            elif surface.endswith(_SHARED_ENDINGS) and _is_adjective(folded, start, end):
                reading = _without_adjectives(reading)
                if reading == _NOTHING:
                    continue
            found.append(Candidate(start, end, reading))
        return found

    def _matches(self, folded: str, seen: bytes, complete: bool) -> list[tuple[int, int, int]]:
        """What patterns stand after what may be a word's beginning.

        Each with its number, where it starts in ``folded``, and where it ends in ``seen``, which
        is one space further on.
        """
        matches = self._automaton.find_matches_as_indexes(seen, overlapping=True)
        if self._exotic is not None and not complete:
            matches += [
                (self._plain_count + number, start, end + 1)
                for number, start, end in self._exotic.find_matches_as_indexes(
                    folded, overlapping=True
                )
            ]
        return matches

    def _read(self, number: int, surface: str, language: str, strict: bool) -> Reading:
        """The forms of a pattern whose capitals and diacritics a surface shows."""
        kept = self._kept[language, strict]
        if len(kept) > _MOST_KEPT:
            kept.clear()
        forms = self._table.forms(number)
        fitting = [
            form
            for form in forms
            if shown(form.written, form.kind, surface, strict)
            # «мер» is a mayor in Ukrainian and "of measures" in Russian.
            and (form.kind != OFFICE or language in form.language)
        ]
        own = {form.entity for form in forms if _names(form) and language in form.language}
        exact = {form.entity for form in fitting if light(form.written) == light(surface)}
        if exact:  # Buca before Bucha, where that is Buça
            fitting = [form for form in fitting if form.entity in exact]
        if language == "en":
            own |= exact
        reading = kept[number, surface] = _reading(_in_language(fitting, own, language))
        return reading


# Kinds of forms that are no names of the entity's own.
_NO_NAMES = frozenset({DEMONYM, METONYM, OFFICE})
_WEAKER = {NAME: WEAK, SURNAME: WEAK_SURNAME}


def _names(form: Form) -> bool:
    return form.kind not in _NO_NAMES


def _in_language(forms: Iterable[Form], own: set[str], language: str) -> Iterator[Form]:
    """The forms as they are worth in a text of a language; ``own`` has a name there so spelt.

    How an entity is called in the text's language counts before other languages: «Marin» is a
    surname in Turkish, and much else in English. What only English writes so is weak in Turkish,
    where "China" and "Jordan" are other things.
    """
    forms = list(forms)
    here = {form.entity for form in forms if _names(form) and language in form.language}
    for form in forms:
        if _names(form) and language not in form.language:
            if form.entity in here:
                continue
            if form.entity not in own and _looks_alike(form, language):
                form = replace(form, kind=_WEAKER.get(form.kind, form.kind))
        yield form


def _looks_alike(form: Form, language: str) -> bool:
    """Whether another language's name is likely something else in a text of this one."""
    if " " in form.written:
        return False
    if language == "tr":
        return form.language == "en" and len(form.written) <= _LOOK_ALIKE
    # "Rest" is Reşt without its mark.
    return language == "en" and form.language == "tr" and len(form.written) <= _SHORT


def _is_adjective(folded: str, start: int, end: int) -> bool:
    """Whether what may be a town's case form is an adjective: «в Петровском районе»."""
    if _ADJECTIVE_HEAD.match(folded, end) is not None:
        return True
    before = folded[max(0, start - 25) : start].split(" ")[-2:-1]
    word = before[0] if before else ""
    usual = _WITH_TOWN.get(folded[end - 3 : end])
    if usual is not None:
        return word not in usual
    alone = not word.rstrip(",").isalpha()
    return alone or word in _NO_TOWN_BEFORE or _FEMININE.match(folded, end) is not None


def _without_adjectives(reading: Reading) -> Reading:
    return reading._replace(others=tuple(f for f in reading.others if not f.adjectival))


def _suffixed(
    folded: str, plain: str, start: int, end: int, turkish: bool, reading: Reading
) -> tuple[int, Reading] | None:
    """Where a word with a case ending ends, and what of a reading takes that ending."""
    if folded[end - 1] > "\u0400":
        # МИДом: an acronym in capitals takes small endings.
        if not (plain[end - 1].isupper() and plain[end].islower()):
            return None
        ending = _CYRILLIC_ENDING.match(folded, end)
        if ending is None:
            return None
        forms = (*reading.others, *reading.offices)
        reading = _reading(form for form in forms if _ends_in_capitals(form.written))
        return (ending.end(), reading) if reading is not _NOTHING else None
    length = end - start
    if not turkish or length < 3:
        return None
    if not plain[end].islower() and (length == 3 or not plain[end - 1].isupper()):
        return None
    usual = _TURKISH_SUFFIX if " " in folded[start:end] or reading.offices else _TURKISH_CASE
    ending = _TURKISH_ENDINGS.get(length, usual).match(folded, end)
    if ending is None or folded[start:end] in _TURKISH_WORDS:
        return None
    reading = _reading(f for f in _all(reading) if "tr" in f.language)
    if reading is _NOTHING:
        return None
    if reading.offices and _NO_HOLDER.match(folded, end):
        reading = reading._replace(offices=())
        if reading == _NOTHING:
            return None
    return ending.end(), reading


def _all(reading: Reading) -> Iterator[Form]:
    yield from reading.people
    yield from reading.others
    if reading.demonym is not None:
        yield reading.demonym
    yield from reading.offices


def _opens(folded: str, start: int) -> bool:
    before = folded[start - 1]
    if before.isalnum() or before in "_@":
        return False
    if before == "'" and start > 1 and folded[start - 2] > "\u0400":
        return not folded[start - 2].isalnum()
    return True


def _glued(folded: str, end: int) -> bool:
    """Whether what looks like a word's end is none: Лук is not a part of Лук'янов."""
    after = folded[end : end + 1]
    if after == "'":
        return folded[end - 1] > "\u0400" and folded[end + 1 : end + 2] > "\u0400"
    return after.isalnum()


def shown(written: str, kind: str, surface: str, strict: bool = False) -> bool:
    """Whether a text's spelling shows the capitals and diacritics that the form has.

    ``strict`` asks for every Turkish letter, as in texts that write them.
    """
    if len(written) != len(surface):
        return False
    if kind == ACRONYM:
        return _acronym_shown(written, surface)
    if not _diacritics_fit(written, surface):
        return False
    if strict and not _turkish_fit(written, surface):
        return False
    if surface.isupper() and len(surface) > 2:
        return True
    if kind == OFFICE or (kind == DEMONYM and written.islower()):
        return True
    opening = True  # the next letter begins a word
    for index, (want, got) in enumerate(zip(written, surface, strict=True)):
        if want.isupper() and not got.isupper():
            small = _CLASS_WORD.match(fold(written), index) if index else _institution(written)
            if not small:
                return False
        if want.islower() and got.isupper() and not opening:
            word_start = max(surface.rfind(" ", 0, index), surface.rfind("-", 0, index)) + 1
            word = re.split(r"[\s-]", surface[word_start:], maxsplit=1)[0]
            if not word.isupper():
                return False
        opening = not got.isalnum()
    return True


# What newspapers write small in a name: "Antonivka bridge", «Soçi mutabakatı».
_CLASS_WORD = re.compile(
    r"(?:bridge|province|oblast|region|district|nuclear|power|plant|station|dam|canal|strait|straits"
    r"|island|islands|peninsula|river|lake|gulf|bay|airport|airbase|base|port|pipeline|refinery"
    r"|memorandum|agreements?|accords?|treaty|convention|protocol|declaration|summit|process|format"
    r"|initiative|corridor|corps|brigade|regiment|battalion|fleet"
    r"|koprusu|ili|ilcesi|golu|nehri|adasi|adalari|bogazi|bogazlari|korfezi|yarimadasi|baraji|limani"
    r"|havalimani|havaalani|ussu|santrali|mutabakati|muhtirasi|anlasmasi|antlasmasi|sozlesmesi"
    r"|protokolu|bildirgesi|zirvesi|sureci|formati|girisimi|koridoru|platformu|tugayi|taburu"
    r"|alayi|filosu|bolgesi|eyaleti|sehri)\b"
)


def _ends_in_capitals(written: str) -> bool:
    return written.rpartition(" ")[2].isupper()


def _acronym_shown(written: str, surface: str) -> bool:
    if light(written) != light(surface):
        return False
    if all(g.isupper() for w, g in zip(written, surface, strict=True) if w.isupper()):
        return True
    # The British press writes Nato and Unesco.
    return len(written) >= 4 and surface.istitle() and fold(surface) in (
        "nato", "unesco", "unicef", "opec", "osce", "tass"
    )  # fmt: skip


def _institution(written: str) -> bool:
    """«министерство обороны», "foreign ministry": institutions lose their first capital."""
    first, _, rest = written.partition(" ")
    return bool(rest) and INSTITUTIONS.match(fold(first)) is not None


def _diacritics_fit(written: str, surface: str) -> bool:
    want, got = light(written), light(surface)
    if want == got:
        return True
    bare = False
    for w, g in zip(want, got, strict=True):
        if w == g or w + g in _EQUAL_LETTERS:
            continue
        if g != fold(w):
            return False
        bare = True
    folded = fold(surface)
    return not bare or (len(folded) >= 4 and folded not in COMMON_WORDS)


_TURKISH_LETTERS = frozenset("çğşöüÇĞŞÖÜ")


def _turkish_fit(written: str, surface: str) -> bool:
    """Whether a surface has the Turkish letters that a name has, and no ı for its i.

    An i for ı passes: transcribed names have either, and in capitals nobody is sure.
    """
    for want, got in zip(written, surface, strict=True):
        if want in _TURKISH_LETTERS and want.lower() != got.lower():
            return False
        if got == "ı" and want == "i":
            return False
    return True


# «Нью Йорк» for «Нью-Йорк», «Кам"янське», «Ґазпром», â for a.
_EQUAL_LETTERS = frozenset({"- ", " -", "'\"", "гґ", "aâ", "iî", "uû"})
