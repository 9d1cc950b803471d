"""`euxine sources`: outlets looked at and added, against a real server and real files."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
import yaml

from pipeline.cli import main
from pipeline.sources import load_sources
from tests.unit.collect.server import LocalServer

Run = Callable[..., tuple[int, str, str]]
NOW = datetime.now(UTC)
TURKISH = (
    "Cumhurbaşkanı Erdoğan Kiev'e gidiyor",
    "Dışişleri Bakanı açıklama yaptı",
    "Karadeniz'de tahıl koridoru görüşmeleri sürüyor",
)
GERMAN = (
    "Der Bundestag hat am Donnerstag über das neue Gesetz abgestimmt",
    "Die Regierung will die Hilfe für die Ukraine noch einmal erhöhen",
)
OUTLET = """\
# Outlets of the test.

- id: gazette
  name: Gazette
  home: https://gazette.example/
  country: TR
  languages: [tr]
  kind: newspaper
  feeds: [{url: "https://gazette.example/rss"}]
"""


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with LocalServer() as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "turkey.yaml").write_text(OUTLET, encoding="utf-8")
    return folder


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    folder: Path,
    server: LocalServer,
) -> Run:
    """Runs `euxine sources …` in this process: its exit code, its output and its errors."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setenv("EUXINE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EUXINE_SOURCES", str(folder))
    monkeypatch.setenv("EUXINE_ALLOW_HOSTS", " ".join(server.allowed))
    monkeypatch.delenv("EUXINE_DATABASE_URL", raising=False)

    def run(*words: str, answers: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["euxine", "sources", *words])
        monkeypatch.setattr(sys, "stdin", StringIO(answers))
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capfd.readouterr()

    return run


def rss(links: dict[str, str], language: str = "en-US") -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link>"
        f"<pubDate>{NOW - timedelta(hours=n):%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for n, (link, title) in enumerate(links.items())
    )
    head = f"<title>A feed</title><language>{language}</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'


def news_sitemap(links: dict[str, str]) -> str:
    urls = "".join(
        f"<url><loc>{link}</loc><n:news><n:publication_date>{NOW:%Y-%m-%d}</n:publication_date>"
        f"<n:title>{title}</n:title></n:news></url>"
        for link, title in links.items()
    )
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return f"<urlset {spaces}>{urls}</urlset>"


def put_feed(server: LocalServer, path: str, titles: tuple[str, ...] = TURKISH) -> None:
    links = {server.url(f"{path}/{n}"): title for n, title in enumerate(titles)}
    server.put(path, rss(links), kind="application/rss+xml")


def put_front_page(server: LocalServer, *links: str) -> None:
    head = '<title>Haberler</title><meta property="og:site_name" content="Yeni Gazete">'
    named = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{link}">' for link in links
    )
    server.put("/", f"<html><head>{head}{named}</head><body></body></html>")


def added(folder: Path, name: str = "turkey.yaml") -> dict[str, object]:
    row: dict[str, object] = yaml.safe_load((folder / name).read_text(encoding="utf-8"))[-1]
    return row


def test_a_site_is_added_with_its_feed_and_its_news_sitemap(
    run: Run, server: LocalServer, folder: Path
) -> None:
    put_front_page(server, "/rss")
    put_feed(server, "/rss")
    sitemap = server.url("/sitemaps/haber.xml")
    server.put("/sitemaps/haber.xml", news_sitemap({server.url("/n/1"): TURKISH[0]}))
    server.put("/robots.txt", f"User-agent: *\nSitemap: {sitemap}\n", kind="text/plain")
    code, out, err = run("add", server.url("/"), "--delay", "0", "--yes")
    assert code == 0, err
    assert added(folder) == {
        "id": "site",
        "name": "Yeni Gazete",
        "home": server.url("/"),
        "country": "TR",
        "languages": ["tr"],
        "kind": "online",
        "time_zone": "Europe/Istanbul",
        "delay": 0,
        "feeds": [
            {"url": server.url("/rss"), "language": "tr"},
            {"url": sitemap, "language": "tr", "kind": "news_sitemap"},
        ],
    }
    assert "3 entries, newest" in out
    assert "the next poll takes it up" in " ".join(out.split())
    assert [source.id for source in load_sources(folder)] == ["gazette", "site"]
    assert (folder / "turkey.yaml").read_text(encoding="utf-8").startswith(OUTLET)
    assert [path.name for path in folder.iterdir()] == ["turkey.yaml"]


def test_a_feed_s_address_leads_to_its_site(run: Run, server: LocalServer, folder: Path) -> None:
    put_front_page(server, "/rss", "/other")
    put_feed(server, "/rss/dunya.xml")
    code, _, err = run("add", server.url("/rss/dunya.xml"), "--delay", "0", "--yes")
    assert code == 0, err
    row = added(folder)
    assert (row["name"], row["home"]) == ("Yeni Gazete", server.url("/"))
    assert row["feeds"] == [{"url": server.url("/rss/dunya.xml"), "language": "tr"}]
    assert "/other" not in server.paths


def test_what_is_known_better_can_be_said(run: Run, server: LocalServer, folder: Path) -> None:
    put_feed(server, "/rss")
    words = [
        "--id",
        "new",
        "--name",
        "New",
        "--country",
        "UA",
        "--kind",
        "magazine",
        "--language",
        "uk",
        "--language",
        "tr",
    ]
    code, _, err = run("add", server.url("/rss"), "--delay", "0", "--yes", *words)
    assert code == 0, err
    row = added(folder, "ukraine.yaml")
    assert [row[key] for key in ("id", "name", "country", "kind", "languages")] == [
        "new", "New", "UA", "magazine", ["uk", "tr"],
    ]  # fmt: skip


def test_it_asks_before_it_writes(run: Run, server: LocalServer, folder: Path) -> None:
    put_feed(server, "/rss")
    code, out, _ = run("add", server.url("/rss"), "--delay", "0", answers="newspaper\nn\n")
    assert code == 0
    assert "kind: newspaper" in out
    assert (folder / "turkey.yaml").read_text(encoding="utf-8") == OUTLET
    run("add", server.url("/rss"), "--delay", "0", answers="newspaper\ny\n")
    assert added(folder)["kind"] == "newspaper"


def test_without_an_answer_nothing_is_written(run: Run, server: LocalServer, folder: Path) -> None:
    put_feed(server, "/rss")
    code, _, _ = run("add", server.url("/rss"), "--delay", "0", "--kind", "online")
    assert code == 1
    assert (folder / "turkey.yaml").read_text(encoding="utf-8") == OUTLET


@pytest.mark.parametrize(("words", "written"), [([], False), (["--yes"], True), (["--yes", "--dry-run"], False)])  # fmt: skip
def test_json_asks_nothing(
    run: Run, server: LocalServer, folder: Path, words: list[str], written: bool
) -> None:
    put_feed(server, "/rss")
    code, out, err = run("add", server.url("/rss"), "--delay", "0", "--json", *words)
    assert code == 0, err
    said = json.loads(out)
    assert said["row"]["id"] == "site"
    assert said["file"] == str(folder / "turkey.yaml")
    assert said["added"] is written
    assert len(load_sources(folder)) == 1 + written


def test_a_dry_run_writes_nothing(run: Run, server: LocalServer, folder: Path) -> None:
    put_feed(server, "/rss")
    code, out, _ = run("add", server.url("/rss"), "--delay", "0", "--dry-run")
    assert code == 0
    assert "- id: site" in out
    assert (folder / "turkey.yaml").read_text(encoding="utf-8") == OUTLET


def test_common_places_are_tried_where_a_site_names_nothing_but_not_for_ever(
    run: Run, server: LocalServer, folder: Path
) -> None:
    put_front_page(server)
    put_feed(server, "/rss.xml")
    code, _, err = run("add", server.url("/"), "--delay", "0", "--yes")
    assert code == 0, err
    assert added(folder)["feeds"] == [{"url": server.url("/rss.xml"), "language": "tr"}]
    assert "/atom.xml" not in server.paths


def test_a_sitemap_of_the_whole_site_is_taken_where_there_is_nothing_better(
    run: Run, server: LocalServer, folder: Path
) -> None:
    put_front_page(server)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    pages = f"<url><loc>{server.url('/a')}</loc><lastmod>{NOW:%Y-%m-%d}</lastmod></url>"
    server.put("/pages.xml", f"<urlset {space}>{pages}</urlset>")
    inner = f"<sitemap><loc>{server.url('/pages.xml')}</loc></sitemap>"
    server.put("/map.xml", f"<sitemapindex {space}>{inner}</sitemapindex>")
    server.put("/robots.txt", f"Sitemap: {server.url('/map.xml')}\n", kind="text/plain")
    words = ["--delay", "0", "--yes", "--language", "tr"]
    code, out, err = run("add", server.url("/"), *words)
    assert code == 0, err
    assert "taken, because there is no feed" in out
    assert added(folder)["feeds"] == [{"url": server.url("/map.xml"), "kind": "news_sitemap"}]


def test_an_empty_file_gets_its_first_row(run: Run, server: LocalServer, folder: Path) -> None:
    (folder / "ukraine.yaml").write_text("[]\n")
    put_feed(server, "/rss")
    code, _, err = run("add", server.url("/rss"), "--delay", "0", "--yes", "--country", "ua")
    assert code == 0, err
    assert added(folder, "ukraine.yaml")["country"] == "UA"


def test_a_page_that_lists_feeds_and_an_index_of_sitemaps_are_looked_into(
    run: Run, server: LocalServer, folder: Path
) -> None:
    put_front_page(server)
    server.put("/rss", '<html><body><a href="/rss/a.xml">a</a><a href="/rss/b.xml">b</a></body></html>')  # fmt: skip
    put_feed(server, "/rss/a.xml")
    put_feed(server, "/rss/b.xml")
    index = "".join(f"<sitemap><loc>{server.url(p)}</loc></sitemap>" for p in ("/s/old.xml", "/s/news.xml"))  # fmt: skip
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    server.put("/sitemap-news.xml", f"<sitemapindex {space}>{index}</sitemapindex>")
    server.put("/s/news.xml", news_sitemap({server.url("/n/1"): TURKISH[0]}))
    code, _, err = run("add", server.url("/"), "--delay", "0", "--yes")
    assert code == 0, err
    feeds = [feed.url for source in load_sources(folder) if source.id == "site" for feed in source.feeds]  # fmt: skip
    assert feeds == [server.url(path) for path in ("/rss/a.xml", "/rss/b.xml", "/s/news.xml")]


def test_feeds_that_bring_nothing_are_left_out_and_named(
    run: Run, server: LocalServer, folder: Path
) -> None:
    put_front_page(server, "/rss", "/same", "/german", "/empty", "/gone", "/page")
    put_feed(server, "/rss")
    links = {server.url(f"/rss/{n}"): title for n, title in enumerate(TURKISH)}
    server.put("/same", rss(links), kind="application/xml")
    put_feed(server, "/german", GERMAN)
    server.put("/empty", rss({}), kind="application/xml")
    server.put("/page", "<html><body>Hello</body></html>")
    code, out, err = run("add", server.url("/"), "--delay", "0", "--yes")
    assert code == 0, err
    assert added(folder)["feeds"] == [{"url": server.url("/rss"), "language": "tr"}]
    said = {path: next(line for line in out.splitlines() if f"{server.port}/{path}" in line) for path in ("same", "german", "empty", "gone", "page")}  # fmt: skip
    assert "it repeats another" in said["same"]
    assert "only en, tr, ru, uk are kept" in said["german"]
    assert "it is empty" in said["empty"]
    assert "answered 404" in said["gone"]
    assert said["page"]


def test_no_more_than_twenty_addresses_are_asked(
    run: Run, server: LocalServer, folder: Path
) -> None:
    put_front_page(server, *(f"/rss/{n}" for n in range(30)))
    for n in range(30):
        inner = "".join(f'<a href="/rss/{n}/{m}">x</a>' for m in range(30))
        server.put(f"/rss/{n}", f"<html><body>{inner}</body></html>")
    code, _, err = run("add", server.url("/"), "--delay", "0", "--yes")
    assert code == 1
    assert "20 addresses were asked and no feed to add was found" in err
    assert len(server.paths) <= 20


def test_an_outlet_that_is_there_is_named_with_the_feeds_that_it_lacks(
    run: Run, server: LocalServer, folder: Path
) -> None:
    put_feed(server, "/rss")
    put_feed(server, "/rss/world")
    run("add", server.url("/rss"), "--delay", "0", "--yes")
    before = (folder / "turkey.yaml").read_text(encoding="utf-8")
    code, _, err = run("add", server.url("/rss"), "--delay", "0", "--yes")
    assert code == 1
    assert "site is there already, and no feed of it is missing" in err
    code, _, err = run("add", server.url("/rss/world"), "--delay", "0", "--yes")
    assert code == 1
    assert "site is there already; these feeds of it are not:" in err
    assert f"- {{url: {server.url('/rss/world')}, language: tr}}" in err
    assert (folder / "turkey.yaml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--id", "gazette"], 1, "gazette"),
        (["--id", "Not An Id"], 1, "lower-case ASCII letters"),
        (["--kind", "blog"], 1, "expected one of wire"),
        (["--country", "XX"], 1, "ISO alpha-2"),
        (["--language", "de", "--country", "DE"], 1, "languages"),
        (["--file", "notes.txt"], 1, "ends in .yaml"),
        (["--file", "../turkey.yaml"], 2, "not a path"),
    ],
)
def test_a_row_that_would_not_load_leaves_the_files_as_they_are(
    run: Run, server: LocalServer, folder: Path, words: list[str], code: int, said: str
) -> None:
    put_feed(server, "/rss")
    result, _, err = run("add", server.url("/rss"), "--delay", "0", "--yes", *words)
    assert result == code
    assert said in err
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == {
        "turkey.yaml": OUTLET
    }


def test_a_country_that_nothing_tells_has_to_be_said(run: Run, server: LocalServer) -> None:
    put_feed(server, "/rss", ("Russia and Turkey sign an agreement on grain exports from Odesa",))
    code, _, err = run("add", server.url("/rss"), "--delay", "0", "--yes")
    assert code == 2
    assert "name it with --country" in err


def test_a_site_that_does_not_answer_is_named_with_the_cause(run: Run, server: LocalServer) -> None:
    server.put("/robots.txt", "User-agent: *\nDisallow: /\n", kind="text/plain")
    code, _, err = run("add", server.url("/"), "--delay", "0", "--yes")
    assert code == 1
    assert "robots.txt" in err
    code, _, err = run("add", "http://nowhere.invalid/", "--delay", "0", "--yes")
    assert code == 1
    assert "nowhere.invalid" in err
    assert "Traceback" not in err


def test_where_the_file_can_t_be_written_the_row_is_shown(
    run: Run, server: LocalServer, folder: Path
) -> None:
    put_feed(server, "/rss")
    (folder / ".turkey.yaml.new").mkdir()  # stands in the way, even of root
    code, out, err = run("add", server.url("/rss"), "--delay", "0", "--yes")
    assert code == 1
    assert "- id: site" in out
    assert "can't be written" in err
    assert "EUXINE_SOURCES" in err
    assert (folder / "turkey.yaml").read_text(encoding="utf-8") == OUTLET


def test_check_tells_what_is_alive_what_has_moved_and_why_something_is_not(
    run: Run, server: LocalServer, folder: Path
) -> None:
    put_feed(server, "/new")
    server.put("/rss", status=301, headers={"Location": "/new"})
    server.put("/page", "<html><body>Hello</body></html>")
    feeds = [server.url("/rss"), server.url("/page"), "http://nowhere.invalid/rss"]
    text = OUTLET.replace('{url: "https://gazette.example/rss"}', ", ".join(f'{{url: "{url}"}}' for url in feeds))  # fmt: skip
    (folder / "turkey.yaml").write_text(text.replace("[tr]", "[tr]\n  delay: 0"), encoding="utf-8")
    code, out, _ = run("check", "--json")
    assert code == 1
    reports = {report["url"]: report for report in map(json.loads, out.splitlines())}
    assert [reports[url]["state"] for url in feeds] == ["alive", "dead", "dead"]
    assert f"write {server.url('/new')} instead" in reports[feeds[0]]["detail"]
    assert "web page" in reports[feeds[1]]["detail"]
    assert "nowhere.invalid" in reports[feeds[2]]["detail"]


def test_the_list_needs_no_warehouse(run: Run, tmp_path: Path) -> None:
    code, out, err = run("list", "--json")
    assert (code, err) == (0, "")
    assert [(row["id"], row["disabled"]) for row in json.loads(out)] == [("gazette", None)]
    assert not (tmp_path / "home").exists()
