"""Names that come up again and again and are not in the knowledge base yet.

Surfaces of one name are brought together over case forms, languages and scripts by a key:
each word without its case ending, romanized, and of longer words the consonants alone
(Мельниченком, Мельниченко and Melnychenko are all ``mlncnk``). It is coarse on purpose: the
clusters are proposals that a person reads.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from pipeline.model import EntityType, UnlinkedName
from pipeline.tag.text import fold

_ENDINGS = re.compile(
    r"(?:ого|ему|ому|ими|ыми|ами|ями|ові|еві|єві|ой|ої|ою|ей|ею|єю|ий|ый|ій|им|ым|ім|ом|ем|єм|ам|ям"
    r"|ах|ях|ов|ів|ую|юю|ая|яя|а|я|у|ю|е|и|і|ї|ы|о|ь|й)$"
)
_LETTERS = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя«»\"'",
        "a b v h g d e e e zh z y i i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya "
        "_ _ _ _".replace("_", "").split(" "),
        strict=True,
    )
)
_VOWELS = re.compile("[aeiouyhj]")
_OPENING = re.compile("[aeiouyj]+")
_SHORT = 4  # shorter words are not cut


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may deserve an entity: its spellings by language, the commonest first.

    ``articles`` and ``sources`` are at least the true numbers: where several spellings stand
    in one article, ``articles`` counts it more than once. ``country`` is the one that more than
    half of the articles are about, if there is one.
    """

    type: EntityType
    spellings: dict[str, tuple[str, ...]]
    articles: int
    sources: int
    first_day: date
    last_day: date
    country: str | None

    @property
    def id(self) -> str:
        """A proposal for the entity's id."""
        for language in ("en", "tr", "uk", "ru"):
            if language in self.spellings:
                latin = " ".join(
                    _latin(fold(w)) for w in base_form(self.spellings[language]).split()
                )
                return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")
        return ""

    def row(self) -> dict[str, object]:
        """The entity as the knowledge base would have it, for a person to complete."""
        row: dict[str, object] = {"id": self.id, "type": self.type, "subtype": "?"}
        if self.country:
            row["country"] = self.country
        row["name"] = {lang: base_form(spelt) for lang, spelt in self.spellings.items()}
        return row


def key_of(surface: str) -> tuple[str, ...]:
    """What the spellings of one name share."""
    return tuple(map(_word_key, re.split(r"[\s-]+", fold(surface))))


def cluster(names: Iterable[UnlinkedName], least_articles: int = 1) -> list[Candidate]:
    """The names as candidates, those in the most outlets and articles first."""
    groups: dict[tuple[str, tuple[str, ...]], list[UnlinkedName]] = defaultdict(list)
    for name in names:
        groups[name.type, key_of(name.surface)].append(name)
    found = [_candidate(group) for group in groups.values()]
    kept = [candidate for candidate in found if candidate.articles >= least_articles]
    return sorted(kept, key=lambda c: (-c.sources, -c.articles, c.id))


def base_form(surfaces: Iterable[str]) -> str:
    """A guess at the nominative: the shortest of the spellings, of several the first.

    That is right for men's names and, where no genitive plural is among them, for women's.
    """
    return min(surfaces, key=len)


def _candidate(group: list[UnlinkedName]) -> Candidate:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    countries: Counter[str] = Counter()
    for name in group:
        spellings[name.language][name.surface] += name.articles
        if name.country:
            countries[name.country] += name.articles
    articles = sum(name.articles for name in group)
    country, about = max(countries.items(), key=itemgetter(1), default=(None, 0))
    return Candidate(
        type=group[0].type,
        spellings={
            language: tuple(surface for surface, _ in counted.most_common())
            for language, counted in sorted(spellings.items())
        },
        articles=articles,
        sources=max(name.sources for name in group),
        first_day=min(name.first_day for name in group),
        last_day=max(name.last_day for name in group),
        country=country if 2 * about > articles else None,
    )


def _word_key(word: str) -> str:
    if word[:1] > "\u0400" and len(word) > _SHORT:
        word = _ENDINGS.sub("", word)
    latin = _latin(word).replace("g", "h").replace("x", "ks")
    if len(latin) < _SHORT:
        return latin
    opening = _OPENING.match(latin)  # Yevhen, Evgeny, Євген
    start = "a" if opening else latin[0]
    return start + _VOWELS.sub("", latin[opening.end() if opening else 1 :])


def _latin(word: str) -> str:
    return "".join(_LETTERS.get(char, char) for char in word)
