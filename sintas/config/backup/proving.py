"""A restored installation shows that it is one: safe to serve, every sealed value opens, the trail says who restored what."""

from __future__ import annotations

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

    Returns (faults, fingerprints of the keys that sealed before). Those count from now on, and a person compares them with the paper.
    """
    with sealing.connect(system.login("sealer")) as db:
        own = sealing.key_of(system)
        before = {seal.public for seal in table.all_seals(db)} - {own.public}
        seal_once(db, SealerKey.acknowledge(system.sealer_key, before), source=checked.sheet.name)
    Sealer(system).turn()
    wrong = sorted({one.kind for one in look(system, Asked())[1] if not one.note})
    said = f"The trail of this backup does not verify ({', '.join(wrong)}); run `sintas trail verify` and read docs/runbooks/trail.md."
    return ([said] if wrong else []), sorted(fingerprint(public) for public in before)
