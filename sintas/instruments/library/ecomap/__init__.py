"""The ecomap (R81, Hartman): who and what is around the client, how close, where support flows.

By kind, or by level in the scope "levels".
"""

from django.utils.translation import gettext_lazy as _

from ...around.content import SCHEMA, clean, facts, upgrade
from ...around.drawing import LEVELS, draw
from ...around.form import TiesForm
from ...instrument import Instrument

INSTRUMENT = Instrument(
    slug="ecomap",
    schema=SCHEMA,
    form=TiesForm,
    clean=clean,
    draw=draw,
    upgrade=upgrade,
    facts=facts,
    shows_people=True,
    scopes=((LEVELS, _("Menurut lapisan")),),
)
