"""What analysts read, refreshed and checked."""

from __future__ import annotations

from sqlalchemy import Engine

from pipeline.store.database import stage_run
from pipeline.store.marts import refresh_marts, run_checks, texts_tagged_since_publishing


class PublishFailed(RuntimeError):
    """A check of severity ``fail`` found rows: names each check, how many rows and a sample."""


def texts_to_publish(engine: Engine) -> int:
    """How many texts have been tagged since marts were last published."""
    with engine.connect() as connection:
        return texts_tagged_since_publishing(connection)


def publish(engine: Engine) -> dict[str, int]:
    """Refresh the marts and run the checks; raises PublishFailed if one marked ``fail`` fails."""
    with stage_run(engine, "publish") as run:
        marts = refresh_marts(engine)
        with engine.begin() as connection:
            results = run_checks(connection)
        broken = [r for r in results if r.failures and r.severity == "fail"]
        run.add(
            marts=len(marts),
            checks=len(results),
            failed=len(broken),
            warned=sum(1 for r in results if r.failures and r.severity == "warn"),
        )
        if broken:
            raise PublishFailed(
                "; ".join(f"{r.name}: {r.failures} rows, such as {r.sample[0]}" for r in broken)
            )
        return dict(run.counts)
