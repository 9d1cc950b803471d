"""Finding every known name in a text, in one pass.

One automaton holds all forms, folded. What it finds is checked against the original: word
boundaries, capitals, diacritics, Turkish suffixes. What a name then stands for is decided in
``linking``.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from pipeline.tag import forms as forms_module
from pipeline.tag.forms import ACRONYM, DEMONYM, OFFICE, SURNAMES, Form, Forms, build_forms
from pipeline.tag.knowledge import Knowledge
from pipeline.tag.text import Folded, fold, light
from pipeline.tag.words import COMMON_WORDS, INSTITUTIONS

_MAGIC = "euxine forms 1"


class Reading(NamedTuple):
    """What one spelling can be, sorted for the linker."""

    people: tuple[Form, ...]
    """Surnames, firm and weak."""
    others: tuple[Form, ...]
    """Everything else but demonyms and offices."""
    demonym: Form | None
    offices: tuple[Form, ...] = ()
    """Titles that the text's language has; ``entity`` is the office's id."""


class Candidate(NamedTuple):
    """A place in the folded text where forms of one or more entities stand."""

    start: int
    end: int
    reading: Reading


_ASIDE = SURNAMES | {DEMONYM, OFFICE}
_NOTHING = Reading((), (), None)


def _reading(forms: tuple[Form, ...]) -> Reading:
    if not forms:
        return _NOTHING
    return Reading(
        tuple(f for f in forms if f.kind in SURNAMES),
        tuple(f for f in forms if f.kind not in _ASIDE),
        next((f for f in forms if f.kind == DEMONYM), None),
        tuple(f for f in forms if f.kind == OFFICE),
    )


# A Turkish case ending, as it follows a name without an apostrophe; folded, so that vowel
# harmony is down to two letters.
_TURKISH_SUFFIX = re.compile(
    r"(?=\w)(?:l[ae]r)?(?:s?[iu])?"
    r"(?:n?[iu]n|n?[dt][ae](?:n|ki(?:l[ae]r)?(?:n?[iu]n)?)?|[yn]?[iu]|[yn]?[ae]|y?l[ae]|n?c[ae])?"
    r"(?!\w)"
)
# After the shorter names only these are plain: Kievde; but not Mali in "Maliye".
_TURKISH_LOCATIVE = re.compile(r"(?:[dt][ae]n?|[dt][ae]ki|n[iu]n)(?!\w)")
_PLURAL = re.compile("l[ae]r")
_CYRILLIC_ENDING = re.compile(r"(?:а|у|ом|е|ы|ов|ам|ами|ах|і|ові|ів)(?!\w)")


class Matcher:
    """All forms of a knowledge base, ready to be looked for."""

    def __init__(self, knowledge: Knowledge, cache_dir: Path | str | None = None) -> None:
        forms = load_forms(knowledge, cache_dir)
        self.given = forms.given
        self._patterns = list(forms.by_pattern)
        self._forms = list(forms.by_pattern.values())
        self._by_pattern = forms.by_pattern
        self._kept: dict[tuple[int, str, str], Reading] = {}
        self._automaton = AhoCorasick(self._patterns, store_patterns=False)

    def lookup(self, name: str) -> tuple[Form, ...]:
        """The forms of entities that a whole string is spelt as."""
        return tuple(f for f in self._by_pattern.get(fold(name), ()) if f.kind != OFFICE)

    def find(self, text: Folded, language: str) -> list[Candidate]:
        """All candidates in order of their start, overlapping ones included."""
        folded, plain = text.folded, text.plain
        size = len(folded)
        turkish = language == "tr"
        found: list[Candidate] = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            # Most names follow a space; the rest is looked at more closely.
            if start and folded[start - 1] != " " and not _opens(folded, start):
                continue
            full_end = end
            acronym_only = False
            if end < size:
                after = folded[end]
                if after.isalnum() or after == "_":
                    suffix = self._suffix(folded, plain, end, end - start, turkish)
                    if suffix is None:
                        continue
                    full_end, acronym_only = suffix
                elif after == "'" and _inside_cyrillic(folded, end):
                    continue
            reading = self._read(index, plain[start:end], language)
            if acronym_only:
                reading = _reading(tuple(f for f in reading.others if f.kind == ACRONYM))
            elif full_end > end and _PLURAL.match(folded, end):
                reading = reading._replace(offices=())  # ministers are nobody in particular
            if reading != _NOTHING:
                found.append(Candidate(start, full_end, reading))
        return found

    def _read(self, index: int, surface: str, language: str) -> Reading:
        """The forms of a pattern whose capitals and diacritics a surface shows."""
        key = (index, surface, language)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) > 100_000:
                self._kept.clear()
            forms = self._forms[index]
            kept = _reading(
                tuple(
                    f
                    for f in forms
                    if shown(f.written, f.kind, surface)
                    # «мер» is a mayor in Ukrainian and "of measures" in Russian.
                    and (f.kind != OFFICE or language in f.language)
                )
            )
            self._kept[key] = kept
        return kept

    @staticmethod
    def _suffix(
        folded: str, plain: str, end: int, length: int, turkish: bool
    ) -> tuple[int, bool] | None:
        """Where a word with a case ending ends, and whether only an acronym takes that one."""
        if folded[end - 1] > "\u0400":
            # МИДом: an acronym in capitals takes small endings.
            if plain[end - 1].isupper() and plain[end].islower():
                ending = _CYRILLIC_ENDING.match(folded, end)
                return (ending.end(), True) if ending else None
            return None
        if not turkish or length < 3:
            return None
        ending = (_TURKISH_SUFFIX if length > 4 else _TURKISH_LOCATIVE).match(folded, end)
        if ending is None:
            return None
        if not plain[end].islower() and not plain[end - 1].isupper():
            return None
        return ending.end(), False


def _opens(folded: str, start: int) -> bool:
    before = folded[start - 1]
    if before.isalnum() or before in "_@":
        return False
    if before == "'" and start > 1 and folded[start - 2] > "\u0400":
        return not folded[start - 2].isalnum()
    return True


def _inside_cyrillic(folded: str, at: int) -> bool:
    """Whether an apostrophe is a letter, as in Ukrainian: Лук is not a part of Лук'янов."""
    return folded[at - 1] > "\u0400" and folded[at + 1 : at + 2] > "\u0400"


def shown(written: str, kind: str, surface: str) -> bool:
    """Whether a text's spelling shows the capitals and diacritics that the form has."""
    if len(written) != len(surface):
        return False
    if kind == ACRONYM:
        return _acronym_shown(written, surface)
    if not _diacritics_fit(written, surface):
        return False
    if surface.isupper() and len(surface) > 2:
        return True
    if kind == OFFICE or (kind == DEMONYM and written.islower()):
        return True
    opening = True  # the next letter begins a word
    for index, (want, got) in enumerate(zip(written, surface, strict=True)):
        if want.isupper() and not got.isupper() and not (index == 0 and _institution(written)):
            return False
        if want.islower() and got.isupper() and not opening:
            word_start = max(surface.rfind(" ", 0, index), surface.rfind("-", 0, index)) + 1
            word = re.split(r"[\s-]", surface[word_start:], maxsplit=1)[0]
            if not word.isupper():
                return False
        opening = not got.isalnum()
    return True


def _acronym_shown(written: str, surface: str) -> bool:
    if light(written) != light(surface):
        return False
    if all(g.isupper() for w, g in zip(written, surface, strict=True) if w.isupper()):
        return True
    # The British press writes Nato and Unesco.
    return len(written) >= 4 and surface.istitle() and fold(surface) in (
        "nato", "unesco", "unicef", "opec", "osce", "tass"
    )  # fmt: skip


def _institution(written: str) -> bool:
    """«министерство обороны», "foreign ministry": institutions lose their first capital."""
    first, _, rest = written.partition(" ")
    return bool(rest) and INSTITUTIONS.match(fold(first)) is not None


def _diacritics_fit(written: str, surface: str) -> bool:
    want, got = light(written), light(surface)
    if want == got:
        return True
    for w, g in zip(want, got, strict=True):
        if w != g and g != fold(w) and g not in "âîû":
            return False
    bare = fold(surface)
    return len(bare) >= 4 and bare not in COMMON_WORDS


# -- the forms, built once and kept -------------------------------------------


def default_cache_dir() -> Path:
    """Where this platform keeps a user's caches."""
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "euxine"


def load_forms(knowledge: Knowledge, cache_dir: Path | str | None = None) -> Forms:
    """All forms: from the cache if it holds these very data, else built and kept there."""
    try:
        folder = Path(cache_dir) if cache_dir is not None else default_cache_dir()
        path = folder / f"forms-{_fingerprint(knowledge)}.txt"
        cached = _read(path)
    except (OSError, RuntimeError):  # no home directory, no permission
        return build_forms(knowledge)
    if cached is not None:
        return cached
    forms = build_forms(knowledge)
    _write(path, forms)
    return forms


def _fingerprint(knowledge: Knowledge) -> str:
    """Changes with the data and with the code that makes forms of them."""
    digest = hashlib.sha256(repr(list(knowledge.entities.values())).encode())
    here = Path(forms_module.__file__).parent
    for name in ("forms.py", "inflect.py", "given_names.py", "text.py", "matching.py"):
        digest.update((here / name).read_bytes())
    return digest.hexdigest()[:24]


def _write(path: Path, forms: Forms) -> None:
    """Keep the forms as lines of text: a cache that anyone may have touched is never unpickled."""
    lines = [_MAGIC]
    for pattern, entries in forms.by_pattern.items():
        for f in entries:
            mark = "1" if f.derived else "0"
            lines.append("\t".join((pattern, f.entity, f.kind, f.language, mark, f.written)))
    lines += ["\t".join((entity, " ".join(sorted(g)))) for entity, g in forms.given.items()]
    lines.append(_MAGIC)
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".forms-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(lines))
        os.replace(temporary, path)
    except OSError:
        if temporary is not None and os.path.exists(temporary):
            os.unlink(temporary)


def _read(path: Path) -> Forms | None:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if lines[0] != _MAGIC or lines[-1] != _MAGIC or len(lines) < 3:
        return None
    by_pattern: dict[str, tuple[Form, ...]] = {}
    given: dict[str, frozenset[str]] = {}
    for line in lines[1:-1]:
        parts = line.split("\t")
        if len(parts) == 6:
            pattern, entity, kind, language, derived, written = parts
            form = Form(entity, kind, language, written, derived == "1")
            by_pattern[pattern] = (*by_pattern.get(pattern, ()), form)
        elif len(parts) == 2:
            given[parts[0]] = frozenset(parts[1].split())
        else:
            return None
    return Forms(by_pattern, given)
