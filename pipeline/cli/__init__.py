"""`euxine …`: every step by hand, the running stack, and the measuring filters."""

from pipeline.cli.main import app, main

__all__ = ["app", "main"]
