"""No misbehaviour of a server, a feed or a page is a crash, a hang or a way to the inside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.misbehaviours.case import Case, Readers, attempt
from tests.misbehaviours.table import CASES


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers() as readers:
        yield readers


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.name}")
def test_a_misbehaviour_comes_to_what_it_must(case: Case, readers: Readers) -> None:
    assert attempt(case, readers).wrong == ""


def test_every_misbehaviour_is_told_apart() -> None:
    names = [(case.kind, case.name) for case in CASES]
    assert len(set(names)) == len(names) >= 60
