"""What an article is to the rest.

``words``        a text as it is compared
``fingerprint``  is it the same text, and which texts might be copies?
``identity``     new, unchanged or revised; which copy came first?
``duplicates``   is it a copy?
``figures``, ``names``, ``lexicon``, ``report``  what it is about, in any of four languages
``stories``      do two articles tell one event?
``compare``      all of it for one pair
"""
