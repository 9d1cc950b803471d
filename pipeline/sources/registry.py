"""Which outlets there are: reads and checks the YAML files of one folder.

All problems of all files are reported at once. README.md beside this file explains the fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args
from urllib.parse import SplitResult, urlsplit
from zoneinfo import available_timezones

import yaml
from lxml import etree
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from pipeline.model import LANGUAGES, Feed, Layout, Ownership, Source

Kind = Literal["wire", "newspaper", "broadcaster", "magazine", "government", "think_tank", "online"]
Owner = Literal["state", "public", "private", "holding", "oligarch", "party", "nonprofit", "exile"]
FeedKind = Literal["feed", "news_sitemap"]

# The codes that ISO 3166-1 assigns, by their first letter.
COUNTRY = (
    "^(A[DEFGILMOQRSTUWXZ]|B[ABDEFGHIJLMNOQRSTVWYZ]|C[ACDFGHIKLMNORUVWXYZ]|D[EJKMOZ]|E[CEGHRST]|"
    "F[IJKMOR]|G[ABDEFGHILMNPQRSTUWY]|H[KMNRTU]|I[DELMNOQRST]|J[EMOP]|K[EGHIMNPRWYZ]|L[ABCIKRSTUVY]|"
    "M[ACDEFGHKLMNOPQRSTUVWXYZ]|N[ACEFGILOPRUZ]|OM|P[AEFGHKLMNRSTWY]|QA|R[EOSUW]|"
    "S[ABCDEGHIJKLMNORSTVXYZ]|T[CDFGHJKLMNORTVWZ]|U[AGMSYZ]|V[ACEGINU]|W[FS]|Y[ET]|Z[AMW])$"
)


class RegistryError(ValueError):
    """What is wrong with the source files, one line per problem."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def load_sources(folder: Path) -> tuple[Source, ...]:
    """Read every YAML file of the folder; raises RegistryError naming all problems at once."""
    files = sorted(folder.glob("*.y*ml"))
    problems = [] if files else [f"{folder}: expected a folder with .yaml files of outlets"]
    entries = [entry for path in files for entry in _entries(path, problems)]
    problems += _repeated(entries)
    sources = [_source(where, raw, problems) for where, raw in entries]
    if problems:
        raise RegistryError(sorted(problems, key=lambda line: line.partition(":")[0]))
    return tuple(source for source in sources if source is not None)


def layout_for(layouts: Sequence[Layout], day: date) -> Layout | None:
    """The one of an outlet's layouts that was in force on a day, if one was."""
    return next((one for one in layouts if _first(one) <= day <= _last(one)), None)


def _first(layout: Layout | LayoutRow) -> date:
    return layout.since or date.min


def _last(layout: Layout | LayoutRow) -> date:
    return layout.until or date.max


# -- what may stand in a row; a field's description says what is allowed ---------


def _url(value: str) -> str:
    parts = _split(value)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError
    if parts.username is not None or parts.password is not None:
        raise ValueError("expected an address without user name and password")
    return value


def _split(url: str) -> SplitResult | None:
    """Take an address apart; None if it is none."""
    try:
        parts = urlsplit(url)
        return None if re.search(r"\s", url) or parts.port == 0 else parts
    except ValueError:
        return None


def _zone(value: str) -> str:
    if value != "UTC" and value not in _zones():
        raise ValueError
    return value


def _day(m: int, d: int) -> BeforeValidator:
    """Let a year alone stand for one of its days."""
    return BeforeValidator(lambda v: date(v, m, d) if type(v) is int and 1600 < v < 2200 else v)


def _not_before_since(until: date | None, info: ValidationInfo) -> date | None:
    if until and (since := info.data.get("since")) and until < since:
        raise ValueError(f"expected a day not before since ({since})")
    return until


def _of_outlet(language: str | None, info: ValidationInfo) -> str | None:
    if language and isinstance(info.context, list) and language not in info.context:
        raise ValueError(f"expected one of the outlet's languages, {_show(info.context)}")
    return language


def _xpath(value: str) -> str:
    """Compile it and try it on a small page: what it calls must exist, and it finds elements."""
    try:
        found = etree.XPath(value)(etree.XML(SMALL_PAGE))
    except etree.XPathError as error:
        raise ValueError(f"expected an XPath; {error}") from None
    if not isinstance(found, list) or not all(isinstance(one, etree._Element) for one in found):
        raise ValueError("expected an XPath of elements, not of a text, a number or a yes or no")
    return value


def _one_at_a_time(layouts: list[LayoutRow]) -> list[LayoutRow]:
    for before, after in pairwise(sorted(layouts, key=_first)):
        if _first(after) <= _last(before):
            raise ValueError(
                f"expected one layout at a time; {before.page} and {after.page} are both in force "
                f"on {_first(after)}"
            )
    return layouts


def _listed(names: Iterable[str]) -> Any:
    return Field(description=f"expected one of {', '.join(names)}")


_zones = cache(available_timezones)
SMALL_PAGE = "<html><body><div id='x' class='x'><h1>x</h1><p class='x'>x</p></div></body></html>"
DATE = Field(description="expected a date such as 2018-03-22, or a year such as 2018")
Text = Annotated[str, Field(min_length=1, description="expected text; put it in quotes")]
Address = Annotated[str, AfterValidator(_url), Field(description="expected an http(s) address")]
XPath = Annotated[Text, AfterValidator(_xpath)]
Language = Annotated[str, Field(pattern=f"^({'|'.join(LANGUAGES)})$")]


class _Row(BaseModel, extra="forbid", strict=True):
    """A mapping of the file."""


class OwnershipRow(_Row):
    """One owner, and from when to when."""

    kind: Annotated[Owner, _listed(get_args(Owner))]
    owner: Annotated[Text | None, Field(description="expected a name")] = None
    since: Annotated[date | None, _day(1, 1), DATE] = None
    until: Annotated[date | None, _day(12, 31), AfterValidator(_not_before_since), DATE] = None


class FeedRow(_Row):
    """One address that is polled."""

    url: Address
    language: Annotated[Language | None, AfterValidator(_of_outlet), _listed(LANGUAGES)] = None
    section: Annotated[Text | None, Field(description="expected a word such as politics")] = None
    kind: Annotated[FeedKind, _listed(get_args(FeedKind))] = "feed"


class LayoutRow(_Row):
    """Where the text stands on an outlet's pages, from one day to another."""

    page: Text
    since: Annotated[date | None, _day(1, 1), DATE] = None
    until: Annotated[date | None, _day(12, 31), AfterValidator(_not_before_since), DATE] = None
    body: XPath | None = None
    drop: list[XPath] = Field([], description="expected a list of XPaths")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.body is None and not self.drop:
            raise ValueError("expected body, drop or both")
        return self


class OutletRow(_Row):
    """One outlet, as it stands in a file."""

    id: str = Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="expected lower-case ASCII letters and digits joined by hyphens",
    )
    name: Text
    home: Address
    country: str = Field(pattern=COUNTRY, description="expected an ISO alpha-2 code such as TR")
    languages: list[Language] = Field(
        min_length=1, description=f"expected a list of {', '.join(LANGUAGES)}"
    )
    kind: Annotated[Kind, _listed(get_args(Kind))]
    ownership: list[OwnershipRow] = Field([], description="expected a list of {kind, owner, …}")
    feeds: list[FeedRow] = Field([], description="expected a list of {url, language, …}")
    layouts: Annotated[list[LayoutRow], AfterValidator(_one_at_a_time)] = Field(
        [], description="expected a list of {page, since, until, body, drop}"
    )
    time_zone: Annotated[str, AfterValidator(_zone)] = Field(
        "UTC", description="expected an IANA time zone such as Europe/Istanbul"
    )
    delay: float = Field(2.0, ge=0, le=120, description="expected seconds from 0 to 120")


# -- from files to rows --------------------------------------------------------

INNER: dict[str, type[_Row]] = {
    "ownership": OwnershipRow,
    "feeds": FeedRow,
    "layouts": LayoutRow,
}
Entry = tuple[str, dict[Any, Any]]
"""Where an outlet stands ("turkey.yaml: bianet") and its mapping, not yet checked."""


class _Loader(yaml.CSafeLoader):
    """YAML in which a key written twice is an error; by itself the first one would be lost."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                problem = f"{key.value!r} stands twice in one mapping"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else key)
        return super().construct_mapping(node, deep)


def _entries(path: Path, problems: list[str]) -> Iterator[Entry]:
    try:
        content = yaml.load(path.read_bytes(), Loader=_Loader)
    except (yaml.YAMLError, OSError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        what = getattr(error, "problem", None) or " ".join(str(error).split())
        problems.append(f"{path.name}: {line}{what}")
        return
    if not isinstance(content, list):
        problems.append(f"{path.name}: {_show(content)}: expected a list of outlets")
        return
    for place, raw in enumerate(content, start=1):
        if isinstance(raw, dict):
            name = raw.get("id")
            yield f"{path.name}: {name if isinstance(name, str) else f'outlet {place}'}", raw
        else:
            problems.append(f"{path.name}: outlet {place}: {_show(raw)}: expected {{id, name, …}}")


def _repeated(entries: list[Entry]) -> Iterator[str]:
    """Yield outlet ids and feed addresses that stand more than once, in any of the files."""
    first: dict[object, str] = {}
    for where, raw in entries:
        if isinstance(name := raw.get("id"), str) and first.setdefault(name, where) is not where:
            yield f"{where}: id: {name!r}: expected its own; {first[name]} has it already"
        feeds = raw.get("feeds")
        for place, feed in enumerate(feeds if isinstance(feeds, list) else ()):
            url = feed.get("url") if isinstance(feed, dict) else None
            if isinstance(url, str) and (parts := _split(url)):
                at = f"{where}: feeds[{place}].url"
                same = (parts.hostname, parts.port, parts.path.rstrip("/"), parts.query)
                if first.setdefault(same, at) is not at:
                    yield f"{at}: {_show(url)}: expected its own; {first[same]} has it already"


def _source(where: str, raw: dict[Any, Any], problems: list[str]) -> Source | None:
    try:
        row = OutletRow.model_validate(raw, context=raw.get("languages"))
    except ValidationError as error:
        problems += (f"{where}: {line}" for line in _explain(error))
        return None
    only = row.languages[0] if len(row.languages) == 1 else None
    return Source(
        **row.model_dump(exclude={"languages", "ownership", "feeds", "layouts"}),
        languages=tuple(dict.fromkeys(row.languages)),
        ownership=tuple(Ownership(**owner.model_dump()) for owner in row.ownership),
        feeds=tuple(Feed(f.url, row.id, f.language or only, f.section, f.kind) for f in row.feeds),
        layouts=tuple(
            Layout(one.page, one.since, one.until, one.body, tuple(one.drop)) for one in row.layouts
        ),
    )


def _explain(error: ValidationError) -> Iterator[str]:
    """Put each problem as "field: value: what is allowed"."""
    for found in error.errors():
        path = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in found["loc"])
        names = [str(part) for part in found["loc"] if not isinstance(part, int)]
        fields = INNER.get(names[0] if names[1:] else "", OutletRow).model_fields
        shown = "missing" if found["type"] == "missing" else _show(found["input"])
        if names and (known := fields.get(names[-1])):
            allowed = str(found.get("ctx", {}).get("error", "")) or known.description
        else:
            allowed = f"not a field; expected one of {', '.join(fields)}"
        yield f"{path.lstrip('.')}: {shown}: {allowed}"


def _show(value: object) -> str:
    """Show a value in short, without the user name and password an address may carry."""
    text = re.sub(
        r"//[^/@\s]*(?<!\[)@", "//…@", str(value) if isinstance(value, date) else repr(value)
    )
    return text if len(text) <= 120 else f"{text[:119]}…"
