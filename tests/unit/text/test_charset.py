from __future__ import annotations

import pytest

from pipeline.text.charset import decode

TEXT = {
    "ru": "Капитан порта закрыл гавань для всех судов: ветер усилился. Паромы не ходят, ООН следит.",
    "uk": "Капітан порту закрив гавань для всіх суден: вітер посилився. Пороми не ходять, ООН стежить за їхнім рухом.",
    "tr": "Liman başkanı körfezi küçük teknelere kapattı: rüzgâr güçleniyor. İki gün sürecek, ağır hava şartları çözülüyor.",
    "en": "The café’s owner said “no” – the harbour would stay closed, naïve as it sounded.",
}
ENCODINGS = {
    "ru": [
        "cp1251",
        "koi8-r",
        "iso8859-5",
        "cp866",
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
    ],
    "uk": ["cp1251", "koi8-u", "iso8859-5", "utf-8", "utf-16"],
    "tr": ["cp1254", "iso8859-9", "utf-8", "utf-16-le"],
    "en": ["cp1252", "utf-8"],
}
DECLARED = ["", "utf-8", "windows-1251", "koi8-r", "iso-8859-1", "iso-8859-9", "no-such-charset"]


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize(
    ("language", "encoding"), [(la, en) for la, ens in ENCODINGS.items() for en in ens]
)
def test_content_has_the_last_word(language: str, encoding: str, declared: str) -> None:
    text = TEXT[language]
    html = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
    found, _ = decode(html.encode(encoding), f"text/html; charset={declared}")
    assert text in found


def test_names_as_the_web_spells_them() -> None:
    assert decode(TEXT["ru"].encode("cp1251"))[1] == "windows-1251"
    assert (
        decode(TEXT["tr"].encode("iso8859-9"), "text/html; charset=iso-8859-9")[1] == "windows-1254"
    )
    assert decode(b"plain", "text/html; charset=utf-8") == ("plain", "utf-8")


def test_other_charsets_are_believed_where_they_fit() -> None:
    polish = "<p>Zażółć gęślą jaźń, powiedział kapitan portu w środę.</p>"
    assert decode(polish.encode("iso8859-2"), "text/html; charset=iso-8859-2")[0] == polish
    japanese = "<p>港の責任者は水曜日に話した。</p>"
    assert decode(japanese.encode("shift_jis"), "text/html; charset=shift_jis")[0] == japanese


def test_a_few_broken_bytes_do_not_unmake_utf8() -> None:
    body = (TEXT["ru"] * 5).encode() + b"\xff" + TEXT["ru"].encode()
    text, charset = decode(body)
    assert charset == "utf-8"
    assert text.startswith(TEXT["ru"])


def test_anything_decodes() -> None:
    assert decode(b"") == ("", "utf-8")
    assert isinstance(decode(bytes(range(256)) * 10)[0], str)
