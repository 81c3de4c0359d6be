from .entry import Entry, EntryWords
from .erasing import Erasure, Hold
from .unusual import Unusual

__all__ = ["Entry", "EntryWords", "Erasure", "Hold", "Unusual"]
