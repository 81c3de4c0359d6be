"""The data folder and the addresses of a database elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sintas.config.problem import SystemProblem
from sintas.config.site import Site
from sintas.config.system import System, fits, login_of, read_private, write_private


@pytest.fixture
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("SINTAS_DATA", "DATABASE_URL", "SINTAS_KEYS", "SINTAS_OWNER_URL", "SINTAS_TEST", "SINTAS_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_no_installation_named_is_one_sentence(nothing_named: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemProblem, match="--data DIR"):
        System.from_environment()


def test_a_database_elsewhere_needs_its_keys_named(nothing_named: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nothing_named.setenv("DATABASE_URL", "postgresql://sintas_app:pw@db.example/sintas")
    with pytest.raises(SystemProblem, match="SINTAS_KEYS"):
        System.from_environment()
    nothing_named.setenv("SINTAS_KEYS", str(tmp_path))
    system = System.from_environment()
    assert not system.own_cluster
    assert system.login("app").host == "db.example"
    with pytest.raises(SystemProblem, match="SINTAS_OWNER_URL"):
        system.login("owner")
    with pytest.raises(SystemProblem, match="--data"):
        system.folder("pg")


def test_an_address_is_read_whole() -> None:
    login = login_of("postgresql://sintas_app:p%40ss%2Fword@db.example:5433/sintas?sslmode=verify-full&sslrootcert=/etc/ca.pem")
    assert (login.user, login.password, login.host, login.port, login.name) == ("sintas_app", "p@ss/word", "db.example", "5433", "sintas")
    assert login.options == {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}
    assert login_of("postgresql:///sintas?host=/run/postgresql").host == "/run/postgresql"


@pytest.mark.parametrize("url", ["mysql://u:hidden@h/n", "postgresql://u:hidden@h/", "postgresql://u:hidden@h:port/n", "hidden"])
def test_a_wrong_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(SystemProblem) as refused:
        login_of(url)
    assert "hidden" not in str(refused.value)


def test_a_private_file_is_read_only_while_it_is_private(tmp_path: Path) -> None:
    path = tmp_path / "db-app.json"
    write_private(path, {"name": "sintas"})
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_private(path) == {"name": "sintas"}
    path.chmod(0o640)
    with pytest.raises(SystemProblem, match="0600"):
        read_private(path)


@pytest.mark.parametrize("text", ["", "{", "[]", '"words"'])
def test_a_broken_private_file_is_said_plainly(tmp_path: Path, text: str) -> None:
    path = tmp_path / "db-app.json"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(SystemProblem, match="broken"):
        read_private(path)


def test_a_missing_private_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(SystemProblem, match="sintas init"):
        System.at(tmp_path).login("app")


def test_a_process_reads_the_file_of_its_own_role_only(tmp_path: Path) -> None:
    """The app's settings must come up where the owner's file is not even readable."""
    write_private(tmp_path / "db-app.json", {"name": "sintas", "user": "sintas_app", "password": "a"})
    assert System.at(tmp_path).login("app").user == "sintas_app"
    assert not System.at(tmp_path).has_login("owner")


def test_a_socket_path_stays_within_the_systems_limit(tmp_path: Path) -> None:
    assert System.at("/srv/sintas").socket_folder() == Path("/srv/sintas/pg/socket")
    far = System.at("/srv/" + "x" * 120)
    assert fits(far.socket_folder())
    assert far.socket_folder() == System.at("/srv/" + "x" * 120).socket_folder()
    assert far.socket_folder() != System.at("/srv/" + "y" * 120).socket_folder()


def test_the_switch_for_tests_does_not_work_beside_real_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SINTAS_TEST", "1")
    with pytest.raises(SystemProblem, match="unset it"):
        System.at(tmp_path).throw_away()
    monkeypatch.delenv("SINTAS_TEST")
    assert System.at(tmp_path).throw_away() is False


def test_the_loopback_address_alone_may_go_without_https(nothing_named: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert Site.of(System.at(tmp_path)).https is False
    (tmp_path / "site.json").write_text(json.dumps({"hosts": ["sintas.example.org"]}))
    site = Site.of(System.at(tmp_path))
    assert site.https is True
    assert site.origins == ["https://sintas.example.org"]
    nothing_named.setenv("SINTAS_HOSTS", "a.example.org, localhost")
    assert Site.of(System.at(tmp_path)).https is True


@pytest.mark.parametrize(("held", "words"), [("[]", "object"), ("{", "site.json"), ('{"time_zone": "Europe/Paris"}', "time zone")])
def test_a_wrong_site_file_is_said_plainly(nothing_named: pytest.MonkeyPatch, tmp_path: Path, held: str, words: str) -> None:
    (tmp_path / "site.json").write_text(held)
    with pytest.raises(SystemProblem, match=words):
        Site.of(System.at(tmp_path))
