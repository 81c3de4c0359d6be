"""A group of 30 members with 50 sessions, as its facilitator opens it: python -m tests.bench.group. Part of make bench.

An installation of its own, small but for its group (BENCH_DATA/group). Members and sessions are written through the verbs everybody uses, in the name
of the worker who then asks the pages: sign-in, locks, keys and templates are in every figure.
"""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta
from datetime import time as hour
from typing import Any

from tests.bench.asked import WARM, Shown, in_its_house, told
from tests.bench.django_here import set_up

MEMBERS, SESSIONS = 30, 50
SIZE = 40  # cases of that installation: one worker's, three quarters of them members
ROUNDS = 20
LOOKS = (1, 25, 50)  # sessions on whose day everybody was asked whom they would choose
WORDS = "Putaran pembuka, latihan berpasangan, lalu berbagi; suasana tenang dan setiap orang mendapat giliran. " * 4


def fill() -> None:
    """As Ratna, unless her group is there: thirty of her clients agree and take part, then fifty weeks pass."""
    from sintas.cases.policy import visible_to
    from sintas.groupwork.models import Group
    from sintas.safekeeping.identity import acting_as
    from sintas.staff.actor import actor_for
    from sintas.staff.models import User

    by = actor_for(User.objects.get(username="ratna"))
    with acting_as(by.user_id):
        if Group.objects.exists():
            return
        cases = list(visible_to(by).order_by("pk")[:MEMBERS])
    began = date.today() - timedelta(weeks=SESSIONS, days=3)
    group, members = formed(by, cases, began)
    for at in range(SESSIONS):
        met(by, group, members, at + 1, began + timedelta(weeks=at, days=1))


def on(by: Any, day: date) -> Any:
    """Inside, `by` works at noon of that day."""
    from contextlib import ExitStack

    from django.utils import timezone

    from sintas.kit import clock
    from sintas.safekeeping.identity import acting_as

    stack = ExitStack()
    stack.enter_context(clock.stopped(datetime.combine(day, hour(12), tzinfo=timezone.get_current_timezone())))
    stack.enter_context(acting_as(by.user_id))
    return stack


def formed(by: Any, cases: list[Any], day: date) -> tuple[Any, list[Any]]:
    """The group and the ids of its members."""
    from sintas.cases.actions.consent import record_consent
    from sintas.groupwork.actions.agreeing import agree_contract
    from sintas.groupwork.actions.members import accept, take_up
    from sintas.groupwork.actions.opening import open_group
    from sintas.groupwork.actions.proposing import propose

    members = []
    with on(by, day):
        group = open_group(by=by, unit_id=by.units("groups.open")[0], name="Kelompok besar", type="socialisation", purposes=["social_roles"], synthetic=True)
        agree_contract(by=by, case=group, aims="saling menguatkan", happened=day)
        for at, case in enumerate(cases):
            record_consent(
                by=by, case=case, outcome="given", purposes=["group_work"], recipients=["group_team"], data_classes=["identity"], happened=day
            )
            release = propose(by=by, case=case, group_id=group.pk, called=f"Kawan {at + 1}")
            members.append(take_up(by=by, group=group, release_id=release).pk)
            accept(by=by, group=group, member_id=members[-1], words="dua kali bicara")
    return group, members


def met(by: Any, group: Any, members: list[Any], no: int, day: date) -> None:
    """One session: planned, everybody marked, told; on some days who chose whom."""
    from sintas.groupwork.actions.attending import mark_attendance
    from sintas.groupwork.actions.homework import give_homework
    from sintas.groupwork.actions.picturing import keep_sociogram
    from sintas.groupwork.actions.processing import write_process
    from sintas.groupwork.actions.sessions import plan_session

    with on(by, day):
        row = plan_session(
            by=by, case=group, on=day, topic=f"Pertemuan {no}", aims=WORDS[:100], activities=WORDS[:200], phase="working",
            techniques=["opening_round", "sharing", "closing_round"], tasks=[f"facilitator:{by.user_id}"],
        )  # fmt: skip
        marks = [(member, "excused" if (no + at) % 9 == 0 else "present", (no + at) % 9 != 0 and at % 3 != 0) for at, member in enumerate(members)]
        mark_attendance(by=by, group=group, session=row.entry, marks=marks)
        write_process(
            by=by, case=group, session=row.entry, phase="working", techniques=["sharing"], seen=["warm", "circle"], led_by=[by.user_id], words=WORDS
        )
        give_homework(by=by, case=group, session=row.entry, words="menyapa seorang teman")
        if no in LOOKS:
            pairs = [(one, members[(at + step) % MEMBERS]) for at, one in enumerate(members) for step in (1, 1 + no % 7)]
            keep_sociogram(by=by, case=group, asked=members, choices=pairs, happened=day, session=row.entry, session_number=no)


def looks() -> list[Shown]:
    """Every page, as Ratna; the last one saves the mark of one member."""
    from sintas.groupwork.models import Group, GroupSession, Member
    from sintas.safekeeping.identity import acting_as
    from sintas.staff.models import User
    from tests.bench.browser import signed_in

    with acting_as(User.objects.get(username="ratna").pk):
        home = f"/kelompok/{Group.objects.get().pk}/"
        last = GroupSession.current.filter(state="held").order_by("-no").values_list("entry", flat=True)[0]
        key = Member.objects.order_by("pk").values_list("pk", flat=True)[0].hex
    browser = signed_in("ratna")
    one = f"{home}sesi/{last}/"
    shown = [
        measured(name, most, queries, lambda path=path: browser.get(path), 200)  # type: ignore[misc]
        for name, path, most, queries in (
            ("home", home, 100, 40),
            ("list of sessions", f"{home}sesi/", 100, 22),
            ("one session", one, 100, 38),
            ("attendance", f"{one}hadir/", 100, 20),
            ("cohesion", f"{home}kebersamaan/", 200, 25),
        )
    ]
    turns = iter(["present", "excused"] * (WARM + ROUNDS))
    fields = lambda: {f"m_{key}": next(turns), "only": key}  # noqa: E731
    return [*shown, measured("mark one member", 60, 30, lambda: browser.post(f"{one}hadir/", fields()), 302)]


def measured(name: str, most: float, queries: int, ask: Any, wanted: int) -> Shown:
    """One page, answered with the status that is wanted."""
    shown = Shown(f"{MEMBERS:>4} x {SESSIONS:<3} group", name, most, queries)
    return shown.measured(ROUNDS, ask, lambda status, _words: status == wanted)


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(in_its_house("group", SIZE))
    set_up(pages=True)
    if sys.argv[1] == "fill":
        fill()
    else:
        sys.exit(told(looks()))
