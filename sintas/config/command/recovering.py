"""`sintas keys recovery|join`: the institution's recovery key, on three sheets of which two open every backup."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path

from sintas.config.command.command import By, Command, Options, Words
from sintas.config.command.keeping_keys import apart_from
from sintas.config.command.running import system_of
from sintas.config.problem import SystemProblem
from sintas.config.system import System


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="FOLDER", help=str(OUT))
    parser.add_argument("--renew", action="store_true", help=str(RENEW))


def run(options: Options, by: By) -> int:
    """Make the key, give out its sheets, and only then name it as the one backups are sealed to. Raises SystemProblem.

    The sheets go to files of their own (0600) or to the terminal; a pipe or a log never gets them.
    """
    from sintas.kit import clock
    from sintas.safekeeping import recovery, sheets

    system = system_of(options.data)
    refuse_wrong_place(system, options.out)
    before = refuse_existing(system, renew=options.renew)
    made = recovery.new_recovery()
    papers = [sheets.sheet(words, number, made.recipient, clock.today()) for number, words in enumerate(made.shares, 1)]
    written = given_out(papers, options.out, recovery.fingerprint(made.recipient)[:9])
    try:
        name_it(system, made.recipient)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise SystemProblem("The recovery key could not be written into the folder of the keys; the sheets just shown are worthless.") from None
    for path in written:
        print(path)
    print(f"recovery key: {recovery.fingerprint(made.recipient)}")
    if before:
        print(f"{RENEWED} {before}")
    return 0


def refuse_wrong_place(system: System, folder: Path | None) -> None:
    """Raises SystemProblem before anything secret is made."""
    if folder is None:
        if not sys.stdout.isatty():
            raise SystemProblem("The sheets are shown on a terminal only, so that no log keeps them; or name a folder for them with --out FOLDER.")
        return
    apart_from(system, folder / "sheet")
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise SystemProblem("The folder for the sheets does not exist, or you may not write there; make it first (mode 0700).")


def refuse_existing(system: System, *, renew: bool) -> str:
    """The fingerprint of the present recovery key, '' without one. Raises SystemProblem when it would be replaced unasked."""
    from sintas.safekeeping import keyfile, recovery

    path = system.keys / recovery.FILE
    if not path.exists():
        return ""
    try:
        mark = recovery.fingerprint(recovery.read_recipient(system.keys))
    except keyfile.KeyProblem:
        mark = "?"
    if not renew:
        raise SystemProblem(f"There is a recovery key already ({mark}). With --renew a new one takes its place for every backup from now on.")
    return mark


def given_out(papers: list[str], folder: Path | None, mark: str) -> list[Path]:
    """One file each, or one after the other on the terminal. Raises SystemProblem, leaving none of the files."""
    from sintas.safekeeping import keyfile

    if folder is None:
        print("\n\n".join(papers), flush=True)
        return []
    paths = [folder / f"recovery-{mark}-sheet-{number}-of-{len(papers)}.txt" for number in range(1, len(papers) + 1)]
    done: list[Path] = []
    try:
        for path, paper in zip(paths, papers, strict=True):
            keyfile.write_new(path, paper.encode())
            done.append(path)
    except OSError:
        for path in done:
            path.unlink(missing_ok=True)
        raise SystemProblem("The sheets cannot be written there; name another folder, or make room. No recovery key was made.") from None
    return paths


def name_it(system: System, recipient: str) -> None:
    """keys/recovery.txt: one line, replaced whole. Raises OSError."""
    from sintas.safekeeping import keyfile, recovery

    path = system.keys / recovery.FILE
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    keyfile.write_new(beside, f"{recipient}\n".encode())
    keyfile.same_owner(beside, system.service_key)
    beside.replace(path)
    keyfile.sync_folder(path.parent)


def arguments_of_join(parser: ArgumentParser) -> None:
    parser.add_argument("--shares", type=Path, nargs="+", required=True, metavar="FILE", help=str(SHARES))
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help=str(TO))


def join(options: Options) -> int:
    """Write the recovery key (one line AGE-SECRET-KEY-1..., 0600) from two or three sheets. Raises SystemProblem."""
    from sintas.safekeeping import keyfile, recovery, sheets

    try:
        words = [sheets.words_of(text_of(path), number) for number, path in enumerate(options.shares, 1)]
        identity = recovery.join(words)
        keyfile.write_new(options.to, f"{identity}\n".encode())
    except keyfile.KeyProblem as why:
        raise SystemProblem(str(why)) from None
    except FileExistsError:
        raise SystemProblem("The file for the recovery key exists already; name a new one.") from None
    except OSError:
        raise SystemProblem("The recovery key cannot be written there; name a folder that exists, that you may write to and that is not full.") from None
    print(f"recovery key: {recovery.fingerprint(recovery.recipient_of(identity))}, {datetime.now(UTC).date()}")
    print(str(AFTERWARDS), file=sys.stderr)
    return 0


def text_of(path: Path) -> str:
    """Raises SystemProblem."""
    try:
        return path.read_text()
    except (OSError, UnicodeDecodeError):
        raise SystemProblem("A file of words cannot be read; is its name right, and is it plain text?") from None


OUT = Words("folder untuk ketiga lembar (0600), di luar folder data", "folder for the three sheets (0600), outside the data folder")
RENEW = Words("ganti kunci pemulihan yang ada", "take the place of the present recovery key")
RENEWED = Words(
    "Mulai cadangan berikutnya hanya lembar baru yang berlaku. Buat cadangan data dan kunci sekarang; simpan lembar lama sampai cadangan lama dihapus:",
    "From the next backup on only the new sheets count. Back up data and keys now; keep the old sheets until the old backups are gone:",
)
SHARES = Words("dua atau tiga berkas berisi kata-kata lembar", "two or three files with the words of the sheets")
TO = Words("berkas untuk kunci pemulihan (0600)", "file for the recovery key (0600)")
AFTERWARDS = Words(
    "Berkas ini membuka semua cadangan: hapus segera sesudah pemulihan, beserta berkas kata-katanya.",
    "This file opens every backup: delete it right after restoring, together with the files of words.",
)
COMMANDS = (
    Command(
        "keys recovery",
        Words("membuat kunci pemulihan lembaga: tiga lembar, dua cukup", "make the institution's recovery key: three sheets, two are enough"),
        run,
        arguments,
        operator=True,
        needs="staff.set_up",
    ),
    Command(
        "keys join",
        Words("menyatukan dua lembar menjadi kunci pemulihan", "make the recovery key from two sheets"),
        join,
        arguments_of_join,
    ),
)
