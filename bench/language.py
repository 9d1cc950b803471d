"""How well a text's language is told, in sentences and in pieces of five words.

    python bench/language.py [--only euxine] [--errors FILE]

Reads ``../shared/data`` (see its README): the sentences of ``ner`` in English, Russian, Turkish
and Ukrainian, for measuring only, as their licences ask; and, as "other", those of the pages in
``extraction/publishers`` that call themselves something else in ``<html lang>``.

- A sentence has at least five words, of which at least two belong to no name by the data's own
  marks, for a name alone is in no language. Of each language up to 1,000 are taken, those with
  the lowest hash. A word is what stands between spaces and has a letter in it.
- ``five_words``: each sentence is cut into pieces of five words, one after the other, as it
  stands. All of them count that have at least 15 letters.
- ``five_words_not_names``: those of them in which, again, at least two words belong to no name.
  "Other" has no such marks.

For "other" every answer is right but the four languages. A third of the sentences, chosen by
hash, is held back from tuning; both parts are printed. One JSON line per tool, task and part,
then the accuracies as a table and what was taken for what.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from bench.extraction import publisher_pages, table  # noqa: E402

DATA = Path(__file__).resolve().parents[2] / "shared/data"
LANGUAGES = ("en", "tr", "ru", "uk")
SENTENCES = 1_000
WORDS = 5
LETTERS = 15

Span = tuple[int, int]
Token = tuple[str, bool]  # its text, and whether it belongs to a name

_WORD = re.compile(r"\S*[^\W\d_]\S*")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
_HTML_LANGUAGE = re.compile(rb"<html[^>]{0,500}?\slang=[\"']?([a-z]{2})", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """A sentence, and where in it names stand."""

    language: str
    text: str
    names: tuple[Span, ...] = ()

    @property
    def hash(self) -> int:
        """A number that orders sentences by nothing that matters."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16)

    @property
    def held_back(self) -> bool:
        """Whether tuning must not look at this sentence."""
        return self.hash // 7 % 3 == 0

    @property
    def words(self) -> list[Span]:
        """Where its words stand."""
        return [match.span() for match in _WORD.finditer(self.text)]

    def says_something(self, words: list[Span]) -> bool:
        """Whether at least two of the words are no part of a name."""
        return sum(not self._is_name(word) for word in words) >= 2

    def _is_name(self, word: Span) -> bool:
        return any(start < word[1] and word[0] < end for start, end in self.names)


@dataclass(frozen=True)
class Text:
    """A text whose language is asked for."""

    task: str
    language: str
    held_back: bool
    text: str


# -- the data -------------------------------------------------------------------------------


def sentences() -> Iterator[Sentence]:
    """The sample of each language."""
    sources: dict[str, Callable[[], Iterator[Sentence]]] = {
        "en": partial(universal_ner, "en", DATA / "ner/uner_en/en_pud-ud-test.iob2"),
        "tr": partial(columns, "tr", DATA / "ner/turkish_wiki/train.conll", "\t"),
        "ru": partial(universal_ner, "ru", DATA / "ner/uner_ru/ru_pud-ud-test.iob2"),
        "uk": partial(columns, "uk", DATA / "ner/ner_uk/train.iob", " "),
        "other": others,
    }
    for read in sources.values():
        different = {sentence.text: sentence for sentence in read()}
        fit = [
            found
            for found in different.values()
            if len(found.words) >= WORDS and found.says_something(found.words)
        ]
        yield from sorted(fit, key=lambda found: found.hash)[:SENTENCES]


def universal_ner(language: str, path: Path) -> Iterator[Sentence]:
    """Sentences as they stand, with their tokens in the lines below."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        tokens = [line.split("\t") for line in lines if not line.startswith("#")]
        if text:
            yield Sentence(language, text, _names_in(text, [(t[1], t[2] != "O") for t in tokens]))


def _names_in(text: str, tokens: list[Token]) -> tuple[Span, ...]:
    """Where the tokens that belong to names stand."""
    names, at = [], 0
    for token, is_name in tokens:
        start = text.find(token, at)
        if start < 0:
            continue
        at = start + len(token)
        if is_name:
            names.append((start, at))
    return tuple(names)


def columns(language: str, path: Path, separator: str) -> Iterator[Sentence]:
    """Sentences of which only the tokens are left: a token and its mark in each line."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        tokens: list[Token] = []
        for line in block.strip().splitlines():
            token, _, mark = line.rpartition(separator)
            tokens.append((token, mark != "O"))
            if token in (".", "!", "?", "…"):
                yield _joined(language, tokens)
                tokens = []
        if tokens:
            yield _joined(language, tokens)


def _joined(language: str, tokens: list[Token]) -> Sentence:
    """The sentence as it was written before its marks were set apart."""
    text, names, before = "", [], ""
    for token, is_name in tokens:
        if text and token[0] not in ".,;:!?…)]»”" and before not in ("(", "[", "«", "“"):
            text += " "
        if is_name:
            names.append((len(text), len(text) + len(token)))
        text, before = text + token, token
    return Sentence(language, text, tuple(names))


def others() -> Iterator[Sentence]:
    """Sentences of pages that call themselves something else than the four languages."""
    for gold in publisher_pages():
        declared = _HTML_LANGUAGE.search(gold.html)
        if declared and declared[1].decode().lower() not in LANGUAGES:
            for paragraph in gold.body.splitlines():
                for sentence in _SENTENCE_END.split(paragraph):
                    yield Sentence("other", sentence)


def texts(sentence: Sentence) -> Iterator[Text]:
    """The sentence and its pieces."""
    make = partial(Text, language=sentence.language, held_back=sentence.held_back)
    yield make("sentence", text=sentence.text)
    words = sentence.words
    edges = range(0, len(words) + 1, WORDS)
    for first, end in pairwise(edges):
        piece = sentence.text[words[first][0] : words[end - 1][1]]
        if len(_LETTER.findall(piece)) < LETTERS:
            continue
        yield make("five_words", text=piece)
        if sentence.language != "other" and sentence.says_something(words[first:end]):
            yield make("five_words_not_names", text=piece)


# -- the tools ------------------------------------------------------------------------------

Tool = Callable[[str], str | None]


def euxine() -> Tool:
    """This project's."""
    from pipeline.refine.language import detect_language

    return detect_language


def py3langid(languages: Iterable[str] | None = None) -> Tool:
    """Peer: all the languages it knows, or the ones given."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    if languages:
        identifier.set_languages(list(languages))
    return lambda text: str(identifier.classify(text)[0])


TOOLS: dict[str, Callable[[], Tool]] = {
    "euxine": euxine,
    "py3langid": py3langid,
    "py3langid_of_four": partial(py3langid, LANGUAGES),
}


# -- the measurement ------------------------------------------------------------------------


def run(name: str, asked: list[Text], errors: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Ask one tool for all texts; one row per task and part."""
    tool = TOOLS[name]()
    tool("Some words to load what loads late.")
    confusion: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    seconds: dict[tuple[str, str], float] = defaultdict(float)
    for text in asked:
        start = time.process_time()
        answer = tool(text.text)
        taken = time.process_time() - start
        told = answer if answer in LANGUAGES else "other" if answer else "none"
        for part in ("held_back" if text.held_back else "tuned_on", "all"):
            confusion[text.task, part][text.language, told] += 1
            seconds[text.task, part] += taken
        right = told == text.language or (told, text.language) == ("none", "other")
        if not right and not text.held_back:
            asked_for = {"tool": name, "task": text.task, "language": text.language}
            errors.append(asked_for | {"told": answer, "text": text.text})
    for (task, part), counts in sorted(confusion.items()):
        yield _summary(name, task, part, counts, seconds[task, part])


def _summary(
    tool: str, task: str, part: str, counts: Counter[tuple[str, str]], seconds: float
) -> dict[str, Any]:
    """``accuracy`` is over all texts of the four languages, ``en`` … within one language."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (language, told), count in counts.items():
        total[language] += count
        right[language] += count * (told == language or (language, told) == ("other", "none"))
    of_four = sum(total[language] for language in LANGUAGES)
    row: dict[str, Any] = {"tool": tool, "task": task, "part": part, "texts": of_four}
    row["accuracy"] = round(sum(right[language] for language in LANGUAGES) / of_four, 4)
    for language in (*LANGUAGES, "other"):
        known = total[language]
        row[language] = round(right[language] / known, 4) if known else None
    row["us_per_text"] = round(seconds / sum(total.values()) * 1e6)
    row["confusion"] = {
        language: {told: n for (is_in, told), n in sorted(counts.items()) if is_in == language}
        for language in (*LANGUAGES, "other")
        if total[language]
    }
    return row


def confusions(rows: list[dict[str, Any]]) -> str:
    """What was taken for what, for people: a row is what a text is in, a column what was told."""
    lines = []
    for row in rows:
        lines.append(f"\n{row['tool']}, {row['task']}, {row['part']}")
        told = [{"in": language, **counts} for language, counts in row["confusion"].items()]
        names = ("in", *LANGUAGES, "other", "none")
        lines.append(table([{name: line.get(name, 0) for name in names} for line in told]))
    return "\n".join(lines)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=TOOLS, action="append")
    parser.add_argument("--errors", type=Path, help="write one JSON line per tuned-on mistake")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA.name}/", file=sys.stderr)
        return
    asked = [text for sentence in sentences() for text in texts(sentence)]
    errors: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    for name in options.only or TOOLS:
        for row in run(name, asked, errors):
            rows.append(row)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            print(json.dumps(row | {"measured_at": now}), flush=True)
    print(table([{k: v for k, v in row.items() if k != "confusion"} for row in rows]))
    print(confusions([row for row in rows if row["part"] == "all"]))
    if options.errors:
        found = (json.dumps(error, ensure_ascii=False) for error in errors)
        options.errors.write_text("\n".join(found), encoding="utf-8")


if __name__ == "__main__":
    main()
