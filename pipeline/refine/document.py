"""A document of any kind, by what its server called it: the call that runs in the sandbox.

Whoever names this module imports parsers and nothing else.
"""

from __future__ import annotations

from datetime import datetime

from pipeline.model import Extraction, Layout, Rejection
from pipeline.refine.extract import extract_page, extract_text
from pipeline.refine.record import extract_json
from pipeline.text.charset import decode


def read_document(
    body: bytes,
    content_type: str,
    url: str,
    time_zone: str | None,
    captured_at: datetime,
    asked_for: str | None = None,
    layout: Layout | None = None,
) -> Extraction | Rejection:
    """What a page, a JSON record or a plain text says.

    ``content_type`` is the header as it was sent, ``time_zone`` the outlet's,
    ``asked_for`` the address that led to ``url``, ``layout`` the outlet's rule for its pages.
    """
    media_type = content_type.split(";")[0].strip().lower()
    if media_type == "application/json":
        return extract_json(body, time_zone=time_zone, captured_at=captured_at)
    if media_type == "text/plain":
        text, _ = decode(body, content_type)
        return extract_text(text, time_zone=time_zone, captured_at=captured_at)
    return extract_page(
        body,
        url=url,
        content_type=content_type,
        time_zone=time_zone,
        captured_at=captured_at,
        asked_for=asked_for,
        layout=layout,
    )
