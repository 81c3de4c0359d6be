"""Every kind of service the sources name is a need one can look for in the directory (R360-R362; C9 for the list of SIMFONI)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sintas.directory.actions.keeping import add_institution, save_service
from sintas.directory.reading.finding import Asked, find
from sintas.directory.testing import service_facts
from sintas.practice.catalogue import load


def found_by(codes: tuple[str, ...], by: Any) -> None:
    """An institution that offers them all is found by each alone, and by its words."""
    row = add_institution(by=by, facts={"name": "Lembaga Contoh"})
    for code in codes:
        save_service(by=by, institution_id=row.pk, facts=service_facts(name=f"Layanan {code}", needs=[code]))
    for code in codes:
        assert [one.title for one in find(by, Asked(needs=[code])).rows] == [f"Layanan {code}"]
        assert find(by, Asked(words=load("services").get(code).id)).total >= 1


def test_services_of_access(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        found_by(("information", "referral", "advocacy", "participation"), people["ratna"])


def test_services_of_therapy(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    codes = ("individual_counselling", "child_welfare", "medical_social_work", "school_social_work", "correctional", "elderly_care")
    with as_user("ratna"):
        found_by(codes, people["ratna"])


def test_services_of_socialisation(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        found_by(("day_care", "family_planning", "family_education", "youth_recreation", "activity_centre"), people["ratna"])


def test_the_list_of_simfoni(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    simfoni = [row for row in load("services").rows if row.group == "simfoni"]
    assert {row.extra["simfoni"] for row in simfoni} == {
        "pengaduan", "kesehatan", "bantuan hukum", "penegakan hukum", "rehabilitasi sosial", "reintegrasi sosial", "pemulangan", "pendampingan tokoh agama",
    }  # fmt: skip
    with as_user("ratna"):
        found_by(tuple(row.code for row in simfoni), people["ratna"])
