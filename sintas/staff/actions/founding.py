"""The first administrator: before them nobody could let anybody in. Called by `sintas init` and `sintas organisation add`, by no page."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotNow

from ..actor import actor_for
from ..models import Organisation, Posting, Unit, User
from ..passwords import check_rules
from .registering import problems_of_username


def found(
    organisation_name: str,
    unit_name: str,
    username: str,
    full_name: str,
    password: str,
    *,
    must_change: bool = False,
    further: bool = False,
) -> User:
    """An organisation, its first unit and its first administrator, who writes the trail's first row.

    `must_change` asks for an own password at the first sign-in (when a program made this one up). An installation with people in it is
    refused (NotNow), unless `further`: another organisation of the same installation. Raises BadInput for what cannot be used.
    """
    user = User(
        id=uuid7(), username=username.strip().lower(), full_name=full_name.strip() or username.strip(), must_change_password=must_change
    )
    with transaction.atomic(), acting_as(user.pk):
        with connection.cursor() as c:
            c.execute("SELECT pg_advisory_xact_lock(hashtext('sintas.staff.founding'))")  # two at once would both find nobody
        if not further and User.objects.exists():
            raise NotNow(
                _(
                    "Instalasi ini sudah disiapkan. Administratornya mendaftarkan petugas lain di peramban, "
                    "atau menambah lembaga lain dengan sintas organisation add."
                ),
                verb="found organisation",
            )
        bad: dict[str, Any] = problems_of_username(user.username)
        if not organisation_name.strip():
            bad["organisation"] = _("Tulis nama lembaga.")
        try:
            check_rules(password, user)
        except ValidationError as why:
            bad["password"] = " ".join(why.messages)
        if bad:
            raise BadInput(bad)
        house = Organisation.objects.create(name=organisation_name.strip())
        unit = Unit.objects.create(organisation=house, name=unit_name.strip() or organisation_name.strip())
        user.organisation = house
        user.set_password(password)
        user.save(force_insert=True)
        Posting.objects.create(user=user, unit=unit, role="administrator", given_by=user.pk)
        trail.record(by=actor_for(user), verb="found organisation")
    return user
