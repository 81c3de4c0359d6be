"""A case that exists on paper or in a report, brought in from a file: `read(path)`, then `carry_in(by=..., one=...)` for each case in it.

The form of the file is "case-fixture/1" (see shape.py). Whatever has a place among the records goes there through the verbs everybody
uses; whatever has none yet is kept beside the case under its path. Nothing is dropped, and the count proves it (carry_in.account_of).
"""

from .carry_in import Account, AlreadyThere, already_sentence, carry_in, sentence
from .shape import One, read
from .yaml_file import Unreadable

__all__ = ["Account", "AlreadyThere", "One", "Unreadable", "already_sentence", "carry_in", "read", "sentence"]
