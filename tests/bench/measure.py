"""python -m tests.bench.measure EACH: signs in as Ratna, then for every line on standard input measures each page and answers with JSON."""

from __future__ import annotations

import base64
import json
import re
import sys
import time
import uuid
from collections.abc import Callable
from itertools import cycle
from typing import TYPE_CHECKING, Any

from tests.bench.django_here import set_up
from tests.bench.fill import PASSWORD
from tests.bench.goals import GOALS

if TYPE_CHECKING:
    from tests.bench.browser import Browser

WARM = 15
INSERT = re.compile(r'INSERT INTO "\w+" \(([^)]*)\)')
NEW = frozenset({"id", "entry", "submission", "source_entry", "goal"})


class Statements:
    """Every statement a request sends, in order, with its parameters."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Any]] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.sent.append((sql, params))
        return execute(sql, params, many, context)


Do = dict[str, Callable[[], None]]


def pages() -> Do:
    """What is measured, by the names of goals.py, as Ratna."""
    from sintas.cases.policy import visible_to
    from sintas.casework.models import Goal
    from sintas.kit import clock
    from sintas.safekeeping.identity import acting_as
    from sintas.staff.actor import actor_for
    from sintas.staff.models import User
    from sintas.staff.testing import a_code_for
    from tests.bench.browser import Browser

    User.objects.filter(username="ratna", second_step_at=None).update(second_step_at=clock.now())
    ratna = User.objects.get(username="ratna")
    by = actor_for(ratna)
    with acting_as(by.user_id) as keyring:
        keyring.own_key(by.user_id)
        story, full = (visible_to(by).get(source_ref=ref).pk for ref in ("LK3-B", "MS"))
        ordinary = list(visible_to(by).filter(source_ref="").order_by("pk").values_list("pk", flat=True))
        plans: dict[Any, list[str]] = {}
        for case, goal in Goal.current.filter(file_id__in=ordinary).order_by("file_id", "position").values_list("file_id", "entry"):
            plans.setdefault(case, []).append(str(goal))
    browser = Browser()
    browser.get("/masuk/")
    expect(browser.post("/masuk/", {"username": "ratna", "password": PASSWORD})[0], 200, "/masuk/")
    expect(browser.post("/masuk/langkah-kedua/", {"code": a_code_for(ratna)})[0], 302, "/masuk/langkah-kedua/")
    return {
        "case page": page(browser, f"/kasus/{story}/", "59. Klien bercerita"),
        "list": page(browser, "/kasus/", f"/kasus/{story}/"),
        "save a note": save_note(browser, ordinary[0]),
        **pages_of_the_full_case(browser, full),
        "save an evaluation": save_evaluation(browser, plans),
        "case report PDF": case_report(browser, full),
    }


def pages_of_the_full_case(browser: Browser, case: Any) -> Do:
    """MS: every stage is written, so every part of these pages says something."""
    return {
        "assessment page": page(browser, f"/kasus/{case}/asesmen/", "kecemasan dalam menghadapi dunia kerja"),
        "plan page": page(browser, f"/kasus/{case}/rencana/", "meningkatkan kemampuan mengelola emosi"),
        "change page": page(browser, f"/kasus/{case}/perubahan/", "meningkatkan kemampuan mengelola emosi"),
        "ending page": page(browser, f"/kasus/{case}/akhir/", "disampaikan langsung kepada klien"),
        "stage page": page(browser, f"/kasus/{case}/tahap/assessment/", "Asesmen"),
    }


def page(browser: Browser, path: str, holds: str) -> Callable[[], None]:
    """A page that must be there and say this."""

    def look() -> None:
        status, words = browser.get(path)
        expect((status, holds in words), (200, True), path)

    return look


def save_note(browser: Browser, case: Any) -> Callable[[], None]:
    """The form of a note, sent as a new one each time."""
    path = f"/kasus/{case}/catatan/"
    browser.get(path)  # for its form token

    def save() -> None:
        fields = {"text": "Klien mengirim kabar baik hari ini.", "happened": "", "submission": fresh()}
        expect(browser.post(path, fields)[0], 302, path)

    return save


def save_evaluation(browser: Browser, plans: dict[Any, list[str]]) -> Callable[[], None]:
    """An evaluation with a result for every goal, the cases with a plan taking turns."""
    turns = cycle(plans.items())

    def save() -> None:
        case, goals = next(turns)
        fields = {"happened": "", "outcome": "Klien lebih tenang dan mulai bercerita.", "submission": fresh()}
        for at, goal in enumerate(goals):
            words = {"goal": goal, "status": "improved", "text": "Lebih sering dari bulan lalu.", "evidence": "Tampak saat sesi.", "value": "2"}
            fields |= {f"results-{at}-{name}": value for name, value in words.items()}
        path = f"/kasus/{case}/evaluasi/"
        expect(browser.post(path, fields)[0], 302, path)

    return save


def case_report(browser: Browser, case: Any) -> Callable[[], None]:
    """The whole case report as a draft PDF: everything read, unsealed, put together and set."""

    def report() -> None:
        path = f"/kasus/{case}/surat/laporan/pdf/"
        status, words = browser.post(path, {"as": "draft"})
        expect((status, words[:5]), (200, "%PDF-"), path)

    return report


def fresh() -> str:
    """A submission no form has sent yet."""
    return base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")


def expect(found: Any, wanted: Any, where: str) -> None:
    """A page that fails must not count as a quick one."""
    if found != wanted:
        raise SystemExit(f"{where}: expected {wanted}, got {found}")


def statements_of(do: Callable[[], None]) -> list[tuple[str, Any]]:
    from django.db import connection

    seen = Statements()
    with connection.execute_wrapper(seen):
        do()
    return seen.sent


def queries_in(sent: list[tuple[str, Any]]) -> int:
    """Statements that ask or write something: the savepoint around a view is no query."""
    return sum(not sql.startswith(("SAVEPOINT", "RELEASE SAVEPOINT")) for sql, _params in sent)


def raw_time(sent: list[tuple[str, Any]], times: int) -> float:
    """Milliseconds (median) of the same statements on a bare cursor of the same connection, undone each time."""
    from statistics import median

    from django.db import connection

    connection.ensure_connection()
    driver: Any = connection.connection
    taken = []
    for _one in range(times):
        again = with_new_ids(sent)
        connection.set_autocommit(False)
        began = time.perf_counter()
        with driver.cursor() as cursor:
            for sql, params in again:
                cursor.execute(sql, params)
                if cursor.description:
                    cursor.fetchall()
        taken.append((time.perf_counter() - began) * 1000)
        connection.rollback()
        connection.set_autocommit(True)
    return median(taken)


def with_new_ids(sent: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """What was written once cannot be written again: the ids of new rows are exchanged, everywhere alike."""
    fresh: dict[Any, uuid.UUID] = {}
    for sql, params in sent:
        if found := INSERT.match(sql):
            for name, value in zip(found.group(1).replace('"', "").split(", "), params, strict=False):
                if name in NEW and isinstance(value, uuid.UUID):
                    fresh.setdefault(value, uuid.uuid4())
    return [(sql, exchanged(params, fresh)) for sql, params in sent]


def exchanged(params: Any, fresh: dict[Any, uuid.UUID]) -> Any:
    """Parameters by place with the new ids; by name (or none) they stay as they are."""
    if params is None or isinstance(params, dict):
        return params
    return [fresh.get(one, one) if isinstance(one, uuid.UUID) else one for one in params]


def main(each: int) -> None:
    """Warm first; then one line of JSON a round: {page: {times, queries, raw}}."""
    do, goals = pages(), {goal.name: goal for goal in GOALS}
    for name, go in do.items():
        for _one in range(min(WARM, goals[name].each)):
            go()
    for _line in sys.stdin:
        shown = {}
        for name, go in do.items():
            times = []
            for _one in range(min(each, goals[name].each)):
                began = time.perf_counter()
                go()
                times.append((time.perf_counter() - began) * 1000)
            sent = statements_of(go)
            shown[name] = {"times": times, "queries": queries_in(sent), "raw": raw_time(sent, 10)}
        print(json.dumps(shown), flush=True)


if __name__ == "__main__":
    set_up(pages=True)
    main(int(sys.argv[1]))
