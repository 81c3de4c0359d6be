"""The documented case MS as plain input, and ties in quantity, for the tests of the maps."""

from __future__ import annotations

from datetime import date
from typing import Any

from sintas.instruments.family import CLIENT, Bond, Family, Relative
from sintas.instruments.instrument import Subject

TODAY = date(2024, 9, 23)
MS_FAMILY = Family(
    (
        Relative(CLIENT, "MS", age=27),
        Relative("mother", "SSH", "mother", deceased=True, died=2022),
        Relative("sw", "SW", "older_sibling", age=37),
        Relative("n", "N", "older_sibling", age=36),
        Relative("father", "SSJ", "father", age=69),
    ),
    (
        Bond(CLIENT, "sw", quality="close", energy="to_client"),
        Bond("n", CLIENT, quality="close", energy="from_client"),
        Bond("mother", CLIENT, kind="biological"),
    ),
)
MS = Subject("MS", TODAY, MS_FAMILY, age=27)
# schema 1, as the file of MS holds it
MS_TIES: list[dict[str, Any]] = [
    {"to": "ibu (almarhumah)", "person": "mother", "closeness": "very_close", "energy": "to_client", "conflict": False},
    {"to": "SW (kakak keempat)", "person": "sw", "closeness": "close", "energy": "to_client", "conflict": False},
    {"to": "N (kakak kelima)", "person": "n", "closeness": "close", "energy": "to_client", "conflict": False},
    {"to": "ayah", "person": "father", "closeness": "normal", "energy": "", "conflict": False},
    {"to": "teman Rt", "person": "", "closeness": "very_close", "energy": "", "conflict": False},
    {"to": "teman Ct", "person": "", "closeness": "very_close", "energy": "", "conflict": False},
    {"to": "teman Nv", "person": "", "closeness": "very_close", "energy": "", "conflict": False},
    {"to": "teman Rs", "person": "", "closeness": "ordinary", "energy": "", "conflict": False},
]
LONG = "Perkumpulan Perempuan Pendamping Penyintas Kabupaten Sukamaju"
LONG_WORD = "Kelompok" * 8
assert len(LONG) > 60 and len(LONG_WORD) == 64


def in_turn(values: list[str], at: int) -> str:
    return values[at % len(values)]
