"""Areas of Indonesia by the codes of the Ministry of Home Affairs: provinces "32", regencies and cities "32.73", districts "32.73.01".

The data come from the npm package idn-area-data (regions.lock.json says which one and under which licence).
`python -m sintas.directory.regions update PACKAGE.tgz` makes them anew from a package that was fetched by hand.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import sys
import tarfile
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sintas.practice.catalogue import fold, load

DATA = Path(__file__).parent / "data" / "regions"
TABLE, LOCK = DATA / "regions.tsv", DATA / "regions.lock.json"
COUNTRY = "ID"  # a service for the whole country
KINDS = ("provinces", "regencies", "districts")
TAKEN = {f"package/data/{kind}.csv": kind for kind in KINDS} | {"package/LICENSE": "LICENSE-MIT", "package/data/LICENSE.md": "LICENSE-ODbL.md"}
SHORT = {"kabupaten": "kab", "kota": "kota"}
COUNTRY_WORDS = frozenset({"indonesia", "seluruhindonesia", "nasional", "id", "wholeofindonesia"})
# hours ahead of UTC (Keppres 41/1987): WIB 7, WITA 8, WIT 9, by the first two digits of the code
EAST, MIDDLE = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"}), frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})


@dataclass(frozen=True)
class Region:
    """One area; `name` as people write it ("Kota Bandung", "Lengkong")."""

    code: str
    name: str

    @property
    def within(self) -> tuple[str, ...]:
        """The codes it lies in, the country first, itself last."""
        return parents(self.code)


def parents(code: str) -> tuple[str, ...]:
    """The codes an area lies in, the country first, itself last."""
    if code == COUNTRY:
        return (COUNTRY,)
    parts = code.split(".")
    return (COUNTRY, *(".".join(parts[: n + 1]) for n in range(len(parts))))


def zone_of(code: str) -> int:
    """Hours ahead of UTC; 7 for the whole country, whose offices sit in Jakarta."""
    return 9 if code[:2] in EAST else 8 if code[:2] in MIDDLE else 7


def known(code: str) -> bool:
    """Is this a code of ours?"""
    return code == COUNTRY or code in by_code()


def name_of(code: str, *, whole: bool = False) -> str:
    """"Kota Bandung"; with `whole` "Kota Bandung, Jawa Barat". A code nobody knows is shown as it is."""
    if code == COUNTRY:
        return "Indonesia"
    names = [by_code()[one].name for one in reversed(parents(code)) if one in by_code()]
    return (", ".join(names) if whole else names[0]) if names else code


def found(words: str) -> list[Region]:
    """Every area somebody may mean: "bandung" is a regency and a city, "kota bandung" is one of them. Exact names only; the widest come first."""
    asked = fold(words)
    if asked in COUNTRY_WORDS:
        return [Region(COUNTRY, "Indonesia")]
    if words.strip() in by_code():
        return [by_code()[words.strip()]]
    first, _comma, wider = words.partition(",")
    if wider.strip():
        around = {one.code for one in found(wider)}
        hits = tuple(code for code in by_words().get(fold(first), ()) if around & set(parents(code)[:-1]))
    else:
        hits = by_words().get(asked, ())
    widest = min((code.count(".") for code in hits), default=0)
    # "Bandung" is first of all the regency and the city; the districts of that name are named with theirs ("Bandung, Tulungagung")
    return [by_code()[code] for code in hits if code.count(".") == widest]


@lru_cache(maxsize=1)
def by_code() -> dict[str, Region]:
    """Every area in the order of its code. A province is called as practice/catalogue/provinces.toml calls it."""
    provinces = {row.code: row.id for row in load("provinces").rows}
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines())
    return {code: Region(code, provinces.get(code, name)) for code, name in rows}


@lru_cache(maxsize=1)
def by_words() -> dict[str, tuple[str, ...]]:
    """folded name -> codes: "kotabandung", "bandung" and "kabbandung" all lead somewhere."""
    found: dict[str, list[str]] = defaultdict(list)
    aliases = {row.code: row.aliases for row in load("provinces").rows}
    for code, one in by_code().items():
        kind, _space, rest = one.name.partition(" ")
        ways = [one.name, *aliases.get(code, ())]
        if code.count(".") == 1 and kind.casefold() in SHORT:
            ways += [rest, f"{SHORT[kind.casefold()]} {rest}"]
        for way in {fold(way) for way in ways}:
            found[way].append(code)
    return {way: tuple(codes) for way, codes in found.items()}


def written(name: str) -> str:
    """The package writes provinces and regencies in capitals: "KABUPATEN ACEH SELATAN"."""
    small = {"dan"}
    kept = {"DKI": "DKI", "DI": "DI"}
    if name != name.upper():
        return name
    return " ".join(kept.get(word, word.lower() if word.lower() in small else word.capitalize()) for word in name.split())


def update(package: Path) -> None:
    """Writes table, licences and lock from a package. Raises SystemExit with a sentence when it is not that package."""
    raw, parts = package.read_bytes(), {}
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:gz") as packed:
        said = json.load(packed.extractfile("package/package.json"))  # type: ignore[arg-type]
        for path, name in TAKEN.items():
            parts[name] = packed.extractfile(path).read()  # type: ignore[union-attr]
    if said.get("name") != "idn-area-data":
        raise SystemExit("This is not the package idn-area-data.")
    rows = [(row["code"], written(row["name"])) for kind in KINDS for row in csv.DictReader(io.StringIO(parts[kind].decode("utf-8")))]
    DATA.mkdir(parents=True, exist_ok=True)
    TABLE.write_text("".join(f"{code}\t{name}\n" for code, name in sorted(rows)), "utf-8")
    for name in ("LICENSE-MIT", "LICENSE-ODbL.md"):
        (DATA / name).write_bytes(parts[name])
    lock = {
        "package": said["name"], "version": said["version"], "sha512": digest(raw),
        "licence": "data: ODbL-1.0 (LICENSE-ODbL.md); package: MIT (LICENSE-MIT)",
        "made": "code and name of provinces, regencies and districts, capitals written small; villages and islands left out",
        "files": {name: digest((DATA / name).read_bytes()) for name in (TABLE.name, "LICENSE-MIT", "LICENSE-ODbL.md")},
    }  # fmt: skip
    LOCK.write_text(json.dumps(lock, indent=2) + "\n", "utf-8")


def digest(raw: bytes) -> str:
    """As npm writes it."""
    return "sha512-" + base64.b64encode(hashlib.sha512(raw).digest()).decode()


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] != "update":
        raise SystemExit("python -m sintas.directory.regions update PACKAGE.tgz")
    update(Path(sys.argv[2]))
