"""A questionnaire once it has been read: plain, frozen, and the same after JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sintas.instruments.xlsform import formulas, stored
from sintas.instruments.xlsform.parts import Choice, Node, Place, Question, Words, flat


@dataclass(frozen=True)
class FormDefinition:
    """`languages` in the order of the sheets; `ignored` names what the file holds and Sintas leaves out
    ("survey: media::image", "survey 2: start"), for the worker to read."""

    title: str
    form_id: str
    version: str
    languages: tuple[str, ...]
    default_language: str
    nodes: tuple[Node, ...]
    lists: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()

    @cached_property
    def all(self) -> Mapping[str, Node]:
        """Every question and group by its name, in the order of the form (names are unique)."""
        return {node.name: node for node, _groups in flat(self.nodes)}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each of them stands."""
        return {
            node.name: Place(order, tuple(group.name for group in groups), tuple(group.name for group in groups if group.repeat))
            for order, (node, groups) in enumerate(flat(self.nodes))
        }

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, note and calculation in the order of the form."""
        return tuple(node for node in self.all.values() if isinstance(node, Question))

    def question(self, name: str) -> Question:
        """KeyError for a name that is no question."""
        node = self.all[name]
        if not isinstance(node, Question):
            raise KeyError(name)
        return node

    def choices(self, name: str) -> tuple[Choice, ...]:
        """The choices of a select question, all of them; () for other kinds. KeyError for a name that is no question."""
        return self.lists.get(self.question(name).list_name, ())

    @cached_property
    def coded(self) -> Mapping[str, Mapping[str, Choice]]:
        """List name -> choice name -> choice."""
        return {name: {choice.name: choice for choice in choices} for name, choices in self.lists.items()}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Every name after all it rests on: the order to work the form out in. ValueError for a stored form whose expressions circle."""
        return formulas.order_of(self.all, self.places)

    def say(self, words: Words, lang: str) -> str:
        """The text in that language, else in the form's own, else in any; '' when there is none."""
        return words.get(lang) or words.get(self.default_language) or next((text for text in words.values() if text), "")

    def to_json(self) -> dict[str, Any]:
        """Plain data for a JSON column; `from_json` gives back an equal definition."""
        return {
            "schema": stored.SCHEMA,
            "title": self.title,
            "form_id": self.form_id,
            "version": self.version,
            "languages": list(self.languages),
            "default_language": self.default_language,
            "nodes": stored.packed_nodes(self.nodes),
            "lists": stored.packed_lists(self.lists),
            "ignored": list(self.ignored),
        }

    @classmethod
    def from_json(cls, data: Any) -> FormDefinition:
        """Raises ValueError for anything `to_json` did not write."""
        with stored.as_kept():
            stored.check_schema(data["schema"])
            return cls(
                title=stored.text(data["title"]),
                form_id=stored.text(data["form_id"]),
                version=stored.text(data["version"]),
                languages=stored.texts(data["languages"]),
                default_language=stored.text(data["default_language"]),
                nodes=stored.read_nodes(data["nodes"]),
                lists=stored.read_lists(data["lists"]),
                ignored=stored.texts(data["ignored"]),
            )
