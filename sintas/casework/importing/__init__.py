"""A case that exists on paper or in a report, brought in from a file: `read(path)`, then `carry_in(by=..., one=...)` for each case in it.

The form of the file is "case-fixture/1" (see shape.py), or "sintas-case/1" as `sintas case export` prints it (sintas_file.py). Whatever
has a place among the records goes there through the verbs everybody uses; what has none is kept beside the case under its path. Nothing
is dropped, and the count proves it (carry_in.account_of).
"""

from .carry_in import Account, AlreadyThere, already_sentence, carry_in, sentence
from .shape import One, read
from .sintas_file import Exported, Restored, carry_in_exported, is_exported, read_exported, restored_sentence
from .yaml_file import Unreadable

__all__ = [
    "Account",
    "AlreadyThere",
    "Exported",
    "One",
    "Restored",
    "Unreadable",
    "already_sentence",
    "carry_in",
    "carry_in_exported",
    "is_exported",
    "read",
    "read_exported",
    "restored_sentence",
    "sentence",
]
