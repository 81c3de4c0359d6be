"""What several pages of the directory have in common."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.forms import PartForm
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link, Notice, Tab
from sintas.safekeeping.refusals import BadInput
from sintas.staff import drafts
from sintas.staff.actor import Actor
from sintas.staff.models import User

from ..models import Institution
from ..policy import EXPORT, IMPORT


def actor_of(request: HttpRequest) -> Actor:
    """Whoever asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def tabs(here: str) -> list[Tab]:
    """The three lists of the directory."""
    found = (("search", _("Cari layanan")), ("list", _("Semua lembaga")), ("stale", _("Perlu dikonfirmasi")))
    return [Tab(label, reverse(f"directory:{name}"), name == here) for name, label in found]


def back_to(institution_id: UUID) -> Link:
    """The way back to the institution."""
    return Link(reverse("directory:institution", args=[institution_id]), _("Lembaga"))


def page_of(request: HttpRequest, title: Any, back: Link, draft: Any, *, save: Any, lead: Any = "") -> FormPage:
    """What stands around a form."""
    return FormPage(title, back=back, save=save, lead=lead, **drafts.page_values(request, draft))


def refuse(form: PartForm, bad: BadInput) -> None:
    """A verb's sentences beside their fields."""
    for name, sentence in bad.fields.items():
        form.refuse(name, str(sentence))


def overtaken(request: HttpRequest, form: PartForm, theirs: Institution, page: FormPage) -> HttpResponse:
    """409: somebody saved meanwhile. Everything typed stands in the page; saving again writes it over theirs, whose version stays in the history."""
    who = User.objects.filter(pk=theirs.changed_by).values_list("full_name", flat=True).first() or _("Seseorang")
    return overtaken_by(request, form, who, theirs.changed_at, theirs.number, page, reverse("directory:institution", args=[theirs.pk]))


def overtaken_by(request: HttpRequest, form: Any, who: str, at: Any, number: int, page: FormPage, url: str) -> HttpResponse:
    """The page itself."""
    form.data = form.data.copy()
    form.data["based_on"] = str(number)
    notice = Notice(
        _("%(who)s menyimpan perubahan pada %(moment)s, sementara Anda menulis. Tulisan Anda ada di bawah dan belum tersimpan. "
          "Bandingkan dahulu; bila disimpan, tulisan Anda yang berlaku dan versi sebelumnya tetap ada di riwayat.")
        % {"who": who, "moment": numbers.moment(at)},
        kind="warn", link=Link(url, _("Lihat yang tersimpan")),
    )  # fmt: skip
    return form_page(request, form, page, template="directory/form.html", status=409, notice=notice)


def may_carry(actor: Actor) -> dict[str, bool]:
    """Whether to show the ways to import and export."""
    return {"may_import": actor.holds(IMPORT), "may_export": actor.holds(EXPORT)}
