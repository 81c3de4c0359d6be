"""How an invented case begins: received as an enquiry and accepted by the head, or opened by its worker; then what is known of danger."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sintas.cases.actions.disability import describe_disability
from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.opening import open_case
from sintas.cases.actions.people import record_person
from sintas.cases.actions.reach import record_reach
from sintas.cases.actions.risk import assess_risk
from sintas.cases.actions.safety_fact import record_safety_facts
from sintas.cases.actions.safety_plan import write_safety_plan
from sintas.cases.actions.urgent import record_urgent_step
from sintas.cases.bases import Case
from sintas.cases.policy import the_case
from sintas.intake.actions.accepting import accept
from sintas.intake.actions.receiving import receive
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.staff import notices
from sintas.staff.actor import Actor

from .houses import House
from .lives import Life
from .names import Names
from .past import Course, working
from .plan import CLOSED, Planned

ADULT = 18
GUARDIAN_NAMED = {"mother": "Ibu", "grandmother": "Nenek"}
INFORMANT = {"self": "self", "agency_referral": "teacher", "public_complaint": "neighbour", "outreach": "family"}
FORM_OF_CALL = "{called} {name}"


class Beginning:
    """One case from nothing to the day somebody leads it; keeps what later steps need."""

    def __init__(self, plan: Planned, life: Life, house: House, chance: Random, names: Names, course: Course) -> None:
        self.plan, self.life, self.house, self.chance, self.course = plan, life, house, chance, course
        self.by: Actor = house.people[plan.lead]
        self.name = names.next(life.sex)
        self.age = chance.randint(*life.ages)
        self.perpetrator_name = names.next("male" if life.perpetrator not in ("parents", "child") else "female").split()[0]
        self.guardian: UUID | None = None
        self.known: dict[str, tuple[UUID, dict[str, Any]]] = {}  # who is in the file from the first day, and what was said of them
        self.again = self.looked_at_again()

    def looked_at_again(self) -> date | None:
        """The day of the next review, ahead of today: the demo does not open on a pile of old duties. None in a closed case."""
        return None if self.plan.reached == CLOSED else clock.today() + timedelta(days=self.chance.randint(2, 24))

    @property
    def called(self) -> str:
        """How they like to be addressed."""
        return FORM_OF_CALL.format(called=self.life.called, name=self.name.split()[0])

    def begin(self) -> Case:
        """Open the case and write down what is known of danger. On the first day, in its order."""
        file_id = self.received() if self.plan.way == "enquiry" else self.opened()
        with working(self.by, self.course.day, 13):
            case = the_case(self.by, file_id)
            self.people_and_reach(case)
            self.danger(case)
        return case

    def received(self) -> UUID:
        """Told to whoever receives, decided by the head two hours later."""
        head, receiver = self.house.with_role("head", self.unit), self.house.with_role("intake", self.unit)
        life = self.life
        with working(receiver, self.course.day, 9, 10):
            enquiry = receive(
                by=receiver, unit_id=self.unit, route=life.route, channel="face_to_face", urgency="today", synthetic=True,
                safe_now="no" if "lives_with_perpetrator" in life.facts else "yes", **self.telling(),
            )  # fmt: skip
        with working(head, self.course.day, 11):
            case = accept(by=head, enquiry=enquiry, lead_id=self.by.user_id, ppks=tuple(life.ppks))
        with working(self.by, self.course.day, 12):
            notices.seen(self.by, [one.id for one in notices.unseen(self.by)])
        return UUID(str(case.pk))

    @property
    def unit(self) -> UUID:
        return self.house.units[self.plan.unit]

    def telling(self) -> dict[str, Any]:
        """What was told at the door."""
        life = self.life
        return {
            "name": self.name,
            "called": self.called,
            "sex": life.sex,
            "age_stated": self.age,
            "birth": FuzzyDate.about(self.course.day.year - self.age),
            "informant_relation": INFORMANT[life.route],
            "told": self.chance.choice(life.told),
            "forms": [form for form in life.forms if form.startswith("practice:")],
            "facts": [fact for fact in life.facts if fact not in ("unsafe_guardian", "lives_with_perpetrator")],
            "place_kind": life.place,
            "perpetrator": self.perpetrator_name,
            "perpetrator_relation": life.perpetrator,
            "lives_with_perpetrator": "lives_with_perpetrator" in life.facts,
            "unsafe_guardian": life.unsafe_guardian,
            "phone": self.phone(),
            "safe_contact": "hari kerja pukul 09.00–15.00",
        }

    def opened(self) -> UUID:
        """The worker opens the file and writes what was told."""
        life = self.life
        with working(self.by, self.course.day, 10):
            case = open_case(by=self.by, unit_id=self.unit, client=self.client(), synthetic=True, ppks=life.ppks)
            wrongdoer = record_person(by=self.by, case=case, **self.perpetrator())
            self.known["perpetrator"] = (wrongdoer.entry, self.perpetrator())
            record_incident(
                by=self.by, case=case, forms=life.forms, told=self.chance.choice(life.told), told_by="client", own_view=life.own_view,
                happened=FuzzyDate.about(self.course.day.year - 1) if life.repeated != "once" else FuzzyDate.on(self.course.day - timedelta(days=4)),
                repeated=life.repeated, place_kind=life.place, online=life.online, factors=life.factors, impacts=life.impacts,
                perpetrators=[wrongdoer.entry], reported=["nobody"],
            )  # fmt: skip
            record_safety_facts(by=self.by, case=case, codes=[fact for fact in life.facts if fact != "unsafe_guardian"])
            return UUID(str(case.pk))

    def perpetrator(self) -> dict[str, Any]:
        """Keywords of record_person()."""
        life = self.life
        return {
            "name": self.perpetrator_name,
            "relation": life.perpetrator,
            "is_perpetrator": True,
            "in_household": life.in_household,
            "is_guardian": life.unsafe_guardian,
            "unsafe_guardian": life.unsafe_guardian,
        }

    def client(self) -> dict[str, Any]:
        """Keywords of describe_client()."""
        life = self.life
        languages = ("indonesian", "bisindo") if life.disability.get("communication") else ("indonesian",)
        return {
            "name": self.name,
            "called": self.called,
            "sex": life.sex,
            "birth": FuzzyDate.in_year(self.course.day.year - self.age),
            "education": life.education,
            "marital": life.marital,
            "occupation": life.occupation or None,
            "address": "Jalan Contoh, Kota Contoh",
            "address_protected": life.address_protected,
            "languages": list(languages),
            "needs_interpreter": len(languages) > 1,
            "lives_with": "serumah dengan pelaku" if "lives_with_perpetrator" in life.facts else None,
        }

    def phone(self) -> str:
        """A number in a range nobody is given."""
        return f"0812{self.chance.randint(0, 9_999):04d}{self.chance.randint(0, 9_999):04d}"

    def people_and_reach(self, case: Case) -> None:
        """Who may be called and how; the safe guardian of a child; somebody who supports; what makes our work accessible."""
        life = self.life
        if self.plan.way == "open":
            record_reach(
                by=self.by, case=case, channel="whatsapp", value=self.phone(), whose="klien", first_choice=True,
                when="hari kerja pukul 10.00–16.00", say="teman dari koperasi", never_say="Jangan sebut nama lembaga.",
            )  # fmt: skip
        record_reach(by=self.by, case=case, channel="visit", allowed=False)
        facts: dict[str, Any] = {"relation": SUPPORT.get(life.support, life.support), "is_support": True, "may_know": True}
        if life.safe_guardian:
            facts |= {"name": GUARDIAN_NAMED[life.safe_guardian], "relation": life.safe_guardian, "is_guardian": True}
        helper = record_person(by=self.by, case=case, **facts)
        self.known["support"] = (helper.entry, facts)
        if life.safe_guardian:
            self.guardian = helper.entry
        if life.disability:
            describe_disability(by=self.by, case=case, **life.disability)

    def danger(self, case: Case) -> None:
        """Protection first: the urgent step, the look at risk with its reasons, the plan made with the client."""
        life = self.life
        if life.urgent:
            record_urgent_step(by=self.by, case=case, kind="safe_house", what=life.urgent, reason=life.reasons, told_client="yes")
        assess_risk(
            by=self.by, case=case, level=life.level, reasons=life.reasons, facts=life.facts, protective=life.protective,
            client_view=life.own_view, review_on=self.again,
        )  # fmt: skip
        if life.plan:
            write_safety_plan(by=self.by, case=case, parts=life.plan, code_word="mangga matang", keep_paper="kept_here")


SUPPORT = {"sister": "older_sibling"}
