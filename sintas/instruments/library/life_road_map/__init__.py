"""The life road map (R80 "Life Road Map", part E): good and hard events since childhood, as far as the client wants to tell them."""

from ...instrument import Instrument
from .content import SCHEMA, clean, facts, upgrade
from .drawing import draw, sheets
from .form import RoadForm

INSTRUMENT = Instrument(
    slug="life_road_map", schema=SCHEMA, form=RoadForm, clean=clean, draw=draw, upgrade=upgrade, facts=facts, on_sheets=sheets
)
