"""A unit's form, filled page by page: what a page asks is settled by the answers before it. Nothing is recorded until the last page."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.forms.base import About, submission_id
from sintas.cases.reading.head import head_of
from sintas.cases.views.suicide import onward
from sintas.instruments.reading.own import Known
from sintas.instruments.xlsform.answering import judged
from sintas.instruments.xlsform.asking import Asked, asked_on, next_page, page_before, paths_on
from sintas.instruments.xlsform.definition import FormDefinition
from sintas.instruments.xlsform.filling import Filled, fill
from sintas.instruments.xlsform.pages import pages
from sintas.kit import ids, numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pages import FormPage
from sintas.kit.pieces import Link, Notice
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.versions import AlreadyDone, Overtaken
from sintas.staff import drafts
from sintas.staff.drafts.forms import waiting
from sintas.staff.models import User

from ..actions.giving_form import give_form
from ..forms.scale_pages import EndForm, Filling, PageForm, filling_of
from ..models import ScaleResult
from ..reading.scales_outcome import of_form
from ..reading.scales_result import WHY_ASIDE, LineShown, lines_shown

DRAFT_LIMIT = 512 * 1024


def fill_in(request: HttpRequest, case: Case, known: Known, language: str, row: ScaleResult | None) -> HttpResponse:
    """The page somebody has come to, or after a POST the one it leads to. `row`: the result being corrected."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    trail.record(by=actor, verb="open form scale", file_id=case.pk, opens=True)
    turn = Turn(request, case, known, language, row)
    if request.method != "POST":
        return turn.resume()
    try:
        filling = filling_of(request.POST, turn.several)
    except ValueError:
        raise BadInput({"": _("Halaman ini tidak terbaca. Muat ulang; drafnya tetap ada.")}) from None
    return turn.take(filling)


class Turn:
    """One request of the filling."""

    def __init__(self, request: HttpRequest, case: Case, known: Known, language: str, row: ScaleResult | None) -> None:
        self.request, self.case, self.known, self.language, self.row = request, case, known, language, row
        self.actor: Any = request.actor  # type: ignore[attr-defined]
        self.form: FormDefinition = known.the_form
        self.every = pages(self.form)
        self.several = [one.name for one in self.form.questions if one.kind == "select_multiple"]

    @property
    def end(self) -> int:
        """The number of the last page, which asks who answered and when."""
        return len(self.every)

    def resume(self) -> HttpResponse:
        """Where a draft stands, else the result as it is, else the first page."""
        draft = waiting(self.request)
        filling: Filling | None = None
        if draft is not None:
            try:
                filling = filling_of(draft.fields, self.several)
            except ValueError:
                draft = None
        filled = self.filled(filling or self.begun())
        if filling is None:
            first = next_page(filled, -1, ())
            filling = self.begun()
            filling.index = self.end if first is None else first
        filling.index = min(filling.index, self.end)
        filling.submission = filling.submission if ids.is_submission(filling.submission) else ids.new_submission()
        return self.show(filling, filled, draft=draft)

    def begun(self) -> Filling:
        """Nothing yet, or what is being corrected."""
        row = self.row
        if row is None:
            return Filling(version=self.known.version)
        happened = EndForm.base_fields["happened"].prepare_value(FuzzyDate.decode(row.happened))
        manner = {"completed_by": row.completed_by, "proxy": row.proxy or "", "note": row.note or "", "happened": str(happened or "")}
        return Filling(dict(row.answers or {}), version=row.scale_version, based_on=str(row.number), manner=manner)

    def filled(self, filling: Filling) -> Filled:
        """The form worked out for these answers."""
        return fill(self.form, filling.answers, self.language)

    def take(self, filling: Filling) -> HttpResponse:
        """A page was sent: back, on, or saved."""
        filled, go = self.filled(filling), self.request.POST.get("go", "")
        if go == "back":
            before = page_before(filled, min(filling.index, self.end))
            return self.turn_to(filling, filled, filling.index if before is None else before)
        if filling.index >= self.end:
            return self.save(filling, filled)
        page = self.every[filling.index]
        shown = [path for path in paths_on(filled, page) if path in filling.seen]  # a question these answers have just opened was not left blank
        if errors := judged(filled, only=shown).errors:
            return self.show(filling, filled, errors=errors)
        seen = {*filling.seen, *(one.path for one in asked_on(filled, page) if isinstance(one, Asked) and one.read_only)}
        onto = next_page(filled, filling.index, seen)
        opened = Notice(_("Jawaban tadi membuka pertanyaan lain pada halaman ini.")) if onto == filling.index else None
        return self.turn_to(filling, filled, self.end if onto is None else onto, notice=opened)

    def turn_to(self, filling: Filling, filled: Filled, index: int, *, notice: Notice | None = None) -> HttpResponse:
        """Show another page; what was answered so far is kept as a draft, sealed, so that a closed laptop loses nothing."""
        filling.index = index
        with suppress(drafts.DraftTooLarge):  # the answers stand in the page itself
            drafts.save_draft(by=self.actor, form=self.request.path, fields=filling.carried(), limit=DRAFT_LIMIT)
        return self.show(filling, filled, notice=notice)

    def save(self, filling: Filling, filled: Filled) -> HttpResponse:
        """Record it. What is to be put right is named with its page; nothing typed is lost."""
        end = EndForm(self.request.POST, about=About(self.actor, self.case))
        if not end.is_valid():
            return self.show(filling, filled, end=end, status=422)
        row = self.row
        try:
            kept = give_form(
                by=self.actor, case=self.case, scale=self.known.code, language=self.language, version=self.known.version, answers=filling.answers,
                submission=submission_id(end.cleaned_data["submission"]), **end.manner(),
                **({"entry": row.entry, "based_on": end.cleaned_data["based_on"]} if row is not None else {}),
            )  # fmt: skip
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                end.refuse(*self.placed(name, str(sentence), filled))
            return self.show(filling, filled, end=end, status=422)
        except AlreadyDone as before:
            kept = before.done
        except Overtaken as both:
            return self.overtaken(filling, filled, both)
        drafts.done(self.request)
        messages.success(self.request, _("Hasil tersimpan."))
        return HttpResponseRedirect(onward(self.case, kept) or reverse("evidence:scale_entry", args=[self.case.pk, kept.entry]))

    def placed(self, name: str, sentence: str, filled: Filled) -> tuple[str, str]:
        """A sentence about an answer with the page on which it is put right; any other as it is."""
        kind, _dash, path = name.partition("-")
        if kind != "answers":
            return name, sentence
        at = next((page.index for page in self.every if path in paths_on(filled, page)), 0)
        return "", _("Halaman %(page)s: %(sentence)s") % {"page": at + 1, "sentence": sentence}

    def overtaken(self, filling: Filling, filled: Filled, both: Overtaken) -> HttpResponse:
        """409: somebody saved first. Both texts are kept; sending again makes this one the version after theirs."""
        drafts.done(self.request)
        trail.record(by=self.actor, verb="set aside scale", file_id=self.case.pk, entry=str(both.kept.entry))
        who = User.objects.filter(pk=both.theirs.author_id).values_list("full_name", flat=True).first() or _("Seseorang")
        filling.based_on, filling.submission = str(both.theirs.number), ids.new_submission()
        said = _("%(who)s menyimpan versi lain pada %(moment)s. Isian Anda ada di sini dan juga tersimpan dalam riwayat.") % {
            "who": who, "moment": numbers.moment(both.theirs.written_at)
        }  # fmt: skip
        link = Link(reverse("evidence:scale_entry", args=[self.case.pk, both.theirs.entry]), _("Lihat versi itu"))
        return self.show(filling, filled, notice=Notice(said, kind="warn", link=link), status=409)

    def show(
        self, filling: Filling, filled: Filled, *, errors: dict[str, str] | None = None, end: EndForm | None = None,
        notice: Notice | None = None, status: int = 0, draft: Any = None,
    ) -> HttpResponse:  # fmt: skip
        """One page, or the last one."""
        head = head_of(self.case, actor=self.actor)
        last = filling.index >= self.end
        context: dict[str, Any] = {"head": head, "alerts": head.alerts, "notice": notice, "may_go_back": page_before(filled, filling.index) is not None}
        if last:
            outcome = of_form(self.known, filled, judged(filled))
            context["form"] = end or EndForm.resumed(filling.carried(), about=About(self.actor, self.case))
            context["lines"] = lines_shown(outcome["lines"], outcome, get_language() or "id")
            context["aside"] = [LineShown(one["text"], one["answer"], gap=str(WHY_ASIDE[one["why"]])) for one in outcome["set_aside"]]
        else:
            context["form"] = PageForm(asked_on(filled, self.every[filling.index]), filling, errors)
        context["page"] = FormPage(
            title=self.known.title.say(get_language() or "id"),
            lead=_("Periksa dan simpan") if last else _("Halaman %(page)s dari %(pages)s") % {"page": filling.index + 1, "pages": self.end},
            back=Link(reverse("evidence:scales", args=[self.case.pk]), f"{head.initials} · {head.number}"),
            save=_("Simpan") if last else _("Lanjut"),
            **drafts.page_values(self.request, draft),
        )
        template = "evidence/scale_end.html" if last else "evidence/scale_page.html"
        return render(self.request, template, context, status=status or (422 if errors else 200))


