"""The verbs of assessment under one name, for importers and rooms above; each stands in a module of its own beside this one."""

from sintas.evidence.actions.tools import keep_tool

from .assessing_anxiety import judge_anxiety
from .assessing_change import after_change
from .assessing_contradictions import note_contradiction, settle_contradiction
from .assessing_parts import write_assessment, write_functioning, write_surroundings
from .assessing_sources import name_source, name_sources, record_area, record_areas

__all__ = [
    "after_change",
    "judge_anxiety",
    "keep_tool",
    "name_source",
    "name_sources",
    "note_contradiction",
    "record_area",
    "record_areas",
    "settle_contradiction",
    "write_assessment",
    "write_functioning",
    "write_surroundings",
]
