"""The Sentra's week, its dormitory, and what leads out of the house: tests of the demo that TestDemo loads once (test_demo.py)."""

from __future__ import annotations

from typing import Any

from sintas.cases.models import Case, Record, Task
from sintas.casework.models import Conference
from sintas.exchange.models import Arrival, Confirmation, Move, PartnerLink, Reply, Signature, Transfer
from sintas.exchange.reading.arrivals import unanswered_for
from sintas.exchange.reading.open_referrals import mine_on_the_way
from sintas.exchange.reading.way import readings
from sintas.intake.models import ReferralIn
from sintas.kit import clock
from sintas.programmes.models import Attendance, Enrolment, Placement, Programme
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor, actor_for
from sintas.staff.models import User
from sintas.tracks.models import CaseTrack, SafeHouseStay


def actor(username: str) -> Actor:
    return actor_for(User.objects.get(username=username))


class ShowsTheWeekAndWhatLeadsOut:
    """Mixed into TestDemo."""

    def test_the_sentra_has_a_week_and_an_instructor_who_kept_the_roll(self: Any) -> None:
        with acting_as(actor("ratna").user_id):
            assert Programme.objects.count() == 8
            assert Enrolment.current.count() == 4
            assert Placement.current.filter(until_on=None).count() == 2
        danu = actor("danu")
        with acting_as(danu.user_id):
            kept = Attendance.objects.filter(made_by=danu.user_id)
            assert kept.count() >= 7 * 4
            assert kept.filter(on__gte=clock.today()).count() == 0
            assert not Record.objects.exists()  # the roll is all an instructor sees

    def test_one_is_in_safety_and_knows_what_the_law_offers(self: Any) -> None:
        with acting_as(actor("ratna").user_id):
            assert dict(CaseTrack.current.values_list("track", "state")) == {"safe_house": "chosen", "legal": "chosen"}
            stay = SafeHouseStay.current.get()
            assert stay.left_on is None
            assert Case.objects.get(pk=stay.file_id).synthetic

    def test_a_clock_of_the_law_runs_and_nothing_waits_for_months(self: Any) -> None:
        ratna = actor("ratna")
        with acting_as(ratna.user_id):
            clocks = Task.objects.filter(done_at=None, due_at__isnull=False).exclude(duty="")
            assert [one.duty for one in clocks if one.due_at > clock.now()] == ["tpks_police_report"]
            assert 0 < max(one.days_late for one in mine_on_the_way(ratna, "id")) <= 14

    def test_a_partner_answered_by_its_link_and_a_transfer_waits(self: Any) -> None:
        with acting_as(actor("ratna").user_id):
            assert {"sent", "received", "accepted", "begun"} <= set(Move.objects.values_list("after", flat=True))
        with acting_as(actor("sari").user_id):
            assert Transfer.objects.get().outcome == "proposed"

    def test_a_conference_was_called_held_signed_and_confirmed_by_a_partner(self: Any) -> None:
        with acting_as(actor("ratna").user_id):
            signed = Signature.objects.get()
            assert Conference.current.filter(entry=signed.conference, dissents__isnull=False).exists()
            assert Reply.objects.filter(step="came").exists()
            assert Confirmation.objects.get().agrees

    def test_whoever_answered_by_a_link_has_opened_it(self: Any) -> None:
        with acting_as(actor("ratna").user_id):
            links = list(PartnerLink.objects.select_related("file__case"))
            assert len(links) == 2
            for link in links:
                assert readings(link.file.case, {link.pk: link.pk})[link.pk][0] >= 2

    def test_a_referral_waits_at_the_other_unit_and_one_of_another_house_has_begun(self: Any) -> None:
        for who in ("inah", "sari"):
            with acting_as(actor(who).user_id):
                ((waiting, enquiry),) = unanswered_for(actor(who))
                assert (waiting.taken, enquiry, waiting.late) == (False, None, False)
                assert 1 <= (clock.now() - waiting.sent_at).days <= 2
        with acting_as(actor("lina").user_id):
            came = Arrival.objects.get()
            assert came.outside
            assert list(Move.objects.filter(sending=came.sending).order_by("number").values_list("step", flat=True))[-1] == "begun"
        with acting_as(actor("budi").user_id):
            assert Case.objects.get(pk=ReferralIn.current.get(came_by=came.pk).file_id).synthetic
