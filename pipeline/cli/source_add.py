"""`euxine sources add`: from an address to an outlet's row, proposed and, if wanted, written."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer

from pipeline.cli.output import console, print_json, progress, say_error
from pipeline.cli.source_search import Site, look
from pipeline.collect.turns import registrable_domain
from pipeline.settings import Settings
from pipeline.sources import discovery
from pipeline.sources.registry import RegistryError, load_sources


def add(
    address: Annotated[str, typer.Argument(help="A site's or a feed's address.")],
    yes: Annotated[bool, typer.Option("--yes", help="Take the row without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print the row.")] = False,
    file: Annotated[
        str | None, typer.Option(help="File in the sources folder; default: by country.")
    ] = None,
    id: Annotated[str | None, typer.Option("--id", help="Default: from the domain.")] = None,
    name: Annotated[str | None, typer.Option(help="Default: as the site calls itself.")] = None,
    country: Annotated[
        str | None, typer.Option(help="Such as TR; default: from the domain or the language.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="Such as newspaper; default: online, or government.")
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(help="Default: judged from the feeds; repeatable.")
    ] = None,
    delay: Annotated[
        float | None, typer.Option(help="Seconds between two requests, now and later.", min=0)
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON; asks nothing, so add --yes to write.")
    ] = False,
) -> None:
    """Find a site's feeds and news sitemap, propose its row, and add it.

    It asks for at most 20 addresses, with a pause between them: what the site names as its
    feeds and sitemaps, and where they often are.

    Examples: euxine sources add bianet.org
              euxine sources add https://example.org/rss --country UA --kind newspaper --yes
    """
    if file and Path(file).name != file:
        raise typer.BadParameter("expected the name of a file in the sources folder, not a path")
    if "@" in urlsplit(address if "//" in address else f"//{address}").netloc:
        raise typer.BadParameter("expected an address without user name and password")
    asking = not (yes or dry_run or as_json)
    settings = Settings.from_env()
    known = load_sources(settings.sources)
    with progress("look") as tell:
        site = asyncio.run(look(settings, address, known, delay, tell))
    if site.trouble or site.there or not site.feeds:
        _tell_trouble(address, site)
        raise typer.Exit(1)
    if not as_json:
        _print_feeds(site)
    row = _row(site, id, name, country, kind, language or (), delay, asking=asking)
    text = discovery.row_text(row)
    target = settings.sources / (file or discovery.FILES.get(row["country"], discovery.ELSEWHERE))
    if not as_json:
        console.print(f"\n{text}", markup=False, highlight=False, soft_wrap=True)
    content = _with_row(target, text)
    _check(settings.sources, target.name, content)
    write = yes or (asking and _agreed(target))
    if write and not dry_run:
        _write(target, content, text, shown=not as_json)
    if as_json:
        print_json({"row": row, "file": str(target), "added": write and not dry_run})
    elif write and not dry_run:
        console.print(f"added to {target}; the next poll takes it up", highlight=False)


def _ask(question: str, default: str | None = None) -> str:
    try:
        return str(typer.prompt(question, default=default))
    except typer.Abort:
        say_error("\nno answer came; name it with an option (--help)")
        raise typer.Exit(1) from None


def _agreed(target: Path) -> bool:
    try:
        return typer.confirm(f"Add it to {target}?", default=True)
    except typer.Abort:
        say_error("\nno answer came, nothing was written; --yes writes without asking")
        raise typer.Exit(1) from None


# -- proposing ------------------------------------------------------------------


def _row(
    site: Site,
    id: str | None,
    name: str | None,
    country: str | None,
    kind: str | None,
    languages: Sequence[str],
    delay: float | None,
    *,
    asking: bool,
) -> dict[str, Any]:
    host = urlsplit(site.home).hostname or ""
    languages = languages or discovery.languages_of(site.feeds)
    if not languages:
        say_error("the language can't be told from the feeds: name it with --language")
        raise typer.Exit(2)
    country = country or discovery.country_of(host, languages)
    if country is None and asking:
        country = _ask("Its country (such as TR, RU, UA, DE)")
    if not country:
        say_error(f"{host} doesn't tell its country: name it with --country")
        raise typer.Exit(2)
    if kind is None and asking:
        kind = _ask("Its kind", default=discovery.kind_of(host))
    return discovery.make_row(
        id=id or discovery.id_of(registrable_domain(host)),
        name=name or site.name or host,
        home=site.home,
        country=country.upper(),
        kind=kind or discovery.kind_of(host),
        feeds=site.feeds,
        languages=languages,
        delay=delay,
    )


def _print_feeds(site: Site) -> None:
    for line in site.said:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _tell_trouble(address: str, site: Site) -> None:
    for line in site.said:
        say_error(line)
    if site.trouble:
        say_error(f"{address}: {site.trouble}")
    elif site.there and site.feeds:
        lines = [f"  {line}" for line in discovery.feed_lines(site.feeds)]
        said = f"{site.there} is there already; these feeds of it are not:"
        say_error("\n".join([said, *lines]))
    elif site.there:
        say_error(f"{address}: {site.there} is there already, and no feed of it is missing")
    else:
        say_error(
            f"{address}: {site.asked} addresses were asked and no feed to add was found; "
            "if you know one, name its address"
        )


# -- writing --------------------------------------------------------------------


def _with_row(target: Path, text: str) -> str:
    """The file's content with the row at its end."""
    before = target.read_text(encoding="utf-8").rstrip("\n") if target.exists() else ""
    before = "" if before.strip() == "[]" else before
    return f"{before}\n\n{text}" if before else text


def _check(folder: Path, name: str, content: str) -> None:
    """Load a copy of the folder with the file as it would be; raises RegistryError."""
    with tempfile.TemporaryDirectory() as copy:
        for path in folder.glob("*.y*ml"):
            shutil.copy(path, copy)
        (Path(copy) / name).write_text(content, encoding="utf-8")
        if not any(path.name == name for path in Path(copy).glob("*.y*ml")):
            raise RegistryError([f"{name}: expected a name that ends in .yaml"])
        load_sources(Path(copy))


def _write(target: Path, content: str, text: str, *, shown: bool) -> None:
    """Replace the file at once; where that can't be, say where the row belongs."""
    new = target.with_name(f".{target.name}.new")
    try:
        new.write_text(content, encoding="utf-8")
        if target.exists():
            shutil.copymode(target, new)
        os.replace(new, target)
    except OSError as error:
        new.unlink(missing_ok=True) if new.is_file() else None
        if not shown:
            console.print(text, markup=False, highlight=False, soft_wrap=True)
        say_error(
            f"{target} can't be written: {error.strerror}. Put the row above into it, or into a "
            "file of a folder that EUXINE_SOURCES names"
        )
        raise typer.Exit(1) from error
