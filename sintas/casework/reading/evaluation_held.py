"""held(): a decision of an evaluation that has not moved the case yet, and what it waits for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.passages import passages_of
from sintas.kit import clock
from sintas.kit.pieces import CheckItem
from sintas.practice.catalogue import load
from sintas.practice.evaluating import MOVES
from sintas.practice.stage import Verdict

from ..models import Evaluation
from .stage import check_items

HERE = "evaluation"
AFTER = ("termination", "follow_up")  # the work has ended: a decision of long ago waits for nothing


@dataclass(frozen=True)
class Held:
    """A decision that has not moved the case yet: `sentence` says so, `missing` what the stage still needs and where; `stage` is where the
    case stands, with `url` its page."""

    sentence: str
    missing: list[CheckItem]
    url: str
    stage: str


def held(case: Case, newest: Evaluation | None, lang: str, verdict_on: Callable[[Case, str], Verdict] | None) -> Held | None:
    """A decision whose case still stands in evaluation, with what the stage needs, or in an earlier stage; None when nothing waits."""
    if newest is None or not newest.decision or case.stage in AFTER or case.closed_on is not None:
        return None
    said = load("evaluation_decisions").label(newest.decision, lang).lower()
    url = reverse("casework:stage", args=[case.pk, case.stage])
    if case.stage != HERE and not waits_elsewhere(case, newest):
        return None
    if case.stage != HERE or newest.decision != "stop" or verdict_on is None:
        return Held(_("Keputusan “%(decision)s” tersimpan, kasus belum dipindahkan.") % {"decision": said}, [], url, case.stage)
    missing = [one for one in check_items(case.pk, verdict_on(case, HERE), lang) if one.state == "todo"]
    if missing:
        words = _("Keputusan “%(decision)s” tersimpan. Tahap evaluasi belum dapat diselesaikan karena masih perlu:")
    else:
        words = _("Keputusan “%(decision)s” tersimpan, dan tahap evaluasi sudah dapat diselesaikan.")
    return Held(words % {"decision": said}, missing, url, case.stage)


def waits_elsewhere(case: Case, newest: Evaluation) -> bool:
    """Whether a decision was taken in the stage where the case stands, before that of evaluation, and would move it (actions.evaluating_moves
    moves a case out of evaluation only). One that was carried out since, or came out of an older document, waits for nothing.
    """
    if MOVES[newest.decision] == case.stage:
        return False
    began = passages_of(case)[-1].began
    if newest.happened_on is not None and newest.happened_on < clock.local(began).date():
        return False
    versions = Evaluation.objects.filter(file_id=case.pk, entry=newest.entry, decision=newest.decision, set_aside=False)
    first = versions.order_by("number").values_list("written_at", flat=True).first()
    return first is not None and first >= began
