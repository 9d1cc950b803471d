"""Every type that crosses a stage, in the order an article travels.

Frozen values without I/O. All datetimes carry a zone; a missing date is None,
never "now". Text offsets count Unicode code points.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

LANGUAGES = ("en", "tr", "ru", "uk")
COUNTRIES = ("TR", "RU", "UA")

EntityType = Literal["person", "organization", "place", "product", "event", "treaty"]
Precision = Literal["second", "minute", "day"]
Zone = Literal["stated", "outlet", "none"]
Kind = Literal[
    "news",
    "opinion",
    "analysis",
    "interview",
    "live",
    "video",
    "gallery",
    "statement",
    "review",
    "advertisement",
]


# -- sources: which outlets ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who owned an outlet, and in which years if known."""

    kind: str
    owner: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One address that is polled: an RSS, Atom or RDF feed or a news sitemap.

    ``url`` identifies it; ``kind`` is ``feed`` or ``news_sitemap``.
    """

    url: str
    source_id: str
    language: str | None = None
    section: str | None = None
    kind: Literal["feed", "news_sitemap"] = "feed"


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet. ``delay`` is the pause between two requests to it, in seconds."""

    id: str
    name: str
    home: str
    country: str
    languages: tuple[str, ...]
    kind: str
    ownership: tuple[Ownership, ...] = ()
    feeds: tuple[Feed, ...] = ()
    time_zone: str = "UTC"
    delay: float = 2.0
    layouts: tuple[Layout, ...] = ()


# -- collect: what comes in ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class FeedHints:
    """What a feed itself asks of those who poll it.

    ``wait`` is in seconds: the longest of RSS's ttl and the syndication module's period.
    Hours are of the day in UTC (skipHours), days count from Monday = 0 (skipDays).
    """

    wait: float | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed between polls."""

    etag: str | None = None
    """Of the last whole answer; empty if the server's 304 is not to be believed."""
    last_modified: str | None = None
    body_hash: str | None = None
    failures: int = 0
    interval: float | None = None
    """Seconds between two polls that its publishing rhythm calls for."""
    next_poll_at: datetime | None = None
    hints: FeedHints = FeedHints()
    full_at: datetime | None = None
    """When it last answered with a whole body."""
    attention: str | None = None
    """Why a person should look at it, as a sentence; None if all is well."""
    moving_to: str | None = None
    """Where a permanent redirect led at the last poll, while it is not followed for good."""
    moving_days: tuple[date, ...] = ()
    """The days on which it did."""
    moved_to: str | None = None
    """The address that is polled instead, after a permanent redirect was seen on enough days."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed, as evidence: nothing in it is believed yet.

    ``key`` identifies it within its feed (GUID, else link, else content). ``editions``
    are the addresses of the same document in other languages, by language tag.
    """

    key: str
    url: str
    title: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    published_at: datetime | None = None
    published_raw: str | None = None
    updated_at: datetime | None = None
    language: str | None = None
    editions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Redirect:
    """One hop on the way to a page: the status and where it led."""

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """One response as it came: ``body`` is decompressed, otherwise untouched.

    ``headers`` have lower-case names, several values of one joined. ``status`` is 0 for a
    document read from a folder. ``encoded`` are the bytes as they were sent, where a
    Content-Encoding was applied to them; None where they are the body itself. ``seconds``
    is the time that it took.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: datetime
    encoded: bytes | None = None
    request_headers: Mapping[str, str] = field(default_factory=dict)
    redirects: tuple[Redirect, ...] = ()
    seconds: float = 0.0
    raw_headers: tuple[tuple[bytes, bytes], ...] = field(default=(), compare=False)
    """Names and values one by one, in the order and the bytes of the server, without the
    spaces round the values; empty if the page was not fetched. Not compared: ``headers`` are,
    and case and division of them mean nothing in HTTP."""
    reason: str = ""
    """The phrase after the status; bytes that are not UTF-8 are surrogates (PEP 383)."""
    http_version: str = "1.1"
    """The version in the status line."""

    @property
    def content_type(self) -> str:
        """The media type without parameters, in lower case; '' if not stated."""
        return self.content_type_header.split(";")[0].strip().lower()

    @property
    def content_type_header(self) -> str:
        """The Content-Type as it was sent; '' if not stated."""
        return self.headers.get("content-type", "")

    @property
    def digest(self) -> str:
        """SHA-256 of the body, in hex."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class StoredRobots:
    """A robots.txt as an origin (scheme, host and port) gave it.

    ``status`` is None if it could not be had; then ``body`` says why. ``tried_at`` is when
    it was last asked for since, in vain.
    """

    origin: str
    fetched_at: datetime
    status: int | None
    body: str = ""
    tried_at: datetime | None = None


# -- refine: what a page says -------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dating:
    """A time, where it was read and how precise it is.

    ``source`` names the evidence: ``json-ld``, ``opengraph``, ``meta``,
    ``microdata``, ``time``, ``text``, ``url``, ``entry``.
    With precision ``day`` only the date of ``at`` (in ``at``'s own zone) means anything.
    ``zone`` says whose zone ``at`` is in: the one ``stated`` beside the time, the ``outlet``'s
    where none was, or ``none`` where neither is known.
    """

    at: datetime
    source: str
    precision: Precision = "second"
    raw: str = ""
    zone: Zone = "stated"


@dataclass(frozen=True, slots=True)
class Layout:
    """A rule for an outlet whose pages defeat the general reading, from one day to another.

    ``body`` and ``drop`` are XPaths: the elements that hold the article's text, and those that
    are no part of it. ``page`` names the saved page that shows why the rule is there.
    """

    page: str
    since: date | None = None
    until: date | None = None
    body: str | None = None
    drop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Addresses on the same site where a page says that more of its article stands.

    ``first`` is page 1, on a page that is a later one; ``next`` is the page that goes on;
    ``whole`` is one page with the whole text: the view of all pages, or an AMP page's twin.
    """

    first: str | None = None
    next: str | None = None
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document says, read from its bytes alone."""

    title: str | None
    body: str
    authors: tuple[str, ...] = ()
    published: Dating | None = None
    modified: Dating | None = None
    dates: tuple[tuple[str, Dating], ...] = ()
    """Every candidate, as ("published" | "modified", Dating), the winners included."""
    language: str | None = None
    canonical_url: str | None = None
    site_name: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    agency: str | None = None
    kind: Kind = "news"
    paywalled: bool | None = None
    """Whether the page says that its text is not all free; None where it says nothing."""
    flags: tuple[str, ...] = ()
    """What a reader of this row should know, sorted: ``dates_disagree`` (two places state the
    same time differently), ``incomplete`` (a further page of it could not be had),
    ``mixed_scripts`` (Latin and Cyrillic letters within one word)."""
    charset: str | None = None
    editions: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Elsewhere = Elsewhere()


# -- resolve: what it is to the rest ------------------------------------------


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A text's content hash, its MinHash signature and the band hashes that index it."""

    content_hash: str
    signature: tuple[int, ...]
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Similarity:
    """How two texts compare. All values in 0–1."""

    near_duplicate: bool
    same_story: bool
    similarity: float
    story_score: float
    containment: float = 0.0


# -- tag: what it is about ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Role:
    """An office held, with its dates if known; ``of`` is a country code or an entity id."""

    office: str
    of: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of an entity. ``kind`` is one of the keys listed in tag/knowledge/README.md."""

    text: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organization, place, product, event or treaty of the knowledge base."""

    id: str
    type: EntityType
    subtype: str
    name: Mapping[str, str]
    names: tuple[Name, ...]
    country: str | None = None
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()
    part_of: str | None = None
    located_in: str | None = None
    owner_of: tuple[str, ...] = ()
    led_by: str | None = None
    """The office of its country whose holder leads it: foreign-minister for a foreign ministry."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How one entity belongs to another, with its dates if known."""

    entity: str
    relation: Literal["leads", "part_of", "located_in", "owner_of"]
    target: str
    since: date | None = None
    until: date | None = None


MentionKind = Literal["name", "office"]


class Mention(NamedTuple):
    """A name in a text: ``text[start:end] == surface`` always holds.

    ``entity`` is None where the name is known to be one but is not linked; ``rule`` names what
    made the link and ``score``, in 0–1, how far it is trusted. ``kind`` is "office" where an
    office stands for its holder on the article's day (``office`` is its id). ``nested`` marks a
    place inside a longer name, ``place`` is the place that names a government ("Ankara said").
    Where a name has politically loaded wordings, ``choice`` and ``variant`` say which it is
    ("kyiv" and "Kiev"; see tag/choices.py). A named tuple, because a tagger makes thousands.
    """

    start: int
    end: int
    surface: str
    type: EntityType
    entity: str | None = None
    name: str | None = None
    wikidata: str | None = None
    in_title: bool = False
    rule: str = ""
    score: float = 1.0
    kind: MentionKind = "name"
    office: str | None = None
    nested: bool = False
    place: str | None = None
    choice: str | None = None
    variant: str | None = None


@dataclass(frozen=True, slots=True)
class Tagging:
    """All mentions of one text and how far it is about each country, in 0–1."""

    mentions: tuple[Mention, ...]
    countries: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class UnlinkedName:
    """How often one spelling stood unlinked in articles of one language."""

    surface: str
    type: EntityType
    language: str
    articles: int
    sources: int
    first_day: date
    last_day: date
    country: str | None = None
    """The country that most of its articles are about, of those with one."""


# -- what did not get through -------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why something stops here: a value, not an exception. ``reason`` is a slug.

    ``whole`` is the address of a twin that may have the text, where the page names one.
    """

    stage: str
    reason: str
    detail: str = ""
    whole: str | None = None
