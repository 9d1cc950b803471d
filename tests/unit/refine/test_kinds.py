from __future__ import annotations

import pytest

from pipeline.refine.kinds import find_kind, find_paywalled
from pipeline.refine.page import Page, parse
from pipeline.refine.surroundings import look_around

ADDRESS = "https://bay.example/news/storm-1"


def page_of(head: str = "", body: str = "", url: str = ADDRESS) -> Page:
    page = parse(f"<html><head>{head}</head><body>{body}</body></html>", url)
    assert page is not None
    return page


def data(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("declared", "kind"),
    [
        ("NewsArticle", "news"),
        ("http://schema.org/OpinionNewsArticle", "opinion"),
        ('["NewsArticle", "AnalysisNewsArticle"]', "analysis"),
        ("LiveBlogPosting", "live"),
        ("ReviewNewsArticle", "review"),
        ("AdvertiserContentArticle", "advertisement"),
    ],
)
def test_structured_data_says_it(declared: str, kind: str) -> None:
    declared = declared if declared.startswith("[") else f'"{declared}"'
    page = page_of(data(f'{{"@type": {declared}, "headline": "A storm", "datePublished": "2022"}}'))
    assert find_kind(page, "A storm", "") == kind


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("Opinion", "opinion"),
        ("Köşe Yazıları", "opinion"),
        ("Мнения", "opinion"),
        ("Думки", "opinion"),
        ("Аналитика", "analysis"),
        ("Röportaj", "interview"),
        ("Інтерв'ю", "interview"),
        ("Foto Galeri", "gallery"),
        ("Фото", "gallery"),
        ("Відео", "video"),
        ("Партнёрский материал", "advertisement"),
        ("Economy", "news"),
        ("Public opinion polls", "news"),
        (None, "news"),
    ],
)
def test_a_section_of_its_own(section: str | None, kind: str) -> None:
    assert find_kind(page_of(), "A storm", "", section) == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://bay.example/opinion/2022/storm", "opinion"),
        ("https://bay.example/yazarlar/selim-ortac/firtina", "opinion"),
        ("https://bay.example/video/firtina-77", "video"),
        ("https://bay.example/news/live/storm", "live"),
        # the last step is the article's own name
        ("https://bay.example/news/opinion", "news"),
        ("https://www.mfa.gov.example/press/1", "statement"),
        ("http://kremlin.ru/events/president/news/1", "statement"),
        ("https://www.president.gov.ua/news/1", "statement"),
        ("https://www.mid-day.example/news/1", "news"),
        ("https://bay.example/online/news/1", "news"),
    ],
)
def test_addresses(url: str, kind: str) -> None:
    assert find_kind(page_of(url=url), "A storm", "") == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Storm in the bay: live updates", "live"),
        ("Паводок в порту. Онлайн", "live"),
        ("The net is empty: an interview with a fisher", "interview"),
        ("Парад снегоходов. Фоторепортаж", "gallery"),
        ("The mayor gave an interview and left", "news"),
        ("Заявление МИД о закрытии пункта пропуска", "statement"),
        ("Заявление тренера удивило болельщиков", "news"),
    ],
)
def test_headlines(title: str, kind: str) -> None:
    assert find_kind(page_of(), title, "") == kind


def test_questions_and_answers() -> None:
    pairs = [f"What happened on day {day}?\n\nWe waited for the storm to end." for day in range(6)]
    spoken = "\n\n".join(["We spoke to the keeper of the lighthouse.", *pairs])
    assert find_kind(page_of(), "The keeper", spoken) == "interview"
    explained = "\n\n".join(["What is known of the storm.", *pairs])
    assert find_kind(page_of(), "The storm", explained) == "news"


@pytest.mark.parametrize(
    ("head", "paywalled"),
    [
        ("", None),
        (data('{"@type": "NewsArticle", "isAccessibleForFree": false}'), True),
        (data('{"@type": "NewsArticle", "isAccessibleForFree": "False"}'), True),
        (data('{"@type": "NewsArticle", "isAccessibleForFree": "http://schema.org/True"}'), False),
        (
            data(
                '{"@type": "NewsArticle", "hasPart": {"@type": "WebPageElement",'
                ' "isAccessibleForFree": "False"}}'
            ),
            True,
        ),
        ('<meta property="article:content_tier" content="free">', False),
        ('<meta property="article:content_tier" content="locked">', True),
        ('<meta property="article:content_tier" content="metered">', True),
    ],
)
def test_paywalls_that_are_declared(head: str, paywalled: bool | None) -> None:
    assert find_paywalled(page_of(head), "The whole text.") is paywalled


def test_a_wall_beside_a_text_that_breaks_off() -> None:
    walled = page_of(body='<p>The storm</p><div class="paywall__box">Subscribe</div>')
    assert find_paywalled(walled, "The storm came and then…") is True
    assert find_paywalled(walled, "The storm came and went.") is None
    assert find_paywalled(page_of(), "The storm came and then…") is None


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("<p>Sponsored content</p>", "advertisement"),
        ('<nav><a href="/partners">Sponsored content</a></nav>', "news"),
        ('<a href="/partners">Sponsored content</a>', "news"),
        ("<footer><p>Sponsored content</p></footer>", "news"),
    ],
)
def test_a_link_to_advertising_makes_none(label: str, kind: str) -> None:
    page = page_of(body=f"{label}<h1>A storm closes the bay</h1><p>{'It was strong. ' * 20}</p>")
    around = look_around(page, "A storm closes the bay")
    assert find_kind(page, "A storm closes the bay", "", around=around) == kind
