"""Invented samples of every drawn instrument: for the tests, the guide and the bench. python -m sintas.instruments.samples --out docs/pictures/alat

A sample lies beside its instrument (library/<slug>/samples.toml): `ordinary`, `little` and `crowded`, each content as a form would send it.
Who is drawn comes from the sample family of the same kind (library/genogram/samples.toml), so that ties may name its people.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from sintas.kit.drawing import Drawing, png

from .catalogue import SLUGS, instrument
from .family import Family
from .instrument import Manner, Subject

KINDS = ("ordinary", "little", "crowded")
FILE = "samples.toml"
FAMILIES = "genogram"
TODAY = date(2024, 9, 23)
LIST = "gambar.sha256"  # one line a picture: hash of its SVG, name of the file
ZOOM = 2.0


@dataclass(frozen=True)
class Sample:
    """One invented use of an instrument; `content` as kept (cleaned)."""

    slug: str
    kind: str
    content: Mapping[str, Any]
    subject: Subject

    @property
    def drawing(self) -> Drawing:
        """As paper shows it: names in full, no links."""
        return self.drawn()

    def drawn(self, manner: Manner | None = None) -> Drawing:
        """The drawing in this manner."""
        return instrument(self.slug).draw(self.content, self.subject, manner or Manner(ident=f"{self.slug}-{self.kind}"))


@cache
def told(slug: str) -> Mapping[str, Any]:
    """The sample file of an instrument. Raises OSError for one without it."""
    folder = import_module(f"sintas.instruments.library.{slug}").__path__[0]
    found: Mapping[str, Any] = tomllib.loads((Path(folder) / FILE).read_text(encoding="utf-8"))
    return found


@cache
def subject(kind: str) -> Subject:
    """The invented client of a kind, with her family."""
    family = Family.from_json(told(FAMILIES)[kind]["family"])
    client = family.client
    return Subject(called=client.name, today=TODAY, family=family, age=client.age, sex=client.sex)


def sample(slug: str, kind: str = "ordinary") -> Sample:
    """One sample. Raises KeyError for an instrument or a kind that is not there, BadInput for content the instrument refuses."""
    content = instrument(slug).clean(told(slug)[kind])
    return Sample(slug, kind, content or {}, subject(kind))


def samples(slug: str) -> list[Sample]:
    """All kinds of one instrument."""
    return [sample(slug, kind) for kind in KINDS]


def every_sample() -> list[Sample]:
    """Every kind of every instrument of the catalogue."""
    return [one for slug in SLUGS for one in samples(slug)]


def fingerprint(drawing: Drawing) -> str:
    """What says whether a picture is of this drawing: PNG bytes differ from machine to machine, the SVG does not."""
    return hashlib.sha256(drawing.svg.encode()).hexdigest()


def listed() -> dict[str, str]:
    """{file name of the guide's picture: fingerprint of the drawing it shows today}."""
    return {f"{slug}.png": fingerprint(sample(slug).drawing) for slug in SLUGS}


def write_pictures(folder: Path) -> list[Path]:
    """The guide's pictures, one an instrument (its ordinary sample), and the list of their fingerprints. Old ones are written over."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for slug in SLUGS:
        path = folder / f"{slug}.png"
        path.write_bytes(png(sample(slug).drawing.svg, zoom=ZOOM))
        written.append(path)
    rows = "".join(f"{digest}  {name}\n" for name, digest in listed().items())
    (folder / LIST).write_text(rows, encoding="utf-8")
    return written


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the guide's pictures in Indonesian, the language of the guide."""
    # Here and not above: the command stands alone, while the samples are also asked for inside the program.
    from os import environ

    import django
    from django.utils import translation

    parser = argparse.ArgumentParser(prog="python -m sintas.instruments.samples", description="Gambar contoh setiap alat, semuanya rekaan.")
    parser.add_argument("--out", type=Path, required=True, help="folder untuk gambar")
    folder: Path = parser.parse_args(arguments).out
    environ.setdefault("DJANGO_SETTINGS_MODULE", "sintas.config.bare")
    django.setup()
    with translation.override("id"):
        for path in write_pictures(folder):
            sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
