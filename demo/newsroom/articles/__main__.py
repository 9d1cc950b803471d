"""``python -m demo.newsroom.articles``: check every article file."""

from __future__ import annotations

import sys
from pathlib import Path

from demo.newsroom.articles import read
from demo.newsroom.outlets import OUTLETS

KNOWLEDGE = Path(__file__).resolve().parents[3] / "pipeline" / "tag" / "knowledge"


def known_people(folder: Path = KNOWLEDGE) -> set[str]:
    """The ids of all people in the knowledge base's files."""
    return {
        line.removeprefix("- id:").split("#")[0].strip()
        for path in sorted(folder.glob("people*.yaml"))
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("- id:")
    }


def main() -> int:
    """Print each problem, what the knowledge base does not know, and the counts."""
    articles, problems = read()
    for problem in problems:
        print(problem)
    known = known_people()
    for article in articles:
        for person in article.people:
            if person not in known:
                print(f"{article.key}.md: people: {person} is not in the knowledge base (yet)")
    for outlet in OUTLETS:
        own = [a for a in articles if a.outlet == outlet]
        copies = sum(1 for a in own if a.copy_of)
        off = sum(1 for a in own if a.topic == "off")
        print(f"{outlet:22} {len(own):4} versions, of them {copies} copies, {off} off topic")
    print(f"{len(articles)} versions, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
