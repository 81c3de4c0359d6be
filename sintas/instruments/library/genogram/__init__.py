"""The genogram: the family over generations, after McGoldrick and Gerson (R100; part E). Drawn from the file's people and ties."""

from __future__ import annotations

from sintas.instruments.instrument import Instrument

from .content import clean, facts, upgrade
from .drawing import draw
from .form import GenogramForm
from .scope import SCOPES

INSTRUMENT = Instrument(
    slug="genogram",
    schema=2,
    form=GenogramForm,
    clean=clean,
    draw=draw,
    upgrade=upgrade,
    facts=facts,
    from_family=True,
    scopes=SCOPES,
)
