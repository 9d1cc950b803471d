"""Pages that stand where an article should be, told apart by what they are.

A server may answer an article's address with something else: a request for consent, a bot
check, a login form, "page not found" under status 200. ``find_wall`` names it:

``consent_wall``      asks for consent to cookies or to the use of personal data
``javascript_wall``   says that it needs JavaScript, or is empty without it
``paywall``           the beginning of an article, the rest for subscribers
``bot_check``         wants to know whether a person reads, or has decided that none does
``login_wall``        wants an account that need not be paid for
``soft_404``          says that there is no such page, or leads to the front page instead
``geo_block``         is not shown in this place, or is blocked by an authority
``parked_domain``     the outlet is gone: a domain for sale, a suspended account
``maintenance``       says to come back later

The decision. What such a page says is said by ordinary pages too, in banners, boxes and
reports about such pages, so what else is there counts first: ``rest``, the letters of the body
that are not in the voice of a wall. A page with hardly any is no article whatever it is, and
words name it. One with a little is a wall only by strong signs (a title that says nothing
else, a mark in the source that only such pages have, an address such as /login), or if most of
what it shows is in that voice. One with more is an article. What a page quotes, it does not say.

Paywalled articles. Structured data that says ``isAccessibleForFree: false`` stands on whole
articles too, so it is no reason by itself. A teaser is rejected if fewer than ``USABLE``
letters of it can be read and the page asks for a subscription to read on, or calls itself not
free and breaks off. From there on it is loaded: what can be read is then a text that says
something, and the feed's readers got no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from pipeline.model import Extraction, Rejection
from pipeline.refine.kinds import says_free
from pipeline.refine.normalize import clean_line
from pipeline.refine.page import Page, parse, short_text
from pipeline.refine.titles import site_names, squeeze, strip_site
from pipeline.refine.urls import canonical_url
from pipeline.refine.wall_words import AGREEING, GUARDS, MARKS, PHRASES, REFUSALS, TITLES, UNLESS
from pipeline.text.charset import decode
from pipeline.text.moments import fold

NOTHING = 80
"""So few letters are no article."""
LITTLE = 600
"""Up to so many, strong signs make a page a wall."""
USABLE = 1_000
"""From so many letters on, the free part of a paywalled article is loaded."""

_LONGEST_WALL = 8_000
_LONGEST_BLOCK = 400
_MOST_BLOCKS = 400
_LONG_ENOUGH = 25
_MOST_STEPS = 20_000
_SOURCE = 300_000
_ASKING = ("paywall", "login_wall")
_FEW_WORDS = 3
_SENTENCE = re.compile(r"[.!?:…—]\s")
WALLS = (
    "bot_check",
    "geo_block",
    "soft_404",
    "parked_domain",
    "maintenance",
    "paywall",
    "login_wall",
    "consent_wall",
    "javascript_wall",
)
"""The reasons for which a page is rejected here, the surest first."""
_BREAKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "div",
        "section",
        "article",
        "main",
        "td",
        "tr",
        "table",
        "form",
        "header",
        "br",
        "center",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "button",
        "label",
        "pre",
        "body",
        "fieldset",
        "aside",
        "dialog",
    ]
)
_UNSEEN = frozenset(["nav", "footer", "select", "option", "textarea", "head", "title"])
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.I)
_QUOTES = "\"'«“„‘‚‹”’"
_PIECES = re.compile(r"\s[|·•»›—–:/-]\s|\s?\|\s?")
_EDGES = " .,:;!?…-–—|\"'«»“”()[]\u200b"
_BROKEN_OFF = ("…", "...", "[…]", "[...]")
_LOGIN_PATH = re.compile(
    r"/(?:log-?in|sign-?in|signin|auth|sso|giris|uye-girisi|oturum|vhod|account/login|wp-login\.php)"
    r"(?:/|$|\.\w{2,5}$)",
    re.IGNORECASE,
)
_ERROR_PATH = re.compile(
    r"/(?:404|not-?found|page-not-found|error-?404|sayfa-bulunamadi|hata)(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)
_CONSENT_HOST = re.compile(r"(?:consent|guce|privacy-?gate|cmp|cookie-?consent)\.", re.IGNORECASE)
_CONSENT_PATH = re.compile(
    r"/(?:consent|cookie-?(?:wall|consent)|privacy-?(?:gate|wall)|gdpr)(?:\.\w{2,5})?/?$", re.I
)
_SHELL = re.compile(
    r"<div[^<>]{0,80}\bid=[\"']?(?:root|app|__next|__nuxt|main-app)[\"']?[^<>]{0,80}>\s{0,20}</div>",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:error )?\d{3}\b|(?:access )?(?:denied|forbidden)$|service (?:temporarily )?unavailable"
)
_COOKIE_TEST = re.compile(r"document\.cookie\s{0,3}=")
_RELOAD = re.compile(r"location\.(?:reload|replace|href|assign)|(?:window|document)\.location\s?=")


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a visitor sees, folded: titles and blocks of text; what is said without scripts."""

    titles: tuple[str, ...]
    headings: tuple[str, ...]
    blocks: tuple[str, ...]
    controls: tuple[str, ...]
    noscript: tuple[str, ...]
    has_password: bool
    source: str

    @property
    def letters(self) -> int:
        """The letters that are seen."""
        return sum(map(len, self.blocks))


def find_wall(
    page: Page,
    found: Extraction,
    source: str = "",
    *,
    declared: bool = False,
    asked_for: str | None = None,
) -> Rejection | None:
    """Why this page is none that an article can be read from; None for an article.

    ``source`` is the page's markup, ``declared`` whether it calls itself an article,
    ``asked_for`` the address that led here, where that is another one.
    """
    if _led_home(page.url, asked_for) and not declared:
        return _wall("soft_404", "leads to the front page")
    if not _may_be_wall(page, found, declared):
        return None
    sight = _look(page, source)
    rest = _own_letters(found.body)
    declared = declared or (found.published is not None and found.published.source != "url")
    for reason in WALLS:
        detail = _JUDGES.get(reason, _judge)(reason, page, sight, found, rest, declared)
        if detail:
            return _wall(reason, detail)
    return None


def judge_answer(
    status: int, headers: Mapping[str, str], body: bytes, url: str | None = None
) -> Rejection | None:
    """A better reason than the status for an answer that is no page; None if there is none.

    ``headers`` have lower-case names. Missing pages (404, 410) need no better one.
    """
    if status in (404, 410) or 200 <= status < 202 or 300 <= status < 400:
        return None
    for name, value, whose in REFUSALS:
        if name in headers and headers[name].lower().startswith(value):
            return _refusal("bot_check", f"bot check by {whose}")
    reason = _REASON_OF_STATUS.get(status)
    text, _ = decode(body[:_SOURCE], headers.get("content-type", ""))
    if mark := _mark(text):
        return _refusal(*mark)
    if reason is None:
        reason = _reason_by_words(text, url)
    if reason is None and status in (401, 403, 429):
        server = headers.get("server", "").lower()
        whose = next((whose for start, whose in GUARDS if server.startswith(start)), "")
        return _refusal("bot_check", f"refused by {whose}") if whose else None
    return _refusal(reason, f"says so with status {status}") if reason else None


_REASON_OF_STATUS = {402: "paywall", 451: "geo_block"}


def _reason_by_words(text: str, url: str | None) -> str | None:
    page = parse(text, url)
    if page is None:
        return None
    sight = _look(page, text)
    titled = [
        reason
        for reason in WALLS
        if (title := _title(reason, page, sight)) and not _PLAIN.match(title)
    ]
    said = [reason for reason in WALLS if _says(reason, sight)]
    sure = [reason for reason in titled if reason in said and reason != "soft_404"]
    likely = [reason for reason in (*said, *titled) if reason not in ("soft_404", "consent_wall")]
    return next(iter((*sure, *likely)), None)


# -- whether it is worth a look -------------------------------------------------


def _may_be_wall(page: Page, found: Extraction, declared: bool) -> bool:
    """A check that costs next to nothing, for most pages are articles."""
    size = len(found.body)
    if size < USABLE + NOTHING:
        return True
    if size > _LONGEST_WALL or declared:
        return False
    first = _folded(found.body[:600])
    return _named_so(page) or PHRASES["consent_wall"].search(first) is not None


def _named_so(page: Page) -> bool:
    titles = [_folded(title).strip(_EDGES) for title in (page.title or "", *page.headings())][:4]
    return any(
        TITLES[reason].fullmatch(piece.strip(_EDGES))
        for reason in ("soft_404", "consent_wall", "bot_check", "geo_block", "parked_domain")
        for title in titles
        for piece in (title, *_PIECES.split(title)[:4])
    )


# -- what is there --------------------------------------------------------------


def _look(page: Page, source: str) -> _Sight:
    titles = [page.title or "", page.first("og:title") or "", *page.headings()]
    names = site_names(page)
    spoken = dict.fromkeys(
        _folded(strip_site(title[:200], names)).strip(_EDGES) for title in titles[:6] if title
    )
    body = page.tree.find("body")
    root = body if body is not None else page.tree
    blocks = tuple(_folded(block) for block in _blocks(root))
    noscript = tuple(_folded(text)[:_LONGEST_BLOCK] for text in page.noscript)
    has_password = any(
        (element.get("type") or "").lower() == "password" for element in root.iter("input")
    )
    headings = tuple(_folded(heading) for heading in islice(page.headings(), 4))
    controls = tuple(_controls(root))
    return _Sight(
        tuple(spoken), headings, blocks, controls, noscript, has_password, source[:_SOURCE]
    )


def _controls(root: HtmlElement) -> Iterator[str]:
    """What can be pressed, as far as a few words name it."""
    for element in islice(root.iter("button", "a", "input"), 200):
        text = element.get("value") if element.tag == "input" else short_text(element, 60)
        if text:
            yield _folded(text[:60])


def _folded(text: str) -> str:
    return fold(text).replace("’", "'")


def _blocks(root: HtmlElement) -> Iterator[str]:
    """The page's texts that can be seen, one per block, without menus and the foot."""
    count, parts = 0, list[str]()
    walk = etree.iterwalk(root, events=("start", "end"))
    unseen = None
    for event, element in islice(walk, _MOST_STEPS):
        tag = element.tag
        if event == "start":
            if tag in _UNSEEN or _is_hidden(element) or _is_top(element):
                walk.skip_subtree()
                unseen = element
            elif tag in _BREAKS and parts:
                yield from _block(parts)
                count, parts = count + 1, []
            if element.text and element is not unseen:
                parts.append(element.text)
        else:
            if tag in _BREAKS and parts:
                yield from _block(parts)
                count, parts = count + 1, []
            if element.tail and element is not root:
                parts.append(element.tail)
        if count > _MOST_BLOCKS:
            return
    yield from _block(parts)


def _block(parts: list[str]) -> Iterator[str]:
    text = clean_line(" ".join(parts)[:4_000])
    if text:
        yield text


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style[:500]))


def _is_top(element: HtmlElement) -> bool:
    """A site's header, with its menu."""
    return element.tag == "header" and next(element.iter("nav", "ul"), None) is not None


def _own_letters(body: str) -> int:
    """How many letters of a body are not in the voice of a wall."""
    return sum(len(line) for line in body.split("\n\n") if not _in_voice(_folded(line)))


def _in_voice(line: str) -> bool:
    return len(line) <= _LONGEST_BLOCK and any(
        _spoken(pattern, line) is not None for pattern in PHRASES.values()
    )


def _spoken(pattern: re.Pattern[str], block: str) -> str | None:
    """What the block says of this, unless it quotes it."""
    if len(block) > _LONGEST_BLOCK:
        return None
    for match in pattern.finditer(block):
        if not _is_quoted(block, match.start()):
            return match.group()
    return None


def _is_quoted(block: str, start: int) -> bool:
    """Whether a quotation is open where the words begin."""
    before = block[:start].rstrip()
    if before.endswith(tuple(_QUOTES)):
        return True
    opened = sum(before.count(mark) for mark in "«“„")
    closed = sum(before.count(mark) for mark in "»”")
    return opened > closed or before.count('"') % 2 == 1


# -- signs ----------------------------------------------------------------------


def _title(reason: str, page: Page, sight: _Sight) -> str | None:
    """The title or heading that says nothing but this."""
    pattern = TITLES.get(reason)
    if pattern is None:
        return None
    for title in sight.titles:
        if pattern.fullmatch(title):
            return title
        pieces = [piece.strip(_EDGES) for piece in _PIECES.split(title)]
        mine = [piece for piece in pieces if piece and pattern.fullmatch(piece)]
        others = [piece for piece in pieces if piece and piece not in mine]
        if mine and sum(len(piece.split()) for piece in others if not _is_outlet(piece, page)) <= 3:
            return mine[0]
    return None


def _is_outlet(piece: str, page: Page) -> bool:
    squeezed = squeeze(piece)
    return any(len(name) > 3 and name in squeezed for name in site_names(page))


def _says(reason: str, sight: _Sight) -> str | None:
    """What a visible block says of this."""
    pattern, other = PHRASES[reason], UNLESS.get(reason)
    for block in sight.blocks:
        said = _spoken(pattern, block)
        if said and not (other and other.search(block)):
            # an offer begins with what it offers, a report with who makes it
            before = _SENTENCE.split(block[: block.index(said)])[-1]
            if reason not in _ASKING or len(before.split()) <= _FEW_WORDS:
                return said
    return None


def _share(reason: str, sight: _Sight) -> float:
    """How much of what is seen, menus aside, is said of this."""
    pattern = PHRASES[reason]
    long = [block for block in sight.blocks if len(block) >= _LONG_ENOUGH]
    said = sum(len(block) for block in long if _spoken(pattern, block))
    return said / max(1, sum(map(len, long)))


def _mark(source: str) -> tuple[str, str] | None:
    for reason, whose, marks in MARKS:
        if any(mark in source for mark in marks):
            return reason, f"page of {whose}"
    return None


# -- judgements: the detail of a wall, or None ----------------------------------


def _judge(
    reason: str, page: Page, sight: _Sight, found: Extraction, rest: int, declared: bool
) -> str | None:
    """What most reasons have in common."""
    if rest >= (NOTHING * 3 if declared else LITTLE):
        return None
    title = _title(reason, page, sight)
    said = _says(reason, sight)
    reports = declared or _has_headline(reason, sight)
    if title and (said or rest < NOTHING or not reports):
        return f"is called “{title}”"
    if len(found.body) >= NOTHING and reports:
        return None
    if said and rest < NOTHING:
        return f"says “{said}”"
    if said and rest < LITTLE / 3 and _share(reason, sight) >= 0.5:
        return f"says “{said}”"
    return None


def _has_headline(reason: str, sight: _Sight) -> bool:
    """Whether a heading is a sentence about something else."""
    pattern = PHRASES[reason]
    return any(len(text.split()) >= 5 and not pattern.search(text) for text in sight.headings)


def _judge_bot_check(
    reason: str, page: Page, sight: _Sight, found: Extraction, rest: int, declared: bool
) -> str | None:
    mark = _mark(sight.source) if rest < LITTLE else None
    if mark and mark[0] == reason and not (declared and rest >= NOTHING):
        return mark[1]
    small = rest < NOTHING and sight.letters < 200 and len(sight.source) < 30_000
    if small and _COOKIE_TEST.search(sight.source) and _RELOAD.search(sight.source):
        return "sets a cookie and loads itself again"
    return _judge(reason, page, sight, found, rest, declared)


def _judge_parked(
    reason: str, page: Page, sight: _Sight, found: Extraction, rest: int, declared: bool
) -> str | None:
    mark = _mark(sight.source) if rest < LITTLE and not declared else None
    if mark and mark[0] == reason:
        return mark[1]
    return _judge(reason, page, sight, found, rest, declared)


def _judge_soft_404(
    reason: str, page: Page, sight: _Sight, found: Extraction, rest: int, declared: bool
) -> str | None:
    title = _title(reason, page, sight)
    # a date may be that of another article, and og:type that of the site's template
    declared = bool(page.article)
    if not declared and rest < LITTLE and _ERROR_PATH.search(urlsplit(page.url or "").path):
        return "its address is that of an error page"
    # below "not found" there often is a list of other articles
    long_lines = sum(len(line) >= 180 for line in found.body.split("\n\n"))
    if title and not declared and long_lines < 3 and (rest < LITTLE or _says(reason, sight)):
        return f"is called “{title}”"
    return _judge(reason, page, sight, found, rest, declared)


def _judge_paywall(
    reason: str, page: Page, sight: _Sight, found: Extraction, rest: int, declared: bool
) -> str | None:
    if rest >= USABLE or _is_free(page) is True:
        return None
    said = _says(reason, sight)
    if said:
        return f"{rest} letters, then “{said}”"
    if _is_free(page) is False:
        if found.body.rstrip().endswith(_BROKEN_OFF):
            return f"is not free and breaks off after {rest} letters"
        if rest < LITTLE / 2:
            return f"is not free and shows {rest} letters"
    return None


def _judge_login(
    reason: str, page: Page, sight: _Sight, found: Extraction, rest: int, declared: bool
) -> str | None:
    said = _says(reason, sight)
    if said and rest < USABLE and (rest < LITTLE / 2 or not _ends(found.body)):
        return f"{rest} letters, then “{said}”"
    at_login = _LOGIN_PATH.search(urlsplit(page.url or "").path) is not None
    titled = _title(reason, page, sight) is not None
    if rest < LITTLE / 2 and not declared and sight.has_password and (at_login or titled):
        return "asks for a password"
    if rest < NOTHING and (at_login or titled or sight.has_password):
        return "asks to log in"
    return None


def _judge_consent(
    reason: str, page: Page, sight: _Sight, found: Extraction, rest: int, declared: bool
) -> str | None:
    parts = urlsplit(page.url or "")
    host, path = parts.hostname or "", parts.path
    said = _says(reason, sight)
    if not said or not any(AGREEING.search(text) for text in sight.controls):
        return None
    if not declared and (
        _CONSENT_HOST.match(host) or (rest < LITTLE and _CONSENT_PATH.search(path))
    ):
        return f"says “{said}”"
    if rest < (NOTHING if declared else LITTLE) and (title := _title(reason, page, sight)):
        return f"is called “{title}”"
    if rest < (NOTHING if declared else LITTLE / 2) and _share(reason, sight) >= 0.6:
        return f"says “{said}”"
    return None


def _judge_javascript(
    reason: str, page: Page, sight: _Sight, found: Extraction, rest: int, declared: bool
) -> str | None:
    if rest < NOTHING:
        said = _says(reason, sight)
        without = next(
            (said for text in sight.noscript if (said := _spoken(PHRASES[reason], text))), None
        )
        if said and _share(reason, sight) >= 0.1:
            return f"says “{said}”"
        if without and sight.letters < LITTLE:
            return f"says “{without}”"
        if sight.letters < NOTHING and _SHELL.search(sight.source):
            return "is empty without its scripts"
    return _judge(reason, page, sight, found, rest, declared)


_JUDGES = {
    "bot_check": _judge_bot_check,
    "parked_domain": _judge_parked,
    "soft_404": _judge_soft_404,
    "paywall": _judge_paywall,
    "login_wall": _judge_login,
    "consent_wall": _judge_consent,
    "javascript_wall": _judge_javascript,
}


# -- small things ---------------------------------------------------------------


def _is_free(page: Page) -> bool | None:
    """What the page declares of the price; None where it says nothing."""
    free = says_free(page)
    locked = page.first("article:content_tier", "content_tier") == "locked"
    return False if free is None and locked else free


def _ends(body: str) -> bool:
    """Whether the text comes to an end rather than breaking off."""
    return not body.rstrip().endswith(_BROKEN_OFF)


def _led_home(url: str | None, asked_for: str | None) -> bool:
    """Whether an address with a path led to the front page of the same site."""
    if not url or not asked_for:
        return False
    try:
        here, there = urlsplit(canonical_url(url)), urlsplit(asked_for)
    except ValueError:
        return False
    at_front = not here.path.strip("/") and not here.query
    return at_front and len(there.path.strip("/")) > 3


def _wall(reason: str, detail: str) -> Rejection:
    return Rejection("refine", reason, clean_line(detail)[:300])


def _refusal(reason: str, detail: str) -> Rejection:
    return Rejection("fetch", reason, clean_line(detail)[:300])
