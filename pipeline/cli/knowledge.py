"""`euxine knowledge`: the names, people and places that texts are tagged with."""

from __future__ import annotations

from collections import Counter

import typer

from pipeline.cli.output import console, print_table, say_error
from pipeline.tag.choices import check_choices, load_choices
from pipeline.tag.knowledge import check, load_knowledge


def register(app: typer.Typer) -> None:
    """Add the `knowledge` group."""
    group = typer.Typer(help="The knowledge base.", no_args_is_help=True)
    group.command("check")(check_knowledge)
    group.command("show")(show_entity)
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


def show_entity(entity: str = typer.Argument(help="An entity's id.")) -> None:
    """Show one entity: its names in four languages and its offices.

    Example: euxine knowledge show mevlut-cavusoglu
    """
    found = load_knowledge().entities.get(entity)
    if found is None:
        raise typer.BadParameter(f"no entity has the id {entity!r}")
    console.print(
        f"[bold]{found.name['en']}[/bold]  {found.type}, {found.subtype}, {found.country}"
    )
    print_table(["language", "kind", "name"], [(n.language, n.kind, n.text) for n in found.names])
    if found.roles:
        print_table(
            ["office", "of", "from", "until"],
            [(r.office, r.of, r.since, r.until) for r in found.roles],
        )
