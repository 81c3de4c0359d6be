"""python -m tests.bench.fill staff|cases|measured SIZE PART OF: fills one installation, as the app role and in the name of each worker."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.bench.django_here import set_up

EACH = 40  # open cases of a worker
WORKERS_OF_A_UNIT = 25
UNITS_OF_A_HOUSE = 2
PASSWORD = "bench-only-" + "quiet-morning"
TEXT = "Klien bercerita tentang minggu ini, apa yang menolong dan apa yang masih berat; disepakati langkah kecil berikutnya. " * 5
DAYS = 400


def staff(size: int) -> None:
    """Houses, units and workers; `ratna`, who is measured, comes first."""
    from sintas.staff.models import Organisation, Posting, Unit, User

    workers = size // EACH
    password = User()
    password.set_password(PASSWORD)
    units: list[Any] = []
    for at in range(-(-workers // WORKERS_OF_A_UNIT)):
        if at % UNITS_OF_A_HOUSE == 0:
            house = Organisation.objects.create(name=f"Lembaga {at // UNITS_OF_A_HOUSE}")
        units.append(Unit.objects.create(organisation=house, name=f"Unit {at}", case_prefix=f"U{at}"))
    people = [
        User(username="ratna" if n == 0 else f"w{n:05d}", full_name=f"Pekerja {n}", password=password.password,
             organisation_id=units[n // WORKERS_OF_A_UNIT].organisation_id, profession="social_worker")
        for n in range(workers)
    ]  # fmt: skip
    User.objects.bulk_create(people, batch_size=500)
    postings = [Posting(user=user, unit=units[n // WORKERS_OF_A_UNIT], role="worker") for n, user in enumerate(people)]
    Posting.objects.bulk_create(postings, batch_size=500)


def cases(size: int, part: int, of: int) -> None:
    """Every `of`-th worker's cases, one transaction a worker."""
    from sintas.safekeeping.identity import acting_as
    from sintas.staff.models import Posting

    found = Posting.objects.order_by("user__username").values_list("user_id", "unit_id", "unit__organisation_id", "unit__case_prefix")
    for n, (user, unit, house, prefix) in enumerate(list(found)):
        if n % of == part:
            with acting_as(user) as ring:
                caseload(ring, user, unit, house, f"{prefix}-{n}")


def caseload(ring: Any, user: UUID, unit: UUID, house: UUID, prefix: str) -> None:
    """The cases of one worker: files by the owner's function, then their rows table by table."""
    from django.db import connection

    from sintas.cases.models import File
    from sintas.kit.ids import uuid7

    files = [uuid7() for _ in range(EACH)]
    with connection.cursor() as c:
        c.execute("SELECT open_file(f, %s, %s, false) FROM unnest(%s::uuid[]) f", [unit, user, files])
    File.objects.bulk_create([File(id=f, kind="case", organisation_id=house, unit_id=unit, opened_by_id=user) for f in files])
    keys(ring, files)
    rows: dict[type, list[Any]] = {}
    for n, file_id in enumerate(files):
        for row in rows_of(n, file_id, user, unit, house, prefix):
            rows.setdefault(type(row), []).append(row)
    for model, made in rows.items():
        model._base_manager.bulk_create(made, batch_size=400)  # type: ignore[attr-defined]


def keys(ring: Any, files: list[UUID]) -> None:
    """Keyring.new_file() for many files with one statement."""
    from sintas.kit.ids import uuid7
    from sintas.safekeeping.keys import KEY_BYTES
    from sintas.safekeeping.models import Wrap
    from sintas.safekeeping.rings import RINGS

    wraps = []
    for file_id in files:
        for name in RINGS:
            key_id, data_key = uuid7(), os.urandom(KEY_BYTES)
            kek, wrapped = ring.service.wrap(data_key, key_id, file_id, name)
            wraps.append(Wrap(key_id=key_id, file_id=file_id, ring=name, kek=kek, wrapped=wrapped))
            ring._keep(key_id, file_id, name, data_key)
    Wrap.objects.bulk_create(wraps)


def rows_of(n: int, file_id: UUID, user: UUID, unit: UUID, house: UUID, prefix: str) -> list[Any]:
    """What stands in an ordinary case: client, reach, perpetrator, incident, contact, note, passage, flags, records, trail."""
    from sintas.cases import models as m
    from sintas.kit import clock
    from sintas.kit.fuzzy_date import FuzzyDate
    from sintas.kit.ids import uuid7
    from sintas.safekeeping.models import Trail

    today, now = clock.today(), clock.now()
    opened = today - timedelta(days=(n * 37) % DAYS + 20)
    of: dict[str, Any] = {"file_id": file_id, "organisation_id": house}
    by: dict[str, Any] = {**of, "author_id": user}
    day = opened + timedelta(days=3)
    when: dict[str, Any] = {"happened": FuzzyDate.on(day).encode(), "happened_on": day}
    stages = ("engagement", "assessment", "planning", "implementation")
    stage = stages[n % len(stages)]
    last = now - timedelta(hours=n * 11)
    person = m.Person(**by, name=f"Pelaku {n}", relation="husband", is_perpetrator=True, in_household=n % 3 == 0)
    contact = m.Contact(**by, **when, form="conversation", channel="face_to_face", result=TEXT, first=True)
    note = m.Note(**by, **when, text=TEXT)
    incident = m.Incident(**by, **when, forms=["practice:physical"], told=TEXT, perpetrators=[person.entry])
    told = [("opened", None), ("incident", incident), ("contact", contact), ("note", note), ("stage", None)]
    return [
        m.Case(**of, unit_id=unit, number=f"{prefix}-{n}", stage=stage, opened_on=opened, synthetic=True, last_recorded_at=last),
        m.Client(**by, name=f"Kenanga Embun {n}", called="Ibu K", sex="female", age_stated=30, age_band="25_44"),
        m.Reach(**by, channel="whatsapp", value=f"+62812{n:08d}", first_choice=True),
        m.Passage(**of, stage=stage, began_at=now - timedelta(days=n % 90 + 1), began_by_id=user),
        person, incident, contact, note,
        *(m.Flag(**of, code=code, raised_by=user) for code in ("lives_with_perpetrator", "high_risk")[: 2 if n % 3 == 0 else n % 2]),
        *(m.Record(**of, **when, kind=kind, source_entry=source.entry if source else uuid7(), line=TEXT[:300], stage=stage, author_id=user, written_at=last)
          for kind, source in told),
        *(m.Task(**of, title="Tinjau kembali risiko", kind="review_risk", owner_id=user, due_at=now + timedelta(days=n + 1), made_by=user)
          for _one in range(n % 2)),
        *(Trail(actor_id=user, verb=verb, file_id=file_id) for verb in ("open case", "read file", "record note")),
    ]  # fmt: skip


GOALS_OF_A_PLAN = ("Klien mengenali tanda marah", "Klien menelepon kakaknya tiap minggu", "Klien tidur enam jam", "Klien ikut kelas desain")
PLANNED = 20  # of Ratna's cases have goals: evaluations are saved in turns, so that none grows beyond an ordinary file


def measured() -> None:
    """Ratna's documented cases, imported through the verbs: LK3-B continued to a full first page of the story, MS with all seven stages."""
    from pathlib import Path

    import sintas.casework
    from sintas.cases.actions.flags import raise_flag
    from sintas.cases.actions.writing import record_contact, write_note
    from sintas.cases.policy import visible_to
    from sintas.casework import importing
    from sintas.casework.actions.planning import set_goal
    from sintas.safekeeping.identity import acting_as
    from sintas.staff.actor import actor_for
    from sintas.staff.models import User

    by = actor_for(User.objects.get(username="ratna"))
    fixtures = Path(sintas.casework.__file__).parent / "fixtures"
    found = {one.ref: one for name in ("lk3", "ms") for one in importing.read(fixtures / f"{name}.yaml")}
    with acting_as(by.user_id):
        for case in visible_to(by).order_by("pk")[:PLANNED]:
            for words in GOALS_OF_A_PLAN:
                set_goal(by=by, case=case, text=words, baseline="belum", target="sudah")
        for ref in ("LK3-B", "MS"):
            importing.carry_in(by=by, one=found[ref])
        case = visible_to(by).get(source_ref="LK3-B")
        for n in range(60):
            write_note(by=by, case=case, text=f"{n}. {TEXT}") if n % 2 else record_contact(by=by, case=case, form="conversation", result=f"{n}. {TEXT}")
        raise_flag(by=by, case=case, code="high_risk")


if __name__ == "__main__":
    set_up()
    what, size, part, of = sys.argv[1], *(int(word) for word in sys.argv[2:5])
    {"staff": lambda: staff(size), "cases": lambda: cases(size, part, of), "measured": measured}[what]()
