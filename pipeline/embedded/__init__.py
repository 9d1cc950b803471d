"""The embedded default: PostgreSQL and Airflow as local processes.

``postgres``     a real PostgreSQL, reached only through a unix socket
``cluster``      its data directory
``postmaster``   whether it really runs
``binaries``     where its programs come from
``places``       who runs it and where its files lie
``airflow``      Airflow's four processes, up, down and looked at
``airflow_api``  the few calls of Airflow's REST interface that we need
``processes``    starting and stopping exactly the processes that are ours
"""


class EmbeddedError(RuntimeError):
    """Something local can't run: names the thing, the cause and the next step."""
