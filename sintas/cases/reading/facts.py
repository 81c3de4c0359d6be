"""Counts and yes-or-no facts of a case for the gates of its stages; coded columns only, nothing is unsealed.

Every table of a file asks two owner's functions who may look (safekeeping/rls.py), once per table and query. A page that needs many facts
therefore asks only for those of its stage, each table once, and the long statement is put together once per process (`prepared`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BooleanField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import ExpressionWrapper
from django.db.models.functions import Coalesce, JSONObject

from ..models import Case, Client, Contact, Contract, Flag, Reach, Record, Risk, SafetyPlan, SuicidePath

MORE: dict[str, Callable[[], Any]] = {}  # facts of the rooms above (add_facts)
FILE = UUID(int=1)  # stands in the prepared statement where the file's id goes


def add_facts(stage: str, facts: dict[str, Callable[[], Any]]) -> None:
    """Called while the program starts by a room above: name -> a function that makes the expression over Case for this stage."""
    MORE.update(facts)
    STAGES[stage] = tuple(dict.fromkeys((*STAGES[stage], *facts)))


def of_the_case(rows: Any) -> QuerySet[Any]:
    """These rows of the case the statement is about."""
    found: QuerySet[Any] = rows.filter(file_id=OuterRef("pk"))
    return found


def _count(rows: QuerySet[Any]) -> Any:
    return Coalesce(Subquery(rows.order_by().values("file_id").annotate(n=Count("pk")).values("n")), 0)


def _expressions() -> dict[str, Any]:
    """Name -> expression over Case. What is asked of one table stands in one expression."""
    latest = of_the_case(Risk.current).order_by(F("happened_on").desc(nulls_last=True), "-written_at")
    words = ExpressionWrapper(Q(protective_words__isnull=False), output_field=BooleanField())
    again = ExpressionWrapper(Q(look_again_at__isnull=False), output_field=BooleanField())
    told_later = of_the_case(Record.objects).filter(kind="contact", stage="follow_up", struck=False)
    whole = Contact.current.exclude(channel="").filter(result__isnull=False, file_id=OuterRef("pk"))
    return {
        "contacts": _count(of_the_case(Contact.current)),
        "form_of_address": Exists(of_the_case(Client.current).filter(called__isnull=False)),
        "ways_to_reach": Exists(of_the_case(Reach.current)),
        "flags": ArraySubquery(of_the_case(Flag.objects).filter(ended_at=None).values("code").distinct()),
        "contract": Exists(of_the_case(Contract.current)),
        "risk": Subquery(latest.annotate(n=words).values(json=JSONObject(level="level", protective="protective", words="n"))[:1]),
        "safety_plan": Exists(of_the_case(SafetyPlan.current)),
        "suicide_paths": ArraySubquery(of_the_case(SuicidePath.current).exclude(state="ended").annotate(n=again).values("n")),
        "follow_up_contacts": _count(told_later),
        "complete_follow_up_contacts": _count(
            whole.filter(
                entry__in=Record.objects.filter(file_id=OuterRef(OuterRef("pk")), kind="contact", stage="follow_up").values("source_entry")
            )
        ),
    }


SAFETY = ("flags", "risk", "safety_plan", "suicide_paths")  # asked again at every stage (practice/journey.py: verdict_of)
STAGES = {
    "engagement": ("contacts", "form_of_address", "ways_to_reach", "flags", "contract", "risk", "safety_plan", "suicide_paths"),
    "assessment": SAFETY,
    "planning": SAFETY,
    "implementation": SAFETY,
    "evaluation": SAFETY,
    "termination": SAFETY,
    "follow_up": ("follow_up_contacts", "complete_follow_up_contacts", *SAFETY),
    "danger": ("flags", "risk", "suicide_paths"),  # what is looked at before a case is closed
}


def facts_for(case: Case, *needs: str) -> dict[str, Any]:
    """The facts these stages ask for, in one query; {} when they ask for none."""
    names = tuple(dict.fromkeys(name for need in needs for name in STAGES.get(need, ())))
    return ask(case.pk, prepared(names)) if names else {}


def facts_of_stage(stage: str) -> dict[str, Any]:
    """Expressions for a statement that asks more than the facts (reading/about.py)."""
    return _named(STAGES.get(stage, ()))


@cache
def prepared(names: tuple[str, ...]) -> tuple[str, tuple[Any, ...], tuple[str, ...]]:
    """The statement for these facts (sql, params, names), put together once."""
    return put_together(_named(names))


def _named(names: tuple[str, ...]) -> dict[str, Any]:
    own = _expressions()
    return {name: own[name] if name in own else MORE[name]() for name in names}


def put_together(expressions: dict[str, Any]) -> tuple[str, tuple[Any, ...], tuple[str, ...]]:
    """One statement over the case FILE. Putting it together costs more than running it."""
    sql, params = Case.objects.filter(pk=FILE).order_by().values(**expressions).query.sql_with_params()
    return sql, tuple(params), tuple(expressions)


def ask(file_id: UUID, statement: tuple[str, tuple[Any, ...], tuple[str, ...]], others: dict[Any, Any] | None = None) -> dict[str, Any]:
    """Run a prepared statement for this file; `others` replaces further marks among the parameters. JSON comes as Python values."""
    sql, params, names = statement
    marks = {FILE: file_id, **(others or {})}
    with connection.cursor() as c:
        c.execute(sql, [marks.get(value, value) if isinstance(value, UUID) else value for value in params])
        row = c.fetchone()
    return {name: plain(value) for name, value in zip(names, row or (), strict=bool(row))}


def plain(value: Any) -> Any:
    """The driver leaves JSON as text (Django decodes it in its own fields only)."""
    if isinstance(value, str) and value[:1] in "{[":
        return json.loads(value)
    return [plain(one) for one in value] if isinstance(value, list) else value
