"""The life of a referral, walked at random: whatever team, partner and client do, there is no limbo, and a release that ended shows nothing."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sintas.cases.actions.consent import record_consent, withdraw_consent
from sintas.cases.models import ReleaseBody
from sintas.casework.actions.ending import answer_referral, refer
from sintas.casework.models import Referral
from sintas.exchange.actions.answering_back import answer_as_partner
from sintas.exchange.actions.entering import knock
from sintas.exchange.actions.following import SAYS
from sintas.exchange.actions.linking import give_link, take_link_back
from sintas.exchange.actions.recording import record_step, take_in
from sintas.exchange.models import Move, Sending
from sintas.exchange.reading.state import last_move, last_sending, not_noted, standing_links
from sintas.practice.referral import ENDED, allowed, steps_from
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import Refusal

STEPS = ("received", "accepted", "begun", "done", "declined", "lapsed", "withdrawn", "feedback")
DOES = st.one_of(
    st.tuples(st.just("partner"), st.sampled_from(STEPS)),
    st.tuples(st.just("team"), st.sampled_from(STEPS)),
    st.tuples(st.just("casework"), st.sampled_from(("accepted", "declined", "done", "sent", "prepared"))),
    st.tuples(st.sampled_from(("link", "link back", "take in", "consent withdrawn", "consent")), st.just("")),
)


class Life:
    """One referral and every link that was ever made for it."""

    def __init__(self, way):
        self.way, self.links, self.ended = way, [], set()
        self.said = {"by": way.by, "case": way.case, "entry": way.entry}

    def do(self, what, which):
        """As whoever does it; what cannot be is refused in words, never by an error."""
        with suppress(Refusal):
            if what == "partner":
                self.answer(which)
                return
            with acting_as(self.way.by.user_id):
                self.as_team(what, which)

    def answer(self, step):
        for given_link in self.links[-1:]:
            with acting_as(given_link.link_id):
                partner = knock(given_link.link_id, given_link.token)
                if partner is not None:
                    answer_as_partner(by=partner, step=step, words="kata mitra")

    def as_team(self, what, which):
        by, case = self.way.by, self.way.case
        if what == "team":
            record_step(**self.said, step=which, words="kata tim")
        elif what == "casework" and which in ("sent", "prepared"):
            number = Referral.current.get(entry=self.way.entry).number
            refer(**self.said, based_on=number, receiver="RS Contoh", receiver_kind="health", state=which)
        elif what == "casework":
            answer_referral(**self.said, state=which, answer="kata tim")
        elif what == "link":
            self.links.append(give_link(**self.said))
        elif what == "link back":
            take_link_back(**self.said)
        elif what == "take in":
            take_in(**self.said)
        elif what == "consent withdrawn":
            withdraw_consent(by=by, case=case, purposes=["referral"])
        else:
            record_consent(
                by=by, case=case, outcome="given", purposes=["referral"], recipients=["health"], data_classes=["identity", "services", "story"]
            )

    def check(self):
        self.links_show_only_what_stands()
        with acting_as(self.way.by.user_id):
            sending, state = last_sending(self.way.case, self.way.entry), Referral.current.get(entry=self.way.entry).state
            assert sending is not None
            last = last_move(sending)
            moves = list(Move.objects.filter(sending=sending).order_by("number"))
            assert [one.number for one in moves] == list(range(1, len(moves) + 1))
            assert all(one.before == two for one, two in zip(moves, ["", *(m.after for m in moves)], strict=False))
            assert last.after in ENDED or (allowed(last.after) and steps_from(last.after))  # a way on, or an end
            if last.after in ("declined", "lapsed", "withdrawn"):
                assert not standing_links(sending)
            if not not_noted(sending):  # nothing waits to be taken in: the two rooms say the same
                assert last.after in SAYS[state]

    def links_show_only_what_stands(self):
        """A link that ended shows nothing, and never again shows anything."""
        for one in self.links:
            with acting_as(one.link_id):
                opens = knock(one.link_id, one.token) is not None
                seen = (Sending.objects.count(), ReleaseBody.objects.count())
                assert seen == ((1, 1) if opens else (0, 0))
                assert not Referral.objects.exists()
                assert not (opens and one.link_id in self.ended)
                if not opens:
                    self.ended.add(one.link_id)


@pytest.mark.parametrize("turn", range(2))
def test_no_limbo_and_nothing_shown_after_the_end(on_its_way, turn):
    from django.db import transaction

    @settings(
        max_examples=25, deadline=None, database=None, derandomize=turn == 0, phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.lists(DOES, min_size=3, max_size=14))
    def walk(things):
        with transaction.atomic():
            life = Life(on_its_way)
            for what, which in [("link", ""), *things]:
                life.do(what, which)
                life.check()
            transaction.set_rollback(True)

    walk()
