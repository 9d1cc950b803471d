"""What servers, feeds and pages do wrong, and what must come of it.

`table.CASES` is tried by the tests beside it and by bench/misbehaviours.py.
"""
