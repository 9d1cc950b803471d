"""From a feed's bytes to text: unpacked, decoded by content, bounded; and what format it is."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from pipeline.text.charset import decode

MAX_INFLATED = 50 * 1024 * 1024
MAX_CHARACTERS = 20_000_000
MAX_TAGS = 150_000
"""A parser's time goes by tags; no feed that a person would read has more."""
MAX_REFERENCES = 1_000_000

_GZIP = b"\x1f\x8b"
_PIECE = 1 << 20
Format = Literal["empty", "json", "sitemap", "sitemap_text", "syndication", "html", "other"]

# the first characters of "<?xml" or "<rss" without a byte order mark (XML 1.0, appendix F)
_MARKS = {
    b"\x00\x00\x00<": "utf-32-be",
    b"<\x00\x00\x00": "utf-32-le",
    b"Lo\xa7\x94": "cp037",
}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]+")
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,300}\?>", re.IGNORECASE)
_ROOTS: dict[str, Format] = {
    "rss": "syndication",
    "feed": "syndication",
    "rdf": "syndication",
    "channel": "syndication",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "html": "html",
}
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([a-z]+)(?=[\s>/])", re.IGNORECASE)
_MARKER = re.compile(
    r"<(?:[\w.-]{1,40}:)?(rss|feed|rdf|urlset|sitemapindex)(?=[\s>/])", re.IGNORECASE
)
_ITEM = re.compile(r"<(?:item|entry)[\s>]", re.IGNORECASE)
_HTML = re.compile(
    r"<(?:html|head|body|meta|div|script|form|table|p|br|h1|title|center|iframe)\b", re.IGNORECASE
)
_LOGIN = re.compile(
    r"type\s*=\s*[\"']?password\b"
    r"|<form\b[^>]{0,500}?\b(?:log-?in|sign-?in|log-?on|signon|auth|giris|vhod|uyelik)\b",
    re.IGNORECASE,
)
_JUNK = 200_000
_HEAD = 4_000
# an element with more attributes than any has
_ENDLESS_TAG = re.compile(r"<[a-z][^<>]{100000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text from its first element on, what it is, and what was done to read it."""

    text: str
    format: Format
    notes: tuple[str, ...] = ()


def read_document(body: bytes, content_type: str) -> Document:
    """The document in a body, with its format judged by content."""
    text = _decode(inflate(body), content_type)
    notes = []
    cleaned = _CONTROLS.sub("", text)
    if not cleaned.strip():
        return Document("", "empty")
    if len(cleaned) < len(text):
        notes.append("control characters were removed")
    text = cleaned.strip("\ufeff \t\r\n")
    text = _DECLARATION.sub("", text[:_HEAD], count=1).lstrip() + text[_HEAD:]
    start, form = _recognise(text)
    if start:
        notes.append("text before the feed was passed over")
        text = text[start:]
    if len(text) > MAX_CHARACTERS and not form.startswith("sitemap"):
        text = text[:MAX_CHARACTERS]
        notes.append(f"only the first {MAX_CHARACTERS:,} characters were read")
    return Document(text, form, tuple(notes))


def inflate(body: bytes) -> bytes:
    """A gzipped file's content, at most MAX_INFLATED bytes of it; other bytes as they are.

    Of a file that breaks off or is damaged, what comes before (RFC 1952 lets several
    members follow each other).
    """
    if not body.startswith(_GZIP):
        return body
    pieces: list[bytes] = []
    left, member = MAX_INFLATED, zlib.decompressobj(wbits=31)
    for start in range(0, len(body), _PIECE):
        data = body[start : start + _PIECE]
        while data and left > 0:
            try:
                piece = member.decompress(data, left)
            except zlib.error:
                return b"".join(pieces) or body
            pieces.append(piece)
            left -= len(piece)
            data = member.unused_data
            if member.eof:
                member = zlib.decompressobj(wbits=31)
    return b"".join(pieces) or body


def is_login(text: str) -> bool:
    """Whether a web page asks who one is."""
    return _LOGIN.search(text[:500_000]) is not None


def bounded(text: str) -> tuple[str, bool]:
    """The text up to as much markup as a parser gets through in seconds; whether it was cut."""
    endless = _ENDLESS_TAG.search(text)
    end = min(
        _nth(text, "<", MAX_TAGS),
        _nth(text, "&", MAX_REFERENCES),
        endless.start() if endless else len(text),
    )
    return (text[:end], True) if end < len(text) else (text, False)


def _decode(body: bytes, content_type: str) -> str:
    mark = _MARKS.get(body[:4])
    if mark:
        return body.decode(mark, "replace")
    return decode(body, content_type)[0]


def _recognise(text: str) -> tuple[int, Format]:
    """Where the document begins, and its format."""
    if text[:1] in ("{", "["):
        return 0, "json"
    if text[:8].lower().startswith(("http://", "https://")):
        return 0, "sitemap_text"
    start = _after_prolog(text)
    root = _ROOT.match(text, start)
    form = _ROOTS.get(root[1].lower()) if root else None
    if form:
        return 0, form
    marker = _MARKER.search(text[:_JUNK])
    if marker:  # something stands before it: a warning of the server's, a byte of rubbish
        return _declared_start(text, marker.start()), _ROOTS[marker[1].lower()]
    is_html = _HTML.match(text, start) if root else _HTML.search(text[:_JUNK])
    if is_html and not _ITEM.search(text[:_JUNK]):
        return 0, "html"
    return 0, "syndication" if _ITEM.search(text) else "other"


def _declared_start(text: str, root: int) -> int:
    """The beginning of a document whose root element begins at ``root``: its DOCTYPE is kept."""
    doctype = text.rfind("<!DOCTYPE", 0, root)
    return doctype if doctype >= 0 else root


def _after_prolog(text: str) -> int:
    """Where the first element begins: after comments, instructions and the DOCTYPE."""
    at = 0
    while True:
        while at < len(text) and text[at] in " \t\r\n\ufeff":
            at += 1
        if text.startswith("<!--", at):
            end = text.find("-->", at)
            at = end + 3 if end >= 0 else len(text)
        elif text.startswith("<?", at):
            end = text.find("?>", at)
            at = end + 2 if end >= 0 else len(text)
        elif text.startswith("<!", at):
            at = _after_doctype(text, at)
        else:
            return at


def _after_doctype(text: str, at: int) -> int:
    close, subset = text.find(">", at), text.find("[", at)
    if 0 <= subset < close:
        inner = re.compile(r"\]\s*>").search(text, subset)
        return inner.end() if inner else len(text)
    return close + 1 if close >= 0 else len(text)


def _nth(text: str, char: str, count: int) -> int:
    """Where the ``count``-th of a character is, or the text's length."""
    if text.count(char) < count:
        return len(text)
    return next(islice(re.finditer(char, text), count - 1, None)).start()
