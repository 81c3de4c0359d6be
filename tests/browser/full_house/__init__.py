"""A house with something in every drawer: `fill(people, cast, house)` gives a Full; SECRETS stand in its sealed fields, nowhere else."""

from .house import CALLED, NAME, SECRETS, Full, fill

__all__ = ["CALLED", "NAME", "SECRETS", "Full", "fill"]
