"""How a paper that may be seen by others names the client: initials, never the name."""

from __future__ import annotations

from sintas.kit.names import initials

from .sheet import Sheet


def client_fact(name: str, sheet: Sheet) -> list[object]:
    """A row "Klien: BS"; empty where the name was not released, a line to fill in on a blank form."""
    return sheet.fact("client", initials(name) if name else None)
