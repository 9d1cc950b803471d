"""Airflow's own directory: its configuration, its secrets and the admin's password.

Everything with a secret in it is a file that only its owner can read.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from pipeline.embedded import EmbeddedError
from pipeline.settings import Settings

HOST = "127.0.0.1"
ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class AirflowHome:
    """Where Airflow keeps what is its own, and what it is told."""

    folder: Path
    dags: Path
    plugins: Path
    port: int

    @property
    def url(self) -> str:
        """Where its pages and its REST interface are."""
        return f"http://{HOST}:{self.port}"

    @property
    def password_file(self) -> Path:
        """Who may log in, in the form that Airflow's SimpleAuthManager reads."""
        return self.folder / "passwords.json"

    def prepare(self, database_url: str) -> None:
        """Write the configuration; make the secrets that are missing."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(self.folder / "airflow.cfg", self._configuration(database_url))
        self.password()

    def password(self) -> str:
        """The admin's password, made on the first call."""
        try:
            return str(json.loads(self.password_file.read_text())[ADMIN])
        except FileNotFoundError:
            password = secrets.token_urlsafe(12)
            write_private(self.password_file, json.dumps({ADMIN: password}) + "\n")
            return password
        except (OSError, ValueError, KeyError) as error:
            raise EmbeddedError(
                f"can't read the password in {self.password_file} ({error}): remove the file to "
                "get a new one"
            ) from error

    def _secrets(self) -> dict[str, str]:
        file = self.folder / "secrets.json"
        try:
            kept = json.loads(file.read_text())
            return {name: str(kept[name]) for name in ("fernet", "jwt", "session")}
        except FileNotFoundError:
            made = {
                "fernet": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
                "jwt": secrets.token_urlsafe(48),
                "session": secrets.token_urlsafe(32),
            }
            write_private(file, json.dumps(made, indent=1) + "\n")
            return made
        except (OSError, ValueError, KeyError) as error:
            raise EmbeddedError(
                f"can't read Airflow's keys in {file} ({error}): restore it from a backup, or "
                "remove it (connections stored in Airflow then have to be entered again)"
            ) from error

    def _configuration(self, database_url: str) -> str:
        """airflow.cfg: only what differs from Airflow's defaults."""
        keys = self._secrets()
        sections: dict[str, dict[str, object]] = {
            "core": {
                "dags_folder": self.dags,
                "plugins_folder": self.plugins,
                "executor": "LocalExecutor",
                "parallelism": 4,
                "load_examples": False,
                "fernet_key": keys["fernet"],
                "execution_api_server_url": f"{self.url}/execution/",
                "simple_auth_manager_users": f"{ADMIN}:admin",
                "simple_auth_manager_passwords_file": self.password_file,
            },
            "database": {
                "sql_alchemy_conn": database_url,
                "sql_alchemy_pool_size": 5,
            },
            "api": {
                "host": HOST,
                "port": self.port,
                "base_url": self.url,
                "workers": 1,
                "secret_key": keys["session"],
            },
            "api_auth": {"jwt_secret": keys["jwt"]},
            "scheduler": {
                "scheduler_idle_sleep_time": 0.5,
                "enable_health_check": False,
                "scheduler_health_check_server_host": HOST,
            },
            "dag_processor": {
                "refresh_interval": 10,
                "bundle_refresh_check_interval": 2,
                "parsing_processes": 2,
                "min_file_process_interval": 30,
            },
            "logging": {
                "base_log_folder": self.folder / "logs",
                "dag_processor_child_process_log_directory": self.folder / "logs/dag_processor",
                "colored_console_log": False,
                "namespace_levels": "http.access=WARNING",
                "file_task_handler_new_folder_permissions": "0o700",
                "file_task_handler_new_file_permissions": "0o600",
            },
            "usage_data_collection": {"enabled": False},
        }
        lines = ["# Written by Euxine at each `up`; changes made here are lost."]
        for section, options in sections.items():
            lines.append(f"\n[{section}]")
            lines += [f"{k} = {str(v).replace('%', '%%')}" for k, v in options.items()]
        return "\n".join(lines) + "\n"

    def environment(self, settings: Settings, warehouse_url: str) -> dict[str, str]:
        """What Airflow's processes and the tasks in them see.

        Variables meant for another Airflow on this machine are left out: with them these
        processes would write into its database.
        """
        env = {k: v for k, v in os.environ.items() if not _foreign(k)}
        env |= settings_environment(settings) | {"EUXINE_DATABASE_URL": warehouse_url}
        env |= {
            "AIRFLOW_HOME": str(self.folder),
            "AIRFLOW_CONFIG": str(self.folder / "airflow.cfg"),
            "PYTHONUNBUFFERED": "1",
            "SPT_NOENV": "1",  # a process that renames itself keeps its environment readable
            "OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES",  # macOS: tasks are forked
        }
        for name in ("NO_PROXY", "no_proxy"):  # the tasks call the api-server
            env[name] = ",".join(filter(None, [env.get(name), HOST, "localhost"]))
        return env


def settings_environment(settings: Settings) -> dict[str, str]:
    """The settings as the variables they are read from, for a process of ours.

    EUXINE_CONTACT, which is only a part of `user_agent`, is inherited as it is.
    """
    env = {}
    for field in fields(settings):
        value = getattr(settings, field.name)
        if field.name == "user_agent" or (value is None and field.name != "poll_cron"):
            continue
        if value is None:
            value = "never"
        elif isinstance(value, frozenset):
            value = " ".join(sorted(value))
        elif isinstance(value, bool):
            value = "on" if value else "off"
        env[f"EUXINE_{field.name.upper()}"] = str(value)
    return env


def airflow_database_url(url: str) -> str:
    """An address of PostgreSQL in the form Airflow takes (psycopg2; it derives asyncpg's)."""
    parts = urlsplit(url)
    if parts.scheme.split("+")[0] not in ("postgresql", "postgres"):
        raise EmbeddedError(
            f"EUXINE_AIRFLOW_DATABASE_URL={parts.scheme}://…: Airflow's own database has to be a "
            "PostgreSQL: postgresql://user:password@host/database"
        )
    # urlunsplit drops the empty host of a socket's address
    rest = urlunsplit(("", parts.netloc or "", parts.path, parts.query, parts.fragment))
    return "postgresql+psycopg2:" + rest


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read; whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    new.replace(path)


def _foreign(name: str) -> bool:
    return name in ("AIRFLOW_HOME", "AIRFLOW_CONFIG") or name.startswith(("AIRFLOW__", "PYTEST_"))
