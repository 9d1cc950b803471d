"""What a page says about itself: one function per field, its fallbacks in order."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from pipeline.refine import jsonld
from pipeline.refine.normalize import clean_line
from pipeline.refine.page import Page
from pipeline.refine.urls import pick_canonical

__all__ = [
    "find_canonical",
    "find_image",
    "find_section",
    "find_site_name",
    "find_tags",
]

_PARTS = re.compile(r"\s*[,;|]\s*")


def find_section(page: Page) -> str | None:
    """The section the article stands in."""
    value = jsonld.text_value(page.article.get("articleSection"))
    return value or page.first(
        "article:section", "og:article:section", "section", "dc.subject", "parsely-section"
    )


def find_tags(page: Page) -> tuple[str, ...]:
    """The page's own keywords, each once."""
    raw = page.article.get("keywords")
    values = [
        text
        for item in (raw if isinstance(raw, list) else [raw])
        if (text := jsonld.text_value(item))
    ]
    if not values:
        values = page.all("article:tag", "og:article:tag")
    if not values:
        values = page.all("news_keywords", "keywords")[:1]
    tags = (clean_line(part) for value in values for part in _PARTS.split(value))
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= 80))[:50]


def find_image(page: Page) -> str | None:
    """The address of the article's picture."""
    value = page.article.get("image") or page.article.get("thumbnailUrl")
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
    address = value if isinstance(value, str) else None
    address = (
        page.first("og:image", "og:image:url", "twitter:image", "twitter:image:src") or address
    )
    if not address:
        return None
    try:
        address = urljoin(page.url or "", address.strip())
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None


def find_site_name(page: Page) -> str | None:
    """The outlet's name as the page gives it."""
    name = page.first("og:site_name")
    if not name:
        name = jsonld.text_value(page.article.get("publisher"))
    if not name:
        for node in page.nodes:
            if jsonld.types_of(node) & {"website", "newsmediaorganization"} and node.get("name"):
                name = jsonld.text_value(node.get("name"))
                break
    name = name or page.first("application-name", "apple-mobile-web-app-title", "twitter:site")
    return name.lstrip("@") if name and "://" not in name else None


def find_canonical(page: Page) -> str | None:
    """The page's address as far as it can be believed."""
    claims = [*page.links.get("canonical", ()), *page.all("og:url")]
    if not page.url and not claims:
        address = page.article.get("url") or page.article.get("mainEntityOfPage")
        if isinstance(address, dict):
            address = address.get("@id")
        claims = [address] if isinstance(address, str) else []
    return pick_canonical(page.url, claims[0] if claims else None)


def find_editions(page: Page) -> dict[str, str]:
    """The same article in other languages, as hreflang gives it."""
    editions = {}
    for code, href in page.editions.items():
        try:
            address = urljoin(page.url or "", href)
        except ValueError:
            continue
        if address.startswith("http"):
            editions[code] = address
    return editions
