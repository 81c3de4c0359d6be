from typing import Any

import pytest

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
