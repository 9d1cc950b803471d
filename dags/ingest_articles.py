"""
### From entries to articles

Runs when `euxine://raw/entry` is updated. Three steps, each over whatever is pending then:

1. `fetch` archives the pages of new entries in WARC files,
2. `refine` reads them and decides what each is: new, a revision, a copy, rejected,
3. `tag` finds entities and countries.

Each step is mapped over batches (`EUXINE_BATCH_PAGES`). A failed batch fails its own task
and nothing else: the steps after it go on with the rest, the run is marked failed by
`watch`, and what the batch held is pending again at the next run. New articles update
`euxine://core/article`, which starts `publish_marts`.

Only one run is active at a time, because a later one would only find the same work taken.
"""

from __future__ import annotations

from airflow.sdk import TriggerRule, dag, task
from airflow.sdk.exceptions import AirflowException, AirflowSkipException
from euxine_common import ARTICLES, DEFAULTS, ENTRIES, START, open_pipeline

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

        engine, settings = open_pipeline()
        return flow.fetch_batches(engine, settings.batch_pages, MAX_BATCHES)

    @task(max_active_tis_per_dag=2)
    def fetch(entries: list[int]) -> dict[str, int]:
        """Capture a batch of pages."""
        from pipeline import flow

        return flow.fetch(*open_pipeline(), entries)

    @task(trigger_rule=TriggerRule.ALL_DONE)
    def plan_refine() -> list[list[int]]:
        """Captures not refined yet."""
        from pipeline import flow

        engine, settings = open_pipeline()
        size = settings.batch_pages
        return flow.batches(flow.captures_to_refine(engine, limit=MAX_BATCHES * size), size)

    @task
    def refine(captures: list[int]) -> dict[str, int]:
        """Read a batch of captures and resolve them."""
        from pipeline import flow

        return flow.refine(*open_pipeline(), captures)

    @task(trigger_rule=TriggerRule.ALL_DONE)
    def plan_tag() -> list[list[int]]:
        """Texts not tagged yet."""
        from pipeline import flow

        engine, settings = open_pipeline()
        size = settings.batch_pages
        return flow.batches(flow.revisions_to_tag(engine, settings, limit=MAX_BATCHES * size), size)

    @task
    def tag(revisions: list[int]) -> dict[str, int]:
        """Tag a batch of texts."""
        from pipeline import flow

        return flow.tag(*open_pipeline(), revisions)

    @task(outlets=[ARTICLES], trigger_rule=TriggerRule.ALL_DONE)
    def announce() -> int:
        """Update the asset if texts have been tagged that are not published."""
        from pipeline import flow

        texts = flow.texts_to_publish(open_pipeline()[0])
        if not texts:
            raise AirflowSkipException("no new texts")
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
    tagged >> announce()
    [fetched, refined, tagged] >> watch()


ingest_articles()
