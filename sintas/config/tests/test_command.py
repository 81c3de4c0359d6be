"""The `sintas` command: a named operator, his rights, a trail row, and plain refusals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sintas.config.command import main
from sintas.config.command.command import By, Command, Options, Words
from sintas.config.command.parser import parse
from sintas.config.command.registry import COMMANDS
from sintas.config.command.running import as_operator, operator
from sintas.config.problem import SystemProblem
from sintas.safekeeping.refusals import BadInput


class Kept:
    """The rows a command wrote, caught at the door of the trail (the app itself cannot read others' rows back)."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from sintas.safekeeping import trail

        self.rows: list[tuple[str, str]] = []
        write = trail.record

        def record(**words: Any) -> Any:
            self.rows.append((words["verb"], words.get("outcome", "done")))
            return write(**words)

        monkeypatch.setattr(trail, "record", record)


def test_every_command_explains_itself_in_both_languages(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for language, words in (("id_ID.UTF-8", lambda c: c.help.id), ("en_US.UTF-8", lambda c: c.help.en)):
        monkeypatch.setenv("LC_ALL", language)
        for command in COMMANDS:
            with pytest.raises(SystemExit) as left:
                parse([*command.name.split(), "--help"])
            assert left.value.code == 0
            assert " ".join(words(command).split()) in " ".join(capsys.readouterr().out.split())


def test_names_are_unique() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)


def test_a_command_on_stored_data_asks_for_its_operator(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(["keys", "backup", "--to", "x"])
    assert left.value.code == 2
    assert "--as" in capsys.readouterr().err


def test_options_stand_after_the_subcommand() -> None:
    wanted = parse(["keys", "backup", "--as", "ana", "--data", "d", "--to", "f"])
    assert (wanted.command.verb, wanted.options.operator, wanted.options.data) == ("command.keys_backup", "ana", "d")


def test_a_wrong_port_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for port in ("0", "65536", "eight", "-1"):
        with pytest.raises(SystemExit):
            parse(["serve", "--port", port])


def test_no_installation_is_one_plain_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("SINTAS_DATA")
    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith("sintas: Which installation?")
    monkeypatch.delenv("SINTAS_TEST")
    assert main(["check", "--data", str(tmp_path)]) == 2
    assert main(["serve", "--data", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said.count("sintas init") == 2
    assert "Traceback" not in said


@pytest.mark.django_db
def test_the_operator_is_who_he_is_in_the_browser(cast: dict[str, Any]) -> None:
    by = operator("Ratna")  # however it is written
    assert by.user_id == cast["ratna"].pk
    assert by.holds("cases.record")
    assert not by.holds("staff.set_up")


@pytest.mark.django_db
def test_unknown_disabled_and_expired_operators_are_refused_alike(cast: dict[str, Any]) -> None:
    from datetime import timedelta

    from sintas.kit import clock

    cast["budi"].is_active = False
    cast["budi"].save()
    cast["tono"].expires_on = clock.today() - timedelta(days=1)
    cast["tono"].save()
    said = set()
    for name in ("nobody", "budi", "tono"):
        with pytest.raises(SystemProblem) as refused:
            operator(name)
        said.add(str(refused.value))
    assert len(said) == 1


@pytest.mark.django_db
def test_a_command_leaves_a_trail_row_and_runs_in_the_operators_name(cast: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import connection

    seen = []

    def run(options: Options, by: By) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('app.user_id', true), session_user")
            seen.append(cursor.fetchone())
        return 0

    kept = Kept(monkeypatch)
    wanted = parse(["keys", "backup", "--as", "ana", "--to", "x"])
    assert as_operator(type(wanted)(Command("case show", Words("a", "b"), run, operator=True), wanted.options)) == 0
    assert seen == [(str(cast["ana"].pk), "sintas_app")]
    assert kept.rows == [("command.case_show", "done")]


@pytest.mark.django_db
def test_a_refused_command_is_said_and_remembered(
    cast: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = Kept(monkeypatch)
    target = tmp_path / "copy.json"
    assert as_operator(parse(["keys", "backup", "--as", "ratna", "--to", str(target)])) == 1
    assert not target.exists()
    assert kept.rows[-1] == ("command.keys_backup", "refused")
    assert capsys.readouterr().err.startswith("sintas: ")


@pytest.mark.django_db
def test_what_a_refused_command_began_is_undone(cast: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    from sintas.staff.models import Organisation

    def run(options: Options, by: By) -> int:
        Organisation.objects.create(name="half written")
        raise BadInput({"row 3": "The date lies in the future."})

    wanted = parse(["keys", "backup", "--as", "ana", "--to", "x"])
    assert as_operator(type(wanted)(Command("staff import", Words("a", "b"), run, operator=True), wanted.options)) == 1
    assert not Organisation.objects.filter(name="half written").exists()
    assert "row 3: The date lies in the future." in capsys.readouterr().err


def test_keys_are_made_once_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "check", "--data", str(tmp_path)]) == 2
    assert main(["keys", "create", "--data", str(tmp_path)]) == 0
    first = (tmp_path / "keys" / "service.json").read_bytes()
    assert main(["keys", "create", "--data", str(tmp_path)]) == 0
    assert (tmp_path / "keys" / "service.json").read_bytes() == first
    assert main(["keys", "check", "--data", str(tmp_path)]) == 0
    (tmp_path / "keys" / "service.json").chmod(0o644)
    assert main(["keys", "check", "--data", str(tmp_path)]) == 2
    assert "0600" in capsys.readouterr().err


def test_a_lost_key_is_never_replaced_beside_its_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pg" / "data").mkdir(parents=True)
    assert main(["keys", "create", "--data", str(tmp_path)]) == 2
    assert "restore" in capsys.readouterr().err
    assert not (tmp_path / "keys" / "service.json").exists()


def test_it_is_also_a_module() -> None:
    said = subprocess.run([sys.executable, "-m", "sintas", "--version"], capture_output=True, text=True, env={**os.environ})
    assert said.stdout.startswith("sintas ")


@pytest.mark.parametrize("site", [None, '{"hosts": ["sintas.contoh.example"], "anchors": "/mnt/anchors"}', "{}", "broken"])
@pytest.mark.parametrize("held", ["pg/data", "keys/service.json"])
def test_a_real_installation_does_not_become_a_demo(tmp_path: Path, capsys: pytest.CaptureFixture[str], site: str | None, held: str) -> None:
    """A demo asks for no second step: a mistyped folder must change nothing of a house that lives, with or without a site.json of its own."""
    (tmp_path / held).parent.mkdir()
    (tmp_path / held).write_text("")
    if site is not None:
        (tmp_path / "site.json").write_text(site)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main(["demo", "--data", str(tmp_path)]) == 2
    assert ("real installation" if site != "broken" else "site.json cannot be read") in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


CRASHING = """
import resource, subprocess, sys
from sintas.config.command import main
try:
    main(["--version"])
except SystemExit:
    pass
said = [sys.executable, "-c", "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"]
print(subprocess.run(said, capture_output=True, text=True).stdout)
"""


def test_a_command_that_crashes_leaves_no_picture_of_its_memory() -> None:
    """A core file would hold the keys; what is started from here (web, worker, sealer) inherits the limit."""
    done = subprocess.run([sys.executable, "-c", CRASHING], capture_output=True, text=True, timeout=60)
    assert "(0, 0)" in done.stdout, done.stderr
