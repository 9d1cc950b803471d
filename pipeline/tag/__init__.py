"""What a text is about: its entities, its countries, and whether it belongs here.

In the order a text travels: ``knowledge`` (the data) → ``inflect``, ``forms`` (every spelling)
→ ``text``, ``matching`` (where names stand) → ``context``, ``evidence`` (what stands around
them) → ``linking``, ``people``, ``weak`` (whose names they are) → ``countries`` → ``tagger``.
``relevance`` judges beside it; ``words``, ``given_names`` and ``topics`` are its vocabulary.
"""
