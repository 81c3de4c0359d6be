"""give_scale(): one administration of a scale, a checklist or a total from paper, kept as it was reckoned that day (D1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep, strike_out
from sintas.cases.actions.suicide import open_path
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.instruments.reading.own import Known
from sintas.instruments.scales.answers import clean
from sintas.instruments.scales.definition import Scale
from sintas.instruments.scales.scored import Scored
from sintas.instruments.scales.scoring import score
from sintas.instruments.scales.totals import score_total
from sintas.kit.stored import LANGUAGE
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff.actor import Actor

from ..joining import changed
from ..models import ScaleResult
from ..reading.scales_known import must_give, the_scale, why_off
from ..reading.scales_outcome import in_both, number, of_scale
from .base import VERB, may, standing, words

KIND = "scale"


def give_scale(
    *,
    by: Actor,
    case: Case,
    scale: str,
    language: str,
    completed_by: str = "",
    proxy: str | None = None,
    answers: Mapping[str, Any] | None = None,
    total: str | None = None,
    parts: Mapping[str, Any] | None = None,
    tested_form: str = "",
    band_set: str = "",
    note: str | None = None,
    version: str = "",
    entry: UUID | None = None,
    **when: Any,
) -> ScaleResult:
    """One use of a scale that comes with the program or of the unit's own (not of its forms: give_form), or its correction.

    `answers`: {item: value or None}. Of a total_only scale `total` and `parts` {subscale: total} as typed from the paper; `tested_form`: the
    tested version that was used there. `band_set`: the source of the limits, where the worker chooses. `version` "": the newest; a correction
    keeps version and language of what it corrects, and asks for no leave again. `when`: happened, based_on, submission, imported.
    An answer that sets off the suicide alert opens that path of the file at once. Raises Refusal (who may give it), NotYours (no such scale),
    Overtaken, AlreadyDone, BadInput by field ("answers-<item>", "parts-<subscale>", "total", "completed_by", "proxy", "language", "band_set").
    """
    may(by, case, KIND)
    before = standing(ScaleResult, case, entry)
    found = which(by, case, scale, language, version, before)
    if found.scale is None:
        raise BadInput({"": _("Formulir ini diisi halaman demi halaman.")})
    must_give(by, found, case)
    wrong = {} if before is not None or when.get("imported") else off(case, found, language, named=bool(version))
    wrong |= manner_wrong(completed_by, proxy, found.scale.completed_by)
    try:
        both, kept = counted(found, language, answers or {}, total, parts or {}, tested_form, band_set)
    except BadInput as refused:
        raise BadInput(wrong | refused.fields) from None
    if wrong:
        raise BadInput(wrong)
    result: Scored = both[LANGUAGE]
    typed = {"total": words(total), "parts": {name: value for name, value in (parts or {}).items() if value}} if kept is None else None
    wording = found.scale.wording(language)
    row = keep(
        ScaleResult, by=by, case=case, kind=KIND, verb=VERB, entry=entry, line=found.title.say(LANGUAGE),
        scale=found.code, scale_version=found.version, language=language, completed_by=completed_by, proxy=words(proxy),
        answers=None if kept is None else {item: plain(value) for item, value in kept.items() if value is not None},
        total=None if result.total is None else number(result.total),
        outcome=of_scale(found, found.scale, both, kept or {}, language, typed=typed, band_set=band_set, tested_form=tested_form.strip()),
        total_only=found.scale.kind == "total_only",
        validated=bool(wording is not None and wording.validated) or bool(tested_form.strip()), note=words(note), **when,
    )  # fmt: skip
    if "suicide" in result.alert_codes and not when.get("imported"):
        open_path(by=by, case=case, opened_from=KIND, entry=row.entry)
    changed(by=by, case=case)
    return row


def strike_scale(*, by: Actor, case: Case, entry: UUID) -> None:
    """Entered in error: the result leaves the pages and stays readable in its history. Raises Refusal, NotYours."""
    may(by, case, KIND)
    row = standing(ScaleResult, case, entry)
    if row is None:
        raise NotYours(verb=f"strike out {KIND}", file_id=case.pk)
    strike_out(ScaleResult, by=by, case=case, entry=entry, kind=KIND)
    changed(by=by, case=case)


def which(by: Actor, case: Case, code: str, language: str, version: str, before: ScaleResult | None) -> Known:
    """The scale and its version; of a correction those of what it corrects. Raises NotYours, BadInput for another scale or language."""
    if before is None:
        return the_scale(case, code, version)
    if before.scale != code:
        raise BadInput({"": _("Catatan ini memakai skala lain. Buat catatan baru untuk skala ini.")})
    if before.language != language:
        raise BadInput({"language": _("Catatan ini memakai bahasa lain. Buat catatan baru untuk bahasa ini.")})
    return the_scale(case, code, before.scale_version)


def off(case: Case, found: Known, language: str, *, named: bool) -> dict[str, str]:
    """{"language": why} for a wording that cannot be used today. `named`: a version in front of the client, which a newer one may have replaced."""
    why = why_off(case, replace(found, ended=False) if named else found, language)
    return {"language": why} if why else {}


def manner_wrong(completed_by: str, proxy: str | None, allowed: tuple[str, ...]) -> dict[str, str]:
    """What is wrong with how it was answered, by field. Raises BadInput for a code of no list."""
    if not checked("completed_by", "completed_by", completed_by):
        return {"completed_by": _("Pilih siapa yang mengisi.")}
    if allowed and completed_by not in allowed:
        return {"completed_by": _("Alat ini tidak diisi dengan cara itu. Pilih cara lain.")}
    if completed_by == "proxy" and not words(proxy):
        return {"proxy": _("Tulis siapa yang menjawab untuk klien, misalnya ibunya.")}
    return {}


def counted(
    found: Known, language: str, answers: Mapping[str, Any], total: str | None, parts: Mapping[str, Any], tested_form: str, band_set: str
) -> tuple[dict[str, Scored], dict[str, Any] | None]:
    """The result in both languages, and the answers as kept (None where only the total is). Raises BadInput by field."""
    scale: Scale = found.scale  # type: ignore[assignment]
    if scale.kind == "total_only":
        typed = {name: dotted(value) for name, value in parts.items()}
        codes = {part.code for part in scale.subscales} | set(typed)
        count = partial(score_total, scale, dotted(total), language, subscales=typed, band_set=band_set, tested_form=tested_form)
        return named(partial(in_both, count), "parts", codes), None
    names = set(scale.by_id) | set(answers)
    both = named(partial(in_both, partial(score, scale, answers, language, band_set=band_set)), "answers", names)
    return both, dict(clean(scale, answers))


def named(count: Any, field: str, codes: set[str]) -> dict[str, Scored]:
    """Run it; what it says of an item or a part is said at "<field>-<code>"."""
    try:
        found: dict[str, Scored] = count()
    except BadInput as refused:
        raise BadInput({f"{field}-{name}" if name in codes and name != "total" else name: words for name, words in refused.fields.items()}) from None
    return found


def dotted(value: Any) -> Any:
    """A number typed with a decimal comma, as scales read it."""
    return value.strip().replace(",", ".") if isinstance(value, str) else value


def plain(value: Any) -> int | str:
    """An answer as the file keeps it."""
    return value if isinstance(value, (int, str)) else number(value)
