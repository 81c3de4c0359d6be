"""The records of a group: form, verb and words of each."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sintas.cases.views.recording import RecordPage

from ..actions.agreeing import agree_contract
from ..actions.assessing import assess_group
from ..actions.composing import weigh_composition
from ..actions.describing import describe_group
from ..actions.ending import write_ending
from ..actions.evaluating import evaluate_group
from ..actions.homework import give_homework
from ..actions.ideas import change_idea
from ..actions.picturing import keep_sociogram
from ..actions.planning import plan_group, write_group_goal
from ..actions.processing import write_process
from ..actions.sessions import plan_session
from ..forms.about import AboutForm
from ..forms.composition import CompositionForm
from ..forms.contract import ContractForm
from ..forms.evaluation import GroupEvaluationForm
from ..forms.homework import HomeworkForm
from ..forms.ideas import IdeaForm
from ..forms.later import GroupAssessmentForm, GroupEndingForm, GroupGoalForm, GroupPlanForm
from ..forms.process import ProcessForm, SeenForm, WordsForm
from ..forms.session import SessionForm
from ..forms.sociogram import SociogramForm
from ..models import (
    GroupAbout,
    GroupAssessment,
    GroupComposition,
    GroupContract,
    GroupEnding,
    GroupEvaluation,
    GroupGoal,
    GroupHomework,
    GroupIdea,
    GroupPlan,
    GroupProcess,
    GroupSession,
    GroupSociogram,
)
from ..policy import WORK
from ..reading.session_page import page_of
from ..reading.struck import struck_words
from .frame import A_GROUP

ABOUT = RecordPage(
    "group_about", AboutForm, describe_group, _("Keterangan kelompok"), GroupAbout, verb=WORK, back="group", single=True, door=A_GROUP,
    saved=_("Keterangan tersimpan."), lead=_("Yang ditulis sebelumnya tetap tersimpan dalam riwayat."),
)  # fmt: skip
CONTRACT = RecordPage(
    "group_contract", ContractForm, agree_contract, _("Kontrak kelompok"), GroupContract, verb=WORK, back="group", single=True, door=A_GROUP,
    saved=_("Kontrak tersimpan."), lead=_("Disepakati bersama anggota, dan dapat diubah bersama. Tanpa nama orang."),
)  # fmt: skip

# Sessions. The keep() of what stands in one session is told in views/sessions.py which session that is.
SESSION = RecordPage(
    "group_session", SessionForm, plan_session, _("Rencana sesi"), GroupSession, verb=WORK, back="group_sessions", door=A_GROUP,
    saved=_("Rencana sesi tersimpan."), then=lambda group, row: page_of(group, row.entry),
)  # fmt: skip
PROCESS = RecordPage(
    "group_process", ProcessForm, write_process, _("Jalannya sesi"), GroupProcess, verb=WORK, back="group_sessions", door=A_GROUP,
    lead=_("Tentang kelompok sebagai keseluruhan. Tanpa nama dan tanpa cerita satu orang."), then=lambda group, row: page_of(group, row.session),
)  # fmt: skip
SEEN = RecordPage(
    "group_process", SeenForm, write_process, _("Yang tampak"), GroupProcess, verb=WORK, back="group_sessions", door=A_GROUP,
    then=lambda group, row: page_of(group, row.session),
)  # fmt: skip
TOLD = RecordPage(
    "group_process", WordsForm, write_process, _("Catatan sesi"), GroupProcess, verb=WORK, back="group_sessions", door=A_GROUP,
    then=lambda group, row: page_of(group, row.session),
)  # fmt: skip
HOMEWORK = RecordPage(
    "group_homework", HomeworkForm, give_homework, _("Pekerjaan rumah"), GroupHomework, verb=WORK, back="group_sessions", door=A_GROUP,
    then=lambda group, row: page_of(group, row.session),
)  # fmt: skip
GROUP_ASSESSMENT = RecordPage(
    "group_assessment", GroupAssessmentForm, assess_group, _("Asesmen kelompok"), GroupAssessment, verb=WORK, back="group", single=True, door=A_GROUP,
    saved=_("Asesmen tersimpan."), lead=_("Apa yang diperlukan bersama, dan apa yang sudah kuat. Tanpa nama orang."),
)  # fmt: skip
GROUP_GOAL = RecordPage(
    "group_goal", GroupGoalForm, write_group_goal, _("Tujuan kelompok"), GroupGoal, verb=WORK, back="group", door=A_GROUP,
    saved=_("Tujuan tersimpan."), again=True, struck=struck_words,
)  # fmt: skip
GROUP_PLAN = RecordPage(
    "group_plan", GroupPlanForm, plan_group, _("Rencana kelompok"), GroupPlan, verb=WORK, back="group", single=True, door=A_GROUP,
    saved=_("Rencana tersimpan."), lead=_("Jelaskan dahulu apa yang akan dilakukan, lalu tanyakan apakah anggota setuju."),
)  # fmt: skip
GROUP_EVALUATION = RecordPage(
    "group_evaluation", GroupEvaluationForm, evaluate_group, _("Evaluasi kelompok"), GroupEvaluation, verb=WORK, back="group", door=A_GROUP,
    saved=_("Evaluasi tersimpan."), lead=_("Yang tampak pada kelompok. Hasil tiap anggota dicatat di berkasnya sendiri."),
)  # fmt: skip
GROUP_ENDING = RecordPage(
    "group_ending", GroupEndingForm, write_ending, _("Pengakhiran kelompok"), GroupEnding, verb=WORK, back="group", single=True, door=A_GROUP,
    saved=_("Pengakhiran tersimpan."), lead=_("Berpamitan bersama, dan memastikan tidak ada yang terputus."),
)  # fmt: skip
GROUP_COMPOSITION = RecordPage(
    "group_composition", CompositionForm, weigh_composition, _("Susunan kelompok"), GroupComposition, verb=WORK, back="group", single=True,
    door=A_GROUP, template="groupwork/composition.html", saved=_("Susunan sudah dilihat."),
    lead=_("Siapa yang akan duduk bersama. Catatan di sini membantu melihat; keputusannya tetap pada Anda."),
)  # fmt: skip
IDEA = RecordPage(
    "group_idea", IdeaForm, change_idea, _("Gagasan kelompok"), GroupIdea, verb=WORK, back="group_ideas", door=A_GROUP, saved=_("Gagasan tersimpan."),
)  # fmt: skip
SOCIOGRAM = RecordPage(
    "group_sociogram", SociogramForm, keep_sociogram, _("Sosiogram"), GroupSociogram, verb=WORK, back="group_cohesion", door=A_GROUP,
    template="groupwork/sociogram_form.html", saved=_("Sosiogram tersimpan."),
)  # fmt: skip
