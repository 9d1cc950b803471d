"""The tables as SQLAlchemy sees them: names and types.

Constraints, indexes and comments stand in sql/migrations; a test compares the two.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Identity,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, REAL

metadata = MetaData()
Time = DateTime(timezone=True)


def _id() -> Column[int]:
    return Column("id", BigInteger, Identity(always=True), primary_key=True)


def _loaded_id() -> Column[int]:
    """An identity that a bulk load may give itself, from the sequence."""
    return Column("id", BigInteger, Identity(always=False), primary_key=True)


def _key(name: str, kind: Any = Text) -> Column[Any]:
    return Column(name, kind, primary_key=True, autoincrement=False)


def _must(name: str, kind: Any = Text) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _may(name: str, kind: Any = Text) -> Column[Any]:
    return Column(name, kind)


source = Table(
    "source",
    metadata,
    _key("id"),
    _must("name"),
    _must("home"),
    _must("country"),
    _must("languages", ARRAY(Text)),
    _must("kind"),
    _must("time_zone"),
    _must("delay", REAL),
    _must("layouts", JSONB),
    _must("active", Boolean),
    _may("disabled_at", Time),
    _may("disabled_why"),
    schema="core",
)
source_ownership = Table(
    "source_ownership",
    metadata,
    _key("source_id"),
    _key("position", SmallInteger),
    _must("kind"),
    _may("owner"),
    _may("since", Date),
    _may("until", Date),
    schema="core",
)
feed = Table(
    "feed",
    metadata,
    _id(),
    _must("source_id"),
    _must("url"),
    _must("kind"),
    _may("parent_id", BigInteger),
    _may("language"),
    _may("section"),
    _must("active", Boolean),
    _may("etag"),
    _may("last_modified"),
    _may("body_hash"),
    _must("failures", Integer),
    _may("interval_s", REAL),
    _may("next_poll_at", Time),
    _may("asked_wait_s", REAL),
    _must("skip_hours", ARRAY(SmallInteger)),
    _must("skip_days", ARRAY(SmallInteger)),
    _may("full_at", Time),
    _may("attention"),
    _may("attention_since", Time),
    _may("moving_to"),
    _must("moving_days", ARRAY(Date)),
    _may("moved_to"),
    _may("moved_at", Time),
    _may("note"),
    schema="ops",
)
stage_run = Table(
    "stage_run",
    metadata,
    _id(),
    _must("stage"),
    _must("started_at", Time),
    _must("duration_s", REAL),
    _must("counts", JSONB),
    _may("error"),
    _must("version"),
    schema="ops",
)
poll = Table(
    "poll",
    metadata,
    _id(),
    _must("feed_id", BigInteger),
    _must("polled_at", Time),
    _must("duration_s", REAL),
    _must("outcome"),
    _may("status", SmallInteger),
    _must("bytes", Integer),
    _must("entries", Integer),
    _must("new_entries", Integer),
    _must("changed_entries", Integer),
    _may("reason"),
    _may("error"),
    schema="ops",
)
attempt = Table(
    "attempt",
    metadata,
    _id(),
    _must("entry_id", BigInteger),
    _must("attempted_at", Time),
    _must("duration_s", REAL),
    _must("outcome"),
    _may("reason"),
    _may("detail"),
    _may("status", SmallInteger),
    _may("next_at", Time),
    schema="ops",
)
domain = Table(
    "domain",
    metadata,
    _key("domain"),
    _must("free_at", Time),
    _must("asked_at", Time),
    schema="ops",
)
robots = Table(
    "robots",
    metadata,
    _key("origin"),
    _must("fetched_at", Time),
    _may("status", SmallInteger),
    _must("body"),
    _may("tried_at", Time),
    schema="ops",
)
rejection = Table(
    "rejection",
    metadata,
    _id(),
    _must("stage"),
    _must("reason"),
    _must("detail"),
    _must("url"),
    _must("source_id"),
    _may("entry_id", BigInteger),
    _may("capture_id", BigInteger),
    _must("rejected_at", Time),
    schema="ops",
)
installed = Table(
    "installed",
    metadata,
    _key("kind"),
    _key("name"),
    _must("digest"),
    _must("refreshed_at", Time),
    schema="ops",
)
check_result = Table(
    "check_result",
    metadata,
    _id(),
    _must("name"),
    _must("severity"),
    _must("checked_at", Time),
    _must("failures", Integer),
    _must("sample", JSONB),
    schema="ops",
)
entry = Table(
    "entry",
    metadata,
    _id(),
    _must("feed_id", BigInteger),
    _must("key"),
    _must("url"),
    _may("title"),
    _may("summary"),
    _must("authors", ARRAY(Text)),
    _must("categories", ARRAY(Text)),
    _may("published_at", Time),
    _may("published_raw"),
    _may("updated_at", Time),
    _may("language"),
    _must("content_hash"),
    _must("first_seen_at", Time),
    _must("last_seen_at", Time),
    _may("capture_id", BigInteger),
    _must("rejected", Boolean),
    _must("attempts", SmallInteger),
    _may("fetch_after", Time),
    _must("editions", JSONB),
    _may("continues", BigInteger),
    schema="raw",
)
capture = Table(
    "capture",
    metadata,
    _id(),
    _may("entry_id", BigInteger),
    _must("source_id"),
    _must("url"),
    _must("final_url"),
    _must("status", SmallInteger),
    _must("content_type"),
    _must("length", Integer),
    _must("digest"),
    _must("captured_at", Time),
    _must("warc_file"),
    _must("warc_offset", BigInteger),
    _may("payload_file"),
    _may("payload_offset", BigInteger),
    _may("outcome"),
    _may("article_id", BigInteger),
    _may("refine_version"),
    schema="raw",
)
article = Table(
    "article",
    metadata,
    _loaded_id(),
    _must("source_id"),
    _must("url"),
    _must("first_seen_at", Time),
    _must("captured_at", Time),
    _must("loaded_at", Time),
    _must("revision_id", BigInteger),
    schema="core",
)
article_url = Table(
    "article_url",
    metadata,
    _key("key"),
    _must("url"),
    _must("article_id", BigInteger),
    _may("part", SmallInteger),
    schema="core",
)
revision = Table(
    "revision",
    metadata,
    _loaded_id(),
    _must("article_id", BigInteger),
    _must("capture_id", BigInteger),
    _must("title"),
    _must("title_from"),
    _must("body"),
    _must("authors", ARRAY(Text)),
    _may("agency"),
    _must("language"),
    _may("published_at", Time),
    _may("published_on", Date),
    _may("published_precision"),
    _may("published_from"),
    _may("modified_at", Time),
    _may("modified_precision"),
    _may("modified_from"),
    _must("dates", JSONB),
    _may("section"),
    _must("tags", ARRAY(Text)),
    _may("image"),
    _must("kind"),
    _may("paywalled", Boolean),
    _must("flags", ARRAY(Text)),
    _may("site_name"),
    _must("editions", JSONB),
    _must("words", Integer),
    _must("content_hash"),
    _must("signature", LargeBinary),
    _must("bands", ARRAY(BigInteger)),
    _must("captured_at", Time),
    _must("loaded_at", Time),
    _must("refine_version"),
    _may("tag_version"),
    schema="core",
)
copy = Table(
    "copy",
    metadata,
    _key("article_id", BigInteger),
    _must("original_id", BigInteger),
    _must("kind"),
    _must("similarity", REAL),
    _must("containment", REAL),
    _must("resolve_version"),
    _must("found_at", Time),
    schema="core",
)
entity = Table(
    "entity",
    metadata,
    _key("id"),
    _must("type"),
    _must("subtype"),
    _must("name"),
    _may("country"),
    _may("part_of"),
    _may("located_in"),
    _may("wikidata"),
    schema="core",
)
alias = Table(
    "alias",
    metadata,
    _key("entity_id"),
    _key("language"),
    _key("name"),
    _key("kind"),
    schema="core",
)
role = Table(
    "role",
    metadata,
    _key("entity_id"),
    _key("position", SmallInteger),
    _must("office"),
    _may("of"),
    _may("since", Date),
    _may("until", Date),
    schema="core",
)
relation = Table(
    "relation",
    metadata,
    _must("entity_id"),
    _must("relation"),
    _must("target_id"),
    _may("since", Date),
    _may("until", Date),
    schema="core",
)
mention = Table(
    "mention",
    metadata,
    _key("revision_id", BigInteger),
    _key("in_title", Boolean),
    _key("start_offset", Integer),
    _key("end_offset", Integer),
    _must("article_id", BigInteger),
    _must("surface"),
    _must("type"),
    _may("entity_id"),
    _must("rule"),
    _must("score", REAL),
    _must("kind"),
    _may("office"),
    _must("nested", Boolean),
    _may("place_id"),
    _may("choice"),
    _may("variant"),
    schema="core",
)
article_country = Table(
    "article_country",
    metadata,
    _key("article_id", BigInteger),
    _key("country"),
    _must("score", REAL),
    schema="core",
)
