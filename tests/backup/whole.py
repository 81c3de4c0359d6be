"""python -m tests.backup.whole SIZE: backup, restore and its proof at full size, with figures. The house is the one of make bench."""

from __future__ import annotations

import os
import sys
import time

from pyrage import x25519

from sintas.config import housing
from sintas.config.backup import making, parts
from sintas.config.backup.postgres import connect
from sintas.config.backup.restoring import superuser
from sintas.config.system import System
from tests.backup.kept import a_new_machine, private, sintas
from tests.bench import house

ADMINISTRATOR = """
INSERT INTO staff_posting (id, user_id, unit_id, role, since)
SELECT gen_random_uuid(), user_id, unit_id, 'administrator', now() FROM staff_posting p JOIN staff_user u ON u.id = p.user_id
 WHERE u.username = 'ratna' AND role = 'worker' ON CONFLICT DO NOTHING
"""


def main(size: int) -> int:
    """0 when everything came back; prints seconds and megabytes."""
    os.umask(0o077)
    system = house.ready(size)
    try:
        identity = x25519.Identity.generate()
        private(system.keys / "recovery.txt", f"{identity.to_public()}\n")
        with connect(superuser(system)) as c:
            c.execute(ADMINISTRATOR)
        return turn(system, str(identity))
    finally:
        house.stop(system)


def turn(system: System, identity: str) -> int:
    with a_new_machine() as target:
        folder = target.parent / "backups"
        folder.mkdir()
        began = time.monotonic()
        made = making.make(system, folder)
        print(f"backup: {made.rows:,} rows, data {made.sheet.data.bytes / 1e6:.1f} MB, wraps {made.sheet.wraps.bytes / 1e6:.1f} MB, "
              f"{time.monotonic() - began:.1f} s")  # fmt: skip
        began = time.monotonic()
        words = ["--from", folder, "--identity", private(target.parent / "identity", identity), "--keys", system.service_key]
        more = ["--replay", folder / parts.LIST, "--as", "ratna", "--data", target]
        done = sintas("restore", *(str(word) for word in (*words, *more)))
        print(done.stdout + done.stderr + f"restore with its proof: {time.monotonic() - began:.1f} s")
        restored = System.at(target)
        if not done.returncode and housing.cluster_of(restored).running():
            return 1  # a restore leaves nothing running
        return done.returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
