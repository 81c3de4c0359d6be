"""Members' feedback as its pages show it: rounds by their counts; what was answered only of a closed round in which three or more answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import SystemRandom
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.pieces import Cell, Column, Row, Table, Tag
from sintas.practice.catalogue import load
from sintas.practice.group.feedback import gathered

from ..models import FeedbackAnswer, FeedbackRound, Group
from .members import members_of, takes_part
from .sociograms import session_words
from .veil import Veil


@dataclass(frozen=True)
class RoundPage:
    """One round. `table` is None and `words` empty unless it is closed and three or more answered; words stand in no order."""

    round_id: UUID
    opened: str
    session: str
    asked: int
    answered: int
    open: bool
    may_answer: bool
    too_few: bool
    table: Table | None
    words: list[str]


def rounds_of(group: Group) -> list[Row]:
    """The newest first: days and counts, nothing that was answered. One query, nothing is opened."""
    rows = FeedbackRound.objects.filter(file_id=group.pk).order_by("-opened_at")
    return [round_row(row) for row in rows]


def round_row(row: FeedbackRound) -> Row:
    """One line."""
    said = _("%(n)s dari %(all)s menjawab") % {"n": row.answered, "all": row.asked}
    tag = Tag(_("terbuka"), "part") if row.closed_at is None else Tag(_("ditutup"), "done")
    url = reverse("groupwork:feedback_round", args=[row.file_id, row.pk])
    session = session_words(row.session_number)
    return Row(numbers.day(clock.local(row.opened_at).date()), url, " · ".join(filter(None, (session, said))), tag=tag)


def round_page(group: Group, row: FeedbackRound, lang: str) -> RoundPage:
    """Its content must have been opened in the trail once it is closed."""
    closed = row.closed_at is not None
    answers = list(FeedbackAnswer.objects.filter(file_id=row.file_id, round=row)) if closed else []
    together = gathered([one.answers for one in answers], closed=closed)
    words = [one.words for one in answers if one.words] if together is not None else []
    words = Veil(group)(words) if words else []
    SystemRandom().shuffle(words)
    return RoundPage(
        row.pk, numbers.day(clock.local(row.opened_at).date()), session_words(row.session_number), row.asked, row.answered, not closed,
        not closed and row.answered < row.asked, closed and together is None,
        answers_table(together.counts, lang) if together is not None else None, words,
    )  # fmt: skip


def answers_table(counts: Mapping[str, Mapping[str, int]], lang: str) -> Table:
    """One line a question, one column an answer. No sum and no order among members."""
    kinds = load("group_feedback_answers").rows
    columns = [Column(_("Pertanyaan")), *(Column(one.label(lang), True) for one in kinds)]
    lines = [
        [
            Cell(load("group_feedback_questions").get(question).text("question", lang)),
            *(Cell(str(counted.get(one.code, 0)), number=True) for one in kinds),
        ]
        for question, counted in counts.items()
    ]
    return Table(_("Jawaban anggota"), columns, lines, _("Dihitung bersama; tidak dijumlahkan menjadi nilai bagi siapa pun."))


def how_many_to_ask(group: Group) -> int:
    """Members who take part today: what the form of a new round begins with."""
    return sum(1 for one in members_of(group) if takes_part(one) and one.called)


def feedback_asked(group: Group) -> bool:
    """Everybody had the chance to say how it was (termination.feedback_asked): a round of this group was closed, whatever came in."""
    return FeedbackRound.objects.filter(file_id=group.pk, closed_at__isnull=False).exists()

