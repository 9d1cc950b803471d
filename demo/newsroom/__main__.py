"""``python -m demo.newsroom``: serve the outlets until interrupted."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from demo.newsroom.articles import EDITIONS
from demo.newsroom.server import DEFAULT_PORT, Newsroom, PortTakenError
from demo.newsroom.sources import write_sources


def main(arguments: list[str] | None = None) -> int:
    """Parse the command line and serve."""
    parser = argparse.ArgumentParser(
        prog="python -m demo.newsroom",
        description="Serve fourteen fictional news outlets on loopback, "
        "each as http://<outlet-id>.localhost:<port>/.",
    )
    parser.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help="default %(default)s; 0: any"
    )
    parser.add_argument("--state", type=Path, help="file that keeps the edition over restarts")
    parser.add_argument(
        "--edition", type=int, choices=EDITIONS, help="serve this edition, whatever the state says"
    )
    parser.add_argument(
        "--write-sources", type=Path, metavar="FOLDER", help="first describe the outlets there"
    )
    parser.add_argument("--verbose", action="store_true", help="print each request")
    options = parser.parse_args(arguments)
    if options.write_sources:
        write_sources(options.write_sources, options.port)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with Newsroom(
            options.port, options.state, options.edition, verbose=options.verbose
        ) as newsroom:
            if options.verbose:
                print(f"edition {newsroom.edition} on port {newsroom.port}", flush=True)
            newsroom.wait()
    except (ValueError, PortTakenError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
