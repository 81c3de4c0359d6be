"""Looks a backup through before a restore writes anything: whole, ours, of one piece, not newer than this program, openable by these keys."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sintas import __version__
from sintas.config import binaries
from sintas.config.backup.boxed import Manifest, Unboxing
from sintas.config.backup.known import newer_migrations
from sintas.config.backup.parts import LIST, WRAPS_APART, Part, Sheet, find_sheet, read_sheet
from sintas.config.backup.standing import to_do
from sintas.config.backup.wrapped import WrapLines
from sintas.config.problem import SystemProblem
from sintas.safekeeping import boxes, keycopy, recovery, replaying
from sintas.safekeeping.keys import KeyProblem, ServiceKey
from sintas.safekeeping.replaying import LEFT, Known


@dataclass(frozen=True)
class Asked:
    """What the command was given. `wraps`: file or folder, where they are not in FROM/wraps. One of `replay` and `no_newer_list` is needed."""

    source: Path
    identity: Path
    keys: Path
    wraps: Path | None = None
    replay: Path | None = None
    no_newer_list: bool = False


@dataclass(frozen=True)
class Checked:
    """A backup that can be restored. `key_file` is the text of service.json; `since`: the list's lines the backup knows already."""

    sheet: Sheet
    data: Path
    wraps: Path
    manifest: Manifest
    files: dict[str, bytes] = field(repr=False)
    identity: str = field(repr=False)
    key_file: bytes = field(repr=False)
    known: Known
    list_named: bool

    @property
    def since(self) -> int:
        return self.sheet.replay_lines


def check(asked: Asked) -> Checked:
    """Raises SystemProblem with the first refusal; writes nothing. Reads both boxes whole."""
    path = find_sheet(asked.source)
    sheet = read_sheet(path)
    data, wraps = path.with_name(sheet.data.file), wraps_at(asked, path, sheet)
    refuse_newer_release(sheet.release)
    identity = boxes.read_identity(asked.identity)
    if (ours := boxes.recipient_of(identity)) != sheet.recipient:
        raise SystemProblem(
            f"This backup was sealed to another recovery key ({recovery.fingerprint(sheet.recipient)}) than this identity "
            f"({recovery.fingerprint(ours)}); join two sheets that bear the first of these fingerprints."
        )
    key_file = read_keys(asked.keys, identity)
    with opened_keys(key_file) as service:
        if sheet.marked(service) != sheet.mark:
            raise SystemProblem(
                "The sheet of this backup does not carry the mark of this key file: it was altered, or the key file is of another "
                "installation or of another time; name the keys backup of that time."
            )
        inside = Unboxing()
        read_box(data, sheet.data, identity, inside, "data")
        if inside.manifest is None or inside.manifest.id != str(sheet.id):
            raise SystemProblem("The parts belong to different backups; name data and key wraps of the same one.")
        lines = WrapLines(str(sheet.id), service)
        read_box(wraps, sheet.wraps, identity, lines, "wraps")
        lines.finished(inside.manifest.wraps)
    refuse_newer_tables(inside.manifest)
    known = newest_list(asked, path.with_name(LIST), sheet)
    return Checked(sheet, data, wraps, inside.manifest, inside.files, identity, key_file, known, asked.replay is not None)


def administrator(checked: Checked, username: str) -> str:
    """The name of the administrator who restores, as the backup writes it. Raises SystemProblem for anybody else, and for who left since."""
    gone = {str(entry.id) for entry in to_do(checked.known.entries, checked.since) if entry.kind == LEFT}
    for name, user_id in checked.manifest.administrators:
        if name.lower() == username.lower() and user_id not in gone:
            return name
    raise SystemProblem("Nobody of this name is an administrator in this backup; name one with --as USERNAME.")


def wraps_at(asked: Asked, sheet_path: Path, sheet: Sheet) -> Path:
    """Where the box of wraps lies. Raises SystemProblem when it is nowhere."""
    named = asked.wraps
    if named is not None and named.is_file():
        return named
    for folder in [named] if named is not None else [sheet_path.parent / WRAPS_APART, sheet_path.parent]:
        if (folder / sheet.wraps.file).is_file():
            return folder / sheet.wraps.file
    raise SystemProblem(
        f"The key wraps of this backup ({sheet.wraps.file}) are not there; name their file or folder with --wraps. Wraps older than 30 days "
        "were removed on purpose: without them nothing of that backup opens any more; take a newer one."
    )


def read_keys(path: Path, identity: str) -> bytes:
    """The text of the key file: service.json, or what `sintas keys backup` wrote (opened in memory only). Raises SystemProblem."""
    try:
        raw = path.read_bytes()
        rights = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        raise SystemProblem("The key file is missing or cannot be read; name the keys backup with --keys.") from None
    if not raw.startswith(boxes.MAGIC):
        if rights & 0o077:
            raise SystemProblem("The key file can be read by other users; set its rights to 0600.")
        return raw
    try:
        return keycopy.opened(raw, identity).service.text().encode()
    except KeyProblem as why:
        raise SystemProblem(f"The keys backup named with --keys was not taken: {why}") from None


@contextmanager
def opened_keys(key_file: bytes) -> Iterator[ServiceKey]:
    """The service key, read from memory. Raises SystemProblem."""
    handle = os.memfd_create("keys")
    try:
        os.fchmod(handle, 0o600)
        os.write(handle, key_file)
        yield ServiceKey(f"/proc/self/fd/{handle}")
    except KeyProblem as why:
        raise SystemProblem(str(why)) from None
    finally:
        os.close(handle)


def read_box(path: Path, part: Part, identity: str, target: boxes.Target, called: str) -> None:
    """Read a whole box into `target`, once it is known to be the one the sheet names: anybody who knows the recovery key's public half can
    seal a box, and what another holds is not even looked at. Raises SystemProblem.
    """
    try:
        size = path.stat().st_size
    except OSError:
        raise SystemProblem(f"The {called} part ({part.file}) is not there; copy the backup again from where it was kept.") from None
    if size < part.bytes:
        raise SystemProblem(f"The {called} part is cut off ({size:,} of {part.bytes:,} bytes); copy it again from where it was kept.")
    ours = size == part.bytes and digest_of(path) == part.sha256
    try:
        with path.open("rb") as box:
            boxes.open_with(identity, box, target if ours else Nowhere())
    except boxes.WrongKey:
        raise SystemProblem(f"The {called} part was sealed to another recovery key; it belongs to another backup.") from None
    except boxes.Damaged:
        raise SystemProblem(f"The {called} part is damaged; copy it again from where it was kept.") from None
    if not ours:
        raise SystemProblem(f"The {called} part is not the one this backup was written with; name data and key wraps of the same backup.")


class Nowhere:
    """Takes what is opened only to learn whether it opens."""

    def write(self, piece: bytes) -> int:
        return len(piece)


def digest_of(path: Path) -> str:
    """SHA-256, in hexadecimal digits."""
    with path.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest()


def refuse_newer_release(release: str) -> None:
    """Raises SystemProblem for a backup of a later release."""
    if numbers(release) > numbers(__version__):
        raise SystemProblem(f"This backup was made by Sintas {release}, which is newer than this program ({__version__}); install {release} or newer.")


def numbers(release: str) -> tuple[int, ...]:
    """0.10.2 -> (0, 10, 2); what is not a number counts as 0."""
    return tuple(int(word) if word.isdigit() else 0 for word in release.split("."))


def refuse_newer_tables(manifest: Manifest) -> None:
    """The release's number may be the same in a checkout: its tables tell. And an older PostgreSQL cannot read a newer one's dump."""
    if unknown := newer_migrations(manifest.migrations):
        raise SystemProblem(
            f"This backup holds tables of a newer Sintas than this program ({unknown[0]}); install the release that made it ({manifest.release}) or newer."
        )
    here = binaries.find().version
    if manifest.postgres > here:
        raise SystemProblem(f"This backup was made with PostgreSQL {manifest.postgres}, here is {here}; install {manifest.postgres} or newer.")


def newest_list(asked: Asked, beside: Path, sheet: Sheet) -> Known:
    """The list of what must not come back: the one named, else the one beside the backup if the operator says that there is no newer one."""
    if asked.replay is None and not asked.no_newer_list:
        raise SystemProblem(
            "Which files were erased and which releases withdrawn since this backup? Name the newest list with --replay FILE (it lies in the "
            "old machine's replay/ and beside the newest backup); if every newer one is lost, say --no-newer-list."
        )
    if asked.replay is not None and not asked.replay.is_file():
        raise SystemProblem("The list named with --replay is not there.")
    known = replaying.read(asked.replay or beside)
    if not known.goes_on_from(sheet.replay_lines, sheet.replay_link):
        raise SystemProblem(
            "The list of what was erased and withdrawn is not the one of this backup or is older than it; name the newest list with --replay."
        )
    if asked.replay is not None and beside.is_file():
        near = replaying.read(beside)
        if not known.goes_on_from(len(near.entries), near.links[-1]):
            raise SystemProblem("The list beside the backups is newer than the one named with --replay; name the newest one.")
    return known
