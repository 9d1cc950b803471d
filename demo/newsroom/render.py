"""Pages and feeds as text, from templates: what an outlet makes of its articles."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from demo.newsroom.articles import Article, Block
from demo.newsroom.outlets import (
    OUTLETS,
    FeedSpec,
    Outlet,
    number_of,
    section_label,
)

TEMPLATES = Path(__file__).resolve().parent / "templates"

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
_COUNTRY_TAGS = {
    "TR": {"en": "Turkey", "tr": "Türkiye", "ru": "Турция", "uk": "Туреччина"},
    "RU": {"en": "Russia", "tr": "Rusya", "ru": "Россия", "uk": "Росія"},
    "UA": {"en": "Ukraine", "tr": "Ukrayna", "ru": "Украина", "uk": "Україна"},
}


@dataclass(frozen=True, slots=True)
class Link:
    """A headline that leads somewhere."""

    title: str
    url: str
    at: datetime | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """An article as a template sees it; times are the outlet's local ones."""

    title: str
    summary: str
    authors: tuple[str, ...]
    agency: str | None
    published: datetime
    modified: datetime | None
    language: str
    section: str
    section_label: str
    section_url: str
    tags: tuple[str, ...]
    number: int
    image: str
    url: str
    amp_url: str
    mobile_url: str
    alternates: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed; ``article`` is None where it leads to no article."""

    url: str
    title: str
    summary: str
    published: datetime
    article: Article | None = None
    guid: str | None = None
    broken: bool = False
    """Whether it is written as XML that no strict parser reads."""


def date_words(at: datetime, language: str) -> str:
    """A date as people write it: 18 Ağustos 2022 17:40."""
    month = _MONTHS[language].split()[at.month - 1]
    if language == "en":
        return f"{month} {at.day}, {at.year} at {at:%H:%M}"
    return f"{at.day} {month} {at.year}, {at:%H:%M}"


_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_environment.filters["words"] = date_words
_environment.filters["rfc822"] = format_datetime
_environment.filters["iso"] = datetime.isoformat


class Renderer:
    """Writes one outlet's pages and feeds for one port."""

    def __init__(self, outlet: Outlet, port: int, background: Iterable[Article]) -> None:
        """``background`` are the articles that others may link to; they never change."""
        self.outlet = outlet
        self.port = port
        self.background = [a for a in background if a.outlet == outlet.id]
        self.template = _environment.get_template(f"{outlet.id}.html")

    def article(self, article: Article, amp: bool = False) -> str:
        """The page of an article, or its AMP twin."""
        return self._page(
            article.language,
            article=self.view(article),
            amp=amp,
            related=[self._link(a) for a in self._related(article)],
            latest=[self._link(a) for a in self._latest(article.language, but=article)],
        )

    def wall(self, kind: str, title: str) -> str:
        """A page of this kind instead of the article with this title."""
        template = _environment.get_template(f"walls/{kind}.html")
        return template.render(outlet=self.outlet, title=title, language=self.outlet.languages[0])

    def listing(self, heading: str, articles: Iterable[Article], language: str) -> str:
        """The front page or a section's page."""
        newest = sorted(articles, key=lambda a: (a.published, a.key), reverse=True)
        return self._page(
            language,
            article=None,
            amp=False,
            heading=heading,
            listing=[self._link(a) for a in newest],
            related=[],
            latest=[self._link(a) for a in self._latest(language)],
        )

    def feed(self, spec: FeedSpec, items: Sequence[Item]) -> str:
        """A feed or a news sitemap in the form that ``spec`` names."""
        outlet = self.outlet
        template = _environment.get_template(f"feeds/{spec.form}.xml")
        entries = [(item, self._item_view(item)) for item in items]
        return template.render(
            outlet=outlet,
            home=outlet.home(self.port),
            self_url=outlet.home(self.port).rstrip("/") + spec.path,
            language=spec.language or outlet.languages[0],
            entries=entries,
            newest=max((item.published for item in items), default=None),
        )

    def view(self, article: Article) -> View:
        """An article as templates see it."""
        outlet, port, language = self.outlet, self.port, article.language
        home = outlet.home(port).rstrip("/")
        label = section_label(article.section, language)
        number = number_of(article)
        return View(
            title=article.title,
            summary=article.summary,
            authors=article.authors,
            agency=OUTLETS[article.agency].name if article.agency else None,
            published=article.published.astimezone(outlet.zone),
            modified=article.modified.astimezone(outlet.zone) if article.modified else None,
            language=language,
            section=article.section,
            section_label=label,
            section_url=home + outlet.section_path(article.section, language),
            tags=(label, *(_COUNTRY_TAGS[c][language] for c in article.countries)),
            number=number,
            image=f"{home}/img/{number}.jpg",
            url=outlet.address(article, port),
            amp_url=outlet.address(article, port, "amp"),
            mobile_url=outlet.address(article, port, "mobile"),
            alternates=tuple(
                (a.language, outlet.address(a, port))
                for a in self.background
                if a.story and a.story == article.story and a.language != language
            ),
            blocks=article.blocks,
            words=len(article.body.split()),
        )

    def _page(self, language: str, **context: object) -> str:
        home = self.outlet.home(self.port).rstrip("/")
        sections = sorted({a.section for a in self.background if a.language == language})
        return self.template.render(
            outlet=self.outlet,
            language=language,
            home=f"{home}/",
            nav=[
                Link(section_label(s, language), home + self.outlet.section_path(s, language))
                for s in sections
            ],
            **context,
        )

    def _link(self, article: Article) -> Link:
        url = self.outlet.address(article, self.port)
        at = article.published.astimezone(self.outlet.zone)
        return Link(article.title, url, at, article.summary)

    def _related(self, article: Article) -> list[Article]:
        """Three others, always the same ones."""
        others = [
            a for a in self.background if a.language == article.language and a.key != article.key
        ]
        return sorted(others, key=lambda a: zlib.crc32(f"{article.key} {a.key}".encode()))[:3]

    def _latest(self, language: str, but: Article | None = None) -> list[Article]:
        others = [
            a for a in self.background if a.language == language and (not but or a.key != but.key)
        ]
        return sorted(others, key=lambda a: (a.published, a.key), reverse=True)[:5]

    def _item_view(self, item: Item) -> View | None:
        return self.view(item.article) if item.article else None
