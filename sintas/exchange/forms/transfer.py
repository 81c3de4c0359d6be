"""The forms of a transfer: offering it (C13: transfer form), accepting it, declining it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.kit.choosers import Radios, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area

from ..reading.handover import LENGTH, Handover
from ..reading.outside import doors, kinds
from ..reading.transfers import units_to


def words(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    """A field of the hand-over, as long as a page."""
    return forms.CharField(label=label, help_text=hint, required=required, widget=Area(low=True), max_length=LENGTH)


class ProposeForm(RecordForm):
    """To whom, why, and what whoever takes over must know."""

    to_unit = forms.ChoiceField(label=_("Unit yang dituju"), widget=Select)
    reason = forms.ChoiceField(label=_("Alasan"), widget=Radios, choices=listed("transfer_reasons"))
    urgency = forms.ChoiceField(label=_("Seberapa mendesak"), widget=Radios, choices=listed("referral_urgency"))
    why = words(_("Penjelasan"), _("Boleh kosong."), required=False)
    done = words(_("Yang sudah dilakukan"))
    still_open = words(_("Yang masih berjalan"), _("Janji, tugas, proses hukum atau pengobatan yang belum selesai."))
    dangers = words(_("Bahaya yang perlu diketahui"), _("Bila tidak ada, tulis “tidak ada”."))
    safe_contact = words(_("Cara menghubungi dengan aman"), _("Kapan, lewat apa, dan apa yang harus dihindari. Tanpa alamat lengkap."))

    parts = [
        Part(_("Pengalihan"), ["to_unit", "reason", "urgency", "why"]),
        Part(
            _("Serah terima"),
            ["done", "still_open", "dangers", "safe_contact"],
            hint=_("Dibaca kepala dan petugas penerima unit yang dituju sebelum mereka menjawab. Jangan tulis nama klien."),
        ),
    ]

    def prepare(self, about: About) -> None:
        """The other units of the house in which somebody receives."""
        self.offer("to_unit", [("", _("Pilih")), *((str(pk), name) for pk, name in units_to(about.case))])

    def handover(self) -> Handover:
        """What the verb takes."""
        said = self.cleaned_data
        return Handover(**{name: said[name] for name in ("reason", "urgency", "why", "done", "still_open", "dangers", "safe_contact")})

    def where(self) -> dict[str, Any]:
        """The unit chosen, as the verb takes it."""
        return {"to_unit_id": UUID(self.cleaned_data["to_unit"])}


class ProposeOutsideForm(ProposeForm):
    """To a unit of another house: its kind as well, for which the client was asked."""

    to_unit = forms.ChoiceField(
        label=_("Lembaga dan unit yang dituju"), widget=Select, help_text=_("Yang membuka diri bagi tawaran dari lembaga lain.")
    )
    recipient_kind = forms.ChoiceField(label=_("Jenis lembaga"), widget=Select, help_text=_("Persetujuan klien diperiksa untuk jenis ini."))

    parts = [
        Part(_("Pengalihan"), ["to_unit", "recipient_kind", "reason", "urgency", "why"]),
        Part(
            _("Serah terima"),
            ["done", "still_open", "dangers", "safe_contact"],
            hint=_("Menjadi awal berkas di lembaga itu, supaya klien tidak perlu bercerita ulang. Tulis hanya yang disetujui klien."),
        ),
    ]

    def prepare(self, about: About) -> None:
        """The units that opened the door, and the kinds consent speaks of."""
        self.offer("to_unit", [("", _("Pilih")), *((str(pk), name) for pk, name in doors(about.case))])
        self.offer("recipient_kind", [("", _("Pilih")), *kinds()])

    def where(self) -> dict[str, Any]:
        """With the kind for which the client was asked."""
        return super().where() | {"recipient_kind": self.cleaned_data["recipient_kind"]}


class AnswerForm(PartForm):
    """Both answers on one page; which of them it is says the button that was pressed. Whoever may not accept (`accepts`) has one of them."""

    lead = forms.ChoiceField(
        label=_("Pendamping utama"),
        widget=Select,
        required=False,
        help_text=_("Perlu dipilih bila diterima. Ia langsung memimpin kasus ini."),
    )
    refusal = forms.ChoiceField(
        label=_("Mengapa belum dapat diterima"), widget=Radios, required=False, choices=listed("transfer_refusals", empty=_("Tidak ada: kasus ini diterima"))
    )
    words = forms.CharField(
        label=_("Pesan untuk pengusul"),
        required=False,
        widget=Area(low=True),
        max_length=LENGTH,
        help_text=_("Dibaca tim pengusul bila belum dapat diterima."),
    )

    parts = [Part(_("Menerima"), ["lead"]), Part(_("Belum dapat menerima"), ["refusal", "words"])]

    def __init__(self, *args: Any, leads: list[tuple[UUID, str]], accepts: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not accepts:
            del self.fields["lead"]
            return
        lead: Any = self.fields["lead"]
        lead.choices = [("", _("Pilih")), *((str(pk), name) for pk, name in leads)]
