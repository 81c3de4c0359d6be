"""Who would sit together: Budi's girl of fifteen beside Ratna's client. Ratna sees what each lets go, and thinks over what is severe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.actions.incident import record_incident
from sintas.cases.codes import form_label
from sintas.cases.models import Case
from sintas.groupwork.actions.agreeing import agree_contract
from sintas.groupwork.actions.composing import look_again, weigh_composition
from sintas.groupwork.actions.members import accept, take_up
from sintas.groupwork.actions.proposing import propose, take_back
from sintas.groupwork.actions.stages import NotReady, complete_stage
from sintas.groupwork.models import Group, GroupComposition
from sintas.groupwork.reading.composition import look
from sintas.groupwork.reading.copy import SaidOfHer
from sintas.groupwork.reading.forming import forming
from sintas.groupwork.testing import agree
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]
HIDDEN = SaidOfHer(verbal="few_words", interest="unsure", fears_groups=True, warned=("stays_hidden",))


@pytest.fixture
def group(form_a_group: Make) -> Group:
    found: Group = form_a_group(purposes=["social_roles"], rules_words="saling mendengarkan")
    return found


@pytest.fixture
def hers(open_a_case: Make) -> Case:
    found: Case = open_a_case("budi", name="Bunga Melati", age_stated=23)
    return found


@pytest.fixture
def proposed(group: Group, hers: Case, open_a_case: Make, propose_her: Make) -> tuple[Any, Any]:
    """Mel, whom nobody may find; and Dah, of another worker."""
    mine = propose_her(hers, group, called="Mel", of_her=HIDDEN)
    return mine, propose_her(open_a_case("ratna", name="Dahlia", age_stated=45), group, who="ratna", called="Dah")


def said(group: Group, by: Actor) -> Any:
    """What stands."""
    trail.record(by=by, verb="read group", file_id=group.pk, opens=True)
    return GroupComposition.current.get().words


def test_side_by_side_with_a_word_on_what_is_severe(
    group: Group, hers: Case, proposed: tuple[Any, Any], signed_in: Make, people: People
) -> None:
    page, path = signed_in("ratna"), f"/kelompok/{group.pk}/susunan/"
    text = page.get(path).content.decode()
    assert "Mel" in text and "23" in text and "45" in text and "Sedikit kata" in text and "Keberadaannya tidak boleh diketahui" in text
    assert "Usia berjauhan" in text and "Bunga" not in text
    boxes = [word.split('"')[0] for word in text.split('name="on_')[1:]]
    assert len(boxes) == 1
    assert "belum dilihat" in page.get(f"/kelompok/{group.pk}/").content.decode()
    sent = {f"on_{boxes[0]}": "dijemput di pintu belakang", "submission": "A" * 22}
    assert [page.post(path, sent).status_code for _ in range(2)] == [302, 302]
    assert "dijemput di pintu belakang" in page.get(path).content.decode()
    other = page.post(path, {f"on_{boxes[0]}": "lewat pintu samping", "based_on": "", "submission": "B" * 22})  # from a page older than that
    assert other.status_code == 409 and "lewat pintu samping" in other.content.decode()
    assert "sudah dilihat" in page.get(f"/kelompok/{group.pk}/").content.decode()
    with acting_as(people["ratna"].user_id):
        assert forming(group).severe_unanswered == 0 and GroupComposition.objects.filter(set_aside=False).count() == 1
        assert GroupComposition.objects.filter(set_aside=True).count() == 1
    with acting_as(people["budi"].user_id):  # each look stands in her own file
        assert Trail.objects.filter(file_id=hers.pk, verb="read release", actor_id=people["ratna"].user_id).exists()


def test_what_happened_to_her_goes_along_only_as_she_lets_it(group: Group, hers: Case, people: People) -> None:
    budi, ratna = people["budi"], people["ratna"]

    def forms(*classes: str) -> list[str]:
        with acting_as(budi.user_id):
            agree(budi, hers, "identity", "violence_codes")
            propose(by=budi, case=hers, group_id=group.pk, called="Mel", classes=classes)
        with acting_as(ratna.user_id):
            (row,) = look(ratna, group).table.rows
        with acting_as(budi.user_id):
            take_back(by=budi, case=hers, group_id=group.pk)
        return [str(cell.words) for cell in row]

    with acting_as(budi.user_id):
        record_incident(by=budi, case=hers, forms=["practice:physical"], told="dipukul")
    hidden, shown = forms(), forms("violence_codes")
    assert hidden[4] == "–" and shown[4] == form_label("practice:physical", "id")
    assert "dipukul" not in "".join(shown)


def test_whoever_is_new_is_looked_at_before_the_stage_is_complete(group: Group, proposed: tuple[Any, Any], people: People) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        for release in proposed:
            accept(by=ratna, group=group, member_id=take_up(by=ratna, group=group, release_id=release).pk, words="dua kali bicara")
        agree_contract(by=ratna, case=group, aims="saling menguatkan")
        assert forming(group).severe_unanswered is None
        with pytest.raises(NotReady) as refused:
            complete_stage(by=ratna, group=group, stage="engagement")
        assert [one.code for one in refused.value.verdict.missing] == ["safe_together"]
        assert forming(group).severe_unanswered == 1
        key = next(one.key for one in look(ratna, group).remarks if one.severe)
        assert key == f"warned_stays_hidden:{proposed[0]}"
        weigh_composition(by=ratna, case=group, words={key: "dijemput", "lain": "x"}, based_on=1)
        assert complete_stage(by=ratna, group=group, stage="engagement") == "assessment"
        assert said(group, ratna) == {key: "dijemput"}


def test_who_took_consent_back_is_seen_no_more_and_what_was_said_of_others_holds(
    group: Group, hers: Case, proposed: tuple[Any, Any], people: People, signed_in: Make, open_a_case: Make
) -> None:
    ratna, budi = people["ratna"], people["budi"]
    girl = open_a_case("ratna", name="Cempaka", age_stated=15)
    with acting_as(ratna.user_id):
        agree(ratna, girl, "identity", "child")
        child = propose(by=ratna, case=girl, group_id=group.pk, called="Cem")
        keys = [one.key for one in look(ratna, group).remarks if one.severe]
        assert sorted(keys) == sorted([f"children_with_adults:{child}", f"warned_stays_hidden:{proposed[0]}"])
        weigh_composition(by=ratna, case=group, words=dict.fromkeys(keys, "dibicarakan"))
    with acting_as(budi.user_id):
        withdraw_consent(by=budi, case=hers, purposes=["group_work"])
    with acting_as(ratna.user_id):
        assert forming(group).severe_unanswered is None
        look_again(by=ratna, group=group)
        row = GroupComposition.current.get()
        assert row.unanswered == 0 and proposed[0] not in row.seen
        assert said(group, ratna) == {f"children_with_adults:{child}": "dibicarakan"}
        look_again(by=ratna, group=group)
        assert GroupComposition.objects.count() == 2  # nothing new to look at
    text = signed_in("ratna").get(f"/kelompok/{group.pk}/susunan/").content.decode()
    assert "Cem" in text and ">Mel<" not in text and "Keberadaannya" not in text
    path = f"/kelompok/{group.pk}/susunan/{row.entry}/riwayat/"
    assert path in text
    past = signed_in("ratna").get(path).content.decode()  # what she let go is told no more, in earlier looks either
    assert past.count("dibicarakan") == 2 and "3 orang" in past and "2 orang" in past and "tidak dibuka lagi untuk kelompok: 1" in past
    assert "Keberadaannya" not in past and "(Mel" not in past and signed_in("budi").get(path).status_code == 404


def test_a_longer_list_asks_for_rows_of_the_trail_alone(
    group: Group, proposed: tuple[Any, Any], people: People, open_a_case: Make, propose_her: Make, django_assert_max_num_queries: Make
) -> None:
    for at in range(3):
        propose_her(open_a_case("ratna", name=f"Dahlia {at}"), group, who="ratna", called=f"Dah {at}")
    with acting_as(people["ratna"].user_id), django_assert_max_num_queries(20):
        assert len(look(people["ratna"], group).seen) == 5


def test_what_cannot_be(group: Group, hers: Case, people: People, signed_in: Make) -> None:
    budi, dewi = people["budi"], people["dewi"]
    with acting_as(budi.user_id):
        agree(budi, hers, "identity")
        with pytest.raises(BadInput):  # she lets go who she is, not what her worker sees
            propose(by=budi, case=hers, group_id=group.pk, called="Mel", of_her=HIDDEN)
        agree(budi, hers, "identity", "assessment")
        for wrong in (SaidOfHer(verbal="?"), SaidOfHer(interest="?"), SaidOfHer(warned=("?",))):
            with pytest.raises(BadInput):
                propose(by=budi, case=hers, group_id=group.pk, called="Mel", of_her=wrong)
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        weigh_composition(by=dewi, case=group, words={})
    for who in ("budi", "tono", "lina", "sari"):
        assert signed_in(who).get(f"/kelompok/{group.pk}/susunan/").status_code == 404
    assert signed_in("ratna").get(f"/kelompok/{group.pk}/susunan/").status_code == 200
