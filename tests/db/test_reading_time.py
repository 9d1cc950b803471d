"""A page has ten seconds to be read."""

from __future__ import annotations

import importlib
import time
from typing import Any

import pytest
from sqlalchemy import Engine

from pipeline.model import Extraction, Rejection
from pipeline.refine.document import read_document
from pipeline.settings import Settings
from tests.db.documents import CAPTURED, GRAIN, TALKS, capture, html, page, rows


def read_slowly(body: bytes, *rest: Any) -> Extraction | Rejection:
    """Read a document; one that calls itself slow takes more time than anybody has."""
    if b"<title>slow" in body:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            sum(range(100_000))
    return read_document(body, *rest)


def test_a_page_that_takes_over_ten_seconds_is_rejected_as_such(
    engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = importlib.import_module("pipeline.flow.refine")
    monkeypatch.setattr(stage, "read_document", read_slowly)
    texts = {"slow": TALKS, "Grain": GRAIN}
    pages = [page(f"http://a.example/{t}-1", html(t, texts[t], CAPTURED)) for t in texts]
    capture(engine, settings, *pages)
    ids = stage.captures_to_refine(engine)
    began = time.monotonic()
    stage.refine(engine, settings, ids)
    assert 10 <= time.monotonic() - began < 60
    assert rows(engine, "SELECT url, stage, reason, detail FROM ops.rejection") == [
        (
            "http://a.example/slow-1",
            "refine",
            "parser_timeout",
            "The parser took longer than 10 seconds.",
        )
    ]
    assert rows(engine, "SELECT outcome FROM raw.capture ORDER BY id") == [("rejected",), ("new",)]
    assert stage.captures_to_refine(engine) == []
