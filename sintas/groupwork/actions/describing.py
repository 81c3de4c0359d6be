"""What a group is for and how it meets, and who has which part in it; a change is a new version (R221-R238, R409)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.codes import all_checked, checked
from sintas.cases.reading.team import team_of
from sintas.practice.group.facilitating import PARTS, fits
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff.actor import Actor

from ..models import Group, GroupAbout
from ..policy import WORK
from ..reading.facilitators import by_person, roles_of
from ..reading.mentors import to_choose

ONE = {"type": "group_types", "subtype": "group_subtypes", "phase": "sensitivity_phases", "openness": "group_openness"}
MANY = {"aims": "group_aims", "purposes": "group_purposes", "rules": "group_ground_rules"}
OF_TYPE = {"subtype": "self_help", "phase": "sensitivity"}  # which type has the finer code (R233, R234)
WORDS = ("need", "aim_words", "setting", "schedule", "rules_words", "mentors_words")
LEAST = 2  # people make a group
MOST = 60


def describe_group(*, by: Actor, case: Group, entry: UUID | None = None, based_on: int | None = None, **about: Any) -> GroupAbout:
    """The next version of what the group is for. `about`: name, the codes of ONE and MANY, need, aim_words, setting, schedule, rules_words,
    size_from, size_to, roles ("planner:<id of a facilitator>"), mentors (ids of colleagues), mentors_words, submission.

    Raises Refusal without groups.work, NotNow for a closed group, BadInput, Overtaken (both texts are kept), AlreadyDone. No transaction of its own:
    leaving it by Overtaken would take back the text that was put aside.
    """
    if case.closed_on is not None:
        raise NotNow(_("Kelompok ini sudah ditutup."), verb="record group_about", file_id=case.pk)
    return write_about(by=by, group=case, entry=entry, based_on=based_on, **about)


def write_about(
    *, by: Actor, group: Group, name: str, size_from: int | None = None, size_to: int | None = None, **about: Any
) -> GroupAbout:
    """The version, and the codes that stand on the group itself."""
    about |= {field: checked(field, listed, about.get(field) or "") for field, listed in ONE.items()}
    about |= {field: all_checked(field, listed, about.get(field) or ()) for field, listed in MANY.items()}
    for field, of_type in OF_TYPE.items():
        if about["type"] != of_type:
            about[field] = ""
    about |= {field: (about.get(field) or "").strip() or None for field in WORDS}
    if not name.strip():
        raise BadInput({"name": _("Beri nama kelompok ini, misalnya seperti anggotanya menyebutnya.")})
    refuse_size(size_from, size_to)
    about["roles"] = checked_roles(group, about.get("roles") or (), about["type"])
    about["mentors"] = checked_mentors(by, group, about.get("mentors") or ())
    row = keep(
        GroupAbout, by=by, case=group, kind="group_about", verb=WORK, story=False, name=name.strip(), size_from=size_from, size_to=size_to, **about
    )
    Group.objects.filter(pk=group.pk).update(type=row.type, openness=row.openness)
    group.type, group.openness = row.type, row.openness
    return row


def checked_roles(group: Group, given: Iterable[str], kind: str) -> list[str]:
    """Each once, in the order given; a part that only another type of group has goes with that type, as its finer codes do.

    Raises BadInput for an unknown part, and for whoever is neither of the group's team nor had a part before.
    """
    wanted = list(dict.fromkeys(given))
    for one in wanted:
        checked("roles", PARTS, one.partition(":")[0])
    strangers = set(by_person(wanted)) - {str(one.user_id) for one in team_of(group)} if wanted else set()
    if strangers and strangers - set(by_person(roles_of(group))):
        raise BadInput({"roles": _("Pilih rekan yang ada dalam tim kelompok ini.")})
    return [one for one in wanted if fits(one.partition(":")[0], kind)]


def checked_mentors(by: Actor, group: Group, given: Iterable[UUID]) -> list[UUID]:
    """Each once. Raises BadInput for whoever is neither of the group's unit nor named already."""
    wanted = list(dict.fromkeys(given))
    known = to_choose(by, group) if wanted else {}
    if any(str(one) not in known for one in wanted):
        raise BadInput({"mentors": _("Pilih rekan yang bekerja di unit kelompok ini.")})
    return wanted


def refuse_size(least: int | None, most: int | None) -> None:
    """Two people at least, and the larger number last."""
    for field, number in (("size_from", least), ("size_to", most)):
        if number is not None and not LEAST <= number <= MOST:
            raise BadInput({field: _("Jumlah anggota antara 2 dan 60 orang.")})
    if least is not None and most is not None and most < least:
        raise BadInput({"size_to": _("Jumlah terbanyak lebih kecil daripada jumlah paling sedikit. Periksa keduanya.")})
