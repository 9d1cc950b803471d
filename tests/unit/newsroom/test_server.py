from __future__ import annotations

import gzip
import http.client
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import lxml.etree
import lxml.html
import pytest

from demo.newsroom.__main__ import main
from demo.newsroom.articles import at_edition, load
from demo.newsroom.misbehaviours import MISBEHAVIOURS
from demo.newsroom.outlets import OUTLETS, Outlet
from demo.newsroom.server import Newsroom, PortTakenError
from demo.newsroom.site import feed_items, feeds_of, path_of

Get = Callable[..., Any]
FEEDS = [(outlet, spec) for outlet in OUTLETS.values() for spec in feeds_of(outlet, awkward=True)]
TEXTS = load()
STORIES = at_edition(TEXTS, 1)
FAILING = {m.article for m in MISBEHAVIOURS if m.act == "fails_once"}


def address(outlet: Outlet, newsroom: Newsroom, path: str) -> str:
    return outlet.home(newsroom.port).rstrip("/") + path


def trouble(act: str, outlet: str | None = None) -> tuple[Outlet, str]:
    found = next(m for m in MISBEHAVIOURS if m.act == act and outlet in (None, m.outlet))
    return OUTLETS[found.outlet], path_of(found, STORIES)


@pytest.mark.parametrize(
    ("outlet", "spec"), FEEDS, ids=lambda value: getattr(value, "id", None) or value.path
)
def test_every_feed_lists_its_items(
    newsroom: Newsroom, get: Get, outlet: Outlet, spec: Any
) -> None:
    answer = get(address(outlet, newsroom, spec.path))
    assert answer.status == 200
    body = answer.body
    if answer.headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    expected = [item.url for item in feed_items(outlet, spec, newsroom.port, STORIES)]
    assert expected
    if spec.form == "news_sitemap":
        tree = lxml.etree.fromstring(body)
        assert (
            tree.xpath("//*[local-name()='loc' and parent::*[local-name()='url']]/text()")
            == expected
        )
        return
    parsed = feedparser.parse(
        body, response_headers={"content-type": answer.headers["content-type"]}
    )
    assert [entry.link for entry in parsed.entries] == expected
    broken = (outlet.id, spec.path) == ("gunluk-ufuk", "/rss/dunya.xml")
    assert bool(parsed.bozo) is broken
    dated = [entry for entry in parsed.entries if entry.get("published_parsed")]
    assert len(dated) == (0 if spec.form == "rdf" else len(expected))


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=lambda outlet: outlet.id)
def test_every_article_is_on_its_page(newsroom: Newsroom, get: Get, outlet: Outlet) -> None:
    for article in STORIES.values():
        if article.outlet != outlet.id or article.slug in FAILING:
            continue
        answer = get(outlet.address(article, newsroom.port))
        assert answer.status == 200
        tree = lxml.html.fromstring(answer.body.decode(outlet.charset))
        text = " ".join(tree.text_content().split())
        assert " ".join(article.title.split()) in text
        for block in article.blocks:
            for line in block.lines:
                assert " ".join(line.split()) in text
        for author in article.authors:
            assert author in text


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=lambda outlet: outlet.id)
def test_front_page_leads_to_articles_and_sections(
    newsroom: Newsroom, get: Get, outlet: Outlet
) -> None:
    front = get(outlet.home(newsroom.port)).body.decode(outlet.charset)
    tree = lxml.html.fromstring(front)
    links = set(tree.xpath("//a/@href"))
    mine = [
        a for a in STORIES.values() if a.outlet == outlet.id and a.language == outlet.languages[0]
    ]
    assert {outlet.address(a, newsroom.port) for a in mine} <= links
    for article in mine:
        section = address(outlet, newsroom, outlet.section_path(article.section, article.language))
        assert section in links
        assert outlet.address(article, newsroom.port) in get(section).body.decode(outlet.charset)


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=lambda outlet: outlet.id)
def test_robots(newsroom: Newsroom, get: Get, outlet: Outlet) -> None:
    lines = get(address(outlet, newsroom, "/robots.txt")).body.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert all(f"Disallow: {path}" in lines for path in outlet.disallow)


def test_what_is_not_there_is_404(newsroom: Newsroom, get: Get) -> None:
    assert get(f"http://bosphorus-courier.localhost:{newsroom.port}/nothing").status == 404
    assert get(f"http://nobody.localhost:{newsroom.port}/").status == 404


def test_unchanged_is_304(newsroom: Newsroom, get: Get) -> None:
    url = f"http://bosphorus-courier.localhost:{newsroom.port}/feed/"
    first = get(url)
    etag, since = first.headers["etag"], first.headers["last-modified"]
    again = get(url, {"If-None-Match": f'W/"other", W/{etag}'})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", etag)
    assert get(url, {"If-Modified-Since": since}).status == 304
    assert get(url, {"If-None-Match": '"other"', "If-Modified-Since": since}).status == 200
    assert get(url, {"If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"}).status == 200
    assert get(url, {"If-Modified-Since": "yesterday"}).status == 200


def test_pages_are_in_the_outlets_charset(newsroom: Newsroom, get: Get) -> None:
    outlet = OUTLETS["neva-inform"]
    article = STORIES["neva-inform/putin-erdogan-sochi-peregovory"]
    answer = get(outlet.address(article, newsroom.port))
    assert answer.headers["content-type"] == "text/html; charset=windows-1251"
    assert article.title.encode("cp1251") in answer.body
    feed = get(address(outlet, newsroom, outlet.feeds[0].path))
    assert b'encoding="windows-1251"' in feed.body
    assert article.title.encode("cp1251") in feed.body


def test_twins_name_the_canonical_page(newsroom: Newsroom, get: Get) -> None:
    for key, variant in (
        ("mavi-haber/akkuyuya-ilk-nukleer-yakit", "amp"),
        ("moscow-ledger/russia-leaves-grain-deal", "mobile"),
    ):
        article = STORIES[key]
        outlet = OUTLETS[article.outlet]
        twin = outlet.address(article, newsroom.port, variant)  # type: ignore[arg-type]
        main = outlet.address(article, newsroom.port)
        assert twin != main
        assert lxml.html.fromstring(get(twin).body).xpath("//link[@rel='canonical']/@href") == [
            main
        ]


def test_tracked_and_old_addresses_lead_to_the_article(newsroom: Newsroom, get: Get) -> None:
    outlet = OUTLETS["kyiv-chronicle"]
    article = STORIES["kyiv-chronicle/razoni-sails-odesa"]
    main = outlet.address(article, newsroom.port)
    tracked = get(outlet.address(article, newsroom.port, "tracked"))
    assert (tracked.status, tracked.headers["location"]) == (301, main)
    assert get(f"{main}?utm_source=x&fbclid=y").body == get(main).body


def test_the_query_is_the_identity_where_it_is(newsroom: Newsroom, get: Get) -> None:
    outlet = OUTLETS["slovo-dnia"]
    titles = set()
    for article in STORIES.values():
        if article.outlet == outlet.id:
            url = outlet.address(article, newsroom.port)
            assert get(url).body == get(f"{url}&utm_source=x").body
            titles.add(lxml.html.fromstring(get(url).body).findtext(".//title"))
    assert len(titles) == len([a for a in STORIES.values() if a.outlet == outlet.id])
    assert get(address(outlet, newsroom, "/article.php")).status == 404


# -- misbehaviours ---------------------------------------------------------------


@pytest.mark.parametrize(("act", "status"), [("not_found", 404), ("gone", 410)])
def test_missing_pages(newsroom: Newsroom, get: Get, act: str, status: int) -> None:
    outlet, path = trouble(act)
    assert get(address(outlet, newsroom, path)).status == status


def test_forbidden_page_is_in_robots(newsroom: Newsroom, get: Get) -> None:
    outlet, path = trouble("forbidden")
    assert any(path.startswith(prefix) for prefix in outlet.disallow)
    assert get(address(outlet, newsroom, path)).status == 200


def test_redirect_chain(newsroom: Newsroom, get: Get) -> None:
    outlet, path = trouble("redirects")
    url, hops = address(outlet, newsroom, path), 0
    while (answer := get(url)).status == 301:
        url, hops = answer.headers["location"], hops + 1
    assert (answer.status, hops) == (200, 2)


def test_slow_page_completes(newsroom: Newsroom, get: Get) -> None:
    outlet, path = trouble("slow")
    start = time.monotonic()
    answer = get(address(outlet, newsroom, path))
    assert time.monotonic() - start > 1.5
    assert answer.body.rstrip().endswith(b"</html>")


def test_fails_once_then_serves(newsroom: Newsroom, get: Get) -> None:
    outlet, path = trouble("fails_once")
    first = get(address(outlet, newsroom, path))
    assert (first.status, first.headers["retry-after"]) == (500, "1")
    assert get(address(outlet, newsroom, path)).status == 200


@pytest.mark.parametrize(
    ("outlet_id", "claimed"), [("gunluk-ufuk", "iso-8859-1"), ("neva-inform", "utf-8")]
)
def test_lying_charset(newsroom: Newsroom, get: Get, outlet_id: str, claimed: str) -> None:
    outlet, path = trouble("wrong_charset", outlet_id)
    answer = get(address(outlet, newsroom, path))
    assert answer.headers["content-type"] == f"text/html; charset={claimed}"
    answer.body.decode(outlet.charset)


@pytest.mark.parametrize("act", ["endless", "huge"])
def test_pages_too_large(newsroom: Newsroom, act: str) -> None:
    outlet, path = trouble(act)
    connection = http.client.HTTPConnection("127.0.0.1", newsroom.port, timeout=30)
    connection.request("GET", path, headers={"Host": outlet.host})
    response = connection.getresponse()
    assert (response.getheader("content-length") is not None) is (act == "huge")
    assert len(response.read(11 * 1024 * 1024)) == 11 * 1024 * 1024
    response.close()
    connection.close()


def test_silent_page_never_answers(newsroom: Newsroom) -> None:
    outlet, path = trouble("silent")
    connection = http.client.HTTPConnection("127.0.0.1", newsroom.port, timeout=0.3)
    connection.request("GET", path, headers={"Host": outlet.host})
    with pytest.raises(TimeoutError):
        connection.getresponse()
    connection.close()


# -- editions and bookkeeping ------------------------------------------------------


def test_edition_two_changes_only_what_changed(tmp_path: Path, get: Get) -> None:
    state = tmp_path / "state.json"
    with Newsroom(0, state, articles=TEXTS) as newsroom:
        port = newsroom.port
        steady = {key: a for key, a in STORIES.items() if a.slug not in FAILING}
        urls = {key: OUTLETS[a.outlet].address(a, port) for key, a in steady.items()}
        before = {key: get(url) for key, url in urls.items()}
        control = f"http://bosphorus-courier.localhost:{port}/__newsroom__/edition"
        assert get(control, method="POST", body="2").status == 200
        second = at_edition(TEXTS, 2)
        changed = {key for key in urls if second[key] != STORIES[key]}
        assert changed
        for key, url in urls.items():
            headers = {"If-None-Match": before[key].headers["etag"]}
            assert get(url, headers).status == (200 if key in changed else 304), key
            since = {"If-Modified-Since": before[key].headers["last-modified"]}
            assert get(url, since).status == (200 if key in changed else 304), key
        late = [a for key, a in second.items() if key not in STORIES]
        assert late
        for article in late:
            assert get(OUTLETS[article.outlet].address(article, port)).status == 200
    with Newsroom(0, state) as again:
        assert again.edition == 2
    with Newsroom(0, state, edition=1) as reset:
        assert reset.edition == 1


def test_a_late_article_is_not_there_early(newsroom: Newsroom, get: Get) -> None:
    late = [a for key, a in at_edition(TEXTS, 2).items() if key not in STORIES]
    for article in late:
        assert get(OUTLETS[article.outlet].address(article, newsroom.port)).status == 404


@pytest.mark.parametrize("body", ["", "9", "two"])
def test_editions_that_do_not_exist(newsroom: Newsroom, get: Get, body: str) -> None:
    url = f"http://bosphorus-courier.localhost:{newsroom.port}/__newsroom__/edition"
    assert get(url, method="POST", body=body).status == 400
    assert json.loads(get(url).body) == {"edition": 1}


def test_no_page_in_a_browser_moves_the_edition(newsroom: Newsroom, get: Get) -> None:
    url = f"http://bosphorus-courier.localhost:{newsroom.port}/__newsroom__/edition"
    assert get(url, {"Origin": "http://example.org"}, method="POST", body="2").status == 403


def test_requests_are_counted(get: Get) -> None:
    with Newsroom(0) as newsroom:
        home = f"http://slovo-dnia.localhost:{newsroom.port}"
        for path in ("/robots.txt", "/robots.txt", "/article.php?id=1"):
            get(home + path)
        counted = json.loads(get(f"{home}/__newsroom__/requests").body)
        assert counted == {
            "slovo-dnia.localhost/article.php?id=1": 1,
            "slovo-dnia.localhost/robots.txt": 2,
        }
        assert counted == dict(newsroom.requests)


def test_a_broken_state_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = tmp_path / "state.json"
    state.write_text("2", "utf-8")
    assert main(["--port", "0", "--state", str(state)]) == 1
    assert str(state) in capsys.readouterr().err


def test_a_taken_port_is_named(newsroom: Newsroom) -> None:
    with pytest.raises(PortTakenError, match=str(newsroom.port)):
        Newsroom(newsroom.port).start()


def test_two_newsrooms_serve_the_same_bytes(get: Get) -> None:
    bodies = []
    for _ in range(2):
        with Newsroom(0) as newsroom:
            page = get(f"http://volna-media.localhost:{newsroom.port}/").body
            bodies.append(page.replace(str(newsroom.port).encode(), b"PORT"))
    assert bodies[0] == bodies[1]
