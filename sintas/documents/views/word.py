"""Word templates of a unit: which papers, the list of fields, the file to begin with, one's own in its place."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sintas.kit.pieces import Link, Row, Tag
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff.models import Unit
from sintas.staff.policy import need, the_unit, units_of

from ..actions.templating import VERB, put_in_template, use_bundled
from ..catalogue import BY_PATH, PaperKind
from ..downloads import DOCX, Download
from ..forms.word import TemplateForm
from ..reading.word_templates import InUse, bundled, in_use, papers_in_word, template_of
from ..word.fields import listed
from ..word.papers import PAPERS
from ..wording import LANGUAGES
from .papers import handed_over

HOW = gettext_lazy(
    "Isian yang kosong pada suatu berkas tidak mencetak apa pun. {%p if … %} dan {%p for … %} berdiri sendirian di satu baris; baris itu "
    "tidak ikut tercetak. Di dalam tabel pakailah {%tr for … %} untuk baris."
)


def the_paper(sheet: str) -> PaperKind:
    """Raises NotYours for a paper that cannot be made in Word."""
    kind = BY_PATH.get(sheet)
    if kind is None or kind.slug not in PAPERS:
        raise NotYours(verb=VERB)
    return kind


@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    """`/templat-surat/`: every unit of one's house with the papers that can be made in Word."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    need(actor, VERB)
    units = [
        (unit.name, [paper_row(unit, path, name) for path, name in papers_in_word()])
        for unit in units_of(actor).filter(closed=False).order_by("name")
    ]
    return render(request, "documents/word_templates.html", {"units": units})


def paper_row(unit: Unit, path: str, name: str) -> Row:
    """One paper of one unit; the mark says in which languages the unit has its own."""
    own = [one.language for one in in_use(unit, BY_PATH[path].slug) if one.own]
    tag = Tag(_("templat unit: %(languages)s") % {"languages": ", ".join(own)}, "done") if own else Tag(_("templat bawaan"))
    return Row(name, reverse("documents:word_template", args=[unit.pk, path]), tag=tag)


@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, unit_id: UUID, sheet: str) -> HttpResponse:
    """`/templat-surat/<unit>/<paper>/`: what is in use, what may be written in it, and a new one."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    unit = the_unit(actor, unit_id, VERB)
    kind = the_paper(sheet)
    form = TemplateForm(request.POST or None, request.FILES or None, initial={"b": get_language() or "id"})
    if request.method == "POST" and form.is_valid():
        lang = form.cleaned_data["b"]
        try:
            put_in_template(by=actor, unit=unit, slug=kind.slug, lang=lang, body=form.cleaned_data["body"].read())
        except BadInput as bad:
            trail.record(by=actor, verb="set up word template", outcome="refused", unit=str(unit.pk), slug=kind.slug)
            for name, sentence in bad.fields.items():
                form.add_error(name, str(sentence))
        else:
            messages.success(request, _("Templat diperiksa dan dipakai mulai sekarang."))
            return back(unit, sheet)
    return template_page(request, unit, kind, form)


def template_page(request: HttpRequest, unit: Unit, kind: PaperKind, form: TemplateForm) -> HttpResponse:
    context = {
        "title": kind.name(get_language() or "id"),
        "unit": unit.name,
        "back": Link(reverse("documents:word_templates"), _("Templat Word")),
        "form": form,
        "states": [state(unit, kind, one) for one in in_use(unit, kind.slug)],
        "how": HOW,
        "fields": listed(PAPERS[kind.slug].fields),
    }
    return render(request, "documents/word_template.html", context, status=422 if form.has_errors else 200)


def state(unit: Unit, kind: PaperKind, one: InUse) -> dict[str, Any]:
    """What is in use for one language, and where to get it."""
    args = [unit.pk, kind.path, one.lang]
    missing = ", ".join(f"{{{{ {name} }}}}" for name in one.missing)
    return {
        "lang": one.lang,
        "language": one.language,
        "words": one.words,
        "own": one.own,
        "missing": _("Belum memakai: %(names)s") % {"names": missing} if missing else "",
        "bundled_url": reverse("documents:word_bundled", args=args),
        "own_url": reverse("documents:word_own", args=args) if one.own else "",
        "back_url": reverse("documents:word_back", args=args) if one.own else "",
    }


@require_safe
def bundled_file(request: HttpRequest, unit_id: UUID, sheet: str, lang: str) -> HttpResponse:
    """The template that comes with Sintas, to begin with."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    the_unit(actor, unit_id, VERB)
    kind = the_paper(sheet)
    return handed_over(Download(bundled(kind.slug, known(lang)), f"templat-{kind.path}-{lang}.docx", DOCX))


@require_safe
def own_file(request: HttpRequest, unit_id: UUID, sheet: str, lang: str) -> HttpResponse:
    """The unit's own template that is in use."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    unit = the_unit(actor, unit_id, VERB)
    kind = the_paper(sheet)
    row = template_of(unit.pk, kind.slug, known(lang))
    if row is None:
        raise NotYours(verb=VERB)
    return handed_over(Download(bytes(row.body), f"templat-{kind.path}-{lang}-{row.number}.docx", DOCX))


@require_POST
def back_to_bundled(request: HttpRequest, unit_id: UUID, sheet: str, lang: str) -> HttpResponse:
    """The unit uses the bundled template again."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    unit = the_unit(actor, unit_id, VERB)
    kind = the_paper(sheet)
    use_bundled(by=actor, unit=unit, slug=kind.slug, lang=known(lang))
    messages.success(request, _("Templat bawaan dipakai lagi."))
    return back(unit, sheet)


def known(lang: str) -> str:
    """Raises NotYours for a language no paper has."""
    if lang not in LANGUAGES:
        raise NotYours(verb=VERB)
    return lang


def back(unit: Unit, sheet: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("documents:word_template", args=[unit.pk, sheet]), status=303)
