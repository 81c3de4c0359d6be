"""The body map (R98): where something is felt or seen, in the client's own words. No medical finding; hidden until somebody asks to see it."""

from __future__ import annotations

from ...instrument import Instrument
from .content import SCHEMA, clean, facts, upgrade
from .drawing import draw
from .form import BodyMapForm

INSTRUMENT = Instrument(slug="body_map", schema=SCHEMA, form=BodyMapForm, clean=clean, draw=draw, upgrade=upgrade, facts=facts, sensitive=True)
