"""`euxine explain`: a saved page, a text and an address, as a person sees them."""

from __future__ import annotations

import gzip
import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.unit.collect.server import LocalServer

Run = Callable[..., tuple[int, str, str]]
LINES = (
    "Limanda dün akşam başlayan fırtına sabaha karşı hızını artırdı ve seferler durduruldu.",
    "Belediye, vatandaşların sahil yolunu kullanmamasını ve tekneleri bağlamasını istedi.",
    "Meteoroloji uzmanları fırtınanın cuma gününe kadar sürmesini beklediklerini söyledi.",
)
PAGE = f"""<!DOCTYPE html><html lang="tr"><head><meta charset="utf-8">
<title>Fırtına seferleri durdurdu | Son Dakika Haberleri</title>
<meta property="og:title" content="Fırtına seferleri durdurdu - Gazete">
<meta property="og:type" content="article"><meta property="og:site_name" content="Gazete">
<meta property="article:published_time" content="2022-03-10T11:07:00+03:00">
<meta name="pubdate" content="2022-03-08">
</head><body><article><h1>Fırtına seferleri durdurdu</h1>
{"".join(f"<p>{line}</p>" for line in LINES)}</article></body></html>"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs `euxine explain …` in this process: its exit code, its output and its errors."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setenv("EUXINE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("EUXINE_DATABASE_URL", raising=False)
    monkeypatch.delenv("EUXINE_SOURCES", raising=False)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["euxine", "explain", *words])
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capfd.readouterr()

    return run


def save(folder: Path, name: str, content: str) -> str:
    path = folder / name
    body = content.encode()
    path.write_bytes(gzip.compress(body) if name.endswith(".gz") else body)
    return str(path)


def test_a_saved_page_with_every_claim_and_the_winner(run: Run, tmp_path: Path) -> None:
    saved = save(tmp_path, "page.html.gz", PAGE)
    code, out, err = run(saved, "--url", "https://gazete.example/haber/firtina-1", "--body")
    assert (code, err) == (0, "")
    title, *rest = out.splitlines()
    assert title.startswith("title         Fırtına seferleri durdurdu")
    for claim in ("Fırtına seferleri durdurdu - Gazete", "2022-03-08 (day)"):
        assert claim in out
    assert any(line.startswith("published     2022-03-10 11:07+03:00") for line in rest)
    assert any("flags" in line and "dates_disagree" in line for line in rest)
    for line in LINES:
        assert line in out


def test_the_same_for_programs(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(save(tmp_path, "page.html", PAGE), "--json")
    said = json.loads(out)
    fields = {field["name"]: field for field in said["fields"]}
    assert code == 0
    assert fields["title"]["value"] == "Fırtına seferleri durdurdu"
    assert {claim["source"] for claim in fields["published"]["claims"]} == {"opengraph", "meta"}
    assert said["body"].split("\n\n") == list(LINES)
    assert said["rejection"] is None


def test_a_text_has_a_title_and_a_date_too(run: Run, tmp_path: Path) -> None:
    text = "\n".join(("Fırtına seferleri durdurdu", "10.03.2022 - 11:07", *LINES))
    code, out, _ = run(save(tmp_path, "saved.txt", text), "--zone", "Europe/Istanbul")
    assert code == 0
    assert "title         Fırtına seferleri durdurdu" in out
    assert "published     2022-03-10 11:07+03:00 (minute, zone of the outlet)" in out


def test_an_address_is_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with LocalServer() as server:
        monkeypatch.setenv("EUXINE_ALLOW_HOSTS", " ".join(server.allowed))
        server.put("/haber/firtina-1", PAGE, kind="text/html; charset=utf-8")
        code, out, _ = run(server.url("/haber/firtina-1"))
        missing = run(server.url("/haber/2"))
    assert code == 0
    assert "title         Fırtına seferleri durdurdu" in out
    assert missing[0] == 1
    assert "answered 404" in missing[2]


def test_no_article_is_an_exit_code_with_its_reason(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(save(tmp_path, "page.html", "<html><body><p>Kısa.</p></body></html>"))
    assert code == 1
    assert "no article" in out
    assert "empty_body" in out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.html", None, "No such file"),
        ("broken.html.gz", b"\x1f\x8b\x08\x00cut", "is not a whole gzip file"),
    ],
)
def test_what_cannot_be_read_is_named(
    run: Run, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    code, out, err = run(str(tmp_path / name))
    assert (code, out) == (1, "")
    assert said in err


def test_an_address_within_the_network_is_refused(run: Run) -> None:
    code, out, err = run("http://127.0.0.1/secret")
    assert (code, out) == (1, "")
    assert "127.0.0.1" in err


def test_an_unknown_zone_is_named(run: Run, tmp_path: Path) -> None:
    code, _, err = run(save(tmp_path, "page.html", PAGE), "--zone", "Europe/Nowhere")
    assert code == 2
    assert "Europe/Nowhere" in err


@pytest.mark.parametrize("target", ["http://[::1", "ftp://example.com/x", "file:///etc/passwd", ""])
def test_what_is_no_address_is_told_in_a_sentence(run: Run, target: str) -> None:
    code, out, err = run(target)
    assert (code, out) == (1, "")
    assert err.startswith("euxine: ")
    assert "Traceback" not in err


def test_a_record_of_another_program_is_explained_as_the_warehouse_reads_it(
    run: Run, tmp_path: Path
) -> None:
    record = {"title": "Fırtına", "text": "\n".join(LINES), "authors": ["Ayşe Kaya"]}
    code, out, _ = run(save(tmp_path, "record.json", json.dumps(record)))
    assert code == 0
    assert "title         Fırtına" in out
    assert "authors       Ayşe Kaya" in out
