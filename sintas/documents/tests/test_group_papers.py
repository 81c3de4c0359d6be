"""Ratna prints the proposal and the contract of her group: nobody of it is named, and of whoever took consent back nothing stands there at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Case
from sintas.documents.group_papers import SHELF
from sintas.documents.wording import LANGUAGES, table
from sintas.groupwork.actions.agreeing import agree_contract
from sintas.groupwork.actions.members import accept, take_up
from sintas.groupwork.models import Group
from sintas.kit.paper.reading import text_of
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def cases(open_a_case: Make) -> dict[str, Case]:
    return {called: open_a_case("budi", name=f"{called} Asli") for called in ("Mawar Putih", "Kenanga")}


@pytest.fixture
def group(cases: dict[str, Case], form_a_group: Make, propose_her: Make, people: People, letterhead: Any) -> Group:
    """Two members; what the group wrote names both of them, as words do."""
    made: Group = form_a_group(
        name="Kawan Rabu", need="Kenanga dan Mawar Putih takut keluar rumah", purposes=["social_roles"], rules=["stays_here"],
        rules_words="saling menunggu giliran", schedule="Rabu pukul 10", size_from=4, size_to=8,
        roles=[f"planner:{people['ratna'].user_id}"],
    )  # fmt: skip
    ratna = people["ratna"]
    for called, case in cases.items():
        release = propose_her(case, made, called=called)
        with acting_as(ratna.user_id):
            accept(by=ratna, group=made, member_id=take_up(by=ratna, group=made, release_id=release).pk, words="dua kali bicara")
    return made


def printed(browser: Any, group: Group, paper: str, **sent: str) -> str:
    answer = browser.post(f"/kelompok/{group.pk}/surat/{paper}/pdf/", sent)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox" and "Kawan" not in answer["Content-Disposition"]
    return " ".join(" ".join(text_of(answer.content)).split())


def test_the_proposal_names_numbers_and_nobody(group: Group, signed_in: Make, as_user: Make) -> None:
    text = printed(signed_in("ratna"), group, "usulan")
    for said in ("Usulan kelompok", "Sentra Contoh Melati", group.number, "Kawan Rabu", "saling menunggu giliran", "Rabu pukul 10", "4 sampai 8 orang"):
        assert said in text, said
    assert ": Perencana" in text
    assert "K dan MP takut keluar rumah" in text and "Kepala Unit Rehabilitasi" in text and "Anggota sekarang 2" in text
    for kept in ("Mawar", "Kenanga", "Asli"):
        assert kept not in text, kept
    with as_user("ratna"):
        assert [(row.detail["slug"], row.file_id) for row in Trail.objects.filter(verb="print group")] == [("group_proposal", group.pk)]


def test_whoever_took_consent_back_stands_nowhere(group: Group, cases: dict[str, Case], people: People, signed_in: Make) -> None:
    with acting_as(people["budi"].user_id):
        withdraw_consent(by=people["budi"], case=cases["Kenanga"], purposes=["group_work"])
    text = printed(signed_in("ratna"), group, "usulan")
    assert "[nama tidak dicetak] dan MP takut keluar rumah" in text and "Anggota sekarang 1" in text and "Kenanga" not in text


def test_the_contract_has_lines_for_whoever_wants_to_sign(group: Group, people: People, signed_in: Make, as_user: Make) -> None:
    ratna = signed_in("ratna")
    page = ratna.get(f"/kelompok/{group.pk}/surat/").content.decode()
    assert "Kontrak kelompok" in page and page.count('value="filled"') == page.count('value="blank"') - 4  # nothing is agreed, planned or written yet
    assert ratna.post(f"/kelompok/{group.pk}/surat/kontrak/pdf/").status_code == 409
    empty = printed(ratna, group, "kontrak", **{"as": "blank"})
    assert "Nama yang dipilih" in empty and "Kawan Rabu" not in empty
    with as_user("ratna"):
        agree_contract(by=people["ratna"], case=group, aims="saling menguatkan, kata Kenanga", confidentiality="tinggal di sini", read_aloud=True)
    text = printed(ratna, group, "kontrak")
    for said in ("saling menguatkan, kata K", "tinggal di sini", "Isinya dibacakan", "Nama yang dipilih", "Fasilitator", "Contoh,"):
        assert said in text, said
    assert "Kenanga" not in text and "Asli" not in text
    assert "Group contract" in printed(ratna, group, "kontrak", b="en")


def test_another_team_finds_nothing_and_a_student_prints_nothing(group: Group, signed_in: Make) -> None:
    for who in ("budi", "tono", "lina", "sari", "siska"):
        assert signed_in(who).get(f"/kelompok/{group.pk}/surat/").status_code == 404, who
        assert signed_in(who).post(f"/kelompok/{group.pk}/surat/usulan/pdf/").status_code == 404, who
    assert signed_in("ratna").post(f"/kelompok/{group.pk}/surat/lain/pdf/").status_code == 404


@pytest.mark.parametrize("slug", [one.slug for one in SHELF])
def test_each_word_stands_in_both_languages(slug: str) -> None:
    for key, texts in table(f"board/{slug}").items():
        assert set(texts) == set(LANGUAGES), key
        assert sorted(re.findall(r"{\w+}", texts["id"])) == sorted(re.findall(r"{\w+}", texts["en"])), key
