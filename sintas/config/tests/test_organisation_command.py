"""`sintas organisation add`: a second house under the same roof, founded by an administrator who gets nothing in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sintas.config.command.parser import parse
from sintas.config.command.running import as_operator, operator
from sintas.staff.actor import actor_for
from sintas.staff.models import Organisation, User
from sintas.staff.policy import people_of, units_of

WORDS = ["organisation", "add", "--username", "Gita", "--organisation", "Pusat Contoh", "--unit", "Layanan", "--full-name", "Gita Sore"]


@pytest.mark.django_db
def test_an_administrator_adds_a_house_that_sees_nothing_of_hers(cast: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert as_operator(parse([*WORDS, "--as", "ana"])) == 0
    said = capsys.readouterr()
    password = re.search(r"^username: gita\none-time password: (\S+)$", said.out, re.M)
    assert password
    gita = User.objects.get(username="gita")
    assert gita.check_password(password[1])
    assert gita.must_change_password
    assert gita.organisation_id != cast["ana"].organisation_id
    by = actor_for(gita)
    assert [one.username for one in people_of(by)] == ["gita"]
    assert [one.name for one in units_of(by)] == ["Layanan"]
    assert by.holds("staff.set_up")
    assert not people_of(operator("ana")).filter(pk=gita.pk).exists()


@pytest.mark.django_db
def test_both_houses_have_their_row_in_the_trail(cast: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from sintas.safekeeping import trail

    rows, write = [], trail.record
    monkeypatch.setattr(trail, "record", lambda **words: (rows.append((words["by"].organisation_id, words["verb"])), write(**words))[1])
    assert as_operator(parse([*WORDS, "--as", "ana"])) == 0
    new = Organisation.objects.get(name="Pusat Contoh")
    assert rows == [(cast["ana"].organisation_id, "command.organisation_add"), (new.pk, "found organisation")]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ratna", "sari", "siska"])
def test_nobody_but_an_administrator_does(cast: dict[str, Any], capsys: pytest.CaptureFixture[str], name: str) -> None:
    before = Organisation.objects.count()
    assert as_operator(parse([*WORDS, "--as", name])) == 1
    said = capsys.readouterr()
    assert (said.out, said.err[:8]) == ("", "sintas: ")
    assert Organisation.objects.count() == before


@pytest.mark.django_db
def test_a_taken_name_is_refused_and_nothing_stays(cast: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    words = ["organisation", "add", "--username", "ratna", "--organisation", "Pusat Contoh", "--as", "ana"]
    assert as_operator(parse(words)) == 1
    assert "username:" in capsys.readouterr().err
    assert not Organisation.objects.filter(name="Pusat Contoh").exists()


@pytest.mark.django_db
def test_a_password_of_her_own_is_not_printed(cast: dict[str, Any], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    given = tmp_path / "word"
    given.write_text("tiga burung pagi hari\n")
    given.chmod(0o600)
    assert as_operator(parse([*WORDS, "--password-file", str(given), "--as", "ana"])) == 0
    assert "tiga burung" not in "".join(capsys.readouterr())
    gita = User.objects.get(username="gita")
    assert gita.check_password("tiga burung pagi hari")
    assert not gita.must_change_password
