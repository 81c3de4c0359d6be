"""A supervisor joins with a reason, for a time; the team is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from sintas.access.actions.joining import join
from sintas.access.models import Entry, EntryWords
from sintas.cases.actions.appointing import appoint
from sintas.cases.models import Access, Conflict, Note, Record
from sintas.cases.policy import visible_to
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Notice


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga")


def test_she_reads_what_she_could_not_read(case, people, as_user):
    siska = people["siska"]
    with as_user("siska"):
        assert not visible_to(siska).exists() and not Record.objects.filter(file_id=case.pk).exists()
        entry = join(by=siska, file_id=case.pk, reason="safety", words="Klien kembali ke rumah pelaku", days=14)
        assert visible_to(siska).get().pk == case.pk
        row = Record.objects.get(file_id=case.pk, tags=["joined_supervisor"])
        assert "Klien kembali ke rumah pelaku" in row.line
        assert (entry.until - entry.at).days == 14
        assert Access.live.get(file_id=case.pk, user_id=siska.user_id).role == "supervisor"


def test_the_team_is_told_and_reads_why(case, people, as_user):
    with as_user("siska"):
        entry = join(by=people["siska"], file_id=case.pk, reason="quality", words="Pemeriksaan berkala")
    with as_user("ratna"):
        assert Notice.objects.filter(user_id=people["ratna"].user_id, code="supervisor_joined", file_id=case.pk).exists()
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens_release=entry.pk)
        assert EntryWords.objects.get(entry_id=entry.pk).reason == "Pemeriksaan berkala"


@pytest.mark.parametrize("who", ["tono", "lina", "nyai", "ratna", "budi", "inah", "ana", "dewi"])
def test_nobody_else_joins(case, people, as_user, who):
    with as_user(who), pytest.raises((Refusal, NotYours)):
        join(by=people[who], file_id=case.pk, reason="safety")
    with as_user(who), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as c:
        c.execute("SELECT join_file(%s, %s, 'safety', 14)", [case.pk, uuid7()])


def test_not_of_another_unit_a_closed_one_or_one_she_is_kept_out_of(case, people, as_user, open_a_case):
    siska, tonos = people["siska"], open_a_case("tono", name="Melati")
    with as_user("ratna"):
        Conflict.objects.create(file_id=case.pk, organisation_id=case.organisation_id, user_id=siska.user_id, entered_by=people["ratna"].user_id)
    for file_id in (case.pk, tonos.pk, uuid7()):
        with as_user("siska"), pytest.raises(NotYours):
            join(by=siska, file_id=file_id, reason="safety")
    with as_user("siska"):
        assert Entry.objects.count() == 0


def test_once_and_for_at_most_ninety_days(case, people, as_user):
    with as_user("siska"):
        for days in (0, 91):
            with pytest.raises(BadInput):
                join(by=people["siska"], file_id=case.pk, reason="safety", days=days)
        with pytest.raises(BadInput):
            join(by=people["siska"], file_id=case.pk, reason="")
        join(by=people["siska"], file_id=case.pk, reason="safety", days=90)
        with pytest.raises(NotNow):
            join(by=people["siska"], file_id=case.pk, reason="safety")


def test_whoever_is_in_for_a_time_lets_nobody_in(case, people, cast, as_user):
    """She reads; who else gets in is not hers to decide, not even by SQL."""
    with as_user("sari"):
        join(by=people["sari"], file_id=case.pk, reason="safety")
        common = {"file_id": case.pk, "organisation_id": case.organisation_id}
        with pytest.raises(ProgrammingError), transaction.atomic():
            Access.objects.create(**common, home_unit_id=case.unit_id, user_id=cast["budi"].pk, scope="team")
        with pytest.raises(ProgrammingError), transaction.atomic():
            Conflict.objects.create(**common, user_id=cast["ratna"].pk, entered_by=people["sari"].user_id)
        assert Access.objects.filter(file_id=case.pk, role="lead").update(ended_why="x") == 0
        assert Access.objects.filter(file_id=case.pk, user_id=people["sari"].user_id, ended_at=None).update(ended_why="x") == 1
        assert not Note.objects.filter(file_id=case.pk).exists()


def test_the_page_of_a_step_that_is_not_hers_is_not_shown(case, people, cast, as_user, signed_in):
    """She is told before she fills anything in; handing over is the head's who joined, and not the supervisor's."""
    for who in ("siska", "sari"):
        with as_user(who):
            join(by=people[who], file_id=case.pk, reason="safety")
    for who, gives in (("siska", 403), ("sari", 200)):
        browser = signed_in(who)
        assert browser.get(reverse("cases:give", args=[case.pk])).status_code == gives, who
        for name in ("cases:join", "cases:conflict"):
            for answer in (browser.get(reverse(name, args=[case.pk])), browser.post(reverse(name, args=[case.pk]), {})):
                assert answer.status_code == 403, (who, name)
    siska = signed_in("siska")
    assert siska.get(reverse("cases:care", args=[case.pk])).status_code == 200
    assert siska.post(reverse("cases:care", args=[case.pk]), {}).status_code == 403
    with as_user("ratna"):
        meeting = appoint(by=people["ratna"], case=case, starts_at=clock.now() + timedelta(hours=2))
    there = reverse("cases:appointment_settle", args=[case.pk, meeting.pk])
    assert (siska.get(there).status_code, siska.post(there, {}).status_code) == (200, 403)
