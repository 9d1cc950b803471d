"""The fourteen outlets: who they are, what their addresses look like, which feeds they have.

To add one: an entry in ``OUTLETS``, a template ``templates/<id>.html``, a folder of articles.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from demo.newsroom.articles import Article

Variant = Literal["canonical", "tracked", "amp", "mobile"]

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "world": {"en": "World", "tr": "Dünya", "ru": "Мир", "uk": "Світ"},
    "politics": {"en": "Politics", "tr": "Politika", "ru": "Политика", "uk": "Політика"},
    "diplomacy": {"en": "Diplomacy", "tr": "Diplomasi", "ru": "Дипломатия", "uk": "Дипломатія"},
    "economy": {"en": "Economy", "tr": "Ekonomi", "ru": "Экономика", "uk": "Економіка"},
    "energy": {"en": "Energy", "tr": "Enerji", "ru": "Энергетика", "uk": "Енергетика"},
    "security": {"en": "Security", "tr": "Güvenlik", "ru": "Безопасность", "uk": "Безпека"},
    "defence": {"en": "Defence", "tr": "Savunma", "ru": "Оборона", "uk": "Оборона"},
    "war": {"en": "War", "tr": "Savaş", "ru": "Война", "uk": "Війна"},
    "society": {"en": "Society", "tr": "Toplum", "ru": "Общество", "uk": "Суспільство"},
    "culture": {"en": "Culture", "tr": "Kültür", "ru": "Культура", "uk": "Культура"},
    "sport": {"en": "Sport", "tr": "Spor", "ru": "Спорт", "uk": "Спорт"},
    "life": {"en": "Life", "tr": "Yaşam", "ru": "Стиль жизни", "uk": "Життя"},
    "food": {"en": "Food", "tr": "Yemek", "ru": "Кухня", "uk": "Кухня"},
    "weather": {"en": "Weather", "tr": "Hava durumu", "ru": "Погода", "uk": "Погода"},
    "science": {"en": "Science", "tr": "Bilim", "ru": "Наука", "uk": "Наука"},
    "opinion": {"en": "Opinion", "tr": "Yorum", "ru": "Мнения", "uk": "Погляди"},
}
"""What a section is called; a section that is not here is shown under its own name."""


def section_label(section: str, language: str) -> str:
    """The section's name as readers see it."""
    return SECTIONS.get(section, {}).get(language) or section.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class FeedSpec:
    """One feed of an outlet: where it is, which articles are in it, in what form.

    ``section``, ``language`` and ``latest`` narrow it down; ``variant`` says which of an
    article's addresses it lists.
    """

    path: str
    form: Literal["rss", "atom", "rdf", "news_sitemap"] = "rss"
    section: str | None = None
    language: str | None = None
    latest: int | None = None
    variant: Variant = "canonical"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. ``path`` is a format string over the fields of ``address_fields``."""

    id: str
    name: str
    country: str
    languages: tuple[str, ...]
    kind: str
    ownership: tuple[Mapping[str, str], ...]
    time_zone: str
    path: str
    feeds: tuple[FeedSpec, ...]
    charset: str = "utf-8"
    slogan: str = ""
    disallow: tuple[str, ...] = ("/admin/", "/search")
    paths: Mapping[str, str] = field(default_factory=dict)
    """Further addresses of the same article: ``amp`` and ``old`` (redirects to ``path``)."""
    mobile: bool = False
    """Whether ``m.<id>`` serves the same pages, with the canonical link to the main host."""

    layouts: tuple[Mapping[str, object], ...] = ()
    """Rules for reading its pages, as they stand in the sources file."""

    precision: Literal["second", "minute", "day"] = "second"
    """How exactly its pages, feeds aside, say when an article came out."""

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which it dates its pages."""
        return ZoneInfo(self.time_zone)

    @property
    def host(self) -> str:
        """Its host name without the port."""
        return f"{self.id}.localhost"

    def home(self, port: int) -> str:
        """The front page's address."""
        return f"http://{self.host}:{port}/"

    def path_of(self, article: Article, name: str = "path") -> str:
        """The path (and query) of an article, or of its ``amp`` or ``old`` twin."""
        pattern = self.path if name == "path" else self.paths[name]
        return pattern.format_map(address_fields(self, article))

    def address(self, article: Article, port: int, variant: Variant = "canonical") -> str:
        """An article's full address in the given form."""
        host, path = self.host, self.path_of(article)
        if variant == "amp" and "amp" in self.paths:
            path = self.path_of(article, "amp")
        elif variant == "mobile" and self.mobile:
            host = f"m.{host}"
        elif variant == "tracked":
            if "old" in self.paths:
                path = self.path_of(article, "old")
            path += ("&" if "?" in path else "?") + TRACKING
        return f"http://{host}:{port}{path}"

    def section_path(self, section: str, language: str) -> str:
        """Where the page of a section is."""
        prefix = f"/{EDITION_PREFIX[language]}" if len(self.languages) > 1 else ""
        return f"{prefix}/section/{section}/"


TRACKING = "utm_source=rss&utm_medium=feed&utm_campaign=latest"
EDITION_PREFIX = {"uk": "ukr", "ru": "rus", "en": "eng", "tr": "tur"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def number_of(article: Article) -> int:
    """A seven-digit number that an article keeps for ever."""
    return 1_000_000 + zlib.crc32(f"{article.outlet}/{article.slug}".encode()) % 9_000_000


def address_fields(outlet: Outlet, article: Article) -> dict[str, object]:
    """What an address can be made of."""
    local = article.published.astimezone(outlet.zone)
    return {
        "slug": article.slug,
        "word": article.slug.split("-")[0],
        "section": article.section,
        "id": number_of(article),
        "short": number_of(article) % 100_000,
        "date": f"{local:%Y/%m/%d}",
        "ymd": f"{local:%Y%m%d}",
        "year": local.year,
        "guardian": f"{local.year}/{MONTHS[local.month - 1]}/{local:%d}",
        "edition": EDITION_PREFIX[article.language],
    }


def _owned(kind: str, owner: str | None = None) -> tuple[Mapping[str, str], ...]:
    return ({"kind": kind, "owner": owner},) if owner else ({"kind": kind},)


_ALL = (
    Outlet(
        id="bosphorus-courier",
        name="Bosphorus Courier",
        country="TR",
        languages=("en",),
        kind="newspaper",
        ownership=_owned("private", "Boğaz Yayın Grubu"),
        time_zone="Europe/Istanbul",
        path="/{section}/{date}/{slug}",
        feeds=(
            FeedSpec("/feed/"),
            FeedSpec("/feed/world", section="world"),
            FeedSpec("/news-sitemap.xml", form="news_sitemap"),
        ),
        slogan="Turkey and its neighbours since 1968",
    ),
    Outlet(
        id="marmara-ajansi",
        name="Marmara Ajansı",
        country="TR",
        languages=("tr",),
        kind="wire",
        ownership=_owned("state"),
        time_zone="Europe/Istanbul",
        path="/tr/{section}/{slug}/{id}",
        feeds=(FeedSpec("/tr/rss/default?cat=guncel"),),
        slogan="Haberin kaynağı",
    ),
    Outlet(
        id="gunluk-ufuk",
        name="Günlük Ufuk",
        country="TR",
        languages=("tr",),
        kind="newspaper",
        ownership=_owned("private", "Ufuk Gazetecilik A.Ş."),
        time_zone="Europe/Istanbul",
        path="/{section}/{slug}-haberi-{id}",
        feeds=(FeedSpec("/rss/anasayfa.xml"), FeedSpec("/rss/dunya.xml", section="world")),
        slogan="Ufkun ötesini görün",
        layouts=(
            {
                "page": "tests/golden/layouts/gunluk-ufuk.html",
                "drop": ["//p[@class='m m7']", "//p[@class='m m9']"],
            },
        ),
    ),
    Outlet(
        id="mavi-haber",
        name="Mavi Haber",
        country="TR",
        languages=("tr",),
        kind="broadcaster",
        ownership=_owned("private", "Mavi Medya Holding"),
        time_zone="Europe/Istanbul",
        path="/haber/{slug}-{id}.html",
        paths={"amp": "/amp/haber/{slug}-{id}.html"},
        feeds=(
            FeedSpec("/rss/"),
            FeedSpec("/rss/son-dakika.xml", latest=3, variant="amp"),
        ),
        slogan="Canlı, tarafsız, hızlı",
    ),
    Outlet(
        id="neva-inform",
        name="Нева-Информ",
        country="RU",
        languages=("ru",),
        kind="wire",
        ownership=_owned("state"),
        time_zone="Europe/Moscow",
        path="/{ymd}/{word}-{id}.html",
        feeds=(FeedSpec("/export/rss2/index.xml"),),
        charset="windows-1251",
        precision="minute",
        slogan="Информационное агентство",
    ),
    Outlet(
        id="severny-vestnik",
        name="Северный вестник",
        country="RU",
        languages=("ru",),
        kind="newspaper",
        ownership=_owned("private", "Издательский дом «Север»"),
        time_zone="Europe/Moscow",
        path="/{section}/news/{id}/",
        feeds=(FeedSpec("/rss/news.xml"),),
        precision="minute",
        slogan="Деловая газета",
        layouts=(
            {
                "page": "tests/golden/layouts/severny-vestnik.html",
                "since": date(2024, 1, 1),
                "body": "//div[@class='lead'] | //div[@data-kind='text']",
            },
        ),
    ),
    Outlet(
        id="moscow-ledger",
        name="The Moscow Ledger",
        country="RU",
        languages=("en",),
        kind="newspaper",
        ownership=_owned("private", "Ledger Publishing"),
        time_zone="Europe/Moscow",
        path="/{date}/{slug}-a{short}",
        feeds=(FeedSpec("/rss/news"), FeedSpec("/rss/mobile", latest=3, variant="mobile")),
        slogan="Business and politics from the Russian capital",
        mobile=True,
    ),
    Outlet(
        id="volna-media",
        name="Волна",
        country="RU",
        languages=("ru",),
        kind="online",
        ownership=_owned("exile", "Volna Media SIA"),
        time_zone="Europe/Riga",
        path="/news/{date}/{slug}",
        feeds=(
            FeedSpec("/rss/atom.xml", form="atom"),
            FeedSpec("/news-sitemap.xml", form="news_sitemap"),
        ),
        slogan="Новости без глушилок",
    ),
    Outlet(
        id="dnipro-inform",
        name="Дніпро-Інформ",
        country="UA",
        languages=("uk",),
        kind="wire",
        ownership=_owned("state"),
        time_zone="Europe/Kyiv",
        path="/rubric-{section}/{id}-{slug}.html",
        feeds=(FeedSpec("/rss/block-lastnews"),),
        slogan="Національне інформаційне агентство",
    ),
    Outlet(
        id="kyiv-chronicle",
        name="Kyiv Chronicle",
        country="UA",
        languages=("en",),
        kind="newspaper",
        ownership=_owned("private", "Chronicle Readers' Trust"),
        time_zone="Europe/Kyiv",
        path="/post/{slug}",
        paths={"old": "/ukraine-politics/{slug}-{id}.html"},
        feeds=(FeedSpec("/feed/", variant="tracked"),),
        slogan="Independence. Community. Facts.",
    ),
    Outlet(
        id="slovo-dnia",
        name="Слово дня",
        country="UA",
        languages=("uk",),
        kind="newspaper",
        ownership=_owned("private", "ТОВ «Слово дня»"),
        time_zone="Europe/Kyiv",
        path="/article.php?id={id}",
        feeds=(FeedSpec("/rss.php", form="rdf"),),
        precision="minute",
        slogan="Щоденна газета",
    ),
    Outlet(
        id="chornomorskyi-visnyk",
        name="Чорноморський вісник",
        country="UA",
        languages=("uk", "ru"),
        kind="online",
        ownership=_owned("private", "ПП «Вісник-Одеса»"),
        time_zone="Europe/Kyiv",
        path="/{edition}/news/{date}/{id}/",
        feeds=(
            FeedSpec("/ukr/rss/", language="uk"),
            FeedSpec("/rus/rss/", language="ru"),
        ),
        slogan="Одеса · Миколаїв · Херсон",
    ),
    Outlet(
        id="atlantic-monitor",
        name="The Atlantic Monitor",
        country="GB",
        languages=("en",),
        kind="newspaper",
        ownership=_owned("private", "Monitor Media Group"),
        time_zone="Europe/London",
        path="/{section}/{guardian}/{slug}",
        feeds=(FeedSpec("/rss"), FeedSpec("/world/rss", section="world")),
        slogan="The world, weighed",
        disallow=("/admin/", "/search", "/partners/"),
    ),
    Outlet(
        id="meclis-bulteni",
        name="Meclis Bülteni",
        country="TR",
        languages=("tr",),
        kind="government",
        ownership=_owned("public"),
        time_zone="Europe/Istanbul",
        path="/bulten/{year}/{id}",
        feeds=(FeedSpec("/rss.ashx"),),
        precision="day",
        slogan="Yasama ve hükûmet haberleri",
    ),
)

OUTLETS: Mapping[str, Outlet] = {outlet.id: outlet for outlet in _ALL}
