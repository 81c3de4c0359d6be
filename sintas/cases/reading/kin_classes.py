"""classes_of_kin(): which classes of data somebody of the file needs beside `family` to stand on a paper. Opens content."""

from __future__ import annotations

from ..models import Case, Person

MARKED = (("perpetrator", "is_perpetrator"), ("unsafe_guardian", "unsafe_guardian"))


def classes_of_kin(case: Case) -> dict[str, tuple[str, ...]]:
    """{entry: classes}, () for most people. Whoever was ever marked stays so: a drawing kept earlier may still hold them."""
    found: dict[str, set[str]] = {}
    for row in Person.objects.filter(file_id=case.pk):
        found.setdefault(str(row.entry), set()).update(code for code, name in MARKED if getattr(row, name))
    return {entry: tuple(sorted(codes)) for entry, codes in found.items()}
