"""What instruments leave in a file: the family beside its drawing, one of each tool, results of scales, measures with legs, levels of a goal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from sintas.cases.actions.people import record_person
from sintas.cases.actions.ties import record_tie
from sintas.cases.reading.kin import subject_of
from sintas.casework.actions.measuring_goals import rate_goal, set_goal_scale
from sintas.casework.actions.measuring_steps import rate_steps
from sintas.evidence.actions.giving import give_scale
from sintas.evidence.actions.giving_form import give_form
from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.actions.measuring_points import add_points
from sintas.evidence.actions.tools import keep_tool
from sintas.instruments.actions.allowing import allow_wording
from sintas.instruments.actions.making import bring_form, make_scale
from sintas.instruments.scales.catalogue import scale
from sintas.instruments.tests.workbooks import book
from sintas.kit import clock
from sintas.safekeeping import trail

from .first_file import entry_of

ECOMAP: dict[str, Any] = {
    "ties": [
        {"to": "Sulastri", "closeness": "close", "energy": "to_client", "kind": "family", "level": "micro", "note": "dari bengkel"},
        {"to": "Parto", "closeness": "violence", "conflict": True, "kind": "family", "level": "micro"},
    ]
}
# Written with a drawing of the body and of places: words that may stand on no page but the one somebody opens on purpose.
OF_THE_BODY = {"body_map.mark": "kenaribahu", "body_map.remark": "kenarilutut", "body_map.made": "kenariruang", "body_map.note": "kenaripunggung"}
OF_PLACES = {"place_map.place": "kenaripasar", "place_map.who": "kenaripaman", "place_map.remark": "kenarijembatan", "place_map.note": "kenarikebun"}
APART_NOTES = {"body_map": OF_THE_BODY["body_map.note"], "place_map": OF_PLACES["place_map.note"]}
# What each tool holds; a genogram is drawn from the file, a tool that does not draw holds lines.
CONTENT: dict[str, dict[str, Any]] = {
    "strengths_quadrant": {"internal_strengths": ["tekun di bengkel"], "external_weaknesses": ["jauh dari telaga"]},
    "bpss": {"biological": ["lelah sepulang dari bengkel"], "social": ["dekat dengan Sulastri"]},
    "life_road_map": {
        "events": [
            {"when": "2019", "age": "19", "what": "pindah ke telaga", "mood": "up", "strength": 4, "feeling": "lega di telaga",
             "meaning": "bebas dari Parto", "helped_by": "Sulastri"},
        ]
    },
    "body_map": {
        "figure": "adult", "where_made": f"di {OF_THE_BODY['body_map.made']}", "lines": [OF_THE_BODY["body_map.remark"]],
        "marks": [{"side": "front", "region": "left_shoulder", "shape": "area", "feels": ["tense"], "words": f"{OF_THE_BODY['body_map.mark']} saat Parto lewat",
                   "size": "selebar mangga", "colour": "seperti telaga"}],
    },
    "ecomap": ECOMAP,
    "ecological_map": ECOMAP,
    "place_map": {
        "places": [
            {"name": "tepi telaga", "kind": "safe", "who": "Sulastri", "when": "sore", "note": "dekat bengkel"},
            {"name": "bengkel lama", "kind": "incident", "who": "Parto"},
            {"name": OF_PLACES["place_map.place"], "kind": "feared", "who": OF_PLACES["place_map.who"]},
        ],
        "lines": [OF_PLACES["place_map.remark"]],
        "ways": [["tepi telaga", "bengkel lama"]],
    },
    "social_map": {"places": [{"what": "bengkel jahit", "kind": "work", "where": "walk", "works": "helps", "note": "Sulastri mengantar"}]},
    "other": {"lines": ["gambar telaga"]},
}  # fmt: skip
FORM = """
type | name | label
text | cerita | Apa yang ingin diceritakan?
select_one ya_tidak | tenang | Apakah hari ini tenang?
"""
DRAFT: dict[str, Any] = {
    "title": "Tenang menurut unit", "purpose": "Melihat ketenangan.", "instruction": "Pilih satu.", "period": "minggu ini", "version": "1",
    "language": "id", "wording_source": "disusun unit", "method": "sum", "better": "up", "completed_by": ["interview"],
    "options": [{"value": "0", "label": "belum"}, {"value": "1", "label": "sudah"}],
    "items": [{"text": "Tidur tenang"}, {"text": "Makan tenang"}], "licence": "kami boleh memakai ini karena menyusunnya sendiri",
}  # fmt: skip
LEVELS = {
    "-2": "tidak lewat bengkel", "-1": "lewat bengkel bersama Sulastri", "0": "sekali ke bengkel", "1": "dua kali ke bengkel", "2": "bekerja di bengkel",
}  # fmt: skip


def unit_scales(by: Any, unit_id: UUID) -> dict[str, Any]:
    """A scale and a form of the unit, and its psychologist's leave for a wording nobody has tested; the holes of their addresses."""
    own = make_scale(by=by, unit_id=unit_id, draft=DRAFT)
    said = {"by": by, "unit_id": unit_id, "language": "id", "reason": "dibaca bersama klien"}
    leave = allow_wording(**said, scale="gad7", version=scale("gad7").version)
    allow_wording(**said, scale=f"own-{own.slug}", version=str(own.number))
    form = bring_form(by=by, unit_id=unit_id, body=book(FORM), licence="kami boleh memakai ini karena menyusunnya sendiri", title="Hari ini")
    return {"leave_id": leave.pk, "slug": own.slug, "form": form.slug}


def drawings(by: Any, case: Any) -> dict[str, UUID]:
    """Mother and sister with their ties, one of each tool, a second ecomap to lay beside the first. The ecomap is the tool an address shows."""
    today = clock.today()
    said, around = {"by": by, "case": case}, {"happened": today - timedelta(days=4), "note": note_of(""), "drawn_with_client": True}
    mother = record_person(**said, name="Wulandari", relation="mother", sex="female", occupation="jualan mangga")
    record_tie(**said, one=mother.entry, other=None, kind="biological")
    trail.record(by=by, verb="read family", file_id=case.pk, opens=True)
    family = subject_of(case).family.to_json()
    keep_tool(**said, tool="genogram", content={"family": family}, **around)
    kept = {name: keep_tool(**said, tool=name, content=held, **around | {"note": note_of(name)}) for name, held in CONTENT.items()}
    keep_tool(**said, tool="ecomap", content=ECOMAP, **around | {"happened": today})
    return dict.fromkeys(("evidence:tool", "evidence:kept_drawing"), kept["ecomap"].entry)


def note_of(tool: str) -> str:
    """What is noted beside a tool."""
    return f"digambar bersama di telaga {APART_NOTES.get(tool, '')}".strip()


def scales(by: Any, case: Any, own: dict[str, Any]) -> dict[str, UUID]:
    """A shipped scale answered through somebody else, one with the client's own words, a total from paper, the unit's scale and its form."""
    said = {"by": by, "case": case, "happened": clock.today() - timedelta(days=2)}
    given = give_scale(
        **said, scale="satisfaction", language="id", completed_by="interview", note="di telaga",
        answers={"heard": "fully", "what_helped": "ditemani ke bengkel"},
    )  # fmt: skip
    give_scale(**said, scale="functioning", language="id", completed_by="proxy", proxy="Bu Sulastri", answers={"physical": 2})
    give_scale(**said, scale="gad7", language="id", completed_by="self", answers={item.id: 1 for item in scale("gad7").items})
    give_scale(**said, scale=f"own-{own['slug']}", language="id", completed_by="interview", answers={"tidur_tenang": 1, "makan_tenang": 0})
    give_form(**said, scale=f"own-{own['form']}", language="id", completed_by="interview", answers={"cerita": "Parto di bengkel", "tenang": "tidak"})
    return {"evidence:scale": given.entry}


def measures(by: Any, case: Any, goal: UUID) -> dict[str, UUID]:
    """A measure with baseline and help, a leg beside it, one whose values come from a scale."""
    said, day = {"by": by, "case": case}, clock.today()
    phases = [
        {"letter": "A", "starts": None, "words": "sebelum ke telaga"},
        {"letter": "B", "starts": day - timedelta(days=4), "words": "ditemani Sulastri"},
    ]
    followed = {"how": "dihitung Sulastri", "unit_of": "kali ke telaga", "direction": "up", "low": "0", "high": "20", "aim": "10"}
    first = set_measure(**said, name="berani ke bengkel", goal=goal, setting="di bengkel", phases=phases, **followed)
    values = {9: "1", 7: "2", 5: "1", 3: "4", 1: "", 0: "5"}  # days ago
    points = [{"on": day - timedelta(days=ago), "value": value, "note": "kata Sulastri"} for ago, value in values.items()]
    kept = add_points(**said, measure=first.entry, points=points)
    leg = set_measure(**said, name="berani ke bengkel", setting="di telaga", group=first.entry, phases=phases, **followed)
    add_points(**said, measure=leg.entry, points=[{"on": day, "value": "3"}])
    set_measure(**said, name="cemas di telaga", scale="gad7")
    return {"evidence:measure": first.entry, "evidence:measure_point": kept[0].entry}


def levels(by: Any, case: Any, goal: UUID, step: UUID) -> dict[str, UUID]:
    """Five levels of a goal and where it stands; how far a step got."""
    said = {"by": by, "case": case}
    agreed = set_goal_scale(**said, goal=goal, levels=LEVELS, baseline=-2)
    now = rate_goal(**said, goal=goal, level=-1, rated_by="both", note="kata Sulastri", happened=clock.today())
    got = rate_steps(**said, steps=[{"step": step, "level": "3", "note": "tinggal telaga"}])
    return {
        "casework:goal_scale": agreed.entry, "casework:goal_level": now.entry, "casework:step_level": entry_of(got), "casework:goal_rate": goal,
    }  # fmt: skip
