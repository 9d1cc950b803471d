"""
### Ask the feeds for what is new

Every few minutes (`EUXINE_POLL_CRON`) the feeds whose time has come are asked, in batches.
Each feed has a rhythm of its own, so most runs ask few. Entries that wait for their page
update the asset `euxine://raw/entry`, which starts `ingest_articles`.

* Trigger with `everything` to ask every feed now.
* An outlet's feeds are in one batch, so that its host is asked by one worker at a time.
* A failed batch fails its own task and, through `watch`, the run; its feeds are due again
  at the next run.
* Runs don't catch up and don't overlap: a missed poll is made up by the next.
"""

from __future__ import annotations

from airflow.sdk import Param, TriggerRule, dag, task
from airflow.sdk.exceptions import AirflowException, AirflowSkipException
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
        return flow.poll_batches(engine, FEEDS_PER_TASK, everything=params["everything"])

    @task(max_active_tis_per_dag=4)
    def poll(feeds: list[int], params: dict) -> dict[str, int]:
        """Ask a batch of feeds."""
        from pipeline import flow

        return flow.poll(*open_pipeline(), feeds, everything=params["everything"])

    @task(outlets=[ENTRIES], trigger_rule=TriggerRule.ALL_DONE)
    def announce() -> int:
        """Update the asset if entries wait for their page."""
        from pipeline import flow

        waiting = flow.entries_waiting(open_pipeline()[0])
        if not waiting:
            raise AirflowSkipException("nothing new")
        return waiting

    @task(trigger_rule=TriggerRule.ONE_FAILED, retries=0)
    def watch() -> None:
        """Fail the run if a batch failed, although the others went through."""
        raise AirflowException("a batch failed: see the failed tasks of this run")

    polled = poll.expand(feeds=plan())
    polled >> [announce(), watch()]


poll_feeds()
