"""A directory of 5,000 services, searched as a worker searches it: python -m tests.bench.directory. Part of make bench.

An installation of its own, small but for its directory (BENCH_DATA/directory). The services are written through the directory's own cards
(`write_cards`), in the name of the worker who then asks the pages: sign-in, locks and templates are in every figure.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.bench import house
from tests.bench.django_here import set_up

INSTITUTIONS, EACH_HAS = 500, 10
MOST, MOST_QUERIES = 200.0, 12  # milliseconds (median) and statements of one page
WARM, ROUNDS = 3, 15
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


@dataclass
class Shown:
    """One search: milliseconds of each time it was asked, statements of one."""

    name: str
    times: list[float] = field(default_factory=list)
    queries: int = 0

    def __str__(self) -> str:
        return f"{INSTITUTIONS * EACH_HAS:>9,}  directory, {self.name:<18} p50 {median(self.times):6.1f} ms   {self.queries:>3} queries"

    @property
    def missed(self) -> bool:
        return median(self.times) > MOST or self.queries > MOST_QUERIES


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
    """A few to warm it, then the rounds; a page that fails is no figure."""
    from tests.bench.measure import queries_in, statements_of

    shown = Shown(name)
    for round_ in range(WARM + ROUNDS):
        began = time.perf_counter()
        status, words = ask()
        taken = (time.perf_counter() - began) * 1000
        if status != 200 or "Direktori" not in words:
            raise SystemExit(f"directory, {name}: answered {status}")
        if round_ >= WARM:
            shown.times.append(taken)
    shown.queries = queries_in(statements_of(ask))
    return shown


def main() -> int:
    """Inside the installation: prints a line a search; 1 when one is missed."""
    shown = searches()
    for one in shown:
        print(one)
    for one in shown:
        if one.missed:
            print(f"missed: directory, {one.name}: at most {MOST:g} ms and {MOST_QUERIES} queries")
    return int(any(one.missed for one in shown))


def in_its_house() -> int:
    """Makes the installation when it is not there, measures in a process of its own, and stops its server."""
    system = house.ready(SIZE, "directory")
    try:
        if here(system, "fill"):
            raise SystemExit("the directory of the bench could not be filled")
        house.tidy(system)
        return here(system, "search")
    finally:
        house.stop(system)


def here(system: Any, what: str) -> int:
    """One of the two in a process of its own, as the app role."""
    words = [sys.executable, "-m", "tests.bench.directory", what]
    return subprocess.run(words, env={**os.environ, **system.environment()}, stderr=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(in_its_house())
    set_up(pages=True)
    sys.exit({"fill": fill, "search": main}[sys.argv[1]]())
