"""News agencies, under the names they sign with."""

from __future__ import annotations

import re

from pipeline.text.moments import MONTHS, fold

_NAMES = {
    # Turkey
    "AA": ("aa", "anadolu", "anadolu ajansı", "anadolu agency", "анадолу", "агентство анадолу"),
    "ANKA": ("anka", "anka haber ajansı", "anka haber"),
    "DHA": ("dha", "demirören haber ajansı", "doğan haber ajansı"),
    "İHA": ("iha", "ihlas haber ajansı", "ihlas news agency"),
    "Mezopotamya Ajansı": ("mezopotamya ajansı", "mezopotamya agency"),
    "JİNNEWS": ("jinnews", "jin news"),
    "BHA": ("bha", "beyaz haber ajansı"),
    "İLKHA": ("ilkha", "ilke haber ajansı"),
    # Russia
    "TASS": ("tass", "тасс", "itar-tass", "итар-тасс"),
    "RIA Novosti": ("ria novosti", "риа новости", "риа новости крым", "ria", "риа «новости»"),
    "Interfax": ("interfax", "интерфакс"),
    "Prime": ("prime", "прайм", "аэи прайм", "агентство прайм"),
    "Regnum": ("regnum", "иа regnum", "регнум", "иа регнум"),
    "Rosbalt": ("rosbalt", "росбалт"),
    "Sputnik": ("sputnik", "спутник"),
    "Rossiya Segodnya": ("россия сегодня", "миа россия сегодня"),
    # Ukraine
    "Interfax-Ukraine": ("interfax-ukraine", "интерфакс-украина", "інтерфакс-україна"),
    "Ukrinform": ("ukrinform", "укрінформ", "укринформ"),
    "UNIAN": ("unian", "уніан", "униан"),
    "UNN": ("унн", "unn", "унн новини", "українські національні новини"),
    "RBC-Ukraine": ("рбк-україна", "рбк-украина", "rbc-ukraine", "rbc ukraine"),
    "ArmyInform": ("армія inform", "армияinform", "арміяінформ", "armyinform"),
    # the world
    "AFP": ("afp", "agence france-presse", "agence france presse", "франс пресс", "афп"),
    "ANSA": ("ansa", "анса"),
    "AP": ("ap", "associated press", "the associated press", "ассошиэйтед пресс"),
    "APA": ("apa", "austria presse agentur", "апа"),
    "Azertac": ("azertac", "azertag", "азертадж"),
    "BelTA": ("belta", "белта"),
    "BTA": ("bta", "бта"),
    "Bloomberg": ("bloomberg", "bloomberg news", "блумберг"),
    "dpa": ("dpa", "deutsche presse-agentur", "дпа"),
    "EFE": ("efe", "agencia efe"),
    "EPA": ("epa",),
    "IRNA": ("irna", "ирна"),
    "Kazinform": ("kazinform", "казинформ"),
    "Kyodo": ("kyodo", "kyodo news"),
    "PA": ("pa media", "press association"),
    "PAP": ("pap",),
    "PTI": ("pti", "press trust of india"),
    "Reuters": ("reuters", "thomson reuters", "рейтер", "рейтерс", "reuters news agency"),
    "Trend": ("trend news agency", "аиа тренд"),
    "WAFA": ("wafa",),
    "Xinhua": ("xinhua", "xinhua news agency", "синьхуа", "сіньхуа"),
    "Yonhap": ("yonhap", "yonhap news agency"),
}
_BY_NAME = {fold(spelling): name for name, spellings in _NAMES.items() for spelling in spellings}

_LIKE_ONE = re.compile(
    r"(?:\bajansı|\b(?:news|press|information) agency|(?:^|\s)агентство|(?:^|\s)агенція"
    r"|-агентур|agentur|[-‑](?:ин|ін)форм)$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^\W*(?:haber kaynağı|kaynak|(?:with )?(?:additional )?reporting (?:by|from)|source|quelle"
    r"|via|источник|джерело|по материалам|по информации|за матеріалами|за інформацією)\b"
    r"\s*[:：]?\s*"
    r"(?:(?:новостного |інформаційного )?агент?ства |агенції |информагентства )?",
    re.IGNORECASE,
)
_KNOWN = "|".join(sorted((re.escape(name) for name in _BY_NAME), key=len, reverse=True))
_SIGNED = re.compile(rf"(?<!\w)(?:{_KNOWN})(?!\w)")
"""A known agency's name in folded text."""
_IN_MARKS = re.compile(r"[(/\[]\s*([^()/\[\]]{2,40}?)\s*[)/\]]")
_AFTER_MARK = re.compile(r"[)/\]]?[\s.,]*(?:[-–—:][\s-]*|(?<=[./])\s*|(?<=[)\]])\s+)")
_PERSON = r"[A-ZА-ЯЁІЇЄҐÇĞİÖŞÜ][\w'’-]+ [A-ZА-ЯЁІЇЄҐÇĞİÖŞÜ][\w'’-]+"
_AFTER_NAME = re.compile(
    rf"\s*[–—]\s*|\s+-+\s*|\s*-+\s+|\.\s+|,\s(?P<names>{_PERSON}(?:, {_PERSON})*)\.\s+"
)
_ENDING = re.compile(r"[(/\[]\s*([^()/\[\]]{2,40}?)\s*[)/\]]\s*\.?\s*$")
_NAMES_BEHIND = re.compile(rf"[-–—.] [^,]{{2,40}}, ({_PERSON}(?:, {_PERSON})*)\.\s*$")
_ONE_PERSON = re.compile(_PERSON)
_DATELINE = 120
"""No dateline is longer, characters."""
_CREDITED = re.compile(r"\s*[/,;|·•]\s*|\s[-–—]\s")
_PIECES = re.compile(r"\s*[/,;]\s*|\s(?:with|and|ve|и|та|mit|[-–—])\s")
_SMALL = frozenset(("г", "г.", "р.", "года", "року", "року.", "de", "of", "al"))


def agency_of(name: str) -> str | None:
    """The agency that signs with this name: its short name if it is known, or None."""
    name = name.strip(' .:«»"“”()')
    known = _BY_NAME.get(fold(name))
    if known or len(name) > 40 or name.count(" ") > 4:
        return known
    return name if _LIKE_ONE.search(name) else None


def known_agency(name: str) -> str | None:
    """The short name of an agency that is on the list, or None."""
    return _BY_NAME.get(fold(name.strip(' .:«»"“”()')))


def agency_in_credit(text: str) -> str | None:
    """The agency that a short line such as "Source: X" gives as its source."""
    label = _SOURCE.match(text)
    rest = text[label.end() :] if label else text
    for name in (rest, *_CREDITED.split(rest, maxsplit=4)):
        if found := agency_of(name):
            return found
    return None


def is_credit(text: str) -> bool:
    """Whether a line says where a text came from: "Kaynak: …", "Источник: …"."""
    return _SOURCE.match(text) is not None


def agency_of_dateline(first_paragraph: str) -> tuple[str | None, int]:
    """The agency that a text's first words name, and how many characters the dateline takes.

    "ANKARA (AA) - …", "МОСКВА, 10 марта. /ТАСС/. …", "Москва. 10 марта. ИНТЕРФАКС - …" name one
    beside a place, a date or nothing; (None, 0) where no agency is named so.
    """
    start = first_paragraph[:_DATELINE]
    if not _is_place_and_date(" ".join(start.split(maxsplit=2)[:2])):
        return None, 0
    for match in _IN_MARKS.finditer(start):
        after = _AFTER_MARK.match(first_paragraph, match.end())
        agency = agency_of(match.group(1)) or _agency_and_name(match.group(1))[0]
        if agency and after and _is_place_and_date(start[: match.start()]):
            return agency, after.end()
    if named := _SIGNED.search(fold(start)):
        before, after = start[: named.start()], _AFTER_NAME.match(first_paragraph, named.end())
        if before.strip():
            parted = before.rstrip()[-1] in ".,-–—/"
        else:
            parted = (
                after is not None and "." not in after.group() and start[: named.end()].isupper()
            )
        if after and parted and _is_place_and_date(before):
            return _BY_NAME[named.group()], after.end()
    return None, 0


def name_in_dateline(first_paragraph: str, length: int) -> str | None:
    """Who signs in a dateline: "Ali VELİ/ANKARA, (DHA)-", "МОСКВА, 10 мар — РИА Новости, И. О."."""
    dateline = first_paragraph[:length]
    behind = _NAMES_BEHIND.search(dateline)
    if behind:
        return behind.group(1)
    for match in _IN_MARKS.finditer(dateline):
        if person := _agency_and_name(match.group(1))[1]:
            return person
    name, slash, _ = dateline.partition("/")
    words = name.split()
    if not slash or not 2 <= len(words) <= 4 or name.isupper():
        return None
    return name.strip() if all(word[:1].isupper() for word in words) else None


def agency_at_end(last_paragraph: str) -> str | None:
    """The agency in brackets after a text's last word, or in a line of initials and agencies."""
    match = _ENDING.search(last_paragraph[-60:])
    line = match.group(1) if match else last_paragraph if len(last_paragraph) < 30 else ""
    pieces = _PIECES.split(line)
    read = agency_of if match else known_agency
    return next((found for piece in pieces if (found := read(piece))), None)


def _agency_and_name(text: str) -> tuple[str | None, str | None]:
    """Agency and correspondent in "Корр. ТАСС Имя Фамилия"; (None, None) where it isn't both."""
    words = text.split()
    words = words[1:] if words and fold(words[0]).startswith("корр") else words
    for length in (1, 2):
        rest = " ".join(words[length:])
        signed = " ".join(words[:length])
        agency = known_agency(signed) or known_agency(signed.partition("-")[0])
        if agency and _ONE_PERSON.fullmatch(rest):
            return agency, rest
    return None, None


def _is_place_and_date(text: str) -> bool:
    words = text.replace("/", " ").split()
    return (
        ":" not in text
        and len(words) <= 12
        and all(
            word[0].isupper()
            or not word[0].isalpha()
            or word in _SMALL
            or fold(word.strip(".,")) in MONTHS
            for word in words
        )
    )
