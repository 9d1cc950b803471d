"""Country scores and what they read as."""

from __future__ import annotations

import pytest

from pipeline.tag.countries import COUNTRY_NAME, DEMONYM, Sign, score_countries
from pipeline.tag.tagger import Tagger


def test_unmentioned_is_nought_and_all_three_are_there() -> None:
    assert score_countries([], 1000) == {"TR": 0.0, "RU": 0.0, "UA": 0.0}


def test_title_alone_is_about() -> None:
    assert score_countries([Sign("UA", COUNTRY_NAME, True, 0)], 2000)["UA"] >= 0.5


def test_passing_adjective_is_not() -> None:
    assert 0 < score_countries([Sign("UA", DEMONYM, False, 1500)], 3000)["UA"] < 0.5


def test_more_is_more_and_stays_below_one() -> None:
    few = [Sign("TR", COUNTRY_NAME, False, 900)] * 3
    many = few * 20
    assert score_countries(few, 2000)["TR"] < score_countries(many, 2000)["TR"] <= 1


def test_adjectives_count_without_being_mentions(tagger: Tagger) -> None:
    tagging = tagger.tag("Российско-турецкие переговоры", "Турки довольны", "ru", None)
    assert tagging.mentions == ()
    assert tagging.countries["TR"] >= 0.5
    assert tagging.countries["RU"] >= 0.5
    assert tagging.countries["UA"] == 0.0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Депутат Турок заявил об этом. Турок добавил: всё хорошо."),
        ("ru", "Он получит сто долларов Турции."),
    ],
)
def test_surnames_and_money_are_no_signs(tagger: Tagger, language: str, text: str) -> None:
    assert tagger.tag("", text, language).countries["TR"] == 0


def test_record_has_the_three_keys(tagger: Tagger) -> None:
    record = {"id": 7, "language": None, "title": "Putin", "text": "in Kyiv", "published_at": "bad"}
    out = tagger.tag_record(record)
    assert out["id"] == 7
    assert list(out["countries"]) == ["TR", "RU", "UA"]
    assert out["mentions"][0]["in_title"] is True
    assert "in_title" not in out["mentions"][1]
    assert tagger.tag_record({"id": "x"})["mentions"] == []
