"""What is compiled from the knowledge base, and the cache that keeps it."""

from __future__ import annotations

import ast
import shutil
import stat
import threading
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.tag import cache, compiled
from pipeline.tag.compiled import FORM_MAKERS, load_compiled_knowledge, load_forms
from pipeline.tag.forms import Form, build_forms
from pipeline.tag.knowledge import FOLDER, Knowledge, load_knowledge
from pipeline.tag.matching import Matcher
from pipeline.tag.text import fold, shadow
from tests.unit.tag.conftest import DATA


def kept_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.bin"))


def test_forms_are_made_anew_where_any_module_they_depend_on_changes() -> None:
    makers = {str(module.__name__) for module in FORM_MAKERS}
    imported = {
        node.module if node.module != "pipeline.tag" else f"pipeline.tag.{name.name}"
        for module in FORM_MAKERS
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text()))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("pipeline.tag")
        for name in node.names
    }
    assert imported <= makers


def test_every_form_is_kept(knowledge: Knowledge, tmp_path: Path) -> None:
    built = build_forms(knowledge)
    expected: dict[bytes, set[Form]] = defaultdict(set)
    for pattern, forms in built.by_pattern.items():
        expected[shadow(pattern)[0]].update(forms)
    for _ in range(2):  # built, then from the cache
        table = load_forms(knowledge, tmp_path)
        patterns = [*table.patterns(), *(shadow(pattern)[0] for pattern in table.exotic)]
        found = {p: set(table.forms(number)) for number, p in enumerate(patterns)}
        assert found == expected
        assert table.given == built.given
    assert len(kept_files(tmp_path)) == 1


def test_knowledge_is_kept_as_it_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = load_knowledge(DATA)
    assert load_compiled_knowledge(DATA, tmp_path) == read
    monkeypatch.setattr(compiled, "load_knowledge", None)
    kept = load_compiled_knowledge(DATA, tmp_path)
    assert kept == read
    assert list(kept.entities) == list(read.entities)


def test_project_data_are_kept_as_they_were_read(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "data")
    read = load_compiled_knowledge(folder, tmp_path)
    assert load_compiled_knowledge(folder, tmp_path) == read
    assert len(kept_files(tmp_path)) == 1


def test_other_files_are_another_key(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for number in range(5):
        rows = f"- {{id: x{number}, type: event, subtype: s, name: {{en: Name}}}}"
        (folder / "events.yaml").write_text(rows)
        loaded = load_compiled_knowledge(folder, tmp_path / "cache")
        assert list(loaded.entities) == [f"x{number}"]
    assert len(kept_files(tmp_path / "cache")) == 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: b"\xff\xfe",
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: content.replace(b"putin", b"patin", 1),
        lambda content: b"euxine cache 1: 0: 1 0\nx",
    ],
)
def test_a_damaged_cache_is_made_anew(
    knowledge: Knowledge, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    load_forms(knowledge, tmp_path)
    load_compiled_knowledge(DATA, tmp_path)
    for file in kept_files(tmp_path):
        file.write_bytes(damage(file.read_bytes()))
    assert load_compiled_knowledge(DATA, tmp_path) == knowledge
    assert Matcher(knowledge, tmp_path).lookup("Putin")


def test_an_unwritable_cache_is_no_obstacle(knowledge: Knowledge, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    blocked.chmod(stat.S_IRUSR)
    assert Matcher(knowledge, blocked / "sub").lookup("Putin")
    assert load_compiled_knowledge(DATA, blocked / "sub") == knowledge


def test_no_home_is_no_obstacle(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("no home directory")

    monkeypatch.setattr(cache, "default_cache_dir", nowhere)
    assert Matcher(knowledge).lookup("Putin")


def test_several_at_once(knowledge: Knowledge, tmp_path: Path) -> None:
    answers: list[Knowledge] = []
    threads = [
        threading.Thread(target=lambda: answers.append(load_compiled_knowledge(DATA, tmp_path)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [knowledge] * 8
    assert [path.suffix for path in tmp_path.iterdir()] == [".bin"]


def test_the_shadow_is_one_byte_a_letter() -> None:
    text = "С-400, «Лук'янов» @kremlin_ru – თბილისი 🇹🇷 \ud800?"
    folded = fold(text)
    assert len(shadow(folded)[0]) == len(text) + 1
    assert shadow("kyiv") == (b" kyiv", True)
    assert shadow("თბ") == (b"   ", False)
