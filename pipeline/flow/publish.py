"""What analysts read, refreshed and checked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from pipeline.store.database import stage_run
from pipeline.store.marts import refresh_marts, run_checks, texts_tagged_since_publishing
from pipeline.store.status import forget

KEPT = timedelta(days=180)
"""For so long it is known how each poll, attempt and stage run went; entries stay for good."""


class PublishFailed(RuntimeError):
    """A check of severity ``fail`` found rows: names each check, how many rows and a sample."""


def texts_to_publish(engine: Engine) -> int:
    """How many texts have been tagged since marts were last published."""
    with engine.connect() as connection:
        return texts_tagged_since_publishing(connection)


def publish(engine: Engine) -> dict[str, int]:
    """Refresh the marts and run the checks; raises PublishFailed if one marked ``fail`` fails.

    What is recorded of old polls, attempts and stage runs is deleted.
    """
    with stage_run(engine, "publish") as run:
        marts = refresh_marts(engine)
        with engine.begin() as connection:
            results = run_checks(connection)
            forgotten = forget(connection, datetime.now(UTC) - KEPT)
        broken = [r for r in results if r.failures and r.severity == "fail"]
        run.add(
            marts=len(marts),
            checks=len(results),
            failed=len(broken),
            warned=sum(1 for r in results if r.failures and r.severity == "warn"),
            forgotten=forgotten,
        )
        if broken:
            raise PublishFailed(
                "; ".join(f"{r.name}: {r.failures} rows, such as {r.sample[0]}" for r in broken)
            )
        return dict(run.counts)
