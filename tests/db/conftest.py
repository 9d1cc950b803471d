"""A warehouse with settings, ready for the flow."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from pipeline import flow
from pipeline.settings import Settings
from tests.db.outlets import two_outlets
from tests.unit.collect.server import LocalServer

tag_stage = importlib.import_module("pipeline.flow.tag")
OUTLET = """
- id: gazette
  name: Gazette
  home: http://gazette.localhost:8799/
  country: TR
  languages: [en]
  kind: newspaper
  ownership: [{kind: private, since: 2000, until: 2010}, {kind: state, since: 2011}]
  time_zone: Europe/Istanbul
  delay: 0
  feeds:
    - {url: "http://gazette.localhost:8799/rss", language: en}
"""
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def server() -> Iterator[LocalServer]:
    """A server on the loopback; the outlets of a test that uses it are on it."""
    with LocalServer() as server:
        yield server


@pytest.fixture
def settings(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    warehouse_url: str,
    tmp_path: Path,
    compiled: Path,
) -> Settings:
    """Settings of a throwaway warehouse with one outlet, or with two on the ``server``."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "cache").symlink_to(compiled)
    make_tagger = tag_stage._make_tagger
    monkeypatch.setattr(
        tag_stage, "_make_tagger", lambda cache, *a: make_tagger(cache.resolve(), *a)
    )
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "one.yaml").write_text(OUTLET)
    settings = Settings.from_env(
        {
            "EUXINE_HOME": str(tmp_path / "home"),
            "EUXINE_DATABASE_URL": warehouse_url,
            "EUXINE_SOURCES": str(tmp_path / "sources"),
            "EUXINE_ALLOW_HOSTS": "*.localhost:8799",
            "EUXINE_RETRY_DELAY": "0",
        }
    )
    if "server" not in request.fixturenames:
        return settings
    return two_outlets(settings, request.getfixturevalue("server"))


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """The prepared warehouse."""
    engine = flow.prepare(settings)
    yield engine
    engine.dispose()
