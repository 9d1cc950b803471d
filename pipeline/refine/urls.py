"""Which address is an article's own: one form for all the ways to write it.

``canonical_url`` keeps an address that can be fetched; ``identity_key`` goes further and
is only for comparing. Both are pure and idempotent.
"""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit

import tldextract

_TRACKERS = re.compile(
    r"(?:utm|at|mc|pk|mtm|piwik|matomo|ga|gad|ns|guce|oly|fb|hsa|_hs|_x_tr|stm|sc|wt|vero|cx|trk|cm|tg)"
    r"_.*|utm.{0,3}|fbclid|g?clid|gclsrc|dclid|[gw]braid|y?s?clid|ymclid|msclkid|twclid|ttclid|tgclid"
    r"|li_fat_id|irclickid|srsltid|epik|yadclid|yadordid|etext|__cft__.*|__tn__|__xts__.*|mibextid"
    r"|igsh(?:id)?|_ga|_gl|_openstat|openstat|_hsenc|_hsmi|hsctatracking|mkt_tok|erid|rb_clickid|_kx"
    r"|ref|ref_?src|ref_?url|referr?er|referal|from|source|src|cmp|cmpid|campaign|icid|ito|xtor|ncid"
    r"|ocid|smid|smtyp|s_cid|spm|partner|share|shared|share_?(?:id|from|source)|sharetype|sharer"
    r"|int_?(?:cid|cmp)|itid|maca|tblci|tbo|guccounter|traffic_source|soc_(?:src|trk)|wprov|nr_email_referer"
    r"|rss|feature|mbid|taid|sref|sfns|_branch_match_id|__twitter_impression|amp_(?:js_v|gsa)|usqp"
    r"|aoh|zen_?click|pushid|noredirect|nocache|cachebuster|replytocom|action_(?:object|type|ref)_map",
    re.IGNORECASE,
)
_SESSIONS = re.compile(
    r"(?:php|j|asp)?sess(?:ion)?_?(?:id)?|aspsessionid.*|cfid|cftoken|oscsid|zenid"
    r"|sid(?==[0-9a-f]{24,})|s(?==[0-9a-f]{32}$)",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    r"(?:amp|isamp|mobile|ismobile|mobil|pda|print|printable|printview|printmode|forprint|yazdir)"
    r"(?:=(?:1|true|yes|y|on)?)?"
    r"|(?:outputtype|output|view|version|mode|format|layout|display|action|type|tpl|theme)="
    r"(?:amp|print|printable|mobile|pda)|m=1|print=(?:print|\d+)|tmpl=component",
    re.IGNORECASE,
)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;?]*", re.IGNORECASE)
_TWIN_HOST = re.compile(r"(?:amp|m|mobile?|mobi|wap|pda|touch)\.", re.IGNORECASE)
_TWIN_PREFIX = re.compile(r"^/(?:print|yazdir|m|mobile?)(?=/[^/]+[-_/.0-9])", re.IGNORECASE)
_AMP_PART = re.compile(r"/(?:amp(?:html)?|yazdir)(?=/[^/]+[-_/.0-9])", re.IGNORECASE)
_TWIN_SUFFIX = re.compile(
    r"(?<=[^/])/(?:amp(?:\.html?)?|amphtml|index\.amp|print|print\.html?|printable|yazdir)/?$",
    re.IGNORECASE,
)
_AMP_DOT = re.compile(r"(?:[._]amp(?=(?:\.html?|\.php)?$)|-amp(?=\.html?$))", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)
# caches of other people's pages: the part that is the page's own address
_CACHES = (
    re.compile(
        r"^https?://(?:[\w.-]+\.(?:cdn\.ampproject\.org|bing-amp\.com)/(?:(?:c|v|wp)/)?"
        r"|(?:www\.)?google\.[a-z.]+/amp/)(?P<secure>s/)?(?P<rest>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^https?://(?:www\.)?yandex\.[a-z.]+/turbo/(?P<secure>s/)?(?P<rest>[\w.-]+\.[a-z]{2,}/.+)$",
        re.IGNORECASE,
    ),
)
_TURBO = re.compile(
    r"^https?://[\w.-]+\.turbopages\.org/(?:turbo/)?(?P<host>[\w.-]+\.[a-z]{2,})/[sh](?P<rest>/.+)$",
    re.IGNORECASE,
)
# parameters that say which page of an article, and those that say which article
_PAGE_NAME = re.compile(
    r"(?:page|sayfa|pg|paged|start|offset|stranica|storinka|part)", re.IGNORECASE
)
_NAMING = re.compile(
    r"(?:\w*id|p|no|news|haber|article|story|item|doc|key|slug|name|title|yazi)=.+|\w+=\d{4,}",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNSAFE = re.compile("[\x00-\x20\x7f\u00a0\u200b-\u200f\u2028\u2029\ufeff]+")
_PORTS = {"http": 80, "https": 443}
_UNRESERVED = "-._~"
_PATH_SAFE = _UNRESERVED + "/!$&'()*+,;=:@"
_QUERY_SAFE = _UNRESERVED + "!$'()*+,;:@/"
_SLUG = re.compile(r"[-_%]|\.\w{2,5}$")
_NUMBER = re.compile(r"\d{3,}")
_ARTICLE = re.compile(r"\d{3,}|[^/]+[-_][^/]+[-_][^/]+|\.(?:s?html?|php|aspx?)$")

# the snapshot that the package carries; never the network
_EXTRACT = tldextract.TLDExtract(
    suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True
)


@lru_cache(maxsize=2_000)
def canonical_url(url: str) -> str:
    """The address without trackers, sessions, twins and differences of spelling.

    What is not an http(s) address with a host comes back trimmed and otherwise as it was.
    """
    text = _UNSAFE.sub("", url)
    if text.startswith("//"):
        text = "https:" + text
    # an address may hold another whose cleaning lets more fall away: go on until it stays
    for _ in range(8):
        cleaned = _clean(text)
        if cleaned == text:
            break
        text = cleaned
    return text


def identity_key(url: str) -> str:
    """What two addresses of one article share: no scheme and no ``www.``."""
    text = canonical_url(url)
    if text.startswith(("http://", "https://")):
        text = text.split("://", 1)[1]
    while text.startswith("www."):
        text = text[4:]
    return text


def pick_canonical(page_url: str | None, rel_canonical: str | None) -> str | None:
    """The page's own claim where it is believable, else the address it was fetched from."""
    if not page_url:
        if rel_canonical and _is_web(rel_canonical) and _path(rel_canonical) != "/":
            return canonical_url(rel_canonical)
        return None
    own = canonical_url(page_url)
    if not rel_canonical:
        return own
    try:
        claim = canonical_url(urljoin(page_url, rel_canonical.strip()))
    except ValueError:
        return own
    if not _is_web(claim) or site(claim) != site(own):
        return own
    claim_path, own_path = _path(claim), _path(own)
    if claim_path == own_path:
        return claim if _naming(own) <= _naming(claim) else own
    if claim_path == "/" or (
        own_path.startswith(claim_path + "/") and not _ARTICLE.search(claim_path.rsplit("/", 1)[1])
    ):
        return own
    if _ARTICLE.search(own_path) and not _ARTICLE.search(claim_path) and not urlsplit(claim).query:
        return own
    return claim


def _naming(url: str) -> set[str]:
    """The parameters that say which article is meant."""
    return {
        piece
        for piece in urlsplit(url).query.split("&")
        if _NAMING.fullmatch(piece) and not _PAGE_NAME.fullmatch(piece.partition("=")[0])
    }


def has_article_path(url: str) -> bool:
    """Whether an address has what articles' have and sections' lack: a slug, a number, a file."""
    parts = urlsplit(url)
    last = parts.path.rstrip("/").rsplit("/", 1)[-1]
    numbered = any(char.isdigit() for char in parts.query) or _NUMBER.search(parts.path)
    return _SLUG.search(last) is not None or bool(numbered)


def site(url: str) -> str:
    """The registrable domain; a name under ``localhost`` or an IP address with its port."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    suffix = f":{port}" if port else ""
    if _is_ip(host):
        return host + suffix
    if host == "localhost" or host.endswith(".localhost"):
        return ".".join(host.split(".")[-2:]) + suffix
    return _registrable(host)


@lru_cache(maxsize=10_000)
def _registrable(host: str) -> str:
    found = _EXTRACT(host)
    # where no rule names the suffix, the last label is one
    return found.top_domain_under_public_suffix or ".".join(host.split(".")[-2:])


def _clean(url: str) -> str:
    url = _unwrapped(url)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host:
        return url
    host = _clean_host(host)
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != _PORTS[scheme]:
        host = f"{host}:{port}"
    query = _clean_query(parts.query)
    path = _clean_path(parts.path)
    # where a script shows the article that stands after "#!", that names it
    place = f"#{parts.fragment}" if len(parts.fragment) > 1 and parts.fragment[0] == "!" else ""
    return f"{scheme}://{host}{path}" + (f"?{query}" if query else "") + place


def _unwrapped(url: str) -> str:
    lowered = url.lower()
    if "amp" not in lowered and "turbo" not in lowered:
        return url
    for cache in _CACHES:
        found = cache.match(url)
        if found:
            return ("https://" if found["secure"] else "http://") + found["rest"]
    turbo = _TURBO.match(url)
    return f"https://{turbo['host']}{turbo['rest']}" if turbo else url


def _clean_host(host: str) -> str:
    host = host.lower().strip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return host
    if _is_ip(host):
        return host
    twin = _TWIN_HOST.match(host)
    if twin:
        rest = host[twin.end() :]
        named = rest.endswith(".localhost") or (rest and _registrable(rest) == _registrable(host))
        if named and "." in rest:
            host = rest
    return host


def _clean_path(path: str) -> str:
    path = _PATH_SESSION.sub("", path) or "/"
    path = _requote(path, _PATH_SAFE)
    path = _resolve_dots(path)
    path = _TWIN_SUFFIX.sub("", path)
    path = _TWIN_PREFIX.sub("", path)
    path = _AMP_PART.sub("", path, count=1)
    path = _AMP_DOT.sub("", path)
    path = _INDEX.sub("/", path)
    return path.rstrip("/") or "/"


def _resolve_dots(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if len(kept) > 1:
                kept.pop()
        elif part != ".":
            kept.append(part)
    return "/".join(kept) or "/"


def _clean_query(query: str) -> str:
    if not query:
        return ""
    kept = []
    for piece in query.replace("&amp;", "&").split("&"):
        if not piece:
            continue
        name, mark, value = piece.partition("=")
        plain = f"{name}={value}" if mark else name
        if _TRACKERS.fullmatch(name) or _VIEWS.fullmatch(plain):
            continue
        if _SESSIONS.match(plain) and _SESSIONS.match(plain).end() >= len(name):  # type: ignore[union-attr]
            continue
        name, value = _requote(name, _QUERY_SAFE), _requote(value, _QUERY_SAFE + "=")
        kept.append(f"{name}={value}" if mark else name)
    return "&".join(sorted(dict.fromkeys(kept)))


def _requote(text: str, safe: str) -> str:
    """One spelling of percent signs: what needs no escape has none, the rest in capitals."""
    if "%" not in text:
        return text if text.isascii() and not _QUOTED.search(text) else quote(text, safe=safe + "%")
    return _ESCAPES.sub(_reescape, quote(text, safe=safe + "%"))


_QUOTED = re.compile(r"[^\w\-.~/!$&'()*+,;=:@%]")
_ESCAPES = re.compile(r"%([0-9A-Fa-f]{2})?")


def _reescape(match: re.Match[str]) -> str:
    if match.group(1) is None:
        return "%25"
    byte = unquote_to_bytes(match.group(0))
    char = byte.decode("latin-1")
    if char.isascii() and (char.isalnum() or char in _UNRESERVED):
        return char
    return match.group(0).upper()


def _path(url: str) -> str:
    return urlsplit(url).path.rstrip("/") or "/"


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _is_ip(host: str) -> bool:
    if ":" not in host and not host[-1:].isdigit():
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
