"""The small part of Jinja a template may speak: fields, conditions, rows. Everything else is refused before anything runs.

What is allowed is closed: names of the list, `.` into a group or row, comparison with a written word, and/or/not, four filters,
`if` and `for`. A row may only be walked at the top or out of the row around it, so that filling takes as long as the data is large.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment
from rapidfuzz import process

from .fields import GROUP, PICTURE, ROWS, TEXT, Field, paths
from .trouble import BadTemplate

FILTERS = {"upper", "lower", "join", "length"}
MOST_LOOPS, MOST_NODES = 120, 20_000
LOOP = Field("loop", "", GROUP, tuple(Field(name, "") for name in ("index", "first", "last", "length")))
Scope = Mapping[str, Field]


def environment() -> SandboxedEnvironment:
    """A sandbox that knows nothing: no globals, no tests, four filters, and an undefined name is an error."""
    made = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True, cache_size=0, auto_reload=False)
    made.globals.clear()
    made.tests.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    return made


def spoken(source: str, fields: tuple[Field, ...]) -> set[str]:
    """The fields this source uses. Raises BadTemplate with what is wrong and near which words. `source` has been through docxtpl."""
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as wrong:
        raise BadTemplate(
            _(
                "Penulisan isian tidak dapat dibaca %(where)s. Periksa kurung {{ }} dan pasangan {%% if %%} … {%% endif %%}, "
                "{%% for %%} … {%% endfor %%}."
            )
            % {"where": near(source, wrong.lineno)}
        ) from None
    except (RecursionError, ValueError, OverflowError, MemoryError):
        raise BadTemplate(_("Ada isian yang terlalu rumit untuk dibaca. Tulis lebih sederhana, seperti pada contoh.")) from None
    return Reader(source, fields).read(tree)


def near(source: str, line: int) -> str:
    """Words that stand around this line of the source, so that the place is found on paper."""
    lines = source.split("\n")
    for at in (line, line - 1, line + 1):
        if 1 <= at <= len(lines):
            words = " ".join(re.sub(r"<[^>]*>", " ", lines[at - 1]).split())
            if words:
                return _("di dekat “%(words)s”") % {"words": words if len(words) <= 70 else f"{words[:69]}…"}
    return _("di dalam teks")


class Reader:
    """Walks a tree of Jinja; every kind of node it does not know is refused."""

    def __init__(self, source: str, fields: tuple[Field, ...]) -> None:
        self.source, self.fields, self.used = source, fields, set[str]()
        self.loops = self.seen = 0

    def read(self, tree: nodes.Template) -> set[str]:
        """Raises BadTemplate."""
        try:
            self.body(tree.body, {one.name: one for one in self.fields}, "")
        except RecursionError:
            raise self.refusal(tree, _("Ada isian yang terlalu rumit %(where)s. Tulis lebih sederhana, seperti pada contoh.")) from None
        return self.used

    def body(self, several: list[nodes.Node], scope: Scope, row: str) -> None:
        """Statements. `row` is the name of the row being walked, "" at the top."""
        for one in several:
            self.seen += 1
            if self.seen > MOST_NODES:
                raise self.refusal(one, _("Templat ini memuat terlalu banyak isian."))
            if isinstance(one, nodes.Output):
                for part in one.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        self.printed(part, scope)
            elif isinstance(one, nodes.If):
                self.test(one.test, scope)
                for other in one.elif_:
                    self.test(other.test, scope)
                    self.body(other.body, scope, row)
                self.body(one.body, scope, row)
                self.body(one.else_, scope, row)
            elif isinstance(one, nodes.For):
                self.walked(one, scope, row)
            else:
                raise self.unknown(one)

    def walked(self, one: nodes.For, scope: Scope, row: str) -> None:
        """A loop over rows of the list, or over rows inside the row around it."""
        self.loops += 1
        target = one.target
        if one.recursive or one.test is not None or not isinstance(target, nodes.Name) or self.loops > MOST_LOOPS:
            raise self.unknown(one)
        if target.name in {field.name for field in self.fields} | {"loop"} or target.name in scope:
            text = _("Nama “%(name)s” sudah dipakai %(where)s. Beri nama lain, misalnya {%% for satu in … %%}.")
            raise self.refusal(one, text, name=target.name)
        over = self.named(one.iter, scope)
        if over.kind != ROWS:
            text = _("“%(name)s” bukan daftar %(where)s. Tulis {{ %(name)s }}, tanpa {%% for %%}.")
            raise self.refusal(one, text, name=written(one.iter))
        if row and root_of(one.iter) != row:
            text = _(
                "Perulangan di dalam perulangan hanya dapat mengambil isi “%(row)s” %(where)s, misalnya {%% for dua in %(row)s.baris %%}."
            )
            raise self.refusal(one, text, row=row)
        each = Field(target.name, "", GROUP if over.inside else TEXT, over.inside)
        self.body(one.body, {**scope, target.name: each, "loop": LOOP}, target.name)
        self.body(one.else_, scope, row)

    def printed(self, one: nodes.Node, scope: Scope) -> None:
        """What is put on the paper must be text or a picture."""
        if self.value(one, scope) not in (TEXT, PICTURE, "number"):
            name = written(one)
            parts = (
                ", ".join(part.name for part in self.named(one, scope).inside[:6]) if isinstance(one, (nodes.Name, nodes.Getattr)) else ""
            )
            if parts:
                text = _("“%(name)s” berisi beberapa isian %(where)s. Sebutkan yang mana: %(parts)s.")
                raise self.refusal(one, text, name=name, parts=parts)
            text = _('“%(name)s” berupa daftar %(where)s. Pakailah {%% for %%}, atau {{ %(name)s|join(", ") }}.')
            raise self.refusal(one, text, name=name)

    def test(self, one: nodes.Node, scope: Scope) -> None:
        """What is asked may be of any kind: an empty one is no."""
        self.value(one, scope)

    def value(self, one: nodes.Node, scope: Scope) -> str:
        """The kind of an expression: text, group, rows, number or yes. Raises BadTemplate."""
        self.seen += 1
        if self.seen > MOST_NODES:
            raise self.refusal(one, _("Templat ini memuat terlalu banyak isian."))
        if isinstance(one, (nodes.Name, nodes.Getattr)):
            found = self.named(one, scope)
            return found.kind
        if isinstance(one, nodes.Const) and isinstance(one.value, (str, int, bool)):
            return TEXT
        if isinstance(one, nodes.Not):
            self.value(one.node, scope)
            return "yes"
        if isinstance(one, (nodes.And, nodes.Or)):
            kinds = {self.value(one.left, scope), self.value(one.right, scope)}
            return kinds.pop() if len(kinds) == 1 else "yes"
        if isinstance(one, nodes.Compare):
            self.value(one.expr, scope)
            for operand in one.ops:
                if operand.op not in ("eq", "ne", "gt", "lt", "gteq", "lteq"):
                    raise self.unknown(one)
                self.value(operand.expr, scope)
            return "yes"
        if isinstance(one, nodes.CondExpr):
            self.test(one.test, scope)
            kinds = {self.value(one.expr1, scope), self.value(one.expr2, scope) if one.expr2 is not None else TEXT}
            return kinds.pop() if len(kinds) == 1 else "yes"
        if isinstance(one, nodes.Filter):
            return self.filtered(one, scope)
        raise self.unknown(one)

    def filtered(self, one: nodes.Filter, scope: Scope) -> str:
        """upper and lower of a text, join of texts, length of rows."""
        if one.name not in FILTERS or one.kwargs or one.dyn_args or one.dyn_kwargs or one.node is None:
            raise self.unknown(one)
        if any(not (isinstance(arg, nodes.Const) and isinstance(arg.value, str)) for arg in one.args):
            raise self.unknown(one)
        kind = self.value(one.node, scope)
        if one.name in ("join", "length"):
            if kind != ROWS or len(one.args) > (one.name == "join"):
                raise self.unknown(one)
            if one.name == "join" and self.named(one.node, scope).inside:
                raise self.unknown(one)
            return TEXT if one.name == "join" else "number"
        if kind != TEXT or one.args:
            raise self.unknown(one)
        return TEXT

    def named(self, one: nodes.Node, scope: Scope) -> Field:
        """The field that a name or name.part stands for. Raises BadTemplate naming it and the nearest known."""
        if isinstance(one, nodes.Name) and one.ctx == "load":
            found = scope.get(one.name)
            if found is None:
                raise self.no_such(one, one.name, [*paths(self.fields), *scope])
            if one.name in {field.name for field in self.fields}:
                self.used.add(one.name)
            return found
        if isinstance(one, nodes.Getattr) and isinstance(one.node, (nodes.Name, nodes.Getattr)) and one.ctx == "load":
            outer = self.named(one.node, scope)
            part = outer.find(one.attr) if outer.kind == GROUP else None
            if part is None:
                before = written(one.node)
                raise self.no_such(one, f"{before}.{one.attr}", [f"{before}.{field.name}" for field in outer.inside])
            if root_of(one) in {field.name for field in self.fields}:
                self.used.add(written(one))
            return part
        raise self.unknown(one)

    def no_such(self, one: nodes.Node, name: str, known: list[str]) -> BadTemplate:
        """Names the field and, when one is close to it, what was probably meant."""
        close = process.extractOne(name, known or list(paths(self.fields)), score_cutoff=55)
        if close:
            text = _("Isian “%(name)s” tidak dikenal %(where)s. Mungkin maksudnya “%(close)s”? Nama yang ada ditulis di “Daftar isian”.")
            return self.refusal(one, text, name=name[:60], close=close[0])
        return self.refusal(one, _("Isian “%(name)s” tidak dikenal %(where)s. Nama yang ada ditulis di “Daftar isian”."), name=name[:60])

    def unknown(self, one: nodes.Node) -> BadTemplate:
        text = _(
            "Ada perintah yang tidak dapat dipakai dalam templat %(where)s. Pakailah {{ isian }}, {%% if %%}, dan {%% for %%} "
            "seperti pada contoh."
        )
        return self.refusal(one, text)

    def refusal(self, one: nodes.Node, words: str, **places: str) -> BadTemplate:
        return BadTemplate(words % {**places, "where": near(self.source, one.lineno or 1)})


def written(one: nodes.Node) -> str:
    """klien.nama, as somebody wrote it."""
    if isinstance(one, nodes.Getattr):
        return f"{written(one.node)}.{one.attr}"
    return one.name if isinstance(one, (nodes.Name, nodes.Filter)) else "…"


def root_of(one: nodes.Node) -> str:
    """The first name of name.part.part."""
    while isinstance(one, nodes.Getattr):
        one = one.node
    return one.name if isinstance(one, nodes.Name) else ""
