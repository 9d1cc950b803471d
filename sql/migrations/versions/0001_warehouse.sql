-- The warehouse, from the operator's tables to the analyst's.
-- COMMENT ON is the data dictionary: the documentation of tables is read from it.

CREATE SCHEMA ops;
CREATE SCHEMA raw;
CREATE SCHEMA core;
CREATE SCHEMA mart;

COMMENT ON SCHEMA ops IS 'For the operator: feeds and their state, polls, stage runs, rejections, checks';
COMMENT ON SCHEMA raw IS 'What came in: entries of feeds and captured responses; enough to compute everything else again';
COMMENT ON SCHEMA core IS 'Articles, their revisions and copies, entities and mentions, in normal form';
COMMENT ON SCHEMA mart IS 'Analysts'' words; the only schema that the read-only role sees';

-- sources ---------------------------------------------------------------------

CREATE TABLE core.source (
    id          text PRIMARY KEY,
    name        text NOT NULL,
    home        text NOT NULL,
    country     text NOT NULL,
    languages   text[] NOT NULL,
    kind        text NOT NULL,
    time_zone   text NOT NULL,
    delay       real NOT NULL,
    layouts     jsonb NOT NULL DEFAULT '[]',
    active      boolean NOT NULL DEFAULT true,
    disabled_at timestamptz,
    disabled_why text
);
COMMENT ON TABLE core.source IS 'Outlets. Grain: one row per outlet in the sources folder, and one named "files" for documents read from folders';
COMMENT ON COLUMN core.source.id IS 'Stable short name, such as "ukrinform"';
COMMENT ON COLUMN core.source.name IS 'The outlet''s name as it writes it';
COMMENT ON COLUMN core.source.home IS 'Address of its front page';
COMMENT ON COLUMN core.source.country IS 'ISO 3166 code of the country it is based in or writes for';
COMMENT ON COLUMN core.source.languages IS 'ISO 639 codes of the languages it publishes in';
COMMENT ON COLUMN core.source.kind IS 'wire, newspaper, broadcaster, magazine, government, think_tank or online';
COMMENT ON COLUMN core.source.time_zone IS 'IANA zone of local times on its pages; empty where unknown';
COMMENT ON COLUMN core.source.delay IS 'Seconds between two requests to it';
COMMENT ON COLUMN core.source.layouts IS 'Where the text stands on its pages, from which day to which, where the general reading fails';
COMMENT ON COLUMN core.source.active IS 'False once it has left the sources folder; its articles stay';
COMMENT ON COLUMN core.source.disabled_at IS 'Since when an operator has it left alone; null if it is polled';
COMMENT ON COLUMN core.source.disabled_why IS 'Why';

CREATE TABLE core.source_ownership (
    source_id   text NOT NULL REFERENCES core.source,
    position    smallint NOT NULL,
    kind        text NOT NULL,
    owner       text,
    since       date,
    until       date,
    PRIMARY KEY (source_id, position)
);
COMMENT ON TABLE core.source_ownership IS 'Who owned an outlet, when. Grain: one row per outlet and period';
COMMENT ON COLUMN core.source_ownership.source_id IS 'The outlet';
COMMENT ON COLUMN core.source_ownership.position IS 'Order in the sources file, from 0';
COMMENT ON COLUMN core.source_ownership.kind IS 'state, public, private, party, exile, …';
COMMENT ON COLUMN core.source_ownership.owner IS 'Name of the owner, where known';
COMMENT ON COLUMN core.source_ownership.since IS 'First day, where known';
COMMENT ON COLUMN core.source_ownership.until IS 'Last day, where known';

CREATE TABLE ops.feed (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_id      text NOT NULL REFERENCES core.source,
    url            text NOT NULL UNIQUE,
    kind           text NOT NULL,
    parent_id      bigint REFERENCES ops.feed,
    language       text,
    section        text,
    active         boolean NOT NULL DEFAULT true,
    etag           text,
    last_modified  text,
    body_hash      text,
    failures       integer NOT NULL DEFAULT 0,
    interval_s     real,
    next_poll_at   timestamptz,
    asked_wait_s   real,
    skip_hours     smallint[] NOT NULL DEFAULT '{}',
    skip_days      smallint[] NOT NULL DEFAULT '{}',
    full_at        timestamptz,
    attention      text,
    attention_since timestamptz,
    moving_to      text,
    moving_days    date[] NOT NULL DEFAULT '{}',
    moved_to       text,
    moved_at       timestamptz,
    note           text
);
CREATE INDEX feed_due ON ops.feed (next_poll_at) WHERE active;
COMMENT ON TABLE ops.feed IS 'Feeds and what is remembered between two polls. Grain: one row per feed address; folders and archives have one each too';
COMMENT ON COLUMN ops.feed.id IS 'Key';
COMMENT ON COLUMN ops.feed.source_id IS 'The outlet';
COMMENT ON COLUMN ops.feed.url IS 'Address that is polled';
COMMENT ON COLUMN ops.feed.kind IS 'feed, news_sitemap, archive, folder or pages (further pages of articles); only the first two are polled';
COMMENT ON COLUMN ops.feed.parent_id IS 'The sitemap index that lists this sitemap; null for what stands in the sources folder';
COMMENT ON COLUMN ops.feed.language IS 'Language stated in the sources folder';
COMMENT ON COLUMN ops.feed.section IS 'Section stated in the sources folder';
COMMENT ON COLUMN ops.feed.active IS 'False once it has left the sources folder';
COMMENT ON COLUMN ops.feed.etag IS 'ETag of the last full response; empty if the server''s 304 is not to be believed';
COMMENT ON COLUMN ops.feed.last_modified IS 'Last-Modified of the last full response';
COMMENT ON COLUMN ops.feed.body_hash IS 'SHA-256 of the last body; an unchanged body is not parsed';
COMMENT ON COLUMN ops.feed.failures IS 'Polls that failed since the last that did not';
COMMENT ON COLUMN ops.feed.interval_s IS 'Seconds between polls that its own rhythm asks for';
COMMENT ON COLUMN ops.feed.next_poll_at IS 'Not asked again before this time';
COMMENT ON COLUMN ops.feed.asked_wait_s IS 'Seconds between two polls that the feed itself asks for (ttl, sy:updatePeriod)';
COMMENT ON COLUMN ops.feed.skip_hours IS 'Hours of the day, in UTC, in which the feed asks not to be polled';
COMMENT ON COLUMN ops.feed.skip_days IS 'Days, Monday = 0, on which the feed asks not to be polled';
COMMENT ON COLUMN ops.feed.full_at IS 'When it last answered with a whole body';
COMMENT ON COLUMN ops.feed.attention IS 'Why a person should look at it, as a sentence';
COMMENT ON COLUMN ops.feed.attention_since IS 'Since when';
COMMENT ON COLUMN ops.feed.moving_to IS 'Where a permanent redirect led at the last poll, while it is not followed for good';
COMMENT ON COLUMN ops.feed.moving_days IS 'Days on which it did';
COMMENT ON COLUMN ops.feed.moved_to IS 'Address that is polled instead, after a permanent redirect was seen on enough days';
COMMENT ON COLUMN ops.feed.moved_at IS 'Since when';
COMMENT ON COLUMN ops.feed.note IS 'What the last poll had to say, such as a parse error';

-- operations ------------------------------------------------------------------

CREATE TABLE ops.stage_run (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stage        text NOT NULL,
    started_at   timestamptz NOT NULL,
    duration_s   real NOT NULL,
    counts       jsonb NOT NULL,
    error        text,
    version      text NOT NULL
);
CREATE INDEX stage_run_latest ON ops.stage_run (stage, started_at DESC);
CREATE INDEX stage_run_time ON ops.stage_run USING brin (started_at);
COMMENT ON TABLE ops.stage_run IS 'Grain: one row per run of a stage over one batch';
COMMENT ON COLUMN ops.stage_run.id IS 'Key';
COMMENT ON COLUMN ops.stage_run.stage IS 'poll, fetch, refine, tag, publish, discover or read_folder';
COMMENT ON COLUMN ops.stage_run.started_at IS 'When it began';
COMMENT ON COLUMN ops.stage_run.duration_s IS 'Seconds it took';
COMMENT ON COLUMN ops.stage_run.counts IS 'What came in, what came out, what fell out and why';
COMMENT ON COLUMN ops.stage_run.error IS 'The error that ended it, if one did';
COMMENT ON COLUMN ops.stage_run.version IS 'Version of Euxine that ran';

CREATE TABLE ops.poll (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed_id      bigint NOT NULL REFERENCES ops.feed,
    polled_at    timestamptz NOT NULL,
    duration_s   real NOT NULL,
    outcome      text NOT NULL,
    status       smallint,
    bytes        integer NOT NULL DEFAULT 0,
    entries      integer NOT NULL DEFAULT 0,
    new_entries  integer NOT NULL DEFAULT 0,
    changed_entries integer NOT NULL DEFAULT 0,
    reason       text,
    error        text
);
CREATE INDEX poll_feed ON ops.poll (feed_id, polled_at DESC);
CREATE INDEX poll_time ON ops.poll USING brin (polled_at);
COMMENT ON TABLE ops.poll IS 'Grain: one row each time a feed was asked';
COMMENT ON COLUMN ops.poll.id IS 'Key';
COMMENT ON COLUMN ops.poll.feed_id IS 'The feed';
COMMENT ON COLUMN ops.poll.polled_at IS 'When';
COMMENT ON COLUMN ops.poll.duration_s IS 'Seconds until the answer was complete, waiting for its turn included';
COMMENT ON COLUMN ops.poll.outcome IS 'parsed, not_modified (the server said so), unchanged (same bytes) or failed';
COMMENT ON COLUMN ops.poll.status IS 'HTTP status, if there was one';
COMMENT ON COLUMN ops.poll.bytes IS 'Size of the decompressed body';
COMMENT ON COLUMN ops.poll.entries IS 'Entries that could be read';
COMMENT ON COLUMN ops.poll.new_entries IS 'Entries never seen before in this feed';
COMMENT ON COLUMN ops.poll.changed_entries IS 'Known entries whose title, summary or date changed';
COMMENT ON COLUMN ops.poll.reason IS 'Short name of what went wrong, such as timeout, http_410 or web_page';
COMMENT ON COLUMN ops.poll.error IS 'What went wrong, as a sentence';

-- raw -------------------------------------------------------------------------

CREATE TABLE raw.capture (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id       bigint,
    source_id      text NOT NULL REFERENCES core.source,
    url            text NOT NULL,
    final_url      text NOT NULL,
    status         smallint NOT NULL,
    content_type   text NOT NULL,
    length         integer NOT NULL,
    digest         text NOT NULL,
    captured_at    timestamptz NOT NULL,
    warc_file      text NOT NULL,
    warc_offset    bigint NOT NULL,
    payload_file   text,
    payload_offset bigint,
    outcome        text,
    article_id     bigint,
    refine_version text
);
CREATE INDEX capture_pending ON raw.capture (id) WHERE outcome IS NULL;
CREATE INDEX capture_url ON raw.capture (url, captured_at DESC);
CREATE INDEX capture_digest ON raw.capture (digest) WHERE payload_file IS NULL;
CREATE INDEX capture_time ON raw.capture (captured_at);
COMMENT ON TABLE raw.capture IS 'Grain: one row per archived response; its bytes are in a WARC file';
COMMENT ON COLUMN raw.capture.id IS 'Key';
COMMENT ON COLUMN raw.capture.entry_id IS 'The entry it was fetched for; others may share it';
COMMENT ON COLUMN raw.capture.source_id IS 'The outlet it was fetched for';
COMMENT ON COLUMN raw.capture.url IS 'Address that was asked for';
COMMENT ON COLUMN raw.capture.final_url IS 'Address that answered, after redirects';
COMMENT ON COLUMN raw.capture.status IS 'HTTP status';
COMMENT ON COLUMN raw.capture.content_type IS 'Content-Type as the server sent it';
COMMENT ON COLUMN raw.capture.length IS 'Bytes of the decompressed body';
COMMENT ON COLUMN raw.capture.digest IS 'SHA-256 of the decompressed body, in hex';
COMMENT ON COLUMN raw.capture.captured_at IS 'When the answer was complete';
COMMENT ON COLUMN raw.capture.warc_file IS 'WARC file, relative to EUXINE_WARC_URL';
COMMENT ON COLUMN raw.capture.warc_offset IS 'Byte at which its record begins';
COMMENT ON COLUMN raw.capture.payload_file IS 'Where the same bytes were archived before, if this is a revisit record';
COMMENT ON COLUMN raw.capture.payload_offset IS 'Offset of that record';
COMMENT ON COLUMN raw.capture.outcome IS 'new, revision, unchanged, rejected or part (of the article that another capture begins); null while refining is pending';
COMMENT ON COLUMN raw.capture.article_id IS 'The article it belongs to, unless rejected';
COMMENT ON COLUMN raw.capture.refine_version IS 'Version of the code that refined it';

CREATE TABLE raw.entry (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed_id        bigint NOT NULL REFERENCES ops.feed,
    key            text NOT NULL,
    url            text NOT NULL,
    title          text,
    summary        text,
    authors        text[] NOT NULL DEFAULT '{}',
    categories     text[] NOT NULL DEFAULT '{}',
    published_at   timestamptz,
    published_raw  text,
    updated_at     timestamptz,
    language       text,
    content_hash   text NOT NULL,
    first_seen_at  timestamptz NOT NULL,
    last_seen_at   timestamptz NOT NULL,
    capture_id     bigint REFERENCES raw.capture,
    rejected       boolean NOT NULL DEFAULT false,
    attempts       smallint NOT NULL DEFAULT 0,
    fetch_after    timestamptz,
    editions       jsonb NOT NULL DEFAULT '{}',
    continues      bigint REFERENCES raw.capture,
    UNIQUE (feed_id, key)
);
CREATE INDEX entry_pending ON raw.entry (id) WHERE capture_id IS NULL AND NOT rejected;
CREATE INDEX entry_capture ON raw.entry (capture_id);
CREATE INDEX entry_url ON raw.entry (url);
CREATE INDEX entry_continues ON raw.entry (continues) WHERE continues IS NOT NULL;
CREATE INDEX entry_seen ON raw.entry (feed_id, first_seen_at);
COMMENT ON TABLE raw.entry IS 'What feeds, sitemaps and folders announced, as evidence, and the further pages of articles. Grain: one row per feed and entry key ever seen';
COMMENT ON COLUMN raw.entry.id IS 'Key';
COMMENT ON COLUMN raw.entry.feed_id IS 'The feed it came from';
COMMENT ON COLUMN raw.entry.key IS 'Identity within the feed: GUID, else link, else a hash of its content';
COMMENT ON COLUMN raw.entry.url IS 'The link it gives';
COMMENT ON COLUMN raw.entry.title IS 'Title in the feed';
COMMENT ON COLUMN raw.entry.summary IS 'Summary in the feed, without markup';
COMMENT ON COLUMN raw.entry.authors IS 'Authors in the feed';
COMMENT ON COLUMN raw.entry.categories IS 'Categories in the feed';
COMMENT ON COLUMN raw.entry.published_at IS 'Publication time in the feed; null if absent or senseless';
COMMENT ON COLUMN raw.entry.published_raw IS 'The same as it was written';
COMMENT ON COLUMN raw.entry.updated_at IS 'Update time in the feed';
COMMENT ON COLUMN raw.entry.language IS 'Language stated by the feed';
COMMENT ON COLUMN raw.entry.content_hash IS 'SHA-256 of what the feed said; when it changes the page is fetched again';
COMMENT ON COLUMN raw.entry.first_seen_at IS 'When it was first seen';
COMMENT ON COLUMN raw.entry.last_seen_at IS 'When it was last new or changed';
COMMENT ON COLUMN raw.entry.capture_id IS 'The newest capture of its page; null while fetching is pending';
COMMENT ON COLUMN raw.entry.rejected IS 'True if no capture could be had; ops.rejection says why';
COMMENT ON COLUMN raw.entry.attempts IS 'Fetches that failed since it was last new or changed';
COMMENT ON COLUMN raw.entry.fetch_after IS 'Not fetched again before this time';
COMMENT ON COLUMN raw.entry.editions IS 'Addresses of the same document in other languages, by language tag (hreflang)';
COMMENT ON COLUMN raw.entry.continues IS 'The capture of the page that named this address as the place of more of its text; null for what was announced';

CREATE TABLE ops.attempt (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id     bigint NOT NULL REFERENCES raw.entry ON DELETE CASCADE,
    attempted_at timestamptz NOT NULL,
    duration_s   real NOT NULL,
    outcome      text NOT NULL,
    reason       text,
    detail       text,
    status       smallint,
    next_at      timestamptz
);
CREATE INDEX attempt_entry ON ops.attempt (entry_id, attempted_at);
CREATE INDEX attempt_time ON ops.attempt USING brin (attempted_at);
COMMENT ON TABLE ops.attempt IS 'Grain: one row each time the page of an entry was asked for';
COMMENT ON COLUMN ops.attempt.id IS 'Key';
COMMENT ON COLUMN ops.attempt.entry_id IS 'The entry';
COMMENT ON COLUMN ops.attempt.attempted_at IS 'When';
COMMENT ON COLUMN ops.attempt.duration_s IS 'Seconds until the answer was complete or given up, waiting for its turn included';
COMMENT ON COLUMN ops.attempt.outcome IS 'captured, postponed (it is tried again) or rejected';
COMMENT ON COLUMN ops.attempt.reason IS 'Short name of what failed, such as timeout or http_403; null if nothing did';
COMMENT ON COLUMN ops.attempt.detail IS 'The same as a sentence';
COMMENT ON COLUMN ops.attempt.status IS 'HTTP status, if there was one';
COMMENT ON COLUMN ops.attempt.next_at IS 'When it is tried again, if it is';

CREATE TABLE ops.domain (
    domain       text PRIMARY KEY,
    free_at      timestamptz NOT NULL,
    asked_at     timestamptz NOT NULL
);
COMMENT ON TABLE ops.domain IS 'When a registrable domain may be asked again; all workers keep to it. Grain: one row per domain';
COMMENT ON COLUMN ops.domain.domain IS 'Registrable domain, such as bbc.co.uk; an address or a local name stands for itself';
COMMENT ON COLUMN ops.domain.free_at IS 'The next request may begin then';
COMMENT ON COLUMN ops.domain.asked_at IS 'When the last request ended';

CREATE FUNCTION ops.take_turn(wanted text) RETURNS double precision LANGUAGE plpgsql AS $$
BEGIN
    IF NOT pg_try_advisory_lock(hashtextextended('turn ' || wanted, 0)) THEN
        RETURN NULL;
    END IF;
    -- A statement of its own sees what the last holder wrote before it let go.
    RETURN coalesce((
        SELECT greatest(0, extract(epoch FROM free_at - clock_timestamp()))
        FROM ops.domain WHERE domain = wanted
    ), 0);
END $$;
COMMENT ON FUNCTION ops.take_turn IS 'Takes a domain''s turn for this session; the seconds to wait before asking, null if another has it';

CREATE FUNCTION ops.take_places(wanted integer, most integer, held integer[])
RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
    taken integer[] := '{}';
BEGIN
    -- A loop, as a query may try more locks than it returns.
    FOR place IN 1..most LOOP
        EXIT WHEN cardinality(taken) >= wanted;
        -- A session is given a lock again that it has already.
        CONTINUE WHEN place = ANY(held);
        IF pg_try_advisory_lock(hashtextextended('place ' || place, 0)) THEN
            taken := taken || place;
        END IF;
    END LOOP;
    RETURN taken;
END $$;
COMMENT ON FUNCTION ops.take_places IS 'Takes up to so many of all workers'' places for this session, which has some; the numbers of those it got';

CREATE TABLE ops.robots (
    origin       text PRIMARY KEY,
    fetched_at   timestamptz NOT NULL,
    status       smallint,
    body         text NOT NULL,
    tried_at     timestamptz
);
COMMENT ON TABLE ops.robots IS 'The robots.txt of each origin, kept for a day. Grain: one row per scheme, host and port';
COMMENT ON COLUMN ops.robots.origin IS 'Scheme, host and port';
COMMENT ON COLUMN ops.robots.fetched_at IS 'When it was asked for';
COMMENT ON COLUMN ops.robots.status IS 'HTTP status; null if it could not be had';
COMMENT ON COLUMN ops.robots.body IS 'Its text';
COMMENT ON COLUMN ops.robots.tried_at IS 'When it was last asked for since, in vain; null if it was not';

CREATE TABLE ops.rejection (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stage        text NOT NULL,
    reason       text NOT NULL,
    detail       text NOT NULL,
    url          text NOT NULL,
    source_id    text NOT NULL REFERENCES core.source,
    entry_id     bigint UNIQUE REFERENCES raw.entry,
    capture_id   bigint UNIQUE REFERENCES raw.capture,
    rejected_at  timestamptz NOT NULL DEFAULT now(),
    CHECK (num_nonnulls(entry_id, capture_id) = 1)
);
CREATE INDEX rejection_reason ON ops.rejection (source_id, reason);
CREATE INDEX rejection_time ON ops.rejection (rejected_at);
COMMENT ON TABLE ops.rejection IS 'What did not become an article, and why. Grain: one row per rejected entry or capture';
COMMENT ON COLUMN ops.rejection.id IS 'Key';
COMMENT ON COLUMN ops.rejection.stage IS 'Stage that rejected it';
COMMENT ON COLUMN ops.rejection.reason IS 'Short name of the reason, such as off_topic or http_404';
COMMENT ON COLUMN ops.rejection.detail IS 'The evidence, as a sentence';
COMMENT ON COLUMN ops.rejection.url IS 'Address it was about';
COMMENT ON COLUMN ops.rejection.source_id IS 'The outlet';
COMMENT ON COLUMN ops.rejection.entry_id IS 'The entry, if nothing could be captured';
COMMENT ON COLUMN ops.rejection.capture_id IS 'The capture, if one exists';
COMMENT ON COLUMN ops.rejection.rejected_at IS 'When';

-- core ------------------------------------------------------------------------

CREATE TABLE core.article (
    id             bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    source_id      text NOT NULL REFERENCES core.source,
    url            text NOT NULL,
    first_seen_at  timestamptz NOT NULL,
    captured_at    timestamptz NOT NULL,
    loaded_at      timestamptz NOT NULL DEFAULT now(),
    revision_id    bigint NOT NULL
);
CREATE INDEX article_source ON core.article (source_id, first_seen_at);
CREATE UNIQUE INDEX article_revision ON core.article (revision_id);
COMMENT ON TABLE core.article IS 'Grain: one row per distinct document, whatever addresses it has';
COMMENT ON COLUMN core.article.id IS 'Key';
COMMENT ON COLUMN core.article.source_id IS 'The outlet';
COMMENT ON COLUMN core.article.url IS 'Canonical URL';
COMMENT ON COLUMN core.article.first_seen_at IS 'When an entry first announced it';
COMMENT ON COLUMN core.article.captured_at IS 'When it was first captured';
COMMENT ON COLUMN core.article.loaded_at IS 'When it was first loaded';
COMMENT ON COLUMN core.article.revision_id IS 'Its newest revision';

CREATE TABLE core.article_url (
    key         text PRIMARY KEY,
    url         text NOT NULL,
    article_id  bigint NOT NULL REFERENCES core.article,
    part        smallint
);
CREATE INDEX article_url_article ON core.article_url (article_id);
COMMENT ON TABLE core.article_url IS 'Grain: one row per address by which an article is known';
COMMENT ON COLUMN core.article_url.key IS 'The address without scheme, trackers and twins: what identity is decided by';
COMMENT ON COLUMN core.article_url.url IS 'The address as first seen';
COMMENT ON COLUMN core.article_url.article_id IS 'The article';
COMMENT ON COLUMN core.article_url.part IS 'Which page of an article on several pages stands here, from 2; null where it begins or stands whole';

CREATE TABLE core.revision (
    id                  bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    article_id          bigint NOT NULL REFERENCES core.article,
    capture_id          bigint NOT NULL REFERENCES raw.capture UNIQUE,
    title               text NOT NULL,
    title_from          text NOT NULL,
    body                text NOT NULL,
    authors             text[] NOT NULL,
    agency              text,
    language            text NOT NULL,
    published_at        timestamptz,
    published_on        date,
    published_precision text,
    published_from      text,
    modified_at         timestamptz,
    modified_precision  text,
    modified_from       text,
    dates               jsonb NOT NULL,
    section             text,
    tags                text[] NOT NULL,
    image               text,
    kind                text NOT NULL,
    paywalled           boolean,
    flags               text[] NOT NULL,
    site_name           text,
    editions            jsonb NOT NULL,
    words               integer NOT NULL,
    content_hash        text NOT NULL,
    signature           bytea NOT NULL,
    bands               bigint[] NOT NULL,
    captured_at         timestamptz NOT NULL,
    loaded_at           timestamptz NOT NULL DEFAULT now(),
    refine_version      text NOT NULL,
    tag_version         text
);
CREATE INDEX revision_article ON core.revision (article_id, captured_at);
ALTER TABLE core.article ADD FOREIGN KEY (revision_id) REFERENCES core.revision DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX revision_bands ON core.revision USING gin (bands);
CREATE INDEX revision_hash ON core.revision (content_hash);
CREATE INDEX revision_published ON core.revision (published_at);
CREATE INDEX revision_untagged ON core.revision (id) WHERE tag_version IS NULL;
COMMENT ON TABLE core.revision IS 'Grain: one row per distinct text that an article has had; captured_at orders them';
COMMENT ON COLUMN core.revision.id IS 'Key';
COMMENT ON COLUMN core.revision.article_id IS 'The article';
COMMENT ON COLUMN core.revision.capture_id IS 'The capture it was read from';
COMMENT ON COLUMN core.revision.title IS 'Title without the outlet''s name';
COMMENT ON COLUMN core.revision.title_from IS 'page, entry or body (its first sentence, where nothing gave a title)';
COMMENT ON COLUMN core.revision.body IS 'Text without boilerplate, Unicode NFC; offsets of mentions count its code points';
COMMENT ON COLUMN core.revision.authors IS 'Persons named as authors';
COMMENT ON COLUMN core.revision.agency IS 'News agency named in the byline';
COMMENT ON COLUMN core.revision.language IS 'Language of the body: en, tr, ru or uk';
COMMENT ON COLUMN core.revision.published_at IS 'When it was published; null where nothing says so';
COMMENT ON COLUMN core.revision.published_on IS 'Day of publication in UTC; where only a day is known, the day that the outlet meant';
COMMENT ON COLUMN core.revision.published_precision IS 'second, minute or day; with day the time within published_at means nothing';
COMMENT ON COLUMN core.revision.published_from IS 'Evidence of published_at: json-ld, opengraph, meta, microdata, time, text, url or entry';
COMMENT ON COLUMN core.revision.modified_at IS 'When the outlet says it was changed';
COMMENT ON COLUMN core.revision.modified_precision IS 'second, minute or day; with day the time within modified_at means nothing';
COMMENT ON COLUMN core.revision.modified_from IS 'Evidence of modified_at';
COMMENT ON COLUMN core.revision.dates IS 'Every candidate for either time, with where it stood, whose zone it is in, its precision and its own words';
COMMENT ON COLUMN core.revision.section IS 'Section as the outlet names it';
COMMENT ON COLUMN core.revision.tags IS 'Keywords as the outlet gives them';
COMMENT ON COLUMN core.revision.image IS 'Address of the lead image';
COMMENT ON COLUMN core.revision.kind IS 'news, opinion, analysis, interview, live, video, gallery, statement, review or advertisement';
COMMENT ON COLUMN core.revision.paywalled IS 'Whether the page says that its text is not all free; null where it says nothing';
COMMENT ON COLUMN core.revision.flags IS 'What to know before using it: dates_disagree (see dates), incomplete (a further page of it could not be had), mixed_scripts (a word with Latin and Cyrillic letters)';
COMMENT ON COLUMN core.revision.site_name IS 'The outlet''s name as the page gives it';
COMMENT ON COLUMN core.revision.editions IS 'The same document in other languages, as page (hreflang) or sitemap give it: language tag, address, and key as in core.article_url';
COMMENT ON COLUMN core.revision.words IS 'Words in the body';
COMMENT ON COLUMN core.revision.content_hash IS 'SHA-256 of the normalised words of title and body';
COMMENT ON COLUMN core.revision.signature IS 'MinHash signature, big-endian 32-bit numbers';
COMMENT ON COLUMN core.revision.bands IS 'Hashes of the signature''s bands; texts that share one are compared';
COMMENT ON COLUMN core.revision.captured_at IS 'When this text was captured';
COMMENT ON COLUMN core.revision.loaded_at IS 'When it was loaded';
COMMENT ON COLUMN core.revision.refine_version IS 'Version of the code that read it';
COMMENT ON COLUMN core.revision.tag_version IS 'Version of code and knowledge that tagged it; null while tagging is pending';

CREATE TABLE core.copy (
    article_id   bigint PRIMARY KEY REFERENCES core.article,
    original_id  bigint NOT NULL REFERENCES core.article,
    kind         text NOT NULL,
    similarity   real NOT NULL,
    containment  real NOT NULL,
    resolve_version text NOT NULL,
    found_at     timestamptz NOT NULL DEFAULT now(),
    CHECK (article_id <> original_id)
);
CREATE INDEX copy_original ON core.copy (original_id);
COMMENT ON TABLE core.copy IS 'Grain: one row per article whose text another article had first';
COMMENT ON COLUMN core.copy.article_id IS 'The copy';
COMMENT ON COLUMN core.copy.original_id IS 'The earliest article with this text';
COMMENT ON COLUMN core.copy.kind IS 'exact (same words) or near';
COMMENT ON COLUMN core.copy.similarity IS 'Jaccard similarity of word shingles, 0–1';
COMMENT ON COLUMN core.copy.containment IS 'Share of the shorter text''s shingles found in the longer, 0–1';
COMMENT ON COLUMN core.copy.resolve_version IS 'Version of the code that decided';
COMMENT ON COLUMN core.copy.found_at IS 'When the link was made';

CREATE TABLE core.entity (
    id          text PRIMARY KEY,
    type        text NOT NULL,
    subtype     text NOT NULL,
    name        text NOT NULL,
    country     text,
    part_of     text,
    located_in  text,
    wikidata    text
);
COMMENT ON TABLE core.entity IS 'The knowledge base. Grain: one row per person, organization, place, product, event or treaty';
COMMENT ON COLUMN core.entity.id IS 'Stable id, such as "sergey-lavrov"';
COMMENT ON COLUMN core.entity.type IS 'person, organization, place, product, event or treaty';
COMMENT ON COLUMN core.entity.subtype IS 'Finer kind, such as ministry or city';
COMMENT ON COLUMN core.entity.name IS 'Preferred English name';
COMMENT ON COLUMN core.entity.country IS 'ISO 3166 code of the country it belongs to';
COMMENT ON COLUMN core.entity.part_of IS 'Entity that it is part of';
COMMENT ON COLUMN core.entity.located_in IS 'Entity that it lies in';
COMMENT ON COLUMN core.entity.wikidata IS 'Wikidata id, only where a source confirms it';

CREATE TABLE core.alias (
    entity_id   text NOT NULL REFERENCES core.entity ON DELETE CASCADE,
    language    text NOT NULL,
    name        text NOT NULL,
    kind        text NOT NULL,
    PRIMARY KEY (entity_id, language, name, kind)
);
COMMENT ON TABLE core.alias IS 'Names of entities in base form. Grain: one row per entity, language, spelling and kind';
COMMENT ON COLUMN core.alias.entity_id IS 'The entity';
COMMENT ON COLUMN core.alias.language IS 'ISO 639 code';
COMMENT ON COLUMN core.alias.name IS 'The spelling';
COMMENT ON COLUMN core.alias.kind IS 'name, aliases, surname, acronym, former, nickname, demonym, metonym or weak';

CREATE TABLE core.role (
    entity_id   text NOT NULL REFERENCES core.entity ON DELETE CASCADE,
    position    smallint NOT NULL,
    office      text NOT NULL,
    of          text,
    since       date,
    until       date,
    PRIMARY KEY (entity_id, position)
);
COMMENT ON TABLE core.role IS 'Offices held. Grain: one row per person and office period';
COMMENT ON COLUMN core.role.entity_id IS 'The person';
COMMENT ON COLUMN core.role.position IS 'Order in the knowledge base, from 0';
COMMENT ON COLUMN core.role.office IS 'Office, such as "foreign-minister"';
COMMENT ON COLUMN core.role.of IS 'Country code or entity id that the office belongs to';
COMMENT ON COLUMN core.role.since IS 'First day, where known';
COMMENT ON COLUMN core.role.until IS 'Last day, where known';

CREATE TABLE core.mention (
    revision_id   bigint NOT NULL REFERENCES core.revision,
    in_title      boolean NOT NULL,
    start_offset  integer NOT NULL,
    end_offset    integer NOT NULL,
    article_id    bigint NOT NULL REFERENCES core.article,
    surface       text NOT NULL,
    type          text NOT NULL,
    entity_id     text REFERENCES core.entity,
    rule          text NOT NULL,
    score         real NOT NULL,
    PRIMARY KEY (revision_id, in_title, start_offset, end_offset)
);
CREATE INDEX mention_entity ON core.mention (entity_id, article_id);
CREATE INDEX mention_article ON core.mention (article_id);
COMMENT ON TABLE core.mention IS 'Grain: one row per name found in a revision''s title or body';
COMMENT ON COLUMN core.mention.revision_id IS 'The text it stands in';
COMMENT ON COLUMN core.mention.in_title IS 'True if the offsets count in the title, false if in the body';
COMMENT ON COLUMN core.mention.start_offset IS 'First code point';
COMMENT ON COLUMN core.mention.end_offset IS 'Code point after the last';
COMMENT ON COLUMN core.mention.article_id IS 'The article';
COMMENT ON COLUMN core.mention.surface IS 'The name as written there';
COMMENT ON COLUMN core.mention.type IS 'person, organization, place, product, event or treaty';
COMMENT ON COLUMN core.mention.entity_id IS 'The entity it is linked to; null where it is not';
COMMENT ON COLUMN core.mention.rule IS 'What made the link';
COMMENT ON COLUMN core.mention.score IS 'Confidence of the link, 0–1';

CREATE TABLE core.article_country (
    article_id  bigint NOT NULL REFERENCES core.article,
    country     text NOT NULL,
    score       real NOT NULL,
    PRIMARY KEY (article_id, country)
);
COMMENT ON TABLE core.article_country IS 'How far an article is about a country. Grain: one row per article and country that its newest text names';
COMMENT ON COLUMN core.article_country.article_id IS 'The article';
COMMENT ON COLUMN core.article_country.country IS 'ISO 3166 code';
COMMENT ON COLUMN core.article_country.score IS '0–1; 0.5 and more reads as "about"';

-- publishing ------------------------------------------------------------------

CREATE TABLE ops.installed (
    kind         text NOT NULL,
    name         text NOT NULL,
    digest       text NOT NULL,
    refreshed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (kind, name)
);
COMMENT ON TABLE ops.installed IS 'What was made here from files. Grain: one row per mart, one for the knowledge base, one for the sources';
COMMENT ON COLUMN ops.installed.kind IS 'mart, knowledge or sources';
COMMENT ON COLUMN ops.installed.name IS 'Name of the view in schema mart; entities for the knowledge base, outlets for the sources';
COMMENT ON COLUMN ops.installed.digest IS 'SHA-256 of the files it was made from';
COMMENT ON COLUMN ops.installed.refreshed_at IS 'When its rows were last computed';

CREATE TABLE ops.check_result (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text NOT NULL,
    severity    text NOT NULL,
    checked_at  timestamptz NOT NULL DEFAULT now(),
    failures    integer NOT NULL,
    sample      jsonb NOT NULL
);
CREATE INDEX check_result_latest ON ops.check_result (name, checked_at DESC);
COMMENT ON TABLE ops.check_result IS 'Grain: one row per check and run';
COMMENT ON COLUMN ops.check_result.id IS 'Key';
COMMENT ON COLUMN ops.check_result.name IS 'File in sql/checks';
COMMENT ON COLUMN ops.check_result.severity IS 'fail or warn';
COMMENT ON COLUMN ops.check_result.checked_at IS 'When';
COMMENT ON COLUMN ops.check_result.failures IS 'Rows that break the rule';
COMMENT ON COLUMN ops.check_result.sample IS 'Up to five of them';
