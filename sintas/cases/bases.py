"""What rooms above build their own records of a case on.

The models of this room stay private to it (import contract): a room above takes the base classes here and its rows from
`policy.the_case` and the readings. `Case` is here as the name of a type, not as a door: `Case.objects` is used in this room only.
"""

from .models import Case
from .models.base import CurrentManager, Happened, OfFile, Versioned, code, codes
from .models.file import counts

__all__ = ["Case", "CurrentManager", "Happened", "OfFile", "Versioned", "code", "codes", "counts"]
