"""The pages of the seven stages ask little of the database: MS in full, the whole request counted as `make bench` counts it.

Sign-in, identity, trail row, the frame with the files opened last, keys: everything but savepoints.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sintas.cases.models import Case
from sintas.casework import importing
from sintas.casework.actions.approving import ask_approval, decide
from sintas.casework.actions.evaluating import evaluate
from sintas.casework.actions.override import ask_override
from sintas.casework.actions.planning import set_goal
from sintas.casework.actions.stages import go_back, reopen
from sintas.casework.dossier import verdict_on
from sintas.desk.tests.test_every_page import addresses
from sintas.kit import clock
from sintas.practice import journeys
from sintas.staff.actor import Actor
from tests.browser.full_house import fill

MOST = 15
# of whoever decides, with requests waiting; she reads what she has joined besides, looks after colleagues, and counts the unit's late duties
# through another role of the database, as she counts who is not back from leave; and the conferences she is asked to
TODAY, QUEUE = 30, 11
WRITING = 17  # a page that takes something in asks for drafts, choices and the version that stands besides
TABS = {
    "": "Asesmen",
    "asesmen/": "kecemasan dalam menghadapi dunia kerja",
    "rencana/": "meningkatkan kemampuan mengelola emosi",
    "perubahan/": "meningkatkan kemampuan mengelola emosi",
    "akhir/": "disampaikan langsung kepada klien",
}
STAGES = tuple(journeys.JOURNEYS["gim"].stages)


@pytest.fixture
def ms(people: dict[str, Actor], as_user: Any, open_a_case: Callable[..., Case], signed_in: Any, cast: dict[str, Any]) -> Case:
    """MS as imported, its plan approved and its assessment waiting; Ratna has looked into three other files since."""
    ratna, fixture = people["ratna"], Path(importing.__file__).parent.parent / "fixtures" / "ms.yaml"
    others = [open_a_case("ratna", name=name) for name in ("Melati", "Sekar", "Wulan")]
    with as_user("ratna"):
        for one in importing.read(fixture):
            importing.carry_in(by=ratna, one=one)
        case = Case.objects.get(source_ref="MS")
        asked = [ask_approval(by=ratna, case=case, subject=subject, approver_id=cast["siska"].pk) for subject in ("plan", "assessment")]
    with as_user("siska"):
        decide(by=people["siska"], approval_id=asked[0].pk, outcome="approved")
    for other in others:
        assert signed_in("ratna").get(f"/kasus/{other.pk}/").status_code == 200
    return case


@pytest.fixture
def asks(signed_in: Any, queries: Any) -> Callable[..., str]:
    """asks("ratna", path, most): the page, looked at once before, with at most this many statements."""
    browsers: dict[str, Any] = {}

    def count(who: str, path: str, most: int = MOST) -> str:
        browser = browsers.setdefault(who, signed_in(who))
        browser.get(path)
        with queries() as seen:
            answer = browser.get(path)
        assert answer.status_code == 200
        assert len(seen) <= most, f"{path}: {len(seen)}\n" + "\n".join(sql[:110] for sql in seen)
        return str(answer.content.decode())

    return count


def test_every_tab_of_a_full_file(ms, asks):
    for slug, words in TABS.items():
        page = asks("ratna", f"/kasus/{ms.pk}/{slug}")
        assert words in page
        assert "Terakhir dibuka" in page


def test_every_tab_and_the_page_of_every_stage_wherever_the_case_stands(ms, asks, people, as_user, cast):
    """Back through the journey, with what makes a page ask more: an approval gone stale, an override asked, a decision that waits."""
    ratna, siska, overridden = people["ratna"], cast["siska"].pk, 0
    for stage in reversed(STAGES):
        with as_user("ratna"):
            if stage == STAGES[-1]:
                reopen(by=ratna, case=ms, stage=stage, reason="klien menghubungi lagi")
                set_goal(by=ratna, case=ms, text="tetap bekerja")
            else:
                go_back(by=ratna, case=ms, to=stage, reason="klien ingin mulai dari sini")
            ms.refresh_from_db()
            if stage == "evaluation":
                evaluate(by=ratna, case=ms, happened=clock.today(), decision="stop", decision_reason="tujuan tercapai", move=False)
            if journeys.get(ms.journey).following(stage) and not verdict_on(ms, stage).complete:
                ask_override(by=ratna, case=ms, stage=stage, approver_id=siska, reason="klien pulang besok")
        shown = {slug: asks("ratna", f"/kasus/{ms.pk}/{slug}") for slug in (*TABS, *(f"tahap/{code}/" for code in STAGES))}
        assert "Sejak itu sudah ada perubahan" in shown["rencana/"]
        assert ("Keputusan “dihentikan” tersimpan" in shown["perubahan/"]) == (stage == "evaluation")
        overridden += "Diajukan kepada Siska" in shown[f"tahap/{stage}/"]
    assert overridden


def test_the_day_and_the_queue_of_whoever_decides(ms, asks):
    assert "Menunggu keputusan Anda" in asks("siska", "/", TODAY)
    assert ms.number in asks("siska", "/persetujuan-atasan/", QUEUE)


SHOWN = ("evidence", "instruments")
MEASURED = ("goal_scale", "goal_rate", "goal_level", "step_level", "change_page")


def test_every_page_of_what_instruments_showed(people, cast, house, asks, signed_in):
    """In a file that has one of everything; as MS, whose quadrant, ecomap and BPSS the walks above have read."""
    full, ratna, seen = fill(people, cast, house), signed_in("ratna"), set()
    for one in addresses():
        room, _colon, name = one.name.partition(":")
        if room in SHOWN or (room == "casework" and name.startswith(MEASURED)):
            for path in full.paths(one):
                answer = ratna.get(path)
                if answer.status_code == 200:
                    asks("ratna", path, WRITING if b'name="submission"' in answer.content else MOST)
                    seen.add(one.name)
    assert seen >= {
        "evidence:tools", "evidence:tool", "evidence:tool_entry", "evidence:tool_history", "evidence:drawing", "evidence:kept_drawing",
        "evidence:compare", "evidence:family", "evidence:family_add", "evidence:family_change", "evidence:family_tie", "evidence:scales", "evidence:scale",
        "evidence:scale_entry", "evidence:scale_change", "evidence:scale_history", "evidence:measure", "evidence:measure_entry", "evidence:measure_change",
        "evidence:measure_points", "evidence:measure_history", "evidence:measure_point_entry", "evidence:measure_point_history", "instruments:own",
        "instruments:own_new", "instruments:own_bring", "instruments:own_one", "instruments:own_version", "instruments:wordings",
        "casework:goal_scale_entry", "casework:goal_rate", "casework:goal_level_entry", "casework:step_levels", "casework:step_level_entry",
        "casework:change_page",
    }  # fmt: skip


def test_ms_drawn(ms, asks):
    """Her genogram from the file, her ecomap and the two figures, and nothing drawn that her document does not hold."""
    for tool in ("genogram", "ecomap", "strengths_quadrant", "bpss"):
        assert "<svg xmlns" in asks("ratna", f"/kasus/{ms.pk}/gambar/{tool}/"), tool
    for tool in ("body_map", "place_map", "social_map", "ecological_map"):
        assert "<svg xmlns" not in asks("ratna", f"/kasus/{ms.pk}/gambar/{tool}/?tampil=1"), tool
    assert "Belum" in asks("ratna", f"/kasus/{ms.pk}/skala/")
