"""What speaks for a block's being inside an article, and how far a page is walked."""

from __future__ import annotations

import pytest

from pipeline.refine.blocks import Block, size_of
from pipeline.refine.content import find_blocks, is_code, worth
from pipeline.refine.page import parse

SENTENCE = "The harbour master closed the bay to small craft on Thursday morning, officials said."


def block(text: str, tag: str = "p", linked: int = 0) -> Block:
    return Block(tag, text, size_of(text), linked)


def test_sentences_speak_for_and_scraps_against() -> None:
    assert worth(block(SENTENCE)) > worth(block("He left. It rained all day.")) > 0
    assert worth(block("Politics")) < 0
    assert worth(block("What the pilots say", "h2")) == 0
    assert worth(block("two tugs", "li")) == 0


def test_links_speak_against() -> None:
    whole = size_of(SENTENCE)
    assert worth(block(SENTENCE, linked=whole)) < 0
    assert 0 < worth(block(SENTENCE, linked=20)) < worth(block(SENTENCE))
    assert worth(block("Old pier to be repaired", "h3", linked=23)) < 0


def test_one_endless_block_is_worth_no_more_than_a_long_one() -> None:
    assert worth(block(SENTENCE * 100)) == worth(block(SENTENCE * 1_000))


def test_a_letter_that_says_more_counts_for_more() -> None:
    assert size_of("harbour") == 7
    assert size_of("гавань") == 6
    assert size_of("港長は木曜") == 10


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("googletag.cmd.push(function() { googletag.display('x'); });" * 5, True),
        (".a{color:red;margin:0}.b{padding:1px;top:0}" * 6, True),
        (SENTENCE * 4, False),
        ("Prices rose (by 3 %; more in the east); see table 2, he said." * 4, False),
    ],
)
def test_code_is_told_from_words(text: str, code: bool) -> None:
    assert is_code(text) is code


def test_the_style_tells_paragraphs_from_what_stands_between() -> None:
    page = parse(f"<body><div class=a><p>{SENTENCE}</p><div class=b>Advert</div></div>", None)
    assert page is not None
    found = find_blocks(page.tree)
    assert [one.text for one in found.blocks] == [SENTENCE]
    assert found.blocks[0].style == ("div.a", "p.")


def test_a_page_is_walked_so_far() -> None:
    page = parse("<body>" + f"<p>{SENTENCE}</p>" * 3 + "<i></i>" * 160_000 + "<p>Never.</p>", None)
    assert page is not None
    assert [one.text for one in find_blocks(page.tree).blocks] == [SENTENCE] * 3


def test_what_is_left_out_for_its_name_is_counted() -> None:
    body = f'<div class="promo"><p>{SENTENCE}</p></div>' + f"<div><p>{SENTENCE}</p></div>" * 9
    page = parse(f"<body>{body}", None)
    assert page is not None
    assert find_blocks(page.tree).left_out == 1
    assert find_blocks(page.tree, leniently=True).left_out == 0


QUOTED = "«Пошкоджено три крани, та порт працюватиме вже завтра зранку», сказав начальник порту."
TOLD = "Шторм підійшов до узбережжя вночі, і кораблі стали на якір у затоці до ранку."


TOLD_HERE = [f"{TOLD[:-1]}, {hour} година." for hour in ("перша", "друга", "третя", "четверта")]


@pytest.mark.parametrize(
    "text",
    [
        f'<div class="tekst">{"<br><br>".join(TOLD_HERE)}<div class="q">%s</div></div>',
        f'<div class="tekst"><p>{"<p>".join(TOLD_HERE)}<div class="q">%s</div></div>',
    ],
)
def test_a_sentence_in_a_style_of_its_own_may_end_the_text(text: str) -> None:
    def last(end: str) -> str:
        page = parse(f"<body><h1>Шторм</h1>{text % end}<div class=f>© 2022</div></body>", None)
        assert page is not None
        return find_blocks(page.tree, "Шторм").blocks[-1].text

    assert last(QUOTED) == QUOTED
    assert last("Версія для друку") == TOLD_HERE[-1]
    assert last("Підписуйтесь на наш канал, щоб першими бачити всі новини порту.") == TOLD_HERE[-1]
    assert last(f"{TOLD[:60]} <a href=/2>Порт наступного дня</a>.") == TOLD_HERE[-1]
