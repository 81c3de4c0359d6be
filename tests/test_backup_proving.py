"""What a restored house says of itself: whose seals it believes, and which living files have lost their keys."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from sintas.config.backup import proving
from sintas.config.system import System
from sintas.safekeeping.sealing.key import SealerKey, fingerprint
from sintas.safekeeping.sealing.sealer import seal_once
from sintas.safekeeping.tests.sealed_trail import connect, empty, put, without_others

pytestmark = pytest.mark.django_db


@pytest.fixture
def system(db: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    """The house just restored: its own sealer's key, and in the database a seal somebody else made."""
    (tmp_path / "keys").mkdir(mode=0o700)
    login = settings.SYSTEM.login("sealer")
    name = connection.settings_dict["NAME"]
    monkeypatch.setenv("SINTAS_SEALER_URL", f"postgresql://{login.user}:{quote(login.password)}@/{name}?host={quote(login.host)}")
    monkeypatch.delenv("SINTAS_ANCHORS", raising=False)
    SealerKey.create(tmp_path / "keys" / "sealer.json")
    with without_others(monkeypatch):
        empty()
        put(3, random.Random(1))
        with connect("sealer") as sealer:
            seal_once(sealer, SealerKey.create(tmp_path / "forger.json"))
        yield System(None, tmp_path / "keys")
        empty()


@pytest.mark.parametrize("brought", [True, False])
def test_a_forgers_key_counts_only_where_the_backup_could_not_name_the_true_ones(system: System, tmp_path: Path, brought: bool) -> None:
    """A backup of a data folder brings the sealer's key file; one of a database elsewhere does not, and then a person compares fingerprints."""
    forger = fingerprint(SealerKey(tmp_path / "forger.json").public)
    checked: Any = SimpleNamespace(files={"keys/sealer.json": b""} if brought else {}, sheet=SimpleNamespace(name="sintas-20261122-010000"))
    faults, told = proving.seal_trail(system, checked)
    assert told == [forger]  # said either way
    assert (forger in SealerKey(system.sealer_key).known) == (not brought)
    assert [("(key)" in one) for one in faults] == ([True] if brought else [])


@pytest.mark.django_db(transaction=True)
def test_a_living_file_without_its_key_is_missed(open_a_case: Any) -> None:
    case = open_a_case("ratna")
    with connect("super") as c:
        c.execute("SET session_replication_role = replica")
        assert c.execute(proving.KEYLESS).fetchone() == (0,)
        c.execute("DELETE FROM safekeeping_wrap WHERE file_id = %s AND ring = 'header'", [case.pk])
        assert c.execute(proving.KEYLESS).fetchone() == (1,)
        c.execute("UPDATE cases_file SET erased_at = now() WHERE id = %s", [case.pk])
        assert c.execute(proving.KEYLESS).fetchone() == (0,)
        c.rollback()
