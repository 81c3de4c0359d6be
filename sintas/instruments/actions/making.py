"""make_scale(), bring_form(), end_own(): a unit's own questionnaires. A change is a new number; the old one stays readable for good."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sintas.instruments.scales import authoring
from sintas.instruments.xlsform import reading as xlsform
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor

from ..models import UnitScale
from ..policy import MAKE, the_unit_seen

MADE, ENDED = "make unit scale", "end unit scale"
LONGEST_SLUG = 34
LONGEST_TITLE = 200
SHORTEST_REASON = 10  # letters of "kami boleh memakai ini karena ..."


def make_scale(*, by: Actor, unit_id: UUID, draft: authoring.Draft, slug: str = "", based_on: int | None = None) -> UnitScale:
    """A scale typed in the browser (rows as scales.authoring takes them), or with `slug` its next version after `based_on`.

    The same content again changes nothing. Raises NotYours, Refusal, BadInput with paths of the draft ("items.2.text"), and Overtaken
    (`kept` None, `theirs` the newest row) when somebody saved another version meanwhile.
    """
    the_unit_seen(by, unit_id, MAKE)
    if len(str(draft.get("title") or "")) > LONGEST_TITLE:
        raise BadInput({"title": _("Judul ini terlalu panjang; paling banyak 200 huruf.")})
    number = (based_on or 0) + 1
    scale = authoring.from_rows({**draft, "code": f"unit_{slug or slug_of(str(draft.get('title') or ''), ())}", "version": str(number)})
    return write(by, unit_id, "scale", scale.title.id, json.loads(authoring.to_json(scale)), slug, based_on)


def bring_form(
    *, by: Actor, unit_id: UUID, body: bytes, licence: str, title: str = "", slug: str = "", based_on: int | None = None
) -> UnitScale:
    """An XLSForm. `title` counts where the sheet settings names none. Raises FormTroubles with everything that is wrong in the file, and as
    make_scale(); what stood before stays."""
    the_unit_seen(by, unit_id, MAKE)
    form = xlsform.read(body)
    wrong = {}
    called = (form.title or title).strip()
    if not called:
        wrong["title"] = _("Formulir ini tidak menyebut judul (form_title di lembar settings). Tulis judulnya di sini.")
    elif len(called) > LONGEST_TITLE:
        wrong["title"] = _("Judul ini terlalu panjang; paling banyak 200 huruf.")
    if len(licence.strip()) < SHORTEST_REASON:
        wrong["licence"] = _("Tulis mengapa unit boleh memakai formulir ini: “kami boleh memakai ini karena ...”.")
    if wrong:
        raise BadInput(wrong)
    return write(by, unit_id, "form", called, {**form.to_json(), "licence": licence.strip()}, slug, based_on)


def end_own(*, by: Actor, unit_id: UUID, slug: str) -> None:
    """No longer offered; results that were given stay readable. Nothing happens when it had ended. Raises NotYours, Refusal."""
    the_unit_seen(by, unit_id, MAKE)
    rows = UnitScale.objects.filter(unit_id=unit_id, slug=slug)
    if not rows.exists():
        raise NotYours(verb=MAKE)
    if rows.filter(ended_at=None).update(ended_at=clock.now()):
        trail.record(by=by, verb=ENDED, unit=str(unit_id), slug=slug)


@transaction.atomic
def write(by: Actor, unit_id: UUID, kind: str, title: str, definition: dict[str, Any], slug: str, based_on: int | None) -> UnitScale:
    """The next number. Raises NotYours for a slug this unit has nothing under, or another kind of; Overtaken."""
    rows = UnitScale.objects.filter(unit_id=unit_id)
    if not slug:
        if (before := twin(rows.filter(ended_at=None, kind=kind), definition)) is not None:
            return before
        slug, last = slug_of(title, set(rows.values_list("slug", flat=True))), None
    else:
        last = rows.filter(slug=slug).order_by("-number").first()
        if last is None or last.kind != kind:
            raise NotYours(verb=MAKE)
        if last.ended_at is None and meant(last.definition) == meant(definition):
            return last
        if last.number != based_on:
            raise Overtaken(None, last)
        rows.filter(slug=slug, ended_at=None).update(ended_at=clock.now())
    number = last.number + 1 if last is not None else 1
    try:
        with transaction.atomic():
            row = UnitScale.objects.create(
                organisation_id=by.organisation_id, unit_id=unit_id, slug=slug, number=number, kind=kind, title=title,
                definition=definition, made_at=clock.now(), made_by=by.user_id,
            )  # fmt: skip
    except IntegrityError:  # two saves at the same moment: the second sees what the first one wrote
        raise Overtaken(None, rows.filter(slug=slug).latest("number")) from None
    trail.record(by=by, verb=MADE, unit=str(unit_id), slug=slug, number=number)
    return row


def twin(rows: Any, definition: dict[str, Any]) -> UnitScale | None:
    """One that asks and counts the very same: the page was sent twice."""
    found: UnitScale | None = next((row for row in rows if meant(row.definition) == meant(definition)), None)
    return found


def meant(definition: dict[str, Any]) -> dict[str, Any]:
    """A definition without its name and number, which say nothing about what it asks."""
    kept = {name: value for name, value in definition.items() if name not in ("code", "version")}
    if isinstance(kept.get("scoring"), dict):
        kept["scoring"] = {name: value for name, value in kept["scoring"].items() if name != "version"}
    return kept


def slug_of(title: str, taken: Any) -> str:
    """A short name out of a title, unlike those taken; it never changes afterwards."""
    name = authoring.slug(title)[:LONGEST_SLUG].rstrip("_")
    same, turn = name, 2
    while same in taken:
        same, turn = f"{name}_{turn}", turn + 1
    return same
