"""Every address of the newsroom with the bytes that an edition serves there."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from demo.newsroom.articles import Article, at_edition
from demo.newsroom.misbehaviours import AWKWARD, MISBEHAVIOURS, Act, Misbehaviour
from demo.newsroom.outlets import OUTLETS, FeedSpec, Outlet
from demo.newsroom.render import Item, Renderer

FIRST_EDITION_AT = datetime(2024, 1, 15, 6, 0, tzinfo=UTC)
"""When edition 1 came out; each further edition is a day later."""

_XML_TYPE = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "news_sitemap": "application/xml",
}
_TRACKING = re.compile(r"(?:utm_[a-z]+|fbclid|gclid)=[^&]*&?")


@dataclass(frozen=True, slots=True)
class Resource:
    """What one address serves; ``act`` is what goes wrong on the way."""

    body: bytes
    content_type: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    act: Act | None = None
    last_modified: datetime = FIRST_EDITION_AT

    @property
    def etag(self) -> str:
        """Changes with the bytes."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


Site = dict[tuple[str, str], Resource]
"""(host without port, path with query) → resource."""


def build(port: int, edition: int, articles: Iterable[Article]) -> Site:
    """Everything that an edition serves; what is unchanged keeps its Last-Modified."""
    articles = tuple(articles)
    site: Site = {}
    for number in range(1, edition + 1):
        before, site = site, _build(port, number, articles)
        for address, resource in site.items():
            old = before.get(address)
            since = FIRST_EDITION_AT + timedelta(days=number - 1)
            if old and old.body == resource.body:
                since = old.last_modified
            site[address] = replace(resource, last_modified=since)
    return site


def find(site: Site, host: str, path: str, query: str) -> Resource | None:
    """The resource for a request; tracking parameters and unknown queries don't matter."""
    host = host.rsplit(":", 1)[0].lower()
    query = _TRACKING.sub("", query).strip("&")
    exact = site.get((host, f"{path}?{query}")) if query else None
    return exact or site.get((host, path))


def feeds_of(outlet: Outlet, awkward: bool = False) -> tuple[FeedSpec, ...]:
    """The outlet's feeds; with ``awkward`` also the one of its unlisted misbehaviours."""
    extra = any(m.outlet == outlet.id and not m.listed for m in MISBEHAVIOURS)
    return (*outlet.feeds, FeedSpec(AWKWARD)) if awkward and extra else outlet.feeds


def feed_items(
    outlet: Outlet, spec: FeedSpec, port: int, articles: Mapping[str, Article]
) -> list[Item]:
    """What a feed lists, newest first; ``articles`` are the edition's, by key."""
    own = [a for a in articles.values() if a.outlet == outlet.id]
    items = []
    if spec.path != AWKWARD:
        chosen = [
            a
            for a in own
            if spec.section in (None, a.section) and spec.language in (None, a.language)
        ]
        chosen.sort(key=lambda a: (a.published, a.key), reverse=True)
        if spec.variant == "amp" or spec.variant == "mobile":
            chosen = [a for a in chosen if a.edition == 1]
        for article in chosen[: spec.latest]:
            url = outlet.address(article, port, spec.variant)
            guid = outlet.address(article, port) if spec.variant == "tracked" else url
            items.append(_item(article, outlet, url, guid))
    newest = max((a.published for a in own if a.edition == 1), default=FIRST_EDITION_AT)
    for trouble in MISBEHAVIOURS:
        first = spec.path == (outlet.feeds[0].path if trouble.listed else AWKWARD)
        if trouble.outlet != outlet.id or trouble.path is None or not first:
            continue
        if trouble.outcome == "feed":
            continue
        url = outlet.home(port).rstrip("/") + trouble.path
        if trouble.article:
            items.append(_item(articles[f"{outlet.id}/{trouble.article}"], outlet, url, url))
        else:
            items.append(Item(url, trouble.title, trouble.title, newest.astimezone(outlet.zone)))
    broken = _trouble_at(outlet, spec.path, "broken_item")
    if broken and items:
        items[-1] = replace(items[-1], broken=True)
    return items


def path_of(trouble: Misbehaviour, articles: Mapping[str, Article]) -> str:
    """Where a misbehaviour happens."""
    if trouble.path is not None:
        return trouble.path
    outlet = OUTLETS[trouble.outlet]
    return outlet.path_of(articles[f"{outlet.id}/{trouble.article}"])


def _item(article: Article, outlet: Outlet, url: str, guid: str) -> Item:
    published = article.published.astimezone(outlet.zone)
    return Item(url, article.title, article.summary, published, article, guid)


def _trouble_at(outlet: Outlet, path: str, act: Act) -> bool:
    return any(m.outlet == outlet.id and m.path == path and m.act == act for m in MISBEHAVIOURS)


def _build(port: int, edition: int, articles: tuple[Article, ...]) -> Site:
    current = at_edition(articles, edition)
    first = at_edition(articles, 1).values()
    site: Site = {}
    for outlet in OUTLETS.values():
        renderer = Renderer(outlet, port, first)
        own = [a for a in current.values() if a.outlet == outlet.id]
        pages = {outlet.path_of(a): renderer.article(a) for a in own}
        if "amp" in outlet.paths:
            pages |= {outlet.path_of(a, "amp"): renderer.article(a, amp=True) for a in own}
        pages |= _listings(outlet, renderer, own)
        hosts = [outlet.host, f"m.{outlet.host}"] if outlet.mobile else [outlet.host]
        for host in hosts:
            for path, text in pages.items():
                site[host, path] = _page(text, outlet.charset)
            site[host, "/robots.txt"] = _robots(outlet, port)
        if "old" in outlet.paths:
            for article in own:
                target = outlet.address(article, port)
                site[outlet.host, outlet.path_of(article, "old")] = _redirect(target)
        for spec in feeds_of(outlet, awkward=True):
            text = renderer.feed(spec, feed_items(outlet, spec, port, current))
            body = text.replace("@charset@", outlet.charset).encode(
                outlet.charset, "xmlcharrefreplace"
            )
            kind = f"{_XML_TYPE[spec.form]}; charset={outlet.charset}"
            site[outlet.host, spec.path] = Resource(body, kind)
        _misbehave(site, outlet, renderer, port, current)
    return site


def _listings(outlet: Outlet, renderer: Renderer, own: Iterable[Article]) -> dict[str, str]:
    own = list(own)
    main = outlet.languages[0]
    pages = {"/": renderer.listing(outlet.name, [a for a in own if a.language == main], main)}
    for section, language in sorted({(a.section, a.language) for a in own}):
        chosen = [a for a in own if (a.section, a.language) == (section, language)]
        path = outlet.section_path(section, language)
        pages[path] = renderer.listing(section.capitalize(), chosen, language)
    return pages


def _page(text: str, charset: str) -> Resource:
    body = text.encode(charset, "xmlcharrefreplace")
    return Resource(body, f"text/html; charset={charset}")


def _redirect(target: str) -> Resource:
    body = f"<html><body><a href='{target}'>Moved</a></body></html>".encode()
    return Resource(body, "text/html", status=301, headers={"Location": target})


def _robots(outlet: Outlet, port: int) -> Resource:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in outlet.disallow), ""]
    lines += [
        f"Sitemap: {outlet.home(port).rstrip('/')}{spec.path}"
        for spec in outlet.feeds
        if spec.form == "news_sitemap"
    ]
    return Resource("\n".join(lines).encode() + b"\n", "text/plain; charset=utf-8")


def _misbehave(
    site: Site, outlet: Outlet, renderer: Renderer, port: int, articles: Mapping[str, Article]
) -> None:
    """Replace what stands at the misbehaviours' addresses."""
    home = outlet.home(port).rstrip("/")
    for trouble in MISBEHAVIOURS:
        if trouble.outlet != outlet.id:
            continue
        address = (outlet.host, path_of(trouble, articles))
        page = site.get(address) or _page(_error_page(outlet, trouble), outlet.charset)
        if trouble.act == "not_found":
            page = replace(page, status=404)
        elif trouble.act == "gone":
            page = replace(page, status=410)
        elif trouble.act == "wall":
            page = _page(renderer.wall(trouble.outcome, trouble.title), outlet.charset)
        elif trouble.act == "redirects":
            target = outlet.path_of(articles[f"{outlet.id}/{trouble.article}"])
            between = f"{trouble.path}/2"
            site[outlet.host, between] = _redirect(home + target)
            page = _redirect(home + between)
        elif trouble.act == "gzip":
            headers = {**page.headers, "Content-Encoding": "gzip"}
            page = replace(page, body=gzip.compress(page.body, mtime=0), headers=headers)
        elif trouble.act == "wrong_charset":
            claimed = "iso-8859-1" if outlet.charset == "utf-8" else "utf-8"
            page = replace(page, content_type=f"text/html; charset={claimed}")
        site[address] = replace(page, act=trouble.act)


def _error_page(outlet: Outlet, trouble: Misbehaviour) -> str:
    return (
        f'<!doctype html><html lang="{outlet.languages[0]}"><head><meta charset="{outlet.charset}">'
        f"<title>{trouble.title} | {outlet.name}</title></head>"
        f'<body><h1>{trouble.title}</h1><p><a href="/">{outlet.name}</a></p></body></html>'
    )
