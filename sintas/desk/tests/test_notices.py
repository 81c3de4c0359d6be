"""Budi is put on a case: a sentence without a name stands in his day until he has read it."""

from sintas.cases.actions.team import add_member, end_membership
from sintas.staff.models import Notice


def test_a_notice_stands_until_it_is_read(open_a_case, people, cast, as_user, signed_in):
    case = open_a_case("ratna", name="Bunga Melati")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        assert Notice.objects.count() == 0  # the giver does not read the other's
    budi = signed_in("budi")
    page = budi.get("/").content.decode()
    assert "Anda masuk dalam tim sebuah kasus." in page
    assert "Melati" not in page
    with as_user("budi"):
        told = Notice.objects.get()
    signed_in("tono").post("/kabar/dibaca/", {"id": str(told.pk)})
    assert "Anda masuk dalam tim" in budi.get("/").content.decode()
    assert budi.post("/kabar/dibaca/", {"id": [str(told.pk), "no id"]}).status_code == 302
    assert "Anda masuk dalam tim" not in budi.get("/").content.decode()


def test_a_notice_leads_only_into_a_file_that_is_still_ones_own(open_a_case, people, cast, as_user, signed_in):
    """Budi left again, Dewi looks after the client without reading the file: the sentence stays, the file's id does not."""
    case = open_a_case("ratna", name="Bunga Melati")
    there = f"/kasus/{case.pk}/"
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
    assert there in signed_in("budi").get("/").content.decode()
    with as_user("ratna"):
        end_membership(by=people["ratna"], case=case, user_id=cast["budi"].pk, why="left")
    for who in ("budi", "dewi"):
        page = signed_in(who).get("/").content.decode()
        assert "Anda masuk dalam tim sebuah kasus." in page, who
        assert f'"{there}"' not in page, who


def test_a_notice_never_crosses_to_another_house(people, cast, as_user):
    import pytest
    from django.db import ProgrammingError, transaction

    with as_user("ratna"), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Notice.objects.bulk_create([Notice(user_id=cast["lina"].pk, code="task_given")])
