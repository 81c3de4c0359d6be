"""The client weighs and chooses; economic progress names who rated; a refused service is answered by advocacy."""

from datetime import timedelta

import pytest

from sintas.cases.reading.tasks import tasks_of
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.tracks.actions.advocating import advocate
from sintas.tracks.actions.progressing import record_progress
from sintas.tracks.actions.weighing import weigh
from sintas.tracks.models import Advocacy, EconomicProgress, Weighing
from tests.forms_of import Forms

HOME = {"what": "pulang ke kakak", "fit": "dekat", "advantages": "ditemani", "limits": "sempit", "consequences": "anak pindah sekolah"}


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna")


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case, "happened": clock.today()}


def test_the_client_weighs_first_and_chooses_later(said, case):
    row = weigh(**said, question="tinggal di mana", alternatives=[HOME, {"what": "kos sendiri"}, {}])
    assert (row.state, row.chosen, len(row.alternatives)) == ("weighing", None, 2)
    assert set(row.alternatives[1]) == {"what", "fit", "advantages", "limits", "consequences"}
    chosen = weigh(
        **said,
        alternatives=[HOME, {"what": "kos sendiri"}],
        state="chosen",
        chosen=1,
        choice_words="mau yang dekat",
        entry=row.entry,
        based_on=1,
    )
    assert chosen.chosen == 1
    assert Trail.objects.filter(file_id=case.pk, verb="record weighing").count() == 2


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"alternatives": []}, "alternatives"),
        ({"alternatives": [{"fit": "cocok"}]}, "alternatives"),
        ({"state": "chosen"}, "chosen"),
        ({"state": "chosen", "chosen": 2}, "chosen"),
        ({"state": "chosen", "chosen": 0}, "chosen"),
        ({"state": "dreaming"}, "state"),
    ],
)
def test_a_weighing_that_cannot_be(said, facts, field):
    with pytest.raises(BadInput) as refused:
        weigh(**{**said, "alternatives": [HOME], **facts})
    assert field in refused.value.fields
    assert not Weighing.objects.exists()


def test_progress_names_who_rated(said):
    row = record_progress(**said, kind_of="training", level=0, rater="client", words="baru mulai")
    assert (row.level, row.rater) == (0, "client")
    for facts, field in (
        ({"kind_of": ""}, "kind_of"), ({"kind_of": "magic"}, "kind_of"), ({"kind_of": "work", "level": 3}, "rater"),
        ({"kind_of": "work", "level": 7, "rater": "team"}, "level"), ({"kind_of": "work", "rater": "nobody"}, "rater"),
    ):  # fmt: skip
        with pytest.raises(BadInput) as refused:
            record_progress(**said, **facts)
        assert field in refused.value.fields
    assert EconomicProgress.objects.count() == 1


def test_a_refused_service_is_a_task_until_something_came_of_it(said, people):
    due = clock.today() + timedelta(days=2)
    row = advocate(
        **said, part="medical-examination", service_kind="health", who_refused="loket", reason="diminta surat polisi", steps=["menelepon kepala ruangan"],
        owner="me", next_on=due, result="waiting",
    )  # fmt: skip
    assert [(task.kind, task.due_at.date()) for task in tasks_of(people["ratna"])] == [("advocacy", due)]
    advocate(**said, part="medical-examination", reason="diminta surat polisi", result="granted", widened=True, entry=row.entry, based_on=1)
    assert tasks_of(people["ratna"]) == []
    for facts, field in (
        ({"reason": " "}, "reason"), ({"reason": "x", "result": "hurray"}, "result"), ({"reason": "x", "service_kind": "circus"}, "service_kind"),
    ):  # fmt: skip
        with pytest.raises(BadInput) as refused:
            advocate(**said, **facts)
        assert field in refused.value.fields
    with pytest.raises(NotYours):
        advocate(**said, reason="x", part="medical-magic")


def test_all_of_it_is_closed_to_everybody_else(said, people, as_user, case):
    weigh(**said, alternatives=[HOME])
    record_progress(**said, kind_of="work")
    advocate(**said, reason="x")
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        with as_user(stranger):
            assert not any(model.objects.exists() for model in (Weighing, EconomicProgress, Advocacy)), stranger
    facts = {"by": people["dewi"], "case": case}
    for verb, more in ((weigh, {"alternatives": [HOME]}), (record_progress, {"kind_of": "work"}), (advocate, {"reason": "x"})):
        with as_user("dewi"), pytest.raises(Refusal):
            verb(**facts, **more)


@pytest.mark.parametrize(
    ("path", "body", "shown_at", "words"),
    [
        ("rumah-aman/", {"happened": ""}, "jalur/safe_house/", "0 malam dari paling lama 7"),
        (
            "pilihan-klien/",
            {"alternatives-0-what": "pulang ke kakak", "state": "chosen", "chosen": "1"},
            "jalur/counselling/",
            "Klien sudah memilih",
        ),
        ("kemajuan-ekonomi/", {"kind_of": "training", "level": "3", "rater": "both"}, "jalur/economic/", "Bisa sendiri"),
        ("advokasi/", {"reason": "penuh", "part": "legal-lpsk"}, "jalur/", "Permohonan ke LPSK"),
    ],
)
def test_each_has_its_page_and_its_line_on_the_track(case, signed_in, choose, path, body, shown_at, words):
    for slug in ("safe_house", "counselling", "economic"):
        choose(case, slug)
    ratna, base = signed_in("ratna"), f"/kasus/{case.pk}/"
    form = next(form for form in Forms(ratna.get(f"{base}{path}").content.decode()).found if "submission" in form.standing)
    answer = ratna.post(f"{base}{path}", form.standing | form.given | body)
    assert (answer.status_code, answer.get("Location")) == (302, f"{base}{shown_at}")
    assert words in ratna.get(f"{base}{shown_at}").content.decode()
    assert signed_in("tono").get(f"{base}{path}").status_code == 404
