"""
### Past days

Each run is about one day: it announces what the outlets' news sitemaps list as published
in its data interval, as entries whose pages `ingest_articles` then fetches. News sitemaps
reach back about two days, so the daily run is a net under the feeds; for a longer stretch
use Airflow's backfill (Trigger → Backfill, or `airflow backfill create`).

Catch-up is off: starting the schedule must not ask for the days since it was written.
A day that is run again announces nothing that is already known.
"""

from __future__ import annotations

from airflow.sdk import CronDataIntervalTimetable, dag, task
from airflow.sdk.exceptions import AirflowSkipException
from euxine_common import DEFAULTS, ENTRIES, START, open_pipeline


@dag(
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"),
    start_date=START,
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    tags=["euxine", "collect"],
    doc_md=__doc__,
)
def backfill_archive():
    @task(outlets=[ENTRIES])
    def discover(data_interval_start=None, data_interval_end=None) -> dict[str, int]:
        """Announce what the sitemaps list for the interval."""
        from pipeline import flow

        if data_interval_start is None:
            raise AirflowSkipException("a run without a logical date is about no day")
        engine, settings = open_pipeline()
        counts = flow.discover(engine, settings, data_interval_start, data_interval_end)
        if not flow.entries_to_fetch(engine):
            raise AirflowSkipException("nothing new")
        return counts

    discover()


backfill_archive()
