"""Feeds and news sitemaps as outlets really send them: every readable entry, and a note."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.collect.feed_dates import EARLIEST
from pipeline.collect.feeds import (
    MAX_KEY,
    MAX_URL,
    ParsedFeed,
    SitemapLink,
    content_hash,
    inflate,
    parse_feed,
    plain_text,
)
from pipeline.model import Entry, FeedHints

URL = "http://outlet.example/feeds/news.xml"
NOW = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def parse(body: str | bytes, kind: str = "application/xml") -> ParsedFeed:
    return parse_feed(body.encode() if isinstance(body, str) else body, URL, kind, NOW)


def rss(items: str, head: str = "", version: str = "2.0") -> str:
    return (
        f'<rss version="{version}" {DC}><channel><title>News</title>{head}{items}</channel></rss>'
    )


def item(link: str | None = "http://outlet.example/1", more: str = "") -> str:
    return f"<item>{f'<link>{link}</link>' if link is not None else ''}{more}</item>"


def only(feed: ParsedFeed) -> Entry:
    assert len(feed.entries) == 1, feed
    return feed.entries[0]


RSS_2 = rss(
    """<item>
    <title>Talks &amp; a <![CDATA[<b>ceasefire</b>]]></title><link>http://outlet.example/1</link>
    <description>&lt;p&gt;The &lt;i&gt;ministers&lt;/i&gt;
    met.&lt;/p&gt;</description>
    <guid isPermaLink="false">tag-1</guid><dc:creator>Ann Lee</dc:creator>
    <category>World</category><category>Politics</category>
    <pubDate>Thu, 10 Mar 2022 13:30:00 +0300</pubDate></item>""",
    "<language>tr-TR</language>",
)
RSS_091 = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
    "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>News</title><link>http://outlet.example/</link>
<language>en</language><item><title>Talks</title><link>http://outlet.example/1</link>
<description>They met.</description></item></channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><title>Новини</title>
<entry><id>urn:uuid:1</id><title type="html">Переговори &amp;amp; мир</title>
<link rel="self" href="http://outlet.example/1.atom"/>
<link rel="alternate" href="http://outlet.example/1"/>
<author><name>Олена</name></author><category term="Світ"/>
<published>2022-03-10T12:30:00+02:00</published><updated>2022-03-10T10:45:00Z</updated>
<summary>Зустріч.</summary></entry></feed>"""
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://outlet.example/"><title>News</title></channel>
<item rdf:about="http://outlet.example/1"><title>Talks</title><link>http://outlet.example/1</link>
<dc:date>2022-03-10T10:30:00Z</dc:date><dc:language>ru</dc:language></item></rdf:RDF>"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> http://outlet.example/1?a=1&amp;b=2 </loc><lastmod>2022-03-10</lastmod>
<news:news><news:publication><news:name>N</news:name><news:language>ru</news:language>
</news:publication><news:publication_date>2022-03-10T13:30:00+03:00</news:publication_date>
<news:title>Переговоры</news:title></news:news></url>
<url><loc>/2</loc></url><url><loc>  </loc></url><url><loc>file:///etc/passwd</loc></url>
<url><loc>http://[bad/</loc></url></urlset>"""


def test_rss_gives_all_that_it_says() -> None:
    entry = only(parse(RSS_2))
    assert entry == Entry(
        key="tag-1",
        url="http://outlet.example/1",
        title="Talks & a ceasefire",
        summary="The ministers met.",
        authors=("Ann Lee",),
        categories=("World", "Politics"),
        published_at=datetime(2022, 3, 10, 10, 30, tzinfo=UTC),
        published_raw="Thu, 10 Mar 2022 13:30:00 +0300",
        language="tr",
    )
    assert parse(RSS_2).note is None


def test_the_oldest_rss_is_read() -> None:
    entry = only(parse(RSS_091))
    assert (entry.key, entry.url) == ("http://outlet.example/1", "http://outlet.example/1")
    assert (entry.title, entry.summary, entry.language) == ("Talks", "They met.", "en")
    assert entry.published_at is None


def test_atom_is_read_and_its_two_dates_are_kept_apart() -> None:
    entry = only(parse(ATOM))
    assert (entry.key, entry.url) == ("urn:uuid:1", "http://outlet.example/1")
    assert (entry.title, entry.authors, entry.categories) == (
        "Переговори & мир",
        ("Олена",),
        ("Світ",),
    )
    assert entry.published_at == datetime(2022, 3, 10, 10, 30, tzinfo=UTC)
    assert entry.updated_at == datetime(2022, 3, 10, 10, 45, tzinfo=UTC)


def test_rdf_is_read() -> None:
    entry = only(parse(RDF))
    assert (entry.url, entry.title, entry.language) == ("http://outlet.example/1", "Talks", "ru")
    assert entry.updated_at or entry.published_at == datetime(2022, 3, 10, 10, 30, tzinfo=UTC)


def test_a_news_sitemap_is_read_whatever_it_calls_itself() -> None:
    for kind in ("application/xml", "text/html", ""):
        one, two = parse(SITEMAP, kind).entries
        assert one.key == one.url == "http://outlet.example/1?a=1&b=2"
        assert (one.title, one.language) == ("Переговоры", "ru")
        assert one.published_at == datetime(2022, 3, 10, 10, 30, tzinfo=UTC)
        assert one.published_raw == "2022-03-10T13:30:00+03:00"
        assert one.updated_at == datetime(2022, 3, 10, tzinfo=UTC)
        assert (two.url, two.published_at) == ("http://outlet.example/2", None)


def test_a_list_of_sitemaps_names_them() -> None:
    body = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>http://outlet.example/news-1.xml</loc></sitemap>
    <sitemap><loc>/news-2.xml.gz</loc></sitemap></sitemapindex>"""
    found = parse(body)
    assert found.sitemaps == (
        SitemapLink("http://outlet.example/news-1.xml"),
        SitemapLink("http://outlet.example/news-2.xml.gz"),
    )
    assert found.entries == ()
    assert found.note == "a list of sitemaps, not a sitemap"


@pytest.mark.parametrize("body", [RSS_2, ATOM, RDF, SITEMAP])
def test_a_gzipped_file_is_inflated(body: str) -> None:
    assert parse(gzip.compress(body.encode()), "application/gzip") == parse(body)


def test_inflating_ends_at_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.collect.feed_text.MAX_INFLATED", 1000)
    assert len(inflate(gzip.compress(bytes(100_000)))) == 1000
    assert inflate(b"\x1f\x8bbroken") == b"\x1f\x8bbroken"


@pytest.mark.parametrize(
    ("encoding", "declared", "kind"),
    [
        ("cp1251", "windows-1251", "application/xml"),
        ("koi8-r", "koi8-r", "application/xml"),
        ("cp1251", None, "text/xml; charset=windows-1251"),
        ("iso8859-9", "iso-8859-9", "application/rss+xml"),
        ("utf-16", "utf-16", "application/xml"),
    ],
)
def test_bytes_are_read_in_the_encoding_that_is_stated(
    encoding: str, declared: str | None, kind: str
) -> None:
    title = "İstanbul'da görüşme" if encoding == "iso8859-9" else "Переговоры в Стамбуле"
    said = f' encoding="{declared}"' if declared else ""
    body = f'<?xml version="1.0"{said}?>' + rss(item(more=f"<title>{title}</title>"))
    assert only(parse(body.encode(encoding), kind)).title == title


def test_a_feed_that_breaks_off_gives_what_could_be_read() -> None:
    whole = rss("".join(item(f"http://outlet.example/{n}") for n in range(3)))
    found = parse(whole[: whole.index("/2</link>")])
    assert [e.url for e in found.entries][:2] == [f"http://outlet.example/{n}" for n in range(2)]
    assert found.note is not None
    assert found.note.startswith("malformed: ")


def test_a_sitemap_that_breaks_off_gives_what_could_be_read() -> None:
    found = parse(SITEMAP[: SITEMAP.index("<url><loc>/2")])
    assert found.entries[0].title == "Переговоры"
    assert found.note is not None
    assert found.note.startswith("malformed: ")


@pytest.mark.parametrize("junk", ["&nbsp;&laquo;", "a < b", "<br>", "&unknown;", "\x0b"])
def test_markup_that_is_not_xml_does_not_lose_the_feed(junk: str) -> None:
    found = parse(rss(item(more=f"<title>Talks {junk}</title>") + item("http://outlet.example/2")))
    assert [e.url for e in found.entries] == ["http://outlet.example/1", "http://outlet.example/2"]


def test_a_page_where_a_feed_was_is_said_to_be_one() -> None:
    found = parse("<!DOCTYPE html><html><body><h1>Moved</h1></body></html>", "text/html")
    note = "a web page came where a feed was expected"
    assert found == ParsedFeed((), note, problem="web_page")


@pytest.mark.parametrize("body", ["", " \n", "hello", "{}", "<a/>", "\x00" * 10])
def test_what_is_no_feed_gives_a_note(body: str) -> None:
    found = parse(body)
    assert found.entries == ()
    assert found.note


def test_an_empty_feed_is_no_fault() -> None:
    assert parse(rss("")) == ParsedFeed(())


def test_one_guid_on_two_links_is_two_entries() -> None:
    guid = '<guid isPermaLink="false">same</guid>'
    links = [f"http://outlet.example/{n}" for n in (1, 2, 2, 1)]
    entries = parse(rss("".join(item(link, guid) for link in links))).entries
    assert [(e.key, e.url) for e in entries] == [
        ("http://outlet.example/1", "http://outlet.example/1"),
        ("http://outlet.example/2", "http://outlet.example/2"),
    ]


def test_without_a_guid_the_link_identifies() -> None:
    assert only(parse(rss(item()))).key == "http://outlet.example/1"


def test_without_a_link_the_guid_is_the_link_if_it_can_be() -> None:
    assert only(parse(rss(item(None, "<guid>http://outlet.example/9</guid>")))).url.endswith("/9")


def test_what_has_no_address_is_counted_in_the_note() -> None:
    nameless = item(None, "<title>Talks</title>") + item("http://[bad/") + item("mailto:a@b.c")
    found = parse(rss(nameless + item()))
    assert only(found).url == "http://outlet.example/1"
    assert found.note == "items without a usable address: 3"


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/news/1", "http://outlet.example/news/1"),
        ("1.html", "http://outlet.example/feeds/1.html"),
        ("//cdn.example/1", "http://cdn.example/1"),
        ("?id=1", "http://outlet.example/feeds/news.xml?id=1"),
        ("\n  http://outlet.example/1\n", "http://outlet.example/1"),
        ("http://outlet.example/1?a=1&amp;b=2", "http://outlet.example/1?a=1&b=2"),
    ],
)
def test_links_are_made_whole(link: str, url: str) -> None:
    assert only(parse(rss(item(link)))).url == url


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Thu, 10 Mar 2022 10:00:00 GMT", datetime(2022, 3, 10, 10, tzinfo=UTC)),
        ("Fri, 11 Mar 2022 11:00:00 GMT", datetime(2022, 3, 11, 11, tzinfo=UTC)),
        ("Sat, 12 Mar 2022 13:00:00 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Sat, 01 Jan 9999 00:00:00 GMT", None),
        ("0000-00-00 00:00:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_an_impossible_date_is_none_and_never_now(said: str, expected: datetime | None) -> None:
    entry = only(parse(rss(item(more=f"<pubDate>{said}</pubDate>"))))
    assert entry.published_at == expected
    assert entry.published_raw == (said or None)
    sitemap = SITEMAP.replace("2022-03-10T13:30:00+03:00", "1970-01-01").replace(">2022", ">2122")
    assert {(e.published_at, e.updated_at) for e in parse(sitemap).entries} == {(None, None)}


def test_what_no_index_holds_is_shortened_or_passed_over() -> None:
    long = "x" * 3000
    found = parse(rss(item(f"http://outlet.example/{long}") + item(more=f"<guid>{long}</guid>")))
    entry = only(found)
    assert entry.url == "http://outlet.example/1"
    assert entry.key.startswith("sha256:")
    assert found.note == "items without a usable address: 1"


def test_half_characters_do_not_lose_the_feed() -> None:
    title = (
        "<title>Fire &#55357;&#56613;&#xD83D;&#xdd25; &#xD800;out &#8212; &#0;&#1114112;</title>"
    )
    found = parse(rss(item(more=title)))
    assert (only(found).title or "").startswith("Fire \U0001f525\U0001f525 out —")


def test_the_hash_changes_with_what_is_said_and_with_nothing_else() -> None:
    one = only(parse(RSS_2))
    assert content_hash(one) == content_hash(only(parse(RSS_2)))
    for old, new in (("ceasefire", "truce"), ("13:30", "13:31"), ("met.", "parted.")):
        assert content_hash(only(parse(RSS_2.replace(old, new)))) != content_hash(one)


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        (None, None),
        ("  ", None),
        ("<p></p>", None),
        ("a\n b", "a b"),
        ("<p>a</p><p>b</p>", "a b"),
        ("a<b>b</b>c", "abc"),
        ("a<style>p{}</style><script>1</script><!-- c -->b", "ab"),
        ("AT&amp;T &lt;3", "AT&T <3"),
        ("1 < 2", "1 < 2"),
        ("a\x00b", "ab"),
    ],
)
def test_markup_becomes_plain_text(markup: str | None, plain: str | None) -> None:
    assert plain_text(markup) == plain


fragments = st.one_of(
    st.binary(max_size=40),
    st.sampled_from(
        [
            *(piece.encode() for piece in RSS_2.split(">")),
            *(piece.encode() for piece in SITEMAP.split(">")),
            *(b"<rss", b"<urlset", b"<feed", b"<html", b"\x1f\x8b", b"]]>", b"\x00", b"&#xD83D;"),
            *(b"<![CDATA[", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"http://[", b"\xff\xfe"),
            b"<?xml version='1.0' encoding='nonsense'?>",
        ]
    ),
)


def soup(pieces: list[bytes]) -> bytes:
    return b">".join(pieces)


@given(
    st.one_of(st.binary(max_size=200), st.lists(fragments, max_size=12).map(soup)),
    st.sampled_from(["", "text/xml; charset=nonsense", "text/html", "application/xml"]),
)
@example(rss(item(more="<title>&#xD83D;</title>")).encode(), "application/xml")
@example(rss(item("http://outlet.example/a\x00b", "<guid>\x00</guid>")).encode(), "")
def test_no_bytes_make_it_fail_and_all_it_gives_can_be_stored(body: bytes, kind: str) -> None:
    found = parse_feed(body, URL, kind, NOW)
    everything = (*found.entries, *found.without_address)
    assert len({e.key for e in everything}) == len(everything)
    assert {e.url for e in found.without_address} <= {""}
    for entry in found.entries:
        assert entry.url.startswith(("http://", "https://"))
        assert len(entry.url.encode()) <= MAX_URL
        assert len(entry.key.encode()) <= MAX_KEY + MAX_URL + 1
        said = (entry.title, entry.summary, entry.published_raw, entry.language)
        for text in (entry.key, entry.url, *said, *entry.authors, *entry.categories, found.note):
            assert "\x00" not in (text or "").encode().decode()
        for at in (entry.published_at, entry.updated_at):
            assert at is None or EARLIEST <= at <= NOW + timedelta(days=1)


def test_a_body_that_names_a_file_is_not_read_from_it(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(rss(item()))
    assert parse_feed(str(feed).encode(), "http://outlet.example/rss").entries == ()


# -- the article's address ------------------------------------------------------

GUID = "http://outlet.example/news/7"


@pytest.mark.parametrize(
    ("said", "url"),
    [
        (f"<link>http://outlet.example/</link><guid>{GUID}</guid>", GUID),
        (f"<link>{URL}</link><guid>{GUID}</guid>", GUID),
        (f"<link/><guid isPermaLink='false'>{GUID}</guid>", GUID),
        (f"<link>http://outlet.example/1</link><guid>{GUID}</guid>", "http://outlet.example/1"),
        ("<guid>/news/7</guid>", GUID),
        (
            "<link>http://outlet.example/1?utm_source=rss&amp;id=4#xtor=RSS</link>",
            "http://outlet.example/1?id=4",
        ),
        ("<link xml:base='http://outlet.example/b/'>c</link>", "http://outlet.example/b/c"),
        (
            "<link>http://feeds.example/~r/1</link><feedburner:origLink "
            "xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>http://outlet.example/1"
            "</feedburner:origLink>",
            "http://outlet.example/1",
        ),
    ],
)
def test_an_articles_address_is_the_one_a_person_would_choose(said: str, url: str) -> None:
    assert only(parse(rss(f"<item>{said}</item>"))).url == url


def test_a_guid_is_kept_as_it_was_said_wherever_the_feed_lies() -> None:
    body = rss(item(more="<guid>1234</guid>")).encode()
    for place in (URL, "https://www.outlet.example/other/feed"):
        assert only(parse_feed(body, place, "", NOW)).key == "1234"


def test_a_bare_number_is_no_address_though_it_is_called_a_permalink() -> None:
    found = parse(rss("<item><title>Talks</title><guid>1234</guid></item>"))
    assert (found.entries, [e.key for e in found.without_address]) == ((), ["1234"])


def test_a_link_that_all_items_share_gives_way_to_their_permalinks() -> None:
    items = "".join(
        item("http://outlet.example/news", f"<guid>http://outlet.example/{n}</guid>")
        for n in range(3)
    )
    assert [e.url[-1] for e in parse(rss(items)).entries] == ["0", "1", "2"]


def test_of_several_links_the_page_in_the_entrys_language_is_taken() -> None:
    links = (
        '<link rel="enclosure" href="/a.mp3"/><link rel="alternate" type="application/pdf" href="/a.pdf"/>'
        '<link rel="alternate" type="text/html" hreflang="ru" href="/ru"/>'
        '<link rel="alternate" type="text/html" hreflang="uk" href="/uk"/><link rel="self" href="/a.atom"/>'
    )
    body = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><entry><id>1</id><title>Т</title>{links}</entry></feed>'
    assert only(parse(body)).url == "http://outlet.example/uk"


# -- evidence ---------------------------------------------------------------------


def test_atom_0_3_is_read() -> None:
    body = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>1</id>
    <title mode="escaped">Talks &amp;amp; peace</title>
    <link rel="alternate" type="text/html" href="/1"/>
    <issued>2022-03-10T10:30:00Z</issued><modified>2022-03-10T10:45:00Z</modified></entry></feed>"""
    entry = only(parse(body))
    assert (entry.title, entry.url) == ("Talks & peace", "http://outlet.example/1")
    assert entry.published_at == datetime(2022, 3, 10, 10, 30, tzinfo=UTC)
    assert entry.updated_at == datetime(2022, 3, 10, 10, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ("<author>a@b.example (Ann Lee)</author>", ("Ann Lee",)),
        ("<author>Ann Lee &lt;a@b.example&gt;</author>", ("Ann Lee",)),
        ("<author>a@b.example</author>", ("a@b.example",)),
        ("<dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator>", ("Ann", "Bob")),
        ("<dc:creator><![CDATA[Ольга & Ко]]></dc:creator>", ("Ольга & Ко",)),
    ],
)
def test_authors_are_kept_by_name(said: str, authors: tuple[str, ...]) -> None:
    assert only(parse(rss(item(more=said)))).authors == authors


def test_the_text_stands_in_for_a_summary_that_is_not_there() -> None:
    content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    said = f"<content:encoded {content}><![CDATA[<p>They met.</p><p>Twice.</p>]]></content:encoded>"
    assert only(parse(rss(item(more=said)))).summary == "They met. Twice."
    both = f"<description>Short.</description>{said}"
    assert only(parse(rss(item(more=both)))).summary == "Short."


def test_in_rss_the_date_of_dublin_core_is_that_of_publication() -> None:
    entry = only(parse(rss(item(more="<dc:date>2022-03-10T13:30:00+03:00</dc:date>"))))
    assert entry.published_at == datetime(2022, 3, 10, 10, 30, tzinfo=UTC)
    assert entry.updated_at is None


def test_a_zone_that_feedparser_takes_for_utc_is_read_right() -> None:
    body = rss(item(more="<pubDate>Thu, 10 Mar 2022 13:30:00 MSK</pubDate>"))
    assert only(parse(body)).published_at == datetime(2022, 3, 10, 10, 30, tzinfo=UTC)
    local = rss(item(more="<pubDate>Thu, 10 Mar 2022 12:30:00</pubDate>")).encode()
    entry = only(parse_feed(local, URL, "", NOW, time_zone="Europe/Kyiv"))
    assert entry.published_at == datetime(2022, 3, 10, 10, 30, tzinfo=UTC)


def test_dates_that_a_feed_makes_up_when_it_is_asked_are_none() -> None:
    def feed(minutes: int) -> ParsedFeed:
        date = f"<pubDate>Thu, 10 Mar 2022 11:{60 - minutes}:00 GMT</pubDate>"
        return parse(rss("".join(item(f"http://outlet.example/{n}", date) for n in range(3))))

    assert {e.published_at for e in feed(2).entries} == {None}
    assert "the moment of asking" in (feed(2).note or "")
    assert all(e.published_raw for e in feed(2).entries)
    assert None not in {e.published_at for e in feed(30).entries}


# -- what the feed asks -----------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "hints"),
    [
        ("<ttl>60</ttl>", FeedHints(3600.0)),
        ("<ttl> 99999 </ttl>", FeedHints(86_400.0)),
        ("<ttl>0</ttl>", FeedHints()),
        ("<ttl>-5</ttl><skipDays/>", FeedHints()),
        ("<ttl>soon</ttl><skipHours><hour>x</hour></skipHours>", FeedHints()),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", FeedHints(3600.0)),
        (
            "<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            FeedHints(21_600.0),
        ),
        ("<sy:updatePeriod>yearly</sy:updatePeriod><ttl>5</ttl>", FeedHints(86_400.0)),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            FeedHints(),
        ),
        (
            "<skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>99</hour></skipHours>"
            "<skipDays><day>Sunday</day><day>monday</day><day>Someday</day></skipDays>",
            FeedHints(None, frozenset({0, 7}), frozenset({6, 0})),
        ),
        (
            "<skipHours>" + "".join(f"<hour>{n}</hour>" for n in range(24)) + "</skipHours>",
            FeedHints(),
        ),
    ],
)
def test_what_a_feed_asks_is_read_and_nonsense_is_not(said: str, hints: FeedHints) -> None:
    syndication = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    for body in (rss(item(), said), rss(item() + said)):
        assert parse(body.replace("<rss ", f"<rss {syndication} ")).hints == hints


# -- what is no feed ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "empty"),
        (b" \n\x00\x00", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"hello", "not_a_feed"),
        (b"<a/>", "not_a_feed"),
        (b"<opml version='2.0'><body/></opml>", "not_a_feed"),
        (b"%PDF-1.4 \xff\xfe", "not_a_feed"),
        (b"<!doctype html><html><p>Moved</html>", "web_page"),
        (b"<div>Moved</div>", "web_page"),
        ("<html><p>Вход</p></html>".encode("utf-16"), "web_page"),
        (b"<html><form action='/x'><input name=p type=\"password\"></form></html>", "login_page"),
        (b"<html><form id='login-form' action='/session'></form></html>", "login_page"),
        (b"<rss version='2.0'><channel></channel></rss>", None),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", None),
        (b"<urlset></urlset>", None),
    ],
)
def test_what_came_instead_of_a_feed_is_named(body: bytes, problem: str | None) -> None:
    found = parse(body, "application/rss+xml")
    assert (found.entries, found.problem) == ((), problem)
    assert (found.note is not None) == (problem is not None)


# -- hostile documents ----------------------------------------------------------------

HEAD = b"<rss version='2.0'><channel>"
LINKED = b"<item><link>http://outlet.example/1</link>"
BOMB = b"".join(b'<!ENTITY b%d "%s">' % (n, b"&b%d;" % (n - 1) * 10) for n in range(1, 10))


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE rss [<!ENTITY b0 "lol">'
        + BOMB
        + b"]>"
        + HEAD
        + LINKED
        + b"<title>&b9;</title></item>",
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + HEAD
        + LINKED
        + b"<title>&x;</title></item>",
        HEAD + LINKED + b"</item>" + b"<a>" * 100_000,
        HEAD + LINKED + b"<title>" + b"<b>" * 100_000,
        HEAD + LINKED + b"</item><item><title>" + b"x" * 50_000_000,
        HEAD + LINKED + b"</item>" + bytes(5_000_000),
        HEAD + LINKED + b"<category>x" * 50_000,
        HEAD + LINKED + b"</item><item " + b"a='b' " * 1_000_000,
        HEAD + LINKED + b"<author>" + b"a" * 1_000_000 + b"</author></item>",
        HEAD + LINKED + b"<title>" + b"&" * 500_000,
        HEAD + LINKED + b"<title>" + b"&#xD83D;" * 500_000,
        gzip.compress(HEAD + LINKED + b"</item>" + bytes(60_000_000)),
    ],
    ids=[
        "bomb",
        "file",
        "deep",
        "deep title",
        "line",
        "nul",
        "labels",
        "attributes",
        "name",
        "amp",
        "half",
        "gzip",
    ],
)
@pytest.mark.timeout(60)
def test_hostile_documents_give_what_stands_before_the_harm(body: bytes) -> None:
    found = parse(body)
    assert found.entries[0].url == "http://outlet.example/1"
    assert "root:" not in repr(found)


def test_a_feed_is_read_to_a_limit_from_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.collect.syndication.MAX_ENTRIES", 2)
    found = parse(rss("".join(item(f"http://outlet.example/{n}") for n in range(5))))
    assert [e.url[-1] for e in found.entries] == ["0", "1"]
    assert found.note == "only the first 2 entries were read"


def test_an_element_left_open_does_not_swallow_the_other_items() -> None:
    items = [item(f"http://outlet.example/{n}", f"<title>T{n}</title>") for n in range(4)]
    items[1] = items[1].replace("<title>T1</title>", "<title><![CDATA[T1</title>")
    found = parse(rss("".join(items)))
    assert [e.url[-1] for e in found.entries] == ["0", "1", "2", "3"]
    assert [e.title for e in found.entries][2:] == ["T2", "T3"]
    assert (found.note or "").startswith("malformed: ")
