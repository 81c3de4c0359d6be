"""The national identity number (NIK): shape only. Nothing is looked up, and nothing is read out of it for the file."""

import re
from datetime import date


def is_nik(typed: str) -> bool:
    """16 digits whose date part can be a date: PPKKCC DDMMYY SSSS, a woman's day 40 higher. Spaces and dots are allowed."""
    digits = normal(typed)
    if digits is None or digits[:2] == "00" or digits[12:] == "0000":
        return False
    day, month = int(digits[6:8]), int(digits[8:10])
    day -= 40 if day > 40 else 0
    try:
        date(2000, month, day)  # a leap year: the century is not written
    except ValueError:
        return False
    return True


def normal(typed: str) -> str | None:
    """The 16 digits alone, or None."""
    digits = re.sub(r"[ .\-]", "", typed)
    return digits if re.fullmatch(r"[0-9]{16}", digits) else None
