"""Many people press Save on the same version of the same record at the same moment, through HTTP: one save, every text kept.

python -m tests.crash.at_once <asked.json: the texts of each record as they stand in the database, with what was set aside.
"""

from __future__ import annotations

import http.client
import json
import sys
import threading
import time
from collections import Counter
from typing import Any
from uuid import UUID

from sintas.kit.ids import new_submission

from .hands import Session

# kind -> (where a correction goes, the field with the text, what else the form needs)
RECORDS: dict[str, tuple[str, str, dict[str, str]]] = {
    "note": ("catatan", "text", {}),
    "contact": ("kontak", "result", {"form": "conversation"}),
    "person": ("seseorang", "note", {"name": "Bu Kenanga", "relation": "mother"}),
    "reach": ("cara-menghubungi", "say", {"allowed": "yes", "channel": "whatsapp", "value": "+628120000000"}),
}


def at_once(session: Session, many: int) -> dict[str, dict[str, Any]]:
    """{kind: {entry, texts, saved, beside}}: what was sent and answered. AssertionError for a loser whose page does not show both texts."""
    return {kind: one_record(session, kind, many) for kind in RECORDS}


def one_record(session: Session, kind: str, many: int) -> dict[str, Any]:
    slug, field, more = RECORDS[kind]
    entry = session.worker["records"][kind]
    ready, answers = threading.Barrier(many), Counter[int]()
    lock, wrong = threading.Lock(), list[str]()

    def save(number: int) -> None:
        mine = Session(session.port, session.worker, 0)
        mine.cookies, mine.token = dict(session.cookies), session.token
        text = f"Tulisan {number} dari {many} tentang {kind}."
        fields = {**more, field: text, "submission": new_submission(), "based_on": "1"}
        ready.wait(timeout=60)
        status, page = insisting(mine, f"/kasus/{session.worker['files'][1]}/{slug}/{entry}/", fields)
        with lock:
            answers[status] += 1
            if status == 409 and text not in page:
                wrong.append(f"{kind} {number}: the page of the later one does not show her text")

    hands = [threading.Thread(target=save, args=(number,)) for number in range(many)]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    assert not wrong, wrong[:3]
    assert set(answers) <= {302, 409}, answers
    texts = [f"Tulisan {number} dari {many} tentang {kind}." for number in range(many)]
    return {"entry": entry, "field": field, "texts": texts, "saved": answers[302], "beside": answers[409]}


def insisting(session: Session, path: str, fields: dict[str, str]) -> tuple[int, str]:
    """Sent again while the line itself is refused (a hundred at once fill the queue of the socket)."""
    end = time.monotonic() + 60
    while True:
        try:
            status, _where = session.ask("POST", path, fields)
        except (OSError, http.client.HTTPException):
            assert time.monotonic() < end
            continue
        return status, session.page


def kept() -> None:
    """Reads as the worker: {kind: [texts]}, those set aside among them, and how many stand."""
    from sintas.cases import models
    from sintas.safekeeping import trail
    from sintas.safekeeping.identity import acting_as
    from sintas.staff.actor import actor_for
    from sintas.staff.models import User

    asked, found = json.load(sys.stdin), {}
    by = actor_for(User.objects.get(pk=asked["worker"]["id"]))
    with acting_as(by.user_id):
        trail.record(by=by, verb="read file", file_id=UUID(asked["worker"]["files"][1]), opens=True)
        for kind, one in asked["records"].items():
            model: Any = getattr(models, kind.title())
            rows = list(model.objects.filter(entry=one["entry"], number=2))
            found[kind] = {"texts": [getattr(row, one["field"]) for row in rows], "standing": sum(not row.set_aside for row in rows)}
    print(json.dumps(found))


if __name__ == "__main__":
    from tests.bench.django_here import set_up

    set_up()
    kept()
