"""What a group's team would read of a member: out of her file no more than she lets go for group work, under the name she chose. Opens content."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing_group import PURPOSE, READERS
from sintas.cases.bases import Case
from sintas.cases.reading.consent import age_of, may
from sintas.cases.reading.for_paper import file_for_paper
from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.packet_words import filled, part
from sintas.kit import clock
from sintas.safekeeping.redaction import redact, without_words

# Classes this copy knows how to show, in the order of its parts. Without the first there is nobody to speak of.
CLASSES = ("identity", "disability", "violence_codes", "assessment")
SHORTEST_NAME = 3  # letters: shorter ones stand inside other words


def may_go(case: Case) -> tuple[frozenset[str], frozenset[str]]:
    """Classes of CLASSES the client lets go to a group today, and those that must go with any of them: of a child every word is data of a child.
    Empty when there is no copy to make.
    """
    today = clock.today()
    always = frozenset({"identity", "child"} if age_of(case, today)[0] else {"identity"})
    if not all(may(case, PURPOSE, READERS, one, today) for one in always):
        return frozenset(), always
    return frozenset(one for one in CLASSES if may(case, PURPOSE, READERS, one, today)) | always, always


def copy_for_group(case: Case, *, called: str, classes: Collection[str], words: str, by_name: str, lang: str) -> list[dict[str, Any]]:
    """In the shape a release keeps. Her own name, names of unsafe guardians and protected addresses are taken out of running text."""
    with translation.override(lang):
        whole = file_for_paper(case, lang, ("incidents", "disability"))
        shown = redact(whole, classes)
        client, needs = shown.client, shown.disability
        parts = filled(
            [
                part(
                    _("Tentang anggota"),
                    facts=[
                        (_("Ingin dipanggil"), called), (_("Usia"), client.age or client.birth), (_("Jenis kelamin"), client.sex),
                        (_("Bahasa"), ", ".join(client.languages)),
                    ],
                ),
                part(_("Penyesuaian yang diperlukan"), lines=[*needs.kinds, *needs.needs], text=needs.accommodation),
                part(_("Bentuk kekerasan"), lines=sorted({form for one in shown.incidents for form in one.forms})),
                part(_("Dari pendampingnya"), text=words if "assessment" in classes else ""),
            ]
        )  # fmt: skip
        return [*hushed(parts, whole, called), part(_("Pendamping"), facts=[(_("Nama"), by_name)])]


def hushed(parts: list[dict[str, Any]], whole: CaseFile, called: str) -> list[dict[str, Any]]:
    """Without what the group is not to know: the name she bears outside it, unless it is the one she chose."""
    chosen = {called.casefold(), *called.casefold().split()}
    own = [name for name in dict.fromkeys([whole.client.name, *whole.client.name.split(), whole.client.called]) if name.casefold() not in chosen]
    hidden = [
        (whole.secrets, _("[alamat dilindungi]"), 8),
        (whole.unsafe_names, _("[nama tidak ditulis]"), SHORTEST_NAME),
        (own, _("[klien]"), SHORTEST_NAME),
    ]
    for secrets, mark, shortest in hidden:
        parts = without_words(parts, secrets, mark, shortest=shortest)
    return parts
