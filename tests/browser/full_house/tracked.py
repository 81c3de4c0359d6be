"""A track the client chose, a step of it, and one of each record that stands beside the steps."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from sintas.kit import clock
from sintas.tracks.actions.advocating import advocate
from sintas.tracks.actions.progressing import record_progress
from sintas.tracks.actions.staying import record_stay
from sintas.tracks.actions.steps import record_step
from sintas.tracks.actions.tracks import decide_track
from sintas.tracks.actions.weighing import weigh

from .first_file import entry_of


def write(by: Any, case: Any) -> dict[str, UUID]:
    """Medical care under way, its first step with everything a step can hold; a stay, a weighing, progress, advocacy."""
    said, today = {"by": by, "case": case}, clock.today()
    track = decide_track(
        **said, track="medical", state="chosen", happened=today, owner="me", aims=["use_care"], words="luka dari Parto",
        client_words="ditemani Sulastri", result_words="belum, menunggu telaga",
    )  # fmt: skip
    step = record_step(
        **said, part="medical-care_now", state="done", happened=today, companions=["family"], functions=["family_relations"], papers=["medical_paper"],
        paper_numbers=["RS Telaga 7"], what="diantar dari bengkel", client_words="takut Parto tahu", answers={"given": "luka dijahit di telaga"},
        reason="Sulastri memintanya",
    )  # fmt: skip
    stay = record_stay(
        **said, happened=today - timedelta(days=2), criteria=["life_threatened"], children=1, belongings=["tas dari Sulastri"], on_arrival="takut Parto",
        extended_until=today + timedelta(days=9), extension_reason="Parto masih mencari", approved_by="Bu Sulastri", approved_on=today, left_on=today,
        left_to="other_family", on_departure="tenang seperti telaga", belongings_returned=True,
    )  # fmt: skip
    weighed = weigh(
        **said, happened=today, question="pulang ke Parto atau tidak", state="chosen", chosen=1, choice_words="ke Sulastri saja",
        alternatives=[{"what": "tinggal dengan Sulastri", "fit": "dekat bengkel", "advantages": "aman", "limits": "sempit", "consequences": "jauh"}],
    )  # fmt: skip
    progress = record_progress(
        **said, happened=today, kind_of="training", level=2, rater="both", name="bengkel jahit", words="rapi sejak di bengkel",
        client_words="ingin seperti Sulastri", next_step="membuka usaha di telaga",
    )  # fmt: skip
    fought = advocate(
        **said, happened=today, part="medical-examination", service_kind="health", who_refused="loket Klinik Telaga", reason="tanpa surat dari Parto",
        steps=["menemui kepala Klinik Telaga"], owner="me", next_on=today + timedelta(days=1), result="waiting", result_words="menunggu telaga",
    )  # fmt: skip
    found = {"track": track, "track_step": step, "stay": stay, "weighing": weighed, "economic_progress": progress, "advocacy": fought}
    return {f"tracks:{name}": entry_of(row) for name, row in found.items()}
