"""Works an expression out against the answers, step by step, and stops when it has taken too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.expressions import days, functions, patterns
from sintas.instruments.xlsform.expressions.parser import Expression
from sintas.instruments.xlsform.expressions.problems import ExpressionError, TooManySteps
from sintas.instruments.xlsform.expressions.scope import Scope
from sintas.instruments.xlsform.expressions.tree import Call, Chain, Column, Here, Literal, Negative, Node, Parent, Ref
from sintas.instruments.xlsform.expressions.values import CONTEXT, Many, Value, before, equal, is_empty, sane, to_bool, to_number, to_text

MOST_STEPS: Final = 20_000
MOST_LETTERS: Final = 10_000  # of a text that is put together: calculations that double one another would fill the memory
PATTERN_LETTERS: Final = 200  # regex looks at no longer answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out (None for nothing), what the writer of the form should know (division by zero), and the steps it took."""

    value: Value
    notes: tuple[str, ...] = ()
    steps: int = 0


def evaluate(expression: Expression, scope: Scope, *, steps: int = MOST_STEPS) -> Outcome:
    """Work the expression out. Raises ExpressionError, and nothing else: a name that is not there, several answers where one is
    needed, more than `steps` steps. A blank answer is no error: arithmetic with it stays blank, a comparison with it is false.
    """
    run = _Run(scope, steps)
    value = run.one(expression.node)
    return Outcome(None if is_empty(value) else value, tuple(run.notes), run.taken)


@dataclass
class _Run:
    scope: Scope
    limit: int
    taken: int = 0
    notes: list[str] = field(default_factory=list)

    def spend(self, steps: int, at: int) -> None:
        self.taken += steps
        if self.taken > self.limit:
            raise TooManySteps(at)

    def note(self, what: str, at: int) -> None:
        sentence = ExpressionError(what, at).sentence
        if sentence not in self.notes:
            self.notes.append(sentence)

    def one(self, node: Node) -> Value:
        """A single value. ExpressionError where a repeat gives several."""
        value = self.any(node)
        if isinstance(value, Many):
            raise ExpressionError(_("di sini diperlukan satu jawaban, bukan semua jawaban dari sebuah pengulangan."), node.at)
        return value

    def any(self, node: Node) -> Value | Many:
        """The value, or all values of a repeat."""
        self.spend(1, node.at)
        try:
            match node:
                case Literal():
                    return node.value
                case Ref():
                    found = self.scope.value(node.name)
                    self.spend(len(found.values) if isinstance(found, Many) else 0, node.at)
                    return found
                case Here():
                    return self.scope.here()
                case Column():
                    return self.scope.column(node.name)
                case Negative():
                    number = to_number(self.one(node.of))
                    return None if number is None else CONTEXT.minus(number)
                case Chain():
                    return self.chain(node)
                case Call():
                    return self.call(node)
                case Parent():
                    raise ExpressionError(_("tanda .. hanya berlaku di dalam position(..)."), node.at)
        except KeyError:
            raise ExpressionError(_("nama %(name)s tidak ada di formulir ini.") % {"name": getattr(node, "name", ".")}, node.at) from None

    def chain(self, node: Chain) -> Value:
        op = node.rest[0][0]
        if op in ("and", "or"):
            stop = op == "or"
            for part in (node.first, *(right for _op, right in node.rest)):
                if to_bool(self.one(part)) is stop:
                    return stop
            return not stop
        value = self.one(node.first)
        for op, right in node.rest:
            other = self.one(right)
            value = self.compared(op, value, other) if op in _COMPARING else self.reckoned(op, value, other, node.at)
        return value

    def compared(self, op: str, left: Value, right: Value) -> bool:
        if op in ("=", "!="):
            return equal(left, right) is (op == "=")
        first, second = (left, right) if op in ("<", "<=") else (right, left)
        if len(op) == 1:
            return before(first, second) is True
        return before(second, first) is False  # <= is "not after", and false where there is nothing to compare

    def reckoned(self, op: str, left: Value, right: Value, at: int) -> Decimal | None:
        first, second = to_number(left), to_number(right)
        if first is None or second is None:
            return None
        if op in ("div", "mod") and not second:
            self.note(_("pembagian dengan nol; hasilnya dikosongkan."), at)
            return None
        number = sane(_RECKONING[op](first, second))
        if number is None:
            self.note(_("hasil hitungan terlalu besar; hasilnya dikosongkan."), at)
        return number

    def call(self, node: Call) -> Value:
        match node.name:
            case "if":
                return self.one(node.args[1] if to_bool(self.one(node.args[0])) else node.args[2])
            case "coalesce":
                return next((value for arg in node.args if not is_empty(value := self.one(arg))), None)
            case "today":
                return self.scope.today()
            case "position":
                return None if (at := self.scope.position()) is None else Decimal(at)
            case "format-date":
                return self.dated(node)
            case "regex":
                return self.fits(node)
            case "jr:choice-name":
                return self.choice_label(node)
            case "indexed-repeat":
                return self.indexed(node)
        if node.name in functions.OVER_MANY:
            return self.short(functions.OVER_MANY[node.name](self.several(node.args)), node.at)
        args = [self.one(arg) for arg in node.args]
        for arg in args:
            self.spend(len(arg) // 50 if isinstance(arg, (str, tuple)) else 0, node.at)
        return functions.PLAIN[node.name](*args)

    def several(self, args: Sequence[Node]) -> list[Value]:
        out: list[Value] = []
        for arg in args:
            value = self.any(arg)
            out += value.values if isinstance(value, Many) else (value,)
        return out

    def short(self, value: Value, at: int) -> Value:
        if isinstance(value, str):
            self.spend(len(value) // 50, at)
            if len(value) > MOST_LETTERS:
                self.note(_("teks hasil gabungan terlalu panjang; hasilnya dikosongkan."), at)
                return None
        return value

    def dated(self, node: Call) -> Value:
        day = functions.as_day(self.one(node.args[0]))
        form = node.args[1]
        return days.written(day, to_text(form.value)) if isinstance(day, date) and isinstance(form, Literal) else None

    def fits(self, node: Call) -> bool:
        text, form = to_text(self.one(node.args[0])), node.args[1]
        if len(text) > PATTERN_LETTERS or not isinstance(form, Literal):
            self.note(_("regex hanya memeriksa jawaban sampai %(most)d huruf.") % {"most": PATTERN_LETTERS}, node.at)
            return False
        fits, seen = patterns.compiled(to_text(form.value), form.at).fits(text)
        self.spend(seen // 20, node.at)
        return fits

    def choice_label(self, node: Call) -> Value:
        question = node.args[1]
        code = to_text(self.one(node.args[0]))
        return self.scope.choice_label(question.name, code) if isinstance(question, Ref) else None

    def indexed(self, node: Call) -> Value:
        rounds: list[tuple[str, int]] = []
        for repeat, number in zip(node.args[1::2], node.args[2::2], strict=True):
            at = to_number(self.one(number))
            if at is None or not 0 < at < 1_000_000 or not isinstance(repeat, Ref):
                return None
            rounds.append((repeat.name, int(at)))
        asked = node.args[0]
        return self.scope.indexed(asked.name, tuple(rounds)) if isinstance(asked, Ref) else None


_COMPARING: Final = frozenset({"=", "!=", "<", "<=", ">", ">="})
_RECKONING: Final = {
    "+": CONTEXT.add,
    "-": CONTEXT.subtract,
    "*": CONTEXT.multiply,
    "div": CONTEXT.divide,
    "mod": CONTEXT.remainder,
}
