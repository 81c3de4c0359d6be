"""Which functions a form may use, how many arguments each takes, and of what shape. A function that is not listed here does not exist."""

from __future__ import annotations

import difflib
import re
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.expressions import days, patterns
from sintas.instruments.xlsform.expressions.problems import ExpressionError
from sintas.instruments.xlsform.expressions.tokens import NAME
from sintas.instruments.xlsform.expressions.tree import Call, Literal, Parent, Ref

ANY: Final = 200
# name: fewest and most arguments. After the ODK list of operators and functions.
ARGUMENTS: Final[dict[str, tuple[int, int]]] = {
    "selected": (2, 2),
    "count-selected": (1, 1),
    "not": (1, 1),
    "if": (3, 3),
    "coalesce": (2, ANY),
    "true": (0, 0),
    "false": (0, 0),
    "boolean": (1, 1),
    "string": (1, 1),
    "number": (1, 1),
    "int": (1, 1),
    "round": (1, 2),
    "abs": (1, 1),
    "min": (1, ANY),
    "max": (1, ANY),
    "sum": (1, 1),
    "count": (1, 1),
    "count-non-empty": (1, 1),
    "concat": (1, ANY),
    "join": (2, ANY),
    "string-length": (1, 1),
    "contains": (2, 2),
    "starts-with": (2, 2),
    "ends-with": (2, 2),
    "substr": (2, 3),
    "regex": (2, 2),
    "today": (0, 0),
    "date": (1, 1),
    "format-date": (2, 2),
    "position": (1, 1),
    "indexed-repeat": (3, 7),
    "jr:choice-name": (2, 2),
}
# Functions that take all answers of a repeat at once; the others take one.
TAKE_MANY: Final = frozenset({"sum", "min", "max", "count", "count-non-empty", "concat", "join"})


def checked(call: Call) -> Call:
    """The call, made ready to be worked out. Raises ExpressionError for an unlisted function or arguments it cannot take."""
    if call.name not in ARGUMENTS:
        raise ExpressionError(_unlisted(call.name), call.at)
    least, most = ARGUMENTS[call.name]
    if not least <= len(call.args) <= most:
        raise ExpressionError(_miscounted(call.name, least, most, len(call.args)), call.at)
    match call.name:
        case "position":
            if not isinstance(call.args[0], Parent):
                raise ExpressionError(_("tulis position(..), dengan dua titik di dalam kurung."), call.at)
        case "count" | "count-non-empty" | "sum":
            _needs_ref(call, 0)
        case "regex":
            patterns.compiled(*_text(call, 1, _("pola regex harus ditulis langsung di antara tanda kutip.")))
        case "format-date":
            days.checked_format(*_text(call, 1, _("bentuk tanggal harus ditulis langsung di antara tanda kutip.")))
        case "indexed-repeat":
            _indexed(call)
        case "jr:choice-name":
            return _choice_name(call)
    return call


def use_of(call: Call | None, at: int) -> str:
    """How a ${name} that is argument `at` of `call` is used: "many", "rounds" (counted), "repeat", "indexed", "choice" or "one"."""
    if call is None:
        return "one"
    if call.name == "count":
        return "rounds"
    if call.name in TAKE_MANY:
        return "many"
    if call.name == "indexed-repeat":
        return "indexed" if at == 0 else ("repeat" if at % 2 else "one")
    return "choice" if call.name == "jr:choice-name" and at == 1 else "one"


def _unlisted(name: str) -> str:
    near = difflib.get_close_matches(name.lower(), ARGUMENTS, n=1, cutoff=0.7)
    if near:
        return _("fungsi %(name)s tidak tersedia. Maksudnya %(near)s?") % {"name": name, "near": near[0]}
    return _("fungsi %(name)s tidak tersedia. Yang tersedia: %(list)s.") % {"name": name, "list": ", ".join(sorted(ARGUMENTS))}


def _miscounted(name: str, least: int, most: int, given: int) -> str:
    need = str(least) if least == most else _("%(least)d atau lebih") % {"least": least} if most == ANY else f"{least}–{most}"
    return _("fungsi %(name)s memerlukan %(need)s isian di dalam kurung, di sini ada %(given)d.") % {
        "name": name,
        "need": need,
        "given": given,
    }


def _needs_ref(call: Call, at: int) -> str:
    arg = call.args[at]
    if not isinstance(arg, Ref):
        raise ExpressionError(
            _("isian ke-%(at)d fungsi %(name)s harus berupa ${nama} saja.") % {"at": at + 1, "name": call.name}, getattr(arg, "at", call.at)
        )
    return arg.name


def _text(call: Call, at: int, otherwise: str) -> tuple[str, int]:
    arg = call.args[at]
    if not (isinstance(arg, Literal) and isinstance(arg.value, str)):
        raise ExpressionError(otherwise, call.at)
    return arg.value, arg.at


def _indexed(call: Call) -> None:
    if len(call.args) % 2 == 0:
        raise ExpressionError(_("indexed-repeat ditulis indexed-repeat(${pertanyaan}, ${pengulangan}, nomor)."), call.at)
    for at in (0, *range(1, len(call.args), 2)):
        _needs_ref(call, at)


def _choice_name(call: Call) -> Call:
    """XLSForm writes the question as a text, '${q}'; in the tree it stands as the reference it is."""
    value, name = call.args
    if isinstance(name, Ref):
        return call
    text, at = _text(call, 1, _("tulis jr:choice-name(${pertanyaan}, '${pertanyaan}')."))
    match = re.fullmatch(rf"\$\{{\s*({NAME})\s*\}}", text.strip(), re.ASCII)
    if match is None:
        raise ExpressionError(_("tulis jr:choice-name(${pertanyaan}, '${pertanyaan}')."), at)
    return Call(call.name, (value, Ref(match[1], at)), call.at)
