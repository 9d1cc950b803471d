"""What the warehouse forgets."""

from __future__ import annotations

from sqlalchemy import Engine, text

from pipeline import flow
from tests.db.outlets import rows


def test_old_polls_attempts_and_runs_are_forgotten(engine: Engine) -> None:
    with engine.begin() as connection:
        for days in (179, 181):
            connection.execute(
                text(
                    """
                    INSERT INTO ops.poll (feed_id, polled_at, duration_s, outcome)
                    SELECT id, now() - make_interval(days => :days), 1, 'parsed' FROM ops.feed;
                    """
                ),
                {"days": days},
            )
    assert flow.publish(engine)["forgotten"] == 1
    [(left,)] = rows(engine, "SELECT now() - polled_at < interval '180 days' FROM ops.poll")
    assert left
