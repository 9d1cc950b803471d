from __future__ import annotations

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.refine.urls import canonical_url, identity_key, pick_canonical, site


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://WWW.Example.COM:443/News/A-b-c/", "https://www.example.com/News/A-b-c"),
        ("http://example.com:80", "http://example.com/"),
        ("http://example.com:8080/x", "http://example.com:8080/x"),
        (
            "https://example.com/a?utm_source=x&b=2&a=1&fbclid=9&at_medium=z#frag",
            "https://example.com/a?a=1&b=2",
        ),
        (
            "https://example.com/a?id=7&yclid=1&gclid=2&ysclid=3&mc_cid=4",
            "https://example.com/a?id=7",
        ),
        ("https://example.com/a;jsessionid=ABC?PHPSESSID=1&id=7", "https://example.com/a?id=7"),
        ("https://example.com/news/story-1/amp/", "https://example.com/news/story-1"),
        ("https://example.com/amp/news/story-1", "https://example.com/news/story-1"),
        ("https://example.com/story-1.amp.html", "https://example.com/story-1.html"),
        ("https://amp.example.com/story-1?outputType=amp", "https://example.com/story-1"),
        ("https://m.example.com.tr/story-1?amp=1", "https://example.com.tr/story-1"),
        ("https://example.com/story-1/print", "https://example.com/story-1"),
        ("https://example.com/story?print=1&id=4", "https://example.com/story?id=4"),
        (
            "https://www.google.com/amp/s/www.example.com/story-1/amp/",
            "https://www.example.com/story-1",
        ),
        (
            "https://www-example-com.cdn.ampproject.org/c/s/www.example.com/story-1",
            "https://www.example.com/story-1",
        ),
        (
            "https://пример.рф/новости",
            "https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8",
        ),
        ("https://example.com/%7euser/%d0%bf", "https://example.com/~user/%D0%BF"),
        ("https://example.com/a/../b/./c", "https://example.com/b/c"),
        ("https://example.com/index.html", "https://example.com/"),
        ("//example.com/x", "https://example.com/x"),
        ("https://example.com/tr/amp/news/story-1", "https://example.com/tr/news/story-1"),
        ("https://example.com/news/best-guitar-amp", "https://example.com/news/best-guitar-amp"),
        ("https://example.com/yazdir/story-1", "https://example.com/story-1"),
        ("https://example.com/haber/yazdir/12345", "https://example.com/haber/12345"),
        ("https://example.com/2022/03/10/1/index.amp", "https://example.com/2022/03/10/1"),
        ("https://example.com/story-1/yazdir", "https://example.com/story-1"),
        ("https://example.com/?id=5&tmpl=component&print=1", "https://example.com/?id=5"),
        ("https://example.com/a-1?share=x&_openstat=y&dclid=z", "https://example.com/a-1"),
        ("https://example.com/a-1?replytocom=7#comment-7", "https://example.com/a-1"),
        ("https://example.com/#!/news/7", "https://example.com/#!/news/7"),
        ("https://yandex.ru/turbo/s/example.ru/n/story-1/", "https://example.ru/n/story-1"),
        (
            "https://example-ru.turbopages.org/turbo/example.ru/s/n/story-1/?utm_source=x",
            "https://example.ru/n/story-1",
        ),
        ("  https://example.com/x\n", "https://example.com/x"),
        ("https://example.com/search?q=a+b", "https://example.com/search?q=a+b"),
        ("http://a.localhost:8765/news/7?from=rss", "http://a.localhost:8765/news/7"),
        ("http://m.a.localhost:8765/news/7", "http://a.localhost:8765/news/7"),
        ("http://127.0.0.1:8765/news/7/", "http://127.0.0.1:8765/news/7"),
        ("http://[::1]:8765/n", "http://[::1]:8765/n"),
        ("mailto:x@example.com", "mailto:x@example.com"),
        ("http://[broken", "http://[broken"),
        ("", ""),
    ],
)
def test_canonical_url(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


parts = st.text(alphabet="aAbmp./-_=&?%;#@+~ç%2Fи019", max_size=25)
urls = st.builds(
    "{}://{}{}/{}?{}#{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(["amp.", "m.", "www.", "", "www.m."]),
    st.sampled_from(["example.com", "a.localhost:8765", "10.0.0.1:80", "Пример.рф", "x.co.uk:443"]),
    parts,
    parts,
    parts,
)


@given(st.one_of(urls, st.text(max_size=60)))
@example("https://www.google.com/amp/s/amp.example.com/amp/a-b/amp/amp")
@example("http://example.com//amp//amp/")
def test_canonical_url_is_idempotent(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once
    assert identity_key(once) == identity_key(url)


def test_identity_key_joins_schemes_and_www() -> None:
    keys = {
        identity_key(url)
        for url in (
            "http://example.com/a",
            "https://www.example.com/a/?utm_source=x",
            "https://m.example.com/a/amp",
        )
    }
    assert keys == {"example.com/a"}


names = st.sampled_from(["id", "p", "newsid", "haberID", "article", "nid", "ID", "sayfa", "q"])
trackers = st.sampled_from(
    ["utm_source=a", "fbclid=b", "yclid=1", "at_medium=c", "amp=1", "print=1"]
)


@given(
    st.dictionaries(names, st.integers(1, 10**8), min_size=1, max_size=3),
    st.lists(trackers, max_size=4),
    st.randoms(use_true_random=False),
)
def test_no_parameter_that_names_an_article_is_lost(
    naming: dict[str, int], tracking: list[str], order: random.Random
) -> None:
    kept = [f"{name}={value}" for name, value in naming.items()]
    pieces = [*kept, *tracking]
    order.shuffle(pieces)
    found = canonical_url("https://m.example.com/news.php?" + "&".join(pieces))
    assert found == "https://example.com/news.php?" + "&".join(sorted(kept))


def test_parameters_that_identify_stay() -> None:
    assert identity_key("https://example.com/news.php?id=1") != identity_key(
        "https://example.com/news.php?id=2"
    )


@pytest.mark.parametrize(
    ("page", "claim", "expected"),
    [
        (
            "https://m.example.com/a-b-c",
            "https://www.example.com/a-b-c",
            "https://www.example.com/a-b-c",
        ),
        ("https://www.example.com/a-b-c", "/a-b-c?page=1", "https://www.example.com/a-b-c?page=1"),
        (
            "https://www.example.com/news/story-1-x",
            "https://www.example.com/",
            "https://www.example.com/news/story-1-x",
        ),
        (
            "https://www.example.com/news/story-1-x",
            "https://www.example.com/news",
            "https://www.example.com/news/story-1-x",
        ),
        (
            "https://www.example.com/a-b-c",
            "https://thief.example.org/a-b-c",
            "https://www.example.com/a-b-c",
        ),
        (
            "https://a.blogspot.com/a-b-c",
            "https://b.blogspot.com/a-b-c",
            "https://a.blogspot.com/a-b-c",
        ),
        (
            "http://a.localhost:8765/n/1-x",
            "http://b.localhost:8765/n/1-x",
            "http://a.localhost:8765/n/1-x",
        ),
        (
            "http://www.a.localhost:8765/n/1-x",
            "http://a.localhost:8765/n/1-x",
            "http://a.localhost:8765/n/1-x",
        ),
        ("https://example.com/a-b-c", None, "https://example.com/a-b-c"),
        ("https://example.com/n.asp?id=5", "/n.asp", "https://example.com/n.asp?id=5"),
        ("https://example.com/n.asp?id=5&page=2", "/n.asp?id=5", "https://example.com/n.asp?id=5"),
        ("https://example.com/a-b-c?page=2", "/a-b-c", "https://example.com/a-b-c"),
        ("https://example.com/a-b-c/2", "/a-b-c", "https://example.com/a-b-c"),
        ("https://example.com/?p=123", "/2022/a-b-c/", "https://example.com/2022/a-b-c"),
        ("https://example.com/?p=123", "/", "https://example.com/?p=123"),
        (
            "https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a-b-c/amp",
            "https://www.example.com/a-b-c",
            "https://www.example.com/a-b-c",
        ),
        ("https://example.com/a-b-c", "http://[broken", "https://example.com/a-b-c"),
        (None, "https://example.com/a-b-c", "https://example.com/a-b-c"),
        (None, "https://example.com/", None),
        (None, None, None),
    ],
)
def test_pick_canonical(page: str | None, claim: str | None, expected: str | None) -> None:
    assert pick_canonical(page, claim) == expected


def test_sites() -> None:
    assert site("https://www.example.co.uk/x") == "example.co.uk"
    assert site("http://a.localhost:8765/x") != site("http://b.localhost:8765/x")
    assert site("http://127.0.0.1:8765/x") == "127.0.0.1:8765"
    assert site("http://[broken") == ""
