"""What a page says about itself: one function per field, its fallbacks in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from pipeline.refine import jsonld
from pipeline.refine.normalize import clean_line
from pipeline.refine.page import Page, names_of, short_text
from pipeline.refine.surroundings import Line, Surroundings
from pipeline.refine.titles import (
    FRONT_PAGE,
    HOME_WORDS,
    home_names,
    is_section_word,
    site_names,
    squeeze,
)
from pipeline.refine.urls import pick_canonical
from pipeline.text.moments import fold

__all__ = [
    "find_canonical",
    "find_editions",
    "find_image",
    "find_section",
    "find_site_name",
    "find_tags",
]

_COUNT = re.compile(r"\s*\(\d+\)$")
_PARTS = re.compile(r"\s*[,;|]\s*")
_STEPS = re.compile(r"\s*(?:[›»>→|/]|::)\s*")
_TITLE_PARTS = re.compile(r"\s+(?:[|·•»›—–]|-{1,2}|::?)\s+|\s*\|\s*")
_PATH_TAGS = ("nav", "div", "ul", "ol", "p", "section", "span", "table")
_TAG_LIST_TAGS = ("div", "ul", "p", "section", "footer", "aside")
_MOST_ELEMENTS = 6_000
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAG_NAME = re.compile(r"[tT]ag|[eE]tiket|topics|keyword")
_PATH_NAME = re.compile(r"[cC]rumb|_bread|pathway")
_TAG_LIST = re.compile(r"(?:^|[\s_-])(?:tags?|topics?|etiket(?:ler)?|keywords?)(?:$|[\s_-])")
_SECTION_META = (
    "article:section",
    "og:article:section",
    "section",
    "articlesection",
    "dc.subject",
    "parsely-section",
    "cxenseparse:section",
    "primarytag",
)
_SITE_META = ("application-name", "apple-mobile-web-app-title")
_IMAGE_META = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image")
_SECTION_CLASS = re.compile(
    r"rubri|categor|kategori|section|(?:^|[\s_-])(?:cat|rub|sub|label|topic|tags?)(?:$|[\s_-])|topic"
    r"|kicker|overline|eyebrow|uptitle|_tag"
)
_SECTION_LABEL = re.compile(
    r"(?:kategori|category|section|rubrik|рубрика|категор[иі]я|розділ|раздел)\s*:\s*(.+)"
)
_SECTION_STEPS = re.compile(r"[^/|]{3,30} / ([^/|]{3,30})")
_MENU_CLASS = re.compile(r"menu|(?:^|[\s_-])nav|footer|social|share|related|lang|tick|author|yazar")
_MENU_TAGS = frozenset(("nav", "footer", "aside"))
# what stands in a title's tail to be found, and names no section
_SLOGAN = re.compile(r"son dakika|\S (?:haber(?:i|ler|leri)?|news)\b|\S (?:новости|новини)\b")
_ARTICLE = re.compile(r"\d{3}|(?:[^/]+[-_]){3}|\.s?html?$")
_NO_SECTION = re.compile(
    r"\d|[.!?…:]$|@|,|https?:|^(?:by|von|от|paylaş|поделиться|поділитися|yazdir|skip|jump)\b"
    r"|^(?:etiketler|tags?|теги|теґи|метки|мітки|прямой эфир|прямий ефір|canli yayin|dinle|listen)$"
    r"|^(?:previous|next|назад|вперед)$"
    r"|^(?:перейти|içeriğe|печать|друк|print)\b"
)
_HOST = re.compile(r"^(https?)://([^/?#:@]{1,255})(:\d{1,5})?(?=[/?#]|$)", re.IGNORECASE)
_NO_PICTURE = re.compile(
    r"logo|icon|avatar|banner|/ads?[/_-]|pixel|sprite|blank|spacer|^data:|\.(?:svg|gif)$"
)
_NEAR = 12
_NEXT = 5
_LONGEST_SECTION = 50
_MOST_STEPS = 12
_MOST_TAGS = 50


def find_section(
    page: Page, around: Surroundings | None = None, authors: tuple[str, ...] = ()
) -> str | None:
    """The section the article stands in, as the page names it.

    The structured data and the meta tags say it, else the path to the page, a line beside the
    headline that names no author, or what stands between headline and outlet in the page's title.
    """
    declared = jsonld.text_value(page.article.get("articleSection")) or page.first(*_SECTION_META)
    around = around or Surroundings()
    headline = squeeze(short_text(around.heading, 600) or "") if around.heading is not None else ""
    declared = declared or _last_step(_declared_path(page), page, headline)
    if declared or around.heading is None:
        return declared
    return (
        _last_step([step for step in _shown_path(page) if step not in authors], page, headline)
        or _last_step(_path_in_line(around, headline), page, headline)
        or _section_beside(around, page, headline, authors)
        or _section_in_title(page, headline, authors)
    )


def _declared_path(page: Page) -> list[str]:
    """The steps of the first BreadcrumbList, from the front page on."""
    for node in page.nodes:
        if "breadcrumblist" in jsonld.types_of(node):
            items = node.get("itemListElement")
            names = [_step_name(item) for item in (items if isinstance(items, list) else [items])]
            return [name for name in names[:_MOST_STEPS] if name]
    return []


def _step_name(item: Any) -> str | None:
    if not isinstance(item, dict):
        return None
    inner = item.get("item")
    name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
    return jsonld.text_value(name)


def _shown_path(page: Page) -> list[str]:
    """The steps of the path that a reader sees."""
    for element in _of_names(page, _PATH_TAGS, _PATH_NAME, 6):
        steps = [
            text
            for step in islice(element.iter("a", "span", "li", "h1", "b", "strong"), 40)
            if not step.findall("a") and (text := short_text(step, 200))
        ]
        if not steps:
            steps = _STEPS.split(short_text(element, 300) or "")
        if steps:
            return [step for step in dict.fromkeys(steps) if step][:_MOST_STEPS]
    return []


def _of_names(
    page: Page, tags: tuple[str, ...], part: re.Pattern[str], most: int
) -> Iterator[HtmlElement]:
    """The first elements with such a part in a class or an id."""
    found = 0
    for element in islice(page.tree.iter(*tags), _MOST_ELEMENTS):
        classes, name = names_of(element)
        if (classes and part.search(classes)) or (name and part.search(name)):
            yield element
            found += 1
            if found == most:
                return


def _path_in_line(around: Surroundings, headline: str) -> list[str]:
    """The steps of "Home » World » This article" in a line above the headline."""
    for line in around.above[:6]:
        steps = _STEPS.split(line.text)
        if len(steps) > 2 and fold(steps[0]) in FRONT_PAGE and _same(steps[-1], headline):
            return steps[:-1]
    return []


def _last_step(steps: list[str], page: Page, headline: str) -> str | None:
    """The last step before the article itself."""
    sections = [step.strip(" ›»>→|/") for step in steps]
    sections = [step for step in sections if _may_be_section(step, page, headline)]
    return sections[-1] if sections else None


def _section_beside(
    around: Surroundings, page: Page, headline: str, authors: tuple[str, ...]
) -> str | None:
    """The section in a line next to the headline: a link above it, or what calls itself one."""
    near = [line for line in around.above[:_NEAR] if not _in_menu(line.element)]
    below = [line for line in around.below if not _in_menu(line.element)]
    near, below = ([line for line in lines if line.text not in authors] for lines in (near, below))
    for line in (*near, *below):
        labelled = _SECTION_LABEL.search(line.text.lower())
        if labelled:
            name = re.split(r"\s*[|·•,]", line.text[labelled.start(1) :])[0].strip()
            if _may_be_section(name, page, headline):
                return name
    names = site_names(page)
    steps = (_SECTION_STEPS.fullmatch(line.text) for line in near[:4])
    last_steps = [step.group(1).strip() for step in steps if step]
    named = [line for line in near if _named_section(line)]
    named += [line for line in below[:_NEAR] if _named_section(line) and not _is_tag(line.element)]
    linked = [
        line
        for line in near[:_NEXT]
        if line.element.tag == "a"
        and fold(line.text) not in HOME_WORDS
        and not any(len(name) > 4 and name in squeeze(line.text) for name in names)
        and _leads_to_section(line.element.get("href") or "", page)
    ]
    found = [*last_steps, *(line.text for line in (*named, *linked))]
    return next((text for text in found if _may_be_section(text, page, headline)), None)


def _leads_to_section(href: str, page: Page) -> bool:
    """Whether a link that nothing names leads above this article, and not to another one."""
    try:
        steps = urlsplit(urljoin(page.url or "", href.strip())).path.strip("/")
        own = urlsplit(page.url or "").path.strip("/")
    except ValueError:
        return False
    if not steps or _ARTICLE.search(steps):
        return False
    return own.startswith(f"{steps}/") or steps.count("/") <= 1


def _named_section(line: Line) -> bool:
    element = line.element
    if "articleSection" in (element.get("itemprop") or "") or "category" in (
        element.get("rel") or ""
    ):
        return True
    parent = element.getparent()
    if _SECTION_CLASS.search(" ".join(names_of(element)).lower()):
        return element.tag in ("a", "div", "span", "p", "li", "h6")
    if element.tag != "a" or parent is None:
        return False
    grand = parent.getparent()
    names = [*names_of(parent), *(names_of(grand) if grand is not None else ())]
    return bool(re.search(r"meta|info", names[0])) or bool(
        _SECTION_CLASS.search(" ".join(names).lower())
    )


def _is_tag(element: HtmlElement) -> bool:
    """Whether a line is one of the page's keywords rather than its section."""
    if "category" in (element.get("rel") or "") or element.get("itemprop") == "articleSection":
        return False
    names = [names_of(ancestor) for ancestor in (element, *islice(element.iterancestors(), 2))]
    shown = " ".join(f"{classes} {name}" for classes, name in names).lower()
    return bool(_TAG_LIST.search(shown)) and "crumb" not in shown


def _in_menu(element: HtmlElement) -> bool:
    for ancestor in (element, *islice(element.iterancestors(), 4)):
        if ancestor.tag in _MENU_TAGS or _MENU_CLASS.search(" ".join(names_of(ancestor)).lower()):
            return True
        if _is_list_of_links(ancestor):
            return True
    return False


def _is_list_of_links(element: HtmlElement) -> bool:
    """Whether the element is a row or a column of links, as menus are."""
    children = list(islice(element, 12))
    links = sum(
        bool(child.tag == "a" or (0 < len(child) < 3 and child[0].tag in ("a", "font")))
        for child in children
    )
    return bool(links > 2 and links * 4 >= len(children) * 3)


def _section_in_title(page: Page, headline: str, authors: tuple[str, ...]) -> str | None:
    """The piece between headline and outlet in "Headline – Economy – The Outlet"."""
    pieces = [piece.strip() for piece in _TITLE_PARTS.split(page.title or "")]
    if len(pieces) < 3 or not _same(pieces[0], headline):
        return None
    pieces = [
        piece for piece in pieces[1:] if piece not in authors and not _SLOGAN.search(fold(piece))
    ]
    pieces = [piece for piece in pieces if _may_be_section(piece, page, headline)]
    return next((piece for piece in pieces if not _is_site(piece, page)), None) if pieces else None


def _may_be_section(text: str, page: Page, headline: str) -> bool:
    text = text.strip()
    squeezed = squeeze(text)
    return (
        2 < len(text) <= _LONGEST_SECTION
        and len(text.split()) <= 5
        and fold(text) not in FRONT_PAGE
        and not _NO_SECTION.search(fold(text))
        and squeezed not in site_names(page)
        and not _same(text, headline)
    )


def _same(text: str, headline: str) -> bool:
    squeezed = squeeze(text)
    return bool(squeezed) and (
        squeezed == headline or (len(squeezed) > 12 and squeezed in headline)
    )


def find_tags(page: Page) -> tuple[str, ...]:
    """The page's own keywords, each once: declared ones, else the links of a list of tags."""
    raw = page.article.get("keywords")
    values = [
        text
        for item in (raw if isinstance(raw, list) else [raw])
        if (text := jsonld.text_value(item))
    ]
    values = values or page.all("article:tag", "og:article:tag", "parsely-tags")
    values = values or page.all("news_keywords", "keywords")[:1]
    parts = [part for value in values for part in _PARTS.split(value)] or list(_shown_tags(page))
    tags = (_COUNT.sub("", clean_line(part).removeprefix("#")) for part in parts)
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= 80))[:_MOST_TAGS]


def _in_side_menu(element: HtmlElement) -> bool:
    """Whether a list of tags is the site's and not the article's."""
    return any(ancestor.tag in ("nav", "footer", "header") for ancestor in element.iterancestors())


def _shown_tags(page: Page) -> Iterator[str]:
    rels = ((link, (link.get("rel") or "").split()) for link in page.tree.iter("a"))
    links = [link for link, rel in rels if "tag" in rel and "category" not in rel][:_MOST_TAGS]
    if not links:
        for element in _of_names(page, _TAG_LIST_TAGS, _TAG_NAME, 10):
            names = _HUMP.sub("-", " ".join(names_of(element))).lower()
            if _TAG_LIST.search(names) and "crumb" not in names and not _in_side_menu(element):
                links = list(islice(element.iter("a"), 20))
                break
    for link in links:
        text = short_text(link, 60)
        if text:
            yield text


def find_image(page: Page, around: Surroundings | None = None) -> str | None:
    """The address of the article's picture; one that is only shown, where none is declared."""
    address = page.first(*_IMAGE_META, "twitter:image:src") or _picture(
        page.article.get("image") or page.article.get("thumbnailUrl")
    )
    address = address or next(iter(page.links.get("image_src", ())), None)
    if not address and around is not None and around.heading is not None:
        address = _shown_picture(around)
    if not address:
        return None
    try:
        address = urljoin(page.url or "", address.strip()).replace(" ", "%20")
        address = _HOST.sub(_plain_host, address, count=1)
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None


def _plain_host(start: re.Match[str]) -> str:
    """Scheme and host in small letters, without the port that goes without saying."""
    scheme, host, port = start.groups()
    usual = (scheme.lower(), port) in (("http", ":80"), ("https", ":443"))
    return f"{scheme}://{host}".lower() + ("" if usual else port or "")


def _picture(value: Any, depth: int = 0) -> str | None:
    if isinstance(value, list):
        return _picture(value[0], depth + 1) if value and depth < 3 else None
    if isinstance(value, dict):
        return (
            _picture(value.get("url") or value.get("contentUrl"), depth + 1) if depth < 3 else None
        )
    return value if isinstance(value, str) else None


def _shown_picture(around: Surroundings) -> str | None:
    """The first picture between the headline and the second paragraph."""
    for element in around.pictures:
        source = element.get("src") or ""
        if source.startswith("data:") or not source:
            source = element.get("data-src") or element.get("data-original") or ""
        width = element.get("width") or ""
        small = width.isdecimal() and int(width[:6]) < 100
        if source and not small and not _NO_PICTURE.search(source.lower()):
            return source
    return None


def find_site_name(page: Page) -> str | None:
    """The outlet's name as the page gives it."""
    name = page.first("og:site_name")
    if not name or _is_host(name, page):
        name = jsonld.text_value(page.article.get("publisher")) or _site_in_title(page) or name
    if not name:
        for node in page.nodes:
            if jsonld.types_of(node) & {"website", "newsmediaorganization"} and node.get("name"):
                name = jsonld.text_value(node.get("name"))
                break
    name = name or page.first(*_SITE_META, "dc.publisher", "dcterms.publisher")
    name = name or _publisher_item(page) or _site_in_title(page)
    name = name or next(iter(home_names(page)), None) or page.first("twitter:site")
    return name.lstrip("@") if name and "://" not in name else None


def _is_host(name: str, page: Page) -> bool:
    """Whether a name is only the page's address."""
    return "." in name and name.lower().removeprefix("www.") in (page.url or "").lower()


def _publisher_item(page: Page) -> str | None:
    """The publisher in microdata, whose name is a ``<meta>`` like the page's own."""
    if page.tree.find(".//*[@itemprop='publisher']") is None:
        return None
    names = dict.fromkeys(page.all("name"))
    return next(iter(names)) if len(names) == 1 else None


def _site_in_title(page: Page) -> str | None:
    """The piece of the page's title that the address or the link to the front page repeats."""
    pieces = [piece.strip() for piece in _TITLE_PARTS.split(page.title or "")]
    if len(pieces) < 2:
        return None
    known = next((piece for piece in (pieces[-1], pieces[0]) if _is_site(piece, page)), None)
    if known is None and len(pieces) == 2 and _is_headline(pieces[0], page):
        known = None if is_section_word(pieces[1]) or len(pieces[1].split()) > 3 else pieces[1]
    social = page.first("og:title") or ""
    if known is None and social == page.title and len(pieces[-1].split()) > 2:
        # a headline for sharing that ends as the window's title does
        return pieces[-1]
    return known


def _is_headline(piece: str, page: Page) -> bool:
    squeezed = squeeze(piece)
    return any(squeeze(heading) == squeezed for heading in islice(page.headings(), 5))


def _is_site(piece: str, page: Page) -> bool:
    squeezed = squeeze(piece)
    return len(squeezed) > 2 and squeezed in site_names(page) and not is_section_word(piece)


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
