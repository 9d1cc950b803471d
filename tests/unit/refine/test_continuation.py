"""Where the rest of an article stands, and how its pages become one text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.model import Dating, Elsewhere, Extraction, Rejection
from pipeline.refine.continuation import (
    MOST_PARTS,
    assemble,
    find_elsewhere,
    find_twin,
)
from pipeline.refine.extract import extract_page
from pipeline.refine.page import Page, parse

HOME = "https://gazete.example"
ARTICLE = f"{HOME}/haber/tahil-koridoru-48213.html"


def read(url: str, body: str = "", head: str = "", html: str = "") -> Page:
    page = parse(f"<!doctype html><html {html}><head>{head}</head><body>{body}</body></html>", url)
    assert page
    return page


def numbers(*hrefs: str, start: int = 1) -> str:
    """A pager: the bare numbers as links."""
    links = "".join(f"<a href='{href}'>{n}</a>" for n, href in enumerate(hrefs, start))
    return f"<div class='pages'>{links}</div>"


NEXT = {
    "rel in the head": (ARTICLE, "", f"<link rel='next' href='{ARTICLE}?page=2'>", "?page=2"),
    "rel of a link": (ARTICLE, "<a rel='next' href='?sayfa=2'>devam</a>", "", "?sayfa=2"),
    "a row of numbers": (ARTICLE, numbers(ARTICLE, "?page=2", "?page=3"), "", "?page=2"),
    "the middle of a row": (
        f"{ARTICLE}?page=2",
        numbers(ARTICLE, "?page=2", "?page=3"),
        "",
        "?page=3",
    ),
    "Turkish words": (ARTICLE, "<a href='?sayfa=2'>Sonraki Sayfa »</a>", "", "?sayfa=2"),
    "Turkish continuation": (ARTICLE, "<a href='?s=2'>DEVAMI &gt;</a>", "", "?s=2"),
    "Russian words": (ARTICLE, "<a href='?page=2'>Следующая страница</a>", "", "?page=2"),
    "Ukrainian words": (ARTICLE, "<a href='?page=2'>Наступна сторінка →</a>", "", "?page=2"),
    "English words": (ARTICLE, "<a href='?page=2'>Next page</a>", "", "?page=2"),
    "an arrow": (ARTICLE, "<a href='?page=2'>»</a>", "", "?page=2"),
    "a label": (ARTICLE, "<a href='?page=2' aria-label='Next'><svg></svg></a>", "", "?page=2"),
    "a step": (f"{HOME}/2022/tahil-koridoru/", "<a rel=next href='2/'>2</a>", "", "2/"),
    "a named step": (
        f"{HOME}/a/tahil-koridoru",
        numbers("tahil-koridoru", "tahil-koridoru/sayfa/2"),
        "",
        f"{HOME}/a/tahil-koridoru/sayfa/2",
    ),
    "a page word in the name": (
        f"{HOME}/a/tahil-koridoru.html",
        "<a href='tahil-koridoru-p2.html'>Next</a>",
        "",
        f"{HOME}/a/tahil-koridoru-p2.html",
    ),
    "a number in the name": (
        f"{HOME}/a/tahil-koridoru.html",
        numbers("tahil-koridoru.html", "tahil-koridoru_2.html"),
        "",
        f"{HOME}/a/tahil-koridoru_2.html",
    ),
    "page 1 by its number": (f"{ARTICLE}?p=1", numbers("?p=1", "?p=2"), "", "?p=2"),
    "an id in the query": (
        f"{HOME}/haber.php?id=48213",
        numbers("haber.php?id=48213", "haber.php?id=48213&p=2"),
        "",
        f"{HOME}/haber.php?id=48213&p=2",
    ),
    "trackers at the address": (f"{ARTICLE}?utm_source=rss", numbers("x", f"{ARTICLE}?page=2"), "", f"{ARTICLE}?page=2"),
    "www and none": ("https://www.gazete.example/a-b-c", f"<a rel=next href='{HOME}/a-b-c/2'>2</a>", "", f"{HOME}/a-b-c/2"),
    "a base": (ARTICLE, "<a rel=next href='haber/tahil-koridoru-48213.html?page=2'>2</a>", f"<base href='{HOME}/'>", f"{ARTICLE}?page=2"),
    "letters beyond ASCII": (
        f"{HOME}/новости/зерновая-сделка-48213",
        "<a rel=next href='/новости/зерновая-сделка-48213/2'>2</a>",
        "",
        f"{HOME}/новости/зерновая-сделка-48213/2",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("url", "body", "head", "expected"), NEXT.values(), ids=NEXT.keys())
def test_an_article_goes_on(url: str, body: str, head: str, expected: str) -> None:
    base = url.split("?")[0] if expected.startswith("?") else url if expected == "2/" else ""
    assert find_elsewhere(read(url, body, head)).next == base + expected


NOWHERE = {
    "the next article": (ARTICLE, "<a rel='next' href='/haber/secim-48214.html'>Sonraki haber</a>"),
    "the next post in the head": (ARTICLE, f"<link rel='next' href='{HOME}/haber/secim-48214.html'>"),
    "the next number of a series": (f"{HOME}/gunun-ozeti-12", "<a href='/gunun-ozeti-13'>Next</a>"),
    "another post of the name": (f"{HOME}/a/tahil-koridoru", "<a rel=next href='/a/tahil-koridoru-2'>Tahıl koridoru</a>"),
    "pages of a section": (f"{HOME}/dunya/", numbers("/dunya/", "/dunya/page/2")),
    "pages of a list beside": (ARTICLE, numbers("/dunya/", "/dunya/page/2")),
    "pages of comments": (ARTICLE, f"<div class='comments'>{numbers('', '?page=2')}</div>"),
    "pages of yorumlar": (ARTICLE, f"<section id='yorumlar'><div>{numbers('', '?page=2')}</div></section>"),
    "comments by fragment": (ARTICLE, numbers("#comments", "?page=2#comments")),
    "comments by name": (f"{HOME}/a/tahil-koridoru", "<a rel=next href='/a/tahil-koridoru/comment-page-2'>2</a>"),
    "a slider": (ARTICLE, f"<div class='swiper-pagination'>{numbers('?page=1', '?page=2')}</div>"),
    "a photo gallery": (f"{HOME}/foto-galeri/koridor-48213", "<a rel=next href='koridor-48213/2'>2</a>"),
    "a page that is not next": (ARTICLE, "<a href='?page=7'>7</a>"),
    "a link without a word": (ARTICLE, "<a href='?page=2'>Tahıl koridoru açıldı</a>"),
    "pages of a search": (f"{HOME}/search?q=48213", numbers("/search?q=48213", "/search?q=48213&page=2")),
    "another site": (ARTICLE, f"<a rel=next href='https://other.example{ARTICLE[22:]}?page=2'>2</a>"),
    "a script": (ARTICLE, "<a rel=next href='javascript:next(2)'>2</a>"),
    "no address": (ARTICLE, "<a rel=next href='http://[?page=2'>2</a>"),
    "numbered announcements": (
        f"{HOME}/basin-aciklamalari/45",
        "<a rel=prev href='44'>Önceki</a><a rel=next href='46'>Sonraki</a>",
    ),
    "announcements by parameter": (
        f"{HOME}/news-detail?p=12",
        "<a href='?p=11'>Previous</a><a href='?p=13'>Next</a>",
    ),
    "itself": (ARTICLE, f"<a rel=next href='{ARTICLE}'>1</a>"),
}  # fmt: skip


@pytest.mark.parametrize(("url", "body"), NOWHERE.values(), ids=NOWHERE.keys())
def test_other_pagers_and_links_lead_nowhere(url: str, body: str) -> None:
    assert find_elsewhere(read(url, body, body if "<link" in body else "")) == Elsewhere()


def test_a_gallery_does_not_go_on() -> None:
    page = read(ARTICLE, numbers(ARTICLE, "?page=2"))
    assert find_elsewhere(page, kind="gallery") == Elsewhere()


WHOLE = {
    "English": ("?page=all", "View as single page", f"{ARTICLE}?page=all"),
    "Turkish": ("?tek=1", "Tek sayfada oku", f"{ARTICLE}?tek=1"),
    "Russian": ("?view=all", "На одной странице", f"{ARTICLE}?view=all"),
    "Ukrainian": ("?view=full", "Читати на одній сторінці", f"{ARTICLE}?view=full"),
    "for printing": ("?print=1", "Версия для печати", f"{ARTICLE}?print=1"),
    "for printing elsewhere": ("/yazdir/48213", "Yazdır", f"{HOME}/yazdir/48213"),
    "of comments": ("#comments", "View all", None),
    "of another article": ("/haber/secim-48214.html?page=all", "View all", None),
    "of a section": ("/dunya/all", "View all", None),
    "printed, of another": ("/yazdir/99999", "Yazdır", None),
}


@pytest.mark.parametrize(("href", "text", "expected"), WHOLE.values(), ids=WHOLE.keys())
def test_all_pages_as_one(href: str, text: str, expected: str | None) -> None:
    link = f"<a href='{href}'>{text}</a>"
    assert find_elsewhere(read(ARTICLE, numbers(ARTICLE, "?page=2") + link)).whole == expected
    assert find_elsewhere(read(ARTICLE, link)).whole is None, (
        "an article of one page has no need of it"
    )


def test_one_page_is_better_than_the_one_for_printing() -> None:
    links = "<a href='?print=1'>Print</a><a href='?page=all'>Single page</a>"
    page = read(ARTICLE, numbers(ARTICLE, "?page=2") + links)
    assert find_elsewhere(page).whole == f"{ARTICLE}?page=all"


FIRST = {
    "rel=prev": (f"{ARTICLE}?page=2", "", f"<link rel=prev href='{ARTICLE}'>", ARTICLE),
    "canonical": (f"{ARTICLE}?page=3", "", f"<link rel=canonical href='{ARTICLE}'>", ARTICLE),
    "a row of numbers": (f"{ARTICLE}?page=3", numbers(ARTICLE, "?page=2", "?page=3"), "", ARTICLE),
    "only the page before": (
        f"{ARTICLE}?page=3",
        "<a href='?page=2'>Предыдущая страница</a>",
        "",
        ARTICLE,
    ),
    "a step": (f"{HOME}/a/tahil-koridoru/2/", "<a href='../'>1</a>", "", f"{HOME}/a/tahil-koridoru/"),
    "a number in the name": (
        f"{HOME}/a/tahil-koridoru_2.html",
        numbers("tahil-koridoru.html", "tahil-koridoru_2.html"),
        "",
        f"{HOME}/a/tahil-koridoru.html",
    ),
    "page 1": (ARTICLE, numbers(ARTICLE, "?page=2"), "", None),
    "a name that ends in a number": (f"{HOME}/a/tahil-koridoru-2", "<a href='tahil-koridoru-1'>Previous</a>", "", None),
    "numbered announcements": (
        f"{HOME}/basin-aciklamalari/45",
        "<a href='/basin-aciklamalari'>Basın açıklamaları</a>"
        "<a rel=prev href='44'>Önceki</a><a rel=next href='46'>Sonraki</a>",
        "",
        None,
    ),
    "page 1 by its number": (f"{ARTICLE}?p=3", numbers("?p=1", "?p=2", "?p=3"), "", f"{ARTICLE}?p=1"),
    "the second of two": (f"{HOME}/a/tahil-koridoru/2", "<a href='/a/tahil-koridoru'>Назад</a>", "", f"{HOME}/a/tahil-koridoru"),
    "no sign of others": (f"{ARTICLE}?page=2", "", "", None),
    "a section": (f"{HOME}/dunya/2", "<a href='/dunya'>1</a>", "", None),
    "comments": (f"{ARTICLE}?page=2", f"<ul class='comments-nav'>{numbers(ARTICLE)}</ul>", "", None),
}  # fmt: skip


@pytest.mark.parametrize(("url", "body", "head", "expected"), FIRST.values(), ids=FIRST.keys())
def test_a_later_page_knows_page_one(url: str, body: str, head: str, expected: str | None) -> None:
    assert find_elsewhere(read(url, body, head)).first == expected


def test_a_page_of_links_without_end_is_read_in_time() -> None:
    flood = "".join(f"<a href='{ARTICLE}?page={n}&x={'-2/' * 300}'>{n}</a>" for n in range(3_000))
    long = f"<a rel=next href='{ARTICLE}/{'1-' * 900}2'>2</a>"
    assert find_elsewhere(read(ARTICLE, flood + long)).next is None


# -- twins ------------------------------------------------------------------------

AMP = f"{HOME}/amp/haber/tahil-koridoru-48213.html"
SENTENCE = "Tahıl koridorundan bugün üç gemi daha geçti ve yükünü Mısır'a götürdü. "
TEASER = Extraction("Tahıl koridoru", SENTENCE * 3)
FULL = Extraction("Tahıl koridoru", SENTENCE * 40)
CANONICAL = f"<link rel=canonical href='{ARTICLE}'>"


@pytest.mark.parametrize(
    "words",
    ["Haberin tamamı için tıklayın", "Read the full story", "Читать полностью", "Читати далі"],
)
def test_an_amp_teaser_leads_to_its_canonical_page(words: str) -> None:
    page = read(AMP, f"<a href='{ARTICLE}'>{words}</a>", CANONICAL, "amp")
    assert find_twin(page, TEASER) == ARTICLE
    assert find_twin(page, FULL) is None


def test_an_amp_page_that_is_short_but_whole_leads_nowhere() -> None:
    assert find_twin(read(AMP, "", CANONICAL, "amp"), TEASER) is None
    other = f"<a href='{HOME}/haber/secim-48214.html'>Haberin devamı</a>"
    assert find_twin(read(AMP, other, CANONICAL, "amp"), TEASER) is None
    site = f"<a href='{ARTICLE}'>Полная версия сайта</a>"
    assert find_twin(read(AMP, site, CANONICAL, "amp"), TEASER) is None
    plain = read(ARTICLE, f"<a href='{ARTICLE}'>Haberin tamamı</a>", CANONICAL)
    assert find_twin(plain, TEASER) is None


def test_an_amp_page_that_breaks_off_or_says_that_there_is_more() -> None:
    broken = Extraction("Tahıl koridoru", SENTENCE * 20 + "Bakan ise…")
    assert find_twin(read(AMP, "", CANONICAL, "⚡"), broken) == ARTICLE
    counted = (
        "<script type='application/ld+json'>"
        '{"@type": "NewsArticle", "headline": "Tahıl koridoru", "wordCount": 900}</script>'
    )
    assert find_twin(read(AMP, "", CANONICAL + counted, "amp"), TEASER) == ARTICLE


def test_a_page_that_is_empty_without_scripts_leads_to_its_amp_page() -> None:
    page = read(ARTICLE, "", f"<link rel=amphtml href='{AMP}'>")
    for reason in ("javascript_wall", "empty_body"):
        assert find_twin(page, Rejection("refine", reason)) == AMP
    for reason in ("paywall", "login_wall", "soft_404", "not_an_article"):
        assert find_twin(page, Rejection("refine", reason)) is None


def test_no_twin_stands_on_another_site_or_behind_a_price() -> None:
    empty = Rejection("refine", "empty_body")
    cache = "https://gazete-example.cdn.ampproject.org/c/s/gazete.example/a"
    assert find_twin(read(ARTICLE, "", f"<link rel=amphtml href='{cache}'>"), empty) is None
    priced = (
        "<script type='application/ld+json'>"
        '{"@type": "NewsArticle", "headline": "x", "isAccessibleForFree": false}</script>'
    )
    head = f"<link rel=amphtml href='{AMP}'>{priced}"
    assert find_twin(read(ARTICLE, "", head), empty) is None
    own = f"<link rel=amphtml href='{ARTICLE}'>"
    assert find_twin(read(ARTICLE, "", own), empty) is None


def test_reading_a_page_says_where_its_text_goes_on() -> None:
    text = "".join(f"<p>{SENTENCE * 3} ({n})</p>" for n in range(4))
    html = f"<html><body><article><h1>Tahıl koridoru</h1>{text}</article>{{}}</body></html>"
    body = html.format(numbers(ARTICLE, "?sayfa=2", "?sayfa=3")).encode()
    found = extract_page(body, url=ARTICLE)
    assert isinstance(found, Extraction)
    assert found.elsewhere == Elsewhere(next=f"{ARTICLE}?sayfa=2")
    shell = (
        f"<html><head><title>x</title><link rel=amphtml href='{AMP}'></head><body></body></html>"
    )
    empty = extract_page(shell.encode(), url=ARTICLE)
    assert isinstance(empty, Rejection)
    assert empty.whole == AMP


# -- putting together -----------------------------------------------------------------


def part(*lines: str, next: str | None = None, first: str | None = None) -> Extraction:
    """A page that says these paragraphs."""
    return Extraction("Headline", "\n\n".join(lines), elsewhere=Elsewhere(first, next))


LEAD = "The lead stands on every page of this article, and it is longer than a line of speech."


def test_the_next_page_is_wanted_until_there_is_none() -> None:
    pages = {"1": part(LEAD, "One.", next="2"), "2": part(LEAD, "Two.", next="3"), "3": part("3.")}
    assert assemble("1", {"1": pages["1"]}).wanted == "2"
    assert assemble("1", {"1": pages["1"], "2": pages["2"]}).wanted == "3"
    done = assemble("1", pages)
    assert done.wanted is None
    assert done.places == ("1", "2", "3")
    assert isinstance(done.said, Extraction)
    assert done.said.body == f"{LEAD}\n\nOne.\n\nTwo.\n\n3."
    assert done.said.flags == ()


def test_headline_and_lead_are_not_repeated_but_speech_is() -> None:
    pages = {
        "1": part(LEAD, "“No.”", "One.", next="2"),
        "2": part("HEADLINE", LEAD, "“No.”", "Two.", "“No.”"),
    }
    said = assemble("1", pages).said
    assert isinstance(said, Extraction)
    assert said.body == f"{LEAD}\n\n“No.”\n\nOne.\n\nTwo.\n\n“No.”"


@pytest.mark.parametrize("there", [None, Rejection("refine", "soft_404")])
def test_a_page_that_cannot_be_had_is_told(there: Rejection | None) -> None:
    done = assemble("1", {"1": part("One.", next="2"), "2": there})
    assert done.wanted is None
    assert isinstance(done.said, Extraction)
    assert (done.said.body, done.said.flags) == ("One.", ("incomplete",))


def test_a_page_that_brings_nothing_new_ends_the_article() -> None:
    same = part(LEAD, "One.", next="3")
    done = assemble("1", {"1": part(LEAD, "One.", next="2"), "2": same})
    assert (done.wanted, done.places) == (None, ("1",))
    assert isinstance(done.said, Extraction)
    assert done.said.flags == ()


def test_pages_in_a_circle_come_to_an_end() -> None:
    done = assemble("1", {"1": part("One.", next="2"), "2": part("Two.", next="1")})
    assert (done.wanted, done.places) == (None, ("1", "2"))


def test_pages_without_end_come_to_one() -> None:
    pages = {str(n): part(f"This is page {n}.", next=str(n + 1)) for n in range(1, 40)}
    done = assemble("1", pages)
    assert done.places == tuple(str(n) for n in range(1, MOST_PARTS + 1))
    assert isinstance(done.said, Extraction)
    assert done.said.flags == ("incomplete",)


def test_the_view_of_all_pages_is_taken_with_the_fields_of_the_page() -> None:
    at = Dating(datetime(2022, 8, 1, tzinfo=UTC), "json-ld")
    page = Extraction(
        "Headline",
        "One.",
        authors=("A. Person",),
        elsewhere=Elsewhere(None, "2", "all"),
    )
    whole = Extraction(None, "One.\n\nTwo.", published=at, language="en")
    assert assemble("1", {"1": page}).wanted == "all"
    done = assemble("1", {"1": page, "all": whole})
    assert (done.wanted, done.places, done.twins) == (None, ("1",), ("all",))
    said = done.said
    assert isinstance(said, Extraction)
    assert (said.title, said.authors, said.published) == ("Headline", ("A. Person",), at)
    assert said.body == "One.\n\nTwo."


@pytest.mark.parametrize(
    "there",
    [
        None,
        Rejection("refine", "paywall"),
        part("One.1"),
        part("One.", "Printed by page, too.", next="3"),
    ],
)
def test_without_the_view_of_all_pages_they_are_put_together(
    there: Extraction | Rejection | None,
) -> None:
    page = Extraction("Headline", "One.", elsewhere=Elsewhere(None, "2", "all"))
    assert assemble("1", {"1": page, "all": there}).wanted == "2"
    done = assemble("1", {"1": page, "all": there, "2": part("Two.")})
    assert isinstance(done.said, Extraction)
    assert done.said.body == "One.\n\nTwo."


def test_a_later_page_leads_to_the_whole_article() -> None:
    later = part("Two.", first="1")
    assert assemble("2", {"2": later}).wanted == "1"
    done = assemble("2", {"2": later, "1": part("One.", next="2")})
    assert (done.wanted, done.places) == (None, ("1", "2"))
    assert isinstance(done.said, Extraction)
    assert done.said.body == "One.\n\nTwo."


def test_a_later_page_without_page_one_is_no_article() -> None:
    done = assemble("2", {"2": part("Two.", first="1"), "1": None})
    assert isinstance(done.said, Rejection)
    assert done.said.reason == "later_page"


def test_a_later_page_that_page_one_does_not_know_is_missing() -> None:
    done = assemble("2", {"2": part("Two.", first="1"), "1": part("One.")})
    assert isinstance(done.said, Extraction)
    assert (done.said.body, done.said.flags) == ("One.", ("incomplete",))


def test_an_empty_page_is_answered_for_by_its_twin() -> None:
    empty = Rejection("refine", "javascript_wall", whole="amp")
    assert assemble("1", {"1": empty}).wanted == "amp"
    whole = part("One.")
    assert assemble("1", {"1": empty, "amp": whole}).said == whole
    assert assemble("1", {"1": empty, "amp": None}).said == empty
    again = Rejection("refine", "empty_body", whole="1")
    assert assemble("1", {"1": empty, "amp": again}).said == empty
