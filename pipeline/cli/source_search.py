"""Looking for a site's feeds: what it names, and where they often are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from pipeline.cli.running import polite_fetcher
from pipeline.collect.feeds import ParsedFeed, parse_feed
from pipeline.collect.http import Failure, Fetcher, Request, judge_status
from pipeline.collect.turns import Turns
from pipeline.model import LANGUAGES, Page, Source
from pipeline.refine.language import detect_language
from pipeline.settings import Settings
from pipeline.sources import discovery
from pipeline.sources.discovery import Found
from pipeline.text.charset import decode

MOST_REQUESTS = 20
"""Addresses that are asked at most, the robots.txt of each host apart."""
MOST_LINKED = 8
MOST_SITEMAPS = 2
MOST_FEEDS = 6
TITLES = 20
"""Titles of a feed by which its language is judged."""
DELAY = 2.0


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


async def look(
    settings: Settings,
    address: str,
    known: Sequence[Source],
    delay: float | None,
    tell: Callable[[int, int], None],
) -> Site:
    """Search an address, without a scheme over https and then http.

    ``delay`` are the seconds between two requests; ``tell`` is told of each, as (done, most).
    """
    async with polite_fetcher(settings) as (fetcher, turns):
        for url in discovery.full_addresses(address):
            search = Search(fetcher, known, DELAY if delay is None else delay, tell)
            await search.run(url, turns)
            if not search.site.trouble:
                break
    return search.site


class Search:
    """One search for a site's feeds, within MOST_REQUESTS."""

    def __init__(
        self,
        fetcher: Fetcher,
        known: Sequence[Source],
        delay: float,
        tell: Callable[[int, int], None],
    ) -> None:
        self.site = Site()
        self._fetcher, self._delay, self._tell = fetcher, delay, tell
        self._known = {_feed_key(f.url): s.id for s in known for f in s.feeds}
        self._outlets = {_host(s.home): s.id for s in known}
        self._asked: set[str] = set()
        self._listed: list[set[str]] = []
        self._has_news_sitemap = False
        self._whole_site: Found | None = None

    async def run(self, url: str, turns: Turns) -> None:
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

    async def _find_sitemap(self, turns: Turns) -> None:
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
        """Keep a feed unless there is a reason not to; tell of it either way."""
        language = _language(parsed)
        urls = {entry.url for entry in parsed.entries}
        there = self._known.get(_feed_key(url)) or self._known.get(_feed_key(index or url))
        why = f"{there} has it already" if there else self._why_not(parsed, urls, language)
        if parsed.is_sitemap and not _is_news(parsed) and parsed.entries and not there:
            self._whole_site = self._whole_site or Found(index or url, "news_sitemap", language)
        if why is None:
            kind: discovery.Kind = "news_sitemap" if parsed.is_sitemap else "feed"
            self.site.feeds.append(Found(url, kind, language))
        if why is None or there:
            self._listed.append(urls)
            self._has_news_sitemap |= parsed.is_sitemap
        said = f"{url}: {_described(parsed, language)}"
        self.site.said.append(f"{said}; left out: {why}" if why else said)

    def _why_not(self, parsed: ParsedFeed, urls: set[str], language: str | None) -> str | None:
        """Why a feed would bring nothing; None if it would."""
        if not urls:
            return "it is empty"
        if language and language not in LANGUAGES:
            return f"only {', '.join(LANGUAGES)} are kept"
        if any(discovery.repeats(urls, others) for others in self._listed):
            return "it repeats another"
        if parsed.is_sitemap and not _is_news(parsed):
            return "a sitemap of the whole site, not of its news"
        return None

    async def _ask(self, url: str) -> Page | Failure:
        if len(self._asked) >= MOST_REQUESTS:
            return Failure("enough", "not asked: that would be one address too many", False)
        self._asked.add(url)
        self.site.asked += 1
        self._tell(len(self._asked), MOST_REQUESTS)
        answer = await self._fetcher.fetch(Request(url, self._delay))
        return answer if isinstance(answer, Failure) else judge_status(answer) or answer


def _parse(page: Page) -> ParsedFeed:
    """A feed as it will be read once the outlet has its row: with the zone of its country."""
    country = discovery.country_of(urlsplit(page.final_url).hostname or "", ())
    zone = discovery.TIME_ZONES.get(country or "")
    kind, now = page.content_type_header, datetime.now(UTC)
    return parse_feed(page.body, page.final_url, kind, now, zone)


def _is_news(parsed: ParsedFeed) -> bool:
    return any(entry.title or entry.published_at for entry in parsed.entries)


def _described(parsed: ParsedFeed, language: str | None) -> str:
    dates = [entry.published_at for entry in parsed.entries if entry.published_at]
    newest = f"newest {max(dates):%Y-%m-%d %H:%M}" if dates else "without dates"
    return f"{len(parsed.entries)} entries, {newest}, {language or 'language unknown'}"


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
