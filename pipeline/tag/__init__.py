"""What a text is about: its entities, its countries, and whether it belongs here.

In the order a text travels: ``knowledge`` and ``choices`` (the data; ``knowledge_check`` judges
it, ``make_places`` makes a part) → ``inflect``, ``transcription``, ``forms`` (every spelling) →
``compiled``, ``cache`` (kept for the next time) → ``text``, ``matching`` (where names stand) →
``context``, ``evidence`` (what stands around them) → ``spans``, ``linking``, ``people``, ``weak``,
``offices``, ``metonyms``, ``nesting`` (whose names they are) → ``recognize`` (names nobody knows)
→ ``countries`` → ``tagger``. ``relevance`` and ``candidates`` stand beside it; modules called
``…words`` and ``given_names``, ``topics`` are vocabulary.
"""
