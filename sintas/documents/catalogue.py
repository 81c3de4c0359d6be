"""The papers of the house, one line each. A new paper = a folder on the shelf (report.py, paper.typ, words.toml) and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile

from .sheet import Sheet
from .shelf.assessment import report as assessment
from .shelf.belongings_receipt import report as belongings_receipt
from .shelf.case_report import report as case_report
from .shelf.conference_minutes import report as conference_minutes
from .shelf.consent import report as consent
from .shelf.contract import report as contract
from .shelf.duty_sheet import report as duty_sheet
from .shelf.evaluation import report as evaluation
from .shelf.follow_up_report import report as follow_up_report
from .shelf.handover_record import report as handover_record
from .shelf.intake_form import report as intake_form
from .shelf.leave_permit import report as leave_permit
from .shelf.participant_report import report as participant_report
from .shelf.plan import report as plan
from .shelf.progress_note import report as progress_note
from .shelf.progress_report import report as progress_report
from .shelf.referral_letter import report as referral_letter
from .shelf.safety_plan import report as safety_plan
from .shelf.social_report import report as social_report
from .shelf.termination_letter import report as termination_letter
from .shelf.track_report import report as track_report
from .wording import Wording

HOUSE, CLIENT, CHOSEN, RECEIVER = "house", "client", "chosen", "receiver"
EVERYTHING = (
    "identity contact address family story violence_codes perpetrator health psychology disability child legal risk_safety assessment services "
    "progress education_work"
)
EVALUATED = "identity child psychology assessment services progress"
PLANNED = "identity child family finance risk_safety assessment services progress"


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper.

    `reader`: house (stays here), client (handed to her), chosen (the worker says for whom), receiver (stands in what the
    paper is of: reading/receiver.py). `parts`: what is read of the file.
    `work`: what is read of the work (reading/work.py); `of`: the one of these of which one is chosen ("sessions": a paper about one session).
    `carries`: classes of data (catalogue data_classes and those of documents/audience.py). `verb` is asked before anything is shown.
    `for_client`: a paper of reader "chosen" that may also be handed to the client.
    """

    slug: str
    path: str  # in the page's address: everyday words that give nothing away
    build: Callable[[CaseFile, Sheet], dict[str, Any]]
    reader: str
    parts: frozenset[str]
    carries: frozenset[str]
    numbered: bool = True
    approved: bool = False
    blank: bool = True
    work: frozenset[str] = frozenset()
    of: str = ""
    for_client: bool = False
    pocket: bool = False
    verb: str = "cases.print"

    @property
    def template(self) -> str:
        """Where kit.paper finds it."""
        return f"documents/shelf/{self.slug}/paper.typ"

    def title(self, lang: str) -> str:
        """Its title, as it stands on the paper."""
        return Wording(self.slug, lang)["title"]

    def name(self, lang: str) -> str:
        """What the team calls it; a paper to carry has a title that gives nothing away."""
        wording = Wording(self.slug, lang)
        return wording["name_here"] if wording.has("name_here") else wording["title"]


def line(slug: str, path: str, build: Any, reader: str, parts: str, carries: str, *, work: str = "", **more: Any) -> PaperKind:
    """One line of the shelf; sets are written as words with spaces between."""
    return PaperKind(slug, path, build, reader, frozenset(parts.split()), frozenset(carries.split()), work=frozenset(work.split()), **more)


SHELF = (
    line(
        "intake_form",
        "penerimaan",
        intake_form.build,
        HOUSE,
        "reach people incidents events disability danger",
        "protected_address",
        approved=True,
    ),
    line("consent", "setuju", consent.build, CLIENT, "consents people", "identity services family"),
    line("contract", "kesepakatan", contract.build, CLIENT, "contract", "identity services", approved=True),
    line("safety_plan", "catatan-saya", safety_plan.build, CLIENT, "plan", "risk_safety code_word", numbered=False, pocket=True),
    line("progress_note", "perkembangan", progress_note.build, HOUSE, "", "", work="sessions", of="sessions"),
    line(
        "social_report",
        "laporan-sosial",
        social_report.build,
        CHOSEN,
        "people incidents risk contract events disability danger",
        EVERYTHING,
        approved=True,
        work="sessions assessment plan",
    ),
    line(
        "assessment",
        "asesmen",
        assessment.build,
        CHOSEN,
        "",
        "identity child family story health psychology education_work legal assessment",
        approved=True,
        work="assessment",
    ),
    line("plan", "rencana", plan.build, CHOSEN, "people", PLANNED, approved=True, work="plan", for_client=True),
    line(
        "conference_minutes",
        "berita-acara",
        conference_minutes.build,
        CHOSEN,
        "",
        "identity child story services progress",
        approved=True,
        work="conferences signatures confirmations",
        of="conferences",
    ),
    line(
        "progress_report",
        "laporan-perkembangan",
        progress_report.build,
        CHOSEN,
        "",
        EVALUATED,
        approved=True,
        work="evaluations change measuring sessions conferences plan",
        of="evaluations",
    ),
    line("evaluation", "evaluasi", evaluation.build, CHOSEN, "", EVALUATED, approved=True, work="evaluations change measuring", of="evaluations"),
    line(
        "referral_letter",
        "rujukan",
        referral_letter.build,
        RECEIVER,
        "reach people incidents disability risk danger",
        EVERYTHING,
        approved=True,
        work="referrals assessment evaluations",
        of="referrals",
    ),
    line(
        "termination_letter",
        "pengakhiran",
        termination_letter.build,
        CHOSEN,
        "",
        "identity child family contact psychology risk_safety assessment services progress",
        approved=True,
        work="termination referrals",
        for_client=True,
    ),
    line(
        "follow_up_report",
        "tindak-lanjut",
        follow_up_report.build,
        CHOSEN,
        "",
        "identity child family psychology risk_safety services progress",
        approved=True,
        work="follow_ups termination",
        of="follow_ups",
    ),
    line("duty_sheet", "kewajiban", duty_sheet.build, HOUSE, "", "", approved=True, work="duties"),
    line(
        "track_report",
        "jalur",
        track_report.build,
        CHOSEN,
        "",
        "identity child family health psychology legal risk_safety services progress education_work",
        approved=True,
        work="tracks",
        of="tracks",
    ),
    line("belongings_receipt", "barang", belongings_receipt.build, CLIENT, "", "identity services", work="stays", of="stays"),
    line("handover_record", "serah-terima", handover_record.build, HOUSE, "", "", approved=True, work="transfers handing", of="transfers"),
    line(
        "participant_report",
        "peserta-program",
        participant_report.build,
        CHOSEN,
        "",
        "identity child services progress",
        approved=True,
        work="enrolments",
        of="enrolments",
    ),
    line("leave_permit", "izin", leave_permit.build, CLIENT, "", "identity services family", work="leaves", of="leaves"),
    line(
        "case_report",
        "laporan",
        case_report.build,
        CHOSEN,
        "people incidents risk consents contract events disability danger",
        EVERYTHING,
        approved=True,
        blank=False,
        work="sessions assessment plan conferences evaluations change measuring termination referrals follow_ups wordings",
    ),
)
KINDS = {kind.slug: kind for kind in SHELF}
BY_PATH = {kind.path: kind for kind in SHELF}
