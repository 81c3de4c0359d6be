from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from sintas.safekeeping import trail


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Any:
    """written("sign in") -> what the trail's rows of this verb say. The rows are really written; the app may not read back what is of no file."""
    rows: list[dict[str, Any]] = []
    real = trail.record

    def record(**said: Any) -> Any:
        row = real(**said)
        rows.append({"actor": row.actor_id, "verb": row.verb, "file": row.file_id, "outcome": row.outcome, **row.detail})
        return row

    monkeypatch.setattr(trail, "record", record)
    return lambda verb: [row for row in rows if row["verb"] == verb]


@pytest.fixture
def past_every_lock(db: Any) -> Iterator[psycopg.Cursor[Any]]:
    """The role sintas_backup: it reads everything, and nothing else."""
    login, here = settings.SINTAS_LOGIN("backup"), connection.settings_dict
    with psycopg.connect(host=here["HOST"], port=here["PORT"], dbname=here["NAME"], user=login.user, password=login.password, autocommit=True) as c:
        yield c.cursor()
