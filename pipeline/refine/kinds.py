"""What sort of text a page holds, and whether it is all there for free."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pipeline.model import Kind
from pipeline.refine import jsonld
from pipeline.refine.metadata import find_section
from pipeline.refine.page import Page
from pipeline.text.moments import fold

_BY_TYPE: tuple[tuple[str, Kind], ...] = (
    ("liveblogposting", "live"),
    ("opinionnewsarticle", "opinion"),
    ("analysisnewsarticle", "analysis"),
    ("reviewnewsarticle", "review"),
    ("advertisercontentarticle", "advertisement"),
)
_OPINION = re.compile(
    r"\b(?:opinions?|columnists?|yazarlar|köşe-?yazilari|мнени[ея]|колонк[иа]|блоги|думк[иа]|"
    r"погляди?)\b"
)


def find_kind(page: Page, title: str | None, body: str) -> Kind:
    """What sort of text it is, by its structured data, its section and its address."""
    types = jsonld.types_of(page.article)
    for name, kind in _BY_TYPE:
        if name in types:
            return kind
    section = fold(f"{find_section(page) or ''} {urlsplit(page.url or '').path}")
    return "opinion" if _OPINION.search(section) else "news"


def find_paywalled(page: Page) -> bool | None:
    """Whether the page says that its text is not all free; None where it says nothing."""
    free = page.article.get("isAccessibleForFree")
    if isinstance(free, str):
        free = {"true": True, "false": False}.get(free.strip().lower())
    return not free if isinstance(free, bool) else None
