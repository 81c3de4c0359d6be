"""Once consent is withdrawn, no page of the group says her name where somebody had written it; what was written stands, and a form shows it whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.groupwork.actions.evaluating import evaluate_group
from sintas.groupwork.actions.feedback import close_round, give_answer, open_round
from sintas.groupwork.actions.group_tasks import give_group_task
from sintas.groupwork.actions.homework import give_homework
from sintas.groupwork.actions.ideas import add_idea
from sintas.groupwork.actions.members import leave
from sintas.groupwork.actions.picturing import keep_sociogram
from sintas.groupwork.actions.processing import write_process
from sintas.groupwork.models import Group, GroupAbout, Member
from sintas.groupwork.reading.for_paper import without_gone
from sintas.groupwork.reading.in_diary import sessions_in_diary
from sintas.groupwork.reading.my_day import groups_today
from sintas.groupwork.tests.meeting import a_session, let_in, read
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
SAID, HIDDEN = "Kenanga membuka putaran.", "[nama tidak ditampilkan] membuka putaran."
HERS = "menyapa tetangga"


@dataclass(frozen=True)
class Written:
    """What one day left in the group's file, every word of it SAID: `pages` show it, on `quiet` ones she would only be named."""

    pages: list[str]
    quiet: list[str]
    form: str
    hers: str


def a_day(ratna: Actor, group: Group, her: Member, other: Member, offer: UUID) -> Written:
    """Ratna writes; the caller acts as her."""
    home = f"/kelompok/{group.pk}/"
    early, met = (a_session(ratna, group, days=days, topic=SAID) for days in (-1, 0))
    read(ratna, group)
    write_process(by=ratna, case=group, session=met.entry, words=SAID)
    give_homework(by=ratna, case=group, session=early.entry, words=SAID)
    hers = give_homework(by=ratna, case=group, session=early.entry, words=HERS, member=str(her.pk))
    about, looked = GroupAbout.current.get(file_id=group.pk), evaluate_group(by=ratna, case=group, review={"communication": SAID})
    add_idea(by=ratna, case=group, words=SAID)
    picture = keep_sociogram(by=ratna, case=group, asked=[her.pk, other.pk], choices=[(other.pk, her.pk)], question=SAID, seen=SAID)
    task = give_group_task(by=ratna, group=group, title=SAID)
    asked = open_round(by=ratna, group=group, asked=3)
    for _time in range(3):
        give_answer(by=ratna, group=group, round_id=asked.pk, answers={"heard": "yes"}, words=SAID, submission=uuid4())
    close_round(by=ratna, group=group, round_id=asked.pk)
    shown = ["", "linimasa/", "sesi/", f"sesi/{early.entry}/", f"sesi/{met.entry}/pekerjaan-rumah/lihat-kembali/", f"umpan-balik/{asked.pk}/"]
    shown += ["gagasan/", "gagasan/kelompokkan/", f"tugas/{task.pk}/akhiri/", f"usulan/{offer}/", f"sosiogram/{picture.entry}/"]
    shown += [f"keterangan/{about.entry}/riwayat/", f"evaluasi/{looked.entry}/riwayat/", f"sosiogram/{picture.entry}/riwayat/"]  # one door for all
    return Written(
        [home + rest for rest in shown],
        [f"{home}anggota/{other.pk}/", f"{home}sesi/pekerjaan-rumah/{hers.entry}/riwayat/"],
        f"{home}sesi/{met.entry}/catatan/",
        f"{home}sesi/{early.entry}/pekerjaan-rumah/{hers.entry}/",
    )


def test_her_name_is_taken_out_of_what_others_wrote(
    form_a_group: Callable[..., Group], open_a_case: Callable[..., Any], propose_her: Callable[..., Any], people: dict[str, Actor],
    signed_in: Callable[[str], Any],
) -> None:  # fmt: skip
    """One of two members withdraws, on every page; once she comes back under the same name, she is named again."""
    ratna, budi, group = people["ratna"], people["budi"], form_a_group(name="Kawan Kenanga", need=SAID)
    case, other, third = (open_a_case("budi", name=name) for name in ("Bunga", "Dahlia", "Cempaka"))
    her, there = let_in(ratna, group, [case, other], propose_her, "Kenanga", "Dah")
    offer = propose_her(third, group, called="Cem", words=SAID)
    with acting_as(ratna.user_id):
        day = a_day(ratna, group, her, there, offer)
    home, page = f"/kelompok/{group.pk}/", signed_in("ratna")
    for path in (home, f"{home}linimasa/"):
        assert SAID in page.get(path).content.decode(), path
    with acting_as(budi.user_id):
        withdraw_consent(by=budi, case=case, purposes=["group_work"])
    for path in day.pages:
        text = page.get(path).content.decode()
        assert HIDDEN in text and "Kenanga" not in text, path
    for path in day.quiet:
        answer = page.get(path)
        text = answer.content.decode()
        assert answer.status_code == 200 and "Kenanga" not in text and HERS not in text, path
    called, today = "Kawan [nama tidak ditampilkan]", clock.today()
    assert called in page.get("/kelompok/").content.decode()
    with acting_as(ratna.user_id):
        mine = groups_today(ratna)
        assert mine is not None and mine.called == {group.pk: called}
        assert [one.title for _at, one in sessions_in_diary(ratna, today, today)] == [f"{called}, Sesi 2"]
    assert SAID in page.get(day.form).content.decode()  # to be put right
    assert page.get(day.hers).status_code == 404
    again = propose_her(case, group, called="Kenanga")
    assert "Kenanga" in page.get(f"{home}usulan/{again}/").content.decode()
    assert "masih ditangguhkan" in page.post(f"{home}usulan/{again}/siapkan/", follow=True).content.decode()
    with acting_as(ratna.user_id):
        leave(by=ratna, group=group, member_id=her.pk, reason="consent_withdrawn")
    assert page.post(f"{home}usulan/{again}/siapkan/").status_code == 302
    assert SAID in page.get(f"{home}linimasa/").content.decode()


def test_initials_are_taken_out_where_they_are_written_as_such() -> None:
    assert without_gone("JA dan Ja, ja; SAJA", "JA", "–") == "– dan Ja, ja; SAJA"
    assert without_gone("Si kecil datang", "Si", "–") == "Si kecil datang"  # a small word: only initials are known by their capitals
    assert without_gone("kak mel datang", "Mel", "–") == "kak – datang"
