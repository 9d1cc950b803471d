"""What all DAGs share: their assets, their defaults and the door to the pipeline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import Asset

ENTRIES = Asset("euxine://raw/entry")
ARTICLES = Asset("euxine://core/article")

START = datetime(2026, 1, 1, tzinfo=UTC)
DEFAULTS = {
    "owner": "euxine",
    "retries": 2,
    "retry_delay": timedelta(seconds=30),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=10),
    "execution_timeout": timedelta(minutes=15),
}


def open_pipeline():
    """The warehouse and the settings, from the task's environment."""
    from pipeline.flow import open_warehouse
    from pipeline.settings import Settings

    settings = Settings.from_env()
    return open_warehouse(settings), settings
