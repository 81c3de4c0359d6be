"""A paper before it is made: its real pages as pictures, what is missing, for whom; then number and PDF."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.bases import Case
from sintas.cases.forms.base import submission_id
from sintas.cases.policy import the_case
from sintas.cases.reading.head import head_of
from sintas.kit import paper
from sintas.kit.pieces import Link, Notice
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours

from ..actions.printing import NOT_RELEASED, draft_pdf, make_final
from ..catalogue import BY_PATH, PaperKind
from ..forms.printing import PrintForm, WishForm, said, wish_from
from ..pictures import DPI, Picture, keep, kept
from ..reading.composing import Composed, Wanted, compose
from ..reading.receiver import addressed
from ..sheet import Gap
from ..word.papers import PAPERS
from .papers import handed_over


def the_kind(path: str, file_id: UUID) -> PaperKind:
    """Raises NotYours for an address without a paper."""
    if path not in BY_PATH:
        raise NotYours(verb="print", file_id=file_id)
    return BY_PATH[path]


@require_safe
def preview(request: HttpRequest, file_id: UUID, path: str) -> HttpResponse:
    """The pages as they would be printed now. One trail row, whatever number of pages."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    kind = the_kind(path, file_id)
    case = the_case(actor, file_id, kind.verb)
    return shown(request, case, wish_from(kind, request.GET))


def shown(request: HttpRequest, case: Case, wish: Wanted, form: PrintForm | None = None, status: int = 200) -> HttpResponse:
    """The page, fresh or (with `form`) with what a refusal said; then the caller has written the trail row."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    kind, wish = wish.kind, addressed(case, wish)
    if form is None:
        trail.record(
            by=actor, verb="print preview", file_id=case.pk, opens=True, slug=kind.slug, recipient=wish.recipient, purpose=wish.purpose
        )
    made = compose(by=actor, case=case, wish=wish, mode="preview")
    pictures, mark, unprintable = drawn(actor, case, wish, made)
    head = head_of(case, actor=actor, tab="papers")
    stops = any(gap.stops for gap in made.gaps)
    ask = made.carry is False
    context = {
        "head": head,
        "alerts": head.alerts,
        "title": kind.name(get_language() or "id"),
        "back": Link(reverse("documents:papers", args=[case.pk]), _("Semua surat")),
        "wish": WishForm(wish, made.picks, made.about),
        "form": form or PrintForm(initial=said(wish), ask=ask),
        "pictures": [(one, picture_url(case, wish, one, mark)) for one in pictures],
        "notices": notices(case, made, unprintable),
        "gaps": [(gap.words, place_of(gap, case)) for gap in made.gaps],
        "printable": made.audience.released and not stops,
        "numbered": kind.numbered,
        "word": kind.slug in PAPERS,
        "action": reverse("documents:pdf", args=[case.pk, kind.path]),
    }
    return render(request, "documents/preview.html", context, status=status)


def drawn(actor: Any, case: Case, wish: Wanted, made: Composed) -> tuple[list[Picture], str, tuple[str, ...]]:
    """The pictures of every page, kept for the requests that follow; the mark of this state of the paper; characters no face could show."""
    pdf = paper.render(wish.kind.template, made.data)
    mark = hashlib.sha256(pdf.bytes).hexdigest()[:12]
    return keep(key_of(actor, case, wish, mark), pdf.pngs(DPI)), mark, pdf.unprintable


def key_of(actor: Any, case: Case, wish: Wanted, mark: str) -> tuple[Any, ...]:
    return (actor.user_id, case.pk, *sorted(said(wish).items()), wish.kind.slug, mark)


def picture_url(case: Case, wish: Wanted, one: Picture, mark: str) -> str:
    """`v` changes with the content, so that a page never mixes two states of the file."""
    address = reverse("documents:preview_page", args=[case.pk, wish.kind.path, one.number])
    return f"{address}?{urlencode(said(wish) | {'v': mark})}"


@require_safe
def preview_page(request: HttpRequest, file_id: UUID, path: str, number: int) -> HttpResponse:
    """One page of a preview as a picture. Drawn anew, with a trail row of its own, only when it is no longer in this process's memory."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    kind = the_kind(path, file_id)
    case = the_case(actor, file_id, kind.verb)
    wish = addressed(case, wish_from(kind, request.GET))
    pictures = kept(key_of(actor, case, wish, request.GET.get("v", "")))
    if pictures is None:
        trail.record(
            by=actor, verb="print preview", file_id=case.pk, opens=True, slug=kind.slug, recipient=wish.recipient, purpose=wish.purpose
        )
        pictures, _mark, _unprintable = drawn(actor, case, wish, compose(by=actor, case=case, wish=wish, mode="preview"))
    if not 1 <= number <= len(pictures):
        raise NotYours(verb="print preview", file_id=case.pk)
    return HttpResponse(pictures[number - 1].body, content_type="image/png")


@require_POST
def pdf(request: HttpRequest, file_id: UUID, path: str) -> HttpResponse:
    """`as=draft` hands over a draft; anything else makes the paper final and leads to it, `as=word` with a Word file beside the PDF.

    422 with the box, 409 when it may not go there.
    """
    actor: Any = request.actor  # type: ignore[attr-defined]
    kind = the_kind(path, file_id)
    case = the_case(actor, file_id, kind.verb)
    wish = wish_from(kind, request.POST)
    form = PrintForm(request.POST, ask=True)
    form.full_clean()
    asked_again = form.cleaned_data.get("asked_again", False)
    try:
        if request.POST.get("as") == "draft":
            return handed_over(draft_pdf(by=actor, case=case, wish=wish, asked_again=asked_again))
        submission = submission_id(form.cleaned_data.get("submission", ""))
        word = request.POST.get("as") == "word"
        row = make_final(by=actor, case=case, wish=wish, asked_again=asked_again, submission=submission, word=word)
    except BadInput as refused:
        for name, sentence in refused.fields.items():
            form.add_error(name if name in form.fields else None, str(sentence))
        return refused_page(request, case, wish, form, 422)
    except NotNow as refused:
        form.add_error(None, str(refused.sentence))
        return refused_page(request, case, wish, form, 409)
    messages.success(request, _("Surat sudah dibuat dan tersimpan. Unduh di bawah ini."))
    return HttpResponseRedirect(reverse("documents:made", args=[case.pk, row.pk]), status=303)


def refused_page(request: HttpRequest, case: Case, wish: Wanted, form: PrintForm, status: int) -> HttpResponse:
    """The preview again, with the reason on top; the refusal stands in the trail."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    kind, wish = wish.kind, addressed(case, wish)
    trail.record(by=actor, verb="print paper", file_id=case.pk, outcome="refused", opens=True, slug=kind.slug, recipient=wish.recipient)
    if "asked_again" not in form.errors:
        form.fields.pop("asked_again", None)
    return shown(request, case, wish, form, status)


def notices(case: Case, made: Composed, unprintable: tuple[str, ...]) -> list[Notice]:
    """What the worker must know before printing."""
    found = []
    if not made.audience.released:
        link = Link(reverse("cases:consents", args=[case.pk]), _("Ke persetujuan"))
        found.append(Notice(NOT_RELEASED, _("Belum boleh diberikan."), "warn", link=link))
    elif made.withheld:
        words = ", ".join(one[:1].lower() + one[1:] for one in made.withheld)
        link = Link(reverse("cases:consents", args=[case.pk]), _("Ke persetujuan"))
        found.append(
            Notice(_("Tidak ikut dicetak, karena klien belum menyetujuinya untuk penerima ini: %(what)s.") % {"what": words}, link=link)
        )
    if made.unnamed:
        text = _("Nama wali yang tidak aman bagi klien dikeluarkan dari kalimat. Periksa apakah kalimatnya masih dapat dimengerti.")
        found.append(Notice(text, kind="warn"))
    if unprintable:
        text = _("Tanda ini tidak dapat dicetak dan diganti kotak: %(signs)s") % {"signs": " ".join(unprintable)}
        found.append(Notice(text, kind="warn"))
    return found


def place_of(gap: Gap, case: Case) -> str:
    """Where the gap is put right; "" for one that is filled in by hand."""
    if not gap.url_name:
        return ""
    try:
        return reverse(gap.url_name, args=[case.pk])
    except NoReverseMatch:
        return ""
