"""The register of staff: the list, one person, entering and correcting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link, Pager, Row, Tab
from sintas.safekeeping.refusals import BadInput, NotNow

from .. import drafts
from ..actions.registering import FACTS, change_person, register_person
from ..actor import Actor
from ..forms.person import NewPersonForm, PersonForm
from ..person_links import links_of
from ..policy import need, the_person, units_of
from ..reading.leavers import files_led_by
from ..reading.people import card_of, register_of
from ..signin import asks_again
from .refused import put_into

PAGE = 100  # people on one page
VERB = "staff.register"


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """`/petugas/`: by name, a hundred a page; `?berhenti` shows those who left."""
    by: Any = request.actor  # type: ignore[attr-defined]
    need(by, VERB)
    left = "berhenti" in request.GET
    number = max(1, int(request.GET["hal"])) if request.GET.get("hal", "").isdecimal() and len(request.GET["hal"]) < 6 else 1
    lines, total = register_of(by, first=(number - 1) * PAGE, count=PAGE, left=left)
    here = reverse("staff:register")
    query = "berhenti&" if left else ""
    pager = Pager(
        first=(number - 1) * PAGE + 1,
        last=(number - 1) * PAGE + len(lines),
        total=total,
        previous_url=f"{here}?{query}hal={number - 1}" if number > 1 else "",
        next_url=f"{here}?{query}hal={number + 1}" if number * PAGE < total else "",
    )
    rows = [
        Row(line.name, url=reverse("staff:person", args=[line.id]), sub=line.sub, tag=line.tags[0] if line.tags else None) for line in lines
    ]
    tabs = [Tab(_("Bekerja di sini"), here, not left), Tab(_("Sudah berhenti"), f"{here}?berhenti", left)]
    return render(request, "staff/register.html", {"rows": rows, "pager": pager if total > PAGE else None, "tabs": tabs, "left": left})


@require_safe
def person(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """`/petugas/<id>/`: facts, roles, and what can be done."""
    by: Any = request.actor  # type: ignore[attr-defined]
    user = the_person(by, user_id, VERB)
    context = {
        "card": card_of(by, user),
        "oneself": user.pk == by.user_id,
        "waiting": 0 if user.is_active else files_led_by(user.pk),
        "waiting_links": links_of(by, user, waiting=True),
        "account_links": links_of(by, user, waiting=False),
        "may_reset": by.holds("staff.reset_password") and user.is_active and user.pk != by.user_id,
    }
    return render(request, "staff/person.html", context)


@asks_again
@require_http_methods(["GET", "HEAD", "POST"])
def new_person(request: HttpRequest) -> HttpResponse:
    """`/petugas/baru/`. The answer shows the one-time code, this once."""
    by: Any = request.actor  # type: ignore[attr-defined]
    need(by, VERB)
    initial, draft = drafts.prefill(request, NewPersonForm)
    form = NewPersonForm(request.POST or None, initial=initial, units=unit_choices(by))
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        try:
            entered = register_person(
                by=by, username=held["username"], roles=[(UUID(held["unit"]), held["role"])], **{name: held[name] for name in FACTS}
            )
        except BadInput as bad:
            put_into(form, bad)
        else:
            drafts.done(request)
            return show_codes(
                request, [(entered.user.full_name, entered.user.username, entered.code)], reverse("staff:person", args=[entered.user.pk])
            )
    page = FormPage(
        _("Petugas baru"),
        back=Link(reverse("staff:register"), _("Petugas")),
        save=_("Daftarkan petugas"),
        **drafts.page_values(request, draft),
    )
    return form_page(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_person(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """`/petugas/<id>/data/`."""
    by: Any = request.actor  # type: ignore[attr-defined]
    user = the_person(by, user_id, VERB)
    here = reverse("staff:person", args=[user.pk])
    initial, draft = drafts.prefill(request, PersonForm, {name: getattr(user, name) for name in FACTS})
    form = PersonForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_person(by=by, user=user, **{name: form.cleaned_data[name] for name in FACTS})
        except BadInput as bad:
            put_into(form, bad)
        except NotNow as not_now:
            form.add_error("expires_on", str(not_now.sentence))
        else:
            drafts.done(request)
            messages.success(request, _("Data petugas tersimpan."))
            return HttpResponseRedirect(here)
    page = FormPage(_("Data petugas"), back=Link(here, _("Petugas")), save=_("Simpan data"), **drafts.page_values(request, draft))
    return form_page(request, form, page)


def unit_choices(by: Actor) -> list[tuple[str, str]]:
    """Open units of one's own organisation for a form; where there are several, none is chosen beforehand."""
    units = [(str(unit.pk), unit.name) for unit in units_of(by).filter(closed=False).order_by("name")]
    return units if len(units) == 1 else [("", _("— pilih unit —")), *units]


def show_codes(request: HttpRequest, codes: list[tuple[str, str, str]], back: str) -> HttpResponse:
    """One-time codes (name, username, code), on a page that is kept nowhere."""
    return render(request, "staff/codes.html", {"codes": codes, "back": back})
