"""The assessment with every record it is made of, and the tools it used."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from sintas.casework.actions import assessing
from sintas.kit import clock

from .first_file import entry_of


def write(by: Any, case: Any) -> dict[str, UUID]:
    """One of each record of the assessment; what was drawn stands in shown.py."""
    said = {"by": by, "case": case, "happened": clock.today() - timedelta(days=4)}
    found = {
        "assessment": whole(said),
        "surroundings": assessing.write_surroundings(
            **said, family="rukun dengan Sulastri", institution="bengkel rekan", relations="hangat di telaga", close_to=["Sulastri"],
            ecosystem={"micro": ["rumah di Jalan Sunyi"], "macro": ["kabar tentang Parto"]},
        ),
        "functioning": functioning(said),
        "anxiety": assessing.judge_anxiety(
            **said, level="moderate", words="menunduk saat Parto disebut", test_name="tes dari bengkel psikologi", test_version="telaga 2",
            test_score="17 mangga", test_validated="not_known",
        ),
        "area": assessing.record_area(**said, area="potential", assessor="Bu Sulastri", result="pandai di bengkel", percent=40),
        "information_source": assessing.name_source(**said, kind_of_source="family", words="Sulastri, bibinya"),
    }  # fmt: skip
    noted = assessing.note_contradiction(by=by, case=case, about="tahun pindah ke telaga", first="2019 kata Sulastri", second="2021 kata Parto")
    found["contradiction"] = assessing.settle_contradiction(
        by=by, case=case, entry=noted.entry, based_on=1, state="both_kept", explanation="surat bengkel hilang"
    )
    return {f"casework:{name}": entry_of(row) for name, row in found.items()}


def whole(said: dict[str, Any]) -> Any:
    """Problems, needs and potential; two versions, so that its history has something to show."""
    first = assessing.write_assessment(**said, focus="takut melewati bengkel")
    return assessing.write_assessment(
        **said, entry=first.entry, based_on=1, background=["tinggal dengan Sulastri"], family_background="anak ketiga Wulandari",
        client_view="ingin pindah ke telaga", emotional_state="cemas bila Parto lewat", symptoms={"affective": ["takut Parto"]},
        causes_internal=["merasa bersalah pada Sulastri"], causes_external=["ancaman Parto"], impacts=["berhenti di bengkel"],
        problems=["takut Parto"], needs=["teman ke bengkel"], potentials=["menjahit untuk Sulastri"], hopes=["membuka bengkel jahit"],
        focus="takut bertemu Parto", focus_in_source="bimbingan di bengkel", conclusion="mulai dari telaga", own_words=["kata Sulastri"],
    )  # fmt: skip


def functioning(said: dict[str, Any]) -> Any:
    """Four domains, the criteria of social functioning, an award."""
    return assessing.write_functioning(
        **said, height_cm="158, diukur di telaga", weight_kg="49, ditimbang Sulastri", hereditary_illness="no", illness="alergi mangga",
        intelligence_band="menurut bengkel", intelligence_label="menurut Sulastri", physical="bugar setelah ke telaga",
        psychological="lekas kaget bila Parto lewat", social="dekat dengan Sulastri", spiritual="berdoa di telaga", coping="berjalan ke telaga",
        levels=["roles:with_help"], criteria={"roles": "membantu di bengkel"}, awards=[{"name": "lomba jahit bengkel", "year": "2021"}],
    )  # fmt: skip
