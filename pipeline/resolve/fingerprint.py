"""A text's fingerprint: is it the same text, and which stored texts might be copies of it?

The signature is a MinHash over word shingles (Broder, "On the resemblance and containment
of documents", 1997): the share of equal slots in two signatures estimates the Jaccard
similarity of the two shingle sets. Its bands are an index (locality-sensitive hashing:
Indyk and Motwani 1998): two texts that share at least one band hash are candidates, to be
judged by ``duplicates``.

Bands of two rows are unusually short, and on purpose: a wire item inside an article four
times its length has a Jaccard similarity of about 0.2 and must still be found. Chance that a
pair becomes a candidate, by Jaccard similarity s, 1 - (1 - s²)^64:

    s        0.01   0.05   0.1   0.2   0.3    0.5
    chance   0.006  0.15   0.47  0.93  0.998  1.000

Of all pairs among 181 unrelated news pages, 0.02 % become candidates.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from typing import Final

from rensa import RMinHash

from pipeline.model import Fingerprint
from pipeline.resolve.words import SHINGLE, shingles, words

PERMUTATIONS: Final = 128
ROWS: Final = 2
BANDS: Final = PERMUTATIONS // ROWS
SEED: Final = 20_220_224
SHORT: Final = 12
"""A text of fewer words than this is taken together with its title: "Details follow." is
the whole text of many different flashes."""

VERSION: Final = f"minhash-1/{PERMUTATIONS}x{ROWS}w{SHINGLE}/rensa-{RMinHash.ALGORITHM_VERSION}"
"""Only fingerprints of the same version can be compared; rensa's own algorithm is a part."""


def fingerprint(title: str | None, text: str) -> Fingerprint:
    """Return the fingerprint of a text; its title counts only where the text is very short.

    A text without a single word has no signature and no bands: it is nobody's candidate.
    """
    said = compared_words(title, text)
    parts = shingles(said)
    signature = _minhash(parts) if parts else ()
    return Fingerprint(content_hash(said), signature, _bands(signature))


def compared_words(title: str | None, text: str) -> list[str]:
    """Return the words by which a text is compared: its body's, and its title's if it is short."""
    said = words(text)
    return said if len(said) >= SHORT else words(title) + said


def content_hash(said: Sequence[str]) -> str:
    """Return SHA-256 in hexadecimal over the words, one space between two of them.

    Two texts with the same hash are the same text. It ignores what ``words`` throws away
    and nothing else: one changed, moved, added or dropped word or digit changes it.
    """
    return hashlib.sha256(" ".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def estimate_jaccard(a: Fingerprint, b: Fingerprint) -> float:
    """Estimate two texts' Jaccard similarity from their signatures alone.

    The standard error is at most 0.044 (at a similarity of 0.5).
    """
    if not a.signature or len(a.signature) != len(b.signature):
        return 0.0
    equal = sum(x == y for x, y in zip(a.signature, b.signature, strict=True))
    return equal / len(a.signature)


def _minhash(parts: set[str]) -> tuple[int, ...]:
    """Return the signature: PERMUTATIONS unsigned 32-bit values.

    rensa hashes the UTF-8 bytes with FxHash and takes no part of Python's hash seed.
    """
    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update(list(parts))
    return tuple(sketch.digest())


def _bands(signature: Sequence[int]) -> tuple[int, ...]:
    """Return one signed 64-bit hash per band, as PostgreSQL's bigint wants it.

    The band's number is hashed with it: equal rows in different bands mean nothing.
    """
    hashes = []
    for number, start in enumerate(range(0, len(signature), ROWS)):
        rows = struct.pack(f"<H{ROWS}I", number, *signature[start : start + ROWS])
        digest = hashlib.blake2b(rows, digest_size=8).digest()
        hashes.append(int.from_bytes(digest, "little", signed=True))
    return tuple(hashes)
