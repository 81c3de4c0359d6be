"""Sari accepts an enquiry: Ratna leads, Budi helps, every fact has walked over, and Sari no longer sees the case."""

from datetime import timedelta

import pytest
from django.utils import translation

from sintas.cases.actions.incident import record_incident
from sintas.cases.models import Access, Client, Disability, Flag, Incident, Person, Record, SafetyFact, Task
from sintas.cases.policy import visible_to as cases_of
from sintas.cases.reading.consent import standing
from sintas.intake.actions.accepting import accept
from sintas.intake.actions.deciding import decide_otherwise
from sintas.intake.actions.receiving import receive
from sintas.intake.models import Enquiry
from sintas.intake.policy import visible_to
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.notices import unseen

TOLD = {
    "name": "Melati",
    "called": "Mbak Mel",
    "phone": "+6281234567890",
    "told": "dipaksa kakak ipar berulang kali",
    "danger": "kamar tidak bisa dikunci",
    "done_now": "diantar ke rumah bibi",
    "perpetrator": "R",
    "lives_with_perpetrator": True,
    "forms": ["practice:sexual"],
    "facts": [],
}


@pytest.fixture
def received(people, house, as_user):
    with as_user("inah"):
        return receive(by=people["inah"], unit_id=house.unit.pk, route="self", urgency="today", safe_now="no", **TOLD)


@pytest.fixture
def accepted(received, people, cast, as_user):
    with as_user("sari"):
        return accept(by=people["sari"], enquiry=received, lead_id=cast["ratna"].pk, second_id=cast["budi"].pk, ppks=("violence",))


def test_lead_and_second_are_on_the_case_and_the_head_is_not(accepted, people, as_user):
    for who, sees in {"ratna": 1, "budi": 1, "sari": 0, "inah": 0, "tono": 0, "lina": 0}.items():
        with as_user(who):
            assert cases_of(people[who]).count() == sees, who
    with as_user("ratna"):
        roles = Access.objects.filter(file_id=accepted.pk, ended_at=None).values_list("role", flat=True)
        assert sorted(roles) == ["lead", "second"]


def test_nothing_is_typed_twice(accepted, people, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=accepted.pk, opens=True)
        client = Client.current.get()
        assert (client.name, client.called) == ("Melati", "Mbak Mel")
        incident = Incident.current.get()
        assert incident.told == TOLD["told"]
        assert incident.forms == ["practice:sexual"]
        assert Person.current.get(is_perpetrator=True).in_household
        assert SafetyFact.current.filter(file_id=accepted.pk).exists()
        assert {"enquiry", "opened", "urgent_step", "incident"} <= set(Record.objects.values_list("kind", flat=True))
        assert "lives_with_perpetrator" in Flag.objects.filter(ended_at=None).values_list("code", flat=True)


def test_a_law_ticked_afterwards_counts_from_the_report_and_not_from_the_acceptance(people, house, cast, as_user):
    told_at = clock.now() - timedelta(hours=50)
    with as_user("inah"):
        waited = receive(by=people["inah"], unit_id=house.unit.pk, route="self", received_at=told_at, **TOLD)
    with as_user("sari"):
        case = accept(by=people["sari"], enquiry=waited, lead_id=cast["ratna"].pk)
    with as_user("ratna"):
        row = Incident.current.get(file_id=case.pk)
        record_incident(by=people["ratna"], case=case, forms=[*row.forms, "tpks:rape"], told=TOLD["told"], entry=row.entry, based_on=1)
        assert Task.objects.get(duty="tpks_police_report").starts_at == told_at


def test_the_enquiry_is_decided_once(accepted, received, people, cast, as_user):
    with as_user("sari"):
        again = Enquiry.objects.get(pk=received.pk)
        assert (again.state, again.case_file_id) == ("accepted", accepted.pk)
        with pytest.raises(NotNow):
            accept(by=people["sari"], enquiry=again, lead_id=cast["ratna"].pk)
        with pytest.raises(NotNow):
            decide_otherwise(by=people["sari"], enquiry=again, state="withdrawn")


def test_only_the_head_decides(received, people, cast, as_user):
    with as_user("inah"), pytest.raises(Refusal):
        accept(by=people["inah"], enquiry=received, lead_id=cast["ratna"].pk)
    with as_user("lina"):
        assert visible_to(people["lina"]).count() == 0


def test_redirecting_says_where_and_refusing_says_why(received, people, as_user):
    with as_user("sari"):
        with pytest.raises(BadInput) as nowhere:
            decide_otherwise(by=people["sari"], enquiry=received, state="redirected")
        assert "redirected_to" in nowhere.value.fields
        with pytest.raises(BadInput):
            decide_otherwise(by=people["sari"], enquiry=received, state="not_eligible")
        decide_otherwise(by=people["sari"], enquiry=received, state="redirected", redirected_to="UPTD PPA Kota")
        assert Enquiry.objects.get().state == "redirected"
    with as_user("inah"):
        assert visible_to(people["inah"]).count() == 1  # she received it and answers for it
    with as_user("ratna"):
        assert visible_to(people["ratna"]).count() == 0


def test_the_decision_page(received, signed_in, cast, as_user, people):
    sari = signed_in("sari")
    page = sari.get(f"/pengaduan/{received.pk}/keputusan/").content.decode()
    assert "Ratna · 0" in page  # open cases in view
    assert signed_in("lina").get(f"/pengaduan/{received.pk}/keputusan/").status_code == 404
    without_lead = sari.post(f"/pengaduan/{received.pk}/keputusan/", {"decision": "accepted"})
    assert without_lead.status_code == 422
    assert "Pilih pendamping utama" in without_lead.content.decode()
    done = sari.post(f"/pengaduan/{received.pk}/keputusan/", {"decision": "accepted", "lead": str(cast["ratna"].pk)})
    assert done.status_code == 302, done.content.decode()
    with as_user("ratna"):
        assert cases_of(people["ratna"]).count() == 1


def test_whatever_was_told_walks_over(people, house, cast, as_user):
    """Every field of the enquiry, one at a time awkward: no name, a guardian who is not the perpetrator, words no list knows."""
    more = {
        "needs": "bahasa isyarat; membawa bayi",
        "informant": "Bu RT",
        "informant_phone": "+6281200000001",
        "unsafe_guardian": True,
        "perpetrator_relation": "neighbour",
        "told": "diancam tetangga",
        "own_words": {"sex": "belum mau menyebut", "forms": "diusir dari kontrakan", "route": "lewat kader"},
    }
    with as_user("inah"):
        one = receive(by=people["inah"], unit_id=house.unit.pk, route="", urgency="today", safe_now="no", **more)
    with as_user("sari"), translation.override("en"):
        case = accept(by=people["sari"], enquiry=one, lead_id=cast["ratna"].pk)
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        client = Client.current.get()
        assert (client.name, client.own_words) == ("Belum disebut", {"sex": "belum mau menyebut"})
        assert Disability.current.get().accommodation == "bahasa isyarat; membawa bayi"
        guardian = Person.current.get(is_guardian=True)
        assert (guardian.unsafe_guardian, guardian.is_perpetrator) == (True, False)
        assert not Person.current.get(is_perpetrator=True).is_guardian
        assert ("Bu RT", "+6281200000001") in [(one.name, one.phone) for one in Person.current.all()]
        assert Incident.current.get().own_words == {"forms": "diusir dari kontrakan"}
        assert SafetyFact.current.get().words == "Tidak aman saat pengaduan diterima."
        row = Record.objects.get(kind="enquiry")
        assert ("lewat kader" in row.line, row.uncoded, row.tags) == (True, True, ["today"])
        assert {"unsafe_guardian", "accommodation"} <= set(Flag.objects.filter(ended_at=None).values_list("code", flat=True))


def test_an_unsafe_guardian_alone_is_never_lost(people, house, cast, as_user):
    with as_user("inah"):
        one = receive(by=people["inah"], unit_id=house.unit.pk, route="self", told="anak takut pulang", unsafe_guardian=True)
    with as_user("sari"):
        case = accept(by=people["sari"], enquiry=one, lead_id=cast["ratna"].pk)
    with as_user("ratna"):
        assert Flag.objects.filter(file_id=case.pk, code="unsafe_guardian", ended_at=None).exists()
        facts = standing(case, clock.today())
        assert (facts.guardians, facts.safe_guardians) == (1, 0)


def test_the_lead_is_told_at_once_and_how_urgent_it_is(received, people, house, cast, as_user):
    with as_user("inah"):
        calm = receive(by=people["inah"], unit_id=house.unit.pk, route="self", urgency="planned", safe_now="yes", told="x")
    with as_user("sari"):
        case = accept(by=people["sari"], enquiry=received, lead_id=cast["ratna"].pk, second_id=cast["budi"].pk)
        later = accept(by=people["sari"], enquiry=calm, lead_id=cast["ratna"].pk)
        mine = receive(by=people["sari"], unit_id=house.unit.pk, route="self", urgency="now", told="x")
        accept(by=people["sari"], enquiry=mine, lead_id=cast["sari"].pk)
        assert unseen(people["sari"]) == []
    with as_user("ratna"):
        assert {(one.code, one.file_id) for one in unseen(people["ratna"])} == {("urgent_case_given", case.pk), ("case_given", later.pk)}
    with as_user("budi"):
        assert [one.code for one in unseen(people["budi"])] == ["added_to_case"]


def test_what_threatens_is_not_pinned_to_another_fact(people, house, cast, as_user):
    with as_user("inah"):
        one = receive(
            by=people["inah"], unit_id=house.unit.pk, route="self", told="x", danger="ia mencari sampai ke kantor", facts=["strangulation"]
        )
    with as_user("sari"):
        case = accept(by=people["sari"], enquiry=one, lead_id=cast["ratna"].pk)
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        kept = {(one.fact, one.words) for one in SafetyFact.current.filter(file_id=case.pk)}
        assert kept == {("strangulation", None), ("", "ia mencari sampai ke kantor")}
