"""Ratna ends the work with her client through the pages: judged, talked over, handed on, and looked at again."""

from __future__ import annotations

from typing import Any

import pytest

from sintas.casework.models import FollowUp, Referral, Termination
from sintas.kit import clock
from sintas.safekeeping import trail

from .by_hand import all_there, codes, label, read, rows, send

CRITERIA = ["emotional_stability", "social_functioning", "managing_trauma", "ready_to_return"]
SAID = {
    "manner": "bertahap, dalam tiga pertemuan",
    "final_words": "melihat kembali perjalanan enam bulan",
    "client_view": "saya lebih berani",
    "reflection": "kami membuka lagi surat dari pertemuan pertama",
    "return_view": "kakak sudah pindah ke rumah yang sama",
    "follow_up_plan": "kader menengok tiap pekan, konselor kampus siap menerima",
}
LINES = {
    "reason_words": ["beberapa tujuan tercapai"],
    "coping": ["menulis harian", "menelepon kakak"],
    "achievements": ["diterima magang"],
    "unresolved": ["ijazah belum diambil"],
    "handed_to": ["kader kelurahan"],
}


@pytest.fixture
def case(open_a_case: Any, agreed: Any) -> Any:
    made = open_a_case("ratna", name="Bunga Melati")
    agreed(made)
    return made


@pytest.fixture
def opened(case: Any, people: Any) -> Any:
    """opened(): the file open in Ratna's hands, for looking at what was stored."""
    return lambda: trail.record(by=people["ratna"], verb="read ending", file_id=case.pk, opens=True)


def test_the_ending_holds_reason_manner_last_talk_coping_and_way_back(case: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    lines = {name: "\n".join(several) for name, several in LINES.items()}
    page = send(
        signed_in("ratna"), "casework:termination", case, kind_of="planned", success="successful", reasons=["goals_met", "time_over"],
        final_counselling="held", not_rejection_explained="on", returns_to="family", source_of_trauma="partly", **SAID, **lines,
    )  # fmt: skip
    all_there(page, *SAID.values(), *(one for several in LINES.values() for one in several))
    all_there(
        page, label("ending_kinds", "planned"), label("ending_success", "successful"), label("closing_reasons", "goals_met"),
        label("closing_reasons", "time_over"), label("final_counselling", "held"), label("return_places", "family"), "dulu menjadi sumber trauma",
    )  # fmt: skip
    with as_user("ratna"):
        opened()
        kept = Termination.current.get()
        assert {name: getattr(kept, name) for name in SAID | LINES} == SAID | LINES
        assert (kept.kind_of, kept.success, kept.reasons) == ("planned", "successful", ["goals_met", "time_over"])
        assert (kept.final_counselling, kept.not_rejection_explained, kept.returns_to, kept.source_of_trauma) == (
            "held",
            True,
            "family",
            "partly",
        )


@pytest.mark.parametrize(("kind", "success"), [("planned", "successful"), ("unexpected", "unsuccessful")])
def test_an_ending_is_planned_or_not_and_succeeded_or_not(case: Any, signed_in: Any, kind: str, success: str) -> None:
    page = send(signed_in("ratna"), "casework:termination", case, kind_of=kind, success=success, reasons=["moved"])
    all_there(page, label("ending_kinds", kind), label("ending_success", success))


@pytest.mark.parametrize("criterion", CRITERIA)
def test_each_criterion_is_judged_by_itself_with_what_shows_it(
    case: Any, signed_in: Any, as_user: Any, opened: Any, criterion: str
) -> None:
    judged = [
        {"criterion": one, "level": "partly" if one == criterion else "", "evidence": "terlihat di asrama" if one == criterion else ""}
        for one in CRITERIA
    ]
    page = send(signed_in("ratna"), "casework:termination", case, **rows("judged", *judged))
    all_there(page, label("termination_criteria", criterion), label("readiness_levels", "partly"), "terlihat di asrama", "Belum dinilai: ")
    with as_user("ratna"):
        opened()
        kept = Termination.current.get()
        assert (kept.judged, kept.evidence) == ([f"{criterion}:partly"], {criterion: "terlihat di asrama"})


def test_an_ending_waits_for_its_safe_way_back(case: Any, signed_in: Any) -> None:
    ratna, gap = signed_in("ratna"), "Klien kembali ke lingkungan yang dulu menjadi sumber trauma"
    send(ratna, "casework:termination", case, returns_to="family", source_of_trauma="yes", manner="bertahap")
    assert gap in read(ratna, "casework:stage", case, "termination")
    send(ratna, "cases:safety_plan", case, signals="ia mulai membentak", during="pergi ke rumah bibi", keep_paper="kept_here")
    assert gap not in read(ratna, "casework:stage", case, "termination")


def test_a_referral_says_to_whom_why_and_how_the_client_is(case: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    condition = ["tenang saat bercerita", "tidur cukup", "mampu menunggu giliran", "mengingat tugasnya"]
    page = send(
        signed_in("ratna"), "casework:referral", case, receiver="Pendamping BIMPOK", receiver_kind="carers", happened="22 September 2024",
        reasons="waktu praktik selesai", purpose="melanjutkan latihan", condition="\n".join(condition), chronology="datang sendiri",
        services_given="lima sesi", urgency="this_week", state="sent",
    )  # fmt: skip
    all_there(page, "Pendamping BIMPOK", "waktu praktik selesai", *condition, "22 Sep")
    with as_user("ratna"):
        opened()
        kept = Referral.current.get()
        assert (kept.receiver, kept.happened, kept.reasons, kept.condition) == (
            "Pendamping BIMPOK",
            "2024-09-22",
            ["waktu praktik selesai"],
            condition,
        )
        assert (kept.purpose, kept.chronology, kept.services_given, kept.state) == (
            "melanjutkan latihan",
            "datang sendiri",
            "lima sesi",
            "sent",
        )


@pytest.mark.parametrize("channel", codes("follow_up_channels"))
def test_a_look_after_the_ending_names_its_channel(case: Any, signed_in: Any, as_user: Any, opened: Any, channel: str) -> None:
    page = send(signed_in("ratna"), "casework:follow_up", case, channel=channel, reached="on", condition="tidur cukup, sekolah lancar")
    all_there(page.casefold(), label("follow_up_channels", channel).casefold(), "tidur cukup, sekolah lancar")
    with as_user("ratna"):
        opened()
        assert FollowUp.current.get().channel == channel


@pytest.mark.parametrize("answer", ["refer", "accompany"])
def test_a_sign_of_relapse_waits_for_its_answer(case: Any, signed_in: Any, as_user: Any, opened: Any, answer: str) -> None:
    ratna = signed_in("ratna")
    waiting = "Ada tanda kemunduran yang belum dijawab"
    send(ratna, "casework:follow_up", case, channel="school", reached="on", condition="menyendiri", signs=["withdrawing"])
    assert waiting in read(ratna, "casework:stage", case, "follow_up")
    with as_user("ratna"):
        opened()
        look = FollowUp.current.get()
    send(
        ratna, "casework:follow_up_entry", case, look.entry, channel="school", reached="on", condition="menyendiri", signs=["withdrawing"],
        answers=[answer], based_on="1",
    )  # fmt: skip
    assert waiting not in read(ratna, "casework:stage", case, "follow_up")
    all_there(read(ratna, "casework:ending_page", case), label("relapse_signs", "withdrawing"), label("relapse_answers", answer))


def test_after_the_case_is_closed_one_still_looks_in(case: Any, signed_in: Any, as_user: Any, people: Any, opened: Any) -> None:
    ratna = signed_in("ratna")
    send(ratna, "casework:close", case, reason_code="moved")
    page = send(ratna, "casework:follow_up", case, channel="visit", reached="on", condition="tinggal bersama bibi")
    assert "tinggal bersama bibi" in page
    with as_user("ratna"):
        opened()
        case.refresh_from_db()
        assert case.closed_on == clock.today()
        assert FollowUp.current.get().condition == "tinggal bersama bibi"
