"""A group that exists in a report, brought in from a file: `read(path)`, then `carry_in(by=..., told=...)`.

The form of the file is "case-fixture/1" with `kind: group` (shape.py). What is said of one member goes into a case of her own and stands nowhere in
the group's file; what is said of the group goes there, through the verbs everybody uses. What no record has a place for yet is kept beside the
group under its path and named. Nothing is dropped, and the count proves it.
"""

from .carry_in import Account, AlreadyThere, already_sentence, carry_in, sentence
from .shape import Told, read

__all__ = ["Account", "AlreadyThere", "Told", "already_sentence", "carry_in", "read", "sentence"]
