"""The path behind every name, with an id that is really there, and what a browser would send to it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sintas.desk.tests.test_every_page import Address, addresses
from sintas.documents.catalogue import BY_PATH
from tests.forms_of import Forms

from .asking import ask
from .house import Built

EVERY = {one.name: one for one in addresses()}
FILES = ("file_id", "approval_id", "transfer_id", "arrival_id", "release_id")


def said_of(built: Built) -> dict[str, dict[str, Any]]:
    """The least that must be sent where the address alone does not say what is meant."""
    return {
        "access:glass": {"number": built.number, "reason": "danger_now", "words": "Polisi menunggu di depan rumah."},
        "documents:blank_pdf": {"paper": next(path for path, kind in BY_PATH.items() if kind.blank)},
        "evidence:family_undo": {"kind": "person", "entry": str(UUID(int=7)), "number": "1"},
    }


def holes(one: Address) -> list[str]:
    """Names of its holes."""
    return [hole.rpartition(":")[2] for hole in one.holes]


def path_of(built: Built, name: str, **other: Any) -> str:
    """The address of what the full house holds; `other` puts something else into a hole."""
    full, one = built.full, EVERY[name]
    special = {
        "casework:approval_ask_of": {"subject": "paper"},
        "casework:approval_paper": {"approval_id": built.paper_request},
        "documents:group_pdf": {"path": "usulan"},
        "evidence:keep_drawing": {"tool": "genogram"},
        "instruments:own_bring_again": {"slug": full.several["slug"][1]},
    }.get(name, {})
    return str(one.fill(**full.holes | full.held_by(one) | full.of(one, None) | special | other))


def bodies(built: Built, clients: dict[str, Any], names: dict[str, str]) -> dict[str, dict[str, Any]]:
    """name -> what its form would send as it stands. `names`: name -> a principal who sees the page."""
    found: dict[str, dict[str, Any]] = {}
    for name, who in names.items():
        path = path_of(built, name)
        answer = ask(clients[who], "GET", path)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            forms = [form for form in Forms(answer.content.decode()).found if (form.action or path).split("?")[0] == path]
            found[name] = max((form.standing | form.given for form in forms), key=len, default={})
    return found | {name: body for name, body in said_of(built).items() if name in names}


__all__ = ["EVERY", "FILES", "bodies", "holes", "path_of", "said_of"]
