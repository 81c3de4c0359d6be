"""One table of a case as it travels: its model, its name in the file, and what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.practice.catalogue import load
from sintas.safekeeping.sealed import Sealed, SealedBytes, SealedJSON

from ..models.base import Happened, OfFile, Versioned

INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])")
OWNER, FORM, PAIR, FREE = "owner", "form", "pair:", ""
# the file's own, the writer, the times of writing, and what follows from another column
HOUSEKEEPING = frozenset(
    {field.name for model in (OfFile, Versioned) for field in model._meta.get_fields()}
    | {"id", "happened_on", "raised_at", "made_at", "corrected_at"}
)
WRITERS = re.compile(r"(made|raised|ended|done|began)_by(_id)?")  # of the house the row came from; the importer stands for them


@dataclass(frozen=True)
class Table:
    """`lists` says for each coded column where its codes come from.

    A list of the catalogue, several with "|", FORM ("set:code" of violence), "pair:LIST:LIST" ("roles:with_help"), "pair:LIST:0-4", OWNER
    (me, client, other or somebody of the team), or FREE for codes the program itself gives. `fuzzy` are encoded dates in a text column,
    `prints` keyed digests of another column, `hold` which rows travel, `entry_for` the entry of a record that stands once in a case.
    `check` looks at the values of a row that comes in and raises BadInput or ValueError for what no page could show.
    """

    model: type[models.Model]
    lists: Mapping[str, str] = field(default_factory=dict)
    fuzzy: frozenset[str] = frozenset()
    prints: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    hold: Mapping[str, Any] = field(default_factory=dict)
    entry_for: Callable[[UUID, Mapping[str, Any]], UUID] | None = None
    order: tuple[str, ...] = ("written_at", "id")
    left_out: frozenset[str] = frozenset()
    check: Callable[[Mapping[str, Any]], object] | None = None
    named: bool = False  # its rows are no entries, but others name them by their id

    @property
    def name(self) -> str:
        """ "area_assessed" for AreaAssessed."""
        return INSIDE.sub("_", str(self.model._meta.object_name)).lower()

    @property
    def versioned(self) -> bool:
        """Whether its rows are entries with versions."""
        return issubclass(self.model, Versioned)

    @property
    def happened(self) -> bool:
        """Whether its rows have a day of their own."""
        return issubclass(self.model, Happened)

    @cached_property
    def columns(self) -> dict[str, str]:
        """Column -> what it holds: code, codes, fuzzy, text, json, flag, number, date, time, moment, ref, refs, lines, owner."""
        found = {}
        for one in self.model._meta.concrete_fields:
            if one.name in HOUSEKEEPING - {"happened"} or one.name in self.left_out or one.name in self.prints:
                continue
            if isinstance(one, models.BinaryField | SealedBytes) or WRITERS.fullmatch(one.name):
                continue
            found[one.name] = self.kind(one)
        return found

    def kind(self, one: Any) -> str:
        """What a column holds. TypeError for one nobody thought of."""
        if one.name in self.lists:
            return OWNER if self.lists[one.name] == OWNER else "codes" if isinstance(one, ArrayField) else "code"
        if one.name in self.fuzzy or (one.name == "happened" and self.happened):
            return "fuzzy"
        if one.is_relation:
            return "member"
        for kind, types in KINDS:
            if isinstance(one, types):
                return kind
        if isinstance(one, ArrayField):
            return "refs" if isinstance(one.base_field, models.UUIDField) else "lines"
        raise TypeError(f"{self.name}.{one.name} travels in no known way")

    def label(self, column: str, code: str) -> str:
        """The words of a code in the house's first language; the code itself when the program gives it."""
        listed = self.lists.get(column, FREE)
        if listed == FORM:
            which, _colon, code = code.partition(":")
            return str(load(f"violence_{which}").label(code, "id"))
        if listed.startswith(PAIR):
            _pair, first, second = listed.split(":")
            left, _colon, right = code.partition(":")
            level = right if second[0].isdigit() else load(second).label(right, "id")
            return f"{load(first).label(left, 'id')}: {level}"
        names = [name for name in listed.split("|") if name and load(name).has(code)]
        return str(load(names[0]).label(code, "id")) if names else code

    def knows(self, column: str, code: str) -> bool:
        """Whether the code stands where this column's codes come from."""
        listed = self.lists.get(column, FREE)
        if listed == FREE:
            return bool(PLAIN.fullmatch(code))
        if listed == FORM:
            which, _colon, rest = code.partition(":")
            return which in VIOLENCE and load(f"violence_{which}").has(rest)
        if listed.startswith(PAIR):
            _pair, first, second = listed.split(":")
            left, _colon, right = code.partition(":")
            return load(first).has(left) and (right in "01234" and len(right) == 1 if second[0].isdigit() else load(second).has(right))
        return any(load(name).has(code) for name in listed.split("|"))

    def list_words(self, column: str) -> str:
        """The list in words, for a sentence."""
        listed = self.lists.get(column, FREE).removeprefix(PAIR)
        names = [name for name in re.split(r"[|:]", listed) if name and not name[0].isdigit() and name != FORM]
        return ", ".join(load(name).id for name in names) or column


VIOLENCE = ("practice", "kdrt", "tpks", "simfoni", "gbvims", "ppkpt")
PLAIN = re.compile(r"[a-z0-9_:.\-]{1,60}")
KINDS: tuple[tuple[str, Any], ...] = (
    ("json", SealedJSON),
    ("text", Sealed),
    ("flag", models.BooleanField),
    ("number", models.IntegerField),
    ("moment", models.DateTimeField),
    ("date", models.DateField),
    ("time", models.TimeField),
    ("ref", models.UUIDField),
    ("text", models.CharField),
    ("json", models.JSONField),
)
