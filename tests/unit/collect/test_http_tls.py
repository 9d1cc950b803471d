"""A page comes over TLS from a server whose certificate is vouched for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.misbehaviours.ways import make_certificate

ROOT = Path(__file__).resolve().parents[3]
VISIT = """
import asyncio, ssl, sys
from pipeline.collect.http import Fetcher, Request
from tests.misbehaviours.site import PAGE, Site, says

async def visit():
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(sys.argv[1])
    async with Site({"/page": says()}, tls) as site:
        allowed = {f"*.localhost:{site.port}"}
        async with Fetcher(user_agent="Euxine/0.1 (test)", allowed_hosts=allowed) as fetcher:
            url = f"https://site.localhost:{site.port}/page"
            page = await fetcher.fetch(Request(url, 0))
            assert (page.final_url, page.status, page.body) == (url, 200, PAGE)

asyncio.run(visit())
"""


def test_a_certificate_that_is_vouched_for_is_accepted(tmp_path: Path) -> None:
    pem = tmp_path / "both.pem"
    pem.write_bytes(make_certificate())
    # What is trusted is read when the process starts, so it is one of its own.
    trusting = os.environ | {"SSL_CERT_FILE": str(pem), "PYTHONPATH": str(ROOT)}
    run = [sys.executable, "-c", VISIT, str(pem)]
    done = subprocess.run(run, env=trusting, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
