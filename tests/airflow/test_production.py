"""The production profile, without Docker: its files agree with the installed Airflow and with us."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from sqlalchemy import NullPool, create_engine, make_url
from sqlalchemy.exc import OperationalError, ProgrammingError

from pipeline.settings import PROJECT, Settings, SettingsError
from pipeline.store.database import connect
from pipeline.store.logins import PASSWORDS, make_logins

pytestmark = pytest.mark.airflow

COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
TEXT = (PROJECT / "docker-compose.yml").read_text()
DOCKERFILE = (PROJECT / "Dockerfile").read_text()
ONCE = "init"
AIRFLOW = ["api-server", "scheduler", "dag-processor", "triggerer", "worker"]
SECRET = re.compile(
    r"PASSWORD|SECRET|_KEY$|SQL_ALCHEMY_CONN|BROKER_URL|RESULT_BACKEND|DATABASE_URL"
)
VARIABLE = re.compile(r"(?<!\$)\$\{(\w+)(?:(:[?-])([^}]*))?\}")


def environment_names() -> set[str]:
    """Every variable that a container or the image sets."""
    pairs = re.search(r"^ENV (.*?[^\\])$", DOCKERFILE, re.DOTALL | re.MULTILINE)
    assert pairs
    names = set(re.findall(r"(\w+)=", pairs[1]))
    for service in SERVICES.values():
        names |= set(service.get("environment", {}))
    return names


def airflow_commands() -> list[list[str]]:
    """Every `airflow …` that a service runs, as its arguments."""
    commands = [s["command"] for s in SERVICES.values() if s.get("command", [""])[0] == "airflow"]
    script = SERVICES[ONCE]["command"][-1].replace("\\\n", " ")
    commands += [found.split() for found in re.findall(r"\b(airflow .*)", script)]
    return [command[1:] for command in commands]


@pytest.mark.parametrize("arguments", airflow_commands(), ids=" ".join)
def test_airflow_knows_the_command(arguments: list[str]) -> None:
    from airflow.cli.cli_parser import get_parser

    assert callable(get_parser().parse_args(arguments).func)


def test_the_services_are_there() -> None:
    assert set(SERVICES) == {"postgres", "redis", ONCE, *AIRFLOW}
    assert len(airflow_commands()) == len(AIRFLOW) + 2  # db migrate, users create


def test_airflow_knows_the_options() -> None:
    from airflow.providers_manager import ProvidersManager
    from airflow.sdk.configuration import conf

    ProvidersManager().initialize_providers_configuration()
    known = conf.configuration_description
    names = [name for name in environment_names() if name.startswith("AIRFLOW__")]
    assert len(names) > 15
    for name in names:
        _, section, option = name.lower().split("__", 2)
        assert section in known, name
        assert option in known[section]["options"], name
        assert not known[section]["options"][option].get("deprecated_in_version"), name


def test_the_pipeline_knows_its_variables() -> None:
    read: set[str] = set()

    class Noting(dict[str, str]):
        def get(self, key: str, default: Any = None) -> Any:
            read.add(key)
            return default

    Settings.from_env(Noting())
    names = {name for name in environment_names() if name.startswith("EUXINE_")}
    assert names
    assert names <= read


def test_airflow_can_use_the_executor_and_the_auth_manager() -> None:
    from airflow.executors.executor_loader import ExecutorLoader
    from airflow.sdk._shared.module_loading import import_string

    environment = SERVICES["scheduler"]["environment"]
    name = environment["AIRFLOW__CORE__EXECUTOR"]
    assert import_string(ExecutorLoader.executors[name]).__name__ == name
    assert import_string(environment["AIRFLOW__CORE__AUTH_MANAGER"]).__name__ == "FabAuthManager"


def test_no_secret_has_a_default() -> None:
    for name, operator, word in VARIABLE.findall(TEXT):
        if SECRET.search(name):
            assert operator == ":?", name
        if operator == ":?":
            assert len(word.split()) > 4, f"{name}: a sentence should say what to do"
    assert not re.search(r"://[^$\s/]*:[^$\s@/]+@", TEXT)
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if SECRET.search(name) and value is not None:
                assert "${" in value, name


def test_the_example_lists_what_is_required() -> None:
    required = {name for name, operator, _ in VARIABLE.findall(TEXT) if operator == ":?"}
    lines = (PROJECT / ".env.example").read_text().splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    assert sorted(listed) == sorted(f"{name}=" for name in required)
    for number, line in enumerate(lines):
        if line in listed:
            assert lines[number - 1].startswith("# "), f"{line} is not explained"


def test_only_loopback_is_published() -> None:
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert list(ports) == ["api-server"]
    assert all(port.startswith("127.0.0.1:") for port in ports["api-server"])
    assert not any("network_mode" in service for service in SERVICES.values())


@pytest.mark.parametrize("name", [name for name in SERVICES if name != ONCE])
def test_a_service_is_watched_and_restarted(name: str) -> None:
    assert SERVICES[name]["restart"] == "unless-stopped"
    assert SERVICES[name]["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")


def test_the_first_service_runs_once_and_the_others_wait() -> None:
    assert SERVICES[ONCE]["restart"] == "no"
    for name in AIRFLOW:
        waits = SERVICES[name]["depends_on"]
        assert waits == {ONCE: {"condition": "service_completed_successfully"}}


def test_tasks_do_not_log_in_as_the_owner() -> None:
    for name in AIRFLOW:
        url = SERVICES[name]["environment"]["EUXINE_DATABASE_URL"]
        assert url.startswith("postgresql://euxine_pipeline:")
    worker = " ".join(map(str, SERVICES["worker"]["environment"].values()))
    for secret in ("OWNER_PASSWORD", "AIRFLOW_PASSWORD", "FERNET_KEY", "JWT_SECRET"):
        assert secret not in worker


def test_containers_have_no_power() -> None:
    for name in (ONCE, *AIRFLOW):
        service = SERVICES[name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["init"] is True


def test_the_health_question_is_python() -> None:
    asked = [s["healthcheck"]["test"] for s in SERVICES.values() if "healthcheck" in s]
    scripts = {test[3] for test in asked if test[1:3] == ["python", "-c"]}
    assert len(scripts) == 1
    compile(scripts.pop(), "health", "exec")


def test_the_image_is_built_from_hashes_for_a_user_without_rights() -> None:
    installs = re.findall(r"pip .*?install(?:.*?\\\n)*.*", DOCKERFILE)
    assert len(installs) == 2
    for install in installs:
        assert "--require-hashes" in install or "--no-index" in install
    users = re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)
    assert users == ["euxine"]
    assert "http" not in DOCKERFILE


def test_the_image_holds_what_is_needed() -> None:
    lines = (PROJECT / ".dockerignore").read_text().splitlines()
    assert "*" in lines
    for name in ("pipeline", "dags", "sql", "pyproject.toml", "requirements.lock", "README.md"):
        assert f"!{name}" in lines
        assert (PROJECT / name).exists()


def test_the_logins_can_do_their_work_and_no_more(warehouse_url: str) -> None:
    engine = connect(warehouse_url)
    for letter in "ab":
        make_logins(engine, dict.fromkeys(PASSWORDS.values(), f"%s'{letter}"))
    allowed = {
        "euxine_analyst": ["SELECT count(*) FROM article"],
        "euxine_pipeline": ["SELECT count(*) FROM raw.entry", "CREATE TEMPORARY TABLE t ()"],
    }
    refused = {
        "euxine_analyst": ["SELECT count(*) FROM raw.entry", "SET ROLE euxine_loader"],
        "euxine_pipeline": ["CREATE TABLE core.t ()", "CREATE ROLE r", "DROP TABLE core.article"],
        "airflow": ["SELECT 1"],
    }
    for role, statements in allowed.items():
        for statement in statements:
            log_in(warehouse_url, role, statement)
    for role, statements in refused.items():
        for statement in statements:
            with pytest.raises((ProgrammingError, OperationalError), match=r"permission|owner"):
                log_in(warehouse_url, role, statement)
    airflow = make_url(warehouse_url).set(database="airflow").render_as_string()
    log_in(airflow, "airflow", "CREATE TABLE public.t ()")
    with pytest.raises(OperationalError, match="permission"):
        log_in(airflow, "euxine_pipeline", "SELECT 1")
    engine.dispose()


def test_a_login_without_a_password_is_refused() -> None:
    with pytest.raises(SettingsError, match="AIRFLOW_PASSWORD"):
        make_logins(create_engine("postgresql+psycopg://"), {
            "PIPELINE_PASSWORD": "x", "ANALYST_PASSWORD": "x", "AIRFLOW_PASSWORD": "",
        })  # fmt: skip


def log_in(url: str, role: str, statement: str) -> None:
    engine = create_engine(make_url(url).set(username=role), poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
