"""Documents in folders: each one found, read by its type, or named with what is wrong with it."""

from __future__ import annotations

import gzip
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.files import TYPES, Unreadable, find_files, read_file
from pipeline.collect.warc import Archive
from pipeline.model import Page

NOW = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)
MODIFIED = datetime(2022, 2, 1, 8, 0, tzinfo=UTC)


def write(path: Path, body: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return path


def read(path: Path) -> list[Page | Unreadable]:
    return list(read_file(path, NOW))


def pages(path: Path) -> list[Page]:
    found = read(path)
    assert all(isinstance(one, Page) for one in found), found
    return found  # type: ignore[return-value]


def fault(path: Path) -> Unreadable:
    [found] = read(path)
    assert isinstance(found, Unreadable)
    assert str(path) in found.detail
    return found


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text/plain"),
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.xhtml", "text/html"),
        ("a.b.c.txt", "text/plain"),
    ],
)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzipped"])
def test_a_document_is_its_bytes_with_the_type_of_its_name(
    tmp_path: Path, name: str, kind: str, packed: bool
) -> None:
    body = b"\xcf\xf0\xe8\x00\r\n"
    path = tmp_path / (f"{name}.gz" if packed else name)
    write(path, gzip.compress(body) if packed else body)
    assert pages(path) == [Page(path.as_uri(), path.as_uri(), 0, {"content-type": kind}, body, NOW)]


def test_files_are_found_in_order_without_hidden_ones_and_other_types(tmp_path: Path) -> None:
    wanted = ["a.txt", "b/c.html.gz", "b/d/e.jsonl", "b/f.warc.gz", "z.JSON"]
    others = [".hidden.txt", ".git/a.txt", "b/.d/a.txt", "a.pdf", "README", "b/x.gz", "a.txt.bak"]
    for name in (*wanted, *others):
        write(tmp_path / name, "x")
    (tmp_path / "folder.txt").mkdir()
    assert [str(path.relative_to(tmp_path)) for path in find_files([tmp_path])] == wanted


def test_a_file_is_found_once_and_one_that_is_named_always(tmp_path: Path) -> None:
    a, hidden = write(tmp_path / "a.txt", "a"), write(tmp_path / ".b.pdf", "b")
    (tmp_path / "link.txt").symlink_to(a)
    assert find_files([a, tmp_path, hidden, tmp_path]) == [a, hidden]


def test_a_hidden_folder_that_is_named_is_read(tmp_path: Path) -> None:
    a = write(tmp_path / ".euxine" / "a.txt", "a")
    assert find_files([tmp_path / ".euxine"]) == [a]


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere: no such file or folder"):
        find_files([tmp_path, tmp_path / "nowhere"])


def record(**fields: Any) -> dict[str, Any]:
    return {"title": "Talks", "text": "Görüşme \u2028 \x85 Переговоры", **fields}


def as_lines(*records: Any) -> str:
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in records) + "\n"


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzipped"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "dump", [lambda records: json.dumps(records, indent=1), lambda records: as_lines(*records)]
)
def test_records_come_one_by_one_under_their_own_addresses(
    tmp_path: Path, name: str, dump: Any, packed: bool
) -> None:
    records = [
        record(url="http://outlet.example/1"),
        record(link="https://outlet.example/2"),
        record(url="nowhere", n=3),
    ]
    body = dump(records).encode()
    path = tmp_path / (f"{name}.gz" if packed else name)
    write(path, gzip.compress(body) if packed else body)
    found = pages(path)
    assert [json.loads(page.body) for page in found] == records
    assert [page.url for page in found] == [
        "http://outlet.example/1",
        "https://outlet.example/2",
        f"{path.as_uri()}#3",
    ]
    assert {page.content_type for page in found} == {"application/json"}


def test_one_record_has_the_address_of_its_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", "\ufeff" + json.dumps(record()))
    [page] = pages(path)
    assert page.url == path.as_uri()


def test_one_document_is_the_same_whatever_the_order_of_its_fields(tmp_path: Path) -> None:
    one, two = ({"a": 1, "text": "x"}, {"text": "x", "a": 1})
    path = write(tmp_path / "a.jsonl", as_lines(one, two))
    assert len({page.digest for page in pages(path)}) == 1


def test_a_line_that_is_not_json_loses_only_itself(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl", as_lines(record(n=1)) + '{"text": \n\n' + as_lines(record(n=3))
    )
    one, bad, three = read(path)
    assert isinstance(one, Page)
    assert isinstance(three, Page)
    assert isinstance(bad, Unreadable)
    assert (bad.path, bad.reason) == (f"{path}#2", "unreadable")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "nonsense",
        '{"a":',
        b"\xff\xfe",
        "[" * 100_000,
        '{"text": "a"} trailing',
        "nan\nnonsense",
    ],
)
def test_a_file_that_is_not_json_is_named(tmp_path: Path, body: str | bytes) -> None:
    assert fault(write(tmp_path / "a.json", body)).reason == "unreadable"


@pytest.mark.parametrize("body", ["3", "null", '"text"', "[[]]"])
def test_json_that_is_no_object_is_named(tmp_path: Path, body: str) -> None:
    assert fault(write(tmp_path / "a.json", body)).reason == "unreadable"


@pytest.mark.parametrize(
    "url",
    [7, "", "ftp://a.example/", "http://[bad/", "http:///x", "http://a.example/" + "x" * 3000],
    ids=str,
)
def test_an_address_that_cannot_be_kept_is_not_believed(tmp_path: Path, url: object) -> None:
    path = write(tmp_path / "a.json", json.dumps(record(url=url)))
    assert pages(path)[0].url == path.as_uri()


def test_what_postgresql_cannot_store_is_not_in_an_address(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", '{"text": "a", "url": "http://a.example/\\u0000\\ud800b"}')
    assert pages(path)[0].url == "http://a.example/b"


@pytest.mark.parametrize("name", ["a.pdf", "README", "a.gz", "a.tar.gz"])
def test_a_type_that_is_not_read_is_named_with_those_that_are(tmp_path: Path, name: str) -> None:
    found = fault(write(tmp_path / name, "x"))
    assert found.reason == "file_type"
    assert all(suffix in found.detail for suffix in TYPES)


@pytest.mark.parametrize("body", [b"not gzip", gzip.compress(b"x" * 999, mtime=0)[:-9], b""])
@pytest.mark.parametrize("name", ["a.txt.gz", "a.json.gz", "a.warc.gz"])
def test_packing_that_is_broken_is_named(tmp_path: Path, name: str, body: bytes) -> None:
    if body or "txt" not in name:
        found = read(write(tmp_path / name, body))
        assert all(isinstance(one, Unreadable) for one in found)
        assert found or not body


def test_a_file_above_the_limit_is_refused_also_if_it_is_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.collect.files.MAX_FILE", 1000)
    assert fault(write(tmp_path / "a.txt", b"x" * 1001)).reason == "too_large"
    assert fault(write(tmp_path / "b.txt.gz", gzip.compress(bytes(10**6)))).reason == "too_large"
    assert pages(write(tmp_path / "c.txt", b"x" * 1000))


def test_a_file_that_went_away_is_named(tmp_path: Path) -> None:
    assert fault(tmp_path / "a.txt").reason == "unreadable"


def test_a_name_in_any_bytes_can_be_stored(tmp_path: Path) -> None:
    for name in (b"\xff.txt", b"\xff.pdf", b"\xff.json"):
        path = write(tmp_path / os.fsdecode(name), "x")
        for found in read(path):
            said = found.url if isinstance(found, Page) else found.path + found.detail
            assert "xff" in said.encode().decode() or "%FF" in said


def warc(path: Path, *found: Page) -> Path:
    with Archive(str(path.parent)).new_file(NOW) as file:
        for page in found:
            file.write(page)
    (path.parent / file.name).rename(path)
    return path


def response(url: str, status: int = 200) -> Page:
    return Page(url, url, status, {"content-type": "text/html"}, b"<p>here</p>", MODIFIED)


def test_the_responses_of_a_warc_file_come_as_they_were(tmp_path: Path) -> None:
    stored = [response("http://outlet.example/1"), response("http://outlet.example/2", 404)]
    document = Page("file:///a", "file:///a", 0, {"content-type": "text/plain"}, b"x", NOW)
    assert pages(warc(tmp_path / "a.warc.gz", *stored, document)) == stored
    plain = write(tmp_path / "b.warc", gzip.decompress((tmp_path / "a.warc.gz").read_bytes()))
    assert pages(plain) == stored


def test_a_warc_file_that_breaks_off_gives_what_could_be_read(tmp_path: Path) -> None:
    path = warc(tmp_path / "a.warc.gz", *(response(f"http://outlet.example/{n}") for n in (1, 2)))
    path.write_bytes(path.read_bytes()[:-40])
    one, rest = read(path)
    assert isinstance(one, Page)
    assert isinstance(rest, Unreadable)
    assert str(path) in rest.detail


def test_each_record_that_gives_no_page_is_named_by_its_place(tmp_path: Path) -> None:
    path = warc(tmp_path / "a.warc.gz", *(response(f"http://outlet.example/{n}") for n in range(4)))
    raw = gzip.decompress(path.read_bytes()).replace(b"sha1:", b"sha1:A")
    one, *others = read(write(tmp_path / "b.warc", raw))
    assert isinstance(one, Unreadable)
    assert len({found.path for found in (one, *others) if isinstance(found, Unreadable)}) == 4
    assert one.path.startswith(f"{tmp_path}/b.warc#")
    assert (one.reason, "http://outlet.example/0" in one.detail) == ("wrong_digest", True)


def test_an_arc_file_is_an_archive_too(tmp_path: Path) -> None:
    block = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>here</p>"
    line = b"http://outlet.example/1 192.0.2.1 20220310103015 text/html %d\n" % len(block)
    for name in ("a.arc", "a.arc.gz"):
        raw = line + block + b"\n"
        [page] = pages(write(tmp_path / name, gzip.compress(raw) if "gz" in name else raw))
        assert (page.url, page.body) == ("http://outlet.example/1", b"<p>here</p>")


@pytest.mark.parametrize("missing", ["WARC-Target-URI", "WARC-Date"])
def test_a_record_without_an_address_or_a_date_is_named(tmp_path: Path, missing: str) -> None:
    path = warc(tmp_path / "a.warc.gz", response("http://outlet.example/1"))
    raw = gzip.decompress(path.read_bytes()).replace(missing.encode(), b"X-Missing")
    assert fault(write(tmp_path / "b.warc", raw)).reason == "unreadable"


@given(st.binary(max_size=300), st.sampled_from([*TYPES, *(f"{kind}.gz" for kind in TYPES)]))
def test_no_bytes_make_it_fail(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, suffix: str
) -> None:
    for found in read(write(tmp_path_factory.getbasetemp() / f"any{suffix}", body)):
        assert isinstance(found, Page | Unreadable)
