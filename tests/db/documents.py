"""Documents made for a test, taken into a warehouse as captures."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from pipeline import flow
from pipeline.collect.warc import Archive
from pipeline.model import Page
from pipeline.settings import Settings

CAPTURED = datetime(2022, 3, 11, 9, 0, tzinfo=UTC)
TALKS = (
    "The foreign ministers of Russia and Ukraine, Sergei Lavrov and Dmytro Kuleba, met in the "
    "Turkish resort of Antalya on Thursday without agreeing on a ceasefire.",
    "The meeting was hosted by Turkish Foreign Minister Mevlüt Çavuşoğlu, who sat between the "
    "two delegations and later called the talks a beginning rather than a failure.",
    "Kuleba said that a humanitarian corridor out of besieged Mariupol had been the first thing "
    "he asked for, and that his counterpart had not been able to promise one.",
    "Lavrov repeated that Moscow would go on with what it calls a special operation, and that "
    "any further contact would have to follow the format agreed in Belarus.",
    "Ankara has close relations with both countries and has refused to join the sanctions.",
)
GRAIN = (
    "Turkish President Recep Tayyip Erdogan said on Monday that the first ship with Ukrainian "
    "grain had left the port of Odesa and would be inspected near Istanbul.",
    "The vessel, which sails under the flag of Sierra Leone, carries twenty-six thousand tonnes "
    "of maize to Lebanon and is the first to cross the mined waters since the invasion.",
    "Russia called the departure very positive; Ukraine spoke of a day of relief for the world.",
)
COOKING = (
    "Boil the lentils with the onion and the carrot until they are soft, and pass the soup "
    "through a sieve. Melt the butter, stir in the flour and the paprika, and pour it over.",
    "Serve the soup with a slice of lemon and toasted bread. A handful of mint makes it fresher.",
)
GERMAN = (
    "Die Außenminister der Ukraine und Russlands haben sich am Donnerstag in der türkischen "
    "Stadt Antalya getroffen, ohne sich auf eine Waffenruhe zu einigen.",
    "Der türkische Außenminister nannte das Gespräch einen Anfang. Man habe über humanitäre "
    "Korridore gesprochen, sagte er nach dem Treffen vor Journalisten in der Stadt.",
)
_numbers = itertools.count()


def html(
    title: str,
    paragraphs: tuple[str, ...],
    published: datetime | None = None,
    canonical: str | None = None,
) -> bytes:
    """A page of an outlet."""
    head = f"<title>{title}</title><meta property='og:type' content='article'>"
    if published:
        head += f"<meta property='article:published_time' content='{published.isoformat()}'>"
    if canonical:
        head += f"<link rel='canonical' href='{canonical}'>"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = f"<html lang='en'><head>{head}</head><body><article><h1>{title}</h1>{body}</article>"
    return f"<!DOCTYPE html>{page}</body></html>".encode()


def page(url: str, body: bytes, minutes: int = 0, status: int = 200) -> Page:
    """A capture of a page, so many minutes after the first."""
    at = CAPTURED + timedelta(minutes=minutes)
    return Page(url, url, status, {"content-type": "text/html; charset=utf-8"}, body, at)


def capture(engine: Engine, settings: Settings, *pages: Page) -> dict[str, int]:
    """Take pages into the warehouse by way of a WARC file."""
    path = settings.home / f"in-{next(_numbers)}.warc.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    with Archive(str(path.parent)).new_file(CAPTURED) as file:
        for one in pages:
            file.write(one)
    Path(path.parent / file.name).rename(path)
    return flow.read_folder(engine, settings, [path])


def refine(engine: Engine, settings: Settings) -> dict[str, int]:
    """Refine whatever is pending, each capture in a batch of its own."""
    return flow.work_off(
        settings, flow.refine, flow.captures_to_refine(engine), size=1, processes=1
    )


def forget_everything(engine: Engine) -> None:
    """Leave nothing but the outlets and the knowledge base."""
    with engine.begin() as connection:
        connection.execute(text("TRUNCATE core.article, raw.capture, raw.entry CASCADE"))


def rows(engine: Engine, query: str, **values: Any) -> list[Any]:
    """What a query gives, as plain tuples."""
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]
