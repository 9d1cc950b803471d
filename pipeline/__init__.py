"""Euxine, in the order an article travels.

``sources``  which outlets, and where they publish
``collect``  what comes in: feeds, pages, archives
``refine``   what a page says: text, title, authors, dates, language, address
``resolve``  what it is to the rest: identity, revision, copy, story
``tag``      what it is about: names, entities, countries
``text``     how text is written: character sets, and moments in words
``store``    all the SQL Python speaks
``flow``     the story that joins them; the only place where I/O and logic meet
``embedded`` PostgreSQL and Airflow as local processes
``cli``      `euxine …`
"""

__version__ = "0.1.0"
