from __future__ import annotations

from pathlib import Path

import pytest

from demo.newsroom.articles import ArticleError, at_edition, load, parse, parse_blocks, read
from demo.newsroom.articles.__main__ import known_people
from demo.newsroom.outlets import OUTLETS

GOOD = """---
title: A meeting
summary: Two ministers met.
authors: [Jane Roe]
published: 2022-08-18T17:40:00+03:00
section: world
topic: on
countries: [TR]
---
One.

Two.

Three.
"""


def test_every_file_is_sound() -> None:
    assert read()[1] == []


def test_every_outlet_has_articles_in_each_of_its_languages() -> None:
    found = {(article.outlet, article.language) for article in load()}
    assert found == {(o.id, language) for o in OUTLETS.values() for language in o.languages}


def test_off_topic_articles_come_in_all_languages() -> None:
    assert {a.language for a in load() if a.topic == "off"} == {"en", "tr", "ru", "uk"}


def test_the_knowledge_base_has_everybody_who_must_be_linked() -> None:
    assert {p for article in load() for p in article.people} - known_people() == set()


def test_an_article_is_read() -> None:
    article = parse(GOOD, "bosphorus-courier", "a-meeting")
    assert article.key == "bosphorus-courier/a-meeting"
    assert (article.language, article.topic, article.edition) == ("en", "on", 1)
    assert article.published.isoformat() == "2022-08-18T17:40:00+03:00"
    assert article.body == "One.\n\nTwo.\n\nThree."


def test_blocks() -> None:
    text = "Words\ngo on.\n\n## Head\n\n> said\n> so\n\n- one\n- two\n"
    assert [(b.kind, b.text) for b in parse_blocks(text)] == [
        ("paragraph", "Words go on."),
        ("heading", "Head"),
        ("quote", "said so"),
        ("list", "one\ntwo"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("title: A meeting\n", "", "title: missing"),
        ("topic: on", "topic: maybe", "topic:"),
        ("+03:00", "", "published:"),
        ("[TR]", "[DE]", "countries:"),
        ("[TR]", "[]", "countries:"),
        ("[Jane Roe]", "Jane Roe", "authors:"),
        ("section: world", "section: Dünya", "section:"),
        ("section: world", "section: world\nlanguage: tr", "language:"),
        ("section: world", "section: world\ncolour: red", "colour: unknown field"),
        ("section: world", "section: world\npeople: [Putin]", "people:"),
        ("section: world", "section: world\nagency: reuters", "agency:"),
        ("section: world", "section: world\nedition: 7", "edition:"),
        ("section: world", "section: world\ndrop: [1]", "drop:"),
        ("section: world", "section: world\nmodified: 2022-08-18T17:40:00+03:00", "modified:"),
        ("Two.", "See [here](x).", "text:"),
        ("Two.\n\n", "", "text:"),
        ("---\nOne.", "One.", "front matter:"),
        ("title: A meeting", "title: [", "front matter:"),
    ],
)
def test_a_problem_names_its_field(old: str, new: str, field: str) -> None:
    with pytest.raises(ArticleError) as caught:
        parse(GOOD.replace(old, new, 1), "bosphorus-courier", "a-meeting")
    assert any(problem.startswith(field) for problem in caught.value.problems)


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")


COPY = GOOD.replace("A meeting", "The meeting").replace("17:40", "18:40").split("One.")[0]


def test_a_copy_has_its_originals_text(tmp_path: Path) -> None:
    write(tmp_path, "bosphorus-courier/a.md", GOOD)
    extra = 'topic: on\ncopy_of: bosphorus-courier/a\nlead: "Zero."\ndrop: [2]\nappend: Four.'
    write(tmp_path, "atlantic-monitor/b.md", COPY.replace("topic: on", extra))
    copy = next(a for a in load(tmp_path) if a.copy_of)
    assert copy.body == "Zero.\n\nOne.\n\nThree.\n\nFour."


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        ("copy_of: bosphorus-courier/z", "copy_of: there is no"),
        ("copy_of: bosphorus-courier/a\ndrop: [9]", "drop:"),
        ("copy_of: bosphorus-courier/a\nmodified: 2023-01-01", "modified:"),
    ],
)
def test_a_copys_problem_names_file_and_field(tmp_path: Path, front: str, problem: str) -> None:
    write(tmp_path, "bosphorus-courier/a.md", GOOD)
    write(tmp_path, "atlantic-monitor/b.md", COPY.replace("topic: on", f"topic: on\n{front}"))
    problems = read(tmp_path)[1]
    assert len(problems) == 1
    assert problems[0].startswith(f"atlantic-monitor/b.md: {problem}")


def test_a_change_replaces_the_first_version_in_its_edition(tmp_path: Path) -> None:
    write(tmp_path, "bosphorus-courier/a.md", GOOD)
    changed = GOOD.replace("topic: on", "topic: on\nmodified: 2022-08-19T09:00:00+03:00")
    write(tmp_path, "bosphorus-courier/a@2.md", changed.replace("Two.", "Two and a half."))
    articles = load(tmp_path)
    assert "half" not in at_edition(articles, 1)["bosphorus-courier/a"].body
    assert "half" in at_edition(articles, 2)["bosphorus-courier/a"].body


def test_a_change_that_changes_nothing_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "bosphorus-courier/a.md", GOOD)
    write(tmp_path, "bosphorus-courier/a@2.md", GOOD)
    problems = read(tmp_path)[1]
    assert [p.split(": ")[1] for p in problems] == ["modified", "text"]


def test_titles_differ_within_an_outlet(tmp_path: Path) -> None:
    write(tmp_path, "bosphorus-courier/a.md", GOOD)
    write(tmp_path, "bosphorus-courier/b.md", GOOD)
    assert read(tmp_path)[1] == [
        "bosphorus-courier/b.md: title: the same as in bosphorus-courier/a"
    ]


def test_a_late_copy_has_the_originals_later_text(tmp_path: Path) -> None:
    changed = GOOD.replace("topic: on", "topic: on\nmodified: 2022-08-18T18:00:00+03:00")
    write(tmp_path, "bosphorus-courier/a.md", GOOD)
    write(tmp_path, "bosphorus-courier/a@2.md", changed.replace("Two.", "Two and a half."))
    late = "topic: on\nedition: 2\ncopy_of: bosphorus-courier/a"
    write(tmp_path, "atlantic-monitor/b.md", COPY.replace("topic: on", late))
    copy = next(a for a in load(tmp_path) if a.copy_of)
    assert "half" in copy.body
