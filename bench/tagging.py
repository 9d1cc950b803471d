"""How fast known names are found and linked, what that takes, and how it grows.

    python bench/tagging.py [--only euxine] [--knowledge FOLDER] [--rounds 2] [--longest 100000]

The texts are this project's own: the bodies of ``tests/golden/pages`` and the newsroom's
articles, joined by language and cut into pieces of 3,000 characters, each with one of the
articles' titles. All bear one date, without which no office is looked for. One JSON line per
result:

- ``load``: seconds and peak memory (MB) until a tagger is ready, with an empty cache ("cold")
  and with a filled one ("warm"), in a process of its own; imports are counted.
- ``speed``: texts in a second on one core, per language: ``euxine`` matches and links, without
  the recogniser; ``euxine_matching`` only finds candidates. Peers
  look up every name listed in the knowledge base, in any case, and that is all they do:
  flashtext, and spaCy's PhraseMatcher on a blank pipeline (attribute LOWER), tokenizing included.
  They get no case forms; a peer that is not installed is skipped, with a word. Each tool works
  through the texts several times; the best round counts. A line with ``ratio`` follows each:
  euxine's speed by that tool's.
- ``recognizer``: euxine's speed without the recogniser and with it, measured in turns, since a
  busy machine's speed changes by more than the recogniser costs.
- ``length``: milliseconds for 1,000 characters of one text from 1,000 to 1,000,000 long, with the
  recogniser and without.
- ``names``: the same speed with a part of the entities, taken by the hash of their ids.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

SIZE = 3_000
ROUNDS = 5
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
PARTS = (8, 4, 2, 1)
PUBLISHED = datetime(2022, 10, 1, tzinfo=UTC)  # when most of the articles were


class Piece(NamedTuple):
    """A text as long as an article, with the title of one."""

    language: str
    title: str
    text: str


Work = Callable[[Piece], object]


def texts() -> list[Piece]:
    """Pieces of equal size, in all four languages."""
    from pipeline.model import LANGUAGES
    from pipeline.tag.text import guess_language

    bodies: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    titles: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for path in sorted((ROOT / "tests/golden/pages").glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8")).get("expected") or {}
        body = "\n\n".join(expected.get("body") or [])
        bodies[guess_language(body)].append(body)
        titles[guess_language(body)].append(expected.get("title") or "")
    for path in sorted((ROOT / "demo/newsroom/articles").glob("*/*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---", 2)
        bodies[guess_language(body)].append(body.strip())
        titles[guess_language(body)].append(yaml.safe_load(head)["title"])
    joined = {language: "\n\n".join(filter(None, parts)) for language, parts in bodies.items()}
    return [
        Piece(language, title, whole[start : start + SIZE])
        for language, whole in joined.items()
        for start, title in zip(
            range(0, len(whole) - SIZE, SIZE), cycle(filter(None, titles[language])), strict=False
        )
    ]


# -- the tools -------------------------------------------------------------------


def euxine(folder: Path, cache: Path, part: int = 1, recognize: bool = False) -> Work:
    """Matching and linking; with ``recognize`` also names that the knowledge base does not hold."""
    from pipeline.tag.recognize import Recognizer
    from pipeline.tag.tagger import Tagger

    recognizer = Recognizer() if recognize else None
    tagger = Tagger(_knowledge(folder, cache, part), cache, recognizer)
    return lambda piece: tagger.tag(piece.title, piece.text, piece.language, PUBLISHED)


def euxine_matching(folder: Path, cache: Path) -> Work:
    """Candidates only."""
    from pipeline.tag.matching import Matcher
    from pipeline.tag.text import read

    matcher = Matcher(_knowledge(folder, cache), cache)
    return lambda piece: matcher.find(read(piece.text), piece.language)


def flashtext(folder: Path, cache: Path) -> Work:
    """flashtext's dictionary of letters."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    for name, entity in _listed(folder, cache):
        processor.add_keyword(name, entity)
    return lambda piece: processor.extract_keywords(piece.text, span_info=True)


def spacy_phrases(folder: Path, cache: Path) -> Work:
    """spaCy's PhraseMatcher on words alone."""
    import spacy
    from spacy.matcher import PhraseMatcher

    pipelines = {language: spacy.blank(language) for language in ("en", "tr", "ru", "uk")}
    matchers = {}
    for language, nlp in pipelines.items():
        matchers[language] = PhraseMatcher(nlp.vocab, attr="LOWER")
        for name, entity in _listed(folder, cache):
            matchers[language].add(entity, [nlp.make_doc(name)])
    return lambda piece: matchers[piece.language](pipelines[piece.language].make_doc(piece.text))


TOOLS: dict[str, Callable[[Path, Path], Work]] = {
    "euxine": euxine,
    "euxine_matching": euxine_matching,
    "flashtext": flashtext,
    "spacy_phrases": spacy_phrases,
}


def _knowledge(folder: Path, cache: Path, part: int = 1) -> Any:
    from pipeline.tag.compiled import load_compiled_knowledge
    from pipeline.tag.knowledge import Knowledge

    knowledge = load_compiled_knowledge(folder, cache)
    if part == 1:
        return knowledge
    entities = {
        key: entity
        for key, entity in knowledge.entities.items()
        if zlib.crc32(key.encode()) % part == 0 or entity.subtype == "country"
    }
    return Knowledge(entities, knowledge.offices)


def _listed(folder: Path, cache: Path) -> Iterator[tuple[str, str]]:
    for entity in _knowledge(folder, cache).entities.values():
        for name in entity.names:
            yield name.text, entity.id


# -- measuring, each in a process of its own ---------------------------------------


def load(folder: Path, cache: Path) -> list[dict[str, Any]]:
    """Seconds and memory until a tagger is ready."""
    state = "warm" if cache.exists() and any(cache.iterdir()) else "cold"
    started, busy = time.perf_counter(), time.process_time()
    euxine(folder, cache)
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    count = len(_knowledge(folder, cache).entities)
    row = {"task": "load", "state": state, "entities": count, "seconds": round(seconds, 2)}
    return [row | {"cpu_seconds": round(busy, 2)}]


def speed(folder: Path, cache: Path, tool: str, rounds: int) -> list[dict[str, Any]]:
    """Texts in a second, per language."""
    started = time.perf_counter()
    try:
        work = TOOLS[tool](folder, cache)
    except ImportError as error:
        return [{"task": "speed", "tool": tool, "skipped": str(error)}]
    made = time.perf_counter() - started
    rows = []
    pieces = texts()
    for language in sorted({piece.language for piece in pieces}):
        mine = [piece for piece in pieces if piece.language == language]
        rate = _rate(work, mine, rounds)
        rows.append({"task": "speed", "tool": tool, "language": language, "texts": len(mine)})
        rows[-1] |= {"texts_per_second": round(rate), "seconds_to_make": round(made, 2)}
    return rows


def recognizer(folder: Path, cache: Path, rounds: int) -> list[dict[str, Any]]:
    """Texts in a second without the recogniser and with it, in turns."""
    works = {name: euxine(folder, cache, 1, name == "with") for name in ("without", "with")}
    rows = []
    pieces = texts()
    for language in sorted({piece.language for piece in pieces}):
        mine = [piece for piece in pieces if piece.language == language]
        best = dict.fromkeys(works, 0.0)
        for _ in range(rounds):
            for name, work in works.items():
                best[name] = max(best[name], _rate(work, mine, 1))
        row = {"task": "recognizer", "language": language, "texts": len(mine)}
        rows.append(row | {name: round(rate) for name, rate in best.items()})
    return rows


def length(folder: Path, cache: Path, recognize: bool, longest: int) -> list[dict[str, Any]]:
    """Milliseconds for 1,000 characters, by the length of a text."""
    work = euxine(folder, cache, 1, recognize)
    rows = []
    pieces = texts()
    for language in sorted({piece.language for piece in pieces}):
        mine = [piece for piece in pieces if piece.language == language]
        whole = "\n".join(piece.text for piece in mine)
        for size in (size for size in LENGTHS if size <= longest):
            text = (whole * (size // len(whole) + 1))[:size]
            seconds = 1 / _rate(work, [mine[0]._replace(text=text)], rounds=1)
            row = {"task": "length", "recognizer": recognize, "language": language}
            rows.append(
                row | {"characters": size, "ms_per_1000_characters": round(seconds * 1e6 / size, 3)}
            )
    return rows


def names(folder: Path, cache: Path, part: int, rounds: int) -> list[dict[str, Any]]:
    """Speed with a part of the entities."""
    rate = _rate(euxine(folder, cache, part), texts(), rounds)
    count = len(_knowledge(folder, cache, part).entities)
    return [{"task": "names", "entities": count, "texts_per_second": round(rate)}]


def _rate(work: Work, pieces: list[Piece], rounds: int) -> float:
    """Texts in a second of the best round; one round goes before that counts for nothing."""
    best = float("inf")
    for _ in range(rounds + 1):
        started = time.process_time()
        for piece in pieces:
            work(piece)
        best = min(best, time.process_time() - started)
    return len(pieces) / best


def _measure(measure: Callable[..., list[dict[str, Any]]], *args: Any) -> list[dict[str, Any]]:
    rows = measure(*args)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = memory / (2**20 if sys.platform == "darwin" else 2**10)
    return [row | {"peak_mb": round(megabytes)} for row in rows]


def run(measure: Callable[..., list[dict[str, Any]]], *args: Any) -> list[dict[str, Any]]:
    """Print what a measurement gives in a fresh process, with that process's peak memory."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        rows = pool.submit(_measure, measure, *args).result()
    for row in rows:
        print(json.dumps(row, ensure_ascii=False), flush=True)
    return rows


def main() -> None:
    from pipeline.tag.knowledge import FOLDER

    parser = argparse.ArgumentParser(description=re.sub(r"\n.*", "", __doc__ or "", flags=re.S))
    parser.add_argument("--only", choices=TOOLS, help="one tool's speed and nothing else")
    parser.add_argument("--knowledge", type=Path, default=FOLDER)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of which the best counts")
    parser.add_argument("--longest", type=int, default=LENGTHS[-1], help="characters of a text")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="euxine-bench-") as temporary:
        folder, cache = options.knowledge, Path(temporary) / "cache"
        if options.only:
            run(speed, folder, cache, options.only, options.rounds)
            return
        run(load, folder, cache)
        run(load, folder, cache)
        ours: dict[str, float] = {}
        for tool in TOOLS:
            for row in run(speed, folder, cache, tool, options.rounds):
                rate = row.get("texts_per_second")
                if tool == "euxine":
                    ours[row["language"]] = rate
                elif rate:
                    ratio = {"ratio": round(ours[row["language"]] / rate, 2)}
                    print(json.dumps({"tool": tool, "language": row["language"]} | ratio))
        run(recognizer, folder, cache, options.rounds)
        for recognize in (False, True):
            run(length, folder, cache, recognize, options.longest)
        for part in PARTS:
            run(names, folder, cache, part, options.rounds)


if __name__ == "__main__":
    main()
