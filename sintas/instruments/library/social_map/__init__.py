"""The social map of resources (R102 "sosial maping"): what helps around the client's home, how far it is, whether it works."""

from ...instrument import Instrument
from .content import SCHEMA, clean, facts, upgrade
from .drawing import draw
from .form import PlacesForm

INSTRUMENT = Instrument(slug="social_map", schema=SCHEMA, form=PlacesForm, clean=clean, draw=draw, upgrade=upgrade, facts=facts)
