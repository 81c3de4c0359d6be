"""Inputs for choosing among codes: cards, chips, a filterable list, a bar, steps. Native inputs inside; the whole box is the target."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.forms.widgets import ChoiceWidget
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sintas.kit.icons import icon
from sintas.kit.options import Offered, offered

_NOTHING = SafeString("")


class _Chooser(ChoiceWidget):
    """Draws every choice by `one`, groups under small headings, all inside `wrap`."""

    kind = "group"
    input_type = "radio"
    css = "choices"

    def _chosen(self, value: Any) -> Iterable[Any]:
        if self.allow_multiple_selected:
            return value if isinstance(value, (list, tuple, set, frozenset)) else () if value in (None, "") else [value]
        # A list arrives when two answers were sent for one question: only the last counts, as in Django.
        return [value[-1] if isinstance(value, (list, tuple)) and value else value]

    def _input(self, name: str, at: Offered, attrs: dict[str, Any]) -> SafeString:
        # aria-required and aria-invalid belong to the group, not to one of its inputs.
        carried: dict[str, Any] = {key: attrs[key] for key in ("disabled", "form") if key in attrs}
        if attrs.get("id"):
            carried["id"] = f"{attrs['id']}_{at.at}"
        if at.chosen:
            carried["checked"] = True
        return format_html("<input{}>", flatatt({"type": self.input_type, "name": name, "value": at.value, **carried}))

    def one(self, name: str, at: Offered, attrs: dict[str, Any]) -> SafeString:
        """One choice with its label."""
        raise NotImplementedError

    def _groups(self, name: str, value: Any, attrs: dict[str, Any]) -> SafeString:
        groups = [(title, [self.one(name, at, attrs) for at in inside]) for title, inside in offered(self.choices, self._chosen(value))]
        return format_html_join(
            "",
            '{}<div class="{}">{}</div>',
            (
                (
                    format_html('<p class="group-name">{}</p>', title) if title else _NOTHING,
                    self.css,
                    format_html_join("", "{}", ((o,) for o in html)),
                )
                for title, html in groups
            ),
        )

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        return self._groups(name, value, self.build_attrs(self.attrs, attrs))

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The fieldset's own id: the error summary leads to the group."""
        return id_


class Radios(_Chooser):
    """One of a few, as cards with an optional hint each."""

    def one(self, name: str, at: Offered, attrs: dict[str, Any]) -> SafeString:
        hint = format_html('<span class="hint">{}</span>', at.option.hint) if at.option.hint else _NOTHING
        return format_html('<label class="choice">{}<span>{}</span>{}</label>', self._input(name, at, attrs), at.option.label, hint)


class _Many(_Chooser):
    allow_multiple_selected = True
    input_type = "checkbox"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Every value sent under the name, as a list."""
        getter: Callable[[str], Any] = data.getlist if hasattr(data, "getlist") else data.get
        return getter(name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Always False: an unticked box sends nothing, which is an answer."""
        return False


class Checks(_Many):
    """Several of a few, as cards with an optional hint each."""

    one = Radios.one


class Chips(_Many):
    """Several of a dozen, one word or two each."""

    css = "chips"

    def one(self, name: str, at: Offered, attrs: dict[str, Any]) -> SafeString:
        words = format_html(' data-words="{}"', at.option.words) if at.option.words else _NOTHING
        return format_html('<label class="chip"{}>{}{}{}</label>', words, self._input(name, at, attrs), icon("tick"), at.option.label)


class FoldedChips(Chips):
    """Several of many under headings: each heading folds its chips away, and its line says which of them are chosen. Whole without JavaScript."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        merged, picked = self.build_attrs(self.attrs, attrs), _("dipilih")
        folds = [(title, inside, [self.one(name, at, merged) for at in inside]) for title, inside in offered(self.choices, self._chosen(value))]
        return format_html(
            '<chip-folds data-picked="{}">{}</chip-folds>', picked, format_html_join("", "{}", ((self._fold(*one, picked),) for one in folds))
        )

    @staticmethod
    def _fold(title: str, inside: list[Offered], html: list[SafeString], picked: str) -> SafeString:
        chips = format_html('<div class="chips">{}</div>', format_html_join("", "{}", ((one,) for one in html)))
        if not title:
            return chips
        chosen = [str(at.option.label) for at in inside if at.chosen]
        said = f" · {len(chosen)} {picked}: {', '.join(chosen)}" if chosen else ""
        return format_html(
            '<details class="mt2"><summary><span>{}<span class="small muted" data-chosen>{}</span></span></summary>{}</details>', title, said, chips
        )


class OneChip(Chips):
    """One of a dozen, one word or two each."""

    allow_multiple_selected = False
    input_type = "radio"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The one value sent."""
        return data.get(name)


class PickList(Chips):
    """Several of many: a box filters while typing, chosen ones are repeated below with purpose and caution. Whole without JavaScript."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, placeholder: Any = "") -> None:
        super().__init__(attrs)
        self.placeholder = placeholder

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        merged = self.build_attrs(self.attrs, attrs)
        base = merged.get("id", name)
        notes = [self._note(base, at) for _title, inside in offered(self.choices, self._chosen(value)) for at in inside]
        noted = (
            format_html('<ul class="picked">{}</ul>', format_html_join("", "{}", ((n,) for n in notes if n))) if any(notes) else _NOTHING
        )
        return format_html(
            '<pick-list data-picked="{}" data-matching="{}"><div hidden><label class="vh" for="{}-cari">{}</label>'
            '<input class="input" id="{}-cari" type="search" data-search autocomplete="off" placeholder="{}"></div>{}'
            '<p class="small muted mt2" role="status" data-count></p>{}</pick-list>',
            _("dipilih"),
            _("cocok"),
            base,
            _("Cari dalam daftar"),
            base,
            self.placeholder or _("Cari dalam daftar"),
            self._groups(name, value, merged),
            noted,
        )

    @staticmethod
    def _note(base: str, at: Offered) -> SafeString:
        if not (at.option.purpose or at.option.caution):
            return _NOTHING
        caution = format_html(" <em>{}</em>", at.option.caution) if at.option.caution else _NOTHING
        return format_html(
            '<li data-note="{}_{}"><span><strong>{}.</strong> {}{}</span></li>', base, at.at, at.option.label, at.option.purpose, caution
        )


class Seg(_Chooser):
    """One of two to four, as a bar."""

    css = "seg seg-fit"

    def one(self, name: str, at: Offered, attrs: dict[str, Any]) -> SafeString:
        return format_html("<label>{}<span>{}</span></label>", self._input(name, at, attrs), at.option.label)

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        return format_html('<div class="seg-box">{}</div>', super().render(name, value, attrs, renderer))


class Steps(_Many):
    """Several of a few that follow one another, as knots on the thread; each option's `mark` stands in its knot."""

    css = "steps"

    def one(self, name: str, at: Offered, attrs: dict[str, Any]) -> SafeString:
        earlier = " is-earlier" if at.option.earlier else ""
        mark = at.option.mark or str(at.option.label)[:1]
        return format_html(
            '<label class="step{}">{}<span class="step-dot" aria-hidden="true">{}</span><span>{}</span></label>',
            earlier,
            self._input(name, at, attrs),
            mark,
            at.option.label,
        )


class Select(forms.Select):
    """One of many, in the browser's own list."""

    kind = "field"

    def __init__(self, attrs: dict[str, Any] | None = None, *, short: bool = False) -> None:
        super().__init__({"class": "input input-short" if short else "input", "autocomplete": "off", **(attrs or {})})

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        chosen = value if isinstance(value, (list, tuple)) else [value]
        body = [
            format_html('<optgroup label="{}">{}</optgroup>', title, self._options(inside)) if title else self._options(inside)
            for title, inside in offered(self.choices, chosen)
        ]
        return format_html(
            "<select{}>{}</select>",
            flatatt({"name": name, **self.build_attrs(self.attrs, attrs)}),
            format_html_join("", "{}", ((b,) for b in body)),
        )

    @staticmethod
    def _options(inside: list[Offered]) -> SafeString:
        return format_html_join(
            "", "<option{}>{}</option>", ((flatatt({"value": at.value, "selected": at.chosen}), at.option.label) for at in inside)
        )
