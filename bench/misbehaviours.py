"""What comes of each misbehaviour of servers, feeds and pages that the tests know.

    python bench/misbehaviours.py [--kind robots]

Each is done by a real server on the loopback. One JSON line per misbehaviour, then the
counts; the exit status is 1 if one of them came to a crash, a hang over its limit, a
request to a forbidden address or anything else than it must.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from pipeline.sandbox import Sandbox  # noqa: E402
from tests.misbehaviours.case import attempt  # noqa: E402
from tests.misbehaviours.table import CASES  # noqa: E402


def main() -> int:
    """Try and print."""
    parser = argparse.ArgumentParser(description="Try every misbehaviour and tell what came out.")
    parser.add_argument("--kind", help="only those of this kind, such as robots or encoding")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    readers = Sandbox(modules=["tests.misbehaviours.reading"])
    for case in CASES:
        if options.kind not in (None, case.kind):
            continue
        outcome = attempt(case, readers)
        line = {
            "misbehaviour": case.name,
            "kind": case.kind,
            "came_out": outcome.came_out,
            "seconds": round(outcome.seconds, 3),
            "ok": not outcome.wrong,
        }
        print(json.dumps(line | ({"wrong": outcome.wrong} if outcome.wrong else {})), flush=True)
        counts["tried"] += 1
        counts["ok" if not outcome.wrong else "wrong"] += 1
        counts[case.kind] += 1
    print(json.dumps({"tried": 0, "ok": 0, "wrong": 0} | counts))
    return 1 if counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
