"""Telephone numbers as Indonesians write them, in one form: +62812... Shape only; nothing is looked up."""

import re
from typing import Final

# ITU-T E.164: at most 15 digits in all.
_LONGEST: Final = 15
_SHORTEST: Final = 8


def normal(typed: str) -> str | None:
    """E.164 form of a typed number: 0812..., 62812..., +62 (0)812..., 812...; other countries with + or 00. None if it cannot be one."""
    text = typed.strip()
    # "+62 (0) 812": the bracketed zero is dropped when dialling from abroad.
    text = re.sub(r"^(\+?62)\s*\(0\)", r"\1", text)
    if not re.fullmatch(r"\+?[0-9 ().\-/]+", text, re.ASCII):
        return None
    digits = re.sub(r"\D", "", text)
    if text.startswith("+"):
        number = digits
    elif digits.startswith("00"):
        number = digits[2:]
    elif digits.startswith("0"):
        number = "62" + digits[1:]
    elif digits.startswith("62"):
        number = digits
    elif digits.startswith("8"):
        number = "62" + digits
    else:
        return None
    if number.startswith("620"):
        number = "62" + number[3:]
    return f"+{number}" if _SHORTEST <= len(number) <= _LONGEST and number[0] != "0" else None


def shown(number: str) -> str:
    """A normal number as read aloud: +6281234567890 is 0812-3456-7890; other countries keep their + form."""
    if not number.startswith("+62"):
        return number
    local = "0" + number[3:]
    return "-".join(part for part in (local[:4], local[4:8], local[8:]) if part)
