"""Every misbehaviour that is tried."""

from __future__ import annotations

from tests.misbehaviours.answers import ANSWERS, BODIES, TYPES
from tests.misbehaviours.case import Case
from tests.misbehaviours.contents import DOCUMENTS, FEEDS
from tests.misbehaviours.encodings import ENCODINGS
from tests.misbehaviours.rules import ROBOTS
from tests.misbehaviours.ways import ADDRESSES, REDIRECTS, TLS

CASES: list[Case] = [
    *ANSWERS,
    *BODIES,
    *TYPES,
    *ENCODINGS,
    *REDIRECTS,
    *ADDRESSES,
    *TLS,
    *ROBOTS,
    *FEEDS,
    *DOCUMENTS,
]
