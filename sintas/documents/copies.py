"""Who holds a copy that was given out, and what for: stands on every page of it."""

from __future__ import annotations

from sintas.practice.catalogue import load

from .sheet import Sheet


def copy_for(sheet: Sheet) -> str:
    """ "Kepolisian, untuk proses hukum"."""
    lang, audience = sheet.wording.lang, sheet.audience
    who = load("consent_recipients").label(audience.code, lang)
    purpose = load("consent_purposes").label(audience.purpose, lang)
    return sheet.wording.fill("copy_for", who=who, purpose=purpose[:1].lower() + purpose[1:])
