"""Every spelling under which an entity may stand in a text.

The knowledge base lists names in their base form; here the case forms, adjectives,
transliterations and look-alike spellings are made from them. What depends on the place where
a name stands (Turkish suffixes, possessives, capitals, initials) is left to the matcher.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.model import Entity, Name
from pipeline.tag import inflect
from pipeline.tag.given_names import variants
from pipeline.tag.knowledge import Knowledge, Office
from pipeline.tag.text import fold
from pipeline.tag.transcription import (
    russian_to_turkish,
    turkish_to_russian,
    turkish_to_ukrainian,
    ukrainian_to_turkish,
)
from pipeline.tag.words import COMMON_WORDS

# What a form is, from the firmest to the loosest.
# A weak surname is one that is also a word or other people's.
# An office ("foreign minister") has the office's id in place of an entity's.
NAME, ACRONYM, SURNAME, NICKNAME, METONYM, WEAK_SURNAME, WEAK, DEMONYM, OFFICE = "naskmxwdo"
SURNAMES = frozenset({SURNAME, WEAK_SURNAME})
_WEAKLY = frozenset({WEAK, WEAK_SURNAME})
# Where surnames are at home that reach Latin letters in many spellings.
_CYRILLIC_COUNTRIES = frozenset({"RU", "UA", "BY", "KZ"})
_KIND = {
    "name": NAME,
    "aliases": NAME,
    "transliteration": NAME,
    "native": NAME,
    "former": NAME,
    "acronym": ACRONYM,
    "surname": SURNAME,
    "nickname": NICKNAME,
    "demonym": DEMONYM,
    "metonym": METONYM,
    "weak": WEAK,
}
_ALSO_CALLED = frozenset({"aliases", "transliteration"})


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling: ``written`` has the capitals and diacritics that a text should show.

    ``language`` lists, parted by commas, the languages in which the entity is so called.
    """

    entity: str
    kind: str
    language: str
    written: str
    derived: bool = False
    """Made by transliteration: gives way where it is somebody else's listed name."""

    adjectival: bool = False
    """A town's case form that is an adjective's too: «Петровском», «Донецька»."""


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms by folded spelling, and each person's given names (folded)."""

    by_pattern: dict[str, tuple[Form, ...]]
    given: dict[str, frozenset[str]]


def build_forms(knowledge: Knowledge) -> Forms:
    """Make all forms of a knowledge base."""
    by_pattern: dict[str, dict[Form, None]] = defaultdict(dict)
    for office in knowledge.offices.values():
        for form in office_forms(office):
            by_pattern[fold(form.written)][form] = None
    given: dict[str, frozenset[str]] = {}
    derived: list[Form] = []
    places = {
        entity.id: list(entity_forms(_without_descriptions(entity, frozenset())))
        for entity in knowledge.entities.values()
        if entity.type == "place"
    }
    place_words = frozenset(
        fold(form.written) for forms in places.values() for form in forms if " " not in form.written
    )
    for entity in knowledge.entities.values():
        made = places.get(entity.id)
        for form in made or entity_forms(_without_descriptions(entity, place_words)):
            if form.derived:
                derived.append(form)
            elif len(form.written) > 1 or form.kind == ACRONYM:
                by_pattern[fold(form.written)][form] = None
        if entity.type == "person":
            given[entity.id] = given_names(entity)
    for form in derived:
        owners = by_pattern.get(fold(form.written), {})
        if all(
            other.derived or (other.entity == form.entity and other.kind not in _WEAKLY)
            for other in owners
        ):
            by_pattern[fold(form.written)][form] = None
    return Forms({p: _firmest(forms) for p, forms in by_pattern.items() if p.strip()}, given)


def _without_descriptions(entity: Entity, place_words: frozenset[str]) -> Entity:
    names = tuple(n for n in entity.names if not _descriptive(n, entity, place_words))
    return entity if len(names) == len(entity.names) else replace(entity, names=names)


# Plain nouns: with an adjective of nationality before them they name nobody in particular.
_CROWDS = re.compile(
    r"troops|forces|soldiers|authorities|officials|servicemen|askerleri|birlikleri|gucleri"
    r"|войск\w*|сил\w*|військ\w*|власт\w*|влад\w*|военн\w*|жовнір\w*"
)


def _descriptive(name: Name, entity: Entity, place_words: frozenset[str]) -> bool:
    """Whether a listed name only describes: "Russian forces", "F-35 jets", "Idlib region".

    The name inside it (Ukraine, F-35) is what a reader would mark.
    """
    words = name.text.split()
    if _KIND[name.kind] != NAME or len(words) < 2:
        return False
    small = [w for w in words if (w.islower() and len(w) > 2) or w.endswith("-made")]
    if not small or name.text in entity.name.values():
        return False
    if entity.type in ("product", "place"):
        inner = " ".join(w for w in words if not w.islower() and not w.endswith("-made"))
        inner = _QUOTED.sub("", inner)
        return any(fold(n.text) in (fold(inner), fold(inner)[:-1]) for n in entity.names)
    if entity.type == "event":
        return False  # "annexation of Crimea" is what everybody calls it
    about_place = any(fold(w).split("'")[0] in place_words for w in words)
    return about_place and all(_CROWDS.fullmatch(fold(w)) for w in small)


def _firmest(forms: Iterable[Form]) -> tuple[Form, ...]:
    """One form per entity, kind and spelling is enough: the languages differ in nothing else."""
    seen: dict[tuple[str, str, str], Form] = {}
    for form in forms:
        key = (form.entity, form.kind, form.written)
        if key not in seen:
            seen[key] = form
        elif form.language not in seen[key].language:
            old = seen[key]
            seen[key] = replace(old, language=f"{old.language},{form.language}")
    return tuple(seen.values())


def entity_forms(entity: Entity) -> Iterator[Form]:
    """All forms of one entity."""
    surnames = {fold(n.text) for n in entity.names if n.kind == "surname"}
    named = {(_alone(n, entity), n.language) for n in entity.names}
    for name in entity.names:
        kind = _KIND[name.kind]
        # Where the other language of the alphabet has no such name, it borrows this one.
        sister = _SISTER.get(name.language)
        borrowed = sister and (_alone(name, entity), sister) not in named
        languages = f"{name.language},{sister}" if borrowed else name.language
        if entity.type == "person" and name.kind in _ALSO_CALLED and " " not in name.text:
            kind = SURNAME
        if entity.type == "person" and kind == WEAK and " " not in name.text:
            kind = WEAK_SURNAME
        if kind == NAME and name.text.islower() and not _settled(name.text, entity):
            kind = WEAK  # "the agency": a name only where the real one stands too
        town = entity.type == "place" or kind == METONYM
        town = town and _LIKE_ADJECTIVES.search(name.text) is not None
        for written in _spellings(entity, name, kind, surnames):
            adjectival = town and written.endswith(("ском", "цком", "ька", "ьку"))
            yield Form(entity.id, kind, languages, written, adjectival=adjectival)
            if _LETTER_APOSTROPHE.search(written):  # «Камянське»
                bare = _LETTER_APOSTROPHE.sub("", written)
                yield Form(entity.id, kind, name.language, bare, derived=True)
    if entity.type == "person" and not surnames:
        yield from _last_words(entity)
    yield from _transcribed(entity)


def _settled(phrase: str, entity: Entity) -> bool:
    """Whether a phrase in small letters is a name: "grain deal", «нормандский формат»."""
    words = len(phrase.split())
    if words > 1 and (entity.type in _PROCEEDINGS or entity.subtype in _PROCEEDINGS):
        return True
    return entity.type in ("place", "person")


_LIKE_ADJECTIVES = re.compile("(?:[сц]к|[сцз]ьк)$")
_PROCEEDINGS = frozenset({"event", "treaty", "format"})
_SISTER = {"en": "tr", "tr": "en", "ru": "uk", "uk": "ru"}


def _alone(name: Name, entity: Entity) -> bool:
    """Whether a name is a person's single word, a surname for the most part."""
    return entity.type == "person" and " " not in name.text


_LETTER_APOSTROPHE = re.compile("(?<=[а-яіїєґА-ЯІЇЄҐ])['’ʼ](?=[яюєїЯЮЄЇ])")


def _last_words(person: Entity) -> Iterator[Form]:
    """Without a stated surname the last word still stands for the person once named."""
    for name in person.names:
        if name.kind == "name" and " " in name.text and len(name.text.split()[-1]) > 3:
            last = Name(name.text.split()[-1], name.language, "")
            for written in _spellings(person, last, WEAK_SURNAME, set()):
                yield Form(person.id, WEAK_SURNAME, name.language, written)


def _spellings(entity: Entity, name: Name, kind: str, surnames: set[str]) -> set[str]:
    text = " ".join(name.text.split())
    if name.language == "en" and text.startswith("the "):
        text = text[4:]  # the article is no part of a name
    out = {text}
    if kind == DEMONYM:
        out |= _demonyms(text, name.language)
    elif kind != ACRONYM and name.language in ("ru", "uk") and re.search("[а-яіїєґ]", text):
        words = text.split(" ")
        if entity.type == "person":
            out |= _person_spellings(entity, words, name.language, surnames)
        else:
            out |= inflect.words_of(inflect.phrase_forms(words, name.language))
            if entity.type == "product" and (len(words) == 1 or words[1][-1].isdigit()):
                plurals = inflect.plurals(words[0], name.language)
                out |= {" ".join([plural, *words[1:]]) for plural in plurals}
    if entity.type == "product" and name.language == "en" and text[-1] not in "sxz":
        out.add(text + "s")
    out |= {bare for written in out if " " in (bare := _QUOTED.sub("", written))}
    if kind == NAME and name.language in ("ru", "uk") and _settled(text.lower(), entity):
        # «в нормандском формате», as most write where one capital is the whole difference
        out |= {w[0].lower() + w[1:] for w in out if _PHRASE.fullmatch(w)}
    if entity.type != "person":
        out |= {twin for text in list(out) for twin in _twins(text)}
        out |= {_DASH.sub(dash, text) for text in list(out) for dash in ("–", " – ")}
    return {w for w in out if w}


def _demonyms(text: str, language: str) -> set[str]:
    if " " in text and language != "tr":
        return {text}
    if language in ("ru", "uk"):
        return {text, *inflect.all_forms(text, language)}
    if language == "tr":  # what follows the plural is left to the matcher
        back = re.search("[aıouâû][^aıoueiöüâîû]*$", text.lower())
        return {text, text + ("lar" if back else "ler")}
    if re.search(r"(?:s|sh|ch|ese|ss|x)$|[A-Z]$", text):
        return {text}
    return {text, text + "s"}


def _person_spellings(
    person: Entity, words: list[str], language: str, surnames: set[str]
) -> set[str]:
    if len(words) == 1:
        female = inflect.is_female((person.name.get(language, "") or words[0]).split())
        cases = inflect.by_rule(words[0], language, female)
        return {form for case in cases for form in case}
    out = inflect.words_of(inflect.person_forms(words, language))
    if fold(words[-1]) in surnames:
        # The surname's forms with the given name before it are put together on sight.
        out.add(" ".join([words[-1], *words[:-1]]))
    return out


_PHRASE = re.compile("[А-ЯІЇЄҐ][а-яёіїєґ'’]+(?: [а-яёіїєґ'’]+)+")
_DASH = re.compile(" ?[–—] ?| - ")
_QUOTED = re.compile('[«»“”„"]')
_DESIGNATION = re.compile(r"\b([A-ZА-Я]{1,3})-?(\d{1,4})\b")
_TO_LATIN = str.maketrans("АВЕКМНОРСТХУ", "ABEKMHOPCTXY")
_TO_CYRILLIC = str.maketrans("ABEKMHOPCTXY", "АВЕКМНОРСТХУ")


def _twins(text: str) -> Iterator[str]:
    """S-400, S400, С-400 and C-400; Ph and Ø do not occur."""
    if not any(c.isdigit() for c in text):
        return
    for match in _DESIGNATION.finditer(text):
        letters, number = match.groups()
        looks = {letters, letters.translate(_TO_LATIN), letters.translate(_TO_CYRILLIC)}
        for look, dash in itertools.product(looks, ("-", "", " ")):
            if dash == " " and len(letters) < 2 and len(number) < 2:
                continue
            yield text[: match.start()] + look + dash + number + text[match.end() :]
        break


# -- offices ------------------------------------------------------------------

# What stands for one another in titles: a title with one of them is also said with the others.
_EQUALS = {
    "en": (
        (r"\bdefen[cs]e\b", ("defence", "defense")),
        (r"\badvis[eo]r\b", ("adviser", "advisor")),
        (r"\bspokes(?:man|woman|person)\b", ("spokesman", "spokeswoman", "spokesperson")),
        (r"\bchair(?:man|woman|person)\b", ("chairman", "chairwoman", "chairperson", "chair")),
        (r"\bvice[ -]", ("vice ", "vice-")),
        (r"-", ("-", " ")),
    ),
    "ru": (
        (r"\bМИД\b", ("МИД", "МИДа")),
        (r"\bЦИК\b", ("ЦИК", "ЦИКа")),
        (r"\bвице-?(?=\w)", ("вице-", "вице")),
    ),
    "uk": (
        (r"\bвіце-?(?=\w)", ("віце", "віце-")),
        (r"\bпресс?-?секретар", ("прессекретар", "пресссекретар", "прес-секретар")),
    ),
}

# The ambassador's locative, but nearly always "after".
_NO_TITLES = frozenset({"после"})


def office_forms(office: Office) -> Iterator[Form]:
    """All forms of an office's titles, in the singular."""
    for language, titles in office.titles.items():
        written = {spelling for title in titles for spelling in _titles(title, language)}
        if language in ("ru", "uk"):
            phrases = [inflect.phrase_forms(title.split(), language) for title in written]
            written |= {form for phrase in phrases for form in inflect.words_of(phrase)}
        elif language == "tr":
            written |= {form for title in written for form in _possessive(title)}
        for title in sorted(written - _NO_TITLES):
            yield Form(office.id, OFFICE, language, title)


def _titles(title: str, language: str) -> set[str]:
    """A title with its words exchanged for their equals."""
    out = {title}
    for pattern, equals in _EQUALS.get(language, ()):
        out = {re.sub(pattern, equal, text) for text in out for equal in equals}
    return out


def _possessive(title: str) -> set[str]:
    """«vali», «patrik» as after the place or body: «valisi», «patriği».

    Other titles only take letters on, which the matcher does.
    """
    if title.isupper() or (len(title) > 4 and not title.endswith("k")):
        return set()
    vowel = next((c for c in reversed(title) if c in "aıoueiöü"), "i")
    high = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(vowel, "i")
    if title[-1] in "aıoueiöü":
        return {f"{title}s{high}"}
    stem = title[:-1] + "ğ" if title.endswith("k") else title
    return {stem + high, f"{stem}{high}n", stem + ("a" if vowel in "aıou" else "e")}


# -- transliteration ----------------------------------------------------------

_LETTERS = {
    "ru": (
        "абвгдезийклмнопрстуфыэёжхцчшщьъюя",
        "a b v g d e z i y k l m n o p r s t u f y e yo zh kh ts ch sh shch _ _ yu ya",
    ),
    "uk": (
        "абвгґдезийіклмнопрстуфжхцчшщьюяєї'",
        "a b v h g d e z y i i k l m n o p r s t u f zh kh ts ch sh shch _ iu ia ie i _",
    ),
}
_LATIN = {
    language: dict(zip(cyrillic, latin.split(), strict=True))
    for language, (cyrillic, latin) in _LETTERS.items()
}
_IOTATED = {"ю": ("yu", "iu"), "я": ("ya", "ia"), "є": ("ye", "ie"), "ї": ("yi", "i")}
_ENDINGS = {
    "ru": {"ский": "skiy sky skii ski skij", "цкий": "tskiy tsky tskii tski", "ий": "iy y ii i",
           "ый": "yy y yi", "ой": "oy oi oj"},
    "uk": {"ський": "skyi skyy sky skiy skyj", "цький": "tskyi tsky tskyy", "ий": "yi yy y iy",
           "ій": "iy ii ij"},
}  # fmt: skip


def romanized(word: str, language: str) -> set[str]:
    """The Latin spellings in use for a Russian or Ukrainian surname or town."""
    lower = fold(word)
    table = _LATIN[language]
    stem, tails = lower, [""]
    for ending, spellings in _ENDINGS[language].items():
        if lower.endswith(ending):
            stem, tails = lower[: -len(ending)], spellings.split()
            break
    styles = []
    for style in (0, 1):
        letters = []
        for index, char in enumerate(stem):
            if char in _IOTATED and not (language == "ru" and char in "єї"):
                letters.append(_IOTATED[char][0 if style == 0 or index == 0 else 1])
            elif (
                char == "е"
                and language == "ru"
                and style == 0
                and (index == 0 or stem[index - 1] in "аеиоуыэюяьъ")
            ):
                letters.append("ye")
            else:
                letters.append(table.get(char, char).replace("_", ""))
        styles.append("".join(letters))
    out = {s + tail for s in styles for tail in tails}
    return {"-".join(p.capitalize() for p in s.split("-")) for s in out}


_TO_TURKISH = {"ru": russian_to_turkish, "uk": ukrainian_to_turkish}
_FROM_TURKISH = {"ru": turkish_to_russian, "uk": turkish_to_ukrainian}
# Places known widely enough to be spelt in many ways.
_SPELT_FREELY = frozenset({"city", "region", "river", "sea", "republic"})
_CYRILLIC_NAME = re.compile("[А-ЯІЇЄҐ][а-яёіїєґ'’-]+(?: [А-ЯІЇЄҐ][а-яёіїєґ'’-]+)?")


def _transcribed(entity: Entity) -> Iterator[Form]:
    """Spellings in the other alphabet that the usual transcriptions give."""
    kind, sources, shortest = SURNAME, {"surname"}, 4
    if entity.type == "place" and entity.subtype in _SPELT_FREELY:
        kind, sources, shortest = NAME, {"name", "aliases"}, 5
    elif entity.type != "person":
        return
    seen: set[tuple[str, str]] = set()
    for name in entity.names:
        if name.kind not in sources:
            continue
        if entity.country in _CYRILLIC_COUNTRIES and _CYRILLIC_NAME.fullmatch(name.text):
            if name.language == "uk" and entity.country == "RU":
                continue
            words = [romanized(word, name.language) for word in name.text.split()]
            seen |= {("en", " ".join(latin)) for latin in itertools.product(*words)}
            seen.add(("tr", _TO_TURKISH[name.language](name.text)))
        elif entity.country == "TR" and kind == SURNAME and name.language == "tr":
            for language, transcribe in _FROM_TURKISH.items():
                for case in inflect.by_rule(transcribe(name.text), language):
                    seen |= {(language, form) for form in case}
    for language, written in sorted(seen):
        if len(written) >= shortest and fold(written) not in COMMON_WORDS:
            yield Form(entity.id, kind, language, written, derived=True)


def given_names(entity: Entity) -> frozenset[str]:
    """Every spelling and case form of a person's given names, folded."""
    surnames = {fold(n.text) for n in entity.names if n.kind == "surname"}
    out: set[str] = set()
    for name in entity.names:
        words = name.text.split()
        if name.kind not in ("name", "aliases", "transliteration", "former") or len(words) < 2:
            continue
        rest = words[:-1] if fold(words[-1]) in surnames or not surnames else words
        for word in rest:
            if fold(word) in surnames:
                continue
            for spelling in variants(fold(word)):
                if re.search("[а-яіїєґ]", spelling):
                    language = "uk" if name.language == "uk" else "ru"
                    for lang in {language, "uk" if re.search("[іїєґ]", spelling) else language}:
                        for case in inflect.by_rule(spelling, lang):
                            out.update(map(fold, case))
                else:
                    out.add(spelling)
    return frozenset(out)
