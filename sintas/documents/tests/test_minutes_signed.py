"""The paper of minutes says who signed which version on the screen, and that an older signature is of words that were replaced."""

import pytest

from sintas.casework.models import Conference
from sintas.exchange.actions.signing import sign_minutes
from sintas.exchange.models import Signature
from sintas.safekeeping import trail

from . import worked as stages

pytestmark = pytest.mark.django_db
SECTION = "Ditandatangani di layar"


@pytest.fixture
def held(worked, people, as_user):
    """hold(...) -> a second conference with Ratna at the table, or its next version; signed by her."""

    def hold(**more):
        with as_user("ratna"):
            trail.record(by=people["ratna"], verb="read conference", file_id=worked.pk, opens=True)
            came = [{"name": "Ratna", "position": "Pekerja sosial", "institution": "", "user": str(people["ratna"].user_id)}]
            row = stages.confer(worked, people["ratna"], attendance=came, **more)
            sign_minutes(by=people["ratna"], case=worked, entry=row.entry, version=row.number)
        return row

    return hold


def test_who_signed_stands_on_the_paper_with_version_time_and_proof(worked, held, printing, as_user):
    row = held(discussion="Pertemuan kedua.")
    text = printing.text(worked, "conference_minutes", about=row.entry)
    with as_user("ratna"):
        proof = bytes(Signature.objects.get().digest).hex()
    for words in (SECTION, "Ratna", "versi 1", "berlaku", proof[:12]):
        assert words in text, words
    assert proof[:13] not in text and "sudah diganti" not in text
    assert SECTION in printing.text(worked, "conference_minutes", mode="preview", about=row.entry)
    assert "Signed on the screen" in printing.text(worked, "conference_minutes", lang="en", about=row.entry)


def test_a_signature_of_an_older_version_is_shown_as_replaced(worked, held, printing, as_user):
    row = held()
    held(entry=row.entry, based_on=1, decisions=[], dissents=[], discussion="Diperbaiki.")
    text = printing.text(worked, "conference_minutes", about=row.entry)
    after = text[text.index(SECTION) :]
    assert after.index("versi 2") < after.index("berlaku") < after.index("versi 1") < after.index("sudah diganti versi baru")


def test_minutes_nobody_signed_have_no_such_part_and_an_outsider_learns_no_name(worked, held, printing, as_user):
    with as_user("ratna"):
        first = Conference.current.get(file_id=worked.pk).entry
    row = held()
    assert SECTION not in printing.text(worked, "conference_minutes", about=first)
    assert SECTION not in printing.text(worked, "conference_minutes", recipient="police", purpose="legal_process", about=row.entry)
