"""Words that pages, verbs and the story of measuring share."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sintas.instruments.charts import goal_scale

DROPPED = _("tidak diteruskan")
LEVEL = _("capaian %(level)s dari 4")
SIGNS = goal_scale.SIGNS
# What each place on the ladder means, whatever the goal (D2: 0 is what is hoped for); by the level as forms and files write it, best first.
PLACES = {str(level): words for level, words in goal_scale.PLACES.items()}
