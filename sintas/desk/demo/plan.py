"""Which invented cases there are: life, unit, lead, how far the work has come, and how long ago it began. 44 cases, always the same."""

from __future__ import annotations

from dataclasses import dataclass

from .houses import CHILD, COUNSEL, REHAB

ENGAGEMENT, ASSESSMENT, PLANNING, IMPLEMENTATION, EVALUATION, TERMINATION, FOLLOW_UP, CLOSED = range(8)
STAGES = ("engagement", "assessment", "planning", "implementation", "evaluation", "termination", "follow_up")


@dataclass(frozen=True)
class Ask:
    """Approval asked for: subject (approval_subjects), role of whoever decides, and the answer ("" while it waits)."""

    subject: str
    role: str = "supervisor"
    answer: str = ""


@dataclass(frozen=True)
class Planned:
    """One case to be made. `reached` counts the completed stages; `ago` days since it was opened; `silent` days since the last word.

    `way`: enquiry (received and accepted) or open (the lead opens it). `mark` names what is special about it (special.py), `twist` what is
    special about its course: "again" (an evaluation sent it on with the same plan), "declined" (a referral that came back). `seen`: told with
    its family, drawings, scales and measures (seen/); one case of each life, with three stages behind it at least.
    """

    life: str
    unit: str
    lead: str
    reached: int
    ago: int
    silent: int = 1
    way: str = "open"
    mark: str = ""
    closing: str = ""
    twist: str = ""
    seen: bool = False
    ask: Ask | None = None


PLANS = (
    # Ratna
    Planned("kdrt", REHAB, "ratna", ENGAGEMENT, 2, 0, "enquiry"),
    Planned("kdrt", REHAB, "ratna", IMPLEMENTATION, 74, 1, mark="mother", twist="again", seen=True, ask=Ask("plan", answer="approved")),
    Planned("daring", REHAB, "ratna", ASSESSMENT, 19, 0, mark="suicide"),
    Planned("tuli", REHAB, "ratna", IMPLEMENTATION, 58, 3, mark="carer", seen=True, ask=Ask("plan", answer="returned")),
    Planned("tpo", REHAB, "ratna", PLANNING, 34, 1, "enquiry", mark="warning", ask=Ask("assessment")),
    Planned("daksa", REHAB, "ratna", EVALUATION, 118, 4, mark="carer", seen=True),
    Planned("ekonomi", REHAB, "ratna", ASSESSMENT, 41, 26, ask=Ask("stage_override", "head")),
    Planned("lansia", REHAB, "ratna", IMPLEMENTATION, 92, 31, "enquiry", seen=True),
    Planned("pacar_kampus", REHAB, "ratna", FOLLOW_UP, 190, 9, seen=True, ask=Ask("closure", "head", "approved")),
    Planned("kdrt", REHAB, "ratna", CLOSED, 260, 40, closing="goals_met"),
    Planned("ekonomi", REHAB, "ratna", IMPLEMENTATION, 66, 2, mark="conflict", twist="declined", seen=True),
    Planned("daksa", REHAB, "ratna", ENGAGEMENT, 6, 1, mark="student"),
    Planned("anak_dipukul", REHAB, "ratna", ASSESSMENT, 22, 1, mark="child"),
    # Budi
    Planned("kdrt", REHAB, "budi", ASSESSMENT, 28, 2, "enquiry"),
    Planned("ekonomi", REHAB, "budi", ENGAGEMENT, 4, 1),
    Planned("lansia", REHAB, "budi", PLANNING, 47, 3),
    Planned("daksa", REHAB, "budi", CLOSED, 210, 60, closing="positive_change"),
    Planned("tpo", REHAB, "budi", TERMINATION, 150, 5, mark="handed", seen=True),
    Planned("tuli", REHAB, "budi", IMPLEMENTATION, 81, 24),
    # Tono, Wulan, Prita: children
    Planned("anak_ayah_tiri", CHILD, "tono", ENGAGEMENT, 1, 0, "enquiry"),
    Planned("anak_ayah_tiri", CHILD, "tono", IMPLEMENTATION, 69, 2, mark="carer", seen=True, ask=Ask("plan")),
    Planned("anak_dipukul", CHILD, "tono", PLANNING, 33, 1, "enquiry"),
    Planned("kawin_paksa", CHILD, "tono", ASSESSMENT, 17, 0),
    Planned("anak_dipukul", CHILD, "tono", CLOSED, 180, 30, closing="moved"),
    Planned("kawin_paksa", CHILD, "wulan", ENGAGEMENT, 8, 2, "enquiry"),
    Planned("anak_ayah_tiri", CHILD, "wulan", EVALUATION, 130, 6),
    Planned("anak_dipukul", CHILD, "wulan", IMPLEMENTATION, 77, 28, seen=True),
    Planned("anak_ayah_tiri", CHILD, "wulan", CLOSED, 240, 55, closing="transferred"),
    Planned("daring", CHILD, "wulan", ASSESSMENT, 25, 4),
    Planned("tuli", CHILD, "prita", IMPLEMENTATION, 52, 3),
    Planned("kawin_paksa", CHILD, "prita", FOLLOW_UP, 170, 12, seen=True, ask=Ask("closure", "head", "approved")),
    # the campus
    Planned("pacar_kampus", COUNSEL, "lina", ENGAGEMENT, 3, 0, "enquiry"),
    Planned("dosen", COUNSEL, "lina", ASSESSMENT, 21, 1, mark="warning"),
    Planned("daring", COUNSEL, "lina", IMPLEMENTATION, 63, 2, twist="again", seen=True, ask=Ask("plan", "head", "returned")),
    Planned("pacar_kampus", COUNSEL, "lina", TERMINATION, 125, 4, ask=Ask("closure", "head")),
    Planned("dosen", COUNSEL, "lina", CLOSED, 200, 45, closing="withdrawn"),
    Planned("pacar_kampus", COUNSEL, "hasan", PLANNING, 39, 3),
    Planned("dosen", COUNSEL, "hasan", ENGAGEMENT, 9, 5, "enquiry"),
    Planned("daring", COUNSEL, "hasan", EVALUATION, 112, 7),
    Planned("dosen", COUNSEL, "hasan", IMPLEMENTATION, 84, 33, seen=True),
    Planned("pacar_kampus", COUNSEL, "hasan", CLOSED, 155, 20, closing="lost_contact"),
    # Budi, for the guidance group (grouping.py); last, so that the names of the others stay theirs
    Planned("lansia", REHAB, "budi", ASSESSMENT, 84, 2),
    Planned("ekonomi", REHAB, "budi", ASSESSMENT, 88, 3),
    Planned("tpo", REHAB, "budi", ASSESSMENT, 96, 1),
)
