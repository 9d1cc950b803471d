"""The headline, without the outlet's name or the section around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from pipeline.refine import jsonld
from pipeline.refine.evidence import Choice, Claim
from pipeline.refine.normalize import clean_line
from pipeline.refine.page import Page, names_of, short_text
from pipeline.text.moments import fold

_SEPARATOR = re.compile(
    r"\s+(?:[·•»›—–<\\]|-{1,2}|::?|/{1,2})\s+|\s*[|｜]\s*|(?<=\S)(?:--|：)(?=\S)"
)
_SECTION = re.compile(
    r"son dakika.*|(?:son )?(?:güncel )?haber(?:i|ler|leri)?|.{0,30} haber(?:i|leri)|gündem|dünya"
    r"|spor|ekonomi|siyaset|yaşam|magazin|teknoloji|sağlik|eğitim|kültür(?:[ -]sanat)?|yerel|asayiş"
    r"|politika|yazarlar|foto ?galeri|galeri|video(?: galeri)?"
    r"|(?:latest |breaking |world )?news|world|politics|business|national|sports?|opinion|live"
    r"|(?:последние |главные |свежие )?новости(?: .{0,40})?|политика|экономика|общество"
    r"|происшествия|спорт|культура|мир|в мире|россия|видео|фото|статьи|мнения|аналитика"
    r"|(?:останні |головні |свіжі )?новини(?: .{0,40})?|політика|економіка|суспільство|події"
    r"|світ|у світі|україна|відео|статті|думки|аналітика"
)
"""A section or a slogan, folded, as it stands after a headline."""
_URGENT = re.compile(r"son dakika|breaking(?: news)?|срочно|молния|терміново|video|видео|відео")
_DATE = re.compile(
    r"\d{1,2}[./ -]\s?(?:\d{1,2}|[^\W\d]{3,10}\.?)[./ ,-]\s?(?:19|20)\d\d"
    r"(?:\D{0,12}\d{1,2}[:.]\d\d)?"
    r"|(?:19|20)\d\d-\d\d-\d\d"
)
_TAIL = re.compile(r"\s*[|｜ㅣ–—·•»›<：\\/-]+\s*|\.\s+(?=\w+$)")
_PATH = "h1 in the path to the page"
_VOICES = ("json-ld headline", "og:title", "h1", "h2", "h3")
_HEADINGS = ("h1", "h2", "h3", _PATH)
_LESSER = {
    _PATH: 0.4,
    "title": 0.3,
    "twitter:title": 0.2,
    "json-ld name": 0.1,
    "json-ld alternativeHeadline": 0.1,
}
_OTHER_META = ("title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_CRUMB = re.compile(r"bread-?crumb|crumbs\b|breadbar|seo-?title", re.IGNORECASE)
_KICKER = re.compile(
    r"kicker|overline|topline|eyebrow|rubri[ck]|supertitle|pretitle|dachzeile|badge|label", re.I
)
_HOME = re.compile(
    r"(?:https?://[^/?#]+)?/?(?:(?:tr|ru|uk|ua|en)/?)?|\./|/?(?:index|default)\.\w{2,5}"
)
FRONT_PAGE = frozenset(
    (
        *("home", "homepage", "home page", "start", "startseite", "accueil", "inicio", "logo"),
        *("ana sayfa", "anasayfa", "english", "türkçe", "главная", "на главную", "русский", "рус"),
        *(
            "главная страница",
            "начало",
            "логотип",
            "головна",
            "на головну",
            "головна сторінка",
            "укр",
        ),
        *("українська", "українською", "eng", "menu", "меню"),
    )
)
"""What a link to the front page says beside the outlet's name, folded."""
HOME_WORDS = FRONT_PAGE | frozenset(
    ("haber", "haberler", "son dakika", "news", "новости", "новини", "latest", "all news")
)
"""The same, and what such a link says of everything the outlet has."""
_GAP_BEFORE = re.compile(r"\s+(?=[,.;:!?…»”’)\]])")
_MARKS = re.compile("[\u0300-\u036f]")
_WORDS = re.compile(r"\w+")
_MOST_HEADINGS = 40
_LONGEST_HEADING = 600
_LONGEST = 1_000
_MOST_LINES = 2_000
_LARGE = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))
_FEW = 12
"""Letters that may stand in two places by chance."""


def choose_title(page: Page) -> Choice:
    """The headline that most of the page's places agree on.

    The structured data, the social title and the heading that a reader sees have one voice each.
    Where they differ, the other titles decide, and after them the order of trust. Titles for
    lists and windows serve only where all three are missing.
    """
    names = site_names(page)
    claims = _claims(page, names)
    titles = _without_surroundings(claims, names)
    voices = [claim for claim in titles if claim.source in _VOICES]
    shown = [claim for claim in titles if claim.source not in ("title", "twitter:title")]
    voices = [claim for claim in voices if not _cut_short(claim.value, shown)]
    if not voices:
        return _fallback(page, claims, names)
    best = max(voices, key=lambda claim: _support(claim, titles))
    agreed = [claim for claim in titles if squeeze(claim.value) == squeeze(best.value)]
    sources = ", ".join(claim.source for claim in agreed)
    why = f"agreed: {sources}" if len(agreed) > 1 else f"{best.source} is trusted first"
    return Choice(_best_spelled(agreed), tuple(claims), why)


def _best_spelled(agreed: list[Claim]) -> str:
    """The spelling of one headline: declared ones have no line breaks, and none shouts."""
    declared = [claim.value for claim in agreed if claim.source not in _HEADINGS]
    spellings = [*declared, *(claim.value for claim in agreed)]
    plain = [text for text in spellings if not text.isupper() and "<" not in text]
    return (plain or spellings)[0]


def _claims(page: Page, names: Set[str]) -> list[Claim]:
    """What each place gives as a title, as it stands there, in the order of trust."""
    node = page.article
    declared = [
        Claim("json-ld headline", jsonld.text_value(node.get("headline")) or ""),
        Claim("og:title", page.first("og:title") or ""),
        Claim(
            "json-ld alternativeHeadline", jsonld.text_value(node.get("alternativeHeadline")) or ""
        ),
        Claim("twitter:title", page.first("twitter:title") or ""),
        Claim("title", page.title or ""),
        Claim("json-ld name", jsonld.text_value(node.get("name")) or ""),
    ]
    declared = [claim for claim in declared if claim.value]
    for heading in _headings(page, [strip_site(claim.value, names) for claim in declared], names):
        # the words of a heading that nothing else knows may be a section's or another text's
        known = _agree(heading.value, [claim.value for claim in declared])
        declared.insert(1 if known and heading.source in _VOICES else len(declared), heading)
    return declared


def _headings(page: Page, declared: list[str], names: Set[str]) -> list[Claim]:
    """The heading that a reader sees over the text; the path to the page holds a lesser one."""
    headings = list(islice(page.tree.iter("h1"), _MOST_HEADINGS))
    headings = [element for element in headings if _words_of(element) and not _is_logo(element)]
    seen = [element for element in headings if not in_path(element)]
    if headings and not seen:
        return [*_confirmed(page, declared), Claim(_PATH, _words_of(headings[0]))]
    texts = [_heading_text(element, declared) for element in seen]
    texts = [text for text in texts if text and squeeze(text) not in names]
    if len(texts) > 1:
        texts = [text for text in texts if _agree(text, declared[:2])] or texts[: not declared]
    return [Claim("h1", text) for text in texts[:1]]


def _confirmed(page: Page, declared: list[str]) -> list[Claim]:
    """The declared title that a lesser heading shows, alone or in a part of its own."""
    known = {squeezed: title for title in declared if len(squeezed := squeeze(title)) > _FEW}
    for element in islice(page.tree.iter("h2", "h3"), _MOST_HEADINGS):
        for part in (*islice(element.iter("span", "div", "strong"), 8), element):
            title = known.get(squeeze(_words_of(part)))
            if title:
                return [Claim(str(element.tag), title)]
    return []


def _heading_text(element: HtmlElement, declared: list[str]) -> str:
    """A heading's words without a kicker that stands in it and not in the declared titles."""
    whole = _GAP_BEFORE.sub("", _words_of(element)) if len(element) else _words_of(element)
    squeezed = squeeze(whole)
    known = {squeeze(title): title for title in declared if title}
    if squeezed in known or not len(element):
        return whole
    for ending, title in known.items():
        if len(ending) > _FEW and squeezed.endswith(ending):
            return title
    kickers = [_words_of(child) for child in element if _KICKER.search(" ".join(names_of(child)))]
    rest = whole.removeprefix(kickers[0]).lstrip(" :|–—-") if kickers else ""
    return rest or whole


def _words_of(element: HtmlElement) -> str:
    return short_text(element, _LONGEST_HEADING) or ""


def _is_logo(element: HtmlElement) -> bool:
    """Whether a heading is a link to the front page: the outlet's name."""
    link = element.find(".//a") if len(element) else None
    return link is not None and _HOME.fullmatch(link.get("href") or "-") is not None


def in_path(element: HtmlElement) -> bool:
    """Whether a heading is the last step of "Home > World > This article"."""
    for level, ancestor in enumerate((element, *islice(element.iterancestors(), 4))):
        if ancestor.tag in ("nav", "li") or _CRUMB.search(" ".join(names_of(ancestor))):
            return level < 2 or ancestor.tag != "li"
    return False


def _without_surroundings(claims: list[Claim], names: Set[str]) -> list[Claim]:
    """The claims without site, section and date, and without those that are nothing else."""
    bare = [Claim(claim.source, strip_site(claim.value, names)) for claim in claims]
    firm = {
        squeeze(claim.value) for claim in bare if claim.source in ("h1", "h2", "json-ld headline")
    }
    known = {title for title in firm if len(title) > _FEW}
    bare = [
        claim if claim.source in _HEADINGS else Claim(claim.source, _cut_at(claim.value, known))
        for claim in bare
    ]
    return [claim for claim in bare if squeeze(claim.value) and squeeze(claim.value) not in names]


def _cut_at(title: str, known: Set[str]) -> str:
    """The title up to the separator where a headline known from elsewhere ends."""
    if squeeze(title) in known:
        return title
    heads = (title[: tail.start()] for tail in islice(_TAIL.finditer(title), 12))
    return next((head for head in heads if squeeze(head) in known), title)


def _support(voice: Claim, titles: list[Claim]) -> float:
    """How many places say the same; lesser ones count for less than a voice."""
    squeezed = squeeze(voice.value)
    return sum(
        _LESSER.get(claim.source, 1.0) for claim in titles if squeeze(claim.value) == squeezed
    )


def _fallback(page: Page, claims: list[Claim], names: Set[str]) -> Choice:
    """What serves as a headline where neither metadata nor an ``<h1>`` gives one."""
    claims = [*_microdata(page), *claims]
    claims += [Claim(name, value) for name in _OTHER_META if (value := page.first(name))]
    lesser = [_words_of(element) for element in islice(page.tree.iter("h2", "h3"), 5)]
    claims += [Claim("heading", text) for text in lesser if text]
    shown = _shown_piece(page, names)
    if shown:
        claims.insert(0, shown)
        return Choice(shown.value, tuple(claims), f"{shown.source} stands over the text")
    for claim in claims:
        for heading in lesser:
            whole, part = squeeze(claim.value), squeeze(heading)
            if len(part) > _FEW and (whole.startswith(part) or whole.endswith(part)):
                return Choice(heading, tuple(claims), f"this heading is part of {claim.source}")
        if claim.source == "heading" and claim.value.count(" ") < 2:
            continue
        title = strip_site(claim.value, names)
        if squeeze(title) and squeeze(title) not in names:
            return Choice(title, tuple(claims), f"{claim.source}: nothing better")
    return Choice(None, tuple(claims), "no place gives one")


def _shown_piece(page: Page, names: Set[str]) -> Claim | None:
    """The part of the page's title that stands on the page by itself, or the largest line.

    Pages made without headings set them in bold or in a large font.
    """
    pieces = {
        squeezed: piece
        for piece in _SEPARATOR.split(page.title or "")[:8]
        if len(squeezed := squeeze(piece)) > _FEW and squeezed not in names
    }
    largest, last = None, None
    for element in islice(page.tree.iter("h2", "h3", "b", "strong", "font", "big"), _MOST_LINES):
        text = element.text
        if text and len(text) > _FEW and pieces and (found := pieces.pop(squeeze(text[:300]), "")):
            # an outlet's name stands above the headline
            last = Claim(f"part of title, shown in {element.tag}", found)
        if largest is None and element.tag == "font" and (element.get("size") or "0") in _LARGE:
            words = _words_of(element)
            if words.count(" ") > 1 and squeeze(words) not in names:
                largest = Claim("large font", words)
    return last or largest


def _microdata(page: Page) -> list[Claim]:
    element = page.tree.find(".//*[@itemprop='headline']")
    text = _words_of(element) if element is not None else ""
    return [Claim("microdata headline", text)] if text else []


def _cut_short(title: str, voices: list[Claim]) -> bool:
    """Whether another voice says the same and goes on.

    Some systems cut titles at a length, and an attribute ends at the first quotation mark in it.
    """
    start = squeeze(title.rstrip(" .…"))
    marked = title.endswith(("...", "…")) or any(
        claim.value.startswith((f'{title} "', f'{title}"')) for claim in voices
    )
    if not marked and len(title) <= 60:
        return False
    same = sum(squeeze(claim.value) == squeeze(title) for claim in voices)
    longer = [
        claim
        for claim in voices
        if len(text := squeeze(claim.value)) > len(start) and text.startswith(start)
    ]
    return len(longer) >= (1 if marked else same)


def strip_site(title: str, names: Set[str]) -> str:
    """The title without an outlet, section, date or slogan before or after a separator."""
    title = clean_line(title[:_LONGEST])
    for _ in range(5):
        pieces = list(_SEPARATOR.finditer(title))
        if not pieces:
            break
        head, tail = title[: pieces[-1].start()], title[pieces[-1].end() :]
        if _is_site(tail, names) or _SECTION.fullmatch(fold(tail)) or _DATE.fullmatch(fold(tail)):
            title = head.strip()
            continue
        first, bar = title[: pieces[0].start()], "|" in pieces[0].group()
        if _is_site(first, names, share=0.7) or (bar and _URGENT.fullmatch(fold(first))):
            title = title[pieces[0].end() :].strip()
            continue
        break
    return title


def is_section_word(text: str) -> bool:
    """Whether this names a section or says "news" and no outlet."""
    return _SECTION.fullmatch(fold(text)) is not None


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
    # links to the front page say many things; the window's title has the outlet's name apart
    pieces = {squeeze(piece) for piece in _SEPARATOR.split(page.title or "")[:12]}
    names |= {squeezed for name in home_names(page) if (squeezed := squeeze(name)) in pieces}
    host = urlsplit(page.url or "").hostname or ""
    labels = [label for label in host.split(".") if label not in ("www", "com", "net", "org", "co")]
    if labels and not host.replace(".", "").isdigit():
        names.add(squeeze(host.removeprefix("www.")))
        names.add(squeeze(max(labels, key=len)))
    return names


def home_names(page: Page) -> list[str]:
    """What the page's first links to the front page and its logos call it."""
    found: list[str | None] = []
    for element in islice(page.tree.iter("a"), 20):
        if _HOME.fullmatch(element.get("href") or ""):
            image = element.find(".//img")
            alt = image.get("alt") if image is not None else None
            found += [short_text(element, 60), element.get("title"), alt]
    for image in islice(page.tree.iter("img"), 6):
        if "logo" in f"{image.get('src')} {image.get('class')}".lower():
            found.append(image.get("alt"))
    names = (clean_line(name[:60]) for name in found if name)
    return [name for name in names if len(name) > 2 and fold(name) not in HOME_WORDS]


@lru_cache(maxsize=1_000)
def squeeze(text: str) -> str:
    """Letters and digits alone, without case and accents, for comparing names."""
    plain = unicodedata.normalize("NFKD", fold(text.lstrip("@")))
    return "".join(_WORDS.findall(_MARKS.sub("", plain)))


def _is_site(text: str, names: Set[str], share: float = 0.0) -> bool:
    """Whether this names the outlet, which makes up at least such a share of it.

    What stands before a dash is more often the subject of a headline than an outlet's name: of
    a piece with a place in it that is in the outlet's name, too, nothing is known.
    """
    squeezed = squeeze(text)
    if not squeezed:
        return True
    if squeezed in names:
        return True
    if len(text.split()) > 6:
        return False
    return any(
        len(name) > 3
        and (
            (name in squeezed and len(name) >= share * len(squeezed))
            or (squeezed in name and len(squeezed) >= 0.6 * len(name))
        )
        for name in names
    )


def _agree(heading: str, titles: list[str]) -> bool:
    """Whether a heading is one of these headlines, give or take words left out."""
    words = set(_WORDS.findall(fold(heading)))
    for title in titles:
        others = set(_WORDS.findall(fold(title)))
        shared = len(words & others)
        if shared >= 0.6 * max(len(words), len(others)) or (
            shared >= 4 and shared >= 0.85 * len(others)
        ):
            return True
    return False
