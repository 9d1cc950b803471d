"""Text comes out right, whatever a feed, its server and its system say of its bytes."""

from __future__ import annotations

import pytest

from pipeline.collect.feeds import parse_feed

TITLES = {
    "ru": "Жители Петербурга вышли на площадь — «Эхо»",
    "uk": "Їхній ґанок: Київ відбив нічну атаку, є поранені",
    "tr": "İstanbul’da şiddetli yağış: çığ uyarısı güncellendi",
    "en": "The café’s “naïve” plan – a résumé",
}
BYTES = {
    "ru": [
        "cp1251",
        "koi8-r",
        "iso8859-5",
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
    ],
    "uk": ["cp1251", "koi8-u", "utf-8", "utf-16", "utf-16-be"],
    "tr": ["cp1254", "utf-8", "utf-16-le"],
    "en": ["cp1252", "utf-8", "utf-16"],
}
NAMES = [
    "",
    "utf-8",
    "windows-1251",
    "koi8-r",
    "koi8-u",
    "iso-8859-1",
    "iso-8859-9",
    "UTF-16",
    "nonsense",
]
CASES = [(language, codec) for language, codecs in BYTES.items() for codec in codecs]

# KOI8 and ISO 8859-5 have no quotation marks
WITH_QUOTES = [case for case in CASES if not case[1].startswith(("koi8", "iso8859"))]


def document(title: str, declared: str, line: str = "\n") -> str:
    said = f' encoding="{declared}"' if declared else ""
    item = f"<item><title>{title}</title>{line}<link>http://outlet.example/1</link></item>"
    return (
        f'<?xml version="1.0"{said}?>{line}<rss version="2.0"><channel>{line}{item}</channel></rss>'
    )


def title_of(body: bytes, kind: str = "") -> str | None:
    found = parse_feed(body, "http://outlet.example/rss", kind)
    (entry,) = found.entries
    return entry.title


@pytest.mark.parametrize("declared", NAMES)
@pytest.mark.parametrize(("language", "codec"), CASES)
def test_no_declaration_misleads(language: str, codec: str, declared: str) -> None:
    title = TITLES[language]
    title = (
        title.replace("«", '"').replace("»", '"').replace("—", "-") if "koi8" in codec else title
    )
    title = (
        title.replace("—", "-").replace("«", '"').replace("»", '"') if "8859" in codec else title
    )
    for served in (
        "",
        "text/xml; charset=windows-1252",
        f"application/rss+xml; charset={declared}",
    ):
        assert title_of(document(title, declared).encode(codec), served) == title


def test_iso_8859_9_is_read_as_turkish() -> None:
    title = "İstanbul'da şiddetli yağış: çığ uyarısı"
    for declared in ("", "iso-8859-9", "windows-1254", "utf-8"):
        assert title_of(document(title, declared).encode("iso8859-9")) == title


@pytest.mark.parametrize(("language", "codec"), WITH_QUOTES)
def test_a_feed_on_one_line_is_read_as_well(language: str, codec: str) -> None:
    head = '<rss version="2.0"><channel><description>' + "plain words " * 400 + "</description>"
    text = document(TITLES[language], "", "").replace('<rss version="2.0"><channel>', head)
    assert title_of(text.encode(codec)) == TITLES[language]


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("misread", ["latin-1", "cp1252", "cp1251", "cp1254"])
def test_utf8_that_was_read_wrong_and_encoded_again_is_put_right(
    language: str, misread: str
) -> None:
    title = TITLES[language]
    mojibake = "".join(
        bytes([byte]).decode(misread, "ignore") or chr(byte) for byte in title.encode()
    )
    assert mojibake != title
    assert title_of(document(mojibake, "utf-8").encode()) == title


def test_one_garbled_item_among_right_ones_is_put_right_alone() -> None:
    right, garbled = TITLES["uk"], TITLES["ru"].encode().decode("cp1251", "ignore")
    items = "".join(
        f"<item><title>{title}</title><link>http://outlet.example/{n}</link></item>"
        for n, title in enumerate((right, "Рџрѕс‚ " and garbled, "ЗСУ: РІ 2022 році — наступ"))
    )
    body = f"<rss><channel>{items}</channel></rss>".encode()
    first, _, third = parse_feed(body, "http://outlet.example/rss").entries
    assert (first.title, third.title) == (right, "ЗСУ: РІ 2022 році — наступ")


def test_two_encodings_in_one_feed_are_both_read() -> None:
    one = document(TITLES["ru"], "windows-1251").encode("cp1251")
    two = f"<item><title>{TITLES['tr']}</title><link>http://outlet.example/2</link></item>".encode()
    body = one.replace(b"</channel>", two + b"</channel>")
    first, second = parse_feed(body, "http://outlet.example/rss").entries
    assert first.title == TITLES["ru"]
    assert second.title == TITLES["tr"]


@pytest.mark.parametrize(
    "before",
    [
        "\n \t",
        "\ufeff",
        "<!-- made by hand -->\n",
        "\x00",
        "Warning: mysql in /var/www\n",
        "<br />",
    ],
)
def test_what_stands_before_the_declaration_does_not_lose_the_feed(before: str) -> None:
    assert title_of((before + document(TITLES["uk"], "utf-8")).encode()) == TITLES["uk"]


@pytest.mark.parametrize("title", ["Война в Украине", "Президент Украины и Турция"])
def test_a_short_title_in_windows_1251_without_a_charset_is_read(title: str) -> None:
    item = f"<item><title>{title}</title><link>http://outlet.example/1</link></item>"
    body = f"<rss version='2.0'><channel>{item}</channel></rss>".encode("cp1251")
    [entry] = parse_feed(body, "http://outlet.example/rss").entries
    assert entry.title == title
