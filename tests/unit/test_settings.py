"""The environment becomes settings, or a sentence that names the variable."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.embedded.airflow_home import settings_environment
from pipeline.settings import PROJECT, Settings, SettingsError


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.from_env({})
    assert settings.home == PROJECT / ".euxine"
    assert settings.warc_url == str(settings.home / "warc")
    assert settings.sources == PROJECT / "pipeline" / "sources"
    assert settings.database_url is None
    assert settings.allow_hosts == frozenset()
    assert settings.user_agent.startswith("Euxine/")


def test_an_empty_variable_is_as_if_it_were_not_set() -> None:
    names = ("HOME", "DATABASE_URL", "SOURCES", "WARC_URL", "CONTACT", "POLL_CRON", "ALLOW_HOSTS")
    numbers = ("CONCURRENCY", "API_PORT", "POLL_MINIMUM", "POLL_MAXIMUM", "MAX_BODY")
    environ = {f"EUXINE_{name}": "" for name in (*names, *numbers)}
    assert Settings.from_env(environ) == Settings.from_env({})


def test_what_is_set_is_taken() -> None:
    settings = Settings.from_env(
        {
            "EUXINE_HOME": "/srv/euxine/../euxine",
            "EUXINE_DATABASE_URL": "postgresql://db/euxine",
            "EUXINE_WARC_URL": "s3://bucket/warc",
            "EUXINE_CONTACT": "mailto:news@example.org",
            "EUXINE_POLL_CRON": "never",
            "EUXINE_ALLOW_HOSTS": "*.localhost:8765 10.0.0.7:80",
            "EUXINE_CONCURRENCY": " 8 ",
            "EUXINE_REQUEST_TIMEOUT": "2.5",
        }
    )
    assert settings.home == Path("/srv/euxine").resolve()
    assert settings.database_url == "postgresql://db/euxine"
    assert settings.warc_url == "s3://bucket/warc"
    assert "mailto:news@example.org" in settings.user_agent
    assert settings.poll_cron is None
    assert settings.allow_hosts == {"*.localhost:8765", "10.0.0.7:80"}
    assert (settings.concurrency, settings.request_timeout) == (8, 2.5)


@pytest.mark.parametrize("recognizer", ["on", "off"])
def test_a_process_of_ours_reads_the_same_settings(recognizer: str) -> None:
    settings = Settings.from_env(
        {"EUXINE_HOME": "/srv/e", "EUXINE_POLL_CRON": "never", "EUXINE_RECOGNIZER": recognizer}
    )
    assert settings.recognizer == (recognizer == "on")
    assert Settings.from_env(settings_environment(settings)) == settings


def test_archives_are_in_the_home_unless_said_otherwise() -> None:
    assert Settings.from_env({"EUXINE_HOME": "/srv/e"}).warc_url == "/srv/e/warc"


def test_settings_can_be_keys_and_cannot_be_changed() -> None:
    settings = Settings.from_env({})
    assert {settings: 1}[Settings.from_env({})] == 1
    with pytest.raises(AttributeError):
        settings.concurrency = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, value) for name in ("EUXINE_CONCURRENCY", "EUXINE_API_PORT", "EUXINE_MAX_BODY")
          for value in ("many", "0", "-1", "nan", "inf", "1e99", "2000.5", "1,000")),
        ("EUXINE_API_PORT", "65536"),
        ("EUXINE_BATCH_PAGES", "0"),
        ("EUXINE_REQUEST_TIMEOUT", "0"),
        ("EUXINE_REQUEST_TIMEOUT", "601"),
        ("EUXINE_RETRY_DELAY", "-1"),
        ("EUXINE_POLL_MINIMUM", "0"),
        ("EUXINE_POLL_MAXIMUM", "1"),
        ("EUXINE_POLL_CRON", "every five minutes"),
        ("EUXINE_POLL_CRON", "* * * *"),
        ("EUXINE_POLL_CRON", "Never!"),
        ("EUXINE_CONTACT", "a\nX-Header: b"),
        ("EUXINE_CONTACT", "почта"),
        ("EUXINE_ALLOW_HOSTS", "localhost"),
        ("EUXINE_ALLOW_HOSTS", "http://localhost:80"),
        ("EUXINE_ALLOW_HOSTS", "*:80"),
        ("EUXINE_ALLOW_HOSTS", "a.example:80,b.example:80"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=rf"^{name}=.*: expected "):
        Settings.from_env({name: value})


def test_the_maximum_is_not_below_the_minimum() -> None:
    both = {"EUXINE_POLL_MINIMUM": "7200", "EUXINE_POLL_MAXIMUM": "3600"}
    with pytest.raises(
        SettingsError, match=r"EUXINE_POLL_MAXIMUM=3600 .* EUXINE_POLL_MINIMUM=7200"
    ):
        Settings.from_env(both)
    settings = Settings.from_env({"EUXINE_POLL_MINIMUM": "86400"})
    assert settings.poll_minimum == settings.poll_maximum == 86400


@pytest.mark.parametrize("cron", ["*/5 * * * *", "0 6-22/2 * * MON-FRI", "@hourly", "0 0 1,15 * *"])
def test_a_cron_expression_is_taken_as_it_is(cron: str) -> None:
    assert Settings.from_env({"EUXINE_POLL_CRON": cron}).poll_cron == cron
