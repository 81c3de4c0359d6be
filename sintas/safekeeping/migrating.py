"""How `migrate` keeps Django's picture of the models between two steps, so that an empty database has its tables in seconds.

Django draws every model that is tied to the changed one anew. In a house where every table points at its file and its organisation that
is nearly every model, for every new table, constraint and index: most of the time of a first start, and of every run of tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import ProjectState


@contextmanager
def drawn_once() -> Iterator[None]:
    """Inside, a new model is drawn alone, and a new field, constraint or index is written onto the drawn model; all else is Django's way.

    A model nobody has seen yet is pointed at by none, so none must be drawn again for it; a new field changes no other column; constraints and
    indexes are made from the fields, which they do not change. `tests/drills/drill_tables.py` compares the tables with those of Django's own way.
    """
    state: Any = ProjectState  # three methods of it, one of them not public: the drill says when a newer Django changes them
    reload, append, add = state.reload_model, state._append_option, state.add_field
    state.reload_model, state._append_option, state.add_field = _reload(reload), _append, _add(add)
    try:
        yield
    finally:
        state.reload_model, state._append_option, state.add_field = reload, append, add


def _reload(otherwise: Callable[..., None]) -> Callable[..., None]:
    def reload_model(state: Any, app_label: str, model_name: str, delay: bool = False) -> None:
        if "apps" in state.__dict__ and model_name not in state.apps.all_models[app_label]:
            state.apps.render_multiple([state.models[app_label, model_name]])
        else:
            otherwise(state, app_label, model_name, delay)

    return reload_model


def _append(state: Any, app_label: str, model_name: str, option_name: str, obj: Any) -> None:
    options = state.models[app_label, model_name].options
    options[option_name] = [*options[option_name], obj]
    if "apps" in state.__dict__:
        setattr(state.apps.get_model(app_label, model_name)._meta, option_name, options[option_name])


def _add(otherwise: Callable[..., None]) -> Callable[..., None]:
    def add_field(state: Any, app_label: str, model_name: str, name: str, field: Any, preserve_default: bool) -> None:
        drawn = state.__dict__.pop("apps", None)  # without drawn models Django only notes the field
        otherwise(state, app_label, model_name, name, field, preserve_default)
        if drawn is not None:
            state.__dict__["apps"] = drawn
            drawn.get_model(app_label, model_name).add_to_class(name, state.models[app_label, model_name].fields[name].clone())

    return add_field
