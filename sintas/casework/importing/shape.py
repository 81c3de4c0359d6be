"""The form "case-fixture/1": which parts a document and a case in it may have. What is inside a known part is never refused for its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from . import yaml_file
from .leaves import LONGEST_PATH, Book, Part, walk
from .yaml_file import Unreadable

SCHEMA = "case-fixture/1"
LONGEST_REF = 60
DOCUMENT = frozenset({"schema", "source_document", "language", "kind", "institution", "informant_year", "practicum", "actors", "anomalies", "invented"})
DOCUMENT_BESIDE = frozenset(
    {"practice_by_fadly", "practice_by_arsita", "recovery_time_claim"}
)  # what the source says about practice at large
CASE_AS_TOLD = frozenset(
    {"id", "client", "family", "perpetrator", "causal_factor", "violence", "safety_facts", "facts", "timeline", "consent"}
)
CASE_AS_WORKED = frozenset(
    {"engagement", "assessment", "assessment_tools", "plan", "intervention", "interventions", "sessions", "evaluation", "termination"}
    | {"referral", "strengths", "resource_system", "information_sources", "collaboration_needed"}
)
CASE_LATER = frozenset({"conferences", "evaluations", "follow_up", "synthetic"})
CASE = CASE_AS_TOLD | CASE_AS_WORKED | CASE_LATER | {"derived_checks", "expected_system_behaviour"}


@dataclass(frozen=True)
class One:
    """One case of a document: its id there, the part that is its own, the whole document, and the book of its leaves."""

    ref: str
    own: Part
    document: Part
    book: Book

    @property
    def synthetic(self) -> bool:
        """The document says that the person is invented."""
        return self.own.part("synthetic").value is True or self.document.part("synthetic").value is True


def read(path: Path) -> list[One]:
    """The cases of a file, looked at but not yet taken in. Raises Unreadable with what must be put right."""
    return cases_in(yaml_file.load(path))


def cases_in(tree: Any) -> list[One]:
    """The cases of a parsed document. Raises Unreadable."""
    if not isinstance(tree, dict):
        raise Unreadable(_("Berkas ini bukan berkas kasus: di awalnya harus ada bagian seperti “schema” dan “client”."))
    if tree.get("schema") != SCHEMA:
        raise Unreadable(_("Berkas ini tidak menyebut “schema: %(schema)s”. Bentuk lain belum dapat diimpor.") % {"schema": SCHEMA})
    if tree.get("kind", "individual") != "individual":
        raise Unreadable(_("Berkas ini bukan kasus perorangan (“kind”). Kelompok dan contoh umum belum dapat diimpor."))
    mend_anomalies(tree)
    several = "cases" in tree
    refuse_unknown(tree, (DOCUMENT | DOCUMENT_BESIDE | {"cases"}) if several else (DOCUMENT | DOCUMENT_BESIDE | CASE), "")
    if not several:
        return [one_of(tree, tree, "")]
    cases = tree["cases"]
    if not isinstance(cases, list) or not cases:
        raise Unreadable(_("Bagian “cases” harus berupa daftar kasus, paling sedikit satu."))
    found = []
    for at, case in enumerate(cases):
        if not isinstance(case, dict):
            raise Unreadable(_("“cases[%(at)s]” bukan kasus.") % {"at": at})
        refuse_unknown(case, CASE, f"cases[{at}].")
        found.append(one_of(tree, case, f"cases[{at}]"))
    if len({one.ref for one in found}) != len(found):
        raise Unreadable(_("Dua kasus dalam berkas ini memakai “id” yang sama."))
    return found


def mend_anomalies(tree: dict[str, Any]) -> None:
    """In braces YAML takes a comma of an unquoted sentence for the end of it: what follows becomes a name without a value. Put it back."""
    for one in tree.get("anomalies") or []:
        if isinstance(one, dict) and isinstance(one.get("text"), str):
            loose = [name for name, value in one.items() if value is None and name not in ("code", "text")]
            one["text"] = ", ".join([one["text"], *loose])
            for name in loose:
                del one[name]


def one_of(document: dict[str, Any], case: dict[str, Any], path: str) -> One:
    """One case with its book: its own leaves and those of the document around it (not those of the other cases)."""
    ref = case.get("id")
    if not isinstance(ref, str) or not 0 < len(ref.strip()) <= LONGEST_REF:
        raise Unreadable(_("Setiap kasus perlu “id” (paling panjang %(most)s huruf), supaya tidak masuk dua kali.") % {"most": LONGEST_REF})
    around = {key: value for key, value in document.items() if key != "cases"}
    leaves = dict(walk(around)) if not path else {**dict(walk(around)), **dict(walk(case, path))}
    if too_long := [one for one in leaves if len(one) > LONGEST_PATH]:
        raise Unreadable(_("Nama bagian ini terlalu panjang: %(path)s…") % {"path": too_long[0][:80]})
    book = Book(leaves)
    return One(ref.strip(), Part(book, case, path), Part(book, document), book)


def refuse_unknown(found: dict[str, Any], known: Iterable[str], where: str) -> None:
    """A misspelt part would be kept unseen; better to say so before anything is written."""
    if unknown := sorted(set(found) - set(known)):
        raise Unreadable(_("Bagian “%(key)s” tidak dikenal. Periksa ejaannya.") % {"key": f"{where}{unknown[0]}"})
