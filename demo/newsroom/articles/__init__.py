"""The texts: Markdown files with front matter, read into values and checked.

``python -m demo.newsroom.articles`` checks every file; each problem names file and field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import yaml

from demo.newsroom.outlets import OUTLETS, Outlet, number_of

ARTICLES = Path(__file__).resolve().parent
EDITIONS = (1, 2)
COUNTRIES = ("TR", "RU", "UA")

BlockKind = Literal["paragraph", "heading", "quote", "list"]


class ArticleError(ValueError):
    """Article files that can't be used; the message has one problem a line."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, subheading, quotation or list; a list has one line per item."""

    kind: BlockKind
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The block's words, items on lines of their own."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as one edition serves it; ``edition`` is the first that does."""

    outlet: str
    slug: str
    edition: int
    title: str
    summary: str
    authors: tuple[str, ...]
    published: datetime
    modified: datetime | None
    section: str
    language: str
    story: str | None
    topic: Literal["on", "off"]
    agency: str | None
    copy_of: str | None
    people: tuple[str, ...]
    countries: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def key(self) -> str:
        """What ``copy_of`` refers to: outlet and slug."""
        return f"{self.outlet}/{self.slug}"

    @property
    def body(self) -> str:
        """The text alone, blocks separated by blank lines."""
        return "\n\n".join(block.text for block in self.blocks)


_REQUIRED = ("title", "summary", "published", "section", "topic", "countries")
_COPYING = ("lead", "drop", "append")
_KNOWN = {
    *_REQUIRED,
    *_COPYING,
    *("authors", "modified", "language", "story", "agency", "copy_of", "people", "edition"),
}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MARKUP = re.compile(r"<[a-zA-Z/!]|\]\(|\*\*|^#(?!# )|\bhttps?://", re.M)


def load(folder: Path = ARTICLES) -> tuple[Article, ...]:
    """Read every version of every article, checked; raises ArticleError with all problems."""
    articles, problems = read(folder)
    if problems:
        raise ArticleError(problems)
    return articles


def at_edition(articles: Iterable[Article], edition: int) -> dict[str, Article]:
    """What one edition serves, by key; later versions replace earlier ones."""
    current: dict[str, Article] = {}
    for article in sorted(articles, key=lambda a: (a.edition, a.key)):
        if article.edition <= edition:
            current[article.key] = article
    return current


def read(folder: Path = ARTICLES) -> tuple[tuple[Article, ...], list[str]]:
    """Read the files and list their problems instead of raising."""
    read_files: dict[str, tuple[Article, _Fields]] = {}
    problems: list[str] = []
    for path in sorted(folder.glob("*/*.md")):
        name = f"{path.parent.name}/{path.name}"
        try:
            read_files[name] = _parse(path.read_text("utf-8"), path.parent.name, path.stem)
        except ArticleError as error:
            problems += [f"{name}: {problem}" for problem in error.problems]
    by_name = {(a.key, a.edition): a for a, _ in read_files.values()}
    articles: dict[str, Article] = {}
    for name, (article, fields) in read_files.items():
        articles[name] = article
        if article.copy_of:
            articles[name], found = _copied(article, fields, by_name)
            problems += [f"{name}: {problem}" for problem in found]
    problems += _check_together(articles.items())
    return tuple(articles.values()), problems


def parse(text: str, outlet_id: str, stem: str) -> Article:
    """One file's text into an article, a copy's text still empty; raises ArticleError."""
    return _parse(text, outlet_id, stem)[0]


def _parse(text: str, outlet_id: str, stem: str) -> tuple[Article, _Fields]:
    slug, _, version = stem.partition("@")
    outlet = OUTLETS.get(outlet_id)
    if outlet is None:
        raise ArticleError([f"folder: {outlet_id!r} is not an outlet's id"])
    match = re.fullmatch(r"---\n(.*?)\n---\n?(.*)", text, re.S)
    if match is None:
        raise ArticleError(["front matter: must stand between two lines of ---"])
    try:
        front = yaml.load(match[1], Loader=yaml.BaseLoader)  # texts only: `on` stays "on"
    except yaml.YAMLError as error:
        raise ArticleError([f"front matter: {' '.join(str(error).split())}"]) from None
    if not isinstance(front, dict):
        raise ArticleError(["front matter: must be a mapping"])
    fields = _Fields(front)
    article = _article(fields, outlet, slug, version, parse_blocks(match[2]))
    if problems := fields.problems or _check(article, front, match[2]):
        raise ArticleError(problems)
    return article, fields


def parse_blocks(text: str) -> tuple[Block, ...]:
    """The Markdown we use, and nothing else of it."""
    blocks = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in chunk.splitlines() if line.strip()]
        if not lines:
            continue
        if lines[0].startswith("## "):
            blocks.append(Block("heading", (lines[0][3:],)))
            lines = lines[1:]
            if not lines:
                continue
        if all(line.startswith("- ") for line in lines):
            blocks.append(Block("list", tuple(line[2:] for line in lines)))
        elif all(line.startswith(">") for line in lines):
            blocks.append(Block("quote", (" ".join(line[1:].strip() for line in lines),)))
        else:
            blocks.append(Block("paragraph", (" ".join(lines),)))
    return tuple(blocks)


class _Fields:
    """Front matter read field by field; what is wrong is collected under the field's name."""

    def __init__(self, front: Mapping[str, Any]) -> None:
        self.front = front
        self.problems = [f"{name}: missing" for name in _REQUIRED if front.get(name) in (None, "")]
        self.problems += [f"{name}: unknown field" for name in front if name not in _KNOWN]

    def wrong(self, name: str, problem: str) -> None:
        self.problems.append(f"{name}: {problem}")

    def text(self, name: str) -> str | None:
        value = self.front.get(name)
        if value in (None, "", "null", "~"):
            return None
        if not isinstance(value, str):
            self.wrong(name, "must be one text")
            return None
        return " ".join(value.split())

    def words(self, name: str) -> tuple[str, ...]:
        value = self.front.get(name)
        if value in (None, "", "null", "~"):
            return ()
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            self.wrong(name, "must be a list like [a, b]")
            return ()
        return tuple(value)

    def time(self, name: str) -> datetime | None:
        value = self.text(name)
        if value is None:
            return None
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            self.wrong(name, f"{value!r} is not a time like 2022-08-18T17:40:00+03:00")
            return None
        if at.tzinfo is None:
            self.wrong(name, f"{value!r} needs an offset like +03:00")
            return None
        return at


def _article(
    fields: _Fields, outlet: Outlet, slug: str, version: str, blocks: tuple[Block, ...]
) -> Article:
    edition = fields.text("edition") or version or "1"
    if version and version != edition:
        fields.wrong("edition", f"the file's name says {version}")
    if edition not in {str(e) for e in EDITIONS}:
        fields.wrong("edition", f"{edition!r} is not one of {EDITIONS}")
        edition = "1"
    topic = fields.text("topic")
    if topic not in ("on", "off", None):
        fields.wrong("topic", "must be on or off")
    return Article(
        outlet=outlet.id,
        slug=slug,
        edition=int(edition),
        title=fields.text("title") or "",
        summary=fields.text("summary") or "",
        authors=fields.words("authors"),
        published=fields.time("published") or datetime.fromtimestamp(0, UTC),
        modified=fields.time("modified"),
        section=fields.text("section") or "",
        language=fields.text("language") or outlet.languages[0],
        story=fields.text("story"),
        topic="off" if topic == "off" else "on",
        agency=fields.text("agency"),
        copy_of=fields.text("copy_of"),
        people=fields.words("people"),
        countries=fields.words("countries"),
        blocks=blocks,
    )


def _check(article: Article, front: Mapping[str, Any], text: str) -> list[str]:
    """What is wrong with one article by itself."""
    problems = []

    def expect(holds: object, problem: str) -> None:
        if not holds:
            problems.append(problem)

    for name, value in (("slug", article.slug), ("section", article.section)):
        expect(_SLUG.fullmatch(value), f"{name}: {value!r} must be ASCII, lower case, hyphens")
    for name, values in (("people", article.people), ("story", (article.story or "none",))):
        for value in values:
            expect(_SLUG.fullmatch(value), f"{name}: {value!r} must be ASCII, lower case, hyphens")
    languages = OUTLETS[article.outlet].languages
    expect(article.language in languages, f"language: {article.language!r}, not of {languages}")
    for country in article.countries:
        expect(country in COUNTRIES, f"countries: {country!r} is not one of {COUNTRIES}")
    if article.topic == "off":
        expect(not article.countries, "countries: must be [] where topic is off")
    else:
        expect(article.countries, "countries: must name at least one where topic is on")
    if article.modified:
        expect(article.modified > article.published, "modified: must be after published")
    if article.agency:
        expect(article.agency in OUTLETS, f"agency: {article.agency!r} is not an outlet's id")
    if found := _MARKUP.search(text):
        problems.append(f"text: {found[0]!r} is not part of the plain text we use")
    if article.copy_of:
        expect(not article.blocks, "text: must be empty in a copy, it is the original's")
    else:
        expect(len(article.blocks) >= 3, "text: needs at least three paragraphs")
        for name in _COPYING:
            expect(name not in front, f"{name}: only in a copy")
    return problems


def _copied(
    article: Article, fields: _Fields, by_name: Mapping[tuple[str, int], Article]
) -> tuple[Article, list[str]]:
    """A copy with its original's text, and what is wrong with it."""
    editions = [e for e in EDITIONS if (article.copy_of, e) in by_name and e <= article.edition]
    if not editions:
        return article, [f"copy_of: there is no {article.copy_of} in edition {article.edition}"]
    original = by_name[article.copy_of or "", editions[-1]]
    if original.copy_of:
        return article, [f"copy_of: {original.key} is itself a copy of {original.copy_of}"]
    problems = []
    if original.language != article.language:
        problems.append(f"language: {article.language}, but the original's is {original.language}")
    if original.published >= article.published:
        problems.append(f"published: must be after the original's, {original.published}")
    numbers = {str(n): n for n in range(1, len(original.blocks) + 1)}
    dropped = set()
    for number in fields.words("drop"):
        if number not in numbers:
            problems.append(f"drop: the original has blocks 1 to {len(numbers)}, not {number}")
        else:
            dropped.add(numbers[number])
    lead, append = fields.text("lead"), fields.text("append")
    blocks = [b for n, b in enumerate(original.blocks, start=1) if n not in dropped]
    if lead:
        blocks.insert(0, Block("paragraph", (lead,)))
    if append:
        blocks.append(Block("paragraph", (append,)))
    return replace(article, blocks=tuple(blocks)), problems + fields.problems


def _check_together(articles: Iterable[tuple[str, Article]]) -> list[str]:
    """What is wrong between the versions of one article, and between articles."""
    problems = []
    first: dict[str, Article] = {}
    titles: dict[tuple[str, str], str] = {}
    numbers: dict[tuple[str, int], str] = {}
    for name, article in sorted(articles, key=lambda pair: "@" in pair[0]):
        if "@" in name:
            problems += [f"{name}: {problem}" for problem in _check_change(article, first)]
        else:
            first[article.key] = article
        title = (article.outlet, article.title.casefold())
        if titles.setdefault(title, article.key) != article.key:
            problems.append(f"{name}: title: the same as in {titles[title]}")
        number = (article.outlet, number_of(article) % 100_000)
        if numbers.setdefault(number, article.key) != article.key:
            problems.append(
                f"{name}: slug: gets the same number as {numbers[number]}; choose another"
            )
    return problems


def _check_change(article: Article, first: Mapping[str, Article]) -> list[str]:
    before = first.get(article.key)
    if before is None or before.edition >= article.edition:
        return [f"edition: needs {article.slug}.md in an earlier edition"]
    problems = []
    for name in ("published", "language", "section", "copy_of"):
        if getattr(before, name) != getattr(article, name):
            problems.append(f"{name}: must stay as in {article.slug}.md")
    if article.modified is None:
        problems.append("modified: must be set in a changed article")
    if (before.title, before.blocks) == (article.title, article.blocks):
        problems.append("text: neither title nor text differs from the first version")
    return problems
