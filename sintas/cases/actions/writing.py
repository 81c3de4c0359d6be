"""The two quickest verbs: a note and a contact."""

from __future__ import annotations

from typing import Any

from sintas.staff.actor import Actor

from ..codes import all_checked, checked
from ..models import Case, Contact, Note
from .keeping import keep
from .service_times import contact_kept
from .suicide import open_path


def write_note(*, by: Actor, case: Case, text: str, wish_to_die: bool = False, **when: Any) -> Note:
    """A short dated remark; `when` holds happened, at, and entry/based_on/submission for corrections and repeats.

    `wish_to_die` opens the suicide-risk path (R114).
    """
    row = keep(Note, by=by, case=case, kind="note", line=text, text=text, **when)
    if wish_to_die:
        open_path(by=by, case=case, opened_from="note", entry=row.entry)
    return row


def record_contact(
    *, by: Actor, case: Case, form: str = "", channel: str = "", parties: tuple[str, ...] = (), wish_to_die: bool = False, **facts: Any
) -> Contact:
    """An interaction outside a planned session (R31-R33). `facts`: place, duration_min, approach, result, permission_of, techniques ...

    `wish_to_die` opens the suicide-risk path (R114).
    """
    checked("form", "contact_forms", form)
    checked("channel", "contact_channels", channel)
    others = Contact.current.filter(file_id=case.pk)
    if facts.get("entry"):
        others = others.exclude(entry=facts["entry"])
    row = keep(
        Contact,
        by=by,
        case=case,
        kind="contact",
        line=facts.get("result") or facts.get("approach"),
        tags=[form] if form else [],
        form=form,
        channel=channel,
        parties=all_checked("parties", "contact_parties", parties),
        first=not others.exists(),
        **facts,
    )
    if not facts.get("imported"):
        contact_kept(by=by, case=case, form=form)
    if wish_to_die:
        open_path(by=by, case=case, opened_from="contact", entry=row.entry)
    return row
