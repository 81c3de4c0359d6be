"""give_form(): one use of a form a unit brought as an XLSForm, filled page by page and judged as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.instruments.scales.definition import MANNERS
from sintas.instruments.xlsform.answering import judged
from sintas.instruments.xlsform.filling import Answers, fill
from sintas.instruments.xlsform.typed import is_blank
from sintas.kit.stored import LANGUAGE
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..joining import changed
from ..models import ScaleResult
from ..reading.scales_outcome import of_form
from .base import VERB, may, standing, words
from .giving import KIND, manner_wrong, off, which


def give_form(
    *,
    by: Actor,
    case: Case,
    scale: str,
    language: str,
    answers: Answers,
    completed_by: str = "",
    proxy: str | None = None,
    note: str | None = None,
    version: str = "",
    entry: UUID | None = None,
    **when: Any,
) -> ScaleResult:
    """Answers by path ("age", "kids[2]/age"), judged once more: those that no longer apply are kept aside and named, never counted.

    No total is reckoned beyond what the form itself calculates. `when`: happened, based_on, submission, imported.
    Raises Refusal, NotYours, Overtaken, AlreadyDone, and BadInput by field: "answers-<path>" for a question that is to be put right.
    """
    may(by, case, KIND)
    before = standing(ScaleResult, case, entry)
    found = which(by, case, scale, language, version, before)
    if found.form is None:
        raise BadInput({"": _("Skala ini diisi pada satu halaman.")})
    wrong = {} if before is not None or when.get("imported") else off(case, found, language, named=bool(version))
    wrong |= manner_wrong(completed_by, proxy, MANNERS)
    filled = fill(found.form, answers, language)
    outcome = judged(filled)
    wrong |= {f"answers-{path}": sentence for path, sentence in outcome.errors.items()}
    if wrong:
        raise BadInput(wrong)
    row = keep(
        ScaleResult, by=by, case=case, kind=KIND, verb=VERB, entry=entry, line=found.title.say(LANGUAGE),
        scale=found.code, scale_version=found.version, language=language, completed_by=completed_by, proxy=words(proxy),
        answers=said(answers), total=None, outcome=of_form(found, filled, outcome), note=words(note), **when,
    )  # fmt: skip
    changed(by=by, case=case)
    return row


def said(answers: Answers) -> Mapping[str, Any]:
    """Everything that was typed, as it was typed: a correction goes on from it."""
    return {path: raw if isinstance(raw, str) else list(raw or ()) for path, raw in answers.items() if not is_blank(raw)}
