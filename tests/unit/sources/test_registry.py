"""Every kind of mistake names file, outlet, field, value and what is allowed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.model import Feed, Ownership, Source
from pipeline.sources import RegistryError, load_sources

ROW = """
- id: courier
  name: Courier
  home: https://courier.example
  country: TR
  languages: [tr, en]
  kind: newspaper
  ownership:
    - {kind: private, owner: A. Person, since: 2010-05-01, until: 2018}
  time_zone: Europe/Istanbul
  delay: 0.5
  feeds:
    - {url: https://courier.example/rss, language: tr, section: politics}
    - {url: https://courier.example/map.xml, language: en, kind: news_sitemap}
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path) -> tuple[str, ...]:
    with pytest.raises(RegistryError) as caught:
        load_sources(folder)
    assert str(caught.value) == "\n".join(caught.value.problems)
    assert all("\n" not in line for line in caught.value.problems)
    return caught.value.problems


def test_a_row_becomes_a_source(tmp_path: Path) -> None:
    assert load_sources(write(tmp_path, a=ROW)) == (
        Source(
            id="courier",
            name="Courier",
            home="https://courier.example",
            country="TR",
            languages=("tr", "en"),
            kind="newspaper",
            ownership=(Ownership("private", "A. Person", date(2010, 5, 1), date(2018, 12, 31)),),
            feeds=(
                Feed("https://courier.example/rss", "courier", "tr", "politics"),
                Feed("https://courier.example/map.xml", "courier", "en", None, "news_sitemap"),
            ),
            time_zone="Europe/Istanbul",
            delay=0.5,
        ),
    )


def test_one_line_is_enough(tmp_path: Path) -> None:
    text = (
        "- {id: c, name: C, home: http://c.localhost:8765, country: UA, languages: [uk], "
        "kind: wire, feeds: [{url: 'http://c.localhost:8765/rss.xml'}]}"
    )
    (source,) = load_sources(write(tmp_path, a=text))
    assert (source.time_zone, source.delay, source.ownership) == ("UTC", 2.0, ())
    assert source.feeds == (Feed("http://c.localhost:8765/rss.xml", "c", "uk"),)


def test_a_feed_of_several_languages_may_leave_it_open(tmp_path: Path) -> None:
    (source,) = load_sources(write(tmp_path, a=ROW.replace("rss, language: tr,", "rss,")))
    assert source.feeds[0].language is None


def test_a_year_stands_for_its_first_and_last_day(tmp_path: Path) -> None:
    text = ROW.replace("since: 2010-05-01, until: 2018", "since: 2018, until: 2018")
    (source,) = load_sources(write(tmp_path, a=text))
    assert source.ownership[0].since == date(2018, 1, 1)
    assert source.ownership[0].until == date(2018, 12, 31)


MISTAKES = {
    "id in capitals": ("id: courier", "id: The Courier", "id", "'The Courier'", "lower-case"),
    "id missing": ("id: courier\n  name", "name", "id", "missing", "lower-case"),
    "name empty": ("name: Courier", "name: ''", "name", "''", "text"),
    "name not text": ("name: Courier", "name: 24", "name", "24", "put it in quotes"),
    "home missing": ("  home: https://courier.example\n", "", "home", "missing", "http(s)"),
    "home not http": ("home: https", "home: ftp", "home", "'ftp://courier.example'", "http(s)"),
    "country unknown": ("country: TR", "country: XX", "country", "'XX'", "ISO alpha-2"),
    "country small": ("country: TR", "country: tr", "country", "'tr'", "ISO alpha-2"),
    "country read as false": ("country: TR", "country: NO", "country", "False", "ISO alpha-2"),
    "language unknown": ("[tr, en]", "[tr, de, en]", "languages[1]", "'de'", "en, tr, ru, uk"),
    "languages empty": ("[tr, en]", "[]", "languages", "[]", "en, tr, ru, uk"),
    "languages no list": ("[tr, en]", "tr", "languages", "'tr'", "list of en, tr, ru, uk"),
    "kind unknown": ("kind: newspaper", "kind: blog", "kind", "'blog'", "wire, newspaper"),
    "zone unknown": ("/Istanbul", "/Ankara", "time_zone", "'Europe/Ankara'", "IANA"),
    "zone outside": ("Europe/Istanbul", "../etc/passwd", "time_zone", "'../etc/passwd'", "IANA"),
    "delay negative": ("delay: 0.5", "delay: -1", "delay", "-1", "seconds from 0 to 120"),
    "delay no number": ("delay: 0.5", "delay: fast", "delay", "'fast'", "seconds from 0 to 120"),
    "delay not a number": ("delay: 0.5", "delay: .nan", "delay", "nan", "seconds from 0 to 120"),
    "delay true": ("delay: 0.5", "delay: true", "delay", "True", "seconds from 0 to 120"),
    "field unknown": ("delay: 0.5", "dealy: 0.5", "dealy", "0.5", "not a field; expected one of id"),
    "field a number": ("delay: 0.5", "7: 0.5", "", "", "not a field"),
    "owner's kind": ("kind: private", "kind: king", "ownership[0].kind", "'king'", "state, public"),
    "owner's field": ("owner: A", "from: A", "ownership[0].from", "'A. Person'", "kind, owner, since"),
    "since no date": ("2010-05-01", "spring", "ownership[0].since", "'spring'", "a date such as"),
    "since no year": ("2010-05-01", "20100", "ownership[0].since", "20100", "a year such as"),
    "until a day first": ("2018", "2009-01-02", "ownership[0].until", "2009-01-02", "2010-05-01"),
    "until first": ("until: 2018", "until: 2009", "ownership[0].until", "2009", "2010-05-01"),
    "feeds no list": ("  feeds:", "  feeds: x\n  x:", "feeds", "'x'", "list of {url"),
    "feed no mapping": (
        "    - {url: https://courier.example/rss,",
        "    - rss\n    - {url: https://courier.example/rss,",
        "feeds[0]",
        "'rss'",
        "list of {url",
    ),
    "feed without address": ("url: https://courier.example/rss, ", "", "feeds[0].url", "missing", "http"),
    "feed no address": ("https://courier.example/rss", "rss", "feeds[0].url", "'rss'", "http(s)"),
    "feed without host": ("https://courier.example/rss", "https:///rss", "feeds[0].url", "", "http(s)"),
    "feed with a space": ("example/rss", "example/r ss", "feeds[0].url", "r ss", "http(s)"),
    "feed's port": ("example/rss", "example:99999/rss", "feeds[0].url", "99999", "http(s)"),
    "feed of a file": ("https://courier.example/rss", "file:///etc/x", "feeds[0].url", "file", "http(s)"),
    "feed with a password": (
        "https://courier.example/rss",
        "https://me:secret@courier.example/rss",
        "feeds[0].url",
        "https://…@courier.example/rss",
        "without user name and password",
    ),
    "feed's language": ("language: tr", "language: xx", "feeds[0].language", "'xx'", "en, tr, ru, uk"),
    "another language": ("language: tr", "language: uk", "feeds[0].language", "'uk'", "languages, ['tr', 'en']"),
    "feed's section": ("politics", "[a]", "feeds[0].section", "['a']", "word"),
    "feed's kind": ("news_sitemap", "atom", "feeds[1].kind", "'atom'", "feed, news_sitemap"),
    "feed's field": ("section:", "topic:", "feeds[0].topic", "'politics'", "url, language, section"),
    "feed twice": ("/map.xml", "/rss/", "feeds[1].url", "courier.example/rss/", "feeds[0].url"),
    "feed over http too": (
        "https://courier.example/map.xml",
        "http://courier.example/rss",
        "feeds[1].url",
        "http://courier.example/rss",
        "feeds[0].url has it already",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_names_file_outlet_field_value_and_what_is_allowed(
    mistake: str, tmp_path: Path
) -> None:
    right, wrong, field, value, allowed = MISTAKES[mistake]
    assert right in ROW
    lines = problems(write(tmp_path, turkey=ROW.replace(right, wrong, 1)))
    place = {"id in capitals": "The Courier", "id missing": "outlet 1"}.get(mistake, "courier")
    assert all(line.startswith(f"turkey.yaml: {place}: ") for line in lines)
    assert any(f": {field}" in line and value in line and allowed in line for line in lines), lines
    assert "secret" not in "".join(lines)


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    broken = ROW.replace("kind: newspaper", "kind: blog").replace("country: TR", "country: XX")
    broken = broken.replace("until: 2018", "until: 2009").replace("language: tr", "language: uk")
    other = ROW.replace("https://courier.example/map.xml", "https://other.example/rss")
    lines = problems(write(tmp_path, a=broken, b=other, c="- [", d="7", e="- 7", f=""))
    text = "\n".join(lines)
    assert "a.yaml: courier: kind: 'blog'" in text
    assert "a.yaml: courier: country: 'XX'" in text
    assert "b.yaml: courier: id: 'courier': expected its own; a.yaml: courier has it" in text
    assert "b.yaml: courier: feeds[0].url: 'https://courier.example/rss'" in text
    assert "a.yaml: courier: feeds[0].url has it already" in text
    assert "c.yaml: line 2, column 1: " in text
    assert "d.yaml: 7: expected a list of outlets" in text
    assert "e.yaml: outlet 1: 7: expected {id, name, …}" in text
    assert "f.yaml: None: expected a list of outlets" in text
    assert "a.yaml: courier: ownership[0].until: 2009: expected a day not before" in text
    assert "a.yaml: courier: feeds[0].language: 'uk'" in text
    assert len(lines) == 10
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)


def test_an_outlet_that_stands_twice_in_one_file(tmp_path: Path) -> None:
    lines = problems(write(tmp_path, a=ROW + ROW))
    assert len(lines) == 3
    assert lines[0].startswith("a.yaml: courier: id: 'courier': expected its own")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (ROW + "- id: x\n   name: y\n", "turkey.yaml: line 16, column "),
        (ROW.replace("delay: 0.5", "name: Again"), "turkey.yaml: line 11, column 3: 'name' stands"),
        ("- !!python/object:os.system x", "turkey.yaml: line 1, column 3: could not determine"),
        ("- {id: x, since: 2018-02-31}", "turkey.yaml: "),
        ("\x00", "turkey.yaml: "),
    ],
)
def test_yaml_that_cannot_be_read(text: str, line: str, tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path, turkey=text))
    assert problem.startswith(line)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "turkey.yaml").write_bytes("- {id: c, name: Şarköy}".encode("iso-8859-9"))
    (problem,) = problems(tmp_path)
    assert problem.startswith("turkey.yaml: ")


@pytest.mark.parametrize("name", ["", "missing"])
def test_a_folder_without_files(name: str, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path / name)
    assert "expected a folder with .yaml files" in problem


def test_a_file_that_ends_in_yml_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "demo.yml").write_text(ROW, encoding="utf-8")
    assert len(load_sources(tmp_path)) == 1
