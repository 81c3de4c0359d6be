"""Tables are made in seconds: a new model is drawn alone, a new field or constraint is written onto the drawn model, and no more than that."""

from __future__ import annotations

from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from sintas.safekeeping.migrating import drawn_once


def house() -> ProjectState:
    """A file, and a note that points at it, both drawn."""
    state = ProjectState()
    state.add_model(ModelState("cases", "File", [("id", models.IntegerField(primary_key=True))], {"constraints": []}))
    state.add_model(
        ModelState(
            "cases", "Note", [("id", models.IntegerField(primary_key=True)), ("file", models.ForeignKey("cases.File", models.CASCADE))]
        )
    )
    assert state.apps.get_model("cases", "Note")
    return state


def test_a_new_model_is_drawn_without_the_others_and_is_tied_to_them() -> None:
    state = house()
    file = state.apps.get_model("cases", "File")
    tag = ModelState(
        "cases", "Tag", [("id", models.IntegerField(primary_key=True)), ("file", models.ForeignKey("cases.File", models.CASCADE))]
    )
    with drawn_once():
        state.add_model(tag)
    assert state.apps.get_model("cases", "File") is file
    assert state.apps.get_model("cases", "Tag")._meta.get_field("file").related_model is file
    assert {one.related_model.__name__ for one in file._meta.related_objects} == {"Note", "Tag"}


def test_a_new_constraint_stands_in_the_state_and_on_the_drawn_model() -> None:
    state = house()
    file = state.apps.get_model("cases", "File")
    rule = models.CheckConstraint(condition=models.Q(id__gt=0), name="file_counts")
    with drawn_once():
        state.add_constraint("cases", "file", rule)
    assert state.models["cases", "file"].options["constraints"] == [rule]
    assert state.apps.get_model("cases", "File") is file
    assert file._meta.constraints == [rule]


def test_a_new_field_stands_in_the_state_and_on_the_drawn_model() -> None:
    state = house()
    file, note = state.apps.get_model("cases", "File"), state.apps.get_model("cases", "Note")
    with drawn_once():
        state.add_field("cases", "file", "day", models.DateField(null=True), preserve_default=True)
        state.add_field("cases", "note", "other", models.ForeignKey("cases.File", models.CASCADE, related_name="+"), preserve_default=True)
    assert "day" in state.models["cases", "file"].fields and "day" in {one.name for one in file._meta.fields}
    assert (state.apps.get_model("cases", "File"), state.apps.get_model("cases", "Note")) == (file, note)
    assert note._meta.get_field("other").related_model is file


def test_a_changed_field_and_whatever_is_outside_is_drawn_djangos_way() -> None:
    state = house()
    note = state.apps.get_model("cases", "Note")
    with drawn_once():
        state.alter_field("cases", "file", "id", models.BigIntegerField(primary_key=True), preserve_default=True)
    assert isinstance(state.apps.get_model("cases", "File")._meta.get_field("id"), models.BigIntegerField)
    assert state.apps.get_model("cases", "Note") is not note
    before = state.apps.get_model("cases", "File")
    state.add_constraint("cases", "file", models.CheckConstraint(condition=models.Q(id__gt=0), name="file_counts"))
    assert state.apps.get_model("cases", "File") is not before
