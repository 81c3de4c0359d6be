"""Every CI run: backup -> wipe -> restore -> counts, every sealed value opened, sign-in through HTTP; and nothing erased comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection

from sintas.cases.actions.opening import open_case
from sintas.cases.actions.team import add_member, block, end_membership
from sintas.cases.models import Case
from sintas.casework.actions.approving import withdraw
from sintas.config import housing
from sintas.config.backup import making
from sintas.config.backup.postgres import connect
from sintas.config.backup.restoring import superuser
from sintas.config.system import System
from sintas.config.testing import empty_tables
from sintas.kit import clock
from sintas.safekeeping import replaying
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.replaying import Entry
from sintas.staff.actions.leaving import let_go
from sintas.staff.actions.second_step import forget_second_step
from sintas.staff.second_step import recovery
from sintas.staff.testing import PASSWORD, a_code_for
from tests.backup.kept import Kept, a_new_machine, keep, sintas
from tests.backup.visitor import Visitor, served
from tests.browser.full_house import Full, fill

pytestmark = pytest.mark.django_db(transaction=True)


def after_the_backup(full: Full, erased: Any, people: dict[str, Any], cast: dict[str, Any]) -> None:
    """What nobody may find undone: a file erased, a release withdrawn, somebody blocked, somebody out of the team, one gone, a phone lost, a
    case restricted, a role taken away."""
    ratna, ana = people["ratna"], people["ana"]
    with acting_as(ratna.user_id):
        case = Case.objects.get(pk=full.case)
        withdraw(by=ratna, case=case, approval_id=full.entries["casework:approval"])
        end_membership(by=ratna, case=case, user_id=cast["dewi"].pk, why="done")
        block(by=ratna, case=case, user_id=cast["siska"].pk)
    with acting_as(ana.user_id):
        let_go(by=ana, user=cast["inah"])
        forget_second_step(by=ana, user=cast["sari"])
    at = clock.now()
    with as_superuser() as c:  # what the erasing verb does in an owner's function
        c.execute("UPDATE cases_file SET erased_at = %s WHERE id = %s", [at, erased])
        c.execute("DELETE FROM safekeeping_wrap WHERE file_id = %s", [erased])
        c.execute("UPDATE cases_case SET restricted_at = %s WHERE file_id = %s", [at, full.case])
        c.execute("UPDATE staff_posting SET ended_at = %s WHERE user_id IN (%s, %s)", [at, cast["budi"].pk, cast["ana"].pk])


def as_superuser() -> Any:
    """The throw-away cluster's own, in this test's database."""
    return connect(replace(superuser(settings.SYSTEM), name=connection.settings_dict["NAME"]))


def all_rows(system: System, query: str, *params: Any) -> list[tuple[Any, ...]]:
    with psycopg.connect(host=system.socket(), **{n: getattr(superuser(system), n) for n in ("user", "password")}, dbname="sintas") as c:
        return [tuple(row) for row in c.execute(query, params).fetchall()]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    return keep(tmp_path, monkeypatch)


def test_backup_wipe_restore(
    kept: Kept, people: dict[str, Any], cast: dict[str, Any], house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.REPLAY_LIST", str(kept.system.replay_list))
    full = fill(people, cast, house)
    for name in ("ratna", "inah", "sari"):
        cast[name].password = make_password(PASSWORD, hasher="argon2")  # a real installation knows no other
        cast[name].save(update_fields=["password"])
    monkeypatch.setattr(recovery, "its_hasher", recovery.CodeHasher)
    codes = {name: a_code_for(cast[name]) for name in ("ratna", "inah", "sari")}
    with acting_as(people["ratna"].user_id):
        erased = open_case(by=people["ratna"], unit_id=people["ratna"].units("cases.open")[0], client={"name": "Cempaka", "nik": "3171015212900777"}).pk
        add_member(by=people["ratna"], case=Case.objects.get(pk=erased), user_id=cast["budi"].pk)

    made = kept.make()
    assert made.rows > 1_000
    after_the_backup(full, erased, people, cast)
    making.bring_list_up(kept.system, kept.folder)
    counts = count_all()
    empty_tables()  # the wipe
    assert count_all()["cases_file"] == 0 < counts["cases_file"]

    with a_new_machine() as target:
        done = sintas(*kept.words(target))
        assert done.returncode == 0, done.stderr
        assert f"rows: {made.rows - wraps_of(kept):,}, as counted" in done.stdout
        system = System.at(target)
        housing.start(system, housing.cluster_of(system))
        nothing_came_back(system, full, erased, cast)
        housing.cluster_of(system).stop()
        with served(target) as port:
            sign_in(port, full, erased, codes)


def wraps_of(kept: Kept) -> int:
    """How many key wraps the newest backup holds, as its box of data says."""
    from sintas.config.backup import boxed, checking
    from sintas.config.backup.parts import find_sheet, read_sheet

    path = find_sheet(kept.folder)
    inside = boxed.Unboxing()
    checking.read_box(path.with_name(read_sheet(path).data.file), read_sheet(path).data, kept.recovery, inside, "data")
    assert inside.manifest is not None
    return inside.manifest.wraps


def count_all() -> dict[str, int]:
    from sintas.config.backup import snapshot

    with snapshot.taken(System(None, Path("/nowhere")).login("backup")) as moment:
        return moment.counts()


def nothing_came_back(system: System, full: Full, erased: Any, cast: dict[str, Any]) -> None:
    """In the restored database, past every lock."""
    assert all_rows(system, "SELECT count(*) FROM safekeeping_wrap WHERE file_id = %s", erased) == [(0,)]
    assert all_rows(system, "SELECT erased_at IS NOT NULL FROM cases_file WHERE id = %s", erased) == [(True,)]
    assert all_rows(system, "SELECT nik_print, name FROM cases_client WHERE file_id = %s", erased) == []  # rows and all
    assert all_rows(system, "SELECT count(*) FROM safekeeping_wrap WHERE file_id = %s", full.case) == [(3,)]
    withdrawn = "SELECT r.ended_at IS NOT NULL FROM cases_release r JOIN casework_supervisorapproval a ON a.release_id = r.id WHERE a.id = %s"
    assert all_rows(system, withdrawn, full.entries["casework:approval"]) == [(True,)]
    assert all_rows(system, "SELECT count(*) FROM cases_access WHERE user_id = %s AND ended_at IS NULL", cast["dewi"].pk) == [(0,)]
    assert all_rows(system, "SELECT count(*) FROM cases_conflict WHERE user_id = %s AND file_id = %s", cast["siska"].pk, full.case) == [(1,)]
    assert all_rows(system, "SELECT is_active FROM staff_user WHERE id = %s", cast["inah"].pk) == [(False,)]
    assert all_rows(system, "SELECT second_step_at FROM staff_user WHERE id = %s", cast["sari"].pk) == [(None,)]
    assert all_rows(system, "SELECT count(*) FROM staff_recoverycode WHERE user_id = %s", cast["sari"].pk) == [(0,)]
    assert all_rows(system, "SELECT count(*) FROM django_session") == [(0,)]
    assert all_rows(system, "SELECT restricted_at IS NOT NULL FROM cases_case WHERE file_id = %s", full.case) == [(True,)]
    still = "SELECT count(*) FROM staff_posting WHERE user_id = %s AND ended_at IS NULL"
    assert all_rows(system, still, cast["budi"].pk) == [(0,)] and all_rows(system, still, cast["ana"].pk) == [(1,)]  # ana: the last administrator
    told = all_rows(system, "SELECT actor_id, detail FROM safekeeping_trail WHERE verb = 'restore'")
    assert len(told) == 1 and told[0][0] == cast["ana"].pk and told[0][1]["newest_list_named"] is True
    assert told[0][1]["again"]["erased"] == told[0][1]["again"]["left"] == 1


def sign_in(port: int, full: Full, erased: Any, codes: dict[str, str]) -> None:
    """Through HTTP: Ratna reads what she wrote; what was erased is not there; who left stays out; who lost the phone sets up a new step."""
    ratna = Visitor(port)
    status, page = ratna.come_in("ratna", PASSWORD, codes["ratna"])
    assert status == 200 and "Ratna" in page
    status, page = ratna.get(f"/kasus/{full.case}/")
    assert status == 200 and "Melur" in page
    assert ratna.get(f"/kasus/{erased}/")[0] != 200
    status, page = Visitor(port).come_in("inah", PASSWORD, codes["inah"])
    assert status == 422
    status, page = Visitor(port).come_in("sari", PASSWORD, codes["sari"])
    assert "pengaturan/langkah-kedua/aplikasi" in page


def test_the_list_speaks_of_what_was_committed_only(kept: Kept, cast: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import transaction

    monkeypatch.setattr("django.conf.settings.REPLAY_LIST", str(kept.system.replay_list))
    one = Entry(replaying.LEFT, cast["inah"].pk, clock.now())
    with transaction.atomic():
        replaying.note(one.kind, one.id, one.at)
        transaction.set_rollback(True)
    assert replaying.read(kept.system.replay_list).entries == ()
    with transaction.atomic():
        replaying.note(one.kind, one.id, one.at)
        assert replaying.read(kept.system.replay_list).entries == ()
    assert replaying.read(kept.system.replay_list).entries == (one,)
    assert set(json.loads(kept.system.replay_list.read_text())) == {"kind", "id", "at", "link"}  # ids and dates only
