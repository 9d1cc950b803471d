"""What goes wrong on purpose, and what must come of it all the same.

To add one: a ``Misbehaviour`` in ``MISBEHAVIOURS``; a new ``Act`` also needs a branch in
``server.respond`` (if it happens on the wire) or in ``site`` (if it is in the bytes).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Act = Literal[
    "not_found",  # a feed's entry leads to a 404
    "gone",  # … or to a 410
    "forbidden",  # robots.txt forbids what the feed lists
    "redirects",  # two permanent redirects, then the article
    "slow",  # the page drips in over two seconds
    "fails_once",  # a 500 with Retry-After: 1 at the first request, then the page
    "wrong_charset",  # the header names another encoding than the bytes have
    "wall",  # 200, but what stands there is no article: the outcome's page in templates/walls
    "gzip",  # the feed comes compressed whether asked for or not
    "broken_item",  # one item of the feed is not well-formed XML
    "endless",  # the page never ends
    "huge",  # the page announces 50 MiB and sends them
    "silent",  # the server takes the request and never answers
]
Outcome = Literal[
    "article",
    "feed",
    "http_404",
    "http_410",
    "robots_denied",
    "too_large",
    "timeout",
    "consent_wall",
    "javascript_wall",
    "paywall",
    "bot_check",
    "login_wall",
    "soft_404",
]


@dataclass(frozen=True, slots=True)
class Misbehaviour:
    """One misbehaviour: where, what, and what must come out.

    It befalls the page of ``article`` (a slug) or whatever is at ``path``; with both, ``path``
    is a further address of that article. ``listed`` entries are in the outlet's first feed,
    the others only in ``AWKWARD``, a feed that no source file names unless asked to.
    """

    outlet: str
    act: Act
    outcome: Outcome
    article: str | None = None
    path: str | None = None
    title: str = ""
    listed: bool = True


AWKWARD = "/feeds/awkward.xml"
"""Where each outlet lists its unlisted misbehaviours."""

MISBEHAVIOURS: tuple[Misbehaviour, ...] = (
    Misbehaviour(
        "bosphorus-courier",
        "not_found",
        "http_404",
        path="/world/2022/09/05/straits-traffic-resumes-draft",
        title="Traffic through the straits resumes",
    ),
    Misbehaviour(
        "dnipro-inform",
        "gone",
        "http_410",
        path="/rubric-economy/1000001-skasovano.html",
        title="Матеріал знято з публікації",
    ),
    Misbehaviour(
        "atlantic-monitor",
        "forbidden",
        "robots_denied",
        path="/partners/2022/aug/20/discover-the-golden-horn",
        title="Paid content: discover the Golden Horn",
    ),
    Misbehaviour(
        "moscow-ledger",
        "redirects",
        "article",
        article="russia-leaves-grain-deal",
        path="/r/77120",
    ),
    Misbehaviour(
        "atlantic-monitor",
        "slow",
        "article",
        article="ukraine-sends-rescuers-turkey-earthquake",
    ),
    Misbehaviour("severny-vestnik", "fails_once", "article", article="gazovyi-hab-v-turtsii"),
    Misbehaviour(
        "gunluk-ufuk", "wrong_charset", "article", article="putinden-turkiyeye-gaz-merkezi-onerisi"
    ),
    Misbehaviour(
        "neva-inform", "wrong_charset", "article", article="akkuyu-dostavka-yadernogo-topliva"
    ),
    Misbehaviour("dnipro-inform", "gzip", "feed", path="/rss/block-lastnews"),
    Misbehaviour("gunluk-ufuk", "broken_item", "feed", path="/rss/dunya.xml"),
    Misbehaviour(
        "atlantic-monitor",
        "wall",
        "consent_wall",
        path="/world/2022/aug/21/ports-reopen-under-grain-deal",
        title="Ports reopen under grain deal",
    ),
    Misbehaviour(
        "severny-vestnik",
        "wall",
        "bot_check",
        path="/world/news/1000004/",
        title="Переговоры продолжатся в Стамбуле",
    ),
    Misbehaviour(
        "kyiv-chronicle",
        "wall",
        "paywall",
        path="/post/the-man-who-counted-ships",
        title="The man who counted ships",
    ),
    Misbehaviour(
        "mavi-haber",
        "wall",
        "javascript_wall",
        path="/haber/canli-grafik-tahil-sevkiyati-1000005.html",
        title="Canlı grafik: tahıl sevkiyatı",
    ),
    Misbehaviour(
        "gunluk-ufuk",
        "wall",
        "soft_404",
        path="/dunya/zirve-oncesi-son-hazirliklar-haberi-1000006",
        title="Zirve öncesi son hazırlıklar",
    ),
    Misbehaviour(
        "dnipro-inform",
        "wall",
        "login_wall",
        path="/rubric-economy/1000007-zvit-dlia-klientiv.html",
        title="Звіт для клієнтів агентства",
    ),
    Misbehaviour(
        "moscow-ledger",
        "endless",
        "too_large",
        path="/live/2022/never-ending-updates",
        title="Live: all updates",
        listed=False,
    ),
    Misbehaviour(
        "severny-vestnik",
        "huge",
        "too_large",
        path="/archive/1000002/",
        title="Весь архив на одной странице",
        listed=False,
    ),
    Misbehaviour(
        "mavi-haber",
        "silent",
        "timeout",
        path="/canli/yayin-1000003.html",
        title="Canlı yayın",
        listed=False,
    ),
)
