"""How outlets and languages are doing, judged by what is usual for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Literal

from sqlalchemy import Engine

from pipeline.model import LANGUAGES
from pipeline.store.health import (
    Flow,
    LanguageFacts,
    OutletFacts,
    disable_source,
    disabled_sources,
    enable_source,
    language_facts,
    last_poll,
    outlet_facts,
)

Verdict = Literal["needs attention", "silent", "degraded", "late", "new", "well", "disabled"]
WORST_FIRST: tuple[Verdict, ...] = (
    "needs attention",
    "silent",
    "degraded",
    "late",
    "new",
    "well",
    "disabled",
)
UNWELL = frozenset(WORST_FIRST[:4])

HOUR, DAY, WEEK = 3600.0, 86400.0, 7 * 86400.0
LATE, SILENT = 1.5, 3.0
"""Times its usual longest gap after which an outlet is late, or silent."""
SHORTEST_GAP = 2 * HOUR
"""A usual longest gap below this counts as this: nobody need hurry for less."""
SELDOM = 2 * WEEK
"""The same for an outlet of which fewer than FEW_ENTRIES were seen in four weeks."""
FEW_ENTRIES = 5
FAILED_POLLS = 3
MOST = 0.5
"""A share of rejections from which on something is wrong with the pages or with reading them."""
LITTLE = 1 / 3
"""Of what is usual on this weekday: below it, something is missing."""
EXPECTED_REJECTIONS = frozenset({"off_topic", "language"})
STOOD_STILL = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the sentences that explain it, each with what to do where that is known."""

    verdict: Verdict
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Health:
    """Outlets and languages with their judgements, the worst first, as of the last poll.

    ``stood_still`` are the hours since then, if they are more than a healthy pipeline lets pass.
    """

    as_of: datetime
    stood_still: float | None
    outlets: tuple[tuple[OutletFacts, Judgement], ...]
    languages: tuple[tuple[LanguageFacts, Judgement], ...]


def source_health(engine: Engine, only: Sequence[str] = ()) -> Health:
    """How all outlets are doing, or only some, and the languages."""
    now = datetime.now(UTC)
    with engine.connect() as connection:
        polled = last_poll(connection)
        # A pipeline that stood still says nothing of the outlets.
        as_of = polled if polled and now - polled > STOOD_STILL else now
        outlets = [
            (facts, judge(facts, as_of))
            for facts in outlet_facts(connection, as_of)
            if not only or facts.id in only
        ]
        languages = [
            (facts, judge_language(facts, as_of))
            for facts in language_facts(connection, as_of)
            if facts.language in LANGUAGES
        ]
    return Health(
        as_of,
        (now - as_of).total_seconds() / HOUR if as_of != now else None,
        tuple(sorted(outlets, key=lambda one: (WORST_FIRST.index(one[1].verdict), one[0].id))),
        tuple(sorted(languages, key=lambda one: WORST_FIRST.index(one[1].verdict))),
    )


def judge(facts: OutletFacts, now: datetime) -> Judgement:
    """How an outlet is doing at a moment.

    Silence is measured by its usual longest gap, which spans its nights and weekends, and a
    day's number by the same weekday's in the weeks before.
    """
    if facts.disabled_at:
        said = f"Disabled since {facts.disabled_at:%Y-%m-%d}: {facts.disabled_why}."
        return Judgement("disabled", (said,))
    if sentences := tuple(feed.attention for feed in facts.feeds if feed.attention):
        return Judgement("needs attention", sentences)
    failing = tuple(_failing(facts))
    if facts.history < WEEK:
        said = f"Watched for less than a week: {facts.entries} entries so far."
        return Judgement("degraded", failing) if failing else Judgement("new", (said,))
    silence, usual = _silence(facts, now), _usual_gap(facts)
    if silence > LATE * usual:
        said = (
            f"Nothing new for {in_words(silence)}, and {in_words(usual)} is the longest that "
            "is usual. See whether its feeds still list what its front page does: "
            f"euxine sources check {facts.id}."
        )
        return Judgement("silent" if silence > SILENT * usual else "late", (said, *failing))
    problems = (*failing, *_rejecting(facts), *_too_few(facts.flow, "entries"))
    return Judgement("degraded", problems) if problems else Judgement("well")


def judge_language(facts: LanguageFacts, now: datetime) -> Judgement:
    """How a language is doing: by its entries and by its articles, the worse of the two."""
    if facts.newest_article and (now - facts.newest_article).total_seconds() > SELDOM:
        gone = in_words((now - facts.newest_article).total_seconds())
        return Judgement("silent", (f"No article in this language for {gone}.",))
    problems = (*_too_few(facts.entries, "entries"), *_too_few(facts.articles, "articles"))
    if problems:
        nothing = any(
            flow.today == 0 and usual_number(flow) >= FEW_ENTRIES
            for flow in (facts.entries, facts.articles)
        )
        return Judgement("silent" if nothing else "degraded", problems)
    if not facts.entries.earlier and not facts.articles.earlier:
        return Judgement("new", ("Watched for less than a week.",))
    return Judgement("well")


def usual_number(flow: Flow) -> float:
    """How many are usual on this weekday: the median of the weeks before; 0 if unknown."""
    return float(median(flow.earlier)) if flow.earlier else 0.0


def in_words(seconds: float) -> str:
    """A duration, to one unit: ``40 s``, ``12 min``, ``8 h``, ``3 d``."""
    for unit, size, until in (("s", 1.0, 60.0), ("min", 60.0, HOUR), ("h", HOUR, 2 * DAY)):
        if seconds < until:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds / DAY:.0f} d"


def _usual_gap(facts: OutletFacts) -> float:
    """The longest pause in seconds that is usual; long where too few entries tell."""
    least = SHORTEST_GAP if facts.entries >= FEW_ENTRIES else SELDOM
    return max(facts.longest_gap or 0.0, least)


def _silence(facts: OutletFacts, now: datetime) -> float:
    """Seconds since its newest entry, up to the last time that it was asked."""
    asked = max((feed.asked_at for feed in facts.feeds if feed.asked_at), default=now)
    until = asked if now - asked > timedelta(days=1) else now
    return (until - facts.newest_entry).total_seconds() if facts.newest_entry else facts.history


def _failing(facts: OutletFacts) -> Sequence[str]:
    return [
        f"{feed.url} failed {feed.failures} polls in a row: {(feed.note or 'unknown').rstrip('.')}."
        for feed in facts.feeds
        if feed.failures >= FAILED_POLLS
    ]


def _rejecting(facts: OutletFacts) -> Sequence[str]:
    share = rejected_share(facts)
    if share < MOST or facts.handled < 2 * FEW_ENTRIES:
        return []
    reason, number = max(_unexpected(facts).items(), key=lambda item: item[1])
    return [
        f"{share:.0%} of its pages were rejected within a week, {number} of them for {reason}. "
        f"Once the cause is mended: euxine retry --source {facts.id} --reason {reason}."
    ]


def rejected_share(facts: OutletFacts) -> float:
    """The share of a week's pages that was rejected for other reasons than their topic."""
    return sum(_unexpected(facts).values()) / facts.handled if facts.handled else 0.0


def _unexpected(facts: OutletFacts) -> Mapping[str, int]:
    return {
        reason: number
        for reason, number in facts.rejections.items()
        if reason not in EXPECTED_REJECTIONS
    }


def _too_few(flow: Flow, what: str) -> Sequence[str]:
    usual = usual_number(flow)
    if usual < FEW_ENTRIES or flow.today >= usual * LITTLE:
        return []
    return [f"{flow.today} {what} in 24 hours; {usual:.0f} are usual on this weekday."]


# -- outlets left alone ---------------------------------------------------------


def disable(engine: Engine, source: str, why: str) -> bool:
    """Leave an outlet alone until it is enabled; False if there is none of this id."""
    with engine.begin() as connection:
        return disable_source(connection, source, why, datetime.now(UTC))


def enable(engine: Engine, source: str) -> bool:
    """Take an outlet up again; False if none of this id was disabled."""
    with engine.begin() as connection:
        return enable_source(connection, source)


def disabled(engine: Engine) -> dict[str, tuple[datetime, str]]:
    """Since when and why outlets are left alone, by id."""
    with engine.connect() as connection:
        return disabled_sources(connection)
