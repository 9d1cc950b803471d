"""Captures handed on in one WARC file, and read back from the archive to see if they are whole."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from warcio.archiveiterator import ArchiveIterator

from pipeline.cli import main
from pipeline.collect.records import Fault, Record, read_records
from pipeline.collect.warc import Archive, Place, Revisited, read_pages
from pipeline.model import Page, Redirect
from pipeline.settings import Settings
from pipeline.store.captures import NewCapture, save_captures
from tests.db.documents import CAPTURED

Run = Callable[..., tuple[int, bytes, str]]
BODY = "<p>Новости</p>".encode() * 200


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], settings: Settings
) -> Run:
    """Runs the command in this process: its exit code, its output and its errors."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setenv("EUXINE_HOME", str(settings.home))
    monkeypatch.setenv("EUXINE_DATABASE_URL", str(settings.database_url))

    def run(*words: str) -> tuple[int, bytes, str]:
        monkeypatch.setattr(sys, "argv", ["euxine", "captures", *words])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capfdbinary.readouterr()
        return code, out, err.decode()

    return run


def page(number: int, body: bytes = BODY) -> Page:
    url = f"http://gazette.localhost:8799/{number}"
    return Page(
        f"{url}/old",
        url,
        200,
        {"content-type": "text/html", "content-encoding": "gzip"},
        body,
        CAPTURED + timedelta(days=number),
        encoded=gzip.compress(body, mtime=0),
        request_headers={"User-Agent": "x"},
        redirects=(Redirect(301, url),),
    )


def store(engine: Engine, settings: Settings, *pages: Page) -> list[Place]:
    """Archive pages, each with the body of one before as a revisit, and write their rows."""
    places: list[Place] = []
    known: dict[str, Revisited] = {}
    archive = Archive(settings.warc_url)
    with archive.new_file(CAPTURED) as file, engine.begin() as connection:
        for one in pages:
            before = known.get(one.digest)
            place = file.write(one, revisit_of=before)
            assert place.is_revisit == (before is not None)
            known.setdefault(one.digest, Revisited(place, one.final_url, one.fetched_at))
            row = NewCapture.of(one, one.digest, "gazette", None, (place.file, place.offset))
            if before:
                payload = before.place
                row = replace(row, payload_file=payload.file, payload_offset=payload.offset)
            save_captures(connection, [row])
            places.append(place)
    return places


def records(raw: bytes) -> list[Record]:
    found = list(read_records(io.BytesIO(raw)))
    assert not any(isinstance(one, Fault) for one in found)
    return found  # type: ignore[return-value]


def kinds(raw: bytes) -> list[str]:
    return [one.kind for one in records(raw)]


EXPORT_TO_STDOUT = ("captures", "export", "-")
GROUP = ["response", "request", "metadata"]
REVISIT = ["revisit", "request", "metadata"]


def test_an_export_is_a_file_of_its_own_with_all_that_was_archived_together(
    run: Run, engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    stored = [page(1), page(2, b"<p>two</p>"), page(3)]
    store(engine, settings, *stored)
    out = tmp_path / "out.warc.gz"
    code, said, err = run("export", str(out))
    assert (code, said) == (0, b"")
    assert "3 captures exported" in err
    raw = out.read_bytes()
    assert kinds(raw) == ["warcinfo", *GROUP, *GROUP, *REVISIT]
    info, *others = records(raw)
    assert info.fields["warc-filename"] == "out.warc.gz"
    archived = b"".join(path.read_bytes() for path in Path(settings.warc_url).rglob("*.warc.gz"))
    assert [one.fields for one in others] == [one.fields for one in records(archived)[1:]]
    one, two, revisit = read_pages(io.BytesIO(raw))
    assert [(p.url, p.final_url, p.body) for p in (one, two)] == [
        (p.url, p.final_url, p.body) for p in stored[:2]
    ]
    assert isinstance(revisit, Fault)
    assert list(tmp_path.glob(".out*")) == []


def test_another_reader_finds_the_same_records_and_right_digests(
    run: Run, engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    store(engine, settings, page(1), page(2))
    out = tmp_path / "out.warc.gz"
    run("export", str(out))
    with out.open("rb") as stream:
        found = []
        for record in ArchiveIterator(stream, check_digests="raise"):
            found.append(record.rec_type)
            if record.rec_type == "response":
                assert record.content_stream().read() == BODY
            record.raw_stream.read()
    assert found == ["warcinfo", *GROUP, *REVISIT]


def test_a_revisit_takes_its_original_with_it_once(
    run: Run, engine: Engine, settings: Settings
) -> None:
    store(engine, settings, page(1), page(2), page(3))
    code, raw, _ = run("export", "--since", "2022-03-13", "-")
    assert code == 0
    assert kinds(raw) == ["warcinfo", *GROUP, *REVISIT, *REVISIT]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--source", "gazette"), {1, 2, 3}),
        (("--source", "other"), set()),
        (("--since", "2022-03-13"), {2, 3}),
        (("--until", "2022-03-14"), {1, 2}),
        (("--since", "2022-03-13T09:00:00", "--until", "2022-03-13T09:00:01"), {2}),
        (("--since", "2022-03-13T09:00:01", "--until", "2022-03-14"), set()),
        (("--url", "http://gazette.localhost:8799/3"), {3}),
        (("--url", "http://gazette.localhost:8799/3/old"), {3}),
        (("--article", "7"), {2}),
        (("--article", "7", "--url", "http://gazette.localhost:8799/3"), set()),
    ],
)
def test_captures_are_chosen_by_all_that_is_said(
    run: Run,
    engine: Engine,
    settings: Settings,
    tmp_path: Path,
    words: tuple[str, ...],
    expected: set[int],
) -> None:
    store(engine, settings, *(page(n, b"%d" % n) for n in (1, 2, 3)))
    with engine.begin() as connection:
        connection.execute(text("UPDATE raw.capture SET article_id = 7 WHERE url LIKE '%/2/old'"))
    out = tmp_path / "out.warc.gz"
    code, _, err = run("export", *words, str(out))
    if not expected:
        assert (code, out.exists()) == (1, False)
        assert "no capture" in err
        return
    assert code == 0
    with out.open("rb") as stream:
        assert {int(found.body) for found in read_pages(stream)} == expected


def test_a_file_is_not_replaced_unless_that_is_wanted(
    run: Run, engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    store(engine, settings, page(1))
    out = tmp_path / "out.warc.gz"
    out.write_text("precious")
    code, _, err = run("export", str(out))
    assert (code, out.read_text()) == (2, "precious")
    assert "--force" in err
    assert run("export", "--force", str(out))[0] == 0
    assert kinds(out.read_bytes()) == ["warcinfo", *GROUP]


@pytest.mark.parametrize("target", ["nowhere/out.warc.gz", "."])
def test_a_file_that_cannot_be_made_is_named(run: Run, tmp_path: Path, target: str) -> None:
    code, _, err = run("export", str(tmp_path / target))
    assert code == 2
    assert str(tmp_path) in err.replace("\n", "")


def test_a_full_disk_is_said_and_leaves_nothing_behind(
    run: Run, engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    store(engine, settings, page(1, random.Random(1).randbytes(50_000)))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        code, _, err = run("export", str(tmp_path / "out.warc.gz"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert code == 1
    assert "out.warc.gz can't be written: File too large" in err.replace("\n", " ")
    assert [path for path in tmp_path.iterdir() if "out" in path.name] == []


def test_a_reader_that_has_had_enough_is_no_error_to_speak_of(
    engine: Engine, settings: Settings
) -> None:
    store(engine, settings, *(page(n, random.Random(n).randbytes(200_000)) for n in range(3)))
    with subprocess.Popen(
        [sys.executable, "-c", "import pipeline.cli; pipeline.cli.main()", *EXPORT_TO_STDOUT],
        env={**os.environ, "EUXINE_DATABASE_URL": str(settings.database_url)}
        | {"EUXINE_HOME": str(settings.home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(2) == b"\x1f\x8b"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


def damage(settings: Settings, place: Place) -> None:
    path = Path(settings.warc_url) / place.file
    raw = bytearray(path.read_bytes())
    raw[place.offset + 300] ^= 0xFF
    path.write_bytes(raw)


def test_records_that_are_damaged_are_told_of_and_the_others_exported(
    run: Run, engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    places = store(engine, settings, *(page(n, b"%d" % n) for n in (1, 2, 3)), page(4, b"2"))
    damage(settings, places[1])
    out = tmp_path / "out.warc.gz"
    code, _, err = run("export", str(out))
    assert code == 1
    assert "2 captures exported, 2 not" in err
    assert "gazette.localhost:8799/2/old" in err
    with out.open("rb") as stream:
        assert [found.body for found in read_pages(stream)] == [b"1", b"3"]


def test_checking_finds_what_is_missing_damaged_or_other_bytes(
    run: Run, engine: Engine, settings: Settings
) -> None:
    places = store(engine, settings, *(page(n, b"%d" % n) for n in (1, 2, 3)), page(4, b"3"))
    code, out, _ = run("check")
    assert (code, out.decode().strip()) == (0, "4 captures checked, 0 missing or damaged")
    damage(settings, places[1])
    [gone] = store(engine, settings, page(5, b"5"))
    (Path(settings.warc_url) / gone.file).unlink()
    with engine.begin() as connection:
        connection.execute(text("UPDATE raw.capture SET digest = 'abc' WHERE url LIKE '%/3/old'"))
    code, out, _ = run("check")
    *lines, last = out.decode().splitlines()
    assert code == 1
    assert last == "5 captures checked, 3 missing or damaged"
    two, three, five = lines
    assert "/2/old" in two
    assert "SHA-256" in three
    assert gone.file in five
    code, out, _ = run("check", "--json", "--since", "2022-03-15")
    report = json.loads(out)
    assert (code, report["checked"], len(report["bad"])) == (1, 2, 1)
    assert run("check", "--until", "2022-03-13")[0] == 0


@pytest.mark.parametrize("command", ["export", "check"])
def test_help_gives_examples(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert b"euxine captures" in out.replace(b"Usage: euxine captures", b"")
