from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.model import Dating
from pipeline.refine.date_places import find_dates
from pipeline.refine.dates import Clock, choose_both, disagree
from pipeline.refine.page import parse

CAPTURED = datetime(2022, 3, 12, 9, tzinfo=UTC)
TITLE = "The ferry line opens before the summer"
TEXT = (
    "<p>" + "Ferries will cross the bay again from the first of May, the port said. " * 4 + "</p>"
)
CARD = (
    '<div class="box"><h3><a href="/n/2">Old pier to be repaired by autumn</a></h3>'
    "<time datetime='2022-02-01T09:00:00+03:00'>1 Feb 2022</time></div>"
)


def read(
    body: str, head: str = "", url: str = "https://herald.example/n/ferry", lang: str = "tr"
) -> tuple[str | None, str | None, str | None, bool]:
    """(published, its source, modified, whether places disagree) of a page."""
    page = parse(f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>', url)
    assert page is not None
    clock = Clock("Europe/Istanbul", None, CAPTURED)
    candidates = find_dates(page, clock, TITLE)
    published, modified = choose_both(candidates, CAPTURED)
    source = published.source if published else None
    return _written(published), source, _written(modified), disagree(candidates)


def _written(dating: Dating | None) -> str | None:
    if dating is None:
        return None
    return f"{dating.at:%Y-%m-%d}" if dating.precision == "day" else f"{dating.at:%Y-%m-%dT%H:%M%z}"


def article(lines: str) -> str:
    return f"<article><h1>{TITLE}</h1>{lines}{TEXT * 3}</article>{CARD}"


@pytest.mark.parametrize(
    ("lines", "published", "modified"),
    [
        ("<span>10 Mart 2022 11:07</span>", "2022-03-10T11:07+0300", None),
        (
            "<div>By A. Reed | 10 Mart 2022 Perşembe, 11:07 | 3 dk okuma</div>",
            "2022-03-10T11:07+0300",
            None,
        ),
        (
            "<p>Yayınlanma: 10.03.2022 11:07 Güncelleme: 10.03.2022 12:40</p>",
            "2022-03-10T11:07+0300",
            "2022-03-10T12:40+0300",
        ),
        (
            "<ul><li>Giriş</li><li>10.03.2022 - 11:07</li><li>Son Güncelleme</li>"
            "<li>10.03.2022 - 12:40</li></ul>",
            "2022-03-10T11:07+0300",
            "2022-03-10T12:40+0300",
        ),
        ("<div>10.03.2022</div><div>11:07</div>", "2022-03-10T11:07+0300", None),
        (
            "<div>11:07 10.03.2022 (обновлено: 12:40 10.03.2022)</div>",
            "2022-03-10T11:07+0300",
            "2022-03-10T12:40+0300",
        ),
        (
            "<div>10.03.2022 11:07 (güncelleme: 12:40)</div>",
            "2022-03-10T11:07+0300",
            "2022-03-10T12:40+0300",
        ),
        (
            "<div>10 марта 2022, 12:40</div><div>Опубликовано 10 марта 2022, 11:07</div>",
            "2022-03-10T11:07+0300",
            "2022-03-10T12:40+0300",
        ),
        ("<time datetime='2022-03-10T08:07Z'>bugün</time>", "2022-03-10T08:07+0000", None),
        ("<time>10.03.22, 11:07</time>", "2022-03-10T11:07+0300", None),
        ("<abbr title='2022-03-10T11:07+03:00'>Thursday</abbr>", "2022-03-10T11:07+0300", None),
        ("<span data-timestamp='1646899620'>geçen hafta</span>", "2022-03-10T08:07+0000", None),
        ("<div>Сьогодні, 09:15</div>", "2022-03-12T09:15+0300", None),
        ("<div>10 марта, 14:05</div>", "2022-03-10T14:05+0300", None),
        ("<div>2 saat önce</div>", "2022-03-12", None),
        ("<div>03/10/2022 gününe kadar</div>", None, None),
        ("", None, None),
    ],
)
def test_date_lines_at_the_headline(
    lines: str, published: str | None, modified: str | None
) -> None:
    found = read(article(lines))
    assert (found[0], found[2]) == (published, modified)
    assert not found[3]


def test_a_date_above_the_headline() -> None:
    body = f"<main><div>10 Mart 2022 11:07</div><h1>{TITLE}</h1>{TEXT * 3}</main>"
    assert read(body)[:2] == ("2022-03-10T11:07+0300", "text")


def test_the_day_of_reading_in_the_page_head_is_no_date_of_the_article() -> None:
    head = '<div class="topbar">12 Mart 2022 Cumartesi</div>'
    assert read(f"{head}<div>{article('')}</div>")[0] is None


def test_the_page_below_the_text_counts_where_nothing_else_does() -> None:
    body = f"<h1>{TITLE}</h1>{TEXT * 6}<div>Дата публикации: 10.03.2022 11:07</div>"
    assert read(CARD + body)[0] == "2022-03-10T11:07+0300"
    assert read(f"<header>12 Mart 2022 Cumartesi</header>{body}")[0] == "2022-03-10T11:07+0300"


def test_dates_of_other_articles_contradict_nobody() -> None:
    head = '<meta property="article:published_time" content="2022-03-10T11:07:00+03:00">'
    listed = "<li><time>01.02.2022</time> <a href='/n/3'>The old pier is to be repaired</a></li>"
    body = f"<ul>{listed * 3}</ul>{article('')}{CARD * 5}"
    assert read(body, head) == ("2022-03-10T11:07+0300", "opengraph", None, False)


def test_microdata_of_the_article_and_not_of_its_comments() -> None:
    comment = (
        '<div itemscope itemtype="https://schema.org/Comment">'
        '<i itemprop="datePublished" content="2022-03-11T10:00+03:00"></i></div>'
    )
    body = article('<b itemprop="datePublished" content="2022-03-10T11:07+03:00">Thursday</b>')
    assert read(comment + body)[:2] == ("2022-03-10T11:07+0300", "microdata")
    head = '<meta itemprop="datePublished" content="2022-03-10T11:07:00+03:00">'
    later = '<meta itemprop="datePublished" content="2022-03-02T11:07:00+03:00">'
    assert read(article(""), head + later) == ("2022-03-10T11:07+0300", "microdata", None, False)


def test_the_address() -> None:
    for path, day in (
        ("2022/03/10/ferry", "2022-03-10"),
        ("news/20220310/ferry", "2022-03-10"),
        ("news/2022-03-10-ferry", "2022-03-10"),
        ("10-03-2022/ferry", "2022-03-10"),
        ("2022/03/ferry", None),
        ("2022/13/45/ferry", None),
    ):
        assert read(article(""), url=f"https://herald.example/{path}")[0] == day


def test_the_address_tells_which_number_is_the_month() -> None:
    line = article("<div>03/10/2021 - 11:07</div>")
    for path, month in (("20211003", "10"), ("20210310", "03")):
        found = read(line, url=f"https://herald.example/{path}-ferry", lang="en")
        assert found[0] is not None
        assert found[0][5:7] == month


def test_live_blogs_and_videos_have_dates_of_their_own_names() -> None:
    for kind, field in (("LiveBlogPosting", "coverageStartTime"), ("VideoObject", "uploadDate")):
        script = (
            f'<script type="application/ld+json">{{"@type": "{kind}", "name": "{TITLE}", '
            f'"headline": "{TITLE}", "{field}": "2022-03-10T11:07:00+03:00"}}</script>'
        )
        assert read(article(""), script)[:2] == ("2022-03-10T11:07+0300", "json-ld")


def test_a_page_node_is_believed_less_than_the_article() -> None:
    script = (
        '<script type="application/ld+json">[{"@type": "WebPage", "datePublished": '
        '"2020-01-01T00:00:01Z"}, {"@type": "NewsArticle", "headline": "'
        + TITLE
        + '", "datePublished": "2022-03-10T11:07:00+03:00"}]</script>'
    )
    assert read(article(""), script) == ("2022-03-10T11:07+0300", "json-ld", None, True)


def test_a_date_only_within_the_headline() -> None:
    page = parse("<h2>No: 87, 10 Mart 2022, Geminin Hasar Görmesi Hk.</h2>" + TEXT, None)
    assert page is not None
    clock = Clock("Europe/Istanbul", None, CAPTURED)
    found = find_dates(page, clock, "No: 87, 10 Mart 2022, Geminin Hasar Görmesi Hk.")
    assert [_written(dating) for _, dating in found] == ["2022-03-10"]


def test_impossible_dates_are_no_candidates() -> None:
    head = "".join(
        f'<meta property="article:published_time" content="{raw}">'
        for raw in ("1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2032-01-01", "0000-00-00")
    )
    assert read(article(""), head)[0] is None


def test_the_moment_of_the_request_is_no_date_of_the_article() -> None:
    now = "2022-03-12T12:00:07+03:00"
    head = f'<meta name="date" content="{now}"><meta property="og:updated_time" content="{now}">'
    published = '<meta property="article:published_time" content="2022-03-10T11:07:00+03:00">'
    assert read(article(""), head)[0] is None
    assert read(article(""), head + published)[2] is None


def test_the_words_in_a_time_element_are_one_witness_against_a_declaration() -> None:
    declared = (
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        f'"headline": "{TITLE}", "datePublished": "2022-03-10T12:44:10.000Z"}}</script>'
    )
    shown = f"<h1>{TITLE}</h1><time>10 March 2022, 16:44</time>{TEXT}"
    assert read(shown, declared) == ("2022-03-10T12:44+0000", "json-ld", None, True)
