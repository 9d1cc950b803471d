"""Which language a text is in."""

from __future__ import annotations

import re
import threading
from typing import Any

# The four that the warehouse keeps, and the neighbours that would be forced into them
_CANDIDATES = [
    "en",
    "tr",
    "ru",
    "uk",
    "be",
    "bg",
    "sr",
    "mk",
    "kk",
    "ky",
    "uz",
    "tt",
    "az",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "cs",
    "sk",
    "ro",
    "hu",
    "sv",
    "no",
    "da",
    "fi",
    "el",
    "ar",
    "fa",
    "he",
    "ka",
    "hy",
    "zh",
    "ja",
    "ko",
    "vi",
    "id",
    "hi",
    "bn",
    "th",
]

_EXPECTED = ("en", "tr", "ru", "uk")
_ALONE = 700
"""Characters that are read as they are; of a longer text, windows from all over it."""
_WINDOWS, _WINDOW = 4, 160
_SHORT = 200
_FEW_LETTERS = 3
_COUNTED = 40_000
# what a word of evidence adds to the model's logarithm of the likelihood, measured by
# bench/language.py; and, in short texts, that a text is rather in a language that is collected
_EVIDENCE = 5.0
_EXPECTATION = {"ru": 11.0, "uk": 11.0, "en": 4.0, "tr": 5.0}
# from which share of a sample's letters or words on a language is told without the model
_OWN_LETTERS = {"uk": 0.03, "ru": 0.01}
_CLEAR_SHARE = 0.2
_CLEAR_DOUBT = 0.125
_IN_LATIN = ("en", "tr")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_UKRAINIAN, _RUSSIAN = "іїєґІЇЄҐ", "ыэъёЫЭЪЁ"
_OTHER_CYRILLIC = re.compile(r"[ўәғқңөұүһҳҷӣљњћђџјќѓѕ]", re.IGNORECASE)
_YERY = "ыэёЫЭЁ"
_AZERBAIJANI = re.compile(r"[əƏ]")
_LIKE_TURKISH = re.compile(r"[əƏñÑňŇýÝ]")
_LINK = re.compile(r"\S{1,200}://\S{1,2000}|\S{1,200}@\S{1,200}")
_QUOTED = re.compile(r"«[^«»]{30,2000}»|“[^“”]{30,2000}”|„[^„“”]{30,2000}[“”]|\"[^\"\n]{30,2000}\"")
_WORD = re.compile(r"[^\W\d_]+")
# Turkish endings after the apostrophe of a name
_TURKISH_ENDING = re.compile(
    r"[^\W\d_]['’](?:[dt][ae]n?|n?[ıiuü]n|[yn]?[aeıiuü]|[ls][aeı]r?[ıi]?|yl[ae]|nd[ae]n?|ki|d[ıi]r)"
    r"(?![^\W\d_])"
)

# words of grammar, each in one of the four languages only or nearly so
_WORDS = {
    "en": "the of and to in is was for with that on as by at from his her it be are were which this"
    " not but have has had their an or its they who she he been will would more when than after"
    " said about into only other can one all there up out new some over also where while during"
    " between through under could should did do does if we you our your my him me them these"
    " those such most many no two first",
    "tr": "ve bir bu da de ile için olarak olan daha çok ise gibi kadar sonra göre değil ancak ama"
    " veya olduğu olduğunu üzere tarafından arasında eden edilen ilk yeni var yok şu biri bazı hem"
    " dedi etti oldu vardır olup ya mi mı ki ne her o onun bunun adlı iki yer sahip eski",
    "ru": "и что это как но или если только уже его её ее она он они был была было быть есть нет к"
    " ко во со от с из после же бы когда где чтобы который которая которое которого котором"
    " которой которую которые которым также еще ещё очень может могут можно тоже об этот эта эти"
    " этого этом этой этому тем кто себя меня мне им их ему ей тебя сейчас здесь более менее между"
    " однако поэтому потому года году лет время сказал заявил заявила сообщил сообщила свои своей"
    " своих своего человек вот даже снова пока нужно надо ведь хотя именно почти ли него неё нее"
    " ней чего несколько такой такая такие такого самый самое всех всего всем одно одного чем"
    " тогда лишь другой другие первый под перед будет будут является города стал",
    "uk": "і й та що це як але або якщо тільки вже його її вона він вони ми був були бути є з із зі"
    " від коли де щоб який яка яке які якого якої якому якій також ще дуже може можна немає теж"
    " цей ця ці цього цьому цій цією хто мене мені їм їх йому їй зараз тут більш менш більше лише"
    " бо адже аби наче ніж ніхто свої своє свого своєї своїх року рік роки сказав заявив"
    " заявила повідомив повідомила треба мабуть саме аж ось поки знову навіть проте таке цим чи"
    " ані чому нього неї ній ним нею всі все всього усе усі кожен буде будуть такі така таки щодо"
    " щось хтось ніби мов неначе дещо тоді той тієї",
}
_LANGUAGE_OF = {
    word: language
    for language, words in _WORDS.items()
    for word in words.split()
    if sum(word in others.split() for others in _WORDS.values()) == 1
}
_RUSSIAN_ENDING = re.compile(
    r"(?:ого|ать|ить|еть|ться|ость|ени[ея]|ний|ство|лся|лась|лись|лось|[аяу]ет|ют|ит|ии|ией|[аие]л|"
    r"ских|ской|ский|ская|ные|ных|ци[ия])$"
)
_UKRAINIAN_ENDING = re.compile(
    r"(?:[аия]ти|ися|ася|ося|[нт]тя|ння|ському|[аи]в|[нклрдтв]ою|ами|ою)$"
)

_lock = threading.Lock()
_identifier: Any = None


def detect_language(text: str) -> str | None:
    """The language's two-letter code; None where there are no words to tell from."""
    sample = _sample(text)
    letters = _letters(sample)
    if letters < _FEW_LETTERS:
        return None
    short = len(sample) < _SHORT
    if short and (told := _by_letters(sample, letters)):
        return told
    evidence = _evidence(sample)
    code = None if short else _unmistakable(sample, letters, evidence)
    code = code or _likeliest(sample, evidence, short=short)
    if code == "az" and not _AZERBAIJANI.search(sample):
        return "tr"
    return _told_apart(code, text) if code in ("ru", "uk") and not short else code


def _sample(text: str) -> str:
    """A text without addresses; of a long one, windows from all over it."""
    if len(text) <= _ALONE:
        return _without_addresses(text)
    step = (len(text) - _WINDOW) // (_WINDOWS - 1)
    windows = (text[start : start + _WINDOW] for start in range(0, step * _WINDOWS, step))
    return _without_addresses("\n".join(windows))


def _without_addresses(text: str) -> str:
    return _LINK.sub(" ", text) if "://" in text or "@" in text else text


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _is_cyrillic(text: str, letters: int) -> bool:
    """Whether at least half of the letters are."""
    return 2 * (len(text) - len(_CYRILLIC.sub("", text))) >= letters


def _by_letters(sample: str, letters: int) -> str | None:
    """Short texts: the letters that only one of the languages has."""
    if not _is_cyrillic(sample, letters) or _OTHER_CYRILLIC.search(sample):
        return None
    ukrainian, russian = _count(sample, _UKRAINIAN), _count(sample, _RUSSIAN)
    if ukrainian and not russian:
        return "uk"
    if russian and not ukrainian and letters >= 12 and "щ" not in sample and "ъ" not in sample:
        return "ru"
    return None


def _unmistakable(sample: str, letters: int, evidence: dict[str, float]) -> str | None:
    """One of the four where letters or words of grammar leave no doubt; asking the model costs
    ten times as much.

    Ukrainian has no Russian letters, Russian none of any neighbour, and yery or e all the time,
    which Bulgarian, Serbian and Macedonian lack. Whether Azerbaijani or another relative of
    Turkish has letters of its own is asked before words are counted, for they share many.
    """
    if _is_cyrillic(sample, letters):
        if _OTHER_CYRILLIC.search(sample):
            return None
        ukrainian, russian = _count(sample, _UKRAINIAN), _count(sample, _YERY)
        if ukrainian >= _OWN_LETTERS["uk"] * letters and not russian:
            return "uk"
        return "ru" if russian >= _OWN_LETTERS["ru"] * letters and not ukrainian else None
    if _LIKE_TURKISH.search(sample):
        return None
    best = max(_IN_LATIN, key=evidence.__getitem__)
    weight, all_weight = evidence[best], sum(evidence.values())
    clear = weight >= _CLEAR_SHARE * len(_WORD.findall(sample))
    return best if clear and all_weight - weight <= weight * _CLEAR_DOUBT else None


def _likeliest(sample: str, evidence: dict[str, float], *, short: bool) -> str:
    """The model's scores and the evidence of words together."""
    scores = dict(_model().rank(sample))
    cyrillic = _is_cyrillic(sample, _letters(sample))
    for language, weight in evidence.items():
        expected = short and (language in ("ru", "uk")) == cyrillic
        scores[language] += _EVIDENCE * weight + (_EXPECTATION[language] if expected else 0)
    return str(max(scores, key=scores.__getitem__))


def _evidence(sample: str) -> dict[str, float]:
    """How many words and endings speak for each of the four languages."""
    found = dict.fromkeys(_EXPECTED, 0.0)
    lowered = sample.lower()
    found["tr"] += len(_TURKISH_ENDING.findall(lowered))
    for word in _WORD.findall(lowered):
        language = _LANGUAGE_OF.get(word)
        if language:
            found[language] += 1
        elif word[0] >= "\u0400":
            found["ru"] += 2 * (_count(word, _RUSSIAN) > 0) + 0.7 * (_ends(word, _RUSSIAN_ENDING))
            found["uk"] += 2 * (_count(word, _UKRAINIAN) > 0) + 0.7 * _ends(word, _UKRAINIAN_ENDING)
        elif "ğ" in word or "ı" in word or "ş" in word:
            found["tr"] += 0.8
    return found


def _ends(word: str, ending: re.Pattern[str]) -> bool:
    return ending.search(word) is not None


def _told_apart(code: str, text: str) -> str:
    """Russian or Ukrainian by the letters of the whole text; what others say in it counts less.

    Ukrainian has its own letters three times as often as Russian has its.
    """
    text = text[:_COUNTED]
    ukrainian, russian = _count(text, _UKRAINIAN), _count(text, _RUSSIAN)
    if ukrainian and russian:
        told = _QUOTED.sub(" ", text)
        if len(told) >= _SHORT:
            ukrainian, russian = _count(told, _UKRAINIAN), _count(told, _RUSSIAN)
    if max(ukrainian, russian) < _FEW_LETTERS:
        return code
    return "uk" if ukrainian > 3 * russian else "ru" if 3 * russian > ukrainian else code


def _count(text: str, letters: str) -> int:
    return sum(map(text.count, letters))


def _model() -> Any:
    """The model, loaded once per process by whoever needs it first."""
    global _identifier
    if _identifier is None:
        with _lock:
            if _identifier is None:
                from py3langid.langid import MODEL_FILE, LanguageIdentifier

                loaded = LanguageIdentifier.from_model_file(MODEL_FILE)
                loaded.set_languages(_CANDIDATES)
                _identifier = loaded
    return _identifier
