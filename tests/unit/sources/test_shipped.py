"""The shipped outlets: they load, and nothing that matters is missing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

import pipeline.sources
from pipeline.model import COUNTRIES, LANGUAGES, Source
from pipeline.sources import load_sources, registry

FOLDER = Path(pipeline.sources.__file__).parent

MUSTS = {
    "mfa.gov.tr", "tccb.gov.tr", "msb.gov.tr", "aa.com.tr", "trthaber.com", "trtworld.com",
    "mid.ru", "kremlin.ru", "government.ru", "mil.ru", "tass.ru", "ria.ru", "rg.ru",
    "mfa.gov.ua", "president.gov.ua", "kmu.gov.ua", "mod.gov.ua", "ukrinform.ua", "suspilne.media",
    "understandingwar.org", "carnegieendowment.org", "jamestown.org", "edam.org.tr", "setav.org",
    "atlanticcouncil.org", "chathamhouse.org", "ecfr.eu", "ridl.io", "bbc.com", "dw.com",
    "rferl.org", "voaturkce.com", "golosameriki.com",
}  # fmt: skip


@pytest.fixture(scope="module")
def sources() -> tuple[Source, ...]:
    return load_sources(FOLDER)


def host(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url).split("/")[0]


def test_there_are_enough(sources: tuple[Source, ...]) -> None:
    feeds = [feed for source in sources for feed in source.feeds]
    assert len(sources) >= 95
    assert len(feeds) >= 130
    languages = Counter(feed.language for feed in feeds)
    assert all(languages[language] >= 20 for language in LANGUAGES), languages
    countries = Counter(source.country for source in sources)
    assert all(countries[country] >= 20 for country in COUNTRIES), countries


def test_nothing_that_must_be_there_is_missing(sources: tuple[Source, ...]) -> None:
    with_feeds = {host(source.home) for source in sources if source.feeds}
    assert with_feeds >= MUSTS


def test_no_feed_and_no_outlet_stands_twice(sources: tuple[Source, ...]) -> None:
    urls = Counter(feed.url for source in sources for feed in source.feeds)
    assert [url for url, times in urls.items() if times > 1] == []
    homes = Counter(source.home for source in sources)
    assert [home for home, times in homes.items() if times > 1] == []
    assert len({source.id for source in sources}) == len(sources)


def test_every_feed_belongs_to_its_outlet(sources: tuple[Source, ...]) -> None:
    assert all(feed.source_id == source.id for source in sources for feed in source.feeds)


@pytest.mark.parametrize(
    ("name", "country"), [("turkey", "TR"), ("russia", "RU"), ("ukraine", "UA"), ("world", None)]
)
def test_each_file_holds_its_country(name: str, country: str | None, tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_bytes((FOLDER / f"{name}.yaml").read_bytes())
    countries = {source.country for source in load_sources(tmp_path)}
    assert countries == {country} if country else not countries & set(COUNTRIES)


def test_official_sites_are_owned_by_the_state(sources: tuple[Source, ...]) -> None:
    for source in sources:
        if source.kind == "government":
            assert [owner.kind for owner in source.ownership] == ["state"], source.id
            assert source.delay >= 2, source.id


def test_the_readme_names_every_field_and_value() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    fields = [registry.OutletRow, registry.FeedRow, registry.OwnershipRow, registry.LayoutRow]
    names = {name for row in fields for name in row.model_fields}
    for types in (registry.Kind, registry.Owner, registry.FeedKind):
        names |= set(get_args(types))
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


def test_the_readme_example_loads(tmp_path: Path) -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", text, flags=re.DOTALL)
    assert len(examples) == 3
    for example in examples:
        row = example if example.startswith("-") else examples[1] + example
        (tmp_path / "one.yaml").write_text(row, encoding="utf-8")
        assert load_sources(tmp_path)[0].id == "example"
