"""What is special about some of the invented cases: a wish to die, a conflict of interest, mother and child, a carer, a hand-over."""

from __future__ import annotations

from datetime import timedelta

from sintas.cases.actions.links import link_cases
from sintas.cases.actions.observing import observe
from sintas.cases.actions.suicide import answer_path, open_path
from sintas.cases.actions.team import add_member, block, hand_over
from sintas.cases.actions.warning import write_warning
from sintas.cases.bases import Case
from sintas.cases.policy import the_case
from sintas.evidence.actions.giving import give_scale
from sintas.kit import clock
from sintas.staff.actor import Actor

from .houses import House
from .lives import Sentences
from .past import moment, working
from .plan import Planned

# Thoughts of being better off dead on several days: the program opens the path by itself.
LOW = {
    "little_interest": 2, "feeling_down": 3, "sleep": 3, "tired": 2, "appetite": 2, "bad_about_self": 3, "concentration": 2,
    "slowed_or_restless": 1, "better_off_dead": 1, "functioning": 2,
}  # fmt: skip

TAKES_OVER = "ratna"


def mark(plan: Planned, house: House, case: Case, by: Actor, sentences: Sentences) -> None:
    """Do what the plan's mark asks for; nothing for a mark that needs two cases (see link_mother_and_child)."""
    doings = {"suicide": suicide, "conflict": conflict, "carer": carer, "student": student, "warning": warning, "handed": handed}
    if plan.mark in doings:
        doings[plan.mark](house, case, by, sentences)


def suicide(house: House, case: Case, by: Actor, sentences: Sentences) -> None:
    """Answered yesterday on the ninth question of the PHQ-9, talked about and answered for at once: the path is open."""
    yesterday = clock.today() - timedelta(days=1)
    with working(by, yesterday, 15):
        give_scale(by=by, case=case, scale="phq9", language="id", completed_by="self", answers=LOW, happened=yesterday)
    with working(by, yesterday, 15, 10):
        path = open_path(by=by, case=case, opened_from="scale", said="Kalau begini terus, rasanya lebih baik tidak ada.")
    with working(by, yesterday, 15, 40):
        answer_path(
            by=by, case=case, look_again_at=moment(clock.today() + timedelta(days=1), 9), done=["stay_with", "ask_directly", "psychologist"],
            done_words="Ditemani sampai ibunya datang; obat di rumah disimpan ibu.", told=["supervisor", "psychologist", "safe_family"],
            said=path.said, entry=path.entry, based_on=path.number,
        )  # fmt: skip


def conflict(house: House, case: Case, by: Actor, sentences: Sentences) -> None:
    """A colleague is kin of the perpetrator: the file does not exist for him."""
    with working(by, clock.today() - timedelta(days=2), 10):
        block(by=by, case=case, user_id=house.people["budi"].user_id)


def carer(house: House, case: Case, by: Actor, sentences: Sentences) -> None:
    """Lives in the dormitory: the house parent logs daily life, a second worker stands in when needed."""
    today, dewi = clock.today(), house.people["dewi"]
    with working(by, today - timedelta(days=9), 9):
        add_member(by=by, case=case, user_id=dewi.user_id, role="carer")
        add_member(by=by, case=case, user_id=house.people["prita"].user_id, role="second")
    for ago in (6, 3, 1):
        with working(dewi, today - timedelta(days=ago), 19):
            worrying = ago == 3
            observe(by=dewi, case=case, text=sentences.next("observations"), areas=("sleep", "with_others"), worrying=worrying)


def student(house: House, case: Case, by: Actor, sentences: Sentences) -> None:
    """A student learns beside the worker."""
    with working(by, clock.today() - timedelta(days=4), 9):
        add_member(by=by, case=case, user_id=house.people["bayu"].user_id)


def warning(house: House, case: Case, by: Actor, sentences: Sentences) -> None:
    """What every reader must see first."""
    with working(by, clock.today() - timedelta(days=5), 9):
        words = "Jangan menyebut tempat tinggal baru kepada siapa pun, juga kepada keluarga."
        write_warning(by=by, case=case, text=words, review_on=clock.today() + timedelta(days=9))


def handed(house: House, case: Case, by: Actor, sentences: Sentences) -> None:
    """The head gives it to another lead without reading it."""
    head = house.people["sari"]
    with working(head, clock.today() - timedelta(days=3), 9):
        hand_over(by=head, file_id=case.pk, new_lead_id=house.people[TAKES_OVER].user_id, why="caseload")


def lead_today(plan: Planned) -> str:
    """Who accompanies the case now."""
    return TAKES_OVER if plan.mark == "handed" else plan.lead


def link_mother_and_child(by: Actor, mother: Case, child: Case) -> None:
    """Two files of the same worker that belong together."""
    with working(by, clock.today() - timedelta(days=1), 11):
        link_cases(by=by, case=the_case(by, child.pk), number=mother.number, kind="parent_child", copy=False)
