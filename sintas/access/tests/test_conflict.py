"""A conflict of interest: whoever is kept out of a file finds nothing of it, through any door, whatever their team or role was before."""

from __future__ import annotations

import pytest

from sintas.access.actions.joining import join
from sintas.cases.actions.releasing import make_release
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.team import add_member, block
from sintas.cases.policy import visible_to
from sintas.cases.reading.releases import outlines
from sintas.cases.reading.tasks import tasks_of
from sintas.cases.workload import cases_led, open_cases_per_person
from sintas.desk.tests.test_every_page import NOBODY, OF_A_FILE
from sintas.intake.actions.accepting import accept
from sintas.intake.actions.receiving import receive
from sintas.intake.policy import visible_to as enquiries_of
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import NotYours
from sintas.staff import drafts
from sintas.staff.models import Draft, Notice

SECRET = "Bunga Sekuntum"


@pytest.fixture
def case(open_a_case, people, as_user, cast):
    made = open_a_case("ratna", name=SECRET)
    with as_user("ratna"):
        add_member(by=people["ratna"], case=made, user_id=cast["budi"].pk, role="second")
    return made


def test_a_session_of_before_finds_no_page_notice_draft_or_task(case, people, as_user, cast, signed_in):
    budi, note = signed_in("budi"), f"/kasus/{case.pk}/catatan/"
    assert SECRET.split()[0] in budi.get(f"/kasus/{case.pk}/orang/").content.decode()
    with as_user("budi"):
        drafts.save_draft(by=people["budi"], form=note, fields={"text": ["kata-kata yang belum dikirim"]})
        assert Draft.objects.get().file_id == case.pk
    with as_user("ratna"):
        give_task(by=people["ratna"], case=case, owner_id=cast["budi"].pk, title="Menjenguk")
        block(by=people["ratna"], case=case, user_id=cast["budi"].pk)
    for path in ("/", "/kasus/", "/draf/saya/", "/jadwal/", "/lainnya/"):
        page = budi.get(path).content.decode()
        assert not [word for word in (case.number, "Menjenguk", str(case.pk), "BS") if word in page], path
    with as_user("budi"):
        assert not (Notice.objects.exists() or Draft.objects.exists() or tasks_of(people["budi"]) or visible_to(people["budi"]).exists())
        with pytest.raises(NotYours):
            drafts.save_draft(by=people["budi"], form=note, fields={"text": ["lagi"]})
    found = budi.post("/cari/", {"q": "Bunga"}).content.decode()
    assert case.number not in found
    for address in OF_A_FILE:
        theirs, nobodys = budi.get(address.fill(file_id=case.pk)), budi.get(address.fill(file_id=NOBODY))
        assert (theirs.status_code, len(theirs.content)) == (nobodys.status_code, len(nobodys.content)), address.name


def test_a_head_who_is_kept_out_counts_lists_and_reads_nothing(case, people, as_user, cast):
    with as_user("ratna"):
        make_release(by=people["ratna"], case=case, recipient_id=cast["sari"].pk, purpose="approval", title="Rencana", parts=[])
    with as_user("sari"):
        join(by=people["sari"], file_id=case.pk, reason="safety")
        assert visible_to(people["sari"]).exists()
    with as_user("ratna"):
        block(by=people["ratna"], case=case, user_id=cast["sari"].pk)
    with as_user("sari"):
        sari = people["sari"]
        assert not visible_to(sari).exists() and outlines(sari, [case.pk]) == {} and cases_led(sari, case.unit_id) == []
        assert sum(load.lead + load.member for load in open_cases_per_person(sari, case.unit_id).values()) == 0
        with pytest.raises(NotYours):
            join(by=sari, file_id=case.pk, reason="safety")


def test_the_enquiry_it_came_from_shuts_with_it(people, as_user, cast):
    inah, sari = people["inah"], people["sari"]
    with as_user("inah"):
        enquiry = receive(by=inah, unit_id=inah.units()[0], route="self", urgency="today", safe_now="yes", name=SECRET, told="Pengaduan.")
    with as_user("sari"):
        case = accept(by=sari, enquiry=enquiries_of(sari).get(pk=enquiry.pk), lead_id=cast["ratna"].pk)
    with as_user("inah"):
        assert enquiries_of(inah).filter(pk=enquiry.pk).exists()
    with as_user("ratna"):
        block(by=people["ratna"], case=case, user_id=cast["inah"].pk)
    with acting_as(cast["inah"].pk):
        assert not enquiries_of(inah).filter(pk=enquiry.pk).exists()
