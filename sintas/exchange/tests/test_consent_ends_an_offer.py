"""The client takes her yes back before the other unit has answered: the offer ends with it, and the case stays."""

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.policy import visible_to
from sintas.cases.reading.releases import open_release
from sintas.exchange.actions.receiving import accept
from sintas.exchange.reading.incoming import incoming_for
from sintas.kit import clock
from sintas.safekeeping.refusals import NotNow, NotYours


def test_no_yes_no_offer(offered, case, people, cast, as_user):
    with as_user("ratna"):
        withdraw_consent(by=people["ratna"], case=case, purposes=["transfer"], happened=clock.today())
    with as_user("wulan"):
        assert incoming_for(people["wulan"]) == []
        with pytest.raises(NotYours):
            open_release(by=people["wulan"], release_id=offered.pk)
        with pytest.raises(NotNow):
            accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)
    with as_user("ratna"):
        assert visible_to(people["ratna"]).filter(pk=case.pk).exists()


def test_another_yes_taken_back_leaves_the_offer(offered, case, people, as_user):
    with as_user("ratna"):
        withdraw_consent(by=people["ratna"], case=case, purposes=["referral"], happened=clock.today())
    with as_user("wulan"):
        assert [one.transfer_id for one in incoming_for(people["wulan"])] == [offered.pk]
