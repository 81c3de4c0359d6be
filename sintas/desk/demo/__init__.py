"""The demo: two houses, their people, the documented cases and invented ones, all through the verbs everybody uses.

`load()` fills an empty installation and returns who may sign in. Everything but the documented cases is marked synthetic.
"""

from .loading import load

__all__ = ["load"]
