"""put_in_template(): a unit's own Word template, checked before it is kept. use_bundled(): back to the one that comes with Sintas."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor
from sintas.staff.models import Unit
from sintas.staff.policy import the_unit

from ..models import WordTemplate
from ..word.checking import checked
from ..word.papers import PAPERS
from ..word.trouble import BadTemplate
from ..wording import LANGUAGES

VERB = "staff.set_up"


@transaction.atomic
def put_in_template(*, by: Actor, unit: Unit, slug: str, lang: str, body: bytes) -> WordTemplate:
    """Keep `body` (a .docx) as the unit's template of this paper. The one before is ended, not lost; the same file again changes nothing.

    Raises NotYours, Refusal, BadInput (`body` with what to change in the template; `b` for a language no paper has).
    """
    the_unit(by, unit.pk, VERB)
    if lang not in LANGUAGES:
        raise BadInput({"b": _("Pilih bahasa surat.")})
    try:
        found = checked(body, PAPERS[slug].fields)
    except BadTemplate as wrong:
        raise BadInput({"body": wrong.sentence}) from None
    own = Unit.objects.select_for_update().get(pk=unit.pk)
    before = WordTemplate.objects.filter(unit=own, slug=slug, language=lang).order_by("number")
    standing, last = before.filter(ended_at=None).first(), before.last()
    mark = hashlib.sha256(found.body).hexdigest()
    if standing is not None and standing.sha256 == mark:
        return standing
    end(standing)
    row = WordTemplate.objects.create(
        organisation_id=own.organisation_id,
        unit=own,
        slug=slug,
        language=lang,
        number=last.number + 1 if last else 1,
        body=found.body,
        sha256=mark,
        used=list(found.used),
        put_in_at=clock.now(),
        put_in_by=by.user_id,
    )
    trail.record(by=by, verb="set up word template", unit=str(own.pk), slug=slug, lang=lang, number=row.number)
    return row


@transaction.atomic
def use_bundled(*, by: Actor, unit: Unit, slug: str, lang: str) -> None:
    """End the unit's own template; nothing happens when it has none. Papers already made stay as they are. Raises NotYours, Refusal."""
    the_unit(by, unit.pk, VERB)
    standing = WordTemplate.objects.select_for_update().filter(unit=unit, slug=slug, language=lang, ended_at=None).first()
    if standing is not None:
        end(standing)
        trail.record(by=by, verb="set up word template", unit=str(unit.pk), slug=slug, lang=lang, number=0)


def end(row: WordTemplate | None) -> None:
    if row is not None:
        row.ended_at = clock.now()
        row.save(update_fields=["ended_at"])
