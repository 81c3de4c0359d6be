"""A restored installation shows that it is one: safe to serve, every sealed value opens, the trail says who restored what."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from sintas.config import sealing, startup
from sintas.config.backup.checking import Checked
from sintas.config.backup.postgres import connect
from sintas.config.backup.restoring import Loaded
from sintas.config.sealing import Sealer
from sintas.config.system import System
from sintas.config.verifying import Asked, look
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keys import service_key
from sintas.safekeeping.openable import Opened, open_all
from sintas.safekeeping.sealing import table
from sintas.safekeeping.sealing.key import SealerKey, fingerprint
from sintas.safekeeping.sealing.sealer import seal_once

# Every file has a key for its header from its first moment to its erasure: without one it counts as erased, and nobody would miss it.
KEYLESS = """
SELECT count(*) FROM cases_file f WHERE f.erased_at IS NULL
   AND NOT EXISTS (SELECT FROM safekeeping_wrap w WHERE w.file_id = f.id AND w.ring = 'header' AND w.recipient = 'service')
"""


@dataclass
class Proved:
    """`faults` are sentences about what the backup itself already held: the installation stands all the same."""

    values: Opened
    faults: list[str] = field(default_factory=list)
    sealed_by: list[str] = field(default_factory=list)  # fingerprints


def prove(system: System, checked: Checked, username: str, loaded: Loaded, changed: dict[str, int]) -> Proved:
    """Django is set up for this installation. Raises SystemProblem when it is not safe to serve."""
    startup.check(but=["whole"])
    with connect(system.login("backup")) as connection:
        proved = Proved(open_all(connection, service_key()))
        keyless = connection.execute(KEYLESS).fetchone()
    if keyless and keyless[0]:
        proved.faults.append(f"{keyless[0]:,} files that were never erased have no key, so nothing of them opens; the backup held none for them either.")
    if broken := proved.values.broken:
        proved.faults.append(f"{len(broken):,} sealed values do not open (the first: {broken[0]}); they did not when the backup was made either.")
    remember(checked, username, loaded, changed, len(broken))
    faults, proved.sealed_by = seal_trail(system, checked)
    proved.faults += faults
    return proved


def remember(checked: Checked, username: str, loaded: Loaded, changed: dict[str, int], broken: int) -> None:
    """One row in the trail, in the name of whoever restored: from which backup, and by which list."""
    from sintas.staff.actor import actor_for
    from sintas.staff.models import User

    by = actor_for(User.objects.get(username=username))
    with acting_as(by.user_id):
        trail.record(
            by=by,
            verb="restore",
            backup=str(checked.sheet.id),
            made_at=checked.sheet.made_at.isoformat(),
            lines=len(checked.known.entries),
            newest_list_named=checked.list_named,
            keys_left_out=loaded.left_out,
            broken=broken,
            again=changed,
        )


def seal_trail(system: System, checked: Checked) -> tuple[list[str], list[str]]:
    """The trail goes on here: the restore is declared in a seal that names the backup, then everything is verified.

    Returns (faults, fingerprints of the other keys that sealed before); a person compares those with the paper.
    """
    with sealing.connect(system.login("sealer")) as db:
        own = sealing.key_of(system)
        before = {seal.public for seal in table.all_seals(db)} - {own.public}
        key = SealerKey.acknowledge(system.sealer_key, before) if takes_their_word(checked.files) else own
        seal_once(db, key, source=checked.sheet.name)
    Sealer(system).turn()
    wrong = sorted({one.kind for one in look(system, Asked())[1] if not one.note})
    said = f"The trail of this backup does not verify ({', '.join(wrong)}); run `sintas trail verify` and read docs/runbooks/trail.md."
    return ([said] if wrong else []), sorted(fingerprint(public) for public in before)


def takes_their_word(files: Container[str]) -> bool:
    """Whether the keys that sealed before are taken from the seals themselves: only where the backup could not bring the sealer's own file
    (a database elsewhere). That file names the former keys; a forger's, which `trail verify` has called unknown, must not count from now on.
    """
    return "keys/sealer.json" not in files
