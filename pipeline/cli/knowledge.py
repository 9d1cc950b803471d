"""`euxine knowledge`: the names, people and places that texts are tagged with."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Annotated, get_args

import typer
import yaml

from pipeline.cli.output import console, print_json, print_table, say_error
from pipeline.cli.session import warehouse
from pipeline.flow.candidates import knowledge_candidates
from pipeline.model import Entity, EntityType
from pipeline.tag.candidates import base_form
from pipeline.tag.choices import check_choices, load_choices
from pipeline.tag.knowledge import Knowledge, load_knowledge, relations
from pipeline.tag.knowledge_check import check
from pipeline.tag.text import fold

MOST_RELATIONS = 20


def register(app: typer.Typer) -> None:
    """Add the `knowledge` group."""
    group = typer.Typer(help="The knowledge base.", no_args_is_help=True)
    group.command("check")(check_knowledge)
    group.command("show")(show_entity)
    group.command("candidates")(show_candidates)
    app.add_typer(group, name="knowledge")


def check_knowledge() -> None:
    """Validate the files: ids, references, dates, offices, names shared by two entities, choices.

    Exits with 1 if something is wrong.

    Example: euxine knowledge check
    """
    knowledge = load_knowledge()
    faults = check(knowledge) + check_choices(load_choices(), knowledge.entities)
    for fault in faults:
        say_error(fault)
    types = Counter(entity.type for entity in knowledge.entities.values())
    console.print(
        f"{sum(types.values())} entities: "
        + ", ".join(f"{number} {kind}" for kind, number in types.most_common()),
        highlight=False,
    )
    raise typer.Exit(1 if faults else 0)


def show_entity(
    entity: Annotated[str, typer.Argument(help="An entity's id, or one of its names.")],
) -> None:
    """Show one entity: its names in four languages, its offices and what it belongs to.

    Examples: euxine knowledge show mevlut-cavusoglu
              euxine knowledge show Лавров
    """
    knowledge = load_knowledge()
    found = knowledge.entities.get(entity)
    if found is None:
        named = _named(knowledge, entity)
        if len(named) != 1:
            those = ", ".join(sorted(e.id for e in named)) or "none"
            raise typer.BadParameter(f"no entity has the id {entity!r}; so named: {those}")
        found = named[0]
    console.print(
        f"[bold]{found.name['en']}[/bold]  {found.id}: {found.type}, {found.subtype}, "
        f"{found.country or 'no country'}",
        highlight=False,
    )
    print_table(["language", "kind", "name"], [(n.language, n.kind, n.text) for n in found.names])
    if found.roles:
        print_table(
            ["office", "of", "from", "until"],
            [(r.office, r.of, r.since, r.until) for r in found.roles],
        )
    belongs = [r for r in relations(knowledge) if found.id in (r.entity, r.target)]
    if belongs:
        print_table(
            ["entity", "relation", "to", "from", "until"],
            [(r.entity, r.relation, r.target, r.since, r.until) for r in belongs[:MOST_RELATIONS]],
        )
    if len(belongs) > MOST_RELATIONS:
        console.print(f"and {len(belongs) - MOST_RELATIONS} more; mart.relation has all")


def _named(knowledge: Knowledge, name: str) -> list[Entity]:
    wanted = fold(name)
    return [
        entity
        for entity in knowledge.entities.values()
        if any(fold(known.text) == wanted for known in entity.names)
    ]


def show_candidates(
    days: Annotated[int, typer.Option(min=1, help="How far back from the newest article.")] = 30,
    articles: Annotated[int, typer.Option(min=1, help="In at least so many articles.")] = 3,
    limit: Annotated[int, typer.Option(min=1, help="Show so many.")] = 30,
    kind: Annotated[
        EntityType | None, typer.Option("--type", help="Only names of this type.")
    ] = None,
    rows: Annotated[
        bool, typer.Option("--rows", help="Print rows to complete and add to the knowledge base.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Names that come up again and again and are not in the knowledge base.

    Spellings of one name are brought together over cases, languages and scripts.
    With EUXINE_RECOGNIZER=off few such names are found.

    Examples: euxine knowledge candidates
              euxine knowledge candidates --type person --days 7 --articles 5
              euxine knowledge candidates --rows > candidates.yaml
    """
    with warehouse(only_look=True) as (engine, _):
        found = knowledge_candidates(
            engine,
            days=days,
            types=[kind] if kind else get_args(EntityType),
            least_articles=articles,
        )[:limit]
    if rows:
        print(yaml.safe_dump([c.row() for c in found], allow_unicode=True, sort_keys=False), end="")
    elif as_json:
        print_json([{"id": c.id, **asdict(c)} for c in found])
    elif not found:
        console.print(f"No unlinked name stands in {articles} articles of the last {days} days.")
    else:
        print_table(
            ["name", "type", "country", "articles", "outlets", "first", "last", "also"],
            [
                (
                    *(base_form(next(iter(c.spellings.values()))), c.type, c.country),
                    *(c.articles, c.sources, c.first_day, c.last_day),
                    ", ".join([s for spelt in c.spellings.values() for s in spelt][1:4]),
                )
                for c in found
            ],
        )
