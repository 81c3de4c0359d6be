"""Rows of a form and the objects of a list in a document: what the form does not know of an object stays as it was, and so does their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import uuid4

Obj = dict[str, Any]


def put(of: Obj, name: str, value: Any, *, required: bool = False) -> None:
    """Set a plain value, only when it says something else. "" or None takes it away, unless HSDS requires the name."""
    empty = value is None or value == ""
    if empty and not required:
        if of.get(name) not in (None, ""):
            del of[name]
    elif of.get(name) != value:
        of[name] = "" if empty else value


def put_rows(
    of: Obj,
    name: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    ours: Callable[[Obj], bool] = lambda one: True,
    change: Callable[[Obj, Mapping[str, Any]], None],
) -> None:
    """The list `name` after a form with `rows` (hidden "id" names the object) was sent.

    Objects the form never showed (`ours` is false) stay; those it showed and that are not among the rows go; the rest is changed in place.
    """
    before = [one for one in of.get(name) or [] if isinstance(one, dict)]
    sent = {str(row.get("id")): row for row in rows if row.get("id")}
    after: list[Obj] = []
    for one in before:
        row = sent.get(str(one.get("id")))
        if not ours(one):
            after.append(one)
        elif row is not None:
            change(one, row)
            after.append(one)
    known = {str(one.get("id")) for one in before}
    for row in rows:
        if str(row.get("id") or "") not in known:
            made: Obj = {"id": str(uuid4())}
            change(made, row)
            after.append(made)
    if after:
        if after != of.get(name):
            of[name] = after
    elif of.get(name):
        del of[name]


def put_codes(of: Obj, name: str, codes: Sequence[str], code_of: Callable[[Obj], str], make: Callable[[str], Obj]) -> None:
    """A list whose objects stand for codes of ours; objects that stand for none stay."""
    before = [one for one in of.get(name) or [] if isinstance(one, dict)]
    after = [one for one in before if not code_of(one) or code_of(one) in codes]
    there = {code_of(one) for one in after}
    after += [{"id": str(uuid4()), **make(code)} for code in dict.fromkeys(codes) if code not in there]
    if after and after != before:
        of[name] = after
    elif not after and of.get(name):
        del of[name]
