"""The words of the practice: one TOML file per list, Indonesian and English side by side, each row with its source.

A code in the database refers to a row here. Codes are never changed or reused; a row that goes out of use gets `valid_until`.
"""

from sintas.practice.catalogue.code_list import Code, CodeList, Group, UnknownCode, fold
from sintas.practice.catalogue.loader import BrokenList, UnknownList, load, names

__all__ = ["BrokenList", "Code", "CodeList", "Group", "UnknownCode", "UnknownList", "fold", "load", "names"]
