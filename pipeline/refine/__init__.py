"""What a page says, read from its bytes alone.

``extract``    the door: a page or a raw text in, an Extraction or a Rejection out
``document``   a document of any kind, by what its server called it
``record``     the same for a record that another program has taken apart
``page``       one parse; everything below reads this tree
``evidence``   what places on a page claim of a field, and which claim is believed
``jsonld``     the page's own structured data, in every shape it comes in
``metadata``   section, tags, picture, site: one function per field
``kinds``      what sort of text it is, and whether it is all there for free
``titles``     the headline without the outlet's name
``surroundings``  the lines between headline and text, and those above
``authors``    who signs; ``agencies`` knows the wires
``dates``      when: every candidate with its evidence, one winner
``date_places`` where a page states them; ``visible`` those that stand on the page itself
``body``       the article's text; ``blocks`` cuts the page up, ``content`` chooses among them
``noise``      lines that belong to a page and not to an article
``continuation``  articles on several pages, and twins that have the text
``rawtext``    the same for text that has lost its page
``language``   which language a text is in
``urls``       which address is the article's own
``explain``    why a document was read as it was
``normalize``  one form for the same characters
"""
