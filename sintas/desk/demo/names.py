"""Invented names: a flower or tree, then something of the landscape. Nobody is called so; spellings vary as they do on real papers."""

from __future__ import annotations

from random import Random

WOMEN = (
    "Kenanga", "Seruni", "Cempaka", "Kemuning", "Anyelir", "Melur", "Nurhayati", "Noerlela", "Siti Kantil", "Sitti Dahlia",
    "Wijayakusuma", "Sedap Malam", "Teratai", "Kamboja", "Bougenvil", "Zinnia", "Tanjung", "Asoka", "Lili Paris", "Mawarni",
)  # fmt: skip
MEN = ("Cemara", "Trembesi", "Achmad Jati", "Mohamad Ketapang", "Damar", "Gaharu", "Akasia", "Mahoni")
PLACES = (
    "Embun", "Senja", "Telaga", "Lembayung", "Rinai", "Samudra", "Muara", "Lembah", "Fajarwati", "Rembulan",
    "Pelangi", "Mentari", "Hening", "Angin", "Ombak", "Halimun", "Tirta", "Bukit", "Padang", "Selasar",
)  # fmt: skip


class Names:
    """Gives every invented person a name of their own, always in the same order for the same seed."""

    def __init__(self, chance: Random) -> None:
        pairs = {
            "female": [f"{first} {last}" for first in WOMEN for last in PLACES],
            "male": [f"{first} {last}" for first in MEN for last in PLACES],
        }
        for sex in sorted(pairs):
            chance.shuffle(pairs[sex])
        self.left = pairs

    def next(self, sex: str) -> str:
        """A name nobody of this demo bears yet."""
        return self.left["male" if sex == "male" else "female"].pop()
