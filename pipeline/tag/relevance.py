"""Whether an article belongs into the warehouse at all.

News that touches none of the three countries stays out, and so do sport, recipes, horoscopes,
celebrities, lotteries and programme listings, unless politics speaks in them: a football ban
on Russian clubs is news, the match is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from pipeline.model import COUNTRIES, Rejection
from pipeline.tag.text import fold
from pipeline.tag.topics import NEWS, POLITICS, SECTIONS, VOCABULARY

# Below this the best of the three scores is a passing word, not a subject.
TOUCHED = 0.2
# How much of a text is read: the topic shows early.
SAMPLE = 4000
# Share of topical words from which the vocabulary alone tells the topic.
DENSE = 0.03
# At least so many different topical words, so that one repeated word cannot decide.
VARIED = 4

_WORD = re.compile(r"[^\W_](?:[\w'-]*[^\W_])?")


def judge_relevance(
    title: str | None,
    text: str | None,
    language: str | None,
    url: str | None,
    section: str | None,
    countries: Mapping[str, float],
    source_country: str | None,
) -> Rejection | None:
    """A rejection as off topic, or None where the article is for us."""
    topic = _unwanted(title or "", text or "", url or "", section or "")
    if topic is not None:
        return Rejection("refine", "off_topic", topic)
    best = max((countries.get(code, 0.0) for code in COUNTRIES), default=0.0)
    if best >= TOUCHED:
        return None
    if source_country in COUNTRIES:
        # Domestic news need not say which country it is from, but it must be news.
        words = _words(title or "") + _words((text or "")[:SAMPLE])
        if best or not words or _count(words, POLITICS) or _count(words, NEWS):
            return None
        return Rejection("refine", "off_topic", "The text names no country and tells no news.")
    named = "hardly names" if best else "names nothing of"
    return Rejection("refine", "off_topic", f"The text {named} Turkey, Russia or Ukraine.")


def _unwanted(title: str, text: str, url: str, section: str) -> str | None:
    """A sentence that says what topic the article is of, if it is one we leave out."""
    stated = _stated_topic(url, section)
    head, body = _words(title), _words(text[:SAMPLE])
    politics = 3 * _count(head, POLITICS) + _count(body, POLITICS)
    if stated is not None:
        topic, where = stated
        words = 3 * _count(head, VOCABULARY[topic]) + _count(body, VOCABULARY[topic])
        # A section is a strong word: politics must lead in the headline and in the text.
        if _count(head, POLITICS) and politics > words:
            return None
        return f"The {where} says {topic}."
    total = sum(body.values()) + 3 * sum(head.values())
    for topic, stems in VOCABULARY.items():
        in_head = _count(head, stems)
        count = 3 * in_head + _count(body, stems)
        varied = len({_stem(w, stems) for w in (*head, *body)} - {None})
        enough = varied >= VARIED and (in_head or count >= 8) and count >= DENSE * total
        short = in_head >= 2 or (in_head and varied >= 2 and total < 60)
        if (enough or short) and count > 1.5 * politics:
            return (
                f"The vocabulary is that of {topic}: {count} topical words, {politics} political."
            )
    return None


def _stated_topic(url: str, section: str) -> tuple[str, str] | None:
    """The topic that the section or the address states."""
    for part in re.split(r"[/>|,]", section):
        topic = _SEGMENTS.get(_slug(part))
        if topic:
            return topic, f"section “{part.strip()}”"
    try:
        address = urlsplit(url)
        host, path = address.hostname or "", unquote(address.path)
    except ValueError:
        return None
    # The last segment is the headline's slug: "sport" in it proves nothing.
    for part in [host.split(".")[0], *path.split("/")[:-1]]:
        topic = _SEGMENTS.get(_slug(part))
        if topic:
            return topic, f"address's part “{part}”"
    return None


def _slug(part: str) -> str:
    return re.sub(r"[\s_]+", "-", fold(part.strip()))


_SEGMENTS = {word: topic for topic, words in SECTIONS.items() for word in words}


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(fold(text)))


def _count(words: Counter[str], stems: tuple[frozenset[str], frozenset[str]]) -> int:
    return sum(n for word, n in words.items() if _stem(word, stems) is not None)


@lru_cache(maxsize=200_000)
def _stem(word: str, stems: tuple[frozenset[str], frozenset[str]]) -> str | None:
    """The stem or whole word of a list that a word begins with."""
    begins, whole = stems
    if word in whole:
        return word
    for length in range(min(len(word), 12), 2, -1):
        if word[:length] in begins:
            return word[:length]
    return None
