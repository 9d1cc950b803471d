"""A document that somebody's program has already taken apart: a JSON record with its text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from pipeline.model import Extraction, Rejection
from pipeline.refine.dates import Clock, choose_both
from pipeline.refine.extract import extract_page, extract_text

HTML = ("html", "raw_html")
TEXT = ("text", "body", "content", "maintext", "articleBody", "article_body", "fulltext")
TITLE = ("title", "headline")
URL = ("url", "link", "source_url")
DATE = ("published_at", "published", "date_publish", "publishing_date", "date")
AUTHORS = ("authors", "author", "byline")


def extract_json(
    body: bytes, *, time_zone: str | None = None, captured_at: datetime | None = None
) -> Extraction | Rejection:
    """What a record says, under the names that scrapers use for their fields.

    Its own title and authors win over those found in its text.
    """
    try:
        record = json.loads(body)
    except ValueError as error:
        return Rejection("refine", "bad_record", f"not JSON: {error}")
    if not isinstance(record, dict):
        return Rejection("refine", "bad_record", "a JSON object was expected")
    url = _first(record, URL)
    if html := _first(record, HTML):
        found = extract_page(
            html.encode("utf-8", "replace"),
            url=url,
            content_type="text/html; charset=utf-8",
            time_zone=time_zone,
            captured_at=captured_at,
        )
    elif text := _first(record, TEXT):
        found = extract_text(text, time_zone=time_zone, captured_at=captured_at)
    else:
        names = ", ".join((*HTML, *TEXT))
        return Rejection("refine", "bad_record", f"the record has none of {names}")
    if isinstance(found, Rejection):
        return found
    published = Clock(time_zone, None, captured_at).dating(_first(record, DATE) or "", "meta")
    dates = (*found.dates, ("published", published)) if published else found.dates
    chosen, modified = choose_both(dates, captured_at)
    return replace(
        found,
        title=_first(record, TITLE) or found.title,
        authors=_authors(record) or found.authors,
        published=chosen,
        modified=modified,
        dates=dates,
        canonical_url=url or found.canonical_url,
    )


def _first(record: Mapping[str, Any], names: Iterable[str]) -> str | None:
    """The first of these fields that holds a text."""
    for name in names:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _authors(record: Mapping[str, Any]) -> tuple[str, ...]:
    for name in AUTHORS:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return (value.strip(),)
        if isinstance(value, list):
            return tuple(author for author in value if isinstance(author, str) and author)
    return ()
