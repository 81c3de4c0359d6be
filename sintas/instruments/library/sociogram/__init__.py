"""The sociogram (part E): who in a group chooses whom, as a target: the more often chosen, the nearer the middle."""

from ...instrument import Instrument
from .content import SCHEMA, clean, facts, upgrade
from .drawing import draw
from .form import ChoicesForm

INSTRUMENT = Instrument(
    slug="sociogram", schema=SCHEMA, form=ChoicesForm, clean=clean, draw=draw, upgrade=upgrade, facts=facts, for_group=True
)
