"""A restricted or erased case stands on no page of no file: neither its number nor its id, in no list, count, day or search of anybody outside."""

from __future__ import annotations

import os
import random
import re

import pytest

from tests.drills import SEED

from . import principals, states
from .addresses import path_of
from .asking import ask, same_for_all
from .figures import tell
from .house import Built
from .matrix import KINDS, load
from .outlets import readable

WHOLE = os.environ.get("SINTAS_DRILL") == "1"
LISTS = ("desk:today", "desk:open", "cases:list", "cases:care_list", "cases:week", "cases:workload", "access:overview", "access:overview_of",
         "access:erasures", "casework:approval_queue", "intake:list", "staff:my_drafts", "exchange:incoming", "exchange:transfers_gone")  # fmt: skip
LOOKED_AT = ("head", "supervisor", "joined_supervisor", "break_glass", "same_unit", "intake", "administrator", "left_team")
TEAM = {"lead", "member", "student_on_team", "long_ago"}
# Who is told by design, and where: docs/decisions/0012 (the reader whom the lead chose knows the number while the request stands; the two
# people told of a break-glass review it), 0019 (whoever receives for the unit it is offered to), 0026 (and for the unit it is referred to) and
# 0015 (the head of the unit keeps the number of what was erased). The carer goes on looking after.
BY_DESIGN = {
    "sealed": {("head", "casework:approval_queue"), ("head", "desk:today"), ("carer", "cases:care_list"), ("carer", "desk:today"),
               ("head_elsewhere", "exchange:incoming"), ("head_elsewhere", "desk:today"), ("head_elsewhere", "intake:list")},
    "erased": {("head", "access:erasures")},
}


@pytest.mark.parametrize("state", ["sealed", "erased"])
def test_nobody_outside_finds_it_on_a_page(asked: Built, state: str) -> None:
    matrix, turn, told, seen = load(), random.Random(f"{SEED} {state}"), set(), 0
    outside = [who for who in principals.SIGNED_IN if state == "erased" or who not in TEAM]
    pages = [name for name in sorted(matrix.names) if not matrix.of(name) and "GET" in KINDS[matrix.names[name][1]]]
    assert set(LISTS) <= set(pages)
    states.enter(asked, state)
    clients = {who: principals.enter(asked, who) for who in principals.SIGNED_IN}
    for name in pages:
        people = outside if WHOLE else {*(LOOKED_AT if name in LISTS else ()), turn.choice(outside)}
        for who in sorted(people):
            text, seen = readable(ask(clients[who], "GET", path_of(asked, name))).decode(errors="replace"), seen + 1
            if re.search(rf"\b{asked.number}\b", text) or str(asked.full.case) in text:
                told.add((who, name))
    tell(f"{state}: {seen} pages of no file, looked at by people outside: {len(told - BY_DESIGN[state])} with its number or id")
    assert told <= BY_DESIGN[state], sorted(told - BY_DESIGN[state])
    shown = {who for who in ("lead", "head") for name in LISTS if asked.number in ask(clients[who], "GET", path_of(asked, name)).content.decode()}
    assert shown == ({"lead", "head"} if state == "sealed" else {"head"}), "who may know of it does, so that something was looked for"


@pytest.mark.parametrize("state", ["sealed", "erased"])
def test_nobody_outside_finds_it_by_its_number(asked: Built, state: str) -> None:
    """The page of a search for it is the page of a search for a number nobody has."""
    states.enter(asked, state)
    nobodys = asked.number[:-2] + "98"
    for who in ("same_unit", "head", "supervisor", "joined_supervisor", "break_glass", "left_team", *(("lead", "member") if state == "erased" else ())):
        client = principals.enter(asked, who)
        found, nothing = (same_for_all(ask(client, "POST", "/cari/", {"q": number}), number) for number in (asked.number, nobodys))
        assert found == nothing, who
