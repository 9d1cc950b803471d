"""Articles on several pages, and articles whose text stands at their twin's address.

``find_elsewhere`` says where a page leads to: to its next page, to page 1 if it is a later one,
to a view of all pages at once. ``find_twin`` does the same for AMP: a teaser leads to the page
that it is made from, and a page that is empty without its scripts to its AMP page.
``assemble`` puts together what was read so far, or says which address is wanted next.

A further page has the address of the article with a number added: ``?page=2``, ``/2``,
``/sayfa/2``, ``-p2.html``. Only such addresses are followed, and only if the page marks the
link: rel=next, "Sonraki sayfa", or the bare number in a row of numbers. So the pagers of lists
and "next article" links lead nowhere, for they change the address before the number. Pagers
inside comments and of galleries are left out by their names. Should one be followed all the
same, nothing foreign gets into the text: a page that brings no paragraph of its own ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from pipeline.model import Elsewhere, Extraction, Rejection
from pipeline.refine import jsonld
from pipeline.refine.kinds import find_paywalled
from pipeline.refine.page import Page, names_of, short_text
from pipeline.refine.urls import canonical_url, has_article_path, site
from pipeline.text.moments import fold

MOST_PARTS = 10
"""An article is read from so many pages at most."""

_MOST_LINKS = 3_000
_MOST_PIECES = 20
_LONGEST_ADDRESS = 2_000
_LITTLE = 600
_TEASER = 1_000
_SHORT_LINE = 60
_MORE = 1.3
_BROKEN_OFF = ("…", "...", "[…]", "[...]")
_ARROWS = " ‹›«»<>←→⟨⟩…|()[]"

_SUFFIX = re.compile(r"\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)
_PATH_MARKS = (
    re.compile(r"/(page|pages|pg|sayfa|stranica|storinka|p|s|)[-_/=]?([1-9]\d?)$", re.IGNORECASE),
    re.compile(r"[-_,.](page|pg|sayfa|stranica|storinka|p|s)[-_]?([1-9]\d?)$", re.IGNORECASE),
)
_TAIL = re.compile(r"(?<=[^/\d])[-_,]([1-9]\d?)$")
_QUERY = re.compile(
    r"(page|paged|pg|pageno|page_?(?:num|number|index)|sayfa|story_?page|current_?page|p|pn|s|str)"
    r"=([1-9]\d?)",
    re.IGNORECASE,
)
_BARE = frozenset(("", "p", "s", "pn", "str"))
_ALL = re.compile(
    r"(?:page|pages|sayfa|view|show|p)=(?:all|full|single|tek|tumu|hepsi|onepage|one)"
    r"|(?:all|full|single|single_?page|one_?page|view_?all|show_?all|tek|tumu)(?:=(?:1|true|yes|y))?"
    r"|print(?:able|er)?(?:=\w{1,10})?",
    re.IGNORECASE,
)
_ALL_STEP = re.compile(
    r"/(?:all|full|single|single-?page|one-?page|view-?all|tek-?sayfa|tumu|hepsi|print(?:able)?|yazdir)$",
    re.IGNORECASE,
)
_PRINT_PATH = re.compile(r"print|yazdir|yazici|pechat|drukuvaty", re.IGNORECASE)
_ID = re.compile(r"\d{4,}")
_NOT_A_PAGER = re.compile(
    r"comment|yorum|koment|disqus|review|galler|galeri|slide|carousel|swiper|slick|related|ilgili"
    r"|photo|foto|lightbox|similar|archive",
    re.IGNORECASE,
)
_NO_ARTICLE_PATH = re.compile(
    r"/(?:foto-?|photo-?)?(?:galeri|gallery|galleries|galereya|slideshow)"
    r"|/(?:search|arama|poisk|poshuk|tags?|etiket|category|kategori|author|yazar)(?:/|\.php|$)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"next|next page|page suivante|nächste seite|continue|continue reading|read on"
    r"|sonraki|sonraki sayfa|diğer sayfa|devami|devamini oku|ileri"
    r"|след\.?|следующая|следующая страница|далее|читать далее|дальше|вперед|вперёд"
    r"|наступна|наступна сторінка|далі|читати далі|вперед"
)
_PREVIOUS = re.compile(
    r"previous|previous page|prev|back|önceki|önceki sayfa|geri|пред\.?|предыдущая"
    r"|предыдущая страница|назад|попередня|попередня сторінка"
)
_AS_ONE = re.compile(
    r"(?:(?:view|read|show)(?: this| the)?(?: article| story)?(?: as| in| on)?(?: an?| one)? )?"
    r"(?:single|one) page|(?:view|show|read) (?:all|all pages|(?:the )?(?:full|whole|entire) "
    r"(?:article|story|text))|all pages|full (?:article|story|text)"
    r"|tek sayfa(?:da)?(?: (?:oku|göster|görüntüle))?|tümünü (?:göster|oku)"
    r"|tamamini (?:göster|oku)|(?:читать |показать )?(?:на )?одной (?:странице|страницей)"
    r"|показать (?:всё|все|все страницы|полностью|целиком)|весь текст|вся статья"
    r"|читать (?:полностью|целиком)|(?:читати |показати )?(?:на )?одн(?:ій|ією) сторінц(?:і|ею)"
    r"|показати (?:все|повністю)|увесь текст|весь текст|читати повністю"
)
_TO_PRINT = re.compile(
    r"print|print (?:this )?(?:page|article|version|view)|printer[- ]friendly(?: version)?"
    r"|yazdir|haberi yazdir|çikti al|yazdirilabilir(?: sürüm)?"
    r"|версия для печати|для печати|печать|распечатать|версія для друку|для друку|друк|роздрукувати"
)
_IN_FULL = re.compile(
    r"\b(?:(?:read|view|see|continue)\b.{0,20}\b(?:full|whole|original|complete|more|reading)"
    r"|full (?:article|story)|read on)\b"
    r"|haberin (?:tamami|devami)|devamini oku|tamamini oku|tümünü oku|devami için|tamami için"
    r"|читать (?:полностью|далее|дальше|целиком)|полн(?:ый текст|остью)"
    r"|читати (?:повністю|далі)|повн(?:ий текст|істю)"
)

Sort = Literal["none", "named", "bare", "tail"]
"""How a page number stands in an address: not at all, beside the word "page", by itself as a step
or a parameter, or at the end of a name, where it may well be a part of the name."""


def lead_on(page: Page, result: Extraction | Rejection) -> Extraction | Rejection:
    """The result of reading a page, with the addresses at which more of its text stands."""
    twin = find_twin(page, result)
    if isinstance(result, Rejection):
        return replace(result, whole=twin) if twin else result
    elsewhere = find_elsewhere(page, result.kind)
    if twin and not elsewhere.first:
        elsewhere = replace(elsewhere, whole=elsewhere.whole or twin)
    return replace(result, elsewhere=elsewhere)


# -- where a page leads to ------------------------------------------------------


def find_elsewhere(page: Page, kind: str = "news") -> Elsewhere:
    """Where the rest of the article on this page stands, as far as the page says so."""
    if not page.url or kind == "gallery" or _NO_ARTICLE_PATH.search(urlsplit(page.url).path):
        return Elsewhere()
    own = _Address.of(page.url)
    if own is None:
        return Elsewhere()
    links = list(_links(page, own))
    first = _first_page(page, own, links) if len(own.readings) > 1 else None
    if first:
        here, address = first
        next_ = _next_page(here, links)
        return Elsewhere(address, next_, _whole_page(page, own))
    for here in own.readings:
        if here.number == 1 and (next_ := _next_page(here, links)):
            return Elsewhere(None, next_, _whole_page(page, own))
    return Elsewhere()


@dataclass(frozen=True, slots=True)
class _Reading:
    """An address as page ``number`` of what stands at ``stem``."""

    stem: str
    number: int
    sort: Sort


@dataclass(frozen=True, slots=True)
class _Address:
    """An address and the ways to read a page number into it; the first is as page 1 of itself."""

    url: str
    readings: tuple[_Reading, ...]

    @classmethod
    def of(cls, url: str) -> _Address | None:
        """None if it is too long or none at all."""
        if len(url) > _LONGEST_ADDRESS:
            return None
        try:
            parts = urlsplit(canonical_url(url))
        except ValueError:
            return None
        path = _SUFFIX.sub("", parts.path.rstrip("/"))
        return cls(url, tuple(_read_numbers(_place(url), path, parts.query)))

    @property
    def name(self) -> str:
        """The last step of the path: what an address of the same article has in it as well."""
        stem = min((reading.stem for reading in self.readings), key=len).split("?")[0]
        name = stem.rsplit("/", 1)[-1]
        return "" if "%" in name else name  # pages may write it without escapes


def _read_numbers(place: str, path: str, query: str) -> Iterator[_Reading]:
    yield _Reading(f"{place}{path}?{query}", 1, "none")
    for pattern in _PATH_MARKS:
        if found := pattern.search(path):
            stem = _SUFFIX.sub("", path[: found.start()])
            sort: Sort = "bare" if found.group(1).lower() in _BARE else "named"
            yield _Reading(f"{place}{stem}?{query}", int(found.group(2)), sort)
    if found := _TAIL.search(path):
        stem = _SUFFIX.sub("", path[: found.start()])
        yield _Reading(f"{place}{stem}?{query}", int(found.group(1)), "tail")
    pieces = query.split("&")
    for piece in pieces[:_MOST_PIECES]:
        if found := _QUERY.fullmatch(piece):
            rest = "&".join(other for other in pieces if other is not piece)
            sort = "bare" if found.group(1).lower() in _BARE else "named"
            yield _Reading(f"{place}{path}?{rest}", int(found.group(2)), sort)


@dataclass(frozen=True, slots=True)
class _Link:
    """A link to an address on the same host, and what it says it is."""

    address: _Address
    text: str
    rel: frozenset[str]
    element: HtmlElement | None


def _links(page: Page, own: _Address, *, printed: bool = False) -> Iterator[_Link]:
    """The links of the page that may lead to another page of the same article.

    With ``printed`` also those to a view for printing, which may have another name.
    """
    base = _base(page)
    for rel in ("next", "prev"):
        for href in page.links.get(rel, ()):
            if address := _same_host(base, href, own):
                yield _Link(address, "", frozenset((rel,)), None)
    name, host = own.name, _host(own.url)[0]
    for element in islice(page.tree.iter("a"), _MOST_LINKS):
        href = (element.get("href") or "").strip()
        if not href or len(href) > _LONGEST_ADDRESS:
            continue
        # checks that cost next to nothing, for most links lead to other articles and sites
        if ":" in href[:12]:
            if host not in href[: len(host) + 12]:
                continue
            relative = False
        else:
            relative = href[0] not in "/#"
        if not (relative or name in href or (printed and _PRINT_PATH.search(href))):
            continue
        address = _same_host(base, href, own)
        if address is None or _is_of_comments(href):
            continue
        text = short_text(element, 60) or element.get("aria-label") or element.get("title") or ""
        said = frozenset((element.get("rel") or "").lower().split())
        yield _Link(address, fold(text[:80]).strip(), said, element)


def _base(page: Page) -> str:
    element = page.tree.find("head/base")
    href = element.get("href") if element is not None else None
    try:
        return urljoin(page.url or "", href.strip()) if href else page.url or ""
    except ValueError:
        return page.url or ""


def _same_host(base: str, href: str, own: _Address) -> _Address | None:
    try:
        url = urldefrag(urljoin(base, href.strip())).url
        same = _host(url) == _host(own.url)
    except ValueError:
        return None
    if not same or not url.startswith(("http://", "https://")):
        return None
    return _Address.of(url)


def _host(url: str) -> tuple[str, int | None]:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.port


def _is_of_comments(href: str) -> bool:
    fragment = href.partition("#")[2]
    return bool(fragment) and _NOT_A_PAGER.search(fragment[:100]) is not None


def _next_page(here: _Reading, links: Sequence[_Link]) -> str | None:
    if not has_article_path(f"http://{here.stem}"):
        return None
    for link in links:
        for there in link.address.readings:
            follows = there.stem == here.stem and there.number == here.number + 1
            if follows and _says(link, there, "next", _NEXT, "›»>→⟩"):
                return link.address.url
    return None


def _says(link: _Link, there: _Reading, rel: str, words: re.Pattern[str], arrows: str) -> bool:
    """Whether a link is marked as one to this page: by its number, by rel, words or an arrow."""
    text = link.text.strip(_ARROWS)
    if text == str(there.number):
        return _is_pager(link)
    if there.sort == "tail":
        return False
    arrow = not text and any(mark in link.text for mark in arrows)
    marked = rel in link.rel or arrow or words.fullmatch(text) is not None
    return marked and _is_pager(link)


def _is_pager(link: _Link) -> bool:
    """Whether nothing around the link says that it is of comments, pictures or other articles."""
    element = link.element
    for _ in range(5):
        if element is None or element.tag in ("body", "html"):
            return True
        if _NOT_A_PAGER.search(" ".join(names_of(element))):
            return False
        element = element.getparent()
    return True


def _first_page(page: Page, own: _Address, links: Sequence[_Link]) -> tuple[_Reading, str] | None:
    """How this address is one of a later page, and the address of page 1.

    The canonical address says so, or a link to page 1. A link to the page before is enough
    only where it is page 1 or the number stands beside the word "page": numbered announcements
    have such links to each other, too.
    """
    claims = [*page.links.get("canonical", ()), *page.all("og:url")][:4]
    claimed = [one for href in claims if (one := _same_host(page.url or "", href, own))]
    for here in own.readings[1:]:
        if here.number < 2 or not has_article_path(f"http://{here.stem}"):
            continue
        for address in claimed:
            if address.readings[0].stem == here.stem:
                return here, address.url
        before = None
        for link in links:
            for there in link.address.readings:
                if there.stem != here.stem or there.number not in (1, here.number - 1):
                    continue
                if _says(link, there, "prev", _PREVIOUS, "‹«<←⟨"):
                    if there.number == 1 and (there.sort == "none" or link.text == "1"):
                        return here, link.address.url
                    before = link
        if before and here.sort == "named":
            return here, _without_number(own.url, here.stem)
    return None


def _without_number(url: str, stem: str) -> str:
    place, _, query = stem.partition("?")
    suffix = _SUFFIX.search(urlsplit(url).path)
    rest = place.partition("/")[2]
    parts = urlsplit(url)
    path = f"/{rest}{suffix.group() if suffix else ''}"
    return parts._replace(path=path, query=query, fragment="").geturl()


def _whole_page(page: Page, own: _Address) -> str | None:
    """The view of all pages at once; else the one for printing."""
    links = list(_links(page, own, printed=True))
    stems = {reading.stem for reading in own.readings}
    for words in (_AS_ONE, _TO_PRINT):
        for link in links:
            said = words.fullmatch(link.text.strip(_ARROWS)) is not None
            if said and link.address.url != page.url and _is_whole_view(link.address, stems):
                return link.address.url
    return None


def _is_whole_view(address: _Address, stems: Iterable[str]) -> bool:
    """Whether an address is the article's with "all" or "print" added, or has its number."""
    here, clean = urlsplit(address.url), urlsplit(canonical_url(address.url))
    asks = any(_ALL.fullmatch(piece) for piece in here.query.split("&"))
    asks = asks or _ALL_STEP.search(_SUFFIX.sub("", here.path.rstrip("/"))) is not None
    path = _ALL_STEP.sub("", _SUFFIX.sub("", clean.path.rstrip("/")))
    query = "&".join(piece for piece in clean.query.split("&") if not _ALL.fullmatch(piece))
    if asks and f"{_place(address.url)}{_SUFFIX.sub('', path)}?{query}" in stems:
        return True
    ids = set(_ID.findall(address.url))
    return bool(_PRINT_PATH.search(address.url)) and any(ids & set(_ID.findall(s)) for s in stems)


def _place(url: str) -> str:
    host, port = _host(url)
    return f"{host}:{port}" if port else host


# -- AMP twins ------------------------------------------------------------------


def find_twin(page: Page, result: Extraction | Rejection) -> str | None:
    """The address of the twin that has the text which this page lacks, on the same site.

    An AMP page that shows a teaser leads to its canonical page. A page that is empty without
    its scripts, or breaks off, leads to its AMP page; a paywall never does.
    """
    if isinstance(result, Rejection):
        empty = result.reason in ("javascript_wall", "empty_body")
        return _twin(page, "amphtml") if empty and not find_paywalled(page) else None
    if result.paywalled:
        return None
    if is_amp(page):
        canonical = _twin(page, "canonical")
        return canonical if canonical and _is_teaser(page, result.body, canonical) else None
    short = len(result.body) < _LITTLE and _lacks_text(page, result.body)
    return _twin(page, "amphtml") if short else None


def is_amp(page: Page) -> bool:
    """Whether a page says that it is an AMP page."""
    return page.tree.get("amp") is not None or page.tree.get("⚡") is not None


def _twin(page: Page, rel: str) -> str | None:
    for href in page.links.get(rel, ())[:1]:
        try:
            url = urldefrag(urljoin(page.url or "", href)).url
        except ValueError:
            return None
        web = url.startswith(("http://", "https://")) and len(url) <= _LONGEST_ADDRESS
        if page.url and web and url != page.url and site(url) == site(page.url):
            return url
    return None


def _is_teaser(page: Page, body: str, canonical: str) -> bool:
    """Whether an AMP page breaks off, or is short and sends its reader on to the whole."""
    if _lacks_text(page, body):
        return True
    if len(body) >= _TEASER:
        return False
    return any(
        _IN_FULL.search(fold(text))
        for element in islice(page.tree.iter("a"), _MOST_LINKS)
        if _leads_to(page, element, canonical) and (text := short_text(element, 80))
    )


def _leads_to(page: Page, element: HtmlElement, url: str) -> bool:
    href = element.get("href") or ""
    if not href or len(href) > _LONGEST_ADDRESS:
        return False
    try:
        there = urldefrag(urljoin(page.url or "", href.strip())).url
    except ValueError:
        return False
    return str(there).rstrip("/") == url.rstrip("/")


def _lacks_text(page: Page, body: str) -> bool:
    """Whether a text breaks off, or the page says that there is more than twice as much."""
    if body.rstrip().endswith(_BROKEN_OFF):
        return True
    said = jsonld.text_value(page.article.get("articleBody")) or ""
    if len(said) > 2 * len(body) + 300:
        return True
    count = str(page.article.get("wordCount") or "")[:9].strip()
    return count.isdecimal() and 50_000 > int(count) > 2 * len(body.split()) + 50


# -- putting together ------------------------------------------------------------


Read = Extraction | Rejection | None


@dataclass(frozen=True, slots=True)
class Assembled:
    """An article made of what was read, or the address that is wanted before it can be.

    ``places`` are the addresses of its pages, page 1 first, ``twins`` where the whole stands
    besides. ``said`` is final unless an address is wanted.
    """

    said: Extraction | Rejection
    places: tuple[str, ...]
    twins: tuple[str, ...] = ()
    wanted: str | None = None


def assemble(address: str, read: Mapping[str, Read]) -> Assembled:
    """What a page says together with the further pages that it leads to.

    ``read`` says what was read at each address asked for, ``address`` among them; None where
    nothing could be had. One step aside is taken (to page 1, to the whole view or to a twin),
    then up to MOST_PARTS pages are put together.
    """
    said = read[address]
    if said is None:
        raise ValueError("a page that could not be had says nothing")
    aside = _aside(said)
    if aside and aside != address:
        if aside not in read:
            return Assembled(said, (address,), wanted=aside)
        there = read[aside]
        if isinstance(said, Extraction) and said.elsewhere.first:
            if not isinstance(there, Extraction):
                return Assembled(_later_page(said.elsewhere.first), (address,))
            return _join_pages(aside, there, read, but=said)
        if isinstance(there, Extraction) and _has_more(there, said):
            return Assembled(_fill(there, said), (address,), twins=(aside,))
    if isinstance(said, Rejection):
        return Assembled(said, (address,))
    return _join_pages(address, said, read)


def _aside(said: Extraction | Rejection) -> str | None:
    if isinstance(said, Rejection):
        return said.whole
    return said.elsewhere.first or said.elsewhere.whole


def _later_page(first: str) -> Rejection:
    detail = f"a later page of an article; page 1 gives none: {first}"
    return Rejection("refine", "later_page", detail[:500])


def _has_more(there: Extraction, said: Extraction | Rejection) -> bool:
    """Whether what calls itself the whole is more: some views for printing are of one page."""
    if isinstance(said, Rejection):
        return True
    if said.elsewhere.next:
        return not there.elsewhere.next and len(there.body) > _MORE * len(said.body)
    return len(there.body) > len(said.body)


def _fill(whole: Extraction, said: Extraction | Rejection) -> Extraction:
    """The text of the whole with what the page itself says of it: print views say little."""
    if isinstance(said, Rejection):
        return whole
    return replace(
        said,
        title=said.title or whole.title,
        body=whole.body,
        authors=said.authors or whole.authors,
        published=said.published or whole.published,
        modified=said.modified or whole.modified,
        dates=said.dates or whole.dates,
        language=whole.language,
        section=said.section or whole.section,
        tags=said.tags or whole.tags,
        image=said.image or whole.image,
        agency=said.agency or whole.agency,
        flags=tuple(sorted({*said.flags, *whole.flags})),
        editions=said.editions or whole.editions,
    )


def _join_pages(
    address: str, page: Extraction, read: Mapping[str, Read], but: Extraction | None = None
) -> Assembled:
    """Page 1 and those that it leads to; ``but`` is a page that should be among them."""
    parts, places, complete = [page], [address], True
    while following := parts[-1].elsewhere.next:
        if following in places:
            break
        if len(parts) == MOST_PARTS:
            complete = False
            break
        if following not in read:
            return Assembled(page, tuple(places), wanted=following)
        there = read[following]
        if not isinstance(there, Extraction):
            complete = False
            break
        if not _own_paragraphs(there, parts):
            break
        parts.append(there)
        places.append(following)
    if but and but not in parts and _own_paragraphs(but, parts):
        complete = False
    return Assembled(_joined(parts, complete), tuple(places))


def _joined(parts: Sequence[Extraction], complete: bool) -> Extraction:
    first = parts[0]
    if len(parts) == 1 and complete:
        return first
    flags = {flag for part in parts for flag in part.flags}
    if not complete:
        flags.add("incomplete")
    body = first.body
    for number, part in enumerate(parts[1:], start=1):
        body = "\n\n".join((body, *_own_paragraphs(part, parts[:number])))
    return replace(first, body=body, flags=tuple(sorted(flags)))


def _own_paragraphs(part: Extraction, before: Sequence[Extraction]) -> list[str]:
    """A page's paragraphs without those that stand on every page: the headline, the lead.

    Short lines may come again in a text; they are left out only at its beginning.
    """
    known = {line for one in before for line in one.body.split("\n\n")}
    titles = {fold(one.title) for one in (*before, part) if one.title}
    kept: list[str] = []
    for line in part.body.split("\n\n"):
        repeated = line in known and (not kept or len(line) > _SHORT_LINE)
        if line and not repeated and fold(line) not in titles:
            kept.append(line)
    return kept
