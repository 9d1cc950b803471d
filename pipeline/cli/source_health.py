"""`euxine sources health`: which outlets publish as usual, and what to do about the others."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

import typer

from pipeline.cli.output import console, print_json, print_table, say_error
from pipeline.cli.session import warehouse
from pipeline.flow.health import (
    UNWELL,
    WORST_FIRST,
    Health,
    Judgement,
    in_words,
    rejected_share,
    source_health,
    usual_number,
)
from pipeline.store.health import Flow, LanguageFacts, OutletFacts

COLOURS = {"well": "green", "late": "yellow", "degraded": "yellow", "disabled": "dim"}


def health(
    only: Annotated[list[str] | None, typer.Argument(help="Outlet ids; default: all.")] = None,
    fail: Annotated[
        bool, typer.Option("--fail", help="Exit with 1 if an outlet or a language is not well.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Judge each outlet and language by its own rhythm, the worst first.

    Verdicts: needs attention (only a person can mend it), silent and late (nothing new for
    longer than its longest usual gap), degraded (feeds fail, pages are rejected, or far fewer
    entries than usual), new (too little to judge by), well, disabled.

    Examples: euxine sources health
              euxine sources health ukrinform tass --json
              euxine sources health --fail || mail -s "Euxine" desk@example.org
    """
    with warehouse(only_look=True) as (engine, _):
        report = source_health(engine, only or ())
    unknown = set(only or ()) - {facts.id for facts, _ in report.outlets}
    if unknown:
        say_error(f"no outlet with feeds is called {', '.join(sorted(unknown))}")
        raise typer.Exit(2)
    if as_json:
        print_json(as_plain(report))
    else:
        _print(report, languages=not only)
    judgements = [judged for _, judged in (*report.outlets, *report.languages)]
    if fail and any(judged.verdict in UNWELL for judged in judgements):
        raise typer.Exit(1)


def as_plain(report: Health) -> dict[str, Any]:
    """The report as values for JSON."""

    def plain(facts: OutletFacts | LanguageFacts, judged: Judgement) -> dict[str, Any]:
        return {"verdict": judged.verdict, "why": judged.why, **asdict(facts)}

    return {
        "as_of": report.as_of,
        "stood_still_hours": report.stood_still,
        "outlets": [
            plain(*one) | {"rejected_share": rejected_share(one[0])} for one in report.outlets
        ],
        "languages": [plain(*one) for one in report.languages],
    }


def _print(report: Health, *, languages: bool) -> None:
    as_of = report.as_of
    print_table(
        [
            "outlet", "verdict", "answered", "entry", "article", "usual", "longest", "24 h",
            "failing", "rejected",
        ],
        [_outlet_row(facts, judged, as_of) for facts, judged in report.outlets],
    )  # fmt: skip
    if languages and report.languages:
        console.print()
        print_table(
            ["language", "verdict", "entries 24 h/usual", "articles 24 h/usual", "newest article"],
            [
                (
                    facts.language,
                    judged.verdict,
                    _against_usual(facts.entries),
                    _against_usual(facts.articles),
                    _ago(facts.newest_article, as_of),
                )
                for facts, judged in report.languages
            ],
        )
    _print_sentences(report, languages=languages)
    numbers = [
        f"{number} {verdict}"
        for verdict in WORST_FIRST
        if (number := sum(judged.verdict == verdict for _, judged in report.outlets))
    ]
    console.print(f"\n{len(report.outlets)} outlets: {', '.join(numbers) or 'none'}")
    if report.stood_still is not None:
        hours = in_words(report.stood_still * 3600)
        say_error(f"no feed was asked for {hours}: the pipeline stands still; see euxine status")


def _outlet_row(facts: OutletFacts, judged: Judgement, as_of: datetime) -> tuple[Any, ...]:
    answered = max((feed.answered_at for feed in facts.feeds if feed.answered_at), default=None)
    failing = sum(feed.failures > 0 for feed in facts.feeds)
    return (
        facts.id,
        judged.verdict,
        _ago(answered, as_of),
        _ago(facts.newest_entry, as_of),
        _ago(facts.newest_article, as_of),
        in_words(facts.usual_gap) if facts.usual_gap is not None else "",
        in_words(facts.longest_gap) if facts.longest_gap is not None else "",
        _against_usual(facts.flow),
        f"{failing}/{len(facts.feeds)}" if failing else "",
        f"{rejected_share(facts):.0%}" if facts.handled else "",
    )


def _ago(at: datetime | None, as_of: datetime) -> str:
    return in_words(max(0.0, (as_of - at).total_seconds())) if at else "never"


def _against_usual(flow: Flow) -> str:
    """``14/52``: today's number and the one that is usual on this weekday."""
    return f"{flow.today}/{usual_number(flow):.0f}" if flow.earlier else str(flow.today)


def _print_sentences(report: Health, *, languages: bool) -> None:
    """Why each is not well, and what the feeds that moved are called now."""
    judged = [(facts.id, judgement) for facts, judgement in report.outlets]
    if languages:
        judged += [(facts.language, judgement) for facts, judgement in report.languages]
    lines = [
        (name, judgement.verdict, sentence)
        for name, judgement in judged
        if judgement.verdict in UNWELL or judgement.verdict == "disabled"
        for sentence in judgement.why
    ]
    lines += [
        (facts.id, "well", f"{feed.url} has moved for good; write {feed.moved_to} instead.")
        for facts, _ in report.outlets
        for feed in facts.feeds
        if feed.moved_to
    ]
    if lines:
        console.print()
    for name, verdict, sentence in lines:
        colour = COLOURS.get(verdict, "red")
        console.print(f"[{colour}]{name}[/{colour}]", end=" ", highlight=False)
        console.print(sentence, highlight=False, markup=False, soft_wrap=True)
