"""A small world of fictional news outlets on loopback, for the demo and the end-to-end tests.

In the order a request meets them: ``articles`` (the texts), ``outlets`` (who publishes them
and where), ``misbehaviours`` (what goes wrong on purpose), ``render`` (pages and feeds),
``site`` (every address with its bytes), ``server`` (HTTP). ``gold`` says what must come out,
``sources`` writes the registry's files.
"""
