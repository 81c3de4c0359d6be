"""A track the client chose, and the step that was written down."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sintas.kit import clock
from sintas.tracks.actions.steps import record_step
from sintas.tracks.actions.tracks import decide_track

from .first_file import entry_of


def write(by: Any, case: Any) -> dict[str, UUID]:
    """Medical care under way, its first step with everything a step can hold."""
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
    return {"tracks:track": entry_of(track), "tracks:track_step": entry_of(step)}
