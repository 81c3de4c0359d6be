"""fill(): one case with every kind of record, an enquiry, a carer's file, papers, requests for approval, made through the real verbs.

What stands here is invented and easy to recognise, so that a page's title or an address that carries any of it is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from typing import Any
from uuid import UUID

from sintas.access.actions.erasing import ask_erasure
from sintas.cases.actions.appointing import appoint
from sintas.cases.actions.duties import begin_duty, do_duty, leave_duty
from sintas.cases.actions.observing import observe
from sintas.cases.actions.opening import open_case
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.team import add_member
from sintas.casework.reading.packets import SUBJECTS
from sintas.directory.testing import an_address_book
from sintas.documents.actions.printing import make_final
from sintas.documents.actions.templating import put_in_template
from sintas.documents.catalogue import BY_PATH
from sintas.documents.reading.composing import wanted
from sintas.documents.reading.word_templates import bundled
from sintas.evidence.reading.family import WAYS
from sintas.exchange.actions.feeding import make_feed
from sintas.intake.actions.receiving import receive
from sintas.kit import clock
from sintas.practice import journeys
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import actor_for
from sintas.staff.models import Posting
from sintas.staff.testing import hire

from . import ahead, assessed, called, ended, first_file, grouped, offered, partners, received, shown, taking_part, tracked, watched
from .passkey import a_passkey_for

# Every one of these is sealed in the database; none may stand in a title or an address.
SECRETS = (
    "Melur", "Kenanga", "Parto", "Sulastri", "Wulandari", "mangga", "Jalan Sunyi", "telaga", "bengkel", "3171234509890123", "081298765432",
)  # fmt: skip
CALLED, NAME = "Kak Melur", "Melur Kenanga"
ENDINGS = ("_entry", "_end", "_history", "_page", "_withdraw", "_answer", "_strike", "_download", "_change", "_points")
OTHER_NAMES = {"cases:people": "cases:person", "evidence:family": "cases:person"} | dict.fromkeys(
    (f"exchange:referral{end}" for end in ("", "_step", "_note", "_link", "_link_back", "_unit", "_unit_back")), "casework:referral"
) | dict.fromkeys(
    (
        *(f"exchange:convening_{name}" for name in ("colleagues", "guest", "outsider", "off")),
        *(f"exchange:invitation{end}" for end in ("", "_reply", "_pack", "_pack_back")),
    ),
    "exchange:convening",
) | {
    "exchange:arrival_tell": "intake:received",
    "exchange:minutes_write": "exchange:convening",
    "exchange:minutes_sign": "exchange:minutes",
    "exchange:minutes_show": "exchange:minutes",
}


@dataclass
class Full:
    """Ids that addresses have holes for: by the name of the url, by the name of the hole, and where one hole shows several pages, all."""

    case: UUID
    other: UUID
    enquiry: UUID
    entries: dict[str, UUID]
    holes: dict[str, Any]
    several: dict[str, list[str]]

    def path(self, one: Any, file_id: UUID | None = None) -> str:
        """The address (desk.tests.test_every_page.Address) with its holes filled, of `file_id` or of the file it is for."""
        return str(one.fill(**self.holes | self.held_by(one), **self.of(one, file_id)))

    def paths(self, one: Any, file_id: UUID | None = None) -> Iterator[str]:
        """Every page behind the address: each stage, tool, subject, paper."""
        names = [hole.rpartition(":")[2] for hole in one.holes]
        several = [name for name in names if name in self.several]
        for values in product(*(self.several[name] for name in several)):
            yield str(one.fill(**self.holes | self.held_by(one) | dict(zip(several, values, strict=True)), **self.of(one, file_id)))

    def held_by(self, one: Any) -> dict[str, Any]:
        """The entry this address shows again: under its own name, or under what it is an ending, a history, an answer of."""
        base = next((one.name.removesuffix(end) for end in ENDINGS if one.name.endswith(end)), one.name)
        entry = self.entries.get(one.name) or self.entries.get(OTHER_NAMES.get(base, base))
        return {"entry": entry} if entry else {}

    def of(self, one: Any, file_id: UUID | None) -> dict[str, Any]:
        own = self.enquiry if of_an_enquiry(one.name) else self.holes["of_group"] if of_a_group(one) else self.case
        return {"file_id": file_id or own}


def of_an_enquiry(name: str) -> bool:
    """What intake shows in a case is of the case."""
    return (name.startswith("intake:") and name != "intake:received") or name in ("documents:enquiry_pdf", "documents:answer_pdf")


def of_a_group(one: Any) -> bool:
    """Pages of the group's own file; what group work shows in a case is of the case."""
    return bool(one.path.startswith("kelompok/"))


def fill(people: dict[str, Any], cast: dict[str, Any], house: Any) -> Full:
    """Everything Ratna could have written by now, what Inah took in, what Dewi may see of it, and what stands before Sari and Siska."""
    by, now = people["ratna"], clock.now()
    house.unit.letterhead, house.unit.letter_code = ["Sentra Contoh", "Jl. Contoh No. 5"], "PSL"
    house.unit.save()
    unit = by.units("cases.open")[0]
    puspa = actor_for(hire("puspa", house.unit, "worker", profession="psychologist"))
    with acting_as(puspa.user_id):
        own = shown.unit_scales(puspa, unit)
    with acting_as(by.user_id) as keyring:
        keyring.own_key(by.user_id)
        key = a_passkey_for(cast["ratna"], "Ponsel Melur")
        case = open_case(by=by, unit_id=unit, client={"name": NAME, "called": CALLED})
        other = open_case(by=by, unit_id=unit, client={"name": "Wulandari"})
        trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
        trail.record(by=by, verb="read file", file_id=other.pk, opens=True)
        early = ahead.before_consent(by, case)
        entries = first_file.write(by, case, other, now) | assessed.write(by, case) | ahead.write(by, case) | ended.write(by, case)
        entries |= tracked.write(by, case) | received.into_the_case(by, case)
        entries["casework:session_before_consent"] = early
        goal, step = entries["casework:goal"], entries["casework:plan_step"]
        entries |= shown.drawings(by, case) | shown.scales(by, case, own) | shown.measures(by, case, goal) | shown.levels(by, case, goal, step)
        partner = partners.links(by, case, entries["casework:referral"])
        stands = ahead.go_on(by, case)  # in evaluation, where one goal still has no result
        add_member(by=by, case=case, user_id=cast["dewi"].pk, role="carer")
        add_member(by=by, case=case, user_id=cast["budi"].pk, role="second")
        meeting = appoint(by=by, case=case, starts_at=now + timedelta(hours=3), kind="home_visit", place="Jalan Sunyi", about="telaga")
        task = give_task(by=by, case=case, owner_id=by.user_id, title="Menemani ke bengkel", due_at=now + timedelta(days=1))
        give_task(by=by, case=case, owner_id=by.user_id, title="Menelepon Sulastri", due_at=now - timedelta(days=2))
        duty = begin_duty(by=by, case=case, duty="tpks_police_report")
        do_duty(by=by, task=begin_duty(by=by, case=case, duty="kdrt_rights"), evidence="Dijelaskan kepada Wulandari di telaga.")
        left = begin_duty(by=by, case=case, duty="kdrt_safe_house")
        leave_duty(by=by, task=left, because="client_wish", reason="Ia memilih tinggal dekat bengkel.")
        erasure = ask_erasure(by=by, case=other, ground="client_wish", words="Wulandari memintanya di telaga.")
        secret = make_feed(by=by)
        group_entries, group_has = grouped.together(by, unit, case, other)
        entries |= group_entries
        called_entries, invited = called.together(by, case, cast["budi"].pk, people["sari"])
        entries |= called_entries
        paper = make_final(by=by, case=case, wish=wanted("safety_plan", "id", "house", "service", None), asked_again=True)
        book = an_address_book(by)
    with acting_as(people["ana"].user_id):
        put_in_template(by=people["ana"], unit=house.unit, slug="social_report", lang="id", body=bundled("social_report", "id"))
    unit_has = taking_part.of_the_unit(people["sari"], unit)
    with acting_as(by.user_id):
        entries |= taking_part.write(by, case, unit_has)
    letter, asked = ended.put_forward(people, cast, case)
    transfer = offered.to_another_unit(people, cast, house, case)
    arrival = offered.a_referral(people, house, case)
    with acting_as(people["dewi"].user_id):
        observe(by=people["dewi"], case=case, text="Ia makan bersama yang lain.", worrying=True)
    with acting_as(people["inah"].user_id):
        enquiry = receive(
            by=people["inah"], unit_id=unit, route="self", urgency="today", safe_now="no", name="Kenanga", called="Mbak Kenanga",
            told="Parto datang lagi.", lives_with_perpetrator=True, phone="081298765432", nik="3171234509890123",
        )  # fmt: skip
        entries |= received.with_the_enquiry(people["inah"], enquiry)
    looking = watched.to_look_at(people, cast, house, other)
    posting = Posting.objects.filter(user=cast["budi"]).first()
    assert posting is not None
    return Full(
        case.pk,
        other.pk,
        enquiry.pk,
        entries | {"casework:approval": asked, "exchange:transfer": transfer},
        {
            "appointment_id": meeting.pk, "task_id": task.pk, "duty_id": duty.pk, "paper_id": letter, "user_id": cast["budi"].pk, "unit_id": unit,
            "posting_id": posting.pk, "stage": stands, "path": "catatan-saya", "number": 1, "kind": "person",
            "approval_id": asked, "subject": "assessment", "of": letter, "tool": "ecomap", "sheet": "laporan-sosial", "lang": "id",
            "erasure_id": erasure.pk, "transfer_id": transfer, "arrival_id": arrival, **unit_has,
            "leave_id": own["leave_id"], "passkey_id": key.pk, "slug": own["slug"], "ref": "client", "how": "child", "scale": "satisfaction", "language": "id",
            "secret": secret, **invited,
            "institution_id": book.safe_house, "place_id": book.safe_office, "service_id": book.shelter, "contact_id": book.safe_contact,
            "protected_id": book.protected_id,
            "track": "medical", "part": "medical-examination",
            **looking,
            **group_has,
            **partner,
        },
        {
            "stage": list(journeys.get(case.journey).stages),
            "moment": [row.code for row in load("group_note_moments").in_use()],
            "tool": [row.code for row in load("assessment_tools").in_use()],
            "subject": list(SUBJECTS),
            "path": list(BY_PATH),
            "paper_id": [str(letter), str(paper.pk)],
            "slug": [own["slug"], own["form"]],
            "track": ["medical", "legal"],
            "how": list(WAYS),
            "scale": ["satisfaction", "gad7", "csq8", f"own-{own['slug']}", f"own-{own['form']}"],
        },
    )  # fmt: skip
