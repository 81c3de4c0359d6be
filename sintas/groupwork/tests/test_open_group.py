"""Ratna forms a group in her unit: a file of its own, which nobody else reads."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from sintas.groupwork.actions.opening import open_group
from sintas.groupwork.models import Group, GroupAbout, GroupPassage
from sintas.groupwork.policy import offered_to, the_group
from sintas.practice.catalogue import load
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail, Wrap
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
SENT = {"name": "Kawan Rabu", "type": "self_help", "subtype": "mixed", "purposes": ["social_roles"], "openness": "open", "submission": "A" * 22}


def test_it_is_a_file_of_its_own(form_a_group: Callable[..., Group], as_user: Callable[[str], Any]) -> None:
    group = form_a_group(subtype="mixed", purposes=["social_roles"])
    with as_user("ratna"):
        assert (group.number, group.stage, group.type) == ("KS-K0001", "engagement", "self_help")
        assert Wrap.objects.filter(file_id=group.pk).count() == 3
        assert GroupPassage.objects.get(file_id=group.pk).stage == "engagement"
        assert GroupAbout.current.get(file_id=group.pk).name == "Kawan Rabu"
        assert Trail.objects.filter(file_id=group.pk, verb="open group").count() == 1


def test_colleagues_of_the_unit_know_that_it_is_there_and_no_word_of_it(
    form_a_group: Callable[..., Group], people: dict[str, Actor], as_user: Callable[[str], Any]
) -> None:
    group = form_a_group()
    for who, known in {"budi": 1, "sari": 1, "siska": 1, "inah": 0, "dewi": 0, "tono": 0, "lina": 0, "nyai": 0, "ana": 0}.items():
        with as_user(who):
            assert [one.number for one in offered_to(people[who])] == [group.number] * known, who
            assert not Group.objects.exists() and not GroupAbout.objects.exists() and not Wrap.objects.filter(file_id=group.pk).exists(), who
            with pytest.raises(NotYours):
                the_group(people[who], group.pk)


def test_on_the_page_and_sent_twice_it_is_one(
    signed_in: Callable[[str], Any], house: Any, as_user: Callable[[str], Any], people: dict[str, Actor]
) -> None:
    ratna = signed_in("ratna")
    assert "Belum ada kelompok." in ratna.get("/kelompok/").content.decode()
    with_her = {f"part_{people['ratna'].user_id.hex}": ["planner"], "mentors": [str(people["budi"].user_id)], "mentors_words": "Pak Hasan, bengkel"}
    sent = {**SENT, "unit": str(house.unit.pk)} | with_her
    answers = [ratna.post("/kelompok/baru/", sent) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302] and answers[0]["Location"] == answers[1]["Location"]
    home = ratna.get(answers[0]["Location"]).content.decode()
    assert "Kawan Rabu" in home and "Gabungan" in home and "Belum ada anggota." in home
    assert f"{people['ratna'].name}: Perencana" in home and people["budi"].name in home and "Pak Hasan" in home
    assert "Kawan Rabu" in ratna.get("/kelompok/").content.decode()
    with as_user("ratna"):
        assert Group.objects.count() == 1
    for who in ("budi", "tono", "lina", "sari"):
        assert signed_in(who).get(answers[0]["Location"]).status_code == 404


def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(signed_in: Callable[[str], Any], house: Any) -> None:
    answer = signed_in("ratna").post("/kelompok/baru/", {**SENT, "unit": str(house.unit.pk), "need": "beberapa ibu", "size_from": "8", "size_to": "3"})
    text = answer.content.decode()
    assert answer.status_code == 422 and "beberapa ibu" in text and "Jumlah terbanyak lebih kecil" in text


def test_the_words_of_group_work_are_offered_and_stand_on_the_home(signed_in: Callable[[str], Any], house: Any) -> None:
    """R221-R225, R233, R234, R236, R238: aims, subtypes, phases, purposes, ground rules, each chosen and read again; R235: the need in words."""
    ratna = signed_in("ratna")
    form = unescape(ratna.get("/kelompok/baru/").content.decode())
    chosen = {"aims": "group_aims", "purposes": "group_purposes", "rules": "group_ground_rules"}
    one = {"subtype": "group_subtypes", "phase": "sensitivity_phases"}
    for listed in (*chosen.values(), *one.values()):
        assert [row.label("id") for row in load(listed).in_use() if row.label("id") not in form] == []
    codes = {name: [row.code for row in load(listed).in_use()] for name, listed in chosen.items()}
    sent = {"name": "Kawan", "unit": str(house.unit.pk), "need": "beberapa ibu merasa sendirian", **codes}
    for kind, finer in (("self_help", "subtype"), ("sensitivity", "phase")):
        wanted = load(one[finer]).in_use()[-1]
        home = unescape(ratna.get(ratna.post("/kelompok/baru/", {**sent, "type": kind, finer: wanted.code})["Location"]).content.decode())
        assert wanted.label("id") in home and "beberapa ibu merasa sendirian" in home
        assert [row.label("id") for listed in chosen.values() for row in load(listed).in_use() if row.label("id") not in home] == []


def test_refused_without_the_power(people: dict[str, Actor], house: Any, signed_in: Callable[[str], Any]) -> None:
    for who, unit in (("dewi", house.unit), ("ratna", house.other_unit), ("siska", house.unit)):
        with acting_as(people[who].user_id), pytest.raises(Refusal):
            open_group(by=people[who], unit_id=unit.pk, name="Kawan")
    with acting_as(people["ratna"].user_id):
        for wrong in ({"name": " "}, {"name": "x", "type": "nowhere"}, {"name": "x", "rules": ["?"]}, {"name": "x", "size_from": 1}):
            with pytest.raises(BadInput):
                open_group(by=people["ratna"], unit_id=house.unit.pk, **wrong)
    assert signed_in("dewi").get("/kelompok/").status_code == 403


def test_a_long_list_asks_no_more_of_the_database(
    form_a_group: Callable[..., Group], signed_in: Callable[[str], Any], django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for at in range(6):
        form_a_group(name=f"Kawan {at}")
    ratna = signed_in("ratna")
    ratna.get("/kelompok/")
    with django_assert_max_num_queries(16):
        assert "Kawan 5" in ratna.get("/kelompok/").content.decode()
