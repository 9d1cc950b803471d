"""Names that need a second sign: "the Alliance", «Минобороны», "Bayraktar".

The sign is the entity's full name in the same text, somebody of its staff, a weapon beside a
weapon's name, or, for ministries and the like, the country that the text is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.model import Entity
from pipeline.tag.context import Field
from pipeline.tag.evidence import (
    SUPPRESSED,
    Decision,
    Seen,
    Span,
    after_given_name,
    needs_support,
    quoted,
)
from pipeline.tag.forms import DEMONYM, NAME, WEAK
from pipeline.tag.matching import Matcher
from pipeline.tag.metonym_words import NOT_ACTING
from pipeline.tag.words import (
    GENERIC_WEAPONS,
    HOME,
    PLACE_HEADS,
    PLACE_HEADS_AFTER,
    SHIP_SIGNS,
    word_set,
)

# Bodies of which every state has one.
STATE_BODIES = word_set(
    "ministry military navy parliament presidency intelligence agency police court bank government"
)
_PREPOSITIONS = word_set("in near from outside в во у из под під біля возле до на з із")
_NEAR = 45
# How far back whoever is named lends his country to a ministry without one.
_REACH = 150


class WeakNames:
    """Decides about weak names."""

    def __init__(self, entities: Mapping[str, Entity], matcher: Matcher) -> None:
        self._entities = entities
        self._matcher = matcher

    def decide(self, part: Field, span: Span, seen: Seen) -> Decision | None:
        """The entity that a weak name stands for here, if a second sign tells."""
        forms = [f for f in span.forms if f.kind == WEAK]
        owners = {f.entity: self._entities[f.entity] for f in forms}
        surface = part.text.folded[span.start : span.end]
        if owners and after_given_name(part, span):
            seen.given.add(surface)  # from here on it is that person
        if not owners or surface in seen.given:
            return None
        if part.text.plain[span.start : span.end].islower() and " " not in forms[0].written:
            return None  # "the alliance" is no name
        if part.inside_longer_name(span.start, span.end):
            inner = [e for e in owners.values() if e.type == "place"]
            return Decision(inner[0], SUPPRESSED) if len(inner) == 1 else None
        supported = [e for e in owners.values() if seen.supports(e.id)]
        if len(supported) == 1 and supported[0].subtype not in STATE_BODIES:
            return Decision(supported[0], "weak")
        things = [e for e in owners.values() if e.type == "product"]
        if len(things) == 1 and (seen.products or _thing_near(part, span, things[0])):
            return Decision(things[0], "weak")
        exact = [f.entity for f in forms if len(f.written) == len(surface)]
        place = self._place(
            part,
            span,
            [
                # "İzmir Körfezi" is not the town of Körfez.
                owners[i]
                for i in dict.fromkeys(exact)
                if owners[i].type == "place"
            ],
            seen,
        )
        if place is not None:
            return Decision(place, "weak")
        alone = not quoted(part, span) and not _acts(part, span)
        if alone and needs_support(part, span, forms):
            return None
        before = part.previous(span.start - 1) if span.start else None
        if before is not None and GENERIC_WEAPONS.match(before[2]):
            return None  # «ракета „Полюс“» is no company
        if len(owners) == 1 and quoted(part, span) and part.language in ("ru", "uk"):
            # «Голос», «Медуза»: in angle quotes an ordinary word is a name.
            return Decision(next(iter(owners.values())), "weak")
        return self._state_body(part, span, supported or list(owners.values()), seen)

    def _place(self, part: Field, span: Span, places: list[Entity], seen: Seen) -> Entity | None:
        """The small place of this name whose surroundings the text names, if it is one here."""
        near = [p for p in places if self._region_named(p, seen)]
        if len(near) == 1 and (
            _headed(part, span) or _located(part, span) or not part.opens_sentence(span.start)
        ):
            return near[0]
        at_home = [p for p in places if p.country and seen.countries[p.country]]
        if len(at_home) == 1 and len(near) < 2 and (_headed(part, span) or _located(part, span)):
            return at_home[0]
        return None

    def _region_named(self, place: Entity, seen: Seen) -> bool:
        """Whether the text names what the place lies in, short of its country."""
        above = place.located_in
        for _ in range(3):
            entity = self._entities.get(above) if above else None
            if entity is None or entity.subtype == "country":
                return False
            if seen.named[entity.id]:
                return True
            above = entity.located_in
        return False

    def _state_body(
        self, part: Field, span: Span, owners: list[Entity], seen: Seen
    ) -> Decision | None:
        """Whose ministry, general staff or parliament: the country beside it, else the text's."""
        if not all(e.country and e.subtype in STATE_BODIES for e in owners):
            return None
        after = part.following(span.end)
        if part.language == "tr" and after and after[2].startswith(("bakan", "baskan")):
            return None  # «İçişleri Bakanı» is a minister, not the ministry
        beside = self._country_beside(part, span)
        if beside is not None:
            return _only(e for e in owners if e.country == beside)
        if part.language == "tr" and _inside_name(part, span):
            return None
        actor = seen.actor_before(span.field, span.start, _REACH)
        near = _only(e for e in owners if actor and e.country == actor.entity.country)
        if near is not None and actor is not None and actor.entity.type == "person":
            between = part.text.folded[actor.end : span.start]
            if not any(c in between for c in ".!?\n"):
                return near
        evidence = seen.countries
        home = HOME.get(part.language)
        others = [n for country, n in evidence.items() if country != home]
        if home and evidence[home] >= max([1, *others]):
            return _only(e for e in owners if e.country == home)
        # Without a home country one country must have the text nearly to itself.
        ranked = evidence.most_common(2)
        if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 4 * ranked[1][1]):
            return near
        return _only(e for e in owners if e.country == ranked[0][0])

    def _country_beside(self, part: Field, span: Span) -> str | None:
        """The country right beside: "Israeli Foreign Ministry", «МИД Германии»."""
        before = part.previous(span.start)
        words = [before[2]] if before is not None else []
        after = part.following(span.end)
        if after is not None and after[2] == "of":
            after = part.following(after[0])
        if after is not None and (after[1][0].isupper() or part.language != "tr"):
            words.append(after[2])
        for word in words:
            for form in self._matcher.lookup(word.split("'")[0]):
                entity = self._entities[form.entity]
                if entity.subtype == "country" and (form.kind in (DEMONYM, NAME)):
                    return entity.country or "?"
        return None


def _located(part: Field, span: Span) -> bool:
    """A preposition or a proper noun's ending: "in Van", "Van'da"."""
    if part.language == "tr":
        return part.text.folded[span.end : span.end + 1] == "'"
    before = part.previous(span.start)
    return before is not None and before[2] in _PREPOSITIONS and not before[3]


def _inside_name(part: Field, span: Span) -> bool:
    """Whether a Turkish body's name goes on before it: "Büyükşehir Belediye Meclisi"."""
    before = part.previous(span.start)
    return (
        before is not None
        and before[1][0].isupper()
        and not before[3]
        and "'" not in before[2]
        and not part.opens_sentence(before[0])
        and not part.title_case
        and not part.in_caps(span.start, span.end)
    )


def _acts(part: Field, span: Span) -> bool:
    """Whether a verb follows that an ordinary word of this spelling has not: «Рада ухвалила»."""
    after = part.following(span.end)
    if part.language not in ("ru", "uk") or after is None or after[1][0].isupper():
        return False
    return after[2].endswith("ла") and not NOT_ACTING[part.language].fullmatch(after[2])


def _headed(part: Field, span: Span) -> bool:
    """A word beside that says what kind of place it is: "the town of", «м.», "ilçesi"."""
    before = part.previous(span.start)
    if before is not None and before[2] == "of":
        before = part.previous(before[0])
    if before is not None and PLACE_HEADS.fullmatch(before[2]):
        return True
    after = part.following(span.end)
    return after is not None and PLACE_HEADS_AFTER.match(after[2]) is not None


def _only(entities: Iterable[Entity]) -> Decision | None:
    found = list(entities)
    return Decision(found[0], "weak") if len(found) == 1 else None


def _thing_near(part: Field, span: Span, thing: Entity) -> bool:
    """Whether a word near says that a weapon or ship is named."""
    folded = part.text.folded
    around = folded[max(0, span.start - _NEAR) : span.start] + folded[span.end : span.end + _NEAR]
    if thing.subtype == "ship" and SHIP_SIGNS.search(around):
        return True
    return GENERIC_WEAPONS.search(around) is not None
