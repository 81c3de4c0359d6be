"""python -m tests.crash.counting <writes.json: what became of them, as JSON. Read as each worker, through her own keys."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

from tests.bench.django_here import set_up

# A record, its row in the story and its row in the trail stand or fall together. Each line: what it would mean, and how many there are.
HALVES = {
    "{name} without its trail row": """
        SELECT count(*) FROM cases_{name} r WHERE NOT set_aside AND NOT EXISTS (SELECT 1 FROM safekeeping_trail t WHERE t.file_id = r.file_id
        AND t.verb = 'record {name}' AND t.detail->>'entry' = r.entry::text AND (t.detail->>'number')::int = r.number)""",
    "trail row without its {name}": """
        SELECT count(*) FROM safekeeping_trail t WHERE t.verb = 'record {name}' AND t.outcome = 'done' AND NOT EXISTS (
        SELECT 1 FROM cases_{name} r WHERE r.entry::text = t.detail->>'entry' AND r.number = (t.detail->>'number')::int)""",
    "{name} told twice in the trail": """
        SELECT count(*) FROM (SELECT 1 FROM safekeeping_trail t WHERE t.verb = 'record {name}' AND t.outcome = 'done'
        GROUP BY t.detail->>'entry', t.detail->>'number' HAVING count(*) > 1) d""",
    "{name} without its row in the story": """
        SELECT count(*) FROM cases_{name} r WHERE NOT EXISTS (SELECT 1 FROM cases_record s WHERE s.source_entry = r.entry AND s.kind = '{name}')""",
    "row in the story without its {name}": """
        SELECT count(*) FROM cases_record s WHERE s.kind = '{name}' AND NOT EXISTS (SELECT 1 FROM cases_{name} r WHERE r.entry = s.source_entry)""",
    "{name} with a gap in its versions": """
        SELECT count(*) FROM (SELECT 1 FROM cases_{name} WHERE NOT set_aside GROUP BY entry
        HAVING max(number) <> count(*) OR count(*) FILTER (WHERE superseded_at IS NULL) <> 1) g""",
}


def texts_of(workers: list[dict[str, Any]]) -> Counter[str]:
    """Every text that stands somewhere, and how often."""
    from sintas.cases.models import Case, Contact, Note
    from sintas.safekeeping import trail
    from sintas.safekeeping.identity import acting_as
    from sintas.staff.actor import actor_for
    from sintas.staff.models import Draft, User

    found: Counter[str] = Counter()
    for worker in workers:
        by = actor_for(User.objects.get(pk=worker["id"]))
        with acting_as(by.user_id):
            for case in Case.objects.filter(pk__in=worker["files"]):
                trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
                found.update(note.text for note in Note.objects.filter(file_id=case.pk, set_aside=False))
                found.update(contact.result for contact in Contact.objects.filter(file_id=case.pk, set_aside=False))
            for draft in Draft.objects.filter(user_id=by.user_id, done_at=None):
                found[draft.fields["text"][0]] += 1
    return found


def halves(system: Any) -> dict[str, int]:
    """What is only half there: {what: how many}, as a superuser who sees every row."""
    import psycopg

    from sintas.config.system import read_private

    held, found = read_private(system.folder("db-super.json")), {}
    with psycopg.connect(host=system.socket(), user=held["user"], password=held["password"], dbname="sintas") as connection:
        for words, query in HALVES.items():
            for name in ("note", "contact"):
                row = connection.execute(query.format(name=name)).fetchone()
                if row and row[0]:
                    found[words.format(name=name)] = int(row[0])
    return found


def main() -> None:
    from django.conf import settings

    asked = json.load(sys.stdin)
    texts, writes = texts_of(asked["workers"]), asked["writes"]
    acknowledged = [one for one in writes if one["acknowledged"]]
    print(json.dumps({
        "writes": len(writes),
        "acknowledged": len(acknowledged),
        "sent again": sum(one["tries"] > 1 for one in writes),
        "lost": sum(texts[one["text"]] == 0 for one in acknowledged),
        "duplicated": sum(texts[one["text"]] > 1 for one in writes),
        "half": halves(settings.SYSTEM),
    }))  # fmt: skip


if __name__ == "__main__":
    set_up()
    main()
