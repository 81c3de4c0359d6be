"""What every form that records something in a case shares."""

from __future__ import annotations

import base64
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language

from sintas.kit.forms import PartForm
from sintas.kit.options import Option, option
from sintas.practice.catalogue import load
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor

from ..models import Case

OF_THE_PAGE = ("submission", "based_on")  # they name this filling-in and what it corrects; no part of the record


@dataclass(frozen=True)
class About:
    """What a form may need to know of the case it is filled for. `people`: (entry, name and relation) of the file's people."""

    actor: Actor
    case: Case
    people: list[tuple[str, str]] = field(default_factory=list)
    client_called: str = ""


class RecordForm(PartForm):
    """A PartForm that knows its case. Subclasses name their fields as the action's keywords and, where needed, override `facts`."""

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        self.prepare(about)

    def offer(self, name: str, choices: Any) -> None:
        """Give a chooser its choices for this page."""
        chooser: Any = self.fields[name]
        chooser.choices = choices

    def prepare(self, about: About) -> None:
        """Fill in choices that depend on the case (its people)."""

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        """The current version as the form's starting values: every field that the row has by the same name."""
        return {name: getattr(row, name) for name in cls.base_fields if name not in OF_THE_PAGE and hasattr(row, name)}

    def sides(self, both: Overtaken) -> tuple[RecordForm, RecordForm]:
        """This form and one with the version that was saved first, to stand side by side; a form of rows shows only rows two people changed."""
        return self, self.__class__(about=self.about, initial=self.initial_from(both.theirs))

    def facts(self) -> dict[str, Any]:
        """Keywords for the action. Raises KeyError before is_valid()."""
        return {k: v for k, v in self.cleaned_data.items() if k not in OF_THE_PAGE}


def submission_id(token: str) -> uuid.UUID | None:
    """The form's submission token (22 url-safe characters) as the database keeps it."""
    try:
        return uuid.UUID(bytes=base64.urlsafe_b64decode(token + "=="))
    except ValueError:
        return None


def listed(name: str, *, empty: str | Promise | None = None) -> Any:
    """Choices of a catalogue list in the reader's language, made when the page is; `empty` adds a first choice without a code."""

    def choices() -> list[tuple[str, Option]]:
        lang = get_language() or "id"
        rows = [
            option(
                row.code,
                row.label(lang),
                hint=row.definition(lang) if row.flag("show_definition") else "",
                words=" ".join(row.aliases),
                purpose=row.text("purpose", lang),
                caution=row.text("caution", lang),
            )
            for row in load(name).in_use()
        ]
        return ([option("", empty)] if empty is not None else []) + rows

    return choices


def listed_groups(name: str) -> Any:
    """Choices of a catalogue list under its headings."""
    return lambda: load(name).choices_grouped(get_language() or "id")
