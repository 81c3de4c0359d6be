"""The course of a track, and the receipt for belongings, read back out of the PDF; what an outsider is not told."""

from datetime import timedelta

import pytest

from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.tracks.actions.advocating import advocate
from sintas.tracks.actions.progressing import record_progress
from sintas.tracks.actions.staying import record_stay
from sintas.tracks.actions.steps import record_step
from sintas.tracks.actions.weighing import weigh
from sintas.tracks.loader import slugs
from sintas.tracks.models import CaseTrack
from sintas.tracks.reading.paper_shapes import CLASSES

pytestmark = pytest.mark.django_db
SLUG = "track_report"


def holds(text, *several):
    for words in several:
        assert words in text, words


def lacks(text, *several):
    for words in several:
        assert words not in text, words


@pytest.fixture
def on_tracks(open_a_case, people, as_user, choose, letterhead):
    """Bunga's case on four tracks, each with something recorded."""
    case, by = open_a_case("ratna", name="Bunga Melati"), people["ratna"]
    today = clock.today()
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
    choose(case, "legal", client_words="mau tahu haknya dulu")
    for slug in ("safe_house", "counselling", "economic"):
        choose(case, slug)
    said = {"by": by, "case": case, "happened": today}
    with as_user("ratna"):
        record_step(**said, part="legal-rights_told", state="done", outcome="wants_to_report", what="dijelaskan pelan-pelan")
        record_step(
            **said, part="legal-police_report", state="done", outcome="by_client", companions=["worker"], papers=["police_receipt"],
            paper_numbers=["LP 7/XI"], what="dua jam di polsek", client_words="lega sudah bicara",
        )  # fmt: skip
        advocate(**said, part="legal-visum_request", service_kind="health", who_refused="loket", reason="diminta biaya", steps=["menelepon"])
        record_stay(
            **(said | {"happened": today - timedelta(days=3)}), criteria=["life_threatened"], children=2, belongings=["tas biru", "KTP"],
            on_arrival="lelah", extended_until=today + timedelta(days=9), extension_reason="masih dicari", approved_by="kepala unit", approved_on=today,
        )  # fmt: skip
        weigh(
            **said, question="tinggal di mana", alternatives=[{"what": "pulang ke kakak", "fit": "dekat"}, {"what": "kos sendiri", "limits": "biaya"}],
            state="chosen", chosen=1, choice_words="mau yang dekat",
        )  # fmt: skip
        record_progress(**said, kind_of="training", level=2, rater="client", name="menjahit", client_words="sudah bisa pola")
    return case


def entry_of(case, track, as_user):
    with as_user("ratna"):
        return CaseTrack.current.get(file_id=case.pk, track=track).entry


def test_the_course_of_the_law_is_told_by_its_days(on_tracks, printing, as_user):
    text = printing.text(on_tracks, SLUG, about=entry_of(on_tracks, "legal", as_user))
    holds(
        text, "Pendampingan hukum", "Bukan nasihat hukum", "UU 23/2004 pasal 10", "Klien ingin melapor", "Dilaporkan klien sendiri", "LP 7/XI",
        "Pekerja sosial", "dua jam di polsek", "“lega sudah bicara”", "“mau tahu haknya dulu”", "diminta biaya", "menelepon",
        "Langkah yang belum selesai", "Konsultasi hukum", "BM", "KS-0001",
    )  # fmt: skip
    lacks(text, "Bunga", "tas biru", "pulang ke kakak", "menjahit")


def test_a_stay_is_told_without_a_place_and_with_whose_leave(on_tracks, printing, as_user):
    text = printing.text(on_tracks, SLUG, about=entry_of(on_tracks, "safe_house", as_user))
    holds(text, "Nyawa terancam", "3 dari paling lama 12", "masih dicari", "kepala unit", "tas biru", "lelah")
    lacks(text, "LP 7/XI")


def test_the_clients_own_alternatives_and_choice(on_tracks, printing, as_user):
    text = printing.text(on_tracks, SLUG, about=entry_of(on_tracks, "counselling", as_user))
    holds(text, "tinggal di mana", "pulang ke kakak (dipilih klien)", "kos sendiri", "biaya", "“mau yang dekat”")


def test_progress_names_who_rated_it(on_tracks, printing, as_user):
    text = printing.text(on_tracks, SLUG, about=entry_of(on_tracks, "economic", as_user))
    holds(text, "menjahit", "Bisa dengan bantuan sesekali", "dinilai klien", "sudah bisa pola")


def test_an_outsider_is_told_of_the_tracks_the_client_released(on_tracks, printing, agree, as_user):
    agree(on_tracks, "police", ["identity", "services", "legal"], purpose="legal_process")
    outside = {"recipient": "police", "purpose": "legal_process"}
    text = printing.text(on_tracks, SLUG, about=entry_of(on_tracks, "legal", as_user), **outside)
    holds(text, "Laporan ke polisi", "LP 7/XI", "Salinan untuk")
    lacks(text, "dua jam di polsek", "lega sudah bicara", "diminta biaya")
    for track in ("counselling", "economic", "safe_house"):
        text = printing.text(on_tracks, SLUG, about=entry_of(on_tracks, track, as_user), **outside)
        lacks(text, "tinggal di mana", "pulang ke kakak", "menjahit", "Nyawa terancam", "lelah", "masih dicari")


def test_that_somebody_is_in_a_safe_house_is_said_to_nobody_without_leave(on_tracks, printing, agree, as_user):
    agree(on_tracks, "police", ["identity", "services"], purpose="legal_process")
    wish = {"about": entry_of(on_tracks, "safe_house", as_user), "recipient": "police", "purpose": "legal_process"}
    lacks(printing.text(on_tracks, SLUG, **wish), "tas biru", "Boleh tinggal sampai", "Tiba", "Rumah aman", "rumah aman", "malam")
    with pytest.raises(BadInput):
        printing.final(on_tracks, SLUG, **wish)


def test_every_track_says_which_classes_of_data_it_tells_of():
    assert set(CLASSES) == set(slugs())
    assert {one for classes in CLASSES.values() for one in classes} <= {row.code for row in load("data_classes").rows}


def test_the_receipt_says_neither_where_nor_why(on_tracks, printing):
    text = printing.text(on_tracks, "belongings_receipt")
    holds(text, "Tanda terima barang", "tas biru", "KTP", "BM", "Petugas yang menerima", "cap jempol")
    lacks(text, "Bunga", "rumah aman", "Nyawa", "lelah", "masih dicari", "kekerasan", "shelter")


def test_without_a_track_nothing_is_printed(open_a_case, letterhead, printing):
    case = open_a_case("ratna")
    for slug in (SLUG, "belongings_receipt"):
        with pytest.raises(BadInput):
            printing.final(case, slug)


def test_papers_are_made_and_nobody_else_finds_them(on_tracks, printing, signed_in):
    assert printing.final(on_tracks, SLUG).letter
    assert printing.final(on_tracks, "belongings_receipt").letter
    for stranger in ("budi", "tono", "lina"):
        for path in ("jalur", "barang"):
            assert signed_in(stranger).get(f"/kasus/{on_tracks.pk}/surat/{path}/").status_code == 404
