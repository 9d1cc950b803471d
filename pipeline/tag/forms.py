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
from dataclasses import dataclass

from pipeline.model import Entity, Name
from pipeline.tag import inflect
from pipeline.tag.given_names import variants
from pipeline.tag.knowledge import Knowledge, Office
from pipeline.tag.text import fold

# What a form is, from the firmest to the loosest.
# A weak surname is one that is also a word or other people's.
# An office ("foreign minister") has the office's id in place of an entity's.
NAME, ACRONYM, SURNAME, NICKNAME, METONYM, WEAK_SURNAME, WEAK, DEMONYM, OFFICE = "naskmxwdo"
SURNAMES = frozenset({SURNAME, WEAK_SURNAME})
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
    place_words = _place_words(knowledge.entities.values())
    for entity in knowledge.entities.values():
        for form in entity_forms(entity):
            if _descriptive(form, entity, place_words):
                continue
            if form.derived:
                derived.append(form)
            elif len(form.written) > 1 or form.kind == ACRONYM:
                by_pattern[fold(form.written)][form] = None
        if entity.type == "person":
            given[entity.id] = given_names(entity)
    for form in derived:
        owners = by_pattern.get(fold(form.written), {})
        if all(other.entity == form.entity or other.derived for other in owners):
            by_pattern[fold(form.written)][form] = None
    return Forms({p: _firmest(forms) for p, forms in by_pattern.items() if p.strip()}, given)


def _place_words(entities: Iterable[Entity]) -> frozenset[str]:
    """Names of places and peoples in all their forms, folded."""
    return frozenset(
        fold(form.written)
        for entity in entities
        if entity.type == "place"
        for form in entity_forms(entity)
        if " " not in form.written
    )


# Plain nouns: with an adjective of nationality before them they name nobody in particular.
_CROWDS = re.compile(
    r"troops|forces|soldiers|authorities|officials|servicemen|askerleri|birlikleri|gucleri"
    r"|войск\w*|сил\w*|військ\w*|власт\w*|влад\w*|военн\w*|жовнір\w*"
)


def _descriptive(form: Form, entity: Entity, place_words: frozenset[str]) -> bool:
    """Whether a listed name only describes: "war in Ukraine", "Russian forces", "F-35 jets",
    "Idlib region".

    The name inside it (Ukraine, F-35) is what a reader would mark.
    """
    words = form.written.split()
    if form.kind != NAME or len(words) < 2:
        return False
    small = [w for w in words if (w.islower() and len(w) > 2) or w.endswith("-made")]
    if not small or form.written in entity.name.values():
        return False
    if entity.type in ("product", "place"):
        inner = " ".join(w for w in words if not w.islower() and not w.endswith("-made"))
        inner = _QUOTED.sub("", inner)
        return any(fold(n.text) in (fold(inner), fold(inner)[:-1]) for n in entity.names)
    about_place = any(fold(w).split("'")[0] in place_words for w in words)
    if entity.type == "event":
        return about_place
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
            seen[key] = Form(
                old.entity, old.kind, f"{old.language},{form.language}", old.written, old.derived
            )
    return tuple(seen.values())


def entity_forms(entity: Entity) -> Iterator[Form]:
    """All forms of one entity."""
    surnames = {fold(n.text) for n in entity.names if n.kind == "surname"}
    for name in entity.names:
        kind = _KIND[name.kind]
        if entity.type == "person" and name.kind in _ALSO_CALLED and " " not in name.text:
            kind = SURNAME
        if entity.type == "person" and kind == WEAK and " " not in name.text:
            kind = WEAK_SURNAME
        if kind == NAME and name.text.islower() and entity.type not in ("place", "person"):
            kind = WEAK  # "the grain deal": a name only where the real one stands too
        for written in _spellings(entity, name, kind, surnames):
            yield Form(entity.id, kind, name.language, written)
    if entity.type == "person":
        if not surnames:
            # Without a stated surname the last word still stands for the person once named.
            for name in entity.names:
                if name.kind == "name" and " " in name.text and len(name.text.split()[-1]) > 3:
                    last = name.text.split()[-1]
                    for written in _spellings(
                        entity, Name(last, name.language, ""), WEAK_SURNAME, set()
                    ):
                        yield Form(entity.id, WEAK_SURNAME, name.language, written)
        for name in entity.names if entity.country in _CYRILLIC_COUNTRIES else ():
            if name.kind == "surname" and name.language in ("ru", "uk"):
                for latin in romanized(name.text, name.language):
                    yield Form(entity.id, SURNAME, "en", latin, derived=True)


def _spellings(entity: Entity, name: Name, kind: str, surnames: set[str]) -> set[str]:
    text = " ".join(name.text.split())
    if name.language == "en" and text.startswith("the "):
        text = text[4:]  # the article is no part of a name
    out = {text}
    if kind == DEMONYM and name.language in ("ru", "uk"):
        if " " not in text:
            out |= inflect.all_forms(text, name.language)
    elif kind == DEMONYM and name.language == "en":
        if not re.search(r"(?:s|sh|ch|ese|ss|x)$|[A-Z]$|\s", text):
            out.add(text + "s")
    elif kind != ACRONYM and name.language in ("ru", "uk") and re.search("[а-яіїєґ]", text):
        words = text.split(" ")
        if entity.type == "person":
            if len(words) == 1:
                female = inflect.is_female((entity.name.get(name.language, "") or text).split())
                for case in inflect.by_rule(text, name.language, female):
                    out |= set(case)
            elif fold(words[-1]) in surnames:
                # The surname's forms with the given name before it are put together on sight.
                out |= inflect.words_of(list(inflect.person_forms(words, name.language)))
                out.add(" ".join([words[-1], *words[:-1]]))
            else:
                out |= inflect.words_of(inflect.person_forms(words, name.language))
        else:
            out |= inflect.words_of(inflect.phrase_forms(words, name.language))
            if entity.type == "product" and len(words) == 1:
                out |= inflect.plurals(text, name.language)
    if entity.type == "product" and name.language == "en" and text[-1] not in "sxz":
        out.add(text + "s")
    for written in list(out):
        bare = _QUOTED.sub("", written)
        if bare != written and " " in bare:
            out.add(bare)
    if entity.type != "person":
        out |= {twin for text in set(out) for twin in _twins(text)}
    return {w for w in out if w}


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
    "ru": {"ский": "skiy sky skii ski skij", "цкий": "tskiy tsky tskii tski", "ий": "iy y ii i"},
    "uk": {"ський": "skyi skyy sky skiy skyj", "цький": "tskyi tsky tskyy", "ий": "yi yy y iy",
           "ій": "iy ii ij"},
}  # fmt: skip


def romanized(word: str, language: str) -> set[str]:
    """The Latin spellings in use for a Russian or Ukrainian surname."""
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
    return {"-".join(p.capitalize() for p in s.split("-")) for s in out if len(s) >= 4}


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
