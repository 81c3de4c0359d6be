"""Looks through a definition whose rows could be read: do its expressions parse, and may they look at what they look at?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sintas.instruments.xlsform import circles
from sintas.instruments.xlsform.definition import FormDefinition
from sintas.instruments.xlsform.expressions import Expression, ExpressionError, parse
from sintas.instruments.xlsform.expressions.tree import Here, Parent
from sintas.instruments.xlsform.formulas import BEFOREHAND, CARRYING, MENTION, formulas, is_formula, worded
from sintas.instruments.xlsform.headings import Heading
from sintas.instruments.xlsform.meant import near, with_near
from sintas.instruments.xlsform.parts import Group, Node, Question
from sintas.instruments.xlsform.sheets import Line
from sintas.instruments.xlsform.troubles import Trouble
from sintas.instruments.xlsform.typed import Unfit, cast


def troubles_of(form: FormDefinition, lines: Mapping[str, Line], columns: Collection[str]) -> list[Trouble]:
    """Everything wrong with the expressions, defaults and texts. `lines`: name -> its row; `columns`: what choice_filter may name."""
    look = _Look(form, lines, frozenset(columns))
    for node in form.all.values():
        look.node(node)
    look.order()
    return look.found


@dataclass
class _Look:
    form: FormDefinition
    lines: Mapping[str, Line]
    columns: frozenset[str]
    found: list[Trouble] = field(default_factory=list)
    # name -> column -> the names that expression looks at, of those that parse and are known
    looks_at: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def trouble(self, node: Node, column: str, what: str, language: str = "") -> None:
        line = self.lines.get(node.name)
        written = line.written(column) if line else column
        if line and language:
            written = next((each.written for each in line.cells if each == Heading(column, language)), written)
        trouble = Trouble(what, "survey", node.row, written)
        if trouble not in self.found:
            self.found.append(trouble)

    def node(self, node: Node) -> None:
        for formula in formulas(node):
            try:
                expression = parse(formula.text)
            except ExpressionError as wrong:
                self.trouble(node, formula.column, wrong.sentence)
            else:
                self.expression(node, formula.column, expression)
        if isinstance(node, Question):
            self.default(node)
        for column, language, text in worded(node):
            for name in MENTION.findall(text):
                what = self.mentioned(name)
                if what:
                    self.trouble(node, column, what, language)

    def expression(self, node: Node, column: str, expression: Expression) -> None:
        known = []
        for ref, use in expression.references:
            what = self.misused(node, ref.name, use)
            if what:
                self.trouble(node, column, ExpressionError(what, ref.at).sentence)
            elif ref.name in self.form.all:
                known.append(ref.name)
        self.looks_at.setdefault(node.name, {})[column] = tuple(dict.fromkeys(known))
        here, parent = expression.first(Here), expression.first(Parent)
        if here is not None and column != "constraint":
            self.trouble(node, column, ExpressionError(_("tanda titik (jawaban ini) hanya berlaku di kolom constraint."), here).sentence)
        if parent is not None and not self.inside(node):
            self.trouble(node, column, ExpressionError(_("position(..) hanya berlaku di dalam begin repeat."), parent).sentence)
        for bare in expression.columns:
            what = ""
            if column in ("required", "read_only") and expression.node is bare:
                what = _("di kolom ini tulis yes, kosongkan, atau tulis rumus seperti ${nama} = 'ya'.")
            elif column != "choice_filter":
                what = _("%(name)s tidak dikenal: pertanyaan ditulis ${%(name)s}, teks ditulis '%(name)s'.") % {"name": bare.name}
            elif bare.name not in self.columns:
                what = _("kolom %(name)s tidak ada di lembar choices.") % {"name": bare.name}
            if what:
                self.trouble(node, column, ExpressionError(what, bare.at).sentence)

    def inside(self, node: Node) -> tuple[str, ...]:
        """The repeats an expression of this node is worked out in. A repeat's own relevant and count stand before its rounds."""
        return self.form.places[node.name].repeats

    def misused(self, node: Node, name: str, use: str) -> str:
        """Why ${name} cannot be used so, from here; '' if it can."""
        target = self.form.all.get(name)
        if target is None:
            return self.missing(name)
        if isinstance(target, Group):
            return self.misused_group(target, use)
        if use == "repeat":
            return _("%(name)s bukan pengulangan (begin repeat).") % {"name": name}
        if target.kind == "note":
            return _("%(name)s adalah note, yang tidak mempunyai jawaban.") % {"name": name}
        if use == "choice" and not self.form.choices(name):
            return _("%(name)s bukan pertanyaan pilihan.") % {"name": name}
        around, here = self.form.places[name].repeats, self.inside(node)
        if use == "one" and around != here[: len(around)]:
            what = _("%(name)s ada di dalam pengulangan %(repeat)s; dari luar pakailah sum, count, min, max, join, atau indexed-repeat.")
            return what % {"name": name, "repeat": around[-1]}
        if use == "indexed" and not around:
            return _("%(name)s tidak ada di dalam pengulangan; tulis ${%(name)s} saja.") % {"name": name}
        return ""

    def missing(self, name: str) -> str:
        """The sentence for a name that is no question; '' for a row that could not be read: it has been named already."""
        what = _("pertanyaan %(name)s tidak ada di lembar survey.") % {"name": name}
        return "" if name in self.lines else with_near(what, near(name, self.form.all))

    def misused_group(self, target: Group, use: str) -> str:
        if not target.repeat:
            return _("%(name)s adalah kelompok, yang tidak mempunyai jawaban.") % {"name": target.name}
        if use not in ("repeat", "rounds"):
            return _("%(name)s adalah pengulangan; pakailah count(${%(name)s}) untuk jumlahnya.") % {"name": target.name}
        return ""

    def mentioned(self, name: str) -> str:
        """Why ${name} cannot stand in a text; '' if it can."""
        target = self.form.all.get(name)
        if target is None:
            return self.missing(name)
        if isinstance(target, Group) or target.kind == "note":
            return _("%(name)s tidak mempunyai jawaban yang dapat ditampilkan.") % {"name": name}
        return ""

    def default(self, question: Question) -> None:
        """A default that stands as it is must be an answer the question takes."""
        if question.default and not is_formula(question.default) and question.is_asked:
            try:
                cast(question, question.default, self.form.choices(question.name))
            except Unfit as wrong:
                self.trouble(question, "default", wrong.sentence)

    def order(self) -> None:
        """What is needed to show a page must have been asked before it; and nothing may rest on itself."""
        places = self.form.places
        carried = {name: self.carried(name) for name in self.form.all}
        for name, columns in self.looks_at.items():
            node = self.form.all[name]
            if isinstance(node, Question) and (node.is_computed or node.kind == "calculate"):
                continue
            for column in BEFOREHAND & columns.keys():
                late = circles.reached(columns[column], carried, stop=self.is_asked)
                for other in sorted(late, key=lambda each: places[each].order):
                    if self.is_asked(other) and places[other].order >= places[name].order:
                        self.trouble(node, column, self.late(name, other, columns[column]))
                        carried[name] -= set(columns[column])
        for circle in circles.found(carried):
            node = self.form.all[circle[0]]
            column = next((each for each in CARRYING if set(self.looks_at.get(node.name, {}).get(each, ())) & set(circle)), CARRYING[0])
            way = " → ".join([*circle, circle[0]])
            self.trouble(node, column, _("hitungan ini berputar: %(way)s.") % {"way": way})

    def is_asked(self, name: str) -> bool:
        """Whether somebody gives it: an answer, or the number of rounds of a repeat that has no repeat_count."""
        node = self.form.all[name]
        return node.is_asked if isinstance(node, Question) else node.repeat and not node.repeat_count

    def late(self, name: str, other: str, direct: tuple[str, ...]) -> str:
        if other == name:
            return _("pertanyaan ini merujuk dirinya sendiri.")
        if other in direct:
            return _("pertanyaan %(name)s baru ditanyakan sesudahnya; di sini hanya jawaban sebelumnya yang dapat dipakai.") % {
                "name": other
            }
        what = _("rumus ini bergantung pada pertanyaan %(name)s yang baru ditanyakan sesudahnya.")
        return what % {"name": other}

    def carried(self, name: str) -> set[str]:
        """What this node's value rests on: its carrying expressions, and the group it stands in."""
        columns = self.looks_at.get(name, {})
        groups = self.form.places[name].groups
        return {other for column in CARRYING for other in columns.get(column, ())} | ({groups[-1]} if groups else set())
