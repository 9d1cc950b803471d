"""Fingerprints and comparisons: how fast, and how right. Prints JSON lines.

    python bench/duplicates.py [--data ../shared/data]

Speed is measured beside datasketch's MinHash, if it is installed. Rightness: F1 on judged
pairs, both with the weights as they are and by five-fold cross-validation with weights fitted
anew, in which no article is on both sides; the weights of a fit to everything are printed, to
be put into pipeline/resolve/stories.py.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import itertools
import json
import random
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.resolve.compare import compare, compare_record
from pipeline.resolve.duplicates import Text, compare_texts, is_copy
from pipeline.resolve.fingerprint import PERMUTATIONS, fingerprint
from pipeline.resolve.report import Report
from pipeline.resolve.stories import (
    ACROSS,
    SERIES,
    WITHIN,
    compare_reports,
)
from pipeline.resolve.words import shingles, words

ROOT = Path(__file__).resolve().parents[1]
RIDGE = 3.0
REPETITIONS = 20

Vector = np.ndarray[Any, np.dtype[np.float64]]


@dataclasses.dataclass(frozen=True)
class Pair:
    """Two articles, whether they are one story, and what must stay in one fold."""

    a: Report
    b: Report
    same: bool
    groups: tuple[str, str]
    part: str
    weight: float = 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    data = parser.parse_args().data
    pairs = read_pairs(data / "pairs")
    if pairs:
        bodies = [r.body for p in pairs for r in (p.a, p.b)]
    else:
        bodies = list({r.body: r.body * 8 for p in read_events() for r in (p.a, p.b)}.values())
    measure_speed(bodies)
    measure_mutations(bodies)
    if pairs:
        measure_within(pairs)
    measure_across(read_events(), read_excerpts(data / "ner"))


def say(what: str, **figures: Any) -> None:
    print(json.dumps({"bench": "duplicates", "what": what, **figures}, ensure_ascii=False))


# -- speed ---------------------------------------------------------------------------------


def per_second(work: Callable[[], object], count: int) -> float:
    """Return how many of ``count`` a second, the best of three runs."""
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return round(count / best, 1)


def measure_speed(bodies: Sequence[str]) -> None:
    count = len(bodies)
    length = round(sum(len(words(b)) for b in bodies) / count)
    rate = per_second(lambda: [fingerprint(None, b) for b in bodies], count)
    say("fingerprints", per_second=rate, words=length, permutations=PERMUTATIONS)
    parts = [shingles(words(b)) for b in bodies]
    rate = per_second(lambda: [shingles(words(b)) for b in bodies], count)
    say("words and shingles alone", per_second=rate)
    measure_datasketch(parts)
    records = [{"a": {"text": a}, "b": {"text": b}} for a, b in itertools.pairwise(bodies)]
    rate = per_second(lambda: [compare_record(r) for r in records], len(records))
    say("compared pairs", per_second=rate, words=length)
    texts = [Text(None, b) for b in bodies]
    for text in texts:
        compare_texts(text, texts[0])
    rate = per_second(lambda: [compare_texts(t, texts[7]) for t in texts], count)
    say("copies judged, texts prepared", per_second=rate)


def measure_datasketch(parts: Sequence[set[str]]) -> None:
    from rensa import RMinHash

    def rensa() -> None:
        for part in parts:
            sketch = RMinHash(PERMUTATIONS, 1)
            sketch.update(list(part))
            sketch.digest()

    say("minhash alone, rensa", per_second=per_second(rensa, len(parts)))
    try:
        from datasketch import MinHash  # type: ignore
    except ImportError:
        say("minhash alone, datasketch", skipped="not installed")
        return

    def datasketch() -> None:
        for part in parts:
            sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
            sketch.update_batch([p.encode() for p in part])
            sketch.digest()

    say("minhash alone, datasketch", per_second=per_second(datasketch, len(parts)))


# -- copies --------------------------------------------------------------------------------


def measure_mutations(bodies: Sequence[str]) -> None:
    """Measure how many changed printings are found, by decision and by index."""
    rng = random.Random(5)
    bodies = [b for b in dict.fromkeys(bodies) if len(b) > 400]
    pool = [w for b in bodies for w in b.split()]

    def swap(share: float) -> Callable[[str], str]:
        return lambda t: " ".join(
            rng.choice(pool) if rng.random() < share else w for w in t.split()
        )

    def drop(share: float) -> Callable[[str], str]:
        def mutate(text: str) -> str:
            sentences = re.split(r"(?<=[.!?])\s+", text)
            return " ".join(s for s in sentences if rng.random() > share) or sentences[0]

        return mutate

    def add(times: int) -> Callable[[str], str]:
        return lambda t: "\n".join([t, *rng.sample(bodies, 8)])[: len(t) * (times + 1)]

    mutations: dict[str, Callable[[str], str]] = {
        **{f"{s:.0%} of words swapped": swap(s) for s in (0.05, 0.1, 0.15, 0.2, 0.25)},
        **{f"{s:.0%} of sentences dropped": drop(s) for s in (0.1, 0.3, 0.5)},
        **{f"{n} times its length added": add(n) for n in (1, 3)},
        "cut to a quarter": lambda t: t[: len(t) // 4],
    }
    for name, mutate in mutations.items():
        others = [mutate(b) for b in bodies]
        copies = [
            is_copy(compare_texts(Text(None, b), Text(None, o)))
            for b, o in zip(bodies, others, strict=True)
        ]
        indexed = [
            bool(set(fingerprint(None, b).bands) & set(fingerprint(None, o).bands))
            for b, o in zip(bodies, others, strict=True)
        ]
        say(f"copies: {name}", found=_mean(copies), candidates=_mean(indexed), of=len(bodies))


def _mean(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 3) if values else 0.0


# -- stories -------------------------------------------------------------------------------


def read_pairs(folder: Path) -> list[Pair]:
    """Read the pairs judged by people."""
    csv.field_size_limit(10**9)
    found = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                a, b = (
                    Report(row[f"INPUT:{n}_title"], row[f"INPUT:{n}_text"], path.name[:2])
                    for n in ("first", "second")
                )
                groups = (row["INPUT:first_title"], row["INPUT:second_title"])
                found.append(Pair(a, b, row["GOLDEN:quality"] == "OK", groups, path.name[:2]))
    return found


def read_events() -> list[Pair]:
    """Pair the made reports of the tests across languages, without their dates."""
    path = ROOT / "tests" / "unit" / "resolve" / "stories.json"
    events = json.loads(path.read_text("utf-8"))["events"]
    reports = [
        (name, Report(r["title"], r["text"], r["language"]))
        for name in events
        for r in events[name]
    ]
    return [
        Pair(a, b, one == other, (one, other), "events")
        for (one, a), (other, b) in itertools.combinations(reports, 2)
        if a.language != b.language
    ]


def read_excerpts(folder: Path) -> list[Pair]:
    """Pair parallel excerpts, each with itself and ten others, half of them the most alike."""
    paths = [next(folder.glob(f"uner_{language}/*.iob2"), None) for language in ("en", "ru")]
    if not all(paths):
        return []
    english, russian = (_excerpts(path, path.name[:2]) for path in paths if path)
    rng = random.Random(1)
    found = []
    for name, a in english.items():
        found.append(Pair(a, russian[name], True, (name, name), "excerpts"))
        others = [
            Pair(a, b, False, (name, other), "excerpts")
            for other, b in russian.items()
            if other != name
        ]
        alike = {id(p): compare_reports(p.a, p.b) for p in others}
        others.sort(key=lambda p: -2 * alike[id(p)].names - alike[id(p)].topics_shared)
        found += others[:5] + rng.sample(others, 5)
    return found


def _excerpts(path: Path, language: str) -> dict[str, Report]:
    """Read the texts of at least three sentences."""
    sentences: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# sent_id ="):
            sentences.setdefault(name := line.split("=")[1].strip()[:6], [])
        elif line.startswith("# text ="):
            sentences[name].append(line[8:].strip())
    return {k: Report(None, " ".join(v), language) for k, v in sentences.items() if len(v) >= 3}


def measure_within(pairs: list[Pair]) -> None:
    judged = [(p, compare(p.a, p.b).same_story) for p in pairs]
    say("same story, one language, as it is", f1=f1([(p.same, found) for p, found in judged]))
    variants = [*pairs]
    for titled, length in ((False, None), (True, 600), (False, 600)):
        for p in pairs:
            a, b = (
                dataclasses.replace(r, title=r.title if titled else None, body=r.body[:length])
                for r in (p.a, p.b)
            )
            variants.append(dataclasses.replace(p, a=a, b=b, weight=0.5))
    names = [n for n in WITHIN if n != "bias"]
    cross_validate("same story, one language", variants, len(pairs), names, joined=True)


def measure_across(events: list[Pair], excerpts: list[Pair]) -> None:
    judged = [(p.same, compare(p.a, p.b).same_story) for p in events]
    say("same story, across languages, as it is", f1=f1(judged), pairs=len(events))
    pairs = [*_balance(events, 200), *_balance(excerpts, 100)]
    names = [n for n in ACROSS if n != "bias"]
    cross_validate("same story, across languages", pairs, len(pairs), names, joined=False)


def _balance(pairs: list[Pair], total: float) -> list[Pair]:
    """Give the same and the different half of the weight each."""
    count = {same: sum(p.same is same for p in pairs) for same in (True, False)}
    return [dataclasses.replace(p, weight=total / 2 / count[p.same]) for p in pairs]


def cross_validate(
    what: str, pairs: list[Pair], judged: int, names: list[str], *, joined: bool
) -> None:
    """Fit on four fifths and judge the rest, of the first ``judged`` pairs; then fit on all."""
    features = [compare_reports(p.a, p.b) for p in pairs]
    matrix = np.array([[getattr(f, n) for n in names] for f in features])
    same = np.array([p.same for p in pairs], float)
    weight = np.array([p.weight for p in pairs])
    copies = [is_copy(compare_texts(_text(p.a), _text(p.b))) for p in pairs[:judged]]
    scores: list[float] = []
    by_part: dict[str, list[float]] = {}
    for repetition in range(REPETITIONS if judged < 500 else 3):
        fold = make_folds(pairs, repetition, joined=joined)
        found: dict[int, bool] = {}
        for k in range(5):
            train = np.array([k not in fold[i] for i in range(len(pairs))])
            weights = fit(matrix[train], same[train], weight[train])
            for i in range(judged):
                if max(fold[i]) == k:
                    value = weights[0] + matrix[i] @ weights[1:] + SERIES * features[i].series
                    found[i] = value > 0 or copies[i]
        scores.append(_weighted_f1(pairs, found))
        for name in {p.part for p in pairs[:judged]}:
            part = {i: v for i, v in found.items() if pairs[i].part == name}
            by_part.setdefault(name, []).append(_weighted_f1(pairs, part))
    fitted = fit(matrix, same, weight)
    say(
        f"{what}, cross-validated",
        f1=round(float(np.mean(scores)), 3),
        spread=round(float(np.std(scores)), 3),
        by_part={k: round(float(np.mean(v)), 3) for k, v in sorted(by_part.items())},
        weights=dict(zip(["bias", *names], np.round(fitted, 2).tolist(), strict=True)),
    )


def make_folds(pairs: list[Pair], seed: int, *, joined: bool) -> list[set[int]]:
    """Return the folds that each pair touches.

    ``joined`` puts pairs that share an article into one fold; where every article is in many
    pairs that would be all, so that a pair is left out of the fit for each fold it touches.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    if joined:
        for p in pairs:
            parent[root(p.groups[0])] = root(p.groups[1])
    roots = sorted({root(g) for p in pairs for g in p.groups})
    random.Random(seed).shuffle(roots)
    number = {name: i % 5 for i, name in enumerate(roots)}
    return [{number[root(g)] for g in p.groups} for p in pairs]


def fit(matrix: Vector, same: Vector, weight: Vector) -> Vector:
    """Fit a logistic regression by Newton's method, with a ridge on standardised features."""
    mean, deviation = matrix.mean(0), matrix.std(0) + 1e-9
    design = np.c_[np.ones(len(matrix)), (matrix - mean) / deviation]
    ridge = np.diag([0.01, *[RIDGE] * matrix.shape[1]])
    found = np.zeros(design.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (weight * (likely - same)) + ridge @ found
        curve = (design * (weight * likely * (1 - likely))[:, None]).T @ design + ridge
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    slopes = found[1:] / deviation
    weights: Vector = np.r_[found[0] - (slopes * mean).sum(), slopes]
    return weights


def f1(judged: Sequence[tuple[bool, bool]]) -> float:
    """Return F1 of (true, found)."""
    hits = sum(true and found for true, found in judged)
    return round(2 * hits / (sum(t for t, _ in judged) + sum(f for _, f in judged)), 3)


def _weighted_f1(pairs: list[Pair], found: dict[int, bool]) -> float:
    """Return F1 in which each pair counts by its weight."""
    hits = sum(pairs[i].weight for i, v in found.items() if v and pairs[i].same)
    said = sum(pairs[i].weight for i, v in found.items() if v)
    real = sum(pairs[i].weight for i in found if pairs[i].same)
    return 2 * hits / (said + real) if said + real else 0.0


def _text(report: Report) -> Text:
    return Text(report.title, report.body)


if __name__ == "__main__":
    main()
