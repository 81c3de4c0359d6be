"""Codes against their list, for every action: a machine code outside its list is refused with the field's name."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput

VIOLENCE_SETS = ("practice", "kdrt", "tpks", "simfoni", "gbvims", "ppkpt")


def checked(field: str, list_name: str, code: str) -> str:
    """The code itself, '' allowed. Raises BadInput naming field and list."""
    if code and not load(list_name).has(code):
        raise BadInput({field: _("Kode “%(code)s” tidak ada dalam daftar “%(list)s”.") % {"code": code, "list": load(list_name).id}})
    return code


def all_checked(field: str, list_name: str, codes: Iterable[str]) -> list[str]:
    """Every code, each once, in the order given."""
    return [checked(field, list_name, code) for code in dict.fromkeys(codes)]


def forms_checked(field: str, forms: Iterable[str]) -> list[str]:
    """Forms of violence as "set:code"; each law's list is kept apart."""
    kept = []
    for form in dict.fromkeys(forms):
        which, _colon, code = form.partition(":")
        if which not in VIOLENCE_SETS:
            raise BadInput({field: _("“%(form)s” menyebut daftar bentuk kekerasan yang tidak dikenal.") % {"form": form}})
        checked(field, f"violence_{which}", code)
        kept.append(form)
    return kept


def form_label(form: str, lang: str) -> str:
    """The words of "set:code", in the list's own wording."""
    which, _colon, code = form.partition(":")
    return load(f"violence_{which}").label(code, lang) if which in VIOLENCE_SETS else form
