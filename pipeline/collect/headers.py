"""Header fields of an answer: from the bytes that came to text by name."""

from __future__ import annotations

from collections.abc import Iterable

_ONE_VALUE = frozenset(
    {
        b"content-type",
        b"location",
        b"etag",
        b"last-modified",
        b"retry-after",
        b"date",
        b"expires",
        b"age",
    }
)


def joined(fields: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Values by names in lower case, several values joined (RFC 9110, section 5.3).

    Of a header that can have only one value, the last counts, as in browsers. Bytes that
    are not UTF-8 are taken for Latin-1, as HTTP once had it.
    """
    values: dict[bytes, list[bytes]] = {}
    for name, value in fields:
        values.setdefault(name.lower(), []).append(value)
    return {
        _text(name): _text(several[-1] if name in _ONE_VALUE else b", ".join(several))
        for name, several in values.items()
    }


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")
