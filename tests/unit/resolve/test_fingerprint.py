"""Fingerprints: stable, honest about likeness, fit for a bigint index."""

from __future__ import annotations

import math
import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve import fingerprint as module
from pipeline.resolve.fingerprint import BANDS, PERMUTATIONS, estimate_jaccard, fingerprint
from pipeline.resolve.words import shingles

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
TEXT = "Один два three dört beş шість sieben huit nueve dieci elf zwölf тринадцать on dört 15."


def make_words(count: int, seed: int) -> list[str]:
    """Return ``count`` words, hardly any of them twice."""
    rng = random.Random(seed)
    return ["".join(rng.choices("abcdefghij", k=7)) for _ in range(count)]


def test_it_is_what_it_was_when_it_was_stored() -> None:
    """If this fails, all stored fingerprints are stale: VERSION must change with it."""
    found = fingerprint("Title", TEXT)
    assert module.VERSION == "minhash-1/128x2w4/rensa-2"
    assert found.content_hash.startswith("56d04795621be307")
    assert found.signature[:4] == (2625566622, 2561160209, 85726410, 3357194606)
    assert found.bands[:2] == (-5801074537048753436, 7048775433028452699)


def test_another_process_computes_the_same() -> None:
    program = (
        "import sys; from pipeline.resolve.fingerprint import fingerprint;"
        "print(fingerprint('Title', sys.argv[1]))"
    )
    for seed in ("1", "2"):
        out = subprocess.run(
            [sys.executable, "-c", program, TEXT],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        assert out.strip() == repr(fingerprint("Title", TEXT))


def test_its_parts_fit_their_columns() -> None:
    found = fingerprint(None, " ".join(make_words(300, 1)))
    assert len(found.signature) == PERMUTATIONS
    assert len(found.bands) == len(set(found.bands)) == BANDS
    assert all(-(2**63) <= band < 2**63 for band in found.bands)
    assert min(found.bands) < 0 < max(found.bands)
    assert all(0 <= slot < 2**32 for slot in found.signature)


def test_white_space_punctuation_and_form_do_not_matter() -> None:
    one = fingerprint(
        None,
        "Президент Украины, Владимир Зеленский, прибыл в Анкару — с визитом. Ещё не ясно, надолго ли.",
    )
    other = fingerprint(
        None,
        "президент украины владимир  зеленский\nприбыл в анкару с визитом еще не ясно надолго ли",
    )
    assert one == other


def test_one_digit_matters() -> None:
    text = "Twelve or more words are here so that the title does not count: killed {}."
    assert (
        fingerprint("t", text.format(12)).content_hash
        != fingerprint("t", text.format(14)).content_hash
    )


def test_the_title_counts_only_with_a_very_short_text() -> None:
    assert fingerprint("Fire in Izmir", "Details follow.") != fingerprint(
        "Quake in Van", "Details follow."
    )
    long = " ".join(make_words(12, 2))
    assert fingerprint("Fire in Izmir", long) == fingerprint("Quake in Van", long)


@pytest.mark.parametrize("text", ["", "…", " \n ", "\ud800"])
def test_no_words_no_candidate(text: str) -> None:
    found = fingerprint(None, text)
    assert (found.content_hash, found.signature, found.bands) == (EMPTY, (), ())
    assert estimate_jaccard(found, found) == 0.0


@pytest.mark.parametrize("changed", [0.02, 0.1, 0.25])
def test_the_estimate_is_as_good_as_theory_says(changed: float) -> None:
    errors = []
    for seed in range(30):
        rng = random.Random(seed)
        one = make_words(400, seed)
        other = [w + "x" if rng.random() < changed else w for w in one]
        a, b = shingles(one), shingles(other)
        real = len(a & b) / len(a | b)
        estimate = estimate_jaccard(
            fingerprint(None, " ".join(one)), fingerprint(None, " ".join(other))
        )
        errors.append(estimate - real)
    rms = math.sqrt(sum(e * e for e in errors) / len(errors))
    assert rms < 1.5 * 0.5 / math.sqrt(PERMUTATIONS)
    assert abs(sum(errors) / len(errors)) < 0.03


def test_a_wire_item_in_an_article_four_times_its_length_is_a_candidate() -> None:
    found = 0
    for seed in range(40):
        item = make_words(120, seed)
        article = make_words(200, 1000 + seed) + item + make_words(160, 2000 + seed)
        one, other = fingerprint(None, " ".join(item)), fingerprint(None, " ".join(article))
        found += bool(set(one.bands) & set(other.bands))
    assert found >= 36


def test_unrelated_texts_are_no_candidates() -> None:
    found = [fingerprint(None, " ".join(make_words(200, seed))) for seed in range(40)]
    assert not any(set(a.bands) & set(b.bands) for i, a in enumerate(found) for b in found[:i])


@given(st.text(), st.text())
def test_any_text_has_a_fingerprint(title: str, text: str) -> None:
    found = fingerprint(title, text)
    assert len(found.content_hash) == 64
    assert len(found.signature) in (0, PERMUTATIONS)
    assert estimate_jaccard(found, found) == (1.0 if found.signature else 0.0)
