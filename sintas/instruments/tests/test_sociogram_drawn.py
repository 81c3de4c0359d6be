"""The sociogram as a picture: a target, one arrow for two who choose each other, no arrow over a name."""

import random

import pytest

from sintas.instruments.instrument import Manner
from sintas.instruments.library.sociogram import INSTRUMENT as SOCIOGRAM
from sintas.kit.drawing import png
from sintas.kit.tests import pace

from .maps_people import LONG, MS
from .maps_read import SVG, ends, groups, is_whole, legend, marks, words
from .test_sociogram import GROUP, choices

FEW = choices("Ani Budi", "Budi Ani", "Citra Ani", "Dewi Ani", "Dewi !Citra", "Gita !Eko", "Eko !Gita", "Eko Ani")
MEETING = "Teman mengerjakan tugas"


@pytest.fixture
def drawing():
    return SOCIOGRAM.draw(SOCIOGRAM.clean({"members": GROUP, "choices": FEW, "criterion": MEETING}), MS, Manner())


def test_who_chooses_each_other_is_one_arrow_with_two_heads(drawing):
    drawn = {kind: groups(drawing, kind) for kind in ("choose", "mutual", "reject", "mutual_reject")}
    assert {kind: len(found) for kind, found in drawn.items()} == {"choose": 3, "mutual": 1, "reject": 1, "mutual_reject": 1}
    assert {kind: {ends(one) for one in found} for kind, found in drawn.items()} == {
        "choose": {1},
        "mutual": {2},
        "reject": {1},
        "mutual_reject": {2},
    }
    for kind in ("reject", "mutual_reject"):
        for one in drawn[kind]:
            assert one.find(f"{SVG}polyline").get("stroke-dasharray")
            assert len(one.findall(f"{SVG}line")) == 1  # the bar
    assert not any(one.find(f"{SVG}polyline").get("stroke-dasharray") for one in drawn["choose"] + drawn["mutual"])


def test_it_is_told_member_by_member(drawing):
    assert drawing.title == "Sosiogram"
    assert drawing.items == [
        "Pertanyaan: Teman mengerjakan tugas",
        "Ani: dipilih 4 orang; saling memilih dengan Budi",
        "Budi: dipilih 1 orang; saling memilih dengan Ani",
        "Citra: dipilih 0 orang; memilih Ani; dihindari 1 orang",
        "Dewi: dipilih 0 orang; memilih Ani; tidak memilih atau menghindari Citra",
        "Eko: dipilih 0 orang; memilih Ani; tidak memilih atau menghindari Gita; dihindari 1 orang",
        "Fitri: dipilih 0 orang",
        "Gita: dipilih 0 orang; tidak memilih atau menghindari Eko; dihindari 1 orang",
        "Hana: dipilih 0 orang",
        "Saling memilih: 1 dari 28 pasangan yang mungkin",
        "Paling banyak dipilih: Ani",
        "Belum dipilih: Citra, Dewi, Eko",
        "Belum terhubung (tidak memilih dan belum dipilih): Fitri, Gita, Hana",
    ]
    assert len(marks(drawing)) == len(drawing.items) - 1
    assert legend(drawing) == ["Memilih", "Saling memilih", "Tidak memilih atau menghindari", "Paling banyak dipilih", "Belum terhubung"]


def test_the_more_often_chosen_stands_nearer_the_middle(drawing):
    found = {one.words: ((one.left + one.right) / 2, one.top) for one in words(drawing)}
    x, y = found["Ani"]
    far = {name: ((found[name][0] - x) ** 2 + (found[name][1] - y) ** 2) ** 0.5 for name in GROUP}
    assert far["Ani"] == 0 < far["Budi"] < min(far[name] for name in ("Citra", "Dewi", "Eko", "Fitri", "Gita", "Hana"))


def by_chance(seed):
    chance = random.Random(seed)
    count = chance.randint(1, 30)
    members = [
        LONG[: chance.randint(1, 60)].strip() + f" {at}" if at % 9 == 8 else f"{chance.choice(['Rahayu', 'Sri', 'Wati'])} {at}"
        for at in range(count)
    ]
    said = [
        {"from": one, "to": other, "sign": "reject" if chance.random() < 0.2 else "choose", "criterion": ""}
        for one in members
        for other in chance.sample(members, min(count, chance.randint(0, 4)))
        if one != other
    ]
    return SOCIOGRAM.clean({"members": members, "choices": said})


@pytest.mark.parametrize("seed", range(24))
def test_no_arrow_runs_over_a_name_and_nobody_is_lost(seed):
    content = by_chance(seed)
    drawing = SOCIOGRAM.draw(content, MS, Manner())
    is_whole(drawing)
    assert len([name for name in marks(drawing) if name.startswith("member-")]) == len(content["members"])
    names = words(drawing)
    for kind in ("choose", "mutual", "reject", "mutual_reject"):
        for group in groups(drawing, kind):
            for point in group.find(f"{SVG}polyline").get("points").split():
                x, y = (float(part) for part in point.split(","))
                assert 0 <= x <= drawing.width
                assert not any(one.left < x < one.right and one.top < y < one.bottom for one in names), (kind, point)
    arrows = {(one["from"], one["to"], one["sign"]) for one in content["choices"]}
    single = {frozenset(one[:2]) | {one[2]} for one in arrows}
    assert sum(len(groups(drawing, kind)) for kind in ("choose", "mutual", "reject", "mutual_reject")) == len(single)


def test_a_choice_and_a_rejection_between_two_stand_beside_each_other():
    drawing = SOCIOGRAM.draw(SOCIOGRAM.clean({"members": GROUP, "choices": choices("Ani Budi", "Budi !Ani")}), MS, Manner())
    way = [groups(drawing, kind)[0].find(f"{SVG}polyline").get("points").split() for kind in ("choose", "reject")]
    middles = [tuple(float(part) for part in one[len(one) // 2].split(",")) for one in way]
    assert abs(middles[0][0] - middles[1][0]) + abs(middles[0][1] - middles[1][1]) > 8


def test_it_is_the_same_every_time_and_can_be_printed(drawing):
    content = SOCIOGRAM.clean({"members": GROUP, "choices": FEW, "criterion": MEETING})
    assert SOCIOGRAM.draw(content, MS, Manner()).svg == drawing.svg
    assert drawing.width <= 720
    is_whole(drawing)
    assert png(drawing.svg, zoom=1).startswith(b"\x89PNG")


def test_two_of_the_same_initials_get_a_number():
    content = SOCIOGRAM.clean({"members": ["Rini Astuti", "Rudi Anwar", "Sari"], "choices": choices()})
    items = SOCIOGRAM.draw(content, MS, Manner(initials=True)).items
    assert items == ["RA 1: dipilih 0 orang", "RA 2: dipilih 0 orang", "S: dipilih 0 orang"]


def test_choices_under_another_question_are_told_below():
    content = SOCIOGRAM.clean(
        {"members": ["Ani", "Budi"], "choices": [{"from": "Ani", "to": "Budi", "sign": "choose", "criterion": "bermain"}]}
    )
    drawing = SOCIOGRAM.draw(content, MS, Manner())
    assert "bermain: Ani memilih Budi" in drawing.items
    assert "bermain: Ani memilih Budi" in marks(drawing).values()


def test_thirty_members_are_drawn_in_good_time():
    members = [f"Anggota {at}" for at in range(30)]
    said = [{"from": members[at], "to": members[(at * step + 1) % 30], "sign": "choose"} for at in range(30) for step in (1, 3, 7)]
    seen, once = set(), []
    for one in said:
        if one["from"] != one["to"] and (one["from"], one["to"]) not in seen:
            seen.add((one["from"], one["to"]))
            once.append(one)
    content = SOCIOGRAM.clean({"members": members, "choices": once})
    assert pace.fastest(lambda: SOCIOGRAM.draw(content, MS, Manner()), times=3) < 0.6
