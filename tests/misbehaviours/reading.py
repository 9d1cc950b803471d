"""What a feed or a document is, in a word; runs in the sandbox."""

from __future__ import annotations

from datetime import UTC, datetime

from pipeline.collect.feeds import parse_feed
from pipeline.model import Page, Rejection
from pipeline.refine.document import read_document

NOW = datetime(2022, 3, 10, 12, tzinfo=UTC)


def read(kind: str, page: Page) -> str:
    """A feed's problem or number of entries; ``article`` or the reason that it is none."""
    if kind == "feed":
        parsed = parse_feed(page.body, page.final_url, page.content_type_header, NOW)
        return parsed.problem or f"{len(parsed.entries)} entries"
    found = read_document(page.body, page.content_type_header, page.final_url, None, NOW)
    return found.reason if isinstance(found, Rejection) else "article"
