"""What sort of text a page holds, and whether it is all there for free."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from pipeline.model import Kind
from pipeline.refine import jsonld
from pipeline.refine.page import Page
from pipeline.refine.surroundings import Surroundings
from pipeline.text.moments import fold

_BY_TYPE: dict[str, Kind] = {
    "liveblogposting": "live",
    "opinionnewsarticle": "opinion",
    "analysisnewsarticle": "analysis",
    "reviewnewsarticle": "review",
    "criticreview": "review",
    "review": "review",
    "advertisercontentarticle": "advertisement",
    "imagegallery": "gallery",
    "mediagallery": "gallery",
    "videoobject": "video",
    "videogallery": "video",
}
_ITEM_TYPES = etree.XPath("//*[@itemtype][@itemscope]")
_MOST_ITEMS = 20

# a section's name, or a step of the address, as a whole and folded
_BY_SECTION: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "advertisement",
        re.compile(
            r"advertorial(?: haber)?|sponsored(?:[ -](?:content|post))?|partner[ -](?:content|post)"
            r"|paid[ -]post|brand(?:ed)?[ -](?:content|studio)|tanitim|sponsorlu içerik|реклама"
            r"|партн[её]рск(?:ий|ие) материалы?|на правах рекламы"
            r"|партнерськ(?:ий|і) матеріали?|на правах реклами"
        ),
    ),
    (
        "interview",
        re.compile(
            r"interviews?|söyleşi(?:ler)?|soylesi(?:ler)?|röportaj(?:lar)?|roportaj(?:lar)?"
            r"|интервью|беседы|інтерв['’]?ю|розмови|intervi?ew?|interviu|intervyu"
        ),
    ),
    (
        "analysis",
        re.compile(r"analys[ie]s|analiz(?:ler)?|analytics|аналитика|аналітика|analitika|analityka"),
    ),
    (
        "opinion",
        re.compile(
            r"opinions?|op-?eds?|columns?|columnists?|comment(?:ary|isfree)?|editorials?|blogs?"
            r"|yazarlar|yazar|k[öo][şs]e[ -]?yazi(?:si|lari)|makaleler|görüş|gorus"
            r"|мнени[ея]|колонк[аи]|авторские колонки|колумнисты|блоги?"
            r"|думк[аи]|погляди?|колумністи|mneni[ey]a?|kolonk[ai]|dumk[ay]|pohliad(?:y)?"
        ),
    ),
    ("review", re.compile(r"(?:\w+ )?reviews?|рецензи[ия]|рецензії|retsenzi[iy]i?|kritik")),
    (
        "gallery",
        re.compile(
            r"(?:foto|photo)[ -]?(?:galeri(?:ler|si)?|galler(?:y|ies)|reports?|reportage)?s?"
            r"|galeri|galler(?:y|ies)|(?:in )?pictures|фото(?:галере[ияї]|репортаж[иі]?)?"
        ),
    ),
    (
        "video",
        re.compile(r"videos?|video[ -]?galeri(?:si)?|video-?haber|web-?tv|видео|відео|watch"),
    ),
    ("live", re.compile(r"live|live-?blogs?|canli(?:[ -]anlatim|[ -]blog)?|онлайн|online")),
    (
        "statement",
        re.compile(
            r"press[ -]?releases?|basin[ -]?açiklama(?:si|lari)|basin-?aciklama(?:si|lari)"
            r"|пресс-?релиз[ыа]?|прес-?реліз[иа]?|official statements?|resmi açiklamalar?"
        ),
    ),
)
_BY_TITLE: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "live",
        re.compile(
            r"^(?:live|canli)\s?[:|]|\blive (?:updates|blog|coverage)\b|\bas it happened\b"
            r"|[|–—-] live$"
            r"|\bcanli (?:anlatim|blog|takip)|\((?:canli|онлайн|live)\)"
            r"|онлайн-?\s?(?:трансляция|трансляція|хроника|хроніка)|текстовая трансляция"
            r"|текстова трансляція|[.:|] онлайн$"
        ),
    ),
    (
        "interview",
        re.compile(
            r"\binterview with\b|: interview$|[.:|(] ?(?:интервью|інтерв['’]ю|röportaj|söyleşi)\)?$"
            r"|^(?:интервью|інтерв['’]ю|röportaj|söyleşi|interview)\s?[:|.]"
            r"|[.:] (?:интервью|інтерв['’]ю) |[.:] розмова з\b|[.:] беседа с\b"
        ),
    ),
    (
        "gallery",
        re.compile(
            r"[.:|(] ?(?:фоторепортаж|фотогалерея|фоторепортажи|foto galeri|in pictures)\)?$"
        ),
    ),
)
_OFFICIAL_HOST = re.compile(
    r"(?:^|\.)(?:gov|gob|gouv|govt)(?:\.|$)|(?:^|\.)mfa\.|(?:^|\.)mid\.ru$|(?:^|\.)kremlin\.ru$"
    r"|(?:^|\.)(?:premier|mil|duma|council|cbr|genproc|sledcom|minfin|mchs)\.(?:gov\.)?ru$"
    r"|(?:^|\.)(?:tccb|tbmm|msb|mfa|icisleri)\.gov\.tr$|(?:^|\.)president\.|(?:^|\.)prezydent"
    r"|(?:^|\.)(?:nato|osce)\.(?:int|org)$|(?:^|\.)whitehouse\.gov$|\.europa\.eu$"
)
_OFFICIAL_SITE = re.compile(
    r"^(?:т\.?c\.? ?)?(?:министерство|міністерство|ministry of|t\.c\. |presidency of|president of"
    r"|администрация президента|президент |оф[иі]с президента"
    r"|office of the (?:president|head of state|prime minister)|посольство|embassy of|mfa "
    r"|мид |мзс |генеральная прокуратура|official (?:web)?site|официальный (?:сайт|портал)"
    r"|офіційн(?:ий|е) (?:сайт|портал|представництво))"
    r"|(?:bakanliği|müsteşarliği|cumhurbaşkanliği|başkanliği|valiliği|büyükelçiliği)$"
)
_NEWS_STEPS = frozenset(("news", "novosti", "novyny", "novini", "haber", "haberler"))
_OFFICIAL_TITLE = re.compile(
    r"^(?:заявление|звернення|заява|обращение|комментарий|коментар) (?:мид|мзс|президента"
    r"|министерства|міністерства|официального|речника|представителя|кабинета)\b"
    r"|^no: ?\d+, |\bhakkinda basin açiklamasi|(?:^|\s)basin açiklamasi$"
    r"|^statement (?:by|of|from) the (?:ministry|president|government|foreign|spokes)"
    r"|\baddress (?:by|of) the (?:president|head of state)"
)
_ADVERTISING_LINE = re.compile(
    r"advertorial|sponsored(?: content| post)?|paid (?:post|content)|partner content"
    r"|in partnership with .*|на правах рекламы|партн[её]рский материал|на правах реклами"
    r"|партнерський матеріал"
    r"|sponsorlu içerik|bu bir (?:reklam|ilan)dir\.?|материал партн[её]ра|матеріал партнера"
)
_TEXT_TYPES = jsonld.ARTICLE_TYPES | {"webpage", "webpageelement"}
_WALLS = etree.XPath(
    "//*[contains(@class,'paywall') or contains(@id,'paywall') or contains(@class,'piano-')"
    " or contains(@class,'subscriber-only') or contains(@class,'tp-container')"
    " or contains(@class,'premium-wall') or contains(@class,'subscribe-wall')"
    " or contains(@class,'regwall')]"
)
_SHORT = 1_500
_QUESTIONS = 4
_CUE = re.compile(
    r"\binterview|\bspoke (?:to|with)\b|\btalked to\b|интервью|бесед|поговорил|рассказал"
    r"|ответил[аи]? на вопрос|інтерв|розмов|поспілкува|розповіла?|відповіла? на|söyleşi|röportaj"
    r"|konuştu|sorularimiz|yanitladi|anlatti"
)


def find_kind(
    page: Page,
    title: str | None,
    body: str,
    section: str | None = None,
    site_name: str | None = None,
    around: Surroundings | None = None,
) -> Kind:
    """What sort of text it is.

    Its structured data says so, else its section, its address, a label beside the headline or
    the headline itself; "news" is what nothing calls otherwise.
    """
    declared = _declared_kind(page)
    if declared and declared not in ("video", "gallery"):
        return declared
    folded = fold(title or "")
    labelled = _labelled_kind(around or Surroundings())
    if labelled:
        return labelled
    if _is_official(page, site_name) or _OFFICIAL_TITLE.search(folded):
        return "statement"
    if declared == "gallery":
        return declared
    found = _named_kind(section) or _kind_of_address(page) or _kind_of_title(folded)
    if found:
        return found
    if declared or (page.first("og:type") or "").lower().startswith("video"):
        return "video"
    return "interview" if _is_interview(folded, body) else "news"


def _declared_kind(page: Page) -> Kind | None:
    """The kind that the structured data or the microdata of the whole page gives."""
    types = jsonld.types_of(page.article)
    found = next((kind for name, kind in _BY_TYPE.items() if name in types), None)
    if found is None and any("imagegallery" in jsonld.types_of(node) for node in page.nodes[:40]):
        return "gallery"
    return found or (None if page.article else _kind_of_items(page))


def _kind_of_items(page: Page) -> Kind | None:
    items = _ITEM_TYPES(page.tree)
    for element in islice(items if isinstance(items, list) else [], _MOST_ITEMS):
        if not isinstance(element, HtmlElement):
            continue
        name = str(element.get("itemtype") or "")[:100].rstrip("/").rsplit("/", 1)[-1].lower()
        kind = _BY_TYPE.get(name)
        if kind and kind != "video" and element.find(".//h1") is not None:
            return kind
    return None


def _named_kind(section: str | None) -> Kind | None:
    """The kind that a section or a step of an address is named after."""
    folded = fold(section or "").strip()
    if not folded or len(folded) > 40:
        return None
    return next((kind for kind, names in _BY_SECTION if names.fullmatch(folded)), None)


def _kind_of_address(page: Page) -> Kind | None:
    """The kind in the first steps of the address; the last one is the article's own."""
    steps = [step for step in urlsplit(page.url or "").path.split("/")[1:-1] if step != "online"]
    return next((kind for step in steps[:4] if (kind := _named_kind(step))), None)


def _kind_of_title(folded: str) -> Kind | None:
    return next((kind for kind, words in _BY_TITLE if words.search(folded)), None)


def _labelled_kind(around: Surroundings) -> Kind | None:
    """Advertising that says so in a line beside the headline, and not in a link to some."""
    lines = (*around.above[:6], *around.below[:12])
    said = (line for line in lines if _ADVERTISING_LINE.fullmatch(fold(line.text)))
    return "advertisement" if any(not _leads_away(line.element) for line in said) else None


def _leads_away(element: HtmlElement) -> bool:
    """Whether the element is a link or part of a page's frame."""
    ancestors = islice(element.iterancestors(), 8)
    return any(one.tag in ("a", "nav", "header", "footer") for one in (element, *ancestors))


def _is_official(page: Page, site_name: str | None) -> bool:
    """Whether this is the site of a government, a ministry or a head of state.

    What an office only by its name files under news, it tells as news.
    """
    parts = urlsplit(page.url or "")
    if _OFFICIAL_HOST.search((parts.hostname or "").lower()):
        return True
    named = _OFFICIAL_SITE.search(fold(site_name or "")) is not None
    return named and not _NEWS_STEPS & set(parts.path.lower().split("/")[1:-1])


def _is_interview(folded_title: str, body: str) -> bool:
    """Whether questions and answers take turns, and the text calls itself a conversation."""
    paragraphs = body.split("\n\n")[:400]
    asked = [text.rstrip('"”»').endswith("?") and len(text) < 400 for text in paragraphs]
    answered = sum(one and not two for one, two in pairwise(asked))
    if answered < _QUESTIONS or answered * 4 < len(paragraphs):
        return False
    return bool(_CUE.search(folded_title) or _CUE.search(fold(" ".join(paragraphs[:4])[:2_000])))


def find_paywalled(page: Page, body: str = "") -> bool | None:
    """Whether the page says that its text is not all free; None where it says nothing."""
    free = says_free(page)
    if free is not None:
        return not free
    tier = (page.first("article:content_tier", "og:article:content_tier") or "").strip().lower()
    if tier in ("free", "locked", "metered"):
        return tier != "free"
    walled = page.first("cxenseparse:pageclass:paywall", "cxenseparse:paywall", "paywall", "access")
    if walled and walled.strip().lower() in ("true", "yes", "1", "locked", "paid", "premium"):
        return True
    return True if _is_cut_off(body) and _has_wall(page) else None


def says_free(page: Page) -> bool | None:
    """What isAccessibleForFree says of the article, of its parts or in microdata, if it does."""
    nodes = [page.article, *_parts(page.article)]
    for node in nodes:
        if (free := _truth(node.get("isAccessibleForFree"))) is not None:
            return free
    for node in page.nodes[:60]:
        free = _truth(node.get("isAccessibleForFree"))
        if free is not None and jsonld.types_of(node) & _TEXT_TYPES:
            return free
    return _truth(page.first("isaccessibleforfree"))


def _parts(node: jsonld.Node) -> list[jsonld.Node]:
    parts = node.get("hasPart")
    parts = parts if isinstance(parts, list) else [parts]
    return [part for part in parts[:10] if isinstance(part, dict)]


_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def _truth(value: Any) -> bool | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        word = value.strip().rsplit("/", 1)[-1].lower()
        return _TRUTHS.get(word)
    return value if isinstance(value, bool) else None


def _has_wall(page: Page) -> bool:
    return bool(_WALLS(page.tree))


def _is_cut_off(body: str) -> bool:
    """Whether a short text breaks off: no full stop, or dots that say that more follows."""
    end = body.rstrip()[-3:]
    return 0 < len(body) < _SHORT and (
        end.endswith(("…", "...")) or not end.endswith((".", "!", "?", "»", "”", '"', ")", ":"))
    )
