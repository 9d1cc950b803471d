"""A page is read by the layout that its outlet had on the day of the capture."""

from __future__ import annotations

from sqlalchemy import Engine

from pipeline import flow
from pipeline.settings import Settings
from tests.db.documents import CAPTURED, TALKS, capture, page, refine, rows

OFFER = "Our newspaper invites its readers to a conference on shipping, with lunch and a view."
LAYOUT = """
  layouts:
    - {page: tests/golden/layouts/none.html, since: 2022-03-12, drop: ["//p[@class='x7']"]}
"""


def article(number: int) -> bytes:
    """A page with an offer among its paragraphs."""
    told = "".join(f"<p>{paragraph}</p>" for paragraph in TALKS[:-1])
    text = f"{told}<p class='x7'>{OFFER}</p><p>{TALKS[-1]}</p>"
    head = f"<title>Talks, day {number}</title><meta property='og:type' content='article'>"
    return (
        f"<html lang='en'><head>{head}</head><body><article>{text}</article></body></html>".encode()
    )


def test_the_day_of_the_capture_decides(engine: Engine, settings: Settings) -> None:
    assert CAPTURED.date().isoformat() == "2022-03-11"
    file = settings.sources / "one.yaml"
    file.write_text(file.read_text().rstrip() + LAYOUT)
    flow.sync_outlets(engine, settings)
    for day in range(3):
        url = f"http://gazette.localhost:8799/talks-day-{day}-48213"
        capture(engine, settings, page(url, article(day), minutes=day * 24 * 60))
    refine(engine, settings)
    bodies = rows(engine, "SELECT body FROM core.revision ORDER BY captured_at")
    assert [OFFER in body for (body,) in bodies] == [True, False, False]
    assert all(TALKS[-1] in body for (body,) in bodies)


def test_a_layout_that_left_its_outlet_is_forgotten(engine: Engine, settings: Settings) -> None:
    file = settings.sources / "one.yaml"
    row = file.read_text()
    file.write_text(row.rstrip() + LAYOUT)
    flow.sync_outlets(engine, settings)
    [(found,)] = rows(engine, "SELECT layouts FROM core.source WHERE id = 'gazette'")
    assert found[0]["drop"] == ["//p[@class='x7']"]
    file.write_text(row)
    flow.sync_outlets(engine, settings)
    assert rows(engine, "SELECT layouts FROM core.source WHERE id = 'gazette'") == [([],)]
