"""Fills the installation: houses, documented cases, invented cases, today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import sintas.casework
from sintas.cases.bases import Case
from sintas.casework import importing
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as

from . import approvals, arriving, beyond, campus_group, conferring, grouping, institutions, special, today, weekly, wordings
from .beginning import Beginning
from .houses import CHILD, COUNSEL, REHAB, House, build
from .lives import Sentences, lives
from .names import Names
from .past import Course
from .plan import ASSESSMENT, CLOSED, EVALUATION, IMPLEMENTATION, PLANNING, PLANS, STAGES, Planned
from .stories import Telling, stories
from .walking import Walk
from .way import Way

SEED = 20_260
DOCUMENTED = (("ratna", "lk3"), ("ratna", "ms"), ("tono", "handayani_rekaan"))  # who accompanies, file
FIXTURES = Path(sintas.casework.__file__).parent / "fixtures"


def load() -> list[tuple[str, str, str]]:
    """Fill an empty installation; returns (role, username, password) of everybody who may sign in, the first worker first."""
    sentra, campus = build()
    documented(sentra)
    wordings.allow(sentra, campus)
    institutions.load(sentra.people["ratna"])
    chance = Random(SEED)  # noqa: S311 - the same demo every time, nothing secret
    names, sentences = Names(chance), Sentences(chance)
    made = [(plan, made_case(plan, house_of(plan, sentra, campus), chance, names, sentences)) for plan in PLANS]
    mother, child = (next(case for plan, case in made if plan.mark == which) for which in ("mother", "child"))
    special.link_mother_and_child(sentra.people["ratna"], mother, child)
    for house, worker in ((sentra, "ratna"), (sentra, "tono"), (campus, "lina")):
        today.fill(house, [case for plan, case in made if plan.lead == worker and plan.reached != CLOSED], worker)
    unit_life(sentra, campus, made)
    grouping.fill(sentra, lambda row: member_case(sentra, REHAB, made, row))
    campus_group.fill(campus, lambda row: member_case(campus, COUNSEL, made, row))
    today.enquiries(sentra, campus)
    return sentra.accounts + campus.accounts


def unit_life(sentra: House, campus: House, made: Sequence[tuple[Planned, Case]]) -> None:
    """The week and the dormitory of the Sentra, and what leads out of it and into it. No silent case is chosen: a word in it would end its silence."""
    cases = {(plan.unit, plan.lead, plan.life, plan.reached): case for plan, case in made}
    living = [case for plan, case in made if (plan.unit, plan.mark) == (REHAB, "carer")]
    learning = [cases[REHAB, "ratna", life, at] for life, at in (("tpo", PLANNING), ("ekonomi", IMPLEMENTATION))]
    weekly.fill(sentra, living, learning, "ratna")
    mother = next(case for plan, case in made if plan.mark == "mother")
    conferring.hold(sentra.people["ratna"], cases[REHAB, "ratna", "ekonomi", IMPLEMENTATION])
    arriving.fill(sentra, campus, cases[REHAB, "ratna", "anak_dipukul", ASSESSMENT], cases[COUNSEL, "lina", "dosen", ASSESSMENT])
    beyond.fill(sentra, mother, cases[REHAB, "ratna", "daksa", EVALUATION], cases[CHILD, "wulan", "daring", ASSESSMENT])


def member_case(house: House, unit: str, made: Sequence[tuple[Planned, Case]], row: Mapping[str, Any]) -> Case:
    """The case of a row of bimpok.toml or kampus.toml: the documented one of that source, or the invented one of that life which its lead accompanies today."""
    if "source" in row:
        with acting_as(house.people[row["lead"]].user_id):
            return Case.objects.get(source_ref=row["source"])
    wanted = (row["lead"], row["life"], STAGES.index(row["at"]))
    return next(case for plan, case in made if plan.unit == unit and (special.lead_today(plan), plan.life, plan.reached) == wanted)


def house_of(plan: Planned, sentra: House, campus: House) -> House:
    return campus if plan.unit == COUNSEL else sentra


def documented(house: House) -> None:
    """LK3-A, LK3-B and MS, and the synthetic child of the type case of Sentra Handayani, imported as `sintas case import` would."""
    for worker, name in DOCUMENTED:
        by = house.people[worker]
        for one in importing.read(FIXTURES / f"{name}.yaml"):
            with acting_as(by.user_id):
                importing.carry_in(by=by, one=one)


def made_case(plan: Planned, house: House, chance: Random, names: Names, sentences: Sentences) -> Case:
    """One invented case, from its beginning to where it stands."""
    day = clock.today()
    course = Course(day - timedelta(days=plan.ago), day - timedelta(days=plan.silent))
    start = Beginning(plan, lives()[plan.life], house, chance, names, course)
    case = start.begin()
    Walk(Way(start, case, sentences, Telling(stories()[plan.life], turn_of(plan)))).go()
    special.mark(plan, house, case, start.by, sentences)
    approvals.ask(plan, house, case, start.by, sentences)
    return case


def turn_of(plan: Planned) -> int:
    """The how-manieth case of its life this is, from 0: each is told with other words."""
    return [one for one in PLANS if one.life == plan.life].index(plan)
