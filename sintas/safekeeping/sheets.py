"""A sheet of the recovery key: 33 numbered words on paper, in two languages, and how they are read from a file again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from .keyfile import KeyProblem
from .recovery import NEEDED, OF, WORDS, fingerprint

COLUMNS = 3
PAIR = r"\d{1,2}[.):]?\s+[A-Za-z]+[.,;]?"
LINE = re.compile(rf"\s*(?:{PAIR}\s*)+")  # a line of numbered words and of nothing else
PAPER = """\
SINTAS - KUNCI PEMULIHAN LEMBAGA / RECOVERY KEY OF THE INSTITUTION

Lembar {number} dari {of} / sheet {number} of {of}
Dibuat / made            {day}
Sidik / fingerprint      {mark}

{words}

Kegunaan. Kunci ini membuka cadangan data dan cadangan kunci bila mesin hilang atau rusak. Dua lembar mana pun dari {of} cukup;
satu lembar saja tidak membuka apa pun. Sidik di atas sama pada ketiga lembar.
Menyimpan. Tiap lembar pada orang dan tempat yang berbeda, di kertas, dalam amplop tertutup. Jangan difoto, jangan disalin ke
komputer atau pesan. Bila satu lembar hilang atau terlihat orang, buat kunci baru (sintas keys recovery --renew); lembar lama
tetap disimpan selama cadangan lama disimpan (paling lama 30 hari), lalu dimusnahkan.
Memakai. Ketik {count} kata tiap lembar, menurut nomornya, ke dalam berkas sendiri-sendiri, lalu:
  sintas keys join --shares lembar-a.txt lembar-b.txt --to pemulihan.key
Mesinnya hilang (langkah lengkap: docs/runbooks/restore.md):
  sintas restore --from CADANGAN --keys CADANGAN-KUNCI --identity pemulihan.key --replay DAFTAR --data FOLDER-BARU --as NAMA
Hanya berkas kuncinya yang hilang (docs/runbooks/keys.md):
  sintas keys restore --from CADANGAN-KUNCI --identity pemulihan.key --data FOLDER
Sesudahnya hapus ketiga berkas itu.

What for. This key opens the backups of the data and of the keys when the machine is lost or broken. Any two of the {of} sheets
are enough; one sheet alone opens nothing. The fingerprint above is the same on all three.
Keeping. Each sheet with another person in another place, on paper, in a closed envelope. No photograph, no copy on a computer or
in a message. If a sheet is lost or was seen, make a new key (sintas keys recovery --renew); keep the old sheets as long as the
old backups are kept (30 days at most), then destroy them.
Using. Type the {count} words of each sheet, in the order of their numbers, into a file of its own, and join them (first command
above). If the machine is gone, the second command restores data and keys; if only the key file is gone, the third brings it back.
Afterwards delete all three files.
"""


def sheet(words: Sequence[str], number: int, recipient: str, day: date) -> str:
    """The text of one sheet, `number` from 1; narrow enough for A4 in a typewriter's letters."""
    return PAPER.format(
        number=number, of=OF, day=day.isoformat(), mark=fingerprint(recipient), count=WORDS, needed=NEEDED, words=_in_columns(words)
    )


def words_of(text: str, number: int) -> list[str]:
    """The words of a sheet, or of what somebody typed from it: numbered or not, one on a line or many; lines beginning with # do not count.

    `number` names the file in a refusal. Raises KeyProblem when a number is missing, doubled, or out of order.
    """
    numbered = [line for line in text.splitlines() if LINE.fullmatch(line)]
    if not numbered:
        return re.findall(r"[^\W\d_]+", "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#")))
    found: dict[int, str] = {}
    for line in numbered:
        for at, word in re.findall(r"(\d{1,2})[.):]?\s+([A-Za-z]+)", line):
            if int(at) in found:
                raise KeyProblem(f"Number {at} stands twice on sheet {number}.")
            found[int(at)] = word
    missing = [at for at in range(1, WORDS + 1) if at not in found]
    if missing:
        raise KeyProblem(f"Word {missing[0]} of sheet {number} is missing; every sheet has the words 1 to {WORDS}.")
    if len(found) > WORDS:
        raise KeyProblem(f"Sheet {number} has more than {WORDS} words.")
    return [found[at] for at in range(1, WORDS + 1)]


def _in_columns(words: Sequence[str]) -> str:
    """Numbered, downwards in three columns."""
    rows = -(-len(words) // COLUMNS)
    cells = [f"{at:>4} {word:<12}" for at, word in enumerate(words, 1)]
    return "\n".join("".join(cells[row + column * rows] for column in range(COLUMNS) if row + column * rows < len(cells)).rstrip() for row in range(rows))
