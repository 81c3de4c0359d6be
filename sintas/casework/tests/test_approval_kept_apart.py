"""The copy of an assessment that is put before a head names a drawing of the body or of places with its day, and holds no word of it (R98, R99)."""

from __future__ import annotations

import re

import pytest

from sintas.casework.tests.approving import whole_assessment
from sintas.evidence.actions.tools import keep_tool
from sintas.evidence.models import ToolEntry
from sintas.kit import clock
from sintas.safekeeping import trail

MARK = {"side": "front", "region": "", "x": 0.5, "y": 0.3, "shape": "dot", "size": "", "colour": "", "feels": [], "seen": [], "words": "kenarimar"}
HIDDEN = ("kenarimar", "kenarisisa", "kenaritubuh", "kenaripasar", "kenaritempat", "kenarilama")


@pytest.fixture
def case(open_a_case, people, as_user):
    case = open_a_case("ratna", name="Bunga Melati")
    with as_user("ratna"):
        by = people["ratna"]
        trail.record(by=by, verb="read assessment", file_id=case.pk, opens=True)
        whole_assessment(by, case)
        said = {"by": by, "case": case, "happened": clock.today()}
        keep_tool(**said, tool="body_map", content={"marks": [MARK], "lines": ["kenarisisa"]}, note="kenaritubuh")
        keep_tool(**said, tool="place_map", content={"places": [{"name": "kenaripasar", "kind": "feared"}]}, note="kenaritempat")
        old = keep_tool(**said, tool="body_map", content={"lines": ["kenarilama"]}, schema=1)
        ToolEntry.objects.filter(pk=old.pk).update(schema=1)  # as an older program kept it: lines alone
        keep_tool(**said, tool="social_map", content={"lines": ["posyandu dekat"]}, note="dibuat di teras")
    return case


def test_she_reads_that_it_was_made_and_nothing_of_it(case, cast, signed_in):
    ratna, sari = signed_in("ratna"), signed_in("sari")
    preview = ratna.get(f"/kasus/{case.pk}/persetujuan-atasan/assessment/").content.decode()
    asked = ratna.post(f"/kasus/{case.pk}/persetujuan-atasan/assessment/", {"approver": str(cast["sari"].pk)}, follow=True)
    assert asked.status_code == 200
    found = re.findall(r'href="(/persetujuan-atasan/[0-9a-f-]{36}/)"', sari.get("/persetujuan-atasan/").content.decode())
    assert found
    page = sari.get(found[0]).content.decode()
    assert "posyandu dekat" in page and "dibuat di teras" in page  # what is not kept apart is there, so that the search means something
    for where in (page, preview):
        assert [word for word in HIDDEN if word in where] == []
    assert page.count("Alat: Peta tubuh") == 2 and "Alat: Peta tempat" in page and "tidak ikut diajukan" in page
    assert sari.get(f"/kasus/{case.pk}/gambar/body_map/?tampil=1").status_code == 404
