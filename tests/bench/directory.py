"""A directory of 5,000 services, searched as a worker searches it: python -m tests.bench.directory. Part of make bench.

An installation of its own, small but for its directory (BENCH_DATA/directory). The services are written through the directory's own cards
(`write_cards`), in the name of the worker who then asks the pages: sign-in, locks and templates are in every figure.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from tests.bench.asked import Shown, in_its_house, told
from tests.bench.django_here import set_up

INSTITUTIONS, EACH_HAS = 500, 10
MOST, MOST_QUERIES = 200.0, 12  # milliseconds (median) and statements of one page
ROUNDS = 15
SIZE = 40  # cases of that installation: one worker's
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("everything", {}),
    ("need", {"need": "legal_aid"}),
    ("area: a regency", {"area": "Kabupaten Garut"}),
    ("area: a province", {"area": "Jawa Barat"}),
    ("need and area", {"need": "safe_house", "area": "Kota Bandung"}),
    ("open now", {"open_now": "on"}),
    ("accessibility", {"accessibility": "step_free"}),
    ("words", {"words": "layanan bandung"}),
    ("all of it", {"need": "legal_aid", "area": "Jawa Barat", "open_now": "on", "accessibility": "step_free", "words": "layanan"}),
    ("last page", {"hal": str(INSTITUTIONS * EACH_HAS // 50)}),
)
LISTS = (("institutions", "/direktori/lembaga/"), ("to be confirmed", "/direktori/konfirmasi/"))


def fill() -> None:
    """As Ratna, what is missing up to 5,000 services, with documents as an import leaves them."""
    from sintas.safekeeping.identity import acting_as
    from sintas.staff.actor import actor_for
    from sintas.staff.models import User

    ratna = User.objects.get(username="ratna")
    with acting_as(ratna.pk):
        write_services(actor_for(ratna))


def write_services(by: Any) -> None:
    """Inside the identity of `by`."""
    from sintas.directory.cards import write_cards
    from sintas.directory.models import Institution
    from sintas.kit import clock

    there = Institution.objects.count()
    made = []
    for at in range(there, INSTITUTIONS):
        document = document_of(at)
        made.append((institution(by, document, clock.now()), document))
    Institution.objects.bulk_create([row for row, _document in made], batch_size=100)
    for start in range(0, len(made), 50):
        write_cards(made[start : start + 50])


def institution(by: Any, document: dict[str, Any], now: Any) -> Any:
    """Its row, not saved."""
    from sintas.directory.hsds import text
    from sintas.directory.models import Institution

    return Institution(
        organisation_id=by.organisation_id, hsds_id=document["id"], name=document["name"], document=text.write(document), changed_at=now, changed_by=by.user_id
    )


def document_of(at: int) -> dict[str, Any]:
    """An institution with one place and ten services: needs, regencies, hours and accessibility in turn."""
    from sintas.directory import regions
    from sintas.directory.hsds import codes, facts
    from sintas.practice.catalogue import load

    needs = [row.code for row in load("services").in_use()]
    areas = [one.code for name in ("Jawa Barat", "Jawa Timur", "Bali") for one in regions.found(name)] + ["32.05", "32.73", "51.71", "ID"]
    place = {"id": codes.new_id(), "location_type": "physical", "name": "Kantor"}
    facts.put_place(place, {"town": "Kota Bandung", "accessibility": ["step_free"] if at % 3 else []})
    document: dict[str, Any] = {"id": codes.new_id(), "name": f"Lembaga Contoh {at:03}", "description": "Mendampingi penyintas.", "locations": [place]}
    document["services"] = list(services_of(at, place["id"], needs, areas))
    return document


def services_of(at: int, place_id: str, needs: list[str], areas: list[str]) -> Iterator[dict[str, Any]]:
    """Its ten services."""
    from sintas.directory.hsds import codes, facts
    from sintas.directory.testing import hours_row, service_facts

    for n in range(EACH_HAS):
        number = at * EACH_HAS + n
        service: dict[str, Any] = {"id": codes.new_id(), "name": "", "status": "active"}
        service["service_at_locations"] = [{"id": codes.new_id(), "location_id": place_id}]
        hours = [hours_row("00:00", "23:59", 7 + n % 3, ["MO", "TU", "WE", "TH", "FR", "SA", "SU"])] if n % 2 else [hours_row()]
        need, area = needs[number % len(needs)], areas[number % len(areas)]
        facts.put_service(service, service_facts(name=f"Layanan {number:04}", needs=[need], areas=[area], hours=hours))
        yield service


def searches() -> list[Shown]:
    """Every search and list, as Ratna."""
    from tests.bench.browser import signed_in

    browser = signed_in("ratna")
    browser.get("/direktori/")  # for its form token
    asked = [measured(name, lambda fields=fields: browser.post("/direktori/", fields)) for name, fields in ASKED]  # type: ignore[misc]
    return asked + [measured(name, lambda path=path: browser.get(path)) for name, path in LISTS]  # type: ignore[misc]


def measured(name: str, ask: Any) -> Shown:
    """One search, with the goals of all of them."""
    shown = Shown(f"{INSTITUTIONS * EACH_HAS:>9,}  directory", name, MOST, MOST_QUERIES)
    return shown.measured(ROUNDS, ask, lambda status, words: status == 200 and "Direktori" in words)


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(in_its_house("directory", SIZE))
    set_up(pages=True)
    if sys.argv[1] == "fill":
        fill()
    else:
        sys.exit(told(searches()))
