"""The records about people, each with its form, its verb and its words (see `views/recording.py`)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..actions import client, disability, links, people, reach, safety_fact, stance, ties
from ..actions.flags import standing
from ..forms.client import ClientForm
from ..forms.disability import DisabilityForm
from ..forms.links import EndLinkForm, LinkForm
from ..forms.people import PersonForm
from ..forms.reach import ReachForm
from ..forms.safety_fact import ApartForm, SafetyFactForm
from ..forms.stance import StanceForm
from ..forms.ties import TieForm
from ..models import Case, Client, Disability, FamilyStance, Person, Reach, SafetyFact, Tie
from .recording import RecordPage

BACK = "cases:people"


def with_strike(kind: str) -> Any:
    """A correction page also leads to striking out what was entered in error."""

    def aside(request: HttpRequest, case: Case) -> dict[str, Any]:
        entry = request.resolver_match.kwargs.get("entry") if request.resolver_match else None
        return {"strike_url": reverse("cases:people_strike", args=[case.pk, kind, entry]) if entry else ""}

    return aside


def person_aside(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Striking out, and a reminder when the flag of a shared house will outlast an untick."""
    return {**with_strike("person")(request, case), "together": standing(case, "lives_with_perpetrator")}


CLIENT = RecordPage("client", ClientForm, client.describe_client, _("Data klien"), Client, back=BACK, single=True)
REACH = RecordPage(
    "reach",
    ReachForm,
    reach.record_reach,
    _("Cara menghubungi dengan aman"),
    Reach,
    lead=_("Tanyakan kepada klien sendiri. Satu aturan satu halaman; yang tidak boleh dipakai juga dicatat."),
    back=BACK,
    template="cases/people_record.html",
    aside=with_strike("reach"),
)
DISABILITY = RecordPage(
    "disability", DisabilityForm, disability.describe_disability, _("Disabilitas dan penyesuaian"), Disability, back=BACK, single=True
)
PERSON = RecordPage(
    "person",
    PersonForm,
    people.record_person,
    _("Orang dalam berkas"),
    Person,
    back=BACK,
    template="cases/people_record.html",
    aside=person_aside,
    again=True,
)
TIE = RecordPage(
    "tie", TieForm, ties.record_tie, _("Ikatan antarorang"), Tie, back=BACK, template="cases/people_record.html", aside=with_strike("tie")
)
STANCE = RecordPage(
    "stance",
    StanceForm,
    stance.record_stance,
    _("Sikap keluarga"),
    FamilyStance,
    lead=_("Sikap dapat berubah: catat lagi bila berbeda, yang lama tetap terlihat."),
    back=BACK,
    template="cases/people_record.html",
    aside=with_strike("stance"),
)
SAFETY_FACT = RecordPage(
    "safety_fact",
    SafetyFactForm,
    safety_fact.record_safety_facts,
    _("Fakta keselamatan"),
    SafetyFact,
    lead=_("Yang membahayakan sekarang, seperti dikatakan. Bukan skor."),
    back="cases:safety",
    template="cases/people_record.html",
    aside=with_strike("safety_fact"),
)
APART = RecordPage(
    "apart",
    ApartForm,
    safety_fact.no_longer_together,
    _("Tidak lagi serumah dengan pelaku"),
    lead=_("Penanda di kepala berkas berakhir; alasannya masuk ke cerita."),
    back=BACK,
)
LINK = RecordPage("link", LinkForm, links.link_cases, _("Kaitkan dengan kasus lain"), back=BACK)
LINK_END = RecordPage(
    "link_end",
    EndLinkForm,
    links.end_link,
    _("Akhiri kaitan"),
    lead=_("Orang yang sudah disalin tetap ada di berkas ini; yang keliru dapat dicoret satu per satu."),
    back=BACK,
    save=_("Akhiri kaitan"),
    saved=_("Kaitan diakhiri."),
)
