"""The article's text in pages of many manners: what belongs to it stays, the page's own goes."""

from __future__ import annotations

import pytest

from pipeline.model import Layout
from pipeline.refine.body import Body, find_body
from pipeline.refine.page import parse

TITLE = "Storm closes the bay"
P1 = "The harbour master closed the bay to small craft on Thursday morning as a storm moved up."
P2 = "Two ferries turned back before noon, and a third spent the night behind the breakwater."
P3 = "Fishermen were told to double their moorings, and the market opened with empty stalls."
P4 = "The wind is expected to fall by Saturday, officials at the weather service said."
TEXT = [P1, P2, P3, P4]
PS = "".join(f"<p>{line}</p>" for line in TEXT)
CARD = '<div class="x{0}"><h3><a href="/{0}">Headline of another article, {0}</a></h3><p>What it says in a sentence, {0}.</p></div>'


def read(
    body: str,
    *,
    title: str | None = TITLE,
    layout: Layout | None = None,
    description: str | None = None,
    declared: str | None = None,
) -> Body:
    page = parse(f"<html><head><title>x</title></head><body>{body}</body></html>", None)
    assert page is not None
    return find_body(page.tree, None, title, layout, description, declared)


def lines(body: str, **more: str | None) -> list[str]:
    return read(body, **more).text.split("\n\n")  # type: ignore[arg-type]


H1 = f"<h1>{TITLE}</h1>"
SAME_TEXT = {
    "paragraphs": f"{H1}<div>{PS}</div>",
    "divs": H1 + "<div>" + "".join(f"<div>{line}</div>" for line in TEXT) + "</div>",
    "line breaks": H1 + "<div>" + "<br><br>".join(TEXT) + "</div>",
    "a table's cell": f"<table><tr><td><a href=/>Home</a></td><td>{H1}{'<br><br>'.join(TEXT)}</td></tr></table>",
    "hashed classes": H1
    + '<div class="css-1q">'
    + "".join(f'<p class="css-{n}z">{t}</p>' for n, t in enumerate(TEXT))
    + "</div>",
    "an element each, as page builders write": H1
    + "".join(
        f'<div class="rec"><div class="col"><div class="txt">{t}</div></div></div>' for t in TEXT
    ),
    "captions without a figure": f'{H1}<div class="c">{PS}<div class="b1"><img src=x><span>The bay on Thursday, seen from the old pier.</span></div></div>',
    "a form with its promises": f'{H1}<div class="c"><p>{P1}</p><p>{P2}</p><div class="zz"><b>Every morning by mail</b><div>The news of the bay in five minutes, free of charge.</div><input><button>Go</button></div><p>{P3}</p><p>{P4}</p></div>',
    "a teaser in the text": f'{H1}<div class="c"><p>{P1}</p><p>{P2}</p>{CARD.format(1)}<p>{P3}</p><p>{P4}</p></div>',
    "a nested article": f'{H1}<div class="c"><p>{P1}</p><p>{P2}</p><article class="q"><h3>Another story</h3><span>What another story says in a sentence or two.</span></article><p>{P3}</p><p>{P4}</p></div>',
    "labels between paragraphs": f'{H1}<div class="c"><p>{P1}</p><div class="l">Story goes on</div><p>{P2}</p><div class="l">Story goes on</div><p>{P3}</p><p>{P4}</p></div>',
    "a heading over links alone": f'{H1}<div class="c"><p>{P1}</p><p>{P2}</p><div><h4>On this subject</h4><ul><li><a href=/a>Old pier to be repaired</a></li><li><a href=/b>New buoys for the strait</a></li></ul></div><p>{P3}</p><p>{P4}</p></div>',
    "cards before and after": "".join(CARD.format(n) for n in range(6))
    + f"{H1}<div class=c>{PS}</div>"
    + "".join(CARD.format(n) for n in range(9, 20)),
    "a list of news that begins each item with a link": "<ul>"
    + "".join(
        f"<li><a href=/{n}>A headline of some length, number {n}</a> and what it is about in a sentence of its own, number {n}.</li>"
        for n in range(12)
    )
    + f"</ul>{H1}<div class=c>{PS}</div>",
    "comments longer than the text": f'{H1}<div class="c">{PS}</div><section id="comments">'
    + "".join(
        f"<p>I have lived by the bay for {n} years and never saw anything like it, friends.</p>"
        for n in range(40)
    )
    + "</section>",
    "comments without a name": f'{H1}<div class="w"><div class="c">{PS}</div>'
    + "".join(
        f"<div class=k><b>Old_Sailor{n}</b> <i>1{n}:05</i><div>I have lived by the bay for {n} years, friends, and it was calm.</div></div>"
        for n in range(5)
    )
    + "</div>",
    "the text twice, for two screens": f'<div class="hidden-desktop"><div class=m>{PS}</div></div>{H1}<div class="hidden-mobile"><div class=d>{PS}</div></div>',
    "hidden on small screens only": f'{H1}<div class="hidden md:block">{PS}</div>',
    "a field whose label is hidden": f'{H1}<div class="field field--label-hidden">{PS}</div>',
    "a drop cap and inline tags": H1
    + f"<div><p><span class=dropcap>T</span>he <b>har</b>bour{P1[11:]}</p><p>{P2}</p><p>{P3}</p><p>{P4}</p></div>",
    "code among the words": f"{H1}<div class=c>{PS}<div>"
    + "googletag.cmd.push(function() { x = 1; });" * 20
    + "</div></div>",
    "the next article below": "".join(
        f"<div class=item><div class=head><h1>{title}</h1></div><div class=c>{text}</div></div>"
        for title, text in (
            (TITLE, PS),
            (
                "Another story",
                "<p>What the other story says, in a sentence that is long enough.</p>" * 3,
            ),
        )
    ),
    "what follows in another style": f'{H1}<div class="c">{PS}</div><div class="e"><p>The Quay Herald is read in four harbours and twelve islands of the bay.</p></div>',
}


@pytest.mark.parametrize("name", SAME_TEXT)
def test_the_same_text_in_another_manner(name: str) -> None:
    assert lines(SAME_TEXT[name]) == TEXT


KEPT = {
    "quotation": "<blockquote>We share the sea, so we may as well share the pier.</blockquote>",
    "subheading": "<h2>What the pilots say</h2>",
    "list": "<ul><li>two tugs</li><li>a crane barge</li></ul>",
    "bold question": "<p><b>And what do the pilots say</b></p>",
    "table": "<table><tr><td>Ferries</td><td>3</td></tr><tr><td>Tugs</td><td>2</td></tr></table>",
    "tweet": "<blockquote class='twitter-tweet'><p>The pier is closed until the wind falls, we are sorry.</p></blockquote>",
}


@pytest.mark.parametrize("name", KEPT)
def test_what_belongs_to_a_text_stays(name: str) -> None:
    found = lines(
        f"{H1}<div class=c><p>{P1}</p><p>{P2}</p>{KEPT[name]}<p>{P3}</p><p>{P4}</p></div>"
    )
    assert [line for line in found if line in TEXT] == TEXT
    assert len(found) > len(TEXT)


LEADS = {
    "under the headline, without a full stop": f"<header>{H1}<p>Ferries turn back and the market opens with empty stalls</p></header><div class=c>{PS}</div>",
    "named": f'{H1}<div class=meta>By Jane Roe</div><div class="article__standfirst">Ferries turn back and the market opens with empty stalls</div><div class=c>{PS}</div>',
    "in a sentence": f'{H1}<div class="top"><p>Ferries turn back and the market opens with empty stalls.</p></div><div class=c>{PS}</div>',
}


@pytest.mark.parametrize("name", LEADS)
def test_lead_comes_first(name: str) -> None:
    found = lines(LEADS[name])
    assert found[0].startswith("Ferries turn back and the market opens")
    assert found[1:] == TEXT


def test_lead_is_known_by_the_pages_description() -> None:
    lead = "Ferries turn back and the market opens with empty stalls"
    page = f'{H1}<div class="teaser-box"><span>{lead}</span></div><div class=c>{PS}</div>'
    assert lines(page, description=f"{lead} - the Quay Herald") == [lead, *TEXT]


def test_lead_that_opens_the_text_stands_once() -> None:
    page = f'{H1}<div class="lead">{P1}</div><div class=c>{PS}</div>'
    assert lines(page) == TEXT


def test_datelines_of_agencies_go_and_others_stay() -> None:
    agency = f"{H1}<div><p>ANKARA (AA) - {P1}</p><p>{P2}</p><p>{P3} (AA)</p></div>"
    assert lines(agency) == [P1, P2, P3]
    assert lines(f"{H1}<div><p>ANKARA - {P1}</p><p>{P2}</p></div>") == [f"ANKARA - {P1}", P2]


def test_a_headline_behind_the_last_sentence_goes() -> None:
    page = f"{H1}<div><p>{P1}</p><p>{P2} <b>Read also: <a href=/a>Old pier to be repaired</a></b></p><p>{P3}</p></div>"
    assert lines(page) == [P1, P2, P3]


def test_long_lines_stand_once_but_a_refrain_may_come_again() -> None:
    assert lines(f"{H1}<div>{PS}{PS}</div>") == TEXT
    recipe = "Stir the flour into the milk, and let it stand for an hour beside the stove."
    days = "".join(f"<h3>Day {n}</h3><p>{recipe}</p><p>{TEXT[n]}</p>" for n in range(4))
    assert lines(f"{H1}<div>{days}</div>").count(recipe) == 4


def test_a_layout_says_where_the_text_is() -> None:
    body = (
        f'<div class="comments"><p>{P1}</p><p class="ad">{P3}</p><p>{P2}</p></div><div>{PS}</div>'
    )
    layout = Layout(page="p", body="//div[@class='comments']", drop=("//p[@class='ad']",))
    found = read(body, layout=layout)
    assert found.text == f"{P1}\n\n{P2}"
    assert found.reading == "layout"
    assert "comments" in found.why


def test_a_layout_that_finds_nothing_leaves_the_general_reading() -> None:
    for path in ("//div[@class='gone']", "count(//p)", "//p/text()", "unknown-function()"):
        found = read(f"{H1}<div>{PS}</div>", layout=Layout(page="p", body=path))
        assert found.text.split("\n\n") == TEXT
        assert found.reading == "blocks"


def test_a_layout_may_only_drop() -> None:
    body = f'{H1}<div><p>{P1}</p><p class="ad">{P2}</p><p>{P3}</p></div>'
    found = read(body, layout=Layout(page="p", drop=("//p[@class='ad']",)))
    assert found.text == f"{P1}\n\n{P3}"


def test_names_are_left_aside_where_little_is_found() -> None:
    body = f'{H1}<div class="gallery">{"".join(f"<p>{line}</p>" for line in TEXT)}</div>' + (
        "<footer>" + "All of the bay's news, every day. " * 60 + "</footer>"
    )
    assert lines(body) == TEXT


def test_structured_data_is_the_last_resort() -> None:
    declared = "\n".join(TEXT * 2)
    found = read(
        f"{H1}<div id=app>Loading the page, please wait a little.</div>", declared=declared
    )
    assert found.reading == "json-ld"
    assert found.text.startswith(P1)
    assert read(f"{H1}<div>{PS}</div>", declared=declared).reading == "blocks"


def test_a_page_without_a_text() -> None:
    assert read("").text == ""
    assert read("<p>x</p>").text == ""


def test_subheadings_of_the_first_level_do_not_end_a_text() -> None:
    text = "".join(f"<h1>Part {number}</h1><p>{line}</p>" for number, line in enumerate(TEXT))
    assert lines(f"<div class=c>{H1}{text}</div>")[-1] == TEXT[-1]
