"""python -m tests.backup.older: the tables of the release before this issue, with one case, in the (empty) database named in the environment.

Its own process: settings are read once. SINTAS_OWNER_URL makes the tables; SUPER_URL fills them, because their locks let nobody in yet.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Any

BEFORE = {
    "safekeeping": "0002_trail",
    "staff": "0005_second_step_locks",
    "instruments": "0001_initial",
    "cases": "0006_instrument_locks",
    "evidence": "0003_locks",
    "intake": "0002_locks",
    "casework": "0007_measuring_locks",
    "documents": "0004_word_locks",
}
OTHERS = ("contenttypes", "auth", "sessions", "procrastinate")
NAME = "Cempaka Lama"


def main() -> None:
    os.environ |= {"SINTAS_DB_ROLE": "owner", "DJANGO_SETTINGS_MODULE": "sintas.config.settings"}
    import django
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from sintas.safekeeping.migrating import drawn_once

    django.setup()
    call_command("migrate", "contenttypes", verbosity=0)  # the command itself: the owner's default rights come first
    executor = MigrationExecutor(connection)
    with drawn_once():
        executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] in OTHERS] + list(BEFORE.items()))
    state = executor.loader.project_state(list(BEFORE.items()))
    fill(state.apps, connection)


def fill(then: Any, connection: Any) -> None:
    """An administrator, and a case with one sealed value, as that release wrote them."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from sintas.config.system import login_of
    from sintas.kit.ids import uuid7
    from sintas.safekeeping.envelope import seal
    from sintas.safekeeping.keys import KEY_BYTES, service_key

    connection.close()
    connection.settings_dict.update(login_of(os.environ["SUPER_URL"]).for_django())
    now, of = datetime.now(UTC), then.get_model
    house = of("staff", "Organisation").objects.create(name="Sentra Lama", kind="sentra")
    unit = of("staff", "Unit").objects.create(organisation=house, name="Rehabilitasi", case_prefix="KS")
    ana = of("staff", "User").objects.create(organisation=house, username="ana", full_name="Ana", password="!")
    of("staff", "Posting").objects.create(user=ana, unit=unit, role="administrator")
    file_id, key_id, client_id, key = uuid7(), uuid7(), uuid7(), os.urandom(KEY_BYTES)
    with connection.cursor() as c:
        c.execute("SET session_replication_role = replica")
    of("cases", "File").objects.create(id=file_id, kind="case", organisation=house, unit=unit, opened_by=ana)
    of("cases", "Case").objects.create(file_id=file_id, organisation_id=house.pk, unit=unit, number="KS-1", opened_on=now.date())
    of("cases", "Access").objects.create(
        file_id=file_id, organisation_id=house.pk, home_unit_id=unit.pk, user=ana, scope="team", role="lead", given_by=ana.pk
    )
    kek, wrapped = service_key().wrap(key, key_id, file_id, "header")
    of("safekeeping", "Wrap").objects.create(key_id=key_id, file_id=file_id, ring="header", kek=kek, wrapped=wrapped)
    held = seal(AESGCM(key), key_id, "client.name", client_id, NAME.encode())
    of("cases", "Client").objects.create(id=client_id, file_id=file_id, organisation_id=house.pk, author=ana, name=held)


if __name__ == "__main__":
    main()
