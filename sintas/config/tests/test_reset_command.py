"""`sintas staff reset-password` and `forget-second-step`: for whoever sits at the machine, with no more power than in the browser."""

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


@pytest.mark.django_db
def test_a_lost_phone_is_forgotten_and_the_password_stays(cast: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert as_operator(parse(["staff", "forget-second-step", "Ratna", "--as", "ana"])) == 0
    ratna = User.objects.get(username="ratna")
    assert ratna.second_step_at is None and ratna.has_usable_password()
    assert as_operator(parse(["staff", "forget-second-step", "lina", "--as", "ana"])) == 1
    assert as_operator(parse(["staff", "forget-second-step", "budi", "--as", "ratna"])) == 1
    assert User.objects.exclude(second_step_at=None).filter(username__in=["lina", "budi"]).count() == 2


@pytest.mark.django_db
def test_sessions_are_ended_for_one_person_and_for_everybody_of_the_house(cast: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    def epochs() -> dict[str, int]:
        return dict(User.objects.filter(username__in=["ratna", "budi", "lina"]).values_list("username", "session_epoch"))

    assert as_operator(parse(["staff", "end-sessions", "Ratna", "--as", "ana"])) == 0
    assert epochs() == {"ratna": 1, "budi": 0, "lina": 0}
    assert as_operator(parse(["staff", "end-sessions", "lina", "--as", "ana"])) == 1
    assert as_operator(parse(["staff", "end-all-sessions", "--as", "ratna"])) == 1
    assert as_operator(parse(["staff", "end-all-sessions", "--as", "ana"])) == 0
    assert epochs() == {"ratna": 2, "budi": 1, "lina": 0}
    assert "signed out everywhere: 8" in capsys.readouterr().out
