"""What is taken home from a session, and asked about in a later one without judging (R251)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Record
from sintas.groupwork.actions.homework import give_homework, look_back
from sintas.groupwork.actions.processing import write_process
from sintas.groupwork.models import Group, GroupHomework, GroupSession, Member
from sintas.groupwork.reading.forming import of
from sintas.groupwork.tests.meeting import a_session, let_in, read
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def case(open_a_case: Make) -> Any:
    return open_a_case("budi", name="Bunga")


@pytest.fixture
def mel(group: Group, case: Any, people: People, propose_her: Make) -> Member:
    return let_in(people["ratna"], group, [case], propose_her, "Mel")[0]


@pytest.fixture
def met(group: Group, people: People, as_user: Make) -> list[GroupSession]:
    """Two sessions, both held."""
    ratna = people["ratna"]
    with as_user("ratna"):
        read(people["ratna"], group)
        rows = [a_session(ratna, group, days=days) for days in (-7, 0)]
        for row in rows:
            write_process(by=ratna, case=group, session=row.entry, words="baik")
        return rows


def look_back_in(by: Actor, group: Group, session: GroupSession, row: GroupHomework) -> int:
    return look_back(by=by, group=group, session=session.entry, results={row.entry: "done"})


def owed(group: Group) -> int | None:
    part = of(group, "implementation").implementation
    return part.homework_open if part else None


def test_on_the_pages(group: Group, met: list[GroupSession], mel: Member, people: People, signed_in: Make, as_user: Make) -> None:
    page, (first, second) = signed_in("ratna"), [f"/kelompok/{group.pk}/sesi/{one.entry}/" for one in met]
    assert page.post(f"{first}pekerjaan-rumah/", {"words": "menulis tiga hal baik", "submission": "E" * 22}).status_code == 302
    assert page.post(f"{first}pekerjaan-rumah/", {"words": "menyapa tetangga", "member": str(mel.pk)}).status_code == 302
    assert page.post(f"{first}pekerjaan-rumah/", {"words": " "}).status_code == 422
    with as_user("ratna"):
        read(people["ratna"], group)
        rows = {row.words: row for row in GroupHomework.current.all()}
        assert owed(group) == 2
        assert {row.line for row in Record.objects.filter(file_id=group.pk, kind="group_homework")} == {"menulis tiga hal baik", None}
    text = page.get(second).content.decode()
    assert "Lihat kembali 2 hal" in text
    form = page.get(f"{second}pekerjaan-rumah/lihat-kembali/").content.decode()
    assert "menyapa tetangga" in form and "Mel" in form
    done = f"r_{rows['menulis tiga hal baik'].entry.hex}"
    for _time in range(2):
        assert page.post(f"{second}pekerjaan-rumah/lihat-kembali/", {done: "partly"}).status_code == 302
    shown = page.get(first).content.decode()
    assert "Dikerjakan sebagian" in shown and "belum dilihat kembali" in shown
    change = page.get(f"{first}pekerjaan-rumah/{rows['menyapa tetangga'].entry}/").content.decode()
    assert "menyapa tetangga" in change and f'value="{mel.pk}" selected' in change
    with as_user("ratna"):
        assert owed(group) == 1 and GroupHomework.objects.count() == 3
        assert [row.detail["changed"] for row in Trail.objects.filter(verb="look back").order_by("pk")] == [1, 0]
        kept = GroupHomework.current.get(entry=rows["menulis tiga hal baik"].entry)
        assert (kept.result, kept.looked_in, kept.number) == ("partly", met[1].entry, 2)
        told = Record.objects.filter(file_id=group.pk, source_entry=kept.entry).values_list("happened_on", "late", "tags")
        assert told.get() == (met[1].on, False, ["partly"])  # of the session in which it was looked back on
        read(people["ratna"], group)
        give_homework(by=people["ratna"], case=group, session=met[0].entry, words="menulis dua hal baik", entry=kept.entry, based_on=2)
        assert told.get() == (met[1].on, False, ["partly"])


def test_given_in_the_last_session_it_is_not_owed_yet(group: Group, met: list[GroupSession], people: People, as_user: Make) -> None:
    with as_user("ratna"):
        give_homework(by=people["ratna"], case=group, session=met[1].entry, words="menulis")
        assert owed(group) == 0


def test_consent_withdrawn_nobody_reads_what_was_hers(
    group: Group, met: list[GroupSession], mel: Member, case: Any, people: People, signed_in: Make, as_user: Make
) -> None:
    with as_user("ratna"):
        give_homework(by=people["ratna"], case=group, session=met[0].entry, words="menyapa tetangga", member=str(mel.pk))
    with as_user("budi"):
        withdraw_consent(by=people["budi"], case=case, purposes=["group_work"])
    page = signed_in("ratna")
    for rest in (f"sesi/{met[0].entry}/", f"sesi/{met[1].entry}/pekerjaan-rumah/lihat-kembali/", "linimasa/"):
        text = page.get(f"/kelompok/{group.pk}/{rest}").content.decode()
        assert "menyapa tetangga" not in text and ">Mel<" not in text, rest


def test_what_cannot_be(group: Group, met: list[GroupSession], people: People, as_user: Make, signed_in: Make) -> None:
    ratna, dewi, session = people["ratna"], people["dewi"], met[0].entry
    with as_user("ratna"):
        with pytest.raises(BadInput):
            give_homework(by=ratna, case=group, session=session, words="x", member=str(uuid4()))
        row = give_homework(by=ratna, case=group, session=session, words="x")
        with pytest.raises(BadInput):
            look_back(by=ratna, group=group, session=met[1].entry, results={row.entry: "?"})
        with pytest.raises(NotYours):
            look_back(by=ratna, group=group, session=met[1].entry, results={uuid4(): "done"})
        ahead = a_session(ratna, group, days=1)
        for act in (lambda: give_homework(by=ratna, case=group, session=ahead.entry, words="x"), lambda: look_back_in(ratna, group, ahead, row)):
            with pytest.raises(BadInput):
                act()
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        give_homework(by=dewi, case=group, session=session, words="x")
    assert signed_in("ratna").get(f"/kelompok/{group.pk}/sesi/{met[1].entry}/pekerjaan-rumah/{row.entry}/").status_code == 404
    for rest in ("", "lihat-kembali/", f"{row.entry}/"):
        assert signed_in("budi").get(f"/kelompok/{group.pk}/sesi/{session}/pekerjaan-rumah/{rest}").status_code == 404
