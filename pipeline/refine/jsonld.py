"""The structured data of a page, in every shape it comes in."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pipeline.refine.normalize import clean_line
from pipeline.refine.urls import identity_key

Node = dict[str, Any]

_MAX_SCRIPT = 2_000_000
_MAX_NODES = 5_000
_MOST_TYPES, _LONGEST_TYPE = 20, 200
_LONGEST_HEADLINE = 1_000
_DEEPEST = 20
"""Lists and names inside each other; no page has more than three."""
_WRAPPER = re.compile(r"<!--|//\s{0,9}<!\[CDATA\[|/\*\s{0,9}<!\[CDATA\[\s{0,9}\*/|<!\[CDATA\[")
_WRAPPER_END = re.compile(r"(?:-->|//\s*+\]\]>|/\*\s*+\]\]>\s*+\*/|\]\]>)\s*+(?:;\s*+)?$")
_LONGEST_END = 60
# what is not closed goes on to the end: looked for again at each quotation mark, it would take
# the square of the time
_STRING_OR_COMMA = re.compile(
    r'("(?:[^"\\]++|\\.)*+(?:"|\\?\Z))|,(?=\s*+[}\]])|/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)',
    re.DOTALL,
)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})')
_TOKEN = re.compile(r"\\.|[\"'{}\[\],:]", re.DOTALL)
_NAME_ENDS = re.compile(r"\s*+:")
_VALUE_ENDS = re.compile(r"\s*+(?:[}\]]|\Z|,\s*+(?:[\"'{\[}\]\d-]|true|false|null|\Z))")
_LIST_ENDS = re.compile(r"\s*+(?:[}\]]|\Z)")
_SINGLE = re.compile(r"[\s\[{]*+'")
_MAX_MENDED = 500_000
_DEEPEST_MENDED = 100
_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|articleSection|@type)"\s*:\s*"((?:[^"\\\n]++|\\.)*+)"'
)
_AUTHOR = re.compile(r'"author"\s*:\s*[\[{][^\]}]{0,2000}?"name"\s*:\s*"((?:[^"\\\n]|\\.)*)"')

ARTICLE_TYPES = frozenset(
    [
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "askpublicnewsarticle",
        "reviewnewsarticle",
        "blogposting",
        "liveblogposting",
        "report",
        "scholarlyarticle",
        "techarticle",
        "satiricalarticle",
        "advertisercontentarticle",
        "socialmediaposting",
        "review",
        "medicalscholarlyarticle",
    ]
)
_LESSER_TYPES = frozenset(("webpage", "itempage", "videoobject", "creativework", "imagegallery"))


def read(scripts: list[str]) -> list[Node]:
    """Every object in these scripts, outer ones first, references filled in from the same page."""
    roots = [root for script in scripts for root in _load(script[:_MAX_SCRIPT])]
    nodes = [node for root in roots for node in _walk(root)][:_MAX_NODES]
    named = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2
    }
    for node in nodes:
        for key in ("author", "creator", "publisher"):
            if key in node:
                node[key] = _resolve(node[key], named)
    return nodes


def types_of(node: Node) -> frozenset[str]:
    """The node's types in lower case, without their vocabulary."""
    found = node.get("@type")
    if isinstance(found, list):
        return frozenset[str]().union(*(_type(one) for one in found[:_MOST_TYPES]))
    return _type(found)


def _type(value: Any) -> frozenset[str]:
    if not isinstance(value, str):
        return frozenset()
    return _named_type(value[:_LONGEST_TYPE])


@lru_cache(maxsize=1_000)
def _named_type(name: str) -> frozenset[str]:
    return frozenset((name.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower(),))


def text_value(value: Any, depth: int = 0) -> str | None:
    """The text of a value that may be a string, a list or an object with a name or a value."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, list):
        return next((text for item in value if (text := text_value(item, depth + 1))), None)
    if isinstance(value, dict):
        inner = value.get("name") or value.get("@value") or value.get("url")
        return text_value(inner, depth + 1)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    if "&" in value:
        value = html.unescape(html.unescape(value))
    return clean_line(value) or None


def choose_article(nodes: list[Node], addresses: list[str], titles: list[str]) -> Node:
    """The object that describes this page's own article; {} where there is none."""
    keys = {identity_key(address) for address in addresses}
    wanted = {title[:_LONGEST_HEADLINE].casefold() for title in titles}
    best: Node = {}
    best_score = 0.0
    for order, node in enumerate(nodes):
        score = _fit(node, keys, wanted)
        if score and score - order * 0.001 > best_score:
            best, best_score = node, score - order * 0.001
    return best


def _fit(node: Node, keys: set[str], titles: set[str]) -> float:
    types = types_of(node)
    if types & ARTICLE_TYPES:
        score = 10.0
    elif types & _LESSER_TYPES and ("datePublished" in node or "headline" in node):
        score = 2.0
    else:
        return 0.0
    if "review" in types and "headline" not in node:
        score = 1.0
    score += ("datePublished" in node) * 2 + ("author" in node) + ("headline" in node)
    own = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    found = {identity_key(address) for value in own if (address := _address(value))}
    if found & keys:
        score += 6
    headline = text_value(node.get("headline") or node.get("name")) or ""
    headline = headline[:_LONGEST_HEADLINE].casefold()
    if headline and any(headline in title or title in headline for title in titles):
        score += 6
    elif headline and titles and not found & keys:
        score -= 4
    return score


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.split("#")[0] if isinstance(value, str) and value.startswith("http") else None


def _load(script: str) -> list[Any]:
    """The script's values; broken ones are mended as far as it goes."""
    text = script.strip()
    for _ in range(2):
        text = _unwrapped(text)
    text = text.rstrip(";")
    for candidate in _attempts(text):
        values = _decode_all(candidate)
        if values:
            return values
    quotes = "'" if _SINGLE.match(text) else '"'
    mended_values = _decode_all(_mend(text[:_MAX_MENDED], quotes))
    return [value for value in mended_values if value] or _scrape(text)


def _unwrapped(text: str) -> str:
    """Without the comment or CDATA marks around a script."""
    if start := _WRAPPER.match(text):
        text = text[start.end() :]
    if end := _WRAPPER_END.search(text[-_LONGEST_END:]):
        text = text[: end.start() - len(text[-_LONGEST_END:])]
    return text.strip()


def _attempts(text: str) -> Iterator[str]:
    """The script as it is, then with its common faults put right, one after the other."""
    yield text
    if "&quot;" in text:
        yield html.unescape(text)
    mended = _STRING_OR_COMMA.sub(_keep_string, text).strip()
    yield mended
    yield _BAD_ESCAPE.sub(r"\\\\", mended)


def _mend(text: str, quote: str) -> str:
    """The script with its strings, brackets and commas put right, in one pass.

    A quotation mark ends a name only before a colon, and a value only where the next thing
    begins; any other is part of the text.
    """
    out: list[str] = []
    stack: list[str] = []
    position, inside, naming = 0, False, False
    for match in _TOKEN.finditer(text):
        token, start = match.group(), match.start()
        out.append(text[position:start])
        position = match.end()
        if inside:
            inside = not (token == quote and _ends(text, position, naming))
            out.append(_in_string(token, quote) if inside else '"')
        elif token == quote:
            inside = True
            out.append('"')
        elif token in "{[":
            if len(stack) >= _DEEPEST_MENDED:
                return ""
            stack.append("}" if token == "{" else "]")
            naming = token == "{"
            out.append(token)
        elif token in "}]":
            out.append(_closed(token, stack))
            naming = False
        elif token == ",":
            naming = bool(stack) and stack[-1] == "}"
            out.append("" if _LIST_ENDS.match(text, position) else token)
        else:
            naming = naming and token != ":"
            out.append(token if token == ":" else "")
    out.append(text[position:])
    if inside:
        out.append('"')
    return "".join((*out, *reversed(stack)))


def _ends(text: str, position: int, naming: bool) -> bool:
    """Whether a string may end here: before a colon, or before the next name or value."""
    return (_NAME_ENDS if naming else _VALUE_ENDS).match(text, position) is not None


def _in_string(token: str, quote: str) -> str:
    if token in ('"', quote):
        return '\\"' if token == '"' else token
    if len(token) == 2 and token[0] == "\\" and token[1] not in '"\\/bfnrtu':
        return token[1] if token[1] == "'" else "\\" + token
    return token


def _closed(token: str, stack: list[str]) -> str:
    """The bracket with those before it that were forgotten; nothing where none is open."""
    if token not in stack:
        return ""
    out = ""
    while stack:
        bracket = stack.pop()
        out += bracket
        if bracket == token:
            break
    return out


def _keep_string(match: re.Match[str]) -> str:
    return match.group(1) or ""


def _decode_all(text: str) -> list[Any]:
    """All values that stand one after the other; [] at the first fault."""
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    position = 0
    while position < len(text):
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return values
        values.append(value)
        while position < len(text) and text[position] in " \t\r\n,;":
            position += 1
    return values


def _scrape(text: str) -> list[Any]:
    """What can be read from a script that no parser takes."""
    node: Node = {}
    for name, value in _FIELD.findall(text):
        if name == "@type" and "@type" in node:
            continue
        node.setdefault(name, _unescape(value))
    author = _AUTHOR.search(text)
    if author:
        node["author"] = {"@type": "Person", "name": _unescape(author.group(1))}
    return [node] if "datePublished" in node or "headline" in node else []


def _unescape(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def _walk(root: Any) -> Iterator[Node]:
    """Every object inside, breadth first, so that outer ones come before inner ones."""
    level, count = [root], 0
    while level and count < _MAX_NODES:
        deeper: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                count += 1
                yield value
                deeper.extend(item for item in value.values() if isinstance(item, (dict, list)))
            elif isinstance(value, list):
                deeper.extend(item for item in value if isinstance(item, (dict, list)))
        level = deeper


def _resolve(value: Any, named: dict[str, Node], depth: int = 0) -> Any:
    if isinstance(value, list) and depth <= _DEEPEST:
        return [_resolve(item, named, depth + 1) for item in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value
