"""A file with something in every part that a paper reads, made through the real verbs. All people are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from sintas.cases.actions.client import describe_client
from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.contract import agree_contract
from sintas.cases.actions.disability import describe_disability
from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.people import record_person
from sintas.cases.actions.reach import record_reach
from sintas.cases.actions.risk import assess_risk
from sintas.cases.actions.safety_plan import write_safety_plan
from sintas.cases.actions.urgent import record_urgent_step
from sintas.cases.actions.writing import record_contact, write_note
from sintas.cases.bases import Case
from sintas.cases.models import Client
from sintas.casework.actions.sessions import record_session
from sintas.documents.actions.printing import make_final, take_out
from sintas.documents.actions.word_copies import take_out_word
from sintas.documents.reading.composing import Composed, compose, wanted
from sintas.kit import paper
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.paper.reading import text_of
from sintas.safekeeping import trail
from sintas.staff.models import Unit

from . import worked as stages

HIDDEN = "Jl. Melati Dalam No. 12, RT 03, Contohan"
UNSAFE = "Parman"
CODE_WORD = "beras habis"


@pytest.fixture
def letterhead(house: Any) -> Unit:
    """Ratna's unit with letterhead, numbering and an approver's title."""
    unit: Unit = house.unit
    unit.letterhead = ["Sentra Contoh Melati", "Jl. Contoh No. 5, Kabupaten Contoh", "Telepon 021 5550 100"]
    unit.place, unit.letter_code, unit.approver_title = "Contoh", "PSL", "Kepala Unit Rehabilitasi"
    unit.save()
    return unit


@pytest.fixture
def full(open_a_case: Callable[..., Case], people: dict[str, Any], as_user: Any, letterhead: Unit) -> Case:
    """Bunga, 16, hidden from her stepfather who is her unsafe guardian; her aunt is the safe one."""
    case = open_a_case("ratna", name="Bunga Sari")
    by = people["ratna"]
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
        before = Client.current.get(file_id=case.pk)
        describe_client(
            by=by, case=case, entry=before.entry, based_on=1, name="Bunga Sari", called="Kak Bunga", birth=FuzzyDate.at_age(16), sex="female",
            address=HIDDEN, address_protected=True, lives_with="bibi", languages=["indonesian"], occupation="pelajar",
        )  # fmt: skip
        record_person(by=by, case=case, name=UNSAFE, relation="stepfather", is_guardian=True, unsafe_guardian=True, is_perpetrator=True)
        record_person(
            by=by,
            case=case,
            name="Wati",
            relation="aunt",
            is_guardian=True,
            is_support=True,
            in_household=True,
            address="Jl. Melati Dalam no 12",
        )
        record_reach(by=by, case=case, channel="phone", value="081234567890", when="sore", code_word="mangga muda", first_choice=True)
        describe_disability(by=by, case=case, accommodation="butuh jeda dan ruang tenang")
        record_incident(
            by=by, case=case, forms=("simfoni:sexual", "simfoni:psychological"), happened=FuzzyDate.in_year(2024), place_kind="own_home",
            told=f"Menurut klien, {UNSAFE} datang malam hari. Kini ia di jl. melati dalam no. 12 RT 03 Contohan.",
            own_view="Saya ingin tidur tanpa takut.",
        )  # fmt: skip
        record_contact(
            by=by, case=case, form="conversation", parties=("client",), approach="Duduk bersama.", result="Klien mau bercerita.",
            happened=date(2024, 9, 2),
        )  # fmt: skip
        write_note(by=by, case=case, text="Catatan kerja: cek kamar.", happened=date(2024, 9, 3))
        record_urgent_step(
            by=by, case=case, kind="safe_room", what="Pindah ke rumah bibi", reason="Pelaku datang", happened=date(2024, 9, 1)
        )
        assess_risk(
            by=by, case=case, level="high", reasons="Pelaku tahu sekolahnya.", protective_words="bibi melindungi", happened=date(2024, 9, 2)
        )
        agree_contract(
            by=by, case=case, aims="Klien aman dan bersekolah.", client_tasks="Memberi kabar tiap sore.", worker_tasks="Menemani ke sekolah.",
            timetable="Selasa sore.", happened=date(2024, 9, 3),
        )  # fmt: skip
        record_session(
            by=by, case=case, happened=date(2024, 9, 5), before_consent_reason="klien minta segera", note="Klien bercerita tentang sekolah.",
            client_words="Saya lebih tenang.", achievement="Tidur lebih nyenyak.", next_step="Ke sekolah bersama", techniques=["support"],
        )  # fmt: skip
        write_safety_plan(
            by=by, case=case, code_word=CODE_WORD, keep_paper="safe_to_carry",
            parts={"signals": ["suara motor"], "places": ["rumah Bu Rini"], "people": ["Bu Rini"], "what_to_take": ["KTP", "obat"]},
        )  # fmt: skip
    return case


@pytest.fixture
def worked(full: Case, people: dict[str, Any], as_user: Any) -> Case:
    """Bunga's file with an assessment, a plan and a conference."""
    by = people["ratna"]
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=full.pk, opens=True)
        stages.assess(full, by)
        stages.plan(full, by)
        stages.confer(full, by)
    return full


@pytest.fixture
def finished(worked: Case, people: dict[str, Any], as_user: Any) -> Case:
    """Bunga's file walked to follow-up: two evaluations, an ending, two times of looking in. No referral yet."""
    from . import worked_ends as ends

    by = people["ratna"]
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=worked.pk, opens=True)
        ends.look_twice(worked, by)
        ends.end(worked, by)
        ends.look_in(worked, by)
    return worked


@pytest.fixture
def agree(people: dict[str, Any], as_user: Any) -> Callable[..., None]:
    """agree(case, "police", ["identity"], purpose="legal_process"): the client (and for a child the safe guardian) says yes."""

    def say(case: Case, recipient: str, classes: list[str], purpose: str = "referral", guardian: Any = None) -> None:
        by = people["ratna"]
        facts: dict[str, Any] = {"purposes": [purpose], "recipients": [recipient], "data_classes": classes, "reading": "read_aloud"}
        with as_user("ratna"):
            record_consent(by=by, case=case, outcome="given", **facts)
            if guardian:
                record_consent(by=by, case=case, outcome="given", given_by="guardian", guardian=guardian, child_assent="yes", **facts)

    return say


@pytest.fixture
def printing(people: dict[str, Any], as_user: Any) -> SimpleNamespace:
    """The room's verbs as Ratna: composed(case, slug), text(case, slug), final(case, slug), read(case, paper)."""
    by = people["ratna"]

    def composed(case: Case, slug: str, mode: str = "final", **wish: Any) -> Composed:
        with as_user("ratna"):
            trail.record(by=by, verb="print preview", file_id=case.pk, opens=True)
            return compose(by=by, case=case, wish=wanted(slug, **wish), mode=mode)

    def text(case: Case, slug: str, mode: str = "final", **wish: Any) -> str:
        made = composed(case, slug, mode, **wish)
        return " ".join(text_of(paper.render(wanted(slug).kind.template, made.data).bytes))

    def final(case: Case, slug: str, **more: Any) -> Any:
        wish = {key: more.pop(key) for key in ("lang", "recipient", "purpose", "about") if key in more}
        with as_user("ratna"):
            return make_final(by=by, case=case, wish=wanted(slug, **wish), **more)

    def read(case: Case, row: Any) -> bytes:
        with as_user("ratna"):
            return take_out(by=by, case=case, paper_id=row.pk).body

    return SimpleNamespace(composed=composed, text=text, final=final, read=read)


@pytest.fixture
def in_word(printing: SimpleNamespace, people: dict[str, Any], as_user: Any) -> Callable[..., Any]:
    """in_word(case, slug): (the paper, the Word file's bytes) as Ratna."""

    def make(case: Case, slug: str, **wish: Any) -> Any:
        row = printing.final(case, slug, word=True, **wish)
        with as_user("ratna"):
            return row, take_out_word(by=people["ratna"], case=case, paper_id=row.pk)

    return make
