"""
### Ask the feeds for what is new

Every few minutes (`EUXINE_POLL_CRON`) the feeds whose time has come are asked, in batches.
Each feed has a rhythm of its own, so most runs ask few. Entries that wait for their page
update the asset `euxine://raw/entry`, which starts `ingest_articles`.

* Trigger with `everything` to ask every feed now.
* A failed batch fails its own task; its feeds are due again at the next run.
* Runs don't catch up and don't overlap: a missed poll is made up by the next.
"""

from __future__ import annotations

from airflow.sdk import Param, TriggerRule, dag, task
from airflow.sdk.exceptions import AirflowSkipException
from euxine_common import DEFAULTS, ENTRIES, START, open_pipeline

from pipeline.settings import Settings

FEEDS_PER_TASK = 60


@dag(
    schedule=Settings.from_env().poll_cron,
    start_date=START,
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    params={"everything": Param(False, type="boolean", description="Ask every feed now")},
    tags=["euxine", "collect"],
    doc_md=__doc__,
)
def poll_feeds():
    @task
    def plan(params: dict) -> list[list[int]]:
        """Make sources and feeds mirror the sources folder; list the feeds that are due."""
        from pipeline import flow

        engine, settings = open_pipeline()
        flow.sync_outlets(engine, settings)
        due = flow.feeds_to_poll(engine, everything=params["everything"])
        return flow.batches(due, FEEDS_PER_TASK)

    @task(max_active_tis_per_dag=4)
    def poll(feeds: list[int]) -> dict[str, int]:
        """Ask a batch of feeds."""
        from pipeline import flow

        return flow.poll(*open_pipeline(), feeds)

    @task(outlets=[ENTRIES], trigger_rule=TriggerRule.ALL_DONE)
    def announce() -> int:
        """Update the asset if entries wait for their page."""
        from pipeline import flow

        waiting = len(flow.entries_to_fetch(open_pipeline()[0]))
        if not waiting:
            raise AirflowSkipException("nothing new")
        return waiting

    poll.expand(feeds=plan()) >> announce()


poll_feeds()
