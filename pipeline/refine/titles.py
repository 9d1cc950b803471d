"""The headline, without the outlet's name or the section around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

from pipeline.refine import jsonld
from pipeline.refine.evidence import Choice
from pipeline.refine.normalize import clean_line
from pipeline.refine.page import Page, text_of
from pipeline.text.moments import fold

_SEPARATOR = re.compile(r"\s+(?:[|·•»›—–]|-{1,2}|::?|/{1,2}|<|\\)\s+|\s*\|\s*")
_SUFFIX = re.compile(
    r"(?:son dakika.*|(?:son )?(?:güncel )?haber(?:ler|leri)?|.{0,30} haberleri|gündem|dünya|"
    r"spor|ekonomi|news|world|politics|video|foto galeri"
    r"|новости.{0,40}|последние новости.*|новини.{0,40}|останні новини.*|политика|політика|мир|"
    r"світ|в мире|у світі)",
)
_OTHER_TITLES = (
    "twitter:title",
    "title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
)
_MARKS = re.compile("[\u0300-\u036f]")
_WORDS = re.compile(r"\w+")


def choose_title(page: Page) -> Choice:
    """The headline that most of the page's sources agree on.

    The structured data, the social title and the page's own heading have one voice each; where
    they differ, the first of them is believed. Other titles serve where all three are missing.
    """
    names = site_names(page)
    declared = (jsonld.text_value(page.article.get("headline")), page.first("og:title"))
    voices = [title for raw in declared if raw and (title := strip_site(raw, names))]
    headings = [strip_site(raw, names) for raw in page.headings()]
    headings = [title for title in headings if squeeze(title) and squeeze(title) not in names]
    voices += [heading for heading in headings if len(headings) == 1 or _agree(heading, voices)][:1]
    if not voices:
        voices = headings[:1] or _other_titles(page, names)
    voices = [title for title in voices if not _cut_short(title, voices)]
    squeezed = [squeeze(title) for title in voices]
    best = max(voices, key=lambda title: squeezed.count(squeeze(title)), default=None)
    return Choice(best, why="most sources agree on it")


def _other_titles(page: Page, names: Set[str]) -> list[str]:
    """What serves as a headline where neither metadata nor an ``<h1>`` gives one."""
    lesser = [text_of(element) for element in islice(page.tree.iter("h2", "h3"), 5)]
    for raw in (page.first(*_OTHER_TITLES), page.title):
        for heading in lesser:
            if raw and len(heading) > 10 and squeeze(raw).startswith(squeeze(heading)):
                return [heading]
        title = strip_site(raw, names) if raw else ""
        if squeeze(title) and squeeze(title) not in names:
            return [title]
    return [
        heading for heading in lesser if heading.count(" ") > 1 and squeeze(heading) not in names
    ][:1]


def _cut_short(title: str, voices: list[str]) -> bool:
    """Whether another voice says the same and goes on: some systems cut titles at a length."""
    start = squeeze(title.rstrip(" .…"))
    marked = title.endswith(("...", "…")) or len(title) > 60
    return marked and any(
        len(longer := squeeze(other)) > len(start) and longer.startswith(start) for other in voices
    )


def strip_site(title: str, names: Set[str]) -> str:
    """The title without an outlet, section or slogan before or after a separator."""
    title = clean_line(title)
    for _ in range(4):
        pieces = list(_SEPARATOR.finditer(title))
        if not pieces:
            break
        head, tail = title[: pieces[-1].start()], title[pieces[-1].end() :]
        if _is_site(tail, names) or _SUFFIX.fullmatch(fold(tail)):
            title = head.strip()
            continue
        first = title[: pieces[0].start()]
        if _is_site(first, names):
            title = title[pieces[0].end() :].strip()
            continue
        break
    return title


def site_names(page: Page) -> frozenset[str]:
    """The ways this outlet may be named, squeezed for comparing; worked out once per page."""
    if page.outlet_names is None:
        page.outlet_names = frozenset(_site_names(page))
    return page.outlet_names


def _site_names(page: Page) -> set[str]:
    raw = [
        *page.all(
            "og:site_name",
            "application-name",
            "apple-mobile-web-app-title",
            "twitter:site",
            "publisher",
        ),
        jsonld.text_value(page.article.get("publisher")) or "",
        *(
            jsonld.text_value(node.get("name")) or ""
            for node in page.nodes
            if "website" in jsonld.types_of(node)
        ),
    ]
    names = {squeezed for name in raw if len(squeezed := squeeze(name)) > 1}
    host = urlsplit(page.url or "").hostname or ""
    labels = [label for label in host.split(".") if label not in ("www", "com", "net", "org", "co")]
    if labels and not host.replace(".", "").isdigit():
        names.add(squeeze(host.removeprefix("www.")))
        names.add(squeeze(max(labels, key=len)))
    return names


@lru_cache(maxsize=1_000)
def squeeze(text: str) -> str:
    """Letters and digits alone, without case and accents, for comparing names."""
    plain = unicodedata.normalize("NFKD", fold(text.lstrip("@")))
    return "".join(_WORDS.findall(_MARKS.sub("", plain)))


def _is_site(text: str, names: Set[str]) -> bool:
    squeezed = squeeze(text)
    if not squeezed:
        return True
    if squeezed in names:
        return True
    if len(text.split()) > 6:
        return False
    return any(
        len(name) > 3 and (name in squeezed or (len(squeezed) > 3 and squeezed in name))
        for name in names
    )


def _agree(heading: str, voices: list[str]) -> bool:
    """Whether a heading is one of these headlines, give or take words left out."""
    if not voices:
        return True
    words = set(_WORDS.findall(fold(heading)))
    for voice in voices:
        others = set(_WORDS.findall(fold(voice)))
        shared = len(words & others)
        if shared >= 0.6 * max(len(words), len(others)) or (
            shared >= 4 and shared >= 0.85 * len(others)
        ):
            return True
    return False
