"""The survey sheet: rows become questions, and begin and end become groups. Collects everything that is wrong on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.choosing import worded
from sintas.instruments.xlsform.expressions.tokens import NAME
from sintas.instruments.xlsform.kinds import Kind, kind_of, unknown_kind
from sintas.instruments.xlsform.parts import SELECTS, Group, Node, Question
from sintas.instruments.xlsform.sheets import Line, Sheet
from sintas.instruments.xlsform.stored import MOST_DEPTH
from sintas.instruments.xlsform.troubles import Trouble

MOST_NAME: Final = 64
_NAME: Final = re.compile(rf"{NAME}\Z", re.ASCII)
_YES: Final = frozenset({"yes", "true", "true()", "ya", "1"})
_NO: Final = frozenset({"", "no", "false", "false()", "tidak", "0"})


@dataclass
class Survey:
    """`lines` gives for each name the row it came from, so that what is found later can be placed."""

    nodes: list[Node] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)


@dataclass
class _Open:
    """A group whose end has not come yet."""

    group: Group
    line: Line
    children: list[Node] = field(default_factory=list)


def read_survey(sheet: Sheet, default_language: str, add: Callable[[Trouble], None]) -> Survey:
    """Questions and groups as far as they can be read; what is wrong goes to `add`."""
    return _Reading(sheet, default_language, add).read()


class _Reading:
    def __init__(self, sheet: Sheet, default_language: str, add: Callable[[Trouble], None]) -> None:
        self.sheet, self.language, self.out = sheet, default_language, Survey()
        self.stack: list[_Open] = []
        self._add = add

    def trouble(self, line: Line, column: str, what: str) -> None:
        self._add(Trouble(what, "survey", line.row, line.written(column)))

    def read(self) -> Survey:
        for line in self.sheet.lines:
            if line.text("disabled").lower() in _YES:
                continue
            if line.text("type"):
                self.row(line, kind_of(line.text("type")))
            elif line.text("name") or line.words("label"):
                self.trouble(line, "type", _("jenis pertanyaan belum diisi."))
        for opened in self.stack:
            what = _("pengulangan %(name)s") if opened.group.repeat else _("kelompok %(name)s")
            self.trouble(opened.line, "type", _("%(what)s dibuka tetapi tidak ditutup.") % {"what": what % {"name": opened.group.name}})
        while self.stack:
            self.close()
        return self.out

    def row(self, line: Line, kind: Kind) -> None:
        match kind.name:
            case "begin":
                self.begin(line, kind)
            case "end":
                self.end(line, kind)
            case "unasked":
                self.out.ignored.append(f"survey {line.row}: {line.text('type')}")
            case "elsewhere":
                what = _("jenis %(type)s ada di XLSForm tetapi tidak dipakai di sini; hapus baris ini atau ganti jenisnya.")
                self.trouble(line, "type", what % {"type": line.text("type")[:40]})
                self.name(line)
            case "unknown":
                self.trouble(line, "type", unknown_kind(line.text("type")))
                self.name(line)
            case _:
                self.question(line, kind)

    def name(self, line: Line) -> str:
        """The row's name, once; one that cannot be used is said and gives ''."""
        name = line.text("name")
        if not name:
            self.trouble(line, "name", _("nama belum diisi."))
        elif not _NAME.match(name) or len(name) > MOST_NAME:
            what = _("nama “%(name)s” tidak dapat dipakai: mulai dengan huruf, lalu huruf, angka, atau garis bawah, tanpa spasi.")
            self.trouble(line, "name", what % {"name": name[:40]})
        elif name in self.out.lines:
            what = _("nama %(name)s sudah dipakai di baris %(row)d.")
            self.trouble(line, "name", what % {"name": name, "row": self.out.lines[name].row})
        else:
            self.out.lines[name] = line
            return name
        return ""

    def begin(self, line: Line, kind: Kind) -> None:
        name = self.name(line)
        if len(self.stack) >= MOST_DEPTH:
            self.trouble(line, "type", _("kelompok bertumpuk lebih dari %(most)d tingkat.") % {"most": MOST_DEPTH})
        if line.text("repeat_count") and not kind.repeat:
            self.trouble(line, "repeat_count", _("repeat_count hanya untuk begin repeat."))
        group = Group(
            name,
            label=worded(line, "label", self.language),
            relevant=line.text("relevant"),
            repeat=kind.repeat,
            repeat_count=line.text("repeat_count"),
            appearance=line.text("appearance"),
            row=line.row,
        )
        self.stack.append(_Open(group, line))

    def end(self, line: Line, kind: Kind) -> None:
        if not self.stack:
            self.trouble(line, "type", _("%(type)s tanpa awal.") % {"type": line.text("type")})
            return
        opened = self.stack[-1].group
        if opened.repeat != kind.repeat:
            what = _("di sini yang harus ditutup ialah %(begin)s %(name)s dari baris %(row)d.")
            begin = "begin repeat" if opened.repeat else "begin group"
            self.trouble(line, "type", what % {"begin": begin, "name": opened.name, "row": opened.row})
        self.close()

    def close(self) -> None:
        opened = self.stack.pop()
        if not opened.children:
            self.trouble(opened.line, "type", _("kelompok ini tidak berisi pertanyaan."))
        if opened.group.name:
            self.add_node(replace(opened.group, children=tuple(opened.children)))
        else:
            (self.stack[-1].children if self.stack else self.out.nodes).extend(opened.children)

    def add_node(self, node: Node) -> None:
        (self.stack[-1].children if self.stack else self.out.nodes).append(node)

    def question(self, line: Line, kind: Kind) -> None:
        name = self.name(line)
        self.select(line, kind)
        label, calculation = worded(line, "label", self.language), line.text("calculation")
        if kind.name == "calculate" and not calculation:
            self.trouble(line, "calculation", _("calculate memerlukan isi kolom calculation."))
        if kind.name == "note" and calculation:
            self.trouble(line, "calculation", _("note tidak dapat menghitung; pakailah calculate, lalu tampilkan dengan ${nama}."))
        if kind.name != "calculate" and not label and self.sheet.has("label"):
            self.trouble(line, "label", _("label belum diisi."))
        if kind.name not in SELECTS and line.text("choice_filter"):
            self.trouble(line, "choice_filter", _("choice_filter hanya untuk select_one dan select_multiple."))
        if line.text("repeat_count"):
            self.trouble(line, "repeat_count", _("repeat_count hanya untuk begin repeat."))
        question = Question(
            name,
            kind.name,
            label=label,
            hint=worded(line, "hint", self.language),
            list_name=kind.list_name if kind.name in SELECTS else "",
            required="" if kind.name in ("note", "calculate") else _switch(line.text("required")),
            required_message=worded(line, "required_message", self.language),
            relevant=line.text("relevant"),
            constraint=line.text("constraint"),
            constraint_message=worded(line, "constraint_message", self.language),
            calculation=calculation,
            default=line.text("default"),
            read_only=_switch(line.text("read_only")),
            choice_filter=line.text("choice_filter"),
            appearance=line.text("appearance"),
            row=line.row,
        )
        if name:
            self.add_node(question)
        elif self.stack:
            self.stack[-1].children.append(replace(question, name=f"?{line.row}"))  # the group is not empty; the form is refused anyway

    def select(self, line: Line, kind: Kind) -> None:
        if kind.name not in SELECTS:
            return
        if not kind.list_name:
            what = _("tulis nama daftar pilihan sesudah %(kind)s, seperti %(kind)s ya_tidak.")
            self.trouble(line, "type", what % {"kind": kind.name})
        elif kind.rest == "or_other":
            what = _("or_other tidak dipakai di sini. Tambahkan pilihan “lainnya” dan sesudahnya pertanyaan text dengan relevant.")
            self.trouble(line, "type", what)
        elif kind.rest:
            self.trouble(line, "type", _("“%(rest)s” sesudah nama daftar tidak dikenal.") % {"rest": kind.rest[:40]})


def _switch(text: str) -> str:
    """ "yes", "" or an expression as written."""
    low = text.lower()
    return "yes" if low in _YES else "" if low in _NO else text
