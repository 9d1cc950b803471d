"""The roles that a deployment logs in as, and the database of its Airflow."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Engine, text

from pipeline.settings import PROJECT, SettingsError

PASSWORDS = {
    "euxine_pipeline": "PIPELINE_PASSWORD",
    "euxine_analyst": "ANALYST_PASSWORD",
    "airflow": "AIRFLOW_PASSWORD",
}
"""The variable that holds each role's password."""


def make_logins(engine: Engine, environ: Mapping[str, str]) -> None:
    """Make the log-in roles with the passwords in ``environ``, and the database `airflow`.

    The engine has to be the warehouse's owner's, who may create roles and databases.
    """
    for name in PASSWORDS.values():
        if not environ.get(name):
            raise SettingsError(f"{name} is not set: every log-in role needs a password")
    with engine.begin() as connection:
        for role, name in PASSWORDS.items():
            connection.execute(
                text("SELECT set_config('euxine_password.' || :role, :password, true)"),
                {"role": role, "password": environ[name]},
            )
        connection.exec_driver_sql(
            (PROJECT / "sql" / "logins.sql").read_text(), execution_options={"no_parameters": True}
        )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        found = connection.execute(text("SELECT FROM pg_database WHERE datname = 'airflow'"))
        if found.first() is None:
            connection.execute(text("CREATE DATABASE airflow OWNER airflow"))
        connection.execute(text("REVOKE ALL ON DATABASE airflow FROM PUBLIC"))
