"""What a page says, read from its bytes alone.

``extract``    the door: a page or a raw text in, an Extraction or a Rejection out
``charset``    bytes to text
``page``       one parse; everything below reads this tree
``jsonld``     the page's own structured data, in every shape it comes in
``metadata``   title, section, tags, picture, site: one function per field
``authors``    who wrote it, and which agency
``dates``      when: every candidate with its evidence, one winner
``body``       the article's text without the page around it
``noise``      lines that belong to a page and not to an article
``rawtext``    the same for text that has lost its page
``language``   which language a text is in
``urls``       which address is the article's own
``normalize``  one form for the same characters
"""
