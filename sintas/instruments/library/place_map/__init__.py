"""The place map (R99 "mapping place", part E): places that are safe, feared, or where it happened; who is there, when. Never an address."""

from ...instrument import Instrument
from .content import SCHEMA, clean, facts, upgrade
from .drawing import draw
from .form import PlaceMapForm

INSTRUMENT = Instrument(
    slug="place_map", schema=SCHEMA, form=PlaceMapForm, clean=clean, draw=draw, upgrade=upgrade, facts=facts, sensitive=True, no_addresses=True
)
