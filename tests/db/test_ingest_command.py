"""`euxine ingest` as a program that other programs read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.settings import PROJECT, Settings


@pytest.mark.parametrize("given", [True, False])
def test_its_json_is_one_object_with_a_key_for_each_stage(
    settings: Settings, tmp_path: Path, given: bool
) -> None:
    (tmp_path / "documents").mkdir()
    text = "Lavrov and Çavuşoğlu met in Antalya on Thursday, and spoke of a ceasefire. " * 9
    (tmp_path / "documents" / "one.txt").write_text(f"Talks in Antalya\n\n{text}\n")
    words = ["ingest", *([str(tmp_path / "documents")] if given else []), "--json"]
    done = subprocess.run(
        [sys.executable, "-c", "from pipeline.cli import main; main()", *words],
        cwd=PROJECT,
        env={
            "PATH": os.environ["PATH"],
            "EUXINE_HOME": str(settings.home),
            "EUXINE_DATABASE_URL": str(settings.database_url),
            "EUXINE_SOURCES": str(settings.sources),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert list(report) == ["read" if given else "fetch", "refine", "tag", "publish"]
    assert report["refine"].get("new", 0) == given
