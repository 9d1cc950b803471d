"""Places inside longer names: Ukraine in "Armed Forces of Ukraine", kept as nested mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from pipeline.model import Entity
from pipeline.tag.context import Field
from pipeline.tag.evidence import SUPPRESSED, Span
from pipeline.tag.forms import Form
from pipeline.tag.links import Link, Placed
from pipeline.tag.matching import Candidate
from pipeline.tag.spans import firm_forms

PlaceOf = Callable[[Iterable[Form]], Entity | None]
"""The one place that firm forms name, if they name one."""

# Inside names of these a place's name is a mention of its own.
_NESTS = frozenset({"organization", "treaty", "event"})
# A describing word before a name in quotes is no part of it: партия «Голос»; ЧВК «Вагнер» is one.
_DESCRIBED = re.compile(
    r"(?:(?:парт[иі][яиійюею]+|(?:ракетн\w+ )?крейсер\w*|корабл\w*|карт[аыуойи]+|бригад[аыуиіоей]+"
    r"|компани[яиюей]+|компані[яїюєй]+|газет[аыуеиіой]+|агентств\w+|фрегат\w*|подлодк\w+|движени\w+"
    r"|рух\w*|фонд\w*|батальон\w*|полк\w*|издани\w+|видання\w*|телеканал\w*|канал\w*|форум\w*"
    r"|катер\w*|буксир\w*|аэропорт\w*|аеропорт\w*|реактор\w*|ресторан\w*|клуб\w*|систем\w+"
    r"|комплекс\w*|судно|танкер\w*) )?\"(.+)\"$"
)
# Describing words round names without quotes: «реке Урал», "Time dergisi", "Holos party".
_HEAD = re.compile(r"(?:рек[аиеу]|рекой|річк\w+|справ\w+|договор\w*|бомб\w+|рейс\w*) (?=[^ ]+$)")
_NEVER = re.compile(r"(?!)()")
_TAIL = {
    "tr": re.compile(r" (?:(?:((?:dergi|gazete)si)|(?:eyalet|bolge|kent|sehr)i)\w*)$"),
    "en": re.compile(r"() (?:party|helicopters?|magazine|newspaper)$"),
    "ru": _NEVER,
    "uk": _NEVER,
}


def nested_places(
    fields: list[Field], links: list[Link], inside: list[Span], place_of: PlaceOf
) -> list[Link]:
    """The mentions among links, with the places inside the longer ones, in order."""
    out: list[Link] = []
    for link in links:
        if link.rule != SUPPRESSED:
            out.append(link)
        elif link.entity is not None and link.entity.type == "place":
            # The longer name is not known, but the place in it is one.
            link.rule, link.nested = "name", True
            out.append(link)
    outer_links = Placed([link for link in out if _nests(link)])
    for span in inside:
        for outer in outer_links.over(span.field, span.start, span.end):
            if outer.start <= span.start and span.end <= outer.end:
                place = place_of(own_forms(fields[span.field], span.firm_forms))
                hyphened = fields[span.field].text.folded[span.start - 1 : span.start] == "-"
                if hyphened and place is not None and place.subtype != "country":
                    break  # Tahrir eş-Şam
                if place is not None and (span.start, span.end) != (outer.start, outer.end):
                    out.append(Link(span.field, span.start, span.end, place, "name", nested=True))
                break
    out.sort(key=_order)
    return out


def _nests(link: Link) -> bool:
    kind = link.entity.type if link.entity else link.type
    return kind in _NESTS and not link.nested and link.place is None


def own_forms(part: Field, forms: Iterable[Form]) -> Iterable[Form]:
    """Forms without the Turkish names in an English text: Anadolu Agency is no Anatolia."""
    return [f for f in forms if part.language != "en" or f.language != "tr"]


def swallow(
    links: list[Link], offices: list[Link], found: list[list[Candidate]], place_of: PlaceOf
) -> list[Link]:
    """The links (in order) with offices among them; bodies' names inside go, places' are nested."""
    placed = Placed(links)
    names = [_names(candidates) for candidates in found]
    gone: set[int] = set()
    added: list[Link] = []
    last: Link | None = None
    for office in sorted(offices, key=_order):
        if last is not None and last.field == office.field and office.start < last.end:
            continue
        around = placed.over(office.field, office.start, office.end)
        if any(link.start < office.start or link.end > office.end for link in around):
            continue  # "Office of the President of Ukraine" is no president
        gone.update(map(id, around))
        added.append(office)
        added += _places_in(office, names[office.field], place_of)
        last = office
    return sorted([link for link in links if id(link) not in gone] + added, key=_order)


def _order(link: Link) -> tuple[int, int, int]:
    return link.field, link.start, -link.end


def _names(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that may name a place, in order, the longest of one start first."""
    return sorted((c for c in candidates if c.reading.others), key=lambda c: (c.start, -c.end))


def _places_in(office: Link, names: list[Candidate], place_of: PlaceOf) -> Iterable[Link]:
    """The places named inside an office, nested in it."""
    last = office.start
    for at in range(bisect_left(names, last, key=lambda c: c.start), len(names)):
        start, end, reading = names[at]
        if start >= office.end:
            break
        if start < last or end > office.end:
            continue
        place = place_of(firm_forms(reading))
        if place is not None and (start, end) != (office.start, office.end):
            yield Link(office.field, start, end, place, "name", nested=True)
            last = end


def trim(part: Field, link: Link) -> None:
    """Leave quotation marks round a whole name, and a describing word before them, outside."""
    folded, plain = part.text.folded, part.text.plain
    head = _HEAD.match(folded, link.start, link.end)
    if head is not None and not plain[head.end()].islower():
        link.start = head.end()
    tail = _TAIL[part.language].search(folded, link.start, link.end)
    if tail is not None and (tail.group(1) or plain[tail.start() + 1].islower()):
        link.end = tail.start()
    if folded[link.end - 1] != '"':
        return
    inner = _DESCRIBED.match(folded[link.start : link.end])
    if inner is not None and '"' not in inner.group(1):
        link.start, link.end = link.start + inner.start(1), link.start + inner.end(1)
