"""`/kelompok/<id>/surat/`: the papers of a group, each asked for by a button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from sintas.groupwork.policy import the_group
from sintas.groupwork.reading.groups import has_contract
from sintas.groupwork.reading.session_list import title_of, when_words
from sintas.groupwork.reading.sessions import OfSession, sessions_of
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours

from ..actions.group_papers import PRINT, print_group
from ..forms.group_papers import SessionForm
from ..group_papers import BY_PATH, CONTRACT, SESSION, SHELF, TOLD
from .papers import handed_over


@dataclass(frozen=True)
class Offered:
    """One paper in the list. `ready`: there is something to print besides the blank form."""

    path: str
    title: str
    lead: str
    ready: bool
    form: SessionForm | None = None


@require_safe
def papers(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """What can be printed; no word of the group stands on it."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, PRINT)
    trail.record(by=actor, verb="list group papers", file_id=group.pk)
    lang, agreed, sessions = get_language() or "id", has_contract(group), sessions_of(group)
    choices = {
        SESSION: [(str(one.entry), words_of(one)) for one in reversed(sessions)],
        TOLD: [(str(one.entry), words_of(one)) for one in reversed(sessions) if one.told],
    }
    offered = [
        Offered(
            one.path, one.title(lang), one.lead(lang), bool(choices[one.of]) if one.of_session else agreed or one.of != CONTRACT,
            SessionForm(one.path, choices[one.of]) if one.of_session and choices[one.of] else None,
        )
        for one in SHELF
    ]  # fmt: skip
    return render(request, "documents/group_papers.html", {"group_id": group.pk, "number": group.number, "offered": offered})


def words_of(one: OfSession) -> str:
    """ "Sesi 5 · Rab 3 Des": its topic is content and stands on the paper alone."""
    return f"{title_of(one)} · {when_words(one)}"


@require_POST
def pdf(request: HttpRequest, file_id: UUID, path: str) -> HttpResponse:
    """`/kelompok/<id>/surat/<paper>/pdf/`; `as=blank` hands over the form to fill in by hand. `b` is the language, `s` the session."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, PRINT)
    kind = BY_PATH.get(path)
    if kind is None:
        raise NotYours(verb="print group", file_id=group.pk)
    lang = request.POST.get("b", "")
    lang = lang if lang in ("id", "en") else get_language() or "id"
    about = uuid_in(request.POST.get("s", ""))
    return handed_over(print_group(by=actor, group=group, kind=kind, lang=lang, about=about, empty=request.POST.get("as") == "blank"))


def uuid_in(said: str) -> UUID | None:
    """What is none is as if not said."""
    try:
        return UUID(said) if said else None
    except ValueError:
        return None
