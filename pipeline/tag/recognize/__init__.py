"""Names that the knowledge base does not hold, found by their looks and what stands around them.

``words`` and the lists of names → ``traits`` (what a word can be) → ``words_in_text`` (words in
capitals, and their runs) → ``heads`` (organizations and places by their head nouns) →
``recognizer``.
"""

from pipeline.tag.recognize.recognizer import Recognizer
from pipeline.tag.recognize.words_in_text import Name

__all__ = ["Name", "Recognizer"]
