"""python -m tests.bench.measure EACH: signs in as Ratna, then for every line on standard input measures each page and answers with JSON."""

from __future__ import annotations

import base64
import json
import re
import sys
import time
import uuid
from collections.abc import Callable
from typing import Any

from tests.bench.django_here import set_up
from tests.bench.fill import PASSWORD

WARM = 15
INSERT = re.compile(r'INSERT INTO "\w+" \(([^)]*)\)')
NEW = frozenset({"id", "entry", "submission", "source_entry"})


class Statements:
    """Every statement a request sends, in order, with its parameters."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Any]] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.sent.append((sql, params))
        return execute(sql, params, many, context)


def pages() -> dict[str, Callable[[], None]]:
    """What is measured, by the names of goals.py, as Ratna."""
    from sintas.cases.policy import visible_to
    from sintas.safekeeping.identity import acting_as
    from sintas.staff.actor import actor_for
    from sintas.staff.models import User
    from tests.bench.browser import Browser

    by = actor_for(User.objects.get(username="ratna"))
    with acting_as(by.user_id):
        case = visible_to(by).get(source_ref="LK3-B").pk
        other = visible_to(by).filter(source_ref="").order_by("pk").first()
        other = getattr(other, "pk", None)
    browser = Browser()
    browser.get("/masuk/")
    expect(browser.post("/masuk/", {"username": "ratna", "password": PASSWORD})[0], 302)
    note = f"/kasus/{other}/catatan/"

    def case_page() -> None:
        status, page = browser.get(f"/kasus/{case}/")
        expect(status, 200)
        expect("59. Klien bercerita" in page, True)

    def case_list() -> None:
        status, page = browser.get("/kasus/")
        expect(status, 200)
        expect(f"/kasus/{case}/" in page, True)

    def save() -> None:
        token = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        status, _page = browser.post(note, {"text": "Klien mengirim kabar baik hari ini.", "happened": "", "submission": token})
        expect(status, 302)

    browser.get(note)  # for its form token
    return {"case page": case_page, "list": case_list, "save a note": save}


def expect(found: Any, wanted: Any) -> None:
    """A page that fails must not count as a quick one."""
    if found != wanted:
        raise SystemExit(f"expected {wanted}, got {found}")


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
    do = pages()
    for page in do.values():
        for _one in range(WARM):
            page()
    for _line in sys.stdin:
        shown = {}
        for name, page in do.items():
            times = []
            for _one in range(each):
                began = time.perf_counter()
                page()
                times.append((time.perf_counter() - began) * 1000)
            sent = statements_of(page)
            shown[name] = {"times": times, "queries": queries_in(sent), "raw": raw_time(sent, 10)}
        print(json.dumps(shown), flush=True)


if __name__ == "__main__":
    set_up(pages=True)
    main(int(sys.argv[1]))
