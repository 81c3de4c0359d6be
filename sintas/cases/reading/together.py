"""Rows of several tables of one case in one statement: a page that shows a whole part of the work asks the database once.

Every table of a file asks two owner's functions who may look, once per table and query; the rest of a query is its way there and back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import QuerySet
from django.db.models.functions import JSONObject

from sintas.safekeeping.sealed import Sealed

from ..models import Case
from .facts import ask, of_the_case, put_together

# The same for every row that stands, or never shown: left out, so that a wide table stays within what one function of the database takes.
UNASKED = {"organisation_id", "superseded_at", "set_aside", "withdrawn_at", "submission"}


class Together:
    """PARTS = Together(goals=lambda: Goal.current.order_by("position"), ...); PARTS.of(case)["goals"] -> list of Goal.

    The statement is put together once per process. Rows come as models whose sealed values open as usual (content must have been opened).
    A queryset with `.only()` says itself which columns come: without it the UNASKED ones do not.
    """

    def __init__(self, **rows: Callable[[], Any]) -> None:
        self.rows = rows
        self._statement: tuple[str, tuple[Any, ...], tuple[str, ...]] | None = None
        self._shapes: dict[str, tuple[type[models.Model], list[models.Field[Any, Any]]]] = {}

    def of(self, case: Case) -> dict[str, list[Any]]:
        """Name -> rows of this case, in the order of their queryset."""
        if self._statement is None:
            self._statement = self._put_together()
        found = ask(case.pk, self._statement)
        return {name: [self._made(name, held) for held in found.get(name) or ()] for name in self.rows}

    def _put_together(self) -> tuple[str, tuple[Any, ...], tuple[str, ...]]:
        asked = {}
        for name, rows in self.rows.items():
            found = of_the_case(rows())
            fields = asked_of(found)
            self._shapes[name] = (found.model, fields)
            asked[name] = ArraySubquery(found.values(json=JSONObject(**{field.attname: field.attname for field in fields})))
        return put_together(asked)

    def _made(self, name: str, held: dict[str, Any]) -> Any:
        model, fields = self._shapes[name]
        return model.from_db("default", [field.attname for field in fields], [read(field, held[field.attname]) for field in fields])


def asked_of(rows: QuerySet[Any]) -> list[Any]:
    """The columns these rows come with: those `.only()` names and the two every row needs, or all but what nobody asks."""
    named, deferring = rows.query.deferred_loading
    if deferring:
        return [field for field in rows.model._meta.concrete_fields if field.attname not in UNASKED and field.name not in named]
    wanted = {*named, rows.model._meta.pk.name, "file"}
    return [field for field in rows.model._meta.concrete_fields if field.name in wanted or field.attname in wanted]


def read(field: Any, value: Any) -> Any:
    """A column's value as JSON carries it, as the model keeps it; a sealed one stays sealed."""
    if value is None:
        return None
    if isinstance(field, Sealed):
        return field.from_db_value(bytes.fromhex(value.removeprefix("\\x")), None, connection)
    if isinstance(field, ArrayField):
        return [read(field.base_field, one) for one in value]
    return field.target_field.to_python(value) if field.is_relation else field.to_python(value)
