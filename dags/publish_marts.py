"""
### What analysts read

Runs when `euxine://core/article` is updated: refreshes the materialized views of schema
`mart` without locking readers out, then runs the checks in `sql/checks`. Every result is a
row of `ops.check_result`; a broken check of severity `fail` fails the run.

One run at a time. A run that is missed is made up by the next, which refreshes everything.
"""

from __future__ import annotations

from airflow.sdk import dag, task
from euxine_common import ARTICLES, DEFAULTS, START, open_pipeline


@dag(
    schedule=[ARTICLES],
    start_date=START,
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    tags=["euxine", "publish"],
    doc_md=__doc__,
)
def publish_marts():
    @task
    def publish() -> dict[str, int]:
        """Refresh and check."""
        from pipeline import flow

        return flow.publish(open_pipeline()[0])

    publish()


publish_marts()
