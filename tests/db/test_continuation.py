"""Articles on several pages and AMP twins: in the end one text, whatever happened on the way."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from pipeline import flow
from pipeline.model import Rejection
from pipeline.settings import PROJECT, Settings
from pipeline.store import captures, entries
from pipeline.store.status import funnel
from tests.db.documents import GERMAN, GRAIN, TALKS, capture, page
from tests.db.outlets import announce, fetch, poll, rows
from tests.unit.collect.server import LocalServer

stage = importlib.import_module("pipeline.flow.refine")
PARTS = (TALKS[:2], TALKS[2:4], TALKS[4:] + GRAIN)
WHOLE = "\n\n".join((*TALKS, *GRAIN))
ADDRESS = "/talks-in-antalya-48213"
HEADLINE = "Talks in Antalya end without a ceasefire"


def address(number: int) -> str:
    return ADDRESS if number == 1 else f"{ADDRESS}?page={number}"


def article(
    paragraphs: Sequence[str],
    *,
    title: str = HEADLINE,
    head: str = "",
    after: str = "",
    html: str = "lang='en'",
) -> str:
    """A page of an article."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html {html}><head><title>{title}</title>"
        f"<meta property='og:type' content='article'>{head}</head>"
        f"<body><article><h1>{title}</h1>{text}</article>{after}</body></html>"
    )


def pager(number: int, pages: int, *more: str) -> str:
    """The row of numbers below a page."""
    links = [
        f"<b>{n}</b>" if n == number else f"<a href='{address(n)}'>{n}</a>"
        for n in range(1, pages + 1)
    ]
    return f"<div class='pages'>{''.join((*links, *more))}</div>"


def put_parts(server: LocalServer, *more: str, missing: int | None = None) -> None:
    """Serve an article on three pages."""
    for number, paragraphs in enumerate(PARTS, start=1):
        body = article(paragraphs, after=pager(number, len(PARTS), *more))
        server.put(address(number), body, status=404 if number == missing else 200)


def take_in(
    engine: Engine, settings: Settings, server: LocalServer, *announced: str, title: str = "Talks"
) -> None:
    """Announce an outlet's pages, poll its feed, and go on until nothing is to be done."""
    announce(server, *announced, title=title)
    poll(engine, settings)
    collect(engine, settings)


def collect(engine: Engine, settings: Settings, rounds: int = 6) -> None:
    """Fetch and refine until nothing is pending."""
    for _ in range(rounds):
        fetch(engine, settings)
        ids = flow.captures_to_refine(engine)
        if not ids:
            return
        flow.refine(engine, settings, ids)
    raise AssertionError("there is no end to it")


def texts(engine: Engine) -> list[tuple[str, str]]:
    """(path of the article, body) of every revision."""
    return [
        (url.split("localhost")[1].lstrip(":0123456789"), body)
        for url, body in rows(
            engine,
            "SELECT article.url, body FROM core.revision JOIN core.article "
            "ON article.id = article_id ORDER BY revision.captured_at, revision.id",
        )
    ]


def outcomes(engine: Engine) -> list[str | None]:
    return [outcome for (outcome,) in rows(engine, "SELECT outcome FROM raw.capture ORDER BY id")]


def flags(engine: Engine) -> list[list[str]]:
    return [flags for (flags,) in rows(engine, "SELECT flags FROM core.revision ORDER BY id")]


def asked(server: LocalServer) -> list[str]:
    return [path for path in server.paths if path != "/rss"]


def assert_whole(engine: Engine) -> None:
    """One article, one text, all of it; and every entry ends."""
    assert texts(engine) == [(ADDRESS, WHOLE)]
    assert flags(engine) == [[]]
    assert flow.entries_to_fetch(engine) == flow.captures_to_refine(engine) == []
    check = (flow.publish(engine), rows(engine, "SELECT name, failures FROM ops.check_result"))[1]
    assert {name for name, failures in check if failures} <= {"feeds_need_attention"}


def test_an_article_on_several_pages_is_one_text(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server)
    announce(server, "one", ADDRESS)
    poll(engine, settings)
    fetch(engine, settings)
    assert flow.refine(engine, settings, flow.captures_to_refine(engine)).get("continued") == 1
    assert flow.captures_to_refine(engine) == [], "it waits for its second page"
    assert texts(engine) == []
    collect(engine, settings)
    assert_whole(engine)
    assert outcomes(engine) == ["new", "part", "part"]
    with engine.connect() as connection:
        so_far = funnel(connection)
    assert (so_far["entries"], so_far["captured"], so_far["new"]) == (1, 1, 1)
    assert asked(server) == [address(n) for n in (1, 2, 3)]
    assert rows(engine, "SELECT url LIKE '%page=%', part FROM core.article_url ORDER BY part") == [
        (True, 2),
        (True, 3),
        (False, None),
    ]


def test_the_ingest_command_goes_on_until_the_article_is_whole(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server)
    announce(server, "one", ADDRESS)
    poll(engine, settings)
    done = subprocess.run(
        [sys.executable, "-c", "from pipeline.cli import main; main()", "ingest", "--json"],
        cwd=PROJECT,
        env={
            "PATH": os.environ["PATH"],
            "EUXINE_HOME": str(settings.home),
            "EUXINE_DATABASE_URL": str(settings.database_url),
            "EUXINE_SOURCES": str(settings.sources),
            "EUXINE_ALLOW_HOSTS": ",".join(settings.allow_hosts),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["fetch"]["captured"] == 3
    assert (report["refine"]["continued"], report["refine"]["new"]) == (2, 1)
    assert_whole(engine)


def test_a_later_page_that_is_announced_too_leads_to_the_whole(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server)
    take_in(engine, settings, server, "one", address(2), address(3))
    assert texts(engine) == [(ADDRESS, WHOLE)]
    take_in(engine, settings, server, "two", ADDRESS)
    assert_whole(engine)


def test_a_page_that_is_known_as_a_later_one_is_no_revision(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server)
    take_in(engine, settings, server, "one", ADDRESS)
    server.put(address(2), article(PARTS[1]))
    take_in(engine, settings, server, "two", address(2))
    assert_whole(engine)
    assert outcomes(engine)[-1] == "unchanged"


@pytest.mark.parametrize("redirected", [True, False])
def test_a_changed_text_that_stands_where_a_later_page_stood_is_a_revision(
    engine: Engine, settings: Settings, server: LocalServer, redirected: bool
) -> None:
    put_parts(server)
    take_in(engine, settings, server, "one", ADDRESS)
    addition = "The ministry in Ankara later confirmed the time and the place of the next round."
    there = server.url(address(2), "one.localhost")
    whole = article((*TALKS, *GRAIN, addition), head=f"<link rel=canonical href='{there}'>")
    server.put(address(2), whole)
    server.put(ADDRESS, whole)
    if redirected:
        server.put(ADDRESS, "", status=301, headers={"Location": there})
    take_in(engine, settings, server, "one", ADDRESS, title="Talks, on one page")
    assert texts(engine) == [(ADDRESS, WHOLE), (ADDRESS, f"{WHOLE}\n\n{addition}")]
    assert rows(engine, "SELECT part FROM core.article_url ORDER BY part") == [
        (3,),
        (None,),
        (None,),
    ]


def test_a_changed_article_is_read_whole_again(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server)
    take_in(engine, settings, server, "one", ADDRESS)
    addition = "The ministry in Ankara later confirmed the time and the place of the next round."
    server.put(address(3), article((*PARTS[2], addition), after=pager(3, 3)))
    take_in(engine, settings, server, "one", ADDRESS, title="Talks, updated")
    assert texts(engine) == [(ADDRESS, WHOLE), (ADDRESS, f"{WHOLE}\n\n{addition}")]


def test_a_page_that_cannot_be_had_does_not_hold_up_the_others(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server, missing=2)
    take_in(engine, settings, server, "one", ADDRESS)
    assert texts(engine) == [(ADDRESS, "\n\n".join(PARTS[0]))]
    assert flags(engine) == [["incomplete"]]
    put_parts(server)
    assert flow.retry(engine, reasons=["http_404"])["fetch"] == 1
    collect(engine, settings)
    assert texts(engine)[1:] == [(ADDRESS, WHOLE)], "the article is made anew once it can be had"
    assert flags(engine)[1:] == [[]]


def test_a_page_that_is_missing_later_does_not_cut_the_article_off(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server)
    take_in(engine, settings, server, "one", ADDRESS)
    put_parts(server, missing=3)
    take_in(engine, settings, server, "one", ADDRESS, title="Talks, looked at again")
    assert texts(engine) == [(ADDRESS, WHOLE)]
    assert outcomes(engine)[3:] == ["unchanged", "part", "rejected"]


def test_an_outlet_that_is_left_alone_keeps_no_article_waiting(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server)
    announce(server, "one", ADDRESS)
    poll(engine, settings)
    fetch(engine, settings)
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE core.source SET disabled_at = now()")
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    assert flags(engine) == [["incomplete"]]
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE core.source SET disabled_at = NULL")
    collect(engine, settings)
    assert texts(engine)[-1] == (ADDRESS, WHOLE)


def test_all_pages_as_one_are_taken_where_there_is_such_a_view(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server, f"<a href='{ADDRESS}?page=all'>Single page</a>")
    server.put(f"{ADDRESS}?page=all", article((*TALKS, *GRAIN)))
    take_in(engine, settings, server, "one", ADDRESS)
    assert_whole(engine)
    assert asked(server) == [ADDRESS, f"{ADDRESS}?page=all"]


def test_without_it_the_pages_are_put_together(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server, f"<a href='{ADDRESS}?page=all'>Single page</a>")
    server.put(f"{ADDRESS}?page=all", "<p>Please log in.</p>")
    take_in(engine, settings, server, "one", ADDRESS)
    assert_whole(engine)


def test_what_robots_txt_forbids_is_not_asked_for(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server)
    server.put("/robots.txt", "User-agent: *\nDisallow: /*?page=3\n", kind="text/plain")
    take_in(engine, settings, server, "one", ADDRESS)
    assert asked(server) == [ADDRESS, address(2)]
    assert texts(engine) == [(ADDRESS, "\n\n".join((*PARTS[0], *PARTS[1])))]
    assert flags(engine) == [["incomplete"]]


def test_an_article_that_is_rejected_ends_with_all_its_pages(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    after = f"<a rel=next href='{address(2)}'>2</a>"
    server.put(ADDRESS, article(GERMAN[:1], title="Treffen in Antalya", after=after))
    server.put(address(2), article(GERMAN[1:], title="Treffen in Antalya"))
    take_in(engine, settings, server, "one", ADDRESS)
    assert outcomes(engine) == ["rejected", "part"]
    assert rows(engine, "SELECT reason FROM ops.rejection") == [("language",)]
    assert flow.entries_to_fetch(engine) == flow.captures_to_refine(engine) == []


def reject_all(*_: object, **__: object) -> Rejection:
    return Rejection("refine", "off_topic", "for the test")


def article_ids(engine: Engine) -> list[tuple[str, bool, str]]:
    """(outcome, whether it has the article's id, version) of every capture."""
    return rows(
        engine,
        "SELECT outcome, article_id IS NOT DISTINCT FROM (SELECT id FROM core.article), "
        "refine_version FROM raw.capture ORDER BY id",
    )


def test_pages_of_an_article_that_was_rejected_first_become_parts_of_it(
    engine: Engine, settings: Settings, server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_parts(server)
    announce(server, "one", ADDRESS)
    poll(engine, settings)
    with monkeypatch.context() as patch:
        patch.setattr(stage, "judge_relevance", reject_all)
        patch.setattr(stage, "REFINE_VERSION", "before")
        collect(engine, settings)
    assert outcomes(engine) == ["rejected", "part", "part"]
    assert flow.retry(engine, reasons=["off_topic"]) == {"fetch": 0, "refine": 1}
    collect(engine, settings)
    assert_whole(engine)
    assert article_ids(engine) == [
        (outcome, True, stage.REFINE_VERSION) for outcome in ("new", "part", "part")
    ]


def test_a_late_page_that_is_rejected_takes_no_part_from_its_article(
    engine: Engine, settings: Settings, server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_parts(server, missing=3)
    take_in(engine, settings, server, "one", ADDRESS)
    put_parts(server)
    flow.retry(engine, reasons=["http_404"])
    monkeypatch.setattr(stage, "judge_relevance", reject_all)
    collect(engine, settings)
    assert [one[:2] for one in article_ids(engine)] == [
        ("new", True),
        ("part", True),
        ("rejected", False),  # the answer 404
        ("rejected", False),
    ]


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1)])
@pytest.mark.parametrize("size", [1, 10])
def test_pages_of_a_folder_are_put_together_too(
    engine: Engine, settings: Settings, order: tuple[int, ...], size: int
) -> None:
    home = "http://gazette.localhost:8799"
    bodies = {n: article(PARTS[n - 1], after=pager(n, len(PARTS))).encode() for n in order}
    pages = [page(home + address(n), bodies[n], minutes=m) for m, n in enumerate(order)]
    capture(engine, settings, *pages)
    ids = flow.captures_to_refine(engine)
    flow.work_off(settings, flow.refine, ids, size=size, processes=1)
    assert_whole(engine)
    assert outcomes(engine) == ["new", "unchanged", "unchanged"]


@pytest.mark.parametrize("online", [True, False])
def test_an_address_that_cannot_be_stored_holds_nothing_up(
    engine: Engine, settings: Settings, server: LocalServer, online: bool
) -> None:
    amp = "<link rel=amphtml href='/amp/{}'>"
    # hardly to be compressed: the index of the entries' addresses packs what repeats itself
    letters = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(1_800))
    short = article((*TALKS[:2], "The talks in Antalya went on for an hour and a half and …"))
    record = {
        "url": server.url(f"/talks\0{ADDRESS[6:]}", "one.localhost"),
        "html": article(TALKS, title="Lavrov in Antalya", after="<a rel=next href='?page=2'>2</a>"),
    }
    documents = {
        "/long": (short.replace("<head>", f"<head>{amp.format(letters)}", 1), "text/html"),
        "/nul": (json.dumps(record), "application/json"),
        "/grain": (article(GRAIN, title="Grain"), "text/html"),
    }
    if online:
        for path, (body, kind) in documents.items():
            server.put(path, body, kind=f"{kind}; charset=utf-8")
        announce(server, "one", *documents)
        poll(engine, settings)
        fetch(engine, settings)
    else:
        pages = [
            replace(
                page(server.url(path, "one.localhost"), body.encode()),
                headers={"content-type": kind},
            )
            for path, (body, kind) in documents.items()
        ]
        capture(engine, settings, *pages)
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    assert outcomes(engine) == ["new", "new", "new"]
    assert flow.entries_to_fetch(engine) == flow.captures_to_refine(engine) == []


def test_a_rejection_that_names_such_an_address_is_stored(
    engine: Engine, settings: Settings
) -> None:
    url = f"http://gazette.localhost:8799/talks\0{ADDRESS[6:]}?page=2"
    record = {"url": url, "html": article(PARTS[1], after="<a rel=prev href='?page=1'>1</a>")}
    one = page("http://gazette.localhost:8799/record", json.dumps(record).encode())
    capture(engine, settings, replace(one, headers={"content-type": "application/json"}))
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    assert outcomes(engine) == ["rejected"]
    assert rows(engine, "SELECT reason FROM ops.rejection") == [("later_page",)]


def test_each_page_is_read_as_of_when_it_was_captured(engine: Engine, settings: Settings) -> None:
    home = "http://gazette.localhost:8799"
    first = article(PARTS[0], after=pager(1, 2)).replace("</h1>", "</h1><time>Today, 10:00</time>")
    capture(
        engine,
        settings,
        page(home + address(1), first.encode()),
        page(home + address(2), article(PARTS[1], after=pager(2, 2)).encode(), minutes=3 * 24 * 60),
    )
    later = flow.captures_to_refine(engine)[1:]
    flow.refine(engine, settings, later)
    assert rows(engine, "SELECT url LIKE '%page=2', published_at FROM mart.article") == [
        (False, datetime(2022, 3, 11, 7, 0, tzinfo=UTC))
    ]


def test_a_folder_without_the_next_page(engine: Engine, settings: Settings) -> None:
    url = f"http://gazette.localhost:8799{ADDRESS}"
    capture(engine, settings, page(url, article(PARTS[0], after=pager(1, 2)).encode()))
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    assert texts(engine) == [(ADDRESS, "\n\n".join(PARTS[0]))]
    assert flags(engine) == [["incomplete"]]
    assert flow.entries_to_fetch(engine) == []


def test_a_folder_with_nothing_but_a_later_page(engine: Engine, settings: Settings) -> None:
    url = f"http://gazette.localhost:8799{address(2)}"
    capture(engine, settings, page(url, article(PARTS[1], after=pager(2, 2)).encode()))
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    assert texts(engine) == []
    assert rows(engine, "SELECT reason FROM ops.rejection") == [("later_page",)]


@pytest.mark.parametrize(
    ("module", "moment"),
    [
        ("pipeline.store.entries", "want_further"),
        ("pipeline.store.captures", "set_outcome"),
        ("pipeline.flow.refine", "resolve"),
    ],
)
def test_a_run_that_is_killed_leaves_what_another_makes_whole(
    engine: Engine,
    settings: Settings,
    server: LocalServer,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    moment: str,
) -> None:
    put_parts(server)
    announce(server, "one", ADDRESS)
    poll(engine, settings)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for _ in range(4):
        fetch(engine, settings)
        ids = flow.captures_to_refine(engine)
        with monkeypatch.context() as patch:
            patch.setattr(importlib.import_module(module), moment, killed)
            try:
                flow.refine(engine, settings, ids)
            except KeyboardInterrupt:
                assert flow.captures_to_refine(engine) == ids
        flow.refine(engine, settings, flow.captures_to_refine(engine))
    assert_whole(engine)
    assert outcomes(engine) == ["new", "part", "part"]


def test_two_workers_make_the_feeds_of_further_pages_in_one_order(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    for outlet in ("two", "one"):
        put_parts(server)
        body = f"<item><title>Talks</title><link>{server.url(ADDRESS, f'{outlet}.localhost')}</link></item>"
        feed = f'<rss version="2.0"><channel><title>News</title>{body}</channel></rss>'
        server.put(f"{outlet}.localhost/rss", feed, kind="application/rss+xml")
        poll(engine, settings)
        fetch(engine, settings)
    captured = rows(engine, "SELECT source_id FROM raw.capture ORDER BY captured_at")
    assert captured == [("two",), ("one",)]
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    made = "SELECT source_id FROM ops.feed WHERE kind = 'pages' ORDER BY id"
    assert rows(engine, made) == [("one",), ("two",)]


def test_late_pages_of_one_article_are_in_the_hands_of_one_worker(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    put_parts(server, missing=2)
    take_in(engine, settings, server, "one", ADDRESS)
    first = rows(engine, "SELECT id FROM raw.capture WHERE outcome = 'new'")[0][0]
    put_parts(server)
    flow.retry(engine, reasons=["http_404"])
    fetch(engine, settings)
    with engine.begin() as connection:
        entries.want_further(
            connection, first, "one", server.url(address(3), "one.localhost"), datetime.now(UTC)
        )
    fetch(engine, settings)
    late = flow.captures_to_refine(engine)
    assert len(late) == 2
    with engine.begin() as one, engine.begin() as other:
        assert [capture.id for capture in captures.lock_captures(one, late[:1])] == late[:1]
        assert captures.lock_captures(other, late[1:]) == []
    flow.refine(engine, settings, late)
    assert texts(engine)[-1] == (ADDRESS, WHOLE)
    assert flow.captures_to_refine(engine) == []


def test_an_amp_teaser_is_answered_for_by_its_canonical_page(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    canonical = server.url(ADDRESS, "one.localhost")
    head = f"<link rel='canonical' href='{canonical}'>"
    link = f"<a href='{canonical}'>Read the full story</a>"
    server.put(f"{ADDRESS}/amp", article(TALKS[:1], head=head, after=link, html="amp lang='en'"))
    server.put(ADDRESS, article((*TALKS, *GRAIN), head=head))
    take_in(engine, settings, server, "one", f"{ADDRESS}/amp")
    assert_whole(engine)
    assert asked(server) == [f"{ADDRESS}/amp", ADDRESS]


def test_a_page_that_is_empty_without_scripts_is_answered_for_by_its_amp_page(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    amp = server.url(f"{ADDRESS}/amp", "one.localhost")
    shell = (
        f"<html><head><title>{HEADLINE}</title><link rel=amphtml href='{amp}'></head>"
        "<body><div id='root'></div></body></html>"
    )
    canonical = f"<link rel='canonical' href='{server.url(ADDRESS, 'one.localhost')}'>"
    server.put(ADDRESS, shell)
    server.put(f"{ADDRESS}/amp", article((*TALKS, *GRAIN), head=canonical, html="amp lang='en'"))
    take_in(engine, settings, server, "one", ADDRESS)
    assert_whole(engine)


def test_an_empty_page_whose_twin_is_empty_too_is_rejected_for_what_it_is(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    shell = "<html><head><title>x</title>{}</head><body><div id='root'></div></body></html>"
    amp = server.url(f"{ADDRESS}/amp", "one.localhost")
    server.put(ADDRESS, shell.format(f"<link rel=amphtml href='{amp}'>"))
    server.put(f"{ADDRESS}/amp", shell.format(f"<link rel=amphtml href='{amp}/amp'>"))
    take_in(engine, settings, server, "one", ADDRESS)
    assert asked(server) == [ADDRESS, f"{ADDRESS}/amp"]
    assert rows(engine, "SELECT reason FROM ops.rejection") == [("javascript_wall",)]
    assert outcomes(engine) == ["rejected", "part"]
