"""
### From entries to articles

Runs when `euxine://raw/entry` is updated. Three steps, each over whatever is pending then:

1. `fetch` archives the pages of new entries in WARC files,
2. `refine` reads them and decides what each is: new, a revision, a copy, rejected,
3. `tag` finds entities and countries.

Each step is mapped over batches. A failed batch fails its own task and nothing else: the
steps after it go on with the rest, the run is marked failed by `watch`, and what the batch
held is pending again at the next run. New articles update `euxine://core/article`, which
starts `publish_marts`.

Only one run is active at a time, because a later one would only find the same work taken.
"""

from __future__ import annotations

from airflow.sdk import TriggerRule, dag, task
from airflow.sdk.exceptions import AirflowException, AirflowSkipException
from euxine_common import ARTICLES, DEFAULTS, ENTRIES, START, open_pipeline

PAGES_PER_FETCH = 300
PAGES_PER_TASK = 200
MAX_BATCHES = 500
"""Under Airflow's limit of 1,024 mapped tasks; what is beyond waits for the next run."""


@dag(
    schedule=[ENTRIES],
    start_date=START,
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    tags=["euxine", "refine", "tag"],
    doc_md=__doc__,
)
def ingest_articles():
    @task
    def plan_fetch() -> list[list[int]]:
        """Entries whose page is wanted."""
        from pipeline import flow

        engine, _ = open_pipeline()
        entries = flow.entries_to_fetch(engine, limit=MAX_BATCHES * PAGES_PER_FETCH)
        return flow.batches(entries, PAGES_PER_FETCH)

    @task(max_active_tis_per_dag=2)
    def fetch(entries: list[int]) -> dict[str, int]:
        """Capture a batch of pages."""
        from pipeline import flow

        return flow.fetch(*open_pipeline(), entries)

    @task(trigger_rule=TriggerRule.ALL_DONE)
    def plan_refine() -> list[list[int]]:
        """Captures not refined yet."""
        from pipeline import flow

        limit = MAX_BATCHES * PAGES_PER_TASK
        return flow.batches(
            flow.captures_to_refine(open_pipeline()[0], limit=limit), PAGES_PER_TASK
        )

    @task
    def refine(captures: list[int]) -> dict[str, int]:
        """Read a batch of captures and resolve them."""
        from pipeline import flow

        return flow.refine(*open_pipeline(), captures)

    @task(trigger_rule=TriggerRule.ALL_DONE)
    def plan_tag() -> list[list[int]]:
        """Texts not tagged yet."""
        from pipeline import flow

        engine, _ = open_pipeline()
        revisions = flow.revisions_to_tag(engine, limit=MAX_BATCHES * PAGES_PER_TASK)
        return flow.batches(revisions, PAGES_PER_TASK)

    @task
    def tag(revisions: list[int]) -> dict[str, int]:
        """Tag a batch of texts."""
        from pipeline import flow

        return flow.tag(*open_pipeline(), revisions)

    @task(outlets=[ARTICLES], trigger_rule=TriggerRule.ALL_DONE)
    def announce(tagged: list[dict[str, int]] | None) -> int:
        """Update the asset if there are new texts."""
        texts = sum(counts["texts"] for counts in tagged or () if counts)
        if not texts:
            raise AirflowSkipException("no new articles")
        return texts

    @task(trigger_rule=TriggerRule.ONE_FAILED, retries=0)
    def watch() -> None:
        """Fail the run if a batch failed, although the others went through."""
        raise AirflowException("a batch failed: see the failed tasks of this run")

    fetched = fetch.expand(entries=plan_fetch())
    captures = plan_refine()
    refined = refine.expand(captures=captures)
    revisions = plan_tag()
    tagged = tag.expand(revisions=revisions)
    fetched >> captures
    refined >> revisions
    announce(tagged)
    [fetched, refined, tagged] >> watch()


ingest_articles()
