"""Budi leaves: what he led goes to a colleague, what proved him is gone, nothing waits for him, and the administrator saw only numbers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from sintas.access.actions.leaving import leave
from sintas.cases.actions.appointing import appoint
from sintas.cases.actions.releasing import make_release
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.team import add_member, block
from sintas.cases.models import Access, Appointment, Case, Client, Release, Task
from sintas.cases.workload import left_behind
from sintas.intake.actions.receiving import receive
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail, Wrap
from sintas.safekeeping.refusals import BadInput
from sintas.staff import drafts
from sintas.staff.actor import actor_for
from sintas.staff.models import Authenticator, Draft, Notice, Posting, RecoveryCode, User
from sintas.staff.testing import a_code_for, hire

WORDS = "Ia minta ditemani ke persidangan hari Senin."


@pytest.fixture
def left(open_a_case: Any, people: Any, cast: Any, house: Any, as_user: Any) -> dict[str, Any]:
    """Budi leads two cases, helps in one, owes a task, an appointment and an approval, has begun to write, and wears a second step."""
    budi = people["budi"]
    led = [open_a_case("budi", name="Bunga"), open_a_case("budi", name="Melati")]
    helped = open_a_case("ratna", name="Anggrek")
    asked = open_a_case("ratna", name="Kenanga")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=helped, user_id=budi.user_id, role="second")
        give_task(by=people["ratna"], case=helped, owner_id=budi.user_id, title="Antar ke puskesmas")
        release = make_release(by=people["ratna"], case=asked, recipient_id=budi.user_id, purpose="approval", title="Rencana", parts=[])
    with as_user("budi") as keyring:
        keyring.own_key(budi.user_id)
        give_task(by=budi, case=led[0], owner_id=budi.user_id, title="Telepon psikolog")
        appoint(by=budi, case=led[1], starts_at=clock.now() + timedelta(days=2), about="Kunjungan")
        drafts.save_draft(by=budi, form=f"/kasus/{led[0].pk}/catatan/", fields={"text": [WORDS]})
        drafts.save_draft(by=budi, form="/pengaturan/", fields={"greeting": ["Mas Budi yang lama"]})
        Authenticator.objects.create(user_id=budi.user_id, secret="JBSWY3DPEHPK3PXP", made_at=clock.now(), confirmed_at=clock.now())
    a_code_for(cast["budi"])
    return {"led": led, "helped": helped, "asked": asked, "release": release}


def go(people: Any, cast: Any, house: Any, to: str = "ratna") -> Any:
    with acting_as(people["ana"].user_id):
        chosen = {house.unit.pk: cast[to].pk} if to else {}
        return leave(by=people["ana"], user=User.objects.get(username="budi"), receivers=chosen)


def test_one_screen_one_button(left, cast, house, signed_in, people):
    budi, ana, here = signed_in("budi"), signed_in("ana"), f"/petugas/{cast['budi'].pk}/berhenti/"
    assert budi.get("/kasus/").status_code == 200
    page = ana.get(here)
    words = page.content.decode()
    [unit] = page.context["units"]
    assert unit.title == "Rehabilitasi"
    assert unit.sub == "2 berkas dipimpin · 1 berkas dibantu · 3 tugas atau janji · 1 persetujuan ditunggu · 1 draf"
    assert page.context["own_drafts"] == 1
    assert not any(secret in words for secret in ("KS-0", "Bunga", "Melati", "Anggrek", "Telepon", WORDS, str(left["led"][0].pk)))
    assert "Ratna · 2 kasus" in words
    sent = ana.post(here, {f"unit_{house.unit.pk.hex}": str(cast["ratna"].pk)}, follow=True)
    assert "2 berkas diserahkan." in sent.content.decode()
    assert budi.get("/kasus/").url.startswith("/masuk/")
    assert {case.pk for case in left["led"]} <= set(cases_led("ratna", people))
    assert ana.get(f"/kasus/{left['led'][0].pk}/").status_code == 404  # she handed it over and never sees it


def cases_led(who: str, people: Any) -> list[Any]:
    with acting_as(people[who].user_id):
        return list(Access.objects.filter(user_id=people[who].user_id, role="lead", ended_at=None).values_list("file_id", flat=True))


def test_nothing_points_to_the_leaver_alive(left, people, cast, house):
    """Counted in the tables themselves, under every identity of the house; each kind is there before, so that the count can fail."""
    budi = cast["budi"].pk
    before = alive(budi)
    assert {name for name, count in before.items() if not count} == set()
    assert go(people, cast, house).waiting == 0
    assert {name: count for name, count in alive(budi).items() if count} == {}
    user = User.objects.get(pk=budi)
    assert (user.is_active, user.second_step_at, user.code_digest, user.has_usable_password()) == (False, None, None, False)


ALIVE = {
    "cases_access": "user_id = %s AND ended_at IS NULL",
    "cases_task": "owner_id = %s AND done_at IS NULL",
    "cases_appointment": "owner_id = %s AND state = 'planned'",
    "cases_release": "recipient_id = %s AND ended_at IS NULL",
    "staff_draft": "user_id = %s",
    "staff_notice": "user_id = %s",
    "staff_posting": "user_id = %s AND ended_at IS NULL",
    "staff_authenticator": "user_id = %s",
    "staff_recoverycode": "user_id = %s",
    "safekeeping_wrap": "ring = 'own' AND file_id = %s",
}


def alive(user_id: Any) -> dict[str, int]:
    """Rows by table, under each identity that may see them: the team sees its file, each their own."""
    found = dict.fromkeys(ALIVE, 0)
    for who in User.objects.values_list("pk", flat=True):
        with acting_as(who), connection.cursor() as c:
            for table, where in ALIVE.items():
                c.execute(f"SELECT count(*) FROM {table} WHERE {where}", [user_id])  # noqa: S608 - names of this module
                found[table] = max(found[table], c.fetchone()[0])
    return found


def test_what_was_begun_and_owed_goes_to_the_lead(left, people, cast, house, as_user):
    go(people, cast, house)
    with as_user("ratna"):
        assert {t.title for t in Task.objects.filter(owner_id=cast["ratna"].pk, done_at=None)} == {"Telepon psikolog", "Antar ke puskesmas"}
        assert Appointment.objects.get().owner_id == cast["ratna"].pk
        draft = Draft.objects.get()
        assert draft.passed_by == cast["budi"].pk
        assert drafts.draft_of(people["ratna"], draft.form, draft.filling).fields == {"text": [WORDS]}
        assert {n.code for n in Notice.objects.filter(user_id=cast["ratna"].pk)} >= {"cases_handed_over", "draft_passed_on", "reader_left"}
        handed = Trail.objects.filter(file_id=left["led"][0].pk, verb="hand over").get()
        assert (handed.actor_id, handed.detail["to"]) == (people["ana"].user_id, str(cast["ratna"].pk))
        assert Release.objects.get().ended_why == "reader_left"
    with as_user("sari"):
        assert Notice.objects.filter(code="leaver_cases_given").count() == 1


def test_the_list_of_drafts_says_from_whom(left, people, cast, house, signed_in):
    go(people, cast, house)
    page = signed_in("ratna").get("/draf/saya/").content.decode()
    assert "dari Budi" in page
    with acting_as(cast["ratna"].pk):
        filling = Draft.objects.get().filling
    assert WORDS in signed_in("ratna").get(f"/kasus/{left['led'][0].pk}/catatan/?draf={filling}").content.decode()


def test_what_is_kept_apart_waits_or_goes_inside_its_team(left, people, cast, house, as_user, open_a_case):
    """A conflict of interest waits for the head; a restricted file goes to its own second worker, whoever was chosen."""
    first, second = left["led"]
    cast["wati"] = hire("wati", house.unit, "worker")
    with as_user("budi"):
        block(by=people["budi"], case=first, user_id=cast["ratna"].pk)
        add_member(by=people["budi"], case=second, user_id=cast["wati"].pk, role="second")
        Case.objects.filter(pk=second.pk).update(restricted_at=clock.now())
    with as_user("ana"):
        from sintas.access.reading.leaving import leaver_of

        assert leaver_of(people["ana"], cast["budi"]).units[0].led == 1  # the restricted one is in no number
    done = go(people, cast, house)
    assert (done.handed, done.waiting) == (0, 1)  # nor in the number she reads afterwards
    assert second.pk in cases_led("wati", people | {"wati": actor_for(cast["wati"])})
    with as_user("sari"):
        assert Notice.objects.filter(code="cases_need_a_lead").count() == 1
    with as_user("ratna"):
        assert Client.objects.filter(file_id=first.pk).count() == 0
    # the head gives it to somebody else, and what Budi owed and wrote on it comes along
    from sintas.cases.actions.team import hand_over

    with as_user("sari"):
        hand_over(by=people["sari"], file_id=first.pk, new_lead_id=cast["wati"].pk, why="leaving")
    with as_user("wati"):
        assert Task.objects.get(title__isnull=False, file_id=first.pk).owner_id == cast["wati"].pk
        assert Draft.objects.get().passed_by == cast["budi"].pk


def test_the_head_hears_that_cases_wait_and_finds_them(left, people, cast, house, as_user, signed_in):
    assert signed_in("ana").post(f"/petugas/{cast['budi'].pk}/berhenti/").status_code == 303
    assert "2 berkas menunggu" in signed_in("ana").get(f"/petugas/{cast['budi'].pk}/").content.decode()
    with as_user("sari"):
        assert Notice.objects.filter(code="cases_need_a_lead").count() == 1
        assert {one.file_id for one in left_behind(people["sari"], house.unit.pk)} == {case.pk for case in left["led"]}


def test_without_a_receiver_it_waits_for_the_head_and_can_still_be_given(left, people, cast, house):
    assert go(people, cast, house, to="").waiting == 2
    assert go(people, cast, house, to="").waiting == 2  # repeating is harmless
    assert go(people, cast, house).handed == 2
    assert go(people, cast, house).handed == 0


@pytest.mark.parametrize("to", ["tono", "lina", "siska", "dewi", "ana", "budi"])
def test_not_to_anybody(left, people, cast, house, to):
    """Another unit, another house, no role of casework, the administrator herself, the leaver."""
    with pytest.raises(BadInput):
        go(people, cast, house, to=to)
    assert User.objects.get(username="budi").is_active  # all or nothing


def test_an_administrator_who_heads_the_unit_takes_them_and_the_teams_are_told(left, people, cast, house, as_user):
    with as_user("budi"):
        add_member(by=people["budi"], case=left["led"][0], user_id=cast["ratna"].pk, role="second")
    Posting.objects.create(user=cast["ana"], unit=house.unit, role="head")
    people["ana"] = actor_for(cast["ana"])
    assert go(people, cast, house, to="ana").handed == 2
    with as_user("ratna"):
        assert [n.file_id for n in Notice.objects.filter(user_id=cast["ratna"].pk, code="lead_changed")] == [left["led"][0].pk]


def test_an_enquiry_may_go_to_whoever_receives(left, people, cast, house, as_user):
    with as_user("budi"):
        enquiry = receive(by=people["budi"], unit_id=house.unit.pk, route="self", urgency="today", safe_now="no", name="Dahlia", told="x")
    done = go(people, cast, house, to="inah")
    assert (done.handed, done.waiting) == (1, 2)
    assert cases_led("inah", people) == [enquiry.pk]


@pytest.mark.parametrize("call", ["hand_over_all(%s, %s, %s)", "let_go_of(%s)"])
@pytest.mark.parametrize("who", ["ratna", "sari", "siska", "lina", "nyai", "ana"])
def test_the_database_refuses_whoever_may_not_and_whoever_still_works_here(left, people, cast, house, who, call):
    """As the real role, past every page. For Ana it is Budi's account that still stands."""
    given = [cast["budi"].pk, house.unit.pk, cast["ratna"].pk][: call.count("%s")]
    with acting_as(people[who].user_id), pytest.raises(ProgrammingError, match="only for somebody"), transaction.atomic(), connection.cursor() as c:
        c.execute(f"SELECT {call}", given)


@pytest.mark.parametrize("who", ["ratna", "sari", "siska", "lina", "nyai"])
def test_nobody_else_gets_numbers(left, people, cast, house, who):
    with acting_as(people[who].user_id), connection.cursor() as c:
        c.execute("SELECT count(*) FROM leaving_counts(%s)", [cast["budi"].pk])
        assert c.fetchone()[0] == 0
        c.execute("SELECT count(*) FROM leaving_loads(%s)", [house.unit.pk])
        assert c.fetchone()[0] == 0


def test_the_gate_opens_nothing_for_the_application(left, people, cast):
    """The owner's functions open a gate in the policies; set by the app role it must change nothing."""
    with acting_as(people["ana"].user_id), connection.cursor() as c:
        c.execute("SELECT set_config('app.gate', 'open', true)")
        for model in (Case, Client, Task, Release, Wrap, Draft, RecoveryCode):
            assert model.objects.count() == 0, model
        c.execute("SELECT set_config('app.gate', '', true)")


def test_coming_back_starts_from_nothing(left, people, cast, house, signed_in, as_user):
    go(people, cast, house)
    page = signed_in("ana").post(f"/petugas/{cast['budi'].pk}/kembali/")
    ((_name, _username, code),) = page.context["codes"]
    assert code
    with as_user("budi") as keyring:
        keyring.own_key(cast["budi"].pk)
        assert Draft.objects.count() == 0
        assert Wrap.objects.filter(ring="own").count() == 1
    assert not Posting.objects.filter(user=cast["budi"], ended_at=None).exists()
