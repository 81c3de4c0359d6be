"""What an administrator knows of a review nobody closes: who, when, the code of the reason, and who could take it over."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor
from sintas.staff.models import User
from sintas.staff.policy import people_of, postings_of

from ..models import Entry


def risen_facts(entry: Entry, lang: str) -> list[Fact]:
    """No number and no word of the file; of a restricted case not even who was told, for that is its team."""
    facts = [
        Fact(_("Dibuka oleh"), entry.person.full_name),
        Fact(_("Mulai"), numbers.moment(entry.at)),
        Fact(_("Alasan"), load("break_glass_reasons").label(entry.reason, lang)),
    ]
    if not entry.restricted:
        names = User.objects.filter(pk__in=entry.reviewers).order_by("full_name").values_list("full_name", flat=True)
        facts.append(Fact(_("Sudah diberi tahu"), "; ".join(names), gap="" if names else _("belum ada")))
    if entry.passed_at:
        facts.append(Fact(_("Terakhir diteruskan"), numbers.moment(entry.passed_at)))
    return facts


def could_review(actor: Actor, entry: Entry) -> list[tuple[UUID, str]]:
    """(person, name) of heads and supervisors of the house who were not told yet; whom a conflict keeps out, the database alone knows."""
    posted = postings_of(actor).filter(role__in=("head", "supervisor"), ended_at=None).values("user_id")
    left_out = {actor.user_id, entry.person_id, *entry.reviewers}
    lasting = Q(expires_on=None) | Q(expires_on__gte=clock.today())
    found = people_of(actor).filter(lasting, is_active=True, pk__in=posted).exclude(pk__in=left_out)
    return list(found.order_by("full_name").values_list("pk", "full_name"))
