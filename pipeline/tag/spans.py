"""The places of a text that are still open: each with every reading it has."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.tag.context import Before, Field, is_given_name
from pipeline.tag.evidence import Seen, Span
from pipeline.tag.forms import ACRONYM, NAME, SURNAME, Form
from pipeline.tag.matching import Candidate, Reading
from pipeline.tag.strangers import whole_name
from pipeline.tag.words import GIVEN_PLACES, HEADS_AFTER

FIRM = frozenset({NAME, ACRONYM})
"""Kinds of forms that stand for their entity by themselves."""


def read_spans(
    index: int,
    part: Field,
    candidates: list[Candidate],
    given: Mapping[str, frozenset[str]],
    seen: Seen,
) -> list[Span]:
    """The candidates of a field by place; surnames joined with the given names before them.

    Names of people who only share a surname or given name with what is known go into ``seen``.
    """
    places = _merged(candidates)
    # A word that is only some little-known person's name may as well be a given name.
    ends = {
        end: False
        for (_, end), reading in places.items()
        if reading.others or any(f.kind == SURNAME for f in reading.people)
    }
    lesser = {end for _, end in places} - ends.keys()
    others = {start for (start, _), reading in places.items() if reading.others}
    starts = {
        start
        for (start, _), reading in places.items()
        if reading.others or any(f.kind == SURNAME for f in reading.people)
    }
    spans: list[Span] = []
    for (start, end), reading in sorted(places.items()):
        people, rest = reading.people, reading.others
        firm = tuple(f for f in rest if f.kind in FIRM)
        if (firm or people) and _is_given(part, start, end, starts, bool(people)):
            if firm:
                seen.given.add(part.text.folded[start:end])
            after = part.following(end)
            whole_end = after[0] if after is not None else end
            spans.append(Span(index, start, whole_end, people + rest, Before.STRANGER, ()))
            continue
        if people:
            naming = part.naming(start, end, {f.entity for f in people}, given, ends)
            before = naming.before
            if before is Before.STRANGER:
                if not rest:
                    ends[end] = True
                whole = whole_name(part, start, end, others)
                if whole is not None:
                    seen.given.add(part.text.folded[start:end])
                    spans.append(Span(index, *whole, people, Before.STRANGER, ()))
                if whole is not None or start - 1 in lesser:
                    at = whole[0] if whole is not None else start
                    for form in people:
                        seen.strangers.setdefault(form.entity, (index, at))
            elif before is Before.NOTHING:
                for form in people:
                    seen.bare.setdefault((index, form.entity), start)
                spans.append(Span(index, start, end, people + rest, before, firm))
                continue
            else:
                kept = tuple(f for f in people if f.entity in naming.entities)
                spans.append(Span(index, naming.start, naming.end, kept, before, ()))
        if rest:
            spans.append(Span(index, start, end, rest, Before.NOTHING, firm))
    return spans


def _merged(candidates: list[Candidate]) -> dict[tuple[int, int], Reading]:
    """The readings of names (not of adjectives or titles alone) by place."""
    places: dict[tuple[int, int], Reading] = {}
    for start, end, reading in candidates:
        if not reading.people and not reading.others:
            continue
        known = places.get((start, end))
        if known is not None:
            reading = reading._replace(
                people=known.people + reading.people, others=known.others + reading.others
            )
        places[start, end] = reading
    return places


def _is_given(part: Field, start: int, end: int, starts: set[int], surname: bool) -> bool:
    """Whether a name is the given name of somebody unknown: "Jordan Whitlock", «Софія Благодир».

    Given names that are also surnames here are left to the words before them.
    """
    folded = part.text.folded
    if folded[end : end + 1] != " ":
        return False
    name = folded[start:end]
    if GIVEN_PLACES.fullmatch(name) is None and (surname or not is_given_name(name)):
        return False
    after = part.following(end)
    return (
        after is not None
        and after[1][0].isupper()
        and len(after[1]) > 2
        and end + 1 not in starts
        and after[2] not in HEADS_AFTER
        and "'" not in after[2]
        and not after[1].isupper()
        and not part.title_case
        and not part.in_caps(start, end)
    )


def firm_forms(reading: Reading) -> tuple[Form, ...]:
    """Those of a reading's forms that stand for their entity by themselves."""
    return tuple(f for f in reading.others if f.kind in FIRM)
