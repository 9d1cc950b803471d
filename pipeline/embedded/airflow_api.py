"""The few calls of Airflow's REST interface that the demo and the tests need.

airflow = AirflowClient.of(stack)
run = airflow.trigger("poll_feeds", {"limit": 5})
runs = airflow.wait_for_chain(run)       # it and the runs its assets set off
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from pipeline.embedded import EmbeddedError
from pipeline.embedded.airflow import Stack

FINAL = ("success", "failed")
POLL_SECONDS = 0.5
GRACE_SECONDS = 20.0
TOKEN_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a DAG."""

    dag_id: str
    run_id: str
    state: str = "queued"

    @property
    def finished(self) -> bool:
        """Whether it has ended, well or badly."""
        return self.state in FINAL


@dataclass(frozen=True, slots=True)
class Task:
    """One task instance of a run; `map_index` is -1 if it isn't one of many."""

    run: Run
    task_id: str
    map_index: int
    state: str | None
    try_number: int
    duration: float | None

    @property
    def label(self) -> str:
        """dag.task, with its index if mapped."""
        index = f"[{self.map_index}]" if self.map_index >= 0 else ""
        return f"{self.run.dag_id}.{self.task_id}{index}"


class AirflowError(EmbeddedError):
    """Airflow refused a call or did not do something in time."""


class AirflowClient:
    """Calls one Airflow; logs in by itself and again when its token grows old."""

    def __init__(self, url: str, user: str, password: str) -> None:
        self.url = url.rstrip("/")
        self._login = {"username": user, "password": password}
        self._token = ""
        self._token_until = 0.0
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    @classmethod
    def of(cls, stack: Stack) -> Self:
        """The client of a local stack."""
        return cls(stack.status().url, stack.user, stack.password)

    # -- what to run --------------------------------------------------------

    def wait_for_dag(self, dag_id: str, timeout: float = 90) -> None:
        """Wait until the DAG has been read from its file."""
        for _ in self._ticks(timeout, lambda: f"Airflow doesn't know the DAG {dag_id}; "
                             f"import errors: {self.import_errors() or 'none'}"):  # fmt: skip
            if self._exists(f"/dags/{_quote(dag_id)}"):
                return

    def import_errors(self) -> dict[str, str]:
        """The DAG files that could not be read, with the last line of why."""
        answer = self.call("GET", "/importErrors?limit=100")
        return {
            e["filename"]: e["stack_trace"].strip().splitlines()[-1]
            for e in answer["import_errors"]
        }

    def unpause(self, *dag_ids: str) -> None:
        """Let these DAGs be scheduled."""
        for dag_id in dag_ids:
            self.call("PATCH", f"/dags/{_quote(dag_id)}", {"is_paused": False})

    def trigger(self, dag_id: str, conf: Mapping[str, Any] | None = None) -> Run:
        """Start a run now; the DAG must not be paused, or it stays queued."""
        body = {"logical_date": None, "conf": dict(conf or {})}
        return _run(self.call("POST", f"/dags/{_quote(dag_id)}/dagRuns", body))

    # -- what became of it --------------------------------------------------

    def run(self, run: Run) -> Run:
        """The run as it is now."""
        return _run(self.call("GET", _path(run)))

    def runs(self, dag_id: str) -> list[Run]:
        """The latest hundred runs of a DAG, newest first."""
        answer = self.call("GET", f"/dags/{_quote(dag_id)}/dagRuns?limit=100&order_by=-run_after")
        return [_run(item) for item in answer["dag_runs"]]

    def tasks(self, run: Run) -> list[Task]:
        """Its task instances, in the order they started."""
        found: list[Task] = []
        while True:
            answer = self.call(
                "GET",
                f"{_path(run)}/taskInstances?limit=100&offset={len(found)}&order_by=start_date",
            )
            found += [
                Task(run, t["task_id"], t["map_index"], t["state"], t["try_number"], t["duration"])
                for t in answer["task_instances"]
            ]
            if not answer["task_instances"] or len(found) >= answer["total_entries"]:
                return found

    def wait(self, run: Run, timeout: float = 300) -> Run:
        """Wait until the run has ended; raises AirflowError if it failed."""
        for _ in self._ticks(timeout, lambda: f"not finished:\n{self.describe(run)}"):
            now = self.run(run)
            if now.state == "failed":
                raise AirflowError(f"{run.dag_id} failed:\n{self.describe(now)}")
            if now.finished:
                return now
        raise AssertionError  # _ticks never ends by itself

    def wait_for_chain(self, run: Run, timeout: float = 600) -> list[Run]:
        """Wait for a run and for all runs that its assets set off, in order of discovery.

        A consumer that is paused, or that waits for another asset too, is not waited for
        longer than a short grace.
        """
        deadline = time.monotonic() + timeout
        chain: list[Run] = []
        open_runs = [run]
        while open_runs:
            ended = self.wait(open_runs.pop(0), max(1.0, deadline - time.monotonic()))
            chain.append(ended)
            known = {(r.dag_id, r.run_id) for r in (*chain, *open_runs)}
            for follower in self._followers(ended):
                if (follower.dag_id, follower.run_id) not in known:
                    known.add((follower.dag_id, follower.run_id))
                    open_runs.append(follower)
        return chain

    def log_tail(self, task: Task, lines: int = 15) -> str:
        """The end of a task's log, with the exception if it raised one."""
        path = (
            f"{_path(task.run)}/taskInstances/{_quote(task.task_id)}/logs/{max(1, task.try_number)}"
            f"?map_index={task.map_index}"
        )
        try:
            content = self.call("GET", path)["content"]
        except AirflowError as error:
            return f"(no log: {error})"
        return "\n".join([line for event in content for line in _words(event)][-lines:])

    def describe(self, run: Run) -> str:
        """The states of a run's tasks, and the ends of the logs of those that failed."""
        tasks = self.tasks(run)
        parts = [f"  {run.dag_id}: {self.run(run).state}"]
        parts += [f"  {task.label}: {task.state}" for task in tasks]
        failed = [task for task in tasks if task.state in ("failed", "up_for_retry")]
        parts += [f"-- the log of {task.label} ends:\n{self.log_tail(task)}" for task in failed[:5]]
        return "\n".join(parts)

    # -- the plumbing -------------------------------------------------------

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """One call of /api/v2, with the answer decoded."""
        return self._request(method, f"/api/v2{path}", body, authorized=True)

    def _followers(self, run: Run) -> list[Run]:
        """The runs that a run's asset events created; waits shortly for those still to come."""
        query = urllib.parse.urlencode(
            {"source_dag_id": run.dag_id, "source_run_id": run.run_id, "limit": 100}
        )
        deadline = time.monotonic() + GRACE_SECONDS
        while True:
            events = self.call("GET", f"/assets/events?{query}")["asset_events"]
            created = {
                (r["dag_id"], r["run_id"]): Run(r["dag_id"], r["run_id"], r["state"])
                for event in events
                for r in event["created_dagruns"]
            }
            expected = self._consumers({event["asset_id"] for event in events})
            missing = expected - {dag_id for dag_id, _ in created}
            if not missing or time.monotonic() > deadline:
                return list(created.values())
            time.sleep(POLL_SECONDS)

    def _consumers(self, assets: set[int]) -> set[str]:
        """The DAGs, not paused, that these assets schedule."""
        dags = {
            dag["dag_id"]
            for asset in assets
            for dag in self.call("GET", f"/assets/{asset}")["scheduled_dags"]
        }
        return {d for d in dags if not self.call("GET", f"/dags/{_quote(d)}")["is_paused"]}

    def _exists(self, path: str) -> bool:
        try:
            self.call("GET", path)
        except AirflowError as error:
            if isinstance(error.__cause__, urllib.error.HTTPError) and error.__cause__.code == 404:
                return False
            raise
        return True

    def _ticks(self, timeout: float, complaint: Callable[[], str]) -> Iterator[None]:
        """One tick per look; raises with the complaint when the time is over."""
        deadline = time.monotonic() + timeout
        while True:
            yield
            if time.monotonic() > deadline:
                raise AirflowError(f"after {timeout:.0f} s: {complaint()}")
            time.sleep(POLL_SECONDS)

    def _request(
        self, method: str, path: str, body: Mapping[str, Any] | None, *, authorized: bool
    ) -> Any:
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        if authorized:
            if time.monotonic() > self._token_until:
                answer = self._request("POST", "/auth/token", self._login, authorized=False)
                self._token = answer["access_token"]
                self._token_until = time.monotonic() + TOKEN_SECONDS
            headers["Authorization"] = f"Bearer {self._token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        try:
            with self._opener.open(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            words = error.read(2000).decode("utf-8", "replace")
            raise AirflowError(f"{method} {path}: {error.code} {words}") from error
        except (OSError, ValueError) as error:
            raise AirflowError(
                f"{method} {path}: {error}. Is Airflow running? (`euxine status`)"
            ) from error


def _run(answer: Mapping[str, Any]) -> Run:
    return Run(answer["dag_id"], answer["dag_run_id"], answer["state"])


def _path(run: Run) -> str:
    return f"/dags/{_quote(run.dag_id)}/dagRuns/{_quote(run.run_id)}"


def _quote(part: str) -> str:
    return urllib.parse.quote(part, safe="")


def _words(event: Mapping[str, Any]) -> Iterator[str]:
    """A log event as lines; Airflow's grouping marks are left out."""
    text = str(event.get("event", ""))
    if text and not text.startswith("::"):
        yield text
    for error in event.get("error_detail") or ():
        for frame in (error.get("frames") or ())[-3:]:
            yield f"  {frame['filename']}:{frame['lineno']} in {frame['name']}"
        yield f"{error['exc_type']}: {error['exc_value']}"
