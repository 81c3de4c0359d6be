"""Items and options that are already words of the practice: taken from the catalogue by their codes, so that they are written once."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sintas.instruments.scales.definition import Item, Option, Text
from sintas.instruments.scales.table import Table
from sintas.practice import catalogue


def options_of(table: Table, name: str) -> tuple[Option, ...]:
    """The rows of a catalogue list as options, with their definitions as anchors; nothing when the field is absent."""
    listed = _list(table, name)
    if listed is None:
        return ()
    return tuple(Option(row.code, Text(row.id, row.en), Text(row.definition_id, row.definition_en)) for row in listed.in_use())


def items_of(table: Table, sets: Mapping[str, tuple[Option, ...]], sections: set[str]) -> tuple[Item, ...]:
    """One item per row of a catalogue list (or of one of its groups), named by its code; `steps` of the table fill rows that name none."""
    listed = _list(table, "list")
    group, section, kind = table.words("group", required=False), table.words("section", required=False), table.choice("kind", ("tick", "choice"))
    chosen = table.words("options", required=kind == "choice")
    steps = table.table("steps", required=False)
    more = {code: steps.strings(code) for code in steps.data} if steps else {}
    table.close()
    if section and section not in sections:
        table.fault("section", _("Judul bagian ini tidak ada dalam daftar sections."))
    if chosen and chosen not in sets:
        table.fault("options", _("Kumpulan jawaban ini tidak ada dalam option_sets."))
    if listed is None:
        return ()
    rows = [row for row in listed.in_use() if not group or row.group == group]
    if not rows:
        table.fault("group", _("Kelompok ini tidak ada dalam daftar katalog."))
    for code in sorted(set(more) - {row.code for row in rows}):
        table.fault(f"steps.{code}", _("Kode ini tidak ada dalam daftar katalog."))
    return tuple(
        Item(
            id=row.code,
            text=Text(row.id, row.en),
            kind=kind,
            options=sets.get(chosen, ()),
            scored=False,
            section=section,
            note=Text(row.text("note", "id"), row.text("note", "en")),
            code_list=listed.name,
            steps=_codes(row.extra.get("step")) or more.get(row.code, ()),
        )
        for row in rows
    )


def _list(table: Table, name: str) -> catalogue.CodeList | None:
    asked = table.words(name, required=name == "list")
    if not asked:
        return None
    if asked not in catalogue.names():
        table.fault(name, _("Daftar ini tidak ada dalam katalog."))
        return None
    return catalogue.load(asked)


def _codes(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()
