"""From a site's address to the row of an outlet: where its feeds may be, and what it is.

Pure functions: they read what was fetched and say what to fetch next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit, urlunsplit

import yaml
from lxml import etree, html

from pipeline.model import LANGUAGES
from pipeline.sources.registry import COUNTRY

FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
)
COMMON_FEEDS = (
    "/feed/",
    "/rss",
    "/rss.xml",
    "/rss/news",
    "/rss/all.xml",
    "/feed",
    "/rss/",
    "/feed.xml",
    "/atom.xml",
)
"""Most frequent first, by the outlets in this folder."""
COMMON_SITEMAPS = ("/sitemap-news.xml", "/news-sitemap.xml")
WHOLE_SITE = "/sitemap.xml"
FILES = {"TR": "turkey.yaml", "RU": "russia.yaml", "UA": "ukraine.yaml"}
"""Where the outlets of a country stand; those of all others in ELSEWHERE."""
ELSEWHERE = "world.yaml"
TIME_ZONES = {"TR": "Europe/Istanbul", "RU": "Europe/Moscow", "UA": "Europe/Kyiv"}
_BY_SUFFIX = {"xn--p1ai": "RU", "рф": "RU", "su": "RU", "xn--j1amh": "UA", "укр": "UA", "uk": "GB"}
_SOLD_TO_ANYBODY = frozenset({"ai", "cc", "co", "fm", "gg", "io", "ly", "me", "to", "tv", "ws"})
_BY_LANGUAGE = {"tr": "TR", "uk": "UA"}
"""Russian is written by outlets of many countries, and English of all."""
_FEED_LINK = re.compile(r"(?:^|[/._?&=-])(?:rss|atom|feeds?|rdf)(?:[/._?&=-]|\d|$)", re.IGNORECASE)
_NOT_A_FEED = re.compile(r"comment|yorum|podcast|\.(?:png|jpe?g|svg|css|js|html?)$", re.IGNORECASE)
_SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_NEWS = re.compile(r"news|haber|novosti|novini", re.IGNORECASE)
_TITLE_JOINT = re.compile(r"\s+[|–—·»:-]\s+|\s*\|\s*")

Kind = Literal["feed", "news_sitemap"]


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that was read and is alive, with its language if it is one of ours."""

    url: str
    kind: Kind = "feed"
    language: str | None = None


def full_addresses(said: str) -> tuple[str, ...]:
    """What a person typed as an address; where no scheme is named, over https, else http."""
    said = said.strip()
    if re.match(r"[a-z][a-z0-9+.-]*://", said, re.IGNORECASE):
        return (said,)
    return f"https://{said}", f"http://{said}"


def front_page(url: str) -> str:
    """The front page of the site that an address belongs to."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "/", "", ""))


def linked_feeds(markup: str, url: str) -> list[str]:
    """Addresses that a page names as its feeds, then those of its links that look like feeds."""
    tree = _tree(markup)
    if tree is None:
        return []
    named = [
        node.get("href")
        for node in tree.iter("link")
        if "alternate" in (node.get("rel") or "").lower().split()
        and (node.get("type") or "").split(";")[0].strip().lower() in FEED_TYPES
    ]
    linked = [
        href for node in tree.iter("a") if (href := node.get("href")) and looks_like_feed(href)
    ]
    return _addresses(url, [*named, *linked])


def robots_sitemaps(robots: str, url: str) -> list[str]:
    """The sitemaps that a robots.txt names, those for news first."""
    return news_first(_addresses(url, _SITEMAP_LINE.findall(robots)))


def news_first(urls: Iterable[str]) -> list[str]:
    """The same with those first whose path says that they are for news."""
    return sorted(urls, key=lambda url: not _NEWS.search(_path(url)))


def common_feeds(url: str) -> list[str]:
    """Where feeds are on many sites."""
    return [urljoin(url, path) for path in COMMON_FEEDS]


def common_sitemaps(url: str) -> list[str]:
    """Where news sitemaps are on many sites."""
    return [urljoin(url, path) for path in COMMON_SITEMAPS]


def looks_like_feed(url: str) -> bool:
    """Whether an address reads like that of a feed, or of a page that lists feeds."""
    return bool(_FEED_LINK.search(_path(url)))


def repeats(urls: Collection[str], others: Collection[str]) -> bool:
    """Whether a feed lists what another does: four in five of its entries."""
    return bool(urls) and len(set(urls) & set(others)) >= 0.8 * len(set(urls))


def site_name(markup: str) -> str | None:
    """What a front page calls its site: og:site_name, else the shortest part of its title."""
    tree = _tree(markup)
    if tree is None:
        return None
    stated = [
        " ".join((node.get("content") or "").split())
        for node in tree.iter("meta")
        if (node.get("property") or node.get("name")) in ("og:site_name", "application-name")
    ]
    titles = [" ".join(node.text_content().split()) for node in tree.iter("title")]
    parts = [part for title in titles[:1] for part in _TITLE_JOINT.split(title)]
    return next(filter(None, stated), None) or min(filter(None, parts), key=len, default=None)


def country_of(host: str, languages: Sequence[str]) -> str | None:
    """The country that a host's suffix or the only language tells; None where neither does."""
    suffix = host.rpartition(".")[2].lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    code = suffix.upper()
    if suffix not in _SOLD_TO_ANYBODY and re.fullmatch(COUNTRY, code):
        return code
    return _BY_LANGUAGE.get(languages[0]) if len(languages) == 1 else None


def kind_of(host: str) -> str:
    """``government`` for a government's host; else ``online``, which a person may correct."""
    return "government" if re.search(r"(?:^|\.)(?:gov|gob|gouv)(?:\.|$)", host) else "online"


def id_of(domain: str) -> str:
    """An outlet's id from its registrable domain: ``example.com.tr`` → ``example``."""
    name = domain if re.fullmatch(r"[\d.]+", domain) else domain.partition(".")[0]
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def languages_of(feeds: Iterable[Found]) -> list[str]:
    """The languages of an outlet's feeds, the most frequent first."""
    counted = Counter(feed.language for feed in feeds if feed.language in LANGUAGES)
    return [str(language) for language, _ in counted.most_common()]


def make_row(
    *,
    id: str,
    name: str,
    home: str,
    country: str,
    kind: str,
    feeds: Sequence[Found],
    languages: Sequence[str] = (),
    delay: float | None = None,
) -> dict[str, Any]:
    """The mapping of an outlet, in the order in which its fields stand in a file."""
    row: dict[str, Any] = {
        "id": id,
        "name": name,
        "home": home,
        "country": country,
        "languages": list(languages) or languages_of(feeds),
        "kind": kind,
    }
    if country in TIME_ZONES:
        row["time_zone"] = TIME_ZONES[country]
    if delay is not None:
        row["delay"] = int(delay) if delay == int(delay) else delay
    row["feeds"] = [_feed_row(feed) for feed in feeds]
    return row


def row_text(row: dict[str, Any]) -> str:
    """An outlet's row as YAML, in the form that the files have."""
    head = _yaml({key: value for key, value in row.items() if key != "feeds"}, flow=None)
    feeds = [f"  - {_flow(feed)}" for feed in row["feeds"]]
    lines = [*head.splitlines(), "feeds:", *feeds]
    return "".join(f"{'  ' if n else '- '}{line}\n" for n, line in enumerate(lines))


def feed_lines(feeds: Iterable[Found]) -> list[str]:
    """Feeds as YAML, a line each, to be put into the row of an outlet."""
    return [f"- {_flow(_feed_row(feed))}" for feed in feeds]


def _feed_row(feed: Found) -> dict[str, str]:
    row = {"url": feed.url}
    if feed.language:
        row["language"] = feed.language
    if feed.kind != "feed":
        row["kind"] = feed.kind
    return row


def _flow(row: dict[str, str]) -> str:
    """A mapping on one line, its address without quotes where YAML needs none."""
    quoted = _yaml(row, flow=True)
    plain = quoted.replace("'", "")
    try:
        return plain if yaml.safe_load(plain) == row else quoted
    except yaml.YAMLError:
        return quoted


def _yaml(value: dict[str, Any], *, flow: bool | None) -> str:
    text: str = yaml.safe_dump(
        value, default_flow_style=flow, sort_keys=False, allow_unicode=True, width=10_000
    )
    return text.strip()


def _tree(markup: str) -> Any:
    try:
        return html.fromstring(markup)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _path(reference: str) -> str:
    """Path and query of a reference; '' if it is none."""
    try:
        parts = urlsplit(reference)
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _addresses(base: str, references: Iterable[str | None]) -> list[str]:
    """Those that can be asked, each once."""
    found: dict[str, None] = {}
    for reference in references:
        try:
            url = urljoin(base, (reference or "").strip())
            fits = urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname)
        except ValueError:
            continue
        if reference and fits and not _NOT_A_FEED.search(_path(url)):
            found.setdefault(url.partition("#")[0])
    return list(found)
