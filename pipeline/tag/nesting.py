"""Places inside longer names: Ukraine in "Armed Forces of Ukraine", kept as nested mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pipeline.model import Entity
from pipeline.tag.context import Field
from pipeline.tag.evidence import SUPPRESSED, Span
from pipeline.tag.forms import Form
from pipeline.tag.links import Link
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
    outer_by_field: dict[int, list[Link]] = {}
    for link in out:
        kind = link.entity.type if link.entity else link.type
        if kind in _NESTS and not link.nested and link.place is None:
            outer_by_field.setdefault(link.field, []).append(link)
    for span in inside:
        for outer in outer_by_field.get(span.field, ()):
            if outer.start <= span.start and span.end <= outer.end:
                place = place_of(own_forms(fields[span.field], span.firm_forms))
                hyphened = fields[span.field].text.folded[span.start - 1 : span.start] == "-"
                if hyphened and place is not None and place.subtype != "country":
                    break  # Tahrir eş-Şam
                if place is not None and (span.start, span.end) != (outer.start, outer.end):
                    out.append(Link(span.field, span.start, span.end, place, "name", nested=True))
                break
    out.sort(key=lambda link: (link.field, link.start, -link.end))
    return out


def own_forms(part: Field, forms: Iterable[Form]) -> Iterable[Form]:
    """Forms without the Turkish names in an English text: Anadolu Agency is no Anatolia."""
    return [f for f in forms if part.language != "en" or f.language != "tr"]


def swallow(
    links: list[Link], offices: list[Link], found: list[list[Candidate]], place_of: PlaceOf
) -> list[Link]:
    """The links with offices among them; bodies' names inside these go, places' are nested."""
    out = list(links)
    for office in offices:
        around = [
            link
            for link in out
            if link.field == office.field and link.start < office.end and office.start < link.end
        ]
        if any(link.start < office.start or link.end > office.end for link in around):
            continue  # "Office of the President of Ukraine" is no president
        gone = {id(link) for link in around}
        out = [link for link in out if id(link) not in gone]
        out.append(office)
        last = office.start
        within = [
            c
            for c in found[office.field]
            if office.start <= c.start and c.end <= office.end and c.reading.others
        ]
        for start, end, reading in sorted(within, key=lambda c: (c.start, -c.end)):
            if start < last:
                continue
            place = place_of(firm_forms(reading))
            if place is not None and (start, end) != (office.start, office.end):
                out.append(Link(office.field, start, end, place, "name", nested=True))
                last = end
    out.sort(key=lambda link: (link.field, link.start, -link.end))
    return out


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
