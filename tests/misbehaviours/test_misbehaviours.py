"""No misbehaviour of a server, a feed or a page is a crash, a hang or a way to the inside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.sandbox import Sandbox
from tests.misbehaviours.case import Case, attempt
from tests.misbehaviours.table import CASES


@pytest.fixture(scope="module")
def readers() -> Iterator[Sandbox]:
    readers = Sandbox(modules=["tests.misbehaviours.reading"])
    yield readers
    readers.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.name}")
def test_a_misbehaviour_comes_to_what_it_must(case: Case, readers: Sandbox) -> None:
    assert attempt(case, readers).wrong == ""


def test_every_misbehaviour_is_told_apart() -> None:
    names = [(case.kind, case.name) for case in CASES]
    assert len(set(names)) == len(names) >= 60
