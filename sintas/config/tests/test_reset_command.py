"""`sintas staff reset-password`: for whoever sits at the machine, with no more power than in the browser."""

from typing import Any

import pytest

from sintas.config.command.parser import parse
from sintas.config.command.running import as_operator
from sintas.staff.models import User
from sintas.staff.one_time import fits


@pytest.mark.django_db
def test_an_administrator_gets_a_code_for_her_own_people(cast: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert as_operator(parse(["staff", "reset-password", "Ratna", "--as", "ana"])) == 0
    code = capsys.readouterr().out.rsplit("one-time code: ", 1)[1].strip()
    assert fits(User.objects.get(username="ratna"), code)


@pytest.mark.django_db
@pytest.mark.parametrize(("operator", "whom"), [("ratna", "budi"), ("sari", "ratna"), ("ana", "lina"), ("ana", "nobody"), ("ana", "ana")])
def test_nobody_else_does(cast: dict[str, Any], capsys: pytest.CaptureFixture[str], operator: str, whom: str) -> None:
    assert as_operator(parse(["staff", "reset-password", whom, "--as", operator])) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("sintas: ")
    assert not User.objects.exclude(code_digest=None).exists()
