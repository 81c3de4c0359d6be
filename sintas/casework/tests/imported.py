"""All words and codes of an imported case, as one would find them by reading every page of it."""

from __future__ import annotations

import re
from datetime import date

from django.apps import apps

from sintas.cases.models import (
    Case,
    SourceFact,
)
from sintas.practice.catalogue import load
from sintas.practice.catalogue.loader import names
from sintas.safekeeping.sealed import Sealed
from sintas.staff.models import Funding, Organisation, Served


class Held:
    """All words and codes of a case, as one would find them by reading every page of it."""

    def __init__(self) -> None:
        self.words, self.codes = "", set[str]()

    def __contains__(self, words: str) -> bool:
        return words in self.words


QUOTED = re.compile(r'^"([^"]*)"$')


def in_two(words: str, held: Held) -> bool:
    """A contradiction stands as its two sides; a program of funding as its purpose and year."""
    return all(QUOTED.sub(r"\1", side) in held for side in words.replace(" versus ", "; ").split("; "))


def everything_in(case: Case) -> Held:
    held = Held()
    for row in (Organisation.objects.get(pk=case.organisation_id), *Funding.objects.all(), *Served.objects.all()):
        held.words += "\n".join(str(value) for value in vars(row).values())
    for model in (one for label in ("cases", "evidence", "casework") for one in apps.get_app_config(label).get_models()):
        if not any(field.name == "file" for field in model._meta.get_fields()) or model is SourceFact:
            continue
        for row in model._base_manager.filter(file_id=case.pk):
            for field in model._meta.concrete_fields:
                value = getattr(row, field.attname)
                if isinstance(field, Sealed) or isinstance(value, str | int | date):
                    held.words += f"\n{value}"
                for code in value if isinstance(value, list) else [value]:
                    held.codes.add(str(code))
    return held


def codes_for(words: str) -> set[str]:
    found = {load(name).match(words) for name in names()}
    return {row.code for row in found if row is not None}


def everything_counted() -> dict[str, int]:
    return {model.__name__: model._base_manager.count() for model in apps.get_app_config("cases").get_models()}
