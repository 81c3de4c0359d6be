"""All goals, all who carry the plan, all steps: several rows in one form, one save."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm
from sintas.kit.forms import Part
from sintas.kit.rows import Column, RowsField, hidden

from ..actions.planning_rows import RowsOvertaken
from ..reading.plan_rows import goals_standing, implementers_standing, steps_standing
from .plan_one import GoalForm, ImplementerForm, StepForm, goals, owner_shown, owners


def columns(one: type[RecordForm], *names: str, wide: tuple[str, ...] = (), required: str = "") -> list[Column]:
    """Cells like the fields of the form of one, with the entry and the version it corrects unseen."""
    cells = [Column(name, one.base_fields[name], wide=name in wide, required=name == required) for name in names]
    return [hidden("entry"), hidden("based_on"), *cells]


GOAL = columns(
    GoalForm, "text", "aim", "indicator", "baseline", "target", "due_on", "horizon", "not_measured", "why_not_measured",
    wide=("text", "aim"), required="text",
)  # fmt: skip
IMPLEMENTER = columns(ImplementerForm, "part", "name", "role", "continues", "until", wide=("role",))
STEP = columns(StepForm, "what", "owner", "due_on", "owner_words", "goal", "obstacle", "answer", wide=("what",), required="what")


class PlanRowsForm(RecordForm):
    """A form of rows. `rows` names its field; two people's rows stand side by side row by row."""

    rows = ""

    def sides(self, both: Any) -> tuple[RecordForm, RecordForm]:
        """Only the rows two people changed, mine with the number of the version that stands now; every other row is saved already."""
        if not isinstance(both, RowsOvertaken):
            return super().sides(both)
        mine = [{**self.row_of(pair.kept), "based_on": pair.theirs.number} for pair in both.pairs]
        return self._of(mine), self._of([self.row_of(pair.theirs) for pair in both.pairs])

    def row_of(self, row: Any) -> dict[str, Any]:
        """A stored version as starting values of a row."""
        field: Any = self.fields[self.rows]
        shown = {name: getattr(row, name) for name in field.cells if hasattr(row, name)}
        return {**shown, "entry": str(row.entry), "based_on": row.number}

    def _of(self, rows: list[dict[str, Any]]) -> RecordForm:
        form = self.__class__(about=self.about, initial={self.rows: rows})
        field: Any = form.fields[self.rows]
        field.extra = 0
        return form

    def standing(self, about: About) -> list[Any]:
        """The rows that stand."""
        return []

    def prepare(self, about: About) -> None:
        """Begin with what stands."""
        if self.rows not in self.initial:
            self.initial[self.rows] = [self.row_of(row) for row in self.standing(about)]


class GoalsForm(PlanRowsForm):
    rows = "goals"

    goals = RowsField(GOAL, label=_("Tujuan khusus"), one=_("Tujuan"))

    parts = [
        Part(
            "",
            ["goals"],
            hint=_("Satu tujuan, satu hal yang dapat dilihat atau didengar. Kosongkan semua isian satu tujuan untuk mencoretnya."),
        )
    ]

    def standing(self, about: About) -> list[Any]:
        """Every goal."""
        return goals_standing(about.case)


class ImplementersForm(PlanRowsForm):
    rows = "implementers"

    implementers = RowsField(IMPLEMENTER, label=_("Siapa melakukan apa"), one=_("Pelaksana"), extra=3)

    parts = [
        Part(
            "",
            ["implementers"],
            hint=_("Tandai siapa yang melanjutkan, misalnya kader atau pengasuh. Kosongkan semua isian satu pelaksana untuk mencoretnya."),
        )
    ]

    def standing(self, about: About) -> list[Any]:
        """Everybody named."""
        return implementers_standing(about.case)


class StepsForm(PlanRowsForm):
    rows = "steps"

    steps = RowsField(STEP, label=_("Langkah yang disepakati"), one=_("Langkah"))

    parts = [
        Part(
            "",
            ["steps"],
            hint=_("Langkah anggota tim yang bertanggal menjadi tugasnya. Kosongkan semua isian satu langkah untuk mencoretnya."),
        )
    ]

    def prepare(self, about: About) -> None:
        """Who and for what."""
        field: Any = self.fields["steps"]
        field.offer("owner", owners(about))
        field.offer("goal", goals(about))
        super().prepare(about)

    def row_of(self, row: Any) -> dict[str, Any]:
        """The worker's own steps stand under "me"."""
        return {**super().row_of(row), "owner": owner_shown(row.owner, self.about)}

    def standing(self, about: About) -> list[Any]:
        """Every step."""
        return steps_standing(about.case)
