"""A small knowledge base of its own, so that these tests stand when the data grows."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.tag.knowledge import Knowledge, load_knowledge
from pipeline.tag.tagger import Tagger

DATA = Path(__file__).with_name("data")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(DATA)


@pytest.fixture(scope="session")
def tagger(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Tagger:
    return Tagger(knowledge, tmp_path_factory.mktemp("forms"))
