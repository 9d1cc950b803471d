"""`euxine sources add`: from an address to an outlet's row, proposed and, if wanted, written."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urljoin, urlsplit

import typer

from pipeline.cli.output import console, print_json, progress, say_error
from pipeline.collect.feeds import ParsedFeed, parse_feed
from pipeline.collect.http import Failure, Fetcher, Request, judge_status
from pipeline.collect.turns import LocalTurns, registrable_domain
from pipeline.flow.network import make_fetcher
from pipeline.model import LANGUAGES, Page, Source
from pipeline.refine.language import detect_language
from pipeline.settings import Settings
from pipeline.sources import discovery
from pipeline.sources.discovery import Found
from pipeline.sources.registry import RegistryError, load_sources
from pipeline.text.charset import decode

MOST_REQUESTS = 20
"""Addresses that are asked at most, the robots.txt of each host apart."""
MOST_LINKED = 8
MOST_SITEMAPS = 2
MOST_FEEDS = 6
TITLES = 20
DELAY = 2.0


def add(
    address: Annotated[str, typer.Argument(help="A site's or a feed's address.")],
    yes: Annotated[bool, typer.Option("--yes", help="Take the row without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print the row.")] = False,
    file: Annotated[
        str | None, typer.Option(help="File in the sources folder; default: by country.")
    ] = None,
    id: Annotated[str | None, typer.Option("--id", help="Default: from the domain.")] = None,
    name: Annotated[str | None, typer.Option(help="Default: as the site calls itself.")] = None,
    country: Annotated[
        str | None, typer.Option(help="Such as TR; default: from the domain or the language.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="Such as newspaper; default: online, or government.")
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(help="Default: judged from the feeds; repeatable.")
    ] = None,
    delay: Annotated[
        float | None, typer.Option(help="Seconds between two requests, now and later.", min=0)
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON; asks nothing, so add --yes to write.")
    ] = False,
) -> None:
    """Find a site's feeds and news sitemap, propose its row, and add it.

    It asks for at most 20 addresses, with a pause between them: what the site names as its
    feeds and sitemaps, and where they often are.

    Examples: euxine sources add bianet.org
              euxine sources add https://example.org/rss --country UA --kind newspaper --yes
    """
    if file and Path(file).name != file:
        raise typer.BadParameter("expected the name of a file in the sources folder, not a path")
    settings = Settings.from_env()
    known = load_sources(settings.sources)
    with progress("look") as tell:
        site = asyncio.run(_look(settings, address, known, delay, tell))
    if site.trouble or site.there or not site.feeds:
        _tell_trouble(address, site)
        raise typer.Exit(1)
    asking = not (yes or dry_run or as_json)
    if not as_json:
        _print_feeds(site)
    row = _row(site, id, name, country, kind, language or (), delay, asking=asking)
    text = discovery.row_text(row)
    target = settings.sources / (file or discovery.FILES.get(row["country"], discovery.ELSEWHERE))
    if not as_json:
        console.print(f"\n{text}", markup=False, highlight=False, soft_wrap=True)
    content = _with_row(target, text)
    _check(settings.sources, target.name, content)
    write = yes or (asking and typer.confirm(f"Add it to {target}?", default=True))
    if write and not dry_run:
        _write(target, content, text, shown=not as_json)
    if as_json:
        print_json({"row": row, "file": str(target), "added": write and not dry_run})
    elif write and not dry_run:
        console.print(f"added to {target}; the next poll takes it up", highlight=False)


# -- looking --------------------------------------------------------------------


@dataclass(slots=True)
class Site:
    """What was found behind an address. ``trouble`` if it could not even be asked."""

    home: str = ""
    name: str | None = None
    feeds: list[Found] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """A line on each address that was asked."""
    trouble: str | None = None
    asked: int = 0
    there: str | None = None
    """The outlet that has this home already."""


async def _look(
    settings: Settings, address: str, known: Sequence[Source], delay: float | None, tell: Any
) -> Site:
    turns = LocalTurns()
    async with make_fetcher(settings, turns) as fetcher:
        for url in discovery.full_addresses(address):
            search = Search(fetcher, known, DELAY if delay is None else delay, tell)
            await search.run(url, turns)
            if not search.site.trouble:
                break
    return search.site


class Search:
    """One search for a site's feeds, within MOST_REQUESTS."""

    def __init__(self, fetcher: Fetcher, known: Sequence[Source], delay: float, tell: Any) -> None:
        self.site = Site()
        self._fetcher, self._delay, self._tell = fetcher, delay, tell
        self._known = {_feed_key(f.url): s.id for s in known for f in s.feeds}
        self._outlets = {_host(s.home): s.id for s in known}
        self._asked: set[str] = set()
        self._listed: list[set[str]] = []
        self._has_news_sitemap = False
        self._whole_site: Found | None = None

    async def run(self, url: str, turns: LocalTurns) -> None:
        """Look at an address, and from there at what it names and at common places."""
        answer = await self._ask(url)
        if isinstance(answer, Failure):
            self.site.trouble = answer.detail
            return
        parsed = _parse(answer)
        if parsed.problem is None:
            await self._begin_with_feed(url, answer, parsed)
            return
        markup = _text(answer)
        self._name_site(discovery.front_page(answer.final_url), markup)
        for feed in discovery.linked_feeds(markup, answer.final_url)[:MOST_LINKED]:
            await self._read(feed, deeper=True)
        if not self.site.feeds:
            for feed in discovery.common_feeds(self.site.home):
                if not self.site.feeds:
                    await self._read(feed, deeper=True, guessed=True)
        await self._find_sitemap(turns)
        if not self.site.feeds:
            await self._read(urljoin(self.site.home, discovery.WHOLE_SITE), guessed=True)
        if self._whole_site and not self.site.feeds:
            self.site.feeds.append(self._whole_site)
            self.site.said.append(f"{self._whole_site.url}: taken, because there is no feed")

    async def _begin_with_feed(self, url: str, answer: Page, parsed: ParsedFeed) -> None:
        self._take(url, parsed)
        home = discovery.front_page(parsed.entries[0].url if parsed.entries else answer.final_url)
        page = await self._ask(home)
        self._name_site(home, _text(page) if isinstance(page, Page) else "")

    def _name_site(self, home: str, markup: str) -> None:
        self.site.home = home
        self.site.name = discovery.site_name(markup)
        self.site.there = self._outlets.get(_host(home))

    async def _find_sitemap(self, turns: LocalTurns) -> None:
        """The news sitemap that robots.txt names, or where it often is."""
        home = self.site.home
        robots = await turns.load_robots(home.rstrip("/"))
        named = discovery.robots_sitemaps(robots.body if robots else "", home)
        for sitemap in [*named[:MOST_SITEMAPS], *discovery.common_sitemaps(home)]:
            if not self._has_news_sitemap:
                await self._read(sitemap, deeper=True, guessed=sitemap not in named)

    async def _read(
        self, url: str, *, deeper: bool = False, guessed: bool = False, index: str | None = None
    ) -> None:
        """Read an address that may be a feed; with ``deeper`` also what it lists instead.

        ``guessed`` addresses that fail are not told of; ``index`` named this sitemap.
        """
        if url in self._asked or len(self.site.feeds) >= MOST_FEEDS:
            return
        answer = await self._ask(url)
        if isinstance(answer, Failure):
            known = answer.detail.startswith(url)
            said = answer.detail if known else f"{url}: {answer.detail}"
            self.site.said += [] if guessed else [said]
            return
        parsed = _parse(answer)
        if parsed.problem is None and not parsed.sitemaps:
            self._take(url, parsed, index)
        elif parsed.sitemaps and deeper:
            inner = discovery.news_first(link.url for link in parsed.sitemaps)
            await self._read(inner[0], index=url)
        elif parsed.problem == "web_page" and deeper and discovery.looks_like_feed(url):
            for feed in discovery.linked_feeds(_text(answer), answer.final_url)[:MOST_LINKED]:
                await self._read(feed)
        elif not guessed:
            self.site.said.append(f"{url}: {parsed.note or parsed.problem or 'a list of sitemaps'}")

    def _take(self, url: str, parsed: ParsedFeed, index: str | None = None) -> None:
        """Keep a feed that is alive, in one of our languages and not there already."""
        entries = parsed.entries
        language = _language(parsed)
        urls = {entry.url for entry in entries}
        dates = [entry.published_at for entry in entries if entry.published_at]
        newest = f"newest {max(dates):%Y-%m-%d %H:%M}" if dates else "without dates"
        said = f"{len(entries)} entries, {newest}, {language or 'language unknown'}"
        news = any(entry.title or entry.published_at for entry in entries)
        if there := self._known.get(_feed_key(url)):
            said = f"{said}; left out: {there} has it already"
            self._note(urls, is_sitemap=parsed.is_sitemap)
        elif not entries:
            said = "left out: it is empty"
        elif language and language not in LANGUAGES:
            said = f"{said}; left out: only {', '.join(LANGUAGES)} are kept"
        elif any(discovery.repeats(urls, others) for others in self._listed):
            said = f"{said}; left out: it repeats another"
        elif parsed.is_sitemap and not news:
            said = f"{said}; left out: a sitemap of the whole site, not of its news"
            self._whole_site = self._whole_site or Found(index or url, "news_sitemap", language)
        else:
            kind: discovery.Kind = "news_sitemap" if parsed.is_sitemap else "feed"
            self.site.feeds.append(Found(url, kind, language))
            self._note(urls, is_sitemap=parsed.is_sitemap)
        self.site.said.append(f"{url}: {said}")

    def _note(self, urls: set[str], *, is_sitemap: bool) -> None:
        """Remember what a feed of the outlet lists, so that what repeats it is left out."""
        self._listed.append(urls)
        self._has_news_sitemap |= is_sitemap

    async def _ask(self, url: str) -> Page | Failure:
        if len(self._asked) >= MOST_REQUESTS:
            return Failure("enough", "not asked: that would be one address too many", False)
        self._asked.add(url)
        self.site.asked += 1
        self._tell(len(self._asked), MOST_REQUESTS)
        answer = await self._fetcher.fetch(Request(url, self._delay))
        return answer if isinstance(answer, Failure) else judge_status(answer) or answer


def _parse(page: Page) -> ParsedFeed:
    return parse_feed(page.body, page.final_url, page.content_type_header, datetime.now(UTC))


def _text(page: Page) -> str:
    return decode(page.body, page.content_type_header)[0]


def _language(parsed: ParsedFeed) -> str | None:
    """Judged from the titles, because many feeds name the language of their software."""
    titles = ". ".join(entry.title for entry in parsed.entries[:TITLES] if entry.title)
    stated = next((entry.language for entry in parsed.entries if entry.language), None)
    return detect_language(titles) or stated


def _host(url: str) -> str:
    return (urlsplit(url).netloc).removeprefix("www.")


def _feed_key(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return parts.netloc, parts.path.rstrip("/"), parts.query


# -- proposing ------------------------------------------------------------------


def _row(
    site: Site,
    id: str | None,
    name: str | None,
    country: str | None,
    kind: str | None,
    languages: Sequence[str],
    delay: float | None,
    *,
    asking: bool,
) -> dict[str, Any]:
    host = urlsplit(site.home).hostname or ""
    languages = languages or discovery.languages_of(site.feeds)
    if not languages:
        say_error("the language can't be told from the feeds: name it with --language")
        raise typer.Exit(2)
    country = country or discovery.country_of(host, languages)
    if country is None and asking:
        country = typer.prompt("Its country (such as TR, RU, UA, DE)")
    if not country:
        say_error(f"{host} doesn't tell its country: name it with --country")
        raise typer.Exit(2)
    if kind is None and asking:
        kind = typer.prompt("Its kind", default=discovery.kind_of(host))
    return discovery.make_row(
        id=id or discovery.id_of(registrable_domain(host)),
        name=name or site.name or host,
        home=site.home,
        country=country.upper(),
        kind=kind or discovery.kind_of(host),
        feeds=site.feeds,
        languages=languages,
        delay=delay,
    )


def _print_feeds(site: Site) -> None:
    for line in site.said:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _tell_trouble(address: str, site: Site) -> None:
    for line in site.said:
        say_error(line)
    if site.trouble:
        say_error(f"{address}: {site.trouble}")
    elif site.there and site.feeds:
        lines = [f"  {line}" for line in discovery.feed_lines(site.feeds)]
        said = f"{site.there} is there already; these feeds of it are not:"
        say_error("\n".join([said, *lines]))
    elif site.there:
        say_error(f"{address}: {site.there} is there already, and no feed of it is missing")
    else:
        say_error(
            f"{address}: {site.asked} addresses were asked and no feed to add was found; "
            "if you know one, name its address"
        )


# -- writing --------------------------------------------------------------------


def _with_row(target: Path, text: str) -> str:
    """The file's content with the row at its end."""
    before = target.read_text(encoding="utf-8").rstrip("\n") if target.exists() else ""
    before = "" if before.strip() == "[]" else before
    return f"{before}\n\n{text}" if before else text


def _check(folder: Path, name: str, content: str) -> None:
    """Load a copy of the folder with the file as it would be; raises RegistryError."""
    with tempfile.TemporaryDirectory() as copy:
        for path in folder.glob("*.y*ml"):
            shutil.copy(path, copy)
        (Path(copy) / name).write_text(content, encoding="utf-8")
        if not any(path.name == name for path in Path(copy).glob("*.y*ml")):
            raise RegistryError([f"{name}: expected a name that ends in .yaml"])
        load_sources(Path(copy))


def _write(target: Path, content: str, text: str, *, shown: bool) -> None:
    """Replace the file at once; where that can't be, say where the row belongs."""
    new = target.with_name(f".{target.name}.new")
    try:
        new.write_text(content, encoding="utf-8")
        if target.exists():
            shutil.copymode(target, new)
        os.replace(new, target)
    except OSError as error:
        new.unlink(missing_ok=True) if new.is_file() else None
        if not shown:
            console.print(text, markup=False, highlight=False, soft_wrap=True)
        say_error(
            f"{target} can't be written: {error.strerror}. Put the row above into it, or into a "
            "file of a folder that EUXINE_SOURCES names"
        )
        raise typer.Exit(1) from error
