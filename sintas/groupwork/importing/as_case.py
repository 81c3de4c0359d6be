"""One member of a document as a case of her own, in the form the import of cases reads: what is told of one person never stands with the group."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sintas.casework.importing.shape import LONGEST_REF, SCHEMA, One, cases_in
from sintas.casework.importing.yaml_file import Unreadable

MEMBER = frozenset({"initials", "age", "sex", "student", "violence", "perpetrator", "consequence", "note"})
STUDENT = {True: "mahasiswi atau pelajar", False: "bukan mahasiswi atau pelajar"}


def as_case(ref: str, document: dict[str, Any], member: dict[str, Any]) -> One:
    """Every leaf of the member has its place in it; her id is that of the group and her initials. Raises Unreadable."""
    initials = member.get("initials")
    own_ref = f"{ref}/{initials}"
    if not isinstance(initials, str) or not initials.strip() or len(own_ref) > LONGEST_REF:
        raise Unreadable(_("Setiap anggota perlu “initials” yang pendek, supaya kasusnya tidak dibuat dua kali."))
    student = member.get("student")
    tree: dict[str, Any] = {
        "schema": SCHEMA,
        "kind": "individual",
        "source_document": document.get("source_document"),
        "id": own_ref,
        "client": {
            "initials": initials,
            "age": member.get("age"),
            "sex": member.get("sex"),
            "status": STUDENT[student] if isinstance(student, bool) else student,
        },
        "violence": member.get("violence"),
        "perpetrator": {"relation": member["perpetrator"]} if member.get("perpetrator") else None,
        "facts": member.get("consequence"),
    }
    if document.get("synthetic") is True:
        tree["synthetic"] = True
    if "note" in member:
        tree["anomalies"] = [{"code": "NOTE", "text": member["note"]}]
    [one] = cases_in(tree)
    return one
