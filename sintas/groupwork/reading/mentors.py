"""Who accompanies a group besides its facilitators (R8, R18: two mentors for a guidance group, a worker as facilitator). It opens no file to them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sintas.staff.actor import Actor
from sintas.staff.models import User
from sintas.staff.policy import colleagues

from ..models import Group, GroupAbout


def mentor_ids(group: Group) -> list[UUID]:
    """Colleagues named as mentors today. One query, nothing unsealed."""
    found: list[UUID] | None = GroupAbout.current.filter(file_id=group.pk).values_list("mentors", flat=True).first()
    return found or []


def named(ids: Iterable[UUID]) -> dict[str, str]:
    """Id as text -> name, by name; also of whoever works here no more. One query, none for nobody."""
    wanted = list(ids)
    rows = User.objects.filter(pk__in=wanted).order_by("full_name").values_list("pk", "full_name") if wanted else []
    return {str(pk): name for pk, name in rows}


def mentors_of(group: Group) -> dict[str, str]:
    """Id as text -> name."""
    return named(mentor_ids(group))


def to_choose(by: Actor, group: Group) -> dict[str, str]:
    """Colleagues of the group's unit, and whoever is named already. Raises NotYours for another house's unit."""
    found = {str(pk): name for pk, name in colleagues(by, group.unit_id).values_list("pk", "full_name")}
    missing = [one for one in mentor_ids(group) if str(one) not in found]
    return found | named(missing)


def colleagues_in(by: Actor, unit_ids: Iterable[UUID]) -> dict[str, str]:
    """Id as text -> name: whoever works in one of these units, but for oneself. Raises NotYours for another house's unit."""
    found = {str(pk): name for unit_id in unit_ids for pk, name in colleagues(by, unit_id).values_list("pk", "full_name")}
    found.pop(str(by.user_id), None)
    return found


def besides(names: dict[str, str], tasks: Iterable[str]) -> dict[str, str]:
    """`names` with those of whoever has a task ("mentor:<id>") and stands not in it: mentors, who are not on the team."""
    unknown = {
        person for role, _colon, person in (task.partition(":") for task in tasks) if role == "mentor" and person and person not in names
    }
    return names | named(UUID(one) for one in unknown)
