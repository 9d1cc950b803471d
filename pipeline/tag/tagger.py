"""The tag stage: which entities a text names, and which countries it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pipeline.model import COUNTRIES, LANGUAGES, Mention, Tagging
from pipeline.tag.choices import load_choices
from pipeline.tag.compiled import load_compiled_knowledge
from pipeline.tag.context import Field
from pipeline.tag.countries import score_countries, signs_of
from pipeline.tag.knowledge import Knowledge
from pipeline.tag.linking import Demonym, Link, Linker
from pipeline.tag.matching import Matcher
from pipeline.tag.recognize import Recognizer
from pipeline.tag.text import guess_language, read

TAG_VERSION = "2"

# What most mentions do not have, and so is left out of a filter's record.
_ONLY_IF_SET = ("in_title", "office", "nested", "place", "choice", "variant")


def make_tagger(cache_dir: Path | str | None = None, *, recognize: bool = True) -> Tagger:
    """A tagger with the shipped knowledge base; its compiled names are kept in ``cache_dir``.

    ``recognize`` also finds names that the knowledge base does not hold.
    """
    knowledge = load_compiled_knowledge(cache_dir=cache_dir)
    return Tagger(knowledge, cache_dir, Recognizer() if recognize else None)


@dataclass(frozen=True, slots=True)
class _Read:
    """A title and a text, and what the linker found in them."""

    fields: list[Field]
    links: list[Link]
    demonyms: list[Demonym]

    def countries(self) -> Mapping[str, float]:
        length = sum(len(part.text.original) for part in self.fields)
        return score_countries(signs_of(self.links, self.demonyms), length)


class Tagger:
    """Tags texts against one knowledge base. Thread-safe once built."""

    def __init__(
        self,
        knowledge: Knowledge,
        cache_dir: Path | str | None = None,
        recognizer: Recognizer | None = None,
    ) -> None:
        self._recognizer = recognizer
        self._linker = Linker(knowledge, Matcher(knowledge, cache_dir))
        self._choices = load_choices()

    def tag(
        self,
        title: str | None,
        text: str | None,
        language: str | None = None,
        published_at: datetime | None = None,
    ) -> Tagging:
        """Find the entities of an article; those of the title first, with offsets into it."""
        found = self._read(title, text, language, published_at)
        mentions = [self._mention(found.fields[link.field], link) for link in found.links]
        if self._recognizer is not None:
            for index, part in enumerate(found.fields):
                mentions += self._recognized(part, [x for x in found.links if x.field == index])
        return Tagging(tuple(_nested(mentions)), found.countries())

    def countries(
        self,
        title: str | None,
        text: str | None,
        language: str | None = None,
        published_at: datetime | None = None,
    ) -> Mapping[str, float]:
        """How far an article is about each country, in 0–1, without its mentions."""
        return self._read(title, text, language, published_at).countries()

    def _read(
        self,
        title: str | None,
        text: str | None,
        language: str | None,
        published_at: datetime | None,
    ) -> _Read:
        title, text = title or "", text or ""
        if language not in LANGUAGES:
            language = guess_language(f"{title}\n{text}")
        fields = [Field(read(title), language, True), Field(read(text), language, False)]
        day = published_at.date() if published_at else None
        return _Read(fields, *self._linker.link(fields, day))

    def tag_record(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """One record of the ``tag-text`` filter in, one out."""
        tagging = self.tag(
            _text(record.get("title")),
            _text(record.get("text")),
            _text(record.get("language")) or None,
            _moment(record.get("published_at")),
        )
        mentions = []
        for m in tagging.mentions:
            row: dict[str, Any] = {
                "start": m.start,
                "end": m.end,
                "surface": m.surface,
                "type": m.type,
                "entity": m.entity,
                "name": m.name,
                "wikidata": m.wikidata,
                "rule": m.rule,
                "score": round(m.score, 2),
            }
            row |= {key: value for key in _ONLY_IF_SET if (value := getattr(m, key))}
            if m.kind != "name":
                row["kind"] = m.kind
            mentions.append(row)
        scores = {code: round(tagging.countries.get(code, 0.0), 3) for code in COUNTRIES}
        return {"id": record.get("id"), "mentions": mentions, "countries": scores}

    def _recognized(self, part: Field, links: list[Link]) -> list[Mention]:
        """The names that the knowledge base does not hold, as mentions without an entity."""
        assert self._recognizer is not None
        taken = [(link.start, link.end) for link in links]
        places = [(x.start, x.end) for x in links if x.entity and x.entity.type == "place"]
        mentions = []
        for name in self._recognizer.find(part.text, part.language, taken, part.is_title, places):
            start, end = part.text.span(name.start, name.end)
            mentions.append(
                Mention(
                    start=start,
                    end=end,
                    surface=part.text.original[start:end],
                    type=name.type,
                    in_title=part.is_title,
                    rule="recognized",
                    score=name.score,
                )
            )
        return mentions

    def _mention(self, part: Field, link: Link) -> Mention:
        start, end = part.text.span(link.start, link.end)
        entity = link.entity
        choice = (
            self._choices.made(
                link.place or entity.id, part.language, part.text, link.start, link.end
            )
            if entity and not link.office
            else None
        )
        return Mention(
            start=start,
            end=end,
            surface=part.text.original[start:end],
            type=entity.type if entity else link.type,
            entity=entity.id if entity else None,
            name=(entity.name.get("en") or next(iter(entity.name.values()))) if entity else None,
            wikidata=entity.wikidata if entity else None,
            in_title=part.is_title,
            rule=link.rule,
            score=link.score,
            kind="office" if link.office else "name",
            office=link.office,
            place=link.place,
            choice=choice[0] if choice else None,
            variant=choice[1] if choice else None,
        )


def _nested(mentions: list[Mention]) -> Iterator[Mention]:
    """The mentions in order; those that lie inside a longer one are marked so."""
    outer: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (not m.in_title, m.start, -m.end)):
        if outer and mention.in_title == outer.in_title and mention.end <= outer.end:
            yield mention._replace(nested=True)
        else:
            outer = mention
            yield mention


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - only its day is read
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value.strip())
    except ValueError:
        return None
