"""Everything instruments leave in a file. Private to this room: rooms above use its readings and verbs."""

from .measure import Measure, MeasurePoint
from .scale import ScaleResult
from .tool import ToolEntry

__all__ = ["Measure", "MeasurePoint", "ScaleResult", "ToolEntry"]
