"""The whole file at once: only after a fresh proof, only for the team, with a trail row for everything that left."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from sintas.access.actions.breaking import break_glass
from sintas.kit import clock
from sintas.kit.paper.reading import text_of
from sintas.safekeeping.models import Trail

pytestmark = pytest.mark.django_db


def place(case):
    return reverse("documents:whole_file", args=[case.pk])


def left(case, as_user):
    with as_user("ratna"):
        rows = Trail.objects.filter(file_id=case.pk, verb__in=["print again", "export case"]).order_by("id")
        return [(row.verb, row.outcome, row.detail) for row in rows]


def stale(client):
    session = client.session
    session["proved"] = (clock.now() - timedelta(minutes=6)).isoformat()
    session.save()


def test_chosen_papers_come_as_one_pdf_and_each_leaves_a_row(full, printing, signed_in, as_user):
    contract, report, plan = (printing.final(full, slug) for slug in ("contract", "case_report", "safety_plan"))
    answer = signed_in("ratna").post(place(full), {"as": "papers", "papers": [str(contract.pk), str(report.pk)]})
    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]
    assert "Bunga" not in answer["Content-Disposition"]
    text = " ".join(text_of(answer.content))
    assert contract.letter in text
    assert report.letter in text
    assert len(text_of(answer.content)) == contract.pages + report.pages
    told = [detail["paper"] for _verb, _outcome, detail in left(full, as_user)]
    assert told == [str(contract.pk), str(report.pk)]
    assert str(plan.pk) not in told


def test_everything_as_data_says_why(full, printing, signed_in, as_user):
    printing.final(full, "contract")
    answer = signed_in("ratna").post(place(full), {"as": "data", "why": "client_asked"})
    found = json.loads(answer.content)
    assert found["schema"] == "sintas-case/1"
    assert [one["slug"] for one in found["papers"]] == ["contract"]
    assert left(full, as_user) == [("export case", "done", {"why": "client_asked"})]


@pytest.mark.parametrize("asked", [{"as": "papers"}, {"as": "data"}, {"as": "data", "why": "curious"}])
def test_a_form_that_is_not_complete_lets_nothing_out(full, printing, signed_in, as_user, asked):
    printing.final(full, "contract")
    answer = signed_in("ratna").post(place(full), asked)
    assert answer.status_code == 422
    assert left(full, as_user) == []


@pytest.mark.parametrize("asked", [None, {"as": "papers"}, {"as": "data", "why": "client_asked"}])
def test_six_minutes_after_the_proof_it_asks_again(full, printing, signed_in, as_user, asked):
    printing.final(full, "contract")
    ratna = signed_in("ratna")
    assert ratna.get(place(full)).status_code == 200
    stale(ratna)
    answer = ratna.get(place(full)) if asked is None else ratna.post(place(full), asked)
    assert answer.status_code == (302 if asked is None else 401)
    assert left(full, as_user) == []


def test_a_paper_of_another_case_is_not_there(full, printing, open_a_case, signed_in, as_user):
    printing.final(full, "contract")
    other = open_a_case("ratna", name="Wulan")
    foreign = printing.final(other, "contract")
    answer = signed_in("ratna").post(place(full), {"as": "papers", "papers": [str(foreign.pk)]})
    assert answer.status_code == 422
    assert left(full, as_user) == []


@pytest.mark.parametrize("who", ["budi", "tono", "lina", "siska", "sari", "ana", "dewi"])
def test_another_team_finds_nothing(full, signed_in, who):
    stranger = signed_in(who)
    assert stranger.get(place(full)).status_code == 404
    assert stranger.post(place(full), {"as": "data", "why": "client_asked"}).status_code == 404


def test_whoever_broke_the_glass_takes_no_copy_of_the_file(full, printing, signed_in, as_user, people):
    contract = printing.final(full, "contract")
    with as_user("tono"):
        break_glass(by=people["tono"], number=full.number, reason="danger_now", words="Polisi menunggu di depan.")
    tono = signed_in("tono")
    assert tono.get(f"/kasus/{full.pk}/").status_code == 200
    for sent in ({"as": "papers", "papers": [str(contract.pk)]}, {"as": "data", "why": "client_asked"}):
        assert tono.post(place(full), sent).status_code == 403
    assert tono.get(place(full)).status_code == 403
    assert [outcome for _verb, outcome, _detail in left(full, as_user)] == []
