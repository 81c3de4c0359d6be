"""Ratna asks each member alone whom she chooses; the picture holds ids, and names nobody who may not be named any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Case
from sintas.groupwork.actions.members import accept, take_up
from sintas.groupwork.actions.picturing import keep_sociogram
from sintas.groupwork.models import Group, GroupSociogram
from sintas.groupwork.reading.cohesion import cohesion_page
from sintas.groupwork.reading.rolls import SessionRoll
from sintas.kit import clock
from sintas.practice.group.cohesion import Roll
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def cases(open_a_case: Make) -> list[Case]:
    return [open_a_case("budi", name=name) for name in ("Bunga", "Dahlia", "Cempaka")]


@pytest.fixture
def members(group: Group, cases: list[Case], propose_her: Make, people: People) -> list[UUID]:
    """Mel, Dah and Cem take part."""
    ratna, ids = people["ratna"], []
    for case, called in zip(cases, ("Mel", "Dah", "Cem"), strict=True):
        release = propose_her(case, group, called=called)
        with acting_as(ratna.user_id):
            ids.append(accept(by=ratna, group=group, member_id=take_up(by=ratna, group=group, release_id=release).pk, words="sekali bicara").pk)
    return ids


def chip(one: UUID) -> str:
    return f"c_{one.hex}"


def test_on_the_pages_from_the_form_to_the_drawing(group: Group, members: list[UUID], signed_in: Make, as_user: Make) -> None:
    mel, dah, cem = members
    ratna, path = signed_in("ratna"), f"/kelompok/{group.pk}/sosiogram/"
    assert "Mel memilih" in ratna.get(path).content.decode()
    sent = {
        "question": "Dengan siapa senang bekerja?", "asked": [str(one) for one in members], chip(mel): [str(dah)], chip(dah): [str(mel)],
        "seen": "suasana hangat", "session_number": "2", "submission": "A" * 22,
    }  # fmt: skip
    assert [ratna.post(path, sent).status_code for _ in range(2)] == [302, 302]
    with as_user("ratna"):
        row = GroupSociogram.current.get(file_id=group.pk)
        assert Trail.objects.filter(file_id=group.pk, verb="record group_sociogram").count() == 1
    page = ratna.get(f"{path}{row.entry}/").content.decode()
    assert "<svg" in page and "saling memilih dengan Dah" in page and "suasana hangat" in page and "Sesi 2" in page
    home = ratna.get(f"/kelompok/{group.pk}/kebersamaan/").content.decode()
    assert "1 dari 3 pasangan (33%)" in home and "Belum terhubung: Cem." in home and "Duduklah dengannya" in home
    refused = ratna.post(path, {"asked": [str(mel), str(dah)], chip(mel): [str(cem)]})
    assert refused.status_code == 422 and "tidak ditandai sebagai ditanya" in refused.content.decode()
    changed = {"asked": [str(mel), str(dah)], chip(mel): [str(dah)], "based_on": "1"}
    assert ratna.post(f"{path}{row.entry}/ubah/", changed).status_code == 302
    assert ratna.post(f"{path}{row.entry}/ubah/", {**changed, "seen": "lain"}).status_code == 409
    assert "suasana hangat" in ratna.get(f"{path}{row.entry}/riwayat/").content.decode()


def test_without_members_it_says_what_comes_first(group: Group, signed_in: Make) -> None:
    page = signed_in("ratna").get(f"/kelompok/{group.pk}/sosiogram/").content.decode()
    assert "belum ada cukup anggota" in page and f'href="/kelompok/{group.pk}/#h-members"' in page and 'name="asked"' not in page


def test_who_took_her_consent_back_is_named_nowhere_and_nothing_of_the_picture_is_lost(
    group: Group, members: list[UUID], cases: list[Case], people: People, signed_in: Make
) -> None:
    ratna, budi = people["ratna"], people["budi"]
    mel, dah, cem = members
    with acting_as(ratna.user_id):
        row = keep_sociogram(by=ratna, case=group, asked=members, choices=[(mel, dah), (dah, mel), (cem, mel)])
    with acting_as(budi.user_id):
        withdraw_consent(by=budi, case=cases[2], purposes=["group_work"])
    page = signed_in("ratna")
    for path in (f"sosiogram/{row.entry}/", f"sosiogram/{row.entry}/ubah/", f"sosiogram/{row.entry}/riwayat/", "sosiogram/", "kebersamaan/"):
        text = page.get(f"/kelompok/{group.pk}/{path}").content.decode()
        assert "Dah" in text or path.startswith("kebersamaan"), path
        assert "Cem" not in text and str(cem) not in text and chip(cem) not in text, path
    assert "1 orang lain ikut ditanya" in page.get(f"/kelompok/{group.pk}/sosiogram/{row.entry}/").content.decode()
    with acting_as(ratna.user_id):
        trail.record(by=ratna, verb="read group cohesion", file_id=group.pk, opens=True)
        now = keep_sociogram(by=ratna, case=group, asked=[mel, dah], choices=[(mel, dah)], entry=row.entry, based_on=1)
        assert set(now.choices["asked"]) == {str(one) for one in members}
        assert sorted(now.choices["choices"]) == sorted([[str(mel), str(dah)], [str(cem), str(mel)]])
        with pytest.raises(BadInput):
            keep_sociogram(by=ratna, case=group, asked=[mel, cem], choices=[])


def test_over_time_only_those_asked_both_times_are_compared(group: Group, members: list[UUID], people: People) -> None:
    ratna = people["ratna"]
    mel, dah, _cem = members
    today = clock.today()
    with acting_as(ratna.user_id):
        keep_sociogram(by=ratna, case=group, asked=[mel, dah], choices=[(mel, dah)], happened=today - timedelta(days=14))
        keep_sociogram(by=ratna, case=group, asked=members, choices=[(mel, dah), (dah, mel)], happened=today)
        mel_, dah_, cem_ = map(str, members)

        def roll_of(*came: str) -> Roll:
            return Roll(frozenset({mel_, dah_, cem_}), dict.fromkeys(came, "present"), frozenset({mel_}))

        rolls = [
            SessionRoll(1, today - timedelta(days=14), roll_of(mel_, dah_, cem_)),
            SessionRoll(2, today, roll_of(mel_, cem_)),
        ]
        trail.record(by=ratna, verb="read group cohesion", file_id=group.pk, opens=True)
        shown = cohesion_page(group, "id", lambda _group: rolls)
    assert shown.pictures is not None and shown.sessions is not None and shown.chart is not None
    assert [str(cell.words) for cell in shown.pictures.rows[1][3:]] == ["1 dari 3 pasangan (33%)", "+100 poin di antara 2 orang", "1"]
    assert [str(row[2].words) for row in shown.sessions.rows] == ["3 dari 3", "2 dari 2"]
    assert any("Pernah datang dan belum terdengar: Dah, Cem." in one for one in shown.said)


def test_refused_and_not_there(group: Group, members: list[UUID], people: People, signed_in: Make) -> None:
    ratna, dewi = people["ratna"], people["dewi"]
    mel, dah, _cem = members
    with acting_as(ratna.user_id):
        row = keep_sociogram(by=ratna, case=group, asked=members, choices=[])
        for asked, choices in (([mel], []), ([mel, group.pk], []), ([mel, dah], [(mel, mel)])):
            with pytest.raises(BadInput):
                keep_sociogram(by=ratna, case=group, asked=asked, choices=choices)
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        keep_sociogram(by=dewi, case=group, asked=[mel, dah], choices=[])
    for who in ("budi", "tono", "lina", "sari"):
        for rest in ("kebersamaan/", "sosiogram/", f"sosiogram/{row.entry}/", f"sosiogram/{row.entry}/ubah/"):
            assert signed_in(who).get(f"/kelompok/{group.pk}/{rest}").status_code == 404, rest
    page = signed_in("ratna")
    page.post("/layar-bersama/", {"file": str(group.pk)})
    assert page.get(f"/kelompok/{group.pk}/kebersamaan/").status_code == NotNow.status  # the members' answers are not theirs to see


def test_many_pictures_ask_no_more(group: Group, members: list[UUID], people: People, signed_in: Make, django_assert_max_num_queries: Make) -> None:
    ratna = people["ratna"]
    mel, dah, _cem = members
    with acting_as(ratna.user_id):
        for _time in range(8):
            keep_sociogram(by=ratna, case=group, asked=members, choices=[(mel, dah)])
    page, path = signed_in("ratna"), f"/kelompok/{group.pk}/kebersamaan/"
    page.get(path)
    with django_assert_max_num_queries(22):
        assert page.get(path).status_code == 200
