"""Where a page states its dates: structured data, declared fields, the page itself, its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pipeline.model import Dating
from pipeline.refine import jsonld
from pipeline.refine.dates import Candidate, Clock
from pipeline.refine.page import Page
from pipeline.refine.visible import visible_dates

_PUBLISHED_OG = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
)
_MODIFIED_OG = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "article:modified",
)
_PUBLISHED_META = (
    "datepublished",
    "date.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "publicationdate",
    "date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:publishtime",
    "rnews:datepublished",
)
_MODIFIED_META = (
    "datemodified",
    "dc.date.modified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "modified_time",
    "revised",
    "dateupdated",
    "date.updated",
    "article.updated",
)
_DECLARED: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("published", _PUBLISHED_OG, "opengraph"),
    ("modified", _MODIFIED_OG, "opengraph"),
    ("published", _PUBLISHED_META, "meta"),
    ("modified", _MODIFIED_META, "meta"),
)
_URL_DATE = re.compile(
    r"[/_-]((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)


def find_dates(page: Page, clock: Clock) -> list[Candidate]:
    """Every moment the page gives for itself, in the order of trust."""
    american = (page.language or "").startswith("en-us")
    british = bool(page.language) and page.language not in ("en", "en-us")
    month_first = True if american else False if british else None
    found = list(_declared_dates(page, clock))
    unknown = not any(kind == "published" for kind, _ in found)
    found += visible_dates(page, clock, month_first, thorough=unknown)
    if page.url:
        match = _URL_DATE.search(urlsplit(page.url).path)
        if match:
            _add(found, "published", clock.dating("-".join(match.groups()), "url"))
    return list(dict.fromkeys(found))


def _add(found: list[Candidate], kind: str, dating: Dating | None) -> None:
    if dating:
        found.append((kind, dating))


def _declared_dates(page: Page, clock: Clock) -> Iterator[Candidate]:
    nodes = [page.article] if page.article else []
    nodes += [
        node
        for node in page.nodes
        if node is not page.article and jsonld.types_of(node) & {"webpage"}
    ]
    for node in nodes:
        for kind, names in (
            ("published", ("datePublished", "dateCreated")),
            ("modified", ("dateModified",)),
        ):
            raw = next(
                (text for name in names if (text := jsonld.text_value(node.get(name)))), None
            )
            dating = clock.dating(raw, "json-ld") if raw else None
            if dating:
                yield kind, dating
    for kind, fields, source in _DECLARED:
        for raw in page.all(*fields):
            dating = clock.dating(raw, source)
            if dating:
                yield kind, dating
