"""Reads an expression into its tree, or says at which letter and why it cannot.

Ranks follow XPath 1.0: or, and, = !=, < <= > >=, + -, * div mod; minus before a value binds closest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.expressions import listing
from sintas.instruments.xlsform.expressions.problems import ExpressionError
from sintas.instruments.xlsform.expressions.tokens import Token, tokens
from sintas.instruments.xlsform.expressions.tree import Call, Chain, Column, Here, Literal, Negative, Node, Parent, Ref, walk
from sintas.instruments.xlsform.expressions.values import CONTEXT, sane

RANKS: Final = {"or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "div": 6, "mod": 6}
# Comparisons as spreadsheets or haste write them.
_TURNED: Final = {"<>": "!=", "=>": ">=", "=<": "<="}
MOST_DEPTH: Final = 50  # brackets and functions inside one another; keeps reading and working out far from Python's own limit


@dataclass(frozen=True)
class Expression:
    """A tree that is whole: brackets closed, functions listed, arguments counted. Names are not yet looked up."""

    text: str
    node: Node

    @cached_property
    def references(self) -> tuple[tuple[Ref, str], ...]:
        """Every ${name} with how it is used, in the words of listing.use_of."""
        return tuple((node, listing.use_of(call, at)) for node, call, at in walk(self.node) if isinstance(node, Ref))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names referred to, each once, in order."""
        return tuple(dict.fromkeys(ref.name for ref, _use in self.references))

    def first(self, kind: type[Here] | type[Column] | type[Parent]) -> int | None:
        """Where the first node of that kind stands (letter, from 1); None if there is none."""
        return min((node.at for node in self._of(kind)), default=None)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Every bare name, which only choice_filter may use."""
        return tuple(node for node, _call, _at in walk(self.node) if isinstance(node, Column))

    def _of(self, kind: type[Here] | type[Column] | type[Parent]) -> Iterator[Here | Column | Parent]:
        return (node for node, _call, _at in walk(self.node) if isinstance(node, kind))


@lru_cache(maxsize=4096)
def _cached(text: str) -> Expression:
    return Expression(text, _Reader(text).whole())


def parse(text: str) -> Expression:
    """The expression, kept for the next time. Raises ExpressionError with the first thing that is wrong."""
    return _cached(text)


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self.at = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.next
        self.at += 1
        return token

    def is_op(self, text: str) -> bool:
        return self.next.kind == "op" and self.next.text == text

    def whole(self) -> Node:
        if self.next.kind == "end":
            raise ExpressionError(_("rumus ini kosong."), 1)
        node = self.row(1, 0)
        if self.next.kind != "end":
            raise ExpressionError(self.misplaced(), self.next.at)
        for found, call, _at in walk(node):
            if isinstance(found, Parent) and (call is None or call.name != "position"):
                raise ExpressionError(_("tanda .. hanya berlaku di dalam position(..)."), found.at)
        return node

    def rank(self) -> int:
        """Of the operator that comes next; 0 if none does. A name in this place is an operator or a mistake."""
        return RANKS.get(self.next.text, 0) if self.next.kind in ("op", "name") else 0

    def row(self, least: int, depth: int) -> Node:
        left = self.operand(depth)
        while (rank := self.rank()) >= least:
            at, rest = self.next.at, []
            while self.rank() == rank:
                op = self.take().text
                rest.append((op, self.row(rank + 1, depth)))
            left = Chain(left, tuple(rest), at)
        return left

    def operand(self, depth: int) -> Node:
        if depth > MOST_DEPTH:
            raise ExpressionError(
                _("tanda kurung bertumpuk lebih dari %(most)d tingkat; bagi menjadi beberapa calculate.") % {"most": MOST_DEPTH},
                self.next.at,
            )
        start, minuses = self.next.at, 0
        while self.is_op("-"):
            self.take()
            minuses += 1
        node = self.value(depth)
        return Negative(node, start) if minuses % 2 else node

    def value(self, depth: int) -> Node:
        token = self.take()
        match token.kind:
            case "number":
                number = sane(CONTEXT.create_decimal(token.text))
                if number is None:
                    raise ExpressionError(_("angka ini terlalu besar."), token.at)
                return Literal(number, token.at)
            case "string":
                return Literal(token.text, token.at)
            case "ref":
                return Ref(token.text, token.at)
            case "here":
                return Here(token.at)
            case "parent":
                return Parent(token.at)
            case "name":
                return self.call(token, depth) if self.is_op("(") else self.bare(token)
            case "op" if token.text == "(":
                node = self.row(1, depth + 1)
                self.close(token)
                return node
        self.at -= 1
        raise ExpressionError(self.missing(), token.at)

    def call(self, name: Token, depth: int) -> Node:
        opened = self.take()
        args: list[Node] = []
        if not self.is_op(")"):
            args.append(self.row(1, depth + 1))
            while self.is_op(","):
                self.take()
                args.append(self.row(1, depth + 1))
        self.close(opened)
        return listing.checked(Call(name.text, tuple(args), name.at))

    def close(self, opened: Token) -> None:
        if self.is_op(")"):
            self.take()
        elif self.next.kind == "end":
            raise ExpressionError(_("kurung dibuka tetapi tidak ditutup."), opened.at)
        else:
            raise ExpressionError(self.misplaced(), self.next.at)

    def bare(self, name: Token) -> Node:
        if name.text in ("and", "or", "div", "mod"):
            raise ExpressionError(_("sebelum %(op)s belum ada nilai.") % {"op": name.text}, name.at)
        if name.text.lower() in ("true", "false"):
            raise ExpressionError(_("tulis %(name)s() dengan tanda kurung.") % {"name": name.text.lower()}, name.at)
        return Column(name.text, name.at)

    def missing(self) -> str:
        """Why no value can begin here."""
        if self.next.kind == "end":
            return _("rumus ini berakhir sebelum selesai: sesudah tanda terakhir belum ada nilai.")
        before = self.tokens[self.at - 1] if self.at else None
        if self.next.text == "=" and before is not None and before.text == "=":
            return _("untuk membandingkan, tulis = satu kali saja.")
        sign = _TURNED.get((before.text if before is not None and before.kind == "op" else "") + self.next.text)
        if sign is not None:
            return _("tulis %(sign)s untuk perbandingan ini.") % {"sign": sign}
        return _("di sini diharapkan sebuah nilai, bukan %(token)s.") % {"token": self.next.text}

    def misplaced(self) -> str:
        """Why the row of values and operators cannot go on like this."""
        token = self.next
        if token.kind == "name" and token.text.lower() in ("and", "or", "div", "mod"):
            return _("tulis %(op)s dengan huruf kecil.") % {"op": token.text.lower()}
        if token.kind == "op" and token.text == ")":
            return _("kurung ditutup tetapi tidak dibuka.")
        if token.kind == "op" and token.text == ",":
            return _("tanda koma hanya memisahkan isi fungsi; angka pecahan ditulis dengan titik.")
        return _("antara dua nilai harus ada tanda, seperti =, +, and, atau or.")
