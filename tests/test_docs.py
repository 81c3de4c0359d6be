"""What README.md and docs/glossary.md say of the checkout is so: figures, accounts, rooms, links, places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sintas.config import rooms
from sintas.config.command.registry import COMMANDS
from sintas.desk.demo.houses import CAMPUS_PEOPLE, SENTRA_PEOPLE, UNITS
from sintas.desk.demo.plan import PLANS
from sintas.documents.catalogue import SHELF

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
SPELLED = {"two": 2, "three": 3, "fifteen": 15, "21": 21}
TAKEN_LATER = "docs/pictures/"  # pictures are taken of the running demo


def test_the_figures_of_the_demo():
    said = re.search(r"(\w+) organisations with (\w+) units, .* and (\d+) invented cases", README, re.S)
    assert said
    assert (SPELLED[said[1]], SPELLED[said[2]], int(said[3])) == (2, len(UNITS), len(PLANS))


def test_everybody_of_the_demo_is_named_and_nobody_else():
    table = README.partition("| Role | Username | Sees |")[2].partition("\n\n")[0]
    named = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[2])}
    assert named == {one.username for one in (*SENTRA_PEOPLE, *CAMPUS_PEOPLE)} | {"ana", "agus"}


def test_the_number_of_papers():
    said = re.search(r"\*\*Print\*\* (\w+) papers .*? \(([^)]+)\)", README, re.S)
    assert said
    assert SPELLED[said[1]] == len(said[2].split(", ")) == len(SHELF)


def test_the_table_holds_every_room_and_says_which_are_not_built():
    built = {room for room in rooms.FLOOR_PLAN if (rooms.HOUSE / room / "__init__.py").is_file()}
    table = README.partition("## The rooms")[2].partition("Not built yet")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.M)) == built
    later = re.search(r"Not built yet, but with their place in the floor plan: (.+?)\.", README, re.S)
    assert set(re.findall(r"`(\w+)`", later[1] if later else "")) == set(rooms.FLOOR_PLAN) - built


def test_every_command_named_is_there():
    known = {command.name for command in COMMANDS}
    told = {"case import", "organisation add", "staff reset-password", "staff forget-second-step", "check"}
    named = set(re.findall(r"\.venv/bin/sintas ([a-z]+(?: [a-z]+)?) --", README)) | told
    assert named <= known, named - known
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.M)) <= targets


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_a_link_leads_somewhere(target):
    assert target.startswith(TAKEN_LATER) or (ROOT / target).exists()


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`((?:sintas/)?[a-z_]+/[a-z_/.-]*)`", GLOSSARY))))
def test_a_place_of_the_glossary_is_there(place):
    assert (ROOT / place).exists() or (ROOT / "sintas" / place).exists()


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`((?:\w+/)+\w+\.(?:py|toml))", README))))
def test_a_file_the_readme_names_is_there(place):
    around = [ROOT, ROOT / "sintas", *(ROOT / "sintas" / room for room in rooms.FLOOR_PLAN)]
    assert any((one / place).exists() for one in around)


PAGES = sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_links_of_a_page_lead_somewhere(page):
    said = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)  # what stands in an example is made by following it
    targets = {link for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", said) if "://" not in link}
    missing = {link for link in targets if not (page.parent / link).exists() and TAKEN_LATER not in link}
    assert not missing


def test_what_the_security_page_names_is_there():
    named = set(re.findall(r"`((?:sintas|tests)/[\w/.*]+)`", (ROOT / "docs" / "security.md").read_text(encoding="utf-8")))
    assert len(named) > 10
    assert not {one for one in named if not list(ROOT.glob(one.rstrip("/")))}
