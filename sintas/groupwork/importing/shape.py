"""The form "case-fixture/1" of a group: which parts it may have. What is inside a known part is never refused for its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from sintas.casework.importing import yaml_file
from sintas.casework.importing.leaves import LONGEST_PATH, Book, Part, walk
from sintas.casework.importing.shape import LONGEST_REF, SCHEMA, One, mend_anomalies, refuse_unknown
from sintas.casework.importing.yaml_file import Unreadable

from .as_case import MEMBER, as_case

DOCUMENT = frozenset({"schema", "id", "source_document", "kind", "institution", "practicum", "anomalies", "invented", "synthetic"})
GROUP = frozenset({"category", "method", "techniques", "members", "prior_acquaintance", "stages", "outcome", "ethics"})
FEWEST = 2  # people make a group


@dataclass(frozen=True)
class Told:
    """One group of a document: its id there, the whole of it but its members, the book of these leaves, and each member as a case of her own."""

    ref: str
    whole: Part
    book: Book
    members: tuple[One, ...]

    @property
    def synthetic(self) -> bool:
        """The document says that the people are invented."""
        return self.whole.part("synthetic").value is True


def read(path: Path) -> Told:
    """The group of a file, looked at but not yet taken in. Raises Unreadable with what must be put right."""
    return group_in(yaml_file.load(path))


def group_in(tree: Any) -> Told:
    """The group of a parsed document. Raises Unreadable."""
    if not isinstance(tree, dict) or tree.get("schema") != SCHEMA or tree.get("kind") != "group":
        raise Unreadable(_("Berkas ini bukan kelompok: di awalnya harus ada “schema: %(schema)s” dan “kind: group”.") % {"schema": SCHEMA})
    mend_anomalies(tree)
    refuse_unknown(tree, DOCUMENT | GROUP, "")
    ref = tree.get("id") or tree.get("source_document")
    if not isinstance(ref, str) or not 0 < len(ref.strip()) <= LONGEST_REF:
        raise Unreadable(_("Setiap kelompok perlu “id” (paling panjang %(most)s huruf), supaya tidak masuk dua kali.") % {"most": LONGEST_REF})
    members = tree.get("members")
    if not isinstance(members, list) or len(members) < FEWEST or not all(isinstance(one, dict) for one in members):
        raise Unreadable(_("Bagian “members” harus berupa daftar, paling sedikit dua orang."))
    for at, one in enumerate(members):
        refuse_unknown(one, MEMBER, f"members[{at}].")
    if len({one.get("initials") for one in members}) != len(members):
        raise Unreadable(_("Dua anggota dalam berkas ini memakai inisial yang sama, atau tidak berinisial."))
    whole = {key: value for key, value in tree.items() if key != "members"}
    leaves = dict(walk(whole))
    if too_long := [one for one in leaves if len(one) > LONGEST_PATH]:
        raise Unreadable(_("Nama bagian ini terlalu panjang: %(path)s…") % {"path": too_long[0][:80]})
    book = Book(leaves)
    cases = tuple(as_case(ref.strip(), whole, one) for one in members)
    return Told(ref.strip(), Part(book, whole), book, cases)
