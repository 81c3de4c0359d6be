"""One page for every record of a case: the same form walks from page to verb, whatever it records.

A room adds a record by naming a form, a verb and a title (see `views/pages.py`); drafts, refusals, stale tabs and repeats are here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sintas.kit.pages import FormPage
from sintas.kit.pieces import Link
from sintas.kit.places import address
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.safekeeping.versions import AlreadyDone, Overtaken, once
from sintas.staff import drafts

from ..forms.base import About, RecordForm, submission_id
from ..models import Case
from ..policy import the_case
from ..reading.head import head_of
from ..reading.people import names_of
from .overtaken import overtaken_page


@dataclass(frozen=True)
class Frame:
    """What stands around a form: words of the way back, alerts of the file that stay in sight, and the head where the page has one."""

    label: str
    alerts: Sequence[Any] = ()
    head: Any = None


def frame_of_case(actor: Any, case: Any) -> Frame:
    """The alerts of a case stay in sight while somebody writes."""
    head = head_of(case, actor=actor)
    return Frame(f"{head.initials} · {head.number}", head.alerts, head)


@dataclass(frozen=True)
class Door:
    """Whose file a page writes into: how it is found (404, 403), who stands in it, and what stands around the form. A case, or a group (groupwork)."""

    find: Callable[[Any, UUID, str], Any]
    people: Callable[[Any], list[tuple[str, str]]]
    frame: Callable[[Any, Any], Frame]
    reads: str  # the verb that its versions ask for
    back: Callable[[Any], str] | None = None  # where its pages lead back to, when no place of the file itself is meant
    veil: Callable[[Any], Callable[[Any], Any]] | None = None  # for a file: a version as it may be read today; its form shows the words whole


A_CASE = Door(the_case, names_of, frame_of_case, "cases.read")


@dataclass(frozen=True)
class RecordPage:
    """`keep` is the verb: keep(by=, case=, submission=, entry=, based_on=, **form.facts()).

    `first` gives what the file knows already for a new entry: first(case) -> the form's initial values.
    `back` is the url name or place (kit.places) the worker returns to; `then` may send on to a next step: then(case, row) -> url or "".
    `again` offers "Simpan dan tambah lagi" for a new entry: the same page again, empty; a next step of `then` still comes first.
    """

    kind: str
    form: type[RecordForm]
    keep: Callable[..., Any]
    title: str | Promise
    model: Any = None
    lead: str | Promise = ""
    save: str | Promise = ""
    back: str = "case"
    then: Callable[[Case, Any], str] | None = None
    verb: str = "cases.record"
    template: str = "cases/record.html"
    single: bool = False  # one entry per case: the page always shows and corrects the current one
    aside: Callable[[HttpRequest, Case], dict[str, Any]] | None = None
    saved: str | Promise = ""
    first: Callable[[Case], dict[str, Any]] | None = None
    again: bool = False
    door: Door = A_CASE
    struck: Callable[[Any], str] | None = None  # what its history says of a version that was struck out: who, when, why

    def way_back(self, case: Any) -> str:
        """The address the worker came from and returns to."""
        return self.door.back(case) if self.door.back else address(self.back, case.pk)


def record(request: HttpRequest, page: RecordPage, file_id: UUID, entry: UUID | None = None, *, opened: Case | None = None) -> HttpResponse:
    """GET shows the form (with a draft if there is one); POST records. 404 not theirs, 422 with what to put right, 409 both texts.

    `opened`: the same case from a view that has asked for it already: the_case(actor, file_id, page.verb).
    """
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = opened or page.door.find(actor, file_id, page.verb)
    trail.record(by=actor, verb=f"open form {page.kind}", file_id=case.pk, opens=True)
    row = current_row(page, case, entry)
    about = About(actor, case, people=page.door.people(case))
    initial = page.form.initial_from(row) if row is not None else first_values(request, page, case)
    based_on = row.number if row is not None else None
    if request.method == "POST":
        form = page.form(request.POST, request.FILES or None, about=about, initial=initial)
        if form.is_valid():
            answer = attempt(request, page, case, row, form)
            if answer is not None:
                return answer
        return show(request, page, case, form, status=200 if form.quiet else 422)  # quiet: only more rows were asked for
    form, draft = drafts.resume(request, page.form, about=about, initial=initial, based_on=based_on)
    return show(request, page, case, form, draft=draft)


def current_row(page: RecordPage, case: Case, entry: UUID | None) -> Any:
    """The version that stands, or None for a new entry. NotYours when an entry was named that is not of this case."""
    if page.model is None:
        return None
    if entry is not None:
        row = page.model.current.filter(file_id=case.pk, entry=entry).first()
        if row is None:
            raise NotYours(file_id=case.pk)
        return row
    return page.model.current.filter(file_id=case.pk).first() if page.single else None


def first_values(request: HttpRequest, page: RecordPage, case: Case) -> dict[str, Any]:
    """What a new entry begins with: what the file knows, then codes a link may pre-choose (`?form=visit`).

    Never free text from a link, so that none can stand in an address.
    """
    fields = page.form.base_fields
    chosen = {k: v for k, v in request.GET.dict().items() if k in fields and len(str(v)) <= 60 and str(v).replace("_", "").isalnum()}
    return {**(page.first(case) if page.first else {}), **chosen}


def attempt(request: HttpRequest, page: RecordPage, case: Case, row: Any, form: RecordForm) -> HttpResponse | None:
    """Run the verb. None when the form must be shown again with what the verb found."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    try:
        kept = written(page, actor, case, row, form)
    except BadInput as refused:
        for name, sentence in refused.fields.items():
            form.refuse(name, str(sentence))
        trail.record(by=actor, verb=f"record {page.kind}", file_id=case.pk, outcome="refused", fields=sorted(refused.fields))
        return None
    except Overtaken as both:
        drafts.done(request)
        return overtaken_page(request, page, case, form, both)
    drafts.done(request)
    messages.success(request, str(page.saved or _("Tersimpan.")))
    onward = page.then(case, kept) if page.then else ""
    if not onward and page.again and is_new(request, page) and "again" in request.POST:
        onward = same_address(request)
    return HttpResponseRedirect(onward or page.way_back(case))


def written(page: RecordPage, actor: Any, case: Case, row: Any, form: RecordForm) -> Any:
    """What this submit wrote, now or when it came before. Raises what the verb raises, but for AlreadyDone.

    A page that was sent, changed with the browser's way back and sent again carries the same token with other words: they become a
    correction of what it wrote first, never a success that keeps nothing.
    """
    token = submission_id(form.cleaned_data["submission"])
    keep = partial(page.keep, by=actor, case=case, **form.facts())
    try:
        return once(partial(keep, submission=token, **({"entry": row.entry, "based_on": form.cleaned_data["based_on"]} if row is not None else {})))
    except AlreadyDone as before:
        done, other = before.done, other_words(form, before.done)
    if page.model is None or token is None or not other:
        return done
    try:
        return once(partial(keep, submission=uuid5(token, other), entry=done.entry, based_on=done.number))
    except AlreadyDone as before:
        return before.done


def other_words(form: RecordForm, row: Any) -> str:
    """The long texts of the form that the row does not hold, as one; "" when it holds them all."""
    areas = [name for name, field in form.fields.items() if isinstance(field.widget, Textarea) and hasattr(row, name)]
    sent = {name: form.cleaned_data[name] for name in areas if isinstance(form.cleaned_data[name], str)}
    return "\n".join(text for name, text in sent.items() if text.strip() and text.strip() != str(getattr(row, name) or "").strip())


def is_new(request: HttpRequest, page: RecordPage) -> bool:
    """Whether this address is that of a new entry, which can be followed by another."""
    match = request.resolver_match
    return not page.single and not (match and match.kwargs.get("entry"))


def same_address(request: HttpRequest) -> str:
    """This page for a new entry: with the codes its link chose, without the draft it named and what was taken over into the one before."""
    query = request.GET.copy()
    for once_only in ("draf", "ambil"):
        query.pop(once_only, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def history_url(request: HttpRequest, page: RecordPage, case: Case) -> str:
    """Where the versions of the entry being corrected are read; '' for something new or never corrected."""
    match = request.resolver_match
    entry = match.kwargs.get("entry") if match else None
    if page.model is None or not (entry or page.single):
        return ""
    rows = page.model.objects.filter(file_id=case.pk)
    past = list((rows.filter(entry=entry) if entry else rows).values_list("entry", flat=True)[:2])
    if len(past) < 2 or match is None:
        return ""
    try:
        return reverse(f"{match.namespace}:{page.kind}_history", args=[case.pk, past[0]])
    except NoReverseMatch:
        return ""


def show(request: HttpRequest, page: RecordPage, case: Case, form: RecordForm, *, status: int = 200, draft: Any = None) -> HttpResponse:
    """The page with its form; `head` keeps the alerts of the file in sight while writing."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    frame = page.door.frame(actor, case)
    context = {
        "form": form,
        "head": frame.head,
        "alerts": frame.alerts,
        "case_id": case.pk,
        "history_url": history_url(request, page, case),
        "again": page.again and is_new(request, page),
        "page": FormPage(
            title=str(page.title),
            lead=str(page.lead),
            back=Link(page.way_back(case), frame.label),
            save=str(page.save or _("Simpan")),
            **drafts.page_values(request, draft),
        ),
        **(page.aside(request, case) if page.aside else {}),
    }
    return render(request, page.template, context, status=status)
