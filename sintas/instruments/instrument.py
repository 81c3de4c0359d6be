"""What a drawn instrument is: one of these per folder of the library, one line in catalogue.py, no migration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.utils.functional import Promise

from sintas.kit.drawing import Drawing
from sintas.kit.forms import PartForm
from sintas.kit.names import initials

from .family import Family

Content = Mapping[str, Any]
SHEET = 960.0  # px high: what a page of paper holds under its heading, words of 13 px standing there in 8 pt


@dataclass(frozen=True)
class Subject:
    """Whom a drawing is about, as far as instruments need to know. `today`: the day it shows."""

    called: str  # how the client is called in drawings: a name or initials
    today: date
    family: Family
    age: int | None = None
    sex: str = ""  # catalogue sexes

    def to_json(self) -> dict[str, Any]:
        """Everything, as a kept drawing holds it."""
        return {"called": self.called, "today": self.today.isoformat(), "age": self.age, "sex": self.sex, "family": self.family.to_json()}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Subject:
        """A kept subject. Raises KeyError or ValueError for one that is none."""
        family = Family.from_json(kept["family"])
        return cls(str(kept["called"]), date.fromisoformat(kept["today"]), family, kept.get("age"), str(kept.get("sex") or ""))


@dataclass(frozen=True)
class Manner:
    """How to draw this time. Never changes what is said, only how."""

    ident: str = "d"  # begins every id of the SVG
    initials: bool = False  # names of people as initials (Layar bersama, papers that leave)
    link: Callable[[str], str] | None = None  # where a tap on a mark leads; None on paper
    chosen: str = ""  # the mark being edited
    scope: str = ""  # a part of a large drawing: "" all, or a name the instrument offers

    def called(self, name: str) -> str:
        """A person's name as it is to be written."""
        return initials(name) if self.initials and name else name

    def to(self, mark: str) -> str:
        """Where a tap on this mark leads, "" nowhere."""
        return self.link(mark) if self.link is not None else ""


class InstrumentForm(PartForm):
    """The fields of one instrument; the room above adds day, note and "made together with the client".

    `own`: the names of the fields that make its content.
    """

    own: ClassVar[tuple[str, ...]] = ()

    def offer_subject(self, subject: Subject) -> None:
        """Fill in choices that depend on the client's people."""

    def content(self, kept: dict[str, Any]) -> dict[str, Any] | None:
        """The content from the cleaned fields; None when nothing is said."""
        return {name: kept[name] for name in self.own}

    @classmethod
    def begun_with(cls, content: Content) -> dict[str, Any]:
        """Starting values of `own` from kept content."""
        return {name: content.get(name) for name in cls.own}


@dataclass(frozen=True)
class Instrument:
    """A tool of assessment that draws.

    `clean(content)` gives the content as it is kept, None when it says nothing; raises BadInput at the form's fields.
    `upgrade(content, schema)` brings content of an older schema to this one; raises ValueError for one it does not know.
    `draw(content, subject, manner)`; `sheets(...)` the same for paper; `facts(content)` are counts and codes without words, for gates and reports.
    """

    slug: str  # catalogue assessment_tools
    schema: int
    form: type[InstrumentForm]
    clean: Callable[[Content], dict[str, Any] | None]
    draw: Callable[[Content, Subject, Manner], Drawing]
    upgrade: Callable[[Content, int], dict[str, Any]]
    facts: Callable[[Content], dict[str, Any]] = field(default=lambda content: {})
    stages: tuple[str, ...] = ("assessment",)
    sensitive: bool = False  # hidden until somebody asks to see it; never on a paper that leaves
    no_addresses: bool = False  # nothing written with it may lead to a door, its note neither
    shows_people: bool = False  # names, ages and deaths come from the file's people: kept with the drawing as they were that day
    from_family: bool = False  # its content is a snapshot of the file's people and ties, not typed again
    for_group: bool = False  # drawn of a group, not of one client
    merged: Callable[[Content, Mapping[str, Any]], dict[str, Any]] | None = None  # content with what another page says under its heads
    on_sheets: Callable[[Content, Subject, Manner], list[Drawing]] | None = None  # for paper, where the whole may outgrow a page
    scopes: tuple[tuple[str, Promise | str], ...] = ()  # parts offered of a large drawing

    def sheets(self, content: Content, subject: Subject, manner: Manner) -> list[Drawing]:
        """The drawing for paper: one, or several of at most SHEET px that follow one another, where it can grow long."""
        return self.on_sheets(content, subject, manner) if self.on_sheets is not None else [self.draw(content, subject, manner)]


def same_schema(content: Content, schema: int) -> dict[str, Any]:
    """`upgrade` of an instrument whose content never changed. Raises ValueError for any schema but 1."""
    if schema != 1:
        raise ValueError(f"schema {schema} of this instrument is not known here")
    return dict(content)
