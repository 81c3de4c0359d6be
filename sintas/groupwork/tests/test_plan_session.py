"""Ratna plans the sessions of her group, moves one, calls one off, and begins the next with the plan of the last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from sintas.cases.models import Record
from sintas.groupwork.actions.sessions import cancel_session, plan_session
from sintas.groupwork.models import Group, GroupSession
from sintas.groupwork.reading.sessions import session_of, sessions_of
from sintas.groupwork.tests.meeting import a_session, agreed, read
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


def test_on_the_pages(group: Group, people: People, signed_in: Make, as_user: Make) -> None:
    ratna, home = signed_in("ratna"), f"/kelompok/{group.pk}/"
    me, day = str(people["ratna"].user_id), clock.today() + timedelta(days=7)
    form = ratna.get(f"{home}sesi/baru/").content.decode()
    assert "Fasilitator" in form and f'value="{me}"' in form and "Awal" in form
    sent = {"on": day.isoformat(), "at": "15:00", "ends_at": "16:30", "topic": "saling mengenal", "facilitator": me, "submission": "B" * 22}
    refused = ratna.post(f"{home}sesi/baru/", sent)
    assert refused.status_code == 422 and "sebelum kontrak kelompok" in refused.content.decode() and "saling mengenal" in refused.content.decode()
    with as_user("ratna"):
        agreed(people["ratna"], group, clock.today())
    answers = [ratna.post(f"{home}sesi/baru/", {**sent, "phase": "early", "techniques": ["learn_names"], "aims": "tahu nama"}) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302] and answers[0]["Location"] == answers[1]["Location"]
    page = ratna.get(answers[0]["Location"]).content.decode()
    assert "Sesi 1" in page and "saling mengenal" in page and "15.00-16.30" in page and people["ratna"].name in page and "nav-link" not in page
    shown = ratna.get(home).content.decode()
    assert "Sesi 1 · saling mengenal" in shown and "direncanakan" in shown and "Semua sesi (1)" in shown
    entry = answers[0]["Location"].rstrip("/").rpartition("/")[2]
    again = ratna.get(f"{home}sesi/baru/?dari={entry}").content.decode()
    assert "tahu nama" in again and day.isoformat() not in again
    story = ratna.get(f"{home}linimasa/").content.decode()
    assert "Sesi kelompok" in story and f'href="{answers[0]["Location"]}"' in story
    assert ratna.get(f"{home}sesi/baru/?dari=x").status_code == 200
    for who in ("budi", "tono"):
        other = signed_in(who)
        for rest in ("sesi/", "sesi/baru/", f"sesi/{entry}/", f"sesi/{entry}/rencana/", f"sesi/{entry}/batal/", "linimasa/"):
            assert other.get(home + rest).status_code == 404, (who, rest)


def test_number_record_and_trail(group: Group, people: People, as_user: Make) -> None:
    ratna = people["ratna"]
    with as_user("ratna"):
        read(ratna, group)
        rows = [a_session(ratna, group, days=days) for days in (7, 14, 1)]
        assert [one.no for one in sessions_of(group)] == [3, 1, 2]
        moved = plan_session(
            by=ratna, case=group, on=clock.today() + timedelta(days=8), at=time(9), topic="lain", tasks=rows[0].tasks, before_contract_reason="ya",
            entry=rows[0].entry, based_on=1,
        )  # fmt: skip
        assert (moved.no, moved.number, moved.state) == (1, 2, "planned")
        told = Record.objects.filter(file_id=group.pk, kind="group_session", source_entry=moved.entry).get()
        assert (told.planned, told.happened_on, told.line) == (True, moved.on, "lain")
        assert Trail.objects.filter(file_id=group.pk, verb="record group_session").count() == 4
        with pytest.raises(Overtaken):
            a_session(ratna, group, days=9, topic="beda", entry=rows[0].entry, based_on=1)
        with pytest.raises(IntegrityError), transaction.atomic():
            GroupSession.objects.create(file_id=group.pk, organisation_id=group.organisation_id, author_id=ratna.user_id, no=1, on=moved.on, topic="x")


def test_called_off_for_a_reason_and_planned_again(group: Group, people: People, signed_in: Make, as_user: Make) -> None:
    ratna, page = people["ratna"], signed_in("ratna")
    with as_user("ratna"):
        row = a_session(ratna, group, days=3)
    url = f"/kelompok/{group.pk}/sesi/{row.entry}/"
    assert page.post(f"{url}batal/", {"reason": " "}).status_code == 422
    for _time in range(2):
        assert page.post(f"{url}batal/", {"reason": "hujan deras"}).status_code == 302
    text = page.get(url).content.decode()
    assert "dibatalkan" in text and "hujan deras" in text and "Rencanakan lagi" in text
    with as_user("ratna"):
        assert GroupSession.objects.filter(entry=row.entry).count() == 2
        read(ratna, group)
        a_session(ratna, group, days=4, entry=row.entry, based_on=2)
        assert session_of(group, row.entry).state == "planned"


def test_what_cannot_be(group: Group, people: People, as_user: Make) -> None:
    ratna, dewi = people["ratna"], people["dewi"]
    me = f"facilitator:{ratna.user_id}"
    wrongs: list[tuple[str, dict[str, Any]]] = [
        ("facilitator", {"tasks": []}), ("facilitator", {"tasks": [f"note_taker:{ratna.user_id}"]}),
        ("facilitator", {"tasks": [f"facilitator:{dewi.user_id}"]}),
        ("topic", {"topic": " "}), ("ends_at", {"at": time(9), "ends_at": time(9)}), ("at", {"ends_at": time(9)}), ("phase", {"phase": "?"}),
        ("techniques", {"techniques": ["?"]}), ("on", {"days": 5 * 366}), ("before_contract_reason", {"before_contract_reason": " "}),
        ("?", {"tasks": [me, f"?:{ratna.user_id}"]}),
    ]  # fmt: skip
    with as_user("ratna"):
        for field, facts in wrongs:
            with pytest.raises(BadInput) as refused:
                a_session(ratna, group, **facts)
            assert list(refused.value.fields) == [field]
        a_session(ratna, group, before_contract_reason="", phase="preparation")  # comes before the contract by its nature
        with pytest.raises(BadInput):
            plan_session(by=ratna, case=group, on=None, topic="x", tasks=[me])
        with pytest.raises(NotYours):
            session_of(group, uuid4())
        group.closed_on = clock.today()
        with pytest.raises(NotNow):
            a_session(ratna, group)
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        cancel_session(by=dewi, group=group, entry=uuid4(), reason="x")
