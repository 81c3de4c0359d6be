"""One row in every table that belongs to a file, every sealed field filled with a word found nowhere else.

Made by looking at the models, so that a new table comes in by itself: nothing here has to be remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.utils import timezone

from sintas.cases.models import Access, Case, Conflict, File
from sintas.cases.models.base import OfFile
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail, Wrap
from sintas.safekeeping.rings import RELEASE
from sintas.safekeeping.sealed import Sealed, SealedBytes, SealedJSON
from sintas.staff.models import Draft, Notice, Unit

MADE_ELSEWHERE = {File, Access, Conflict, Case, Trail, Wrap, Draft, Notice}  # by the verbs that open a file, or belonging to a person
IS_ITS_RELEASE = "PartnerLink"  # a link has the id of what it opens
SAID_BY_A_PARTNER = "Confirmation"  # the database lets nobody of the house write it
LINKED = "sending"  # a link is of one of two things; here of a referral on its way
HAS_A_KEY = {"Release", "Entry"}  # a key per row: what is sealed under it stands in a table of its own
A_TIME = datetime(2026, 2, 3, 4, 5, tzinfo=UTC)
# What a constraint asks for, by the model's name.
WANTED: dict[str, dict[str, Any]] = {
    "Passage": {"stage": "engagement", "ended_at": A_TIME},  # the open one stands already
    "GroupPassage": {"stage": "engagement", "ended_at": A_TIME},
    "MemberState": {"state": "preparing"},
    "MemberNote": {"moment": "session"},  # as it came from another house: of no group of ours
    "FeedbackRound": {"asked": 5, "answered": 4, "closed_at": A_TIME},  # what is answered in an open one is not given out
    "Approval": {"step": "asked"},
    "Session": {"starts_at": A_TIME},
    "Record": {"kind": "note"},
    "Flag": {"code": "warning"},
    "Paper": {"slug": "safety_plan", "letter": ""},
    "Attachment": {"media_type": "application/pdf"},
    "Task": {"kind": "own"},
    "Risk": {"level": "high"},
    "Consent": {"outcome": "refused"},
    "SuicidePath": {"state": "open"},
    "Decision": {"owner": "other"},
    "Conference": {"no": 40},  # a file that had some already
    "ToolEntry": {"tool": "strengths_quadrant"},
    "StepLevel": {"level": 3},
    "Entry": {"kind": "joined"},
    "CaseTrack": {"track": "medical", "state": "chosen"},
    "TrackStep": {"track": "medical", "step": "care_now", "state": "done"},
    "Weighing": {"state": "weighing"},
    "EconomicProgress": {"kind_of": "work"},
    "PartnerLink": {"token_print": b"address", "code_print": b"code"},
}
# What a sealed JSON holds where it is no list of lines.
SHAPES: dict[str, Callable[[str], Any]] = {
    "assessment.symptoms": lambda word: {"cognitive": [word]},
    "surroundings.ecosystem": lambda word: {"micro": [word]},
    "functioning.criteria": lambda word: {"roles": word},
    "functioning.awards": lambda word: [{"name": word, "year": "2014"}],
    "tool.content": lambda word: {"internal_strengths": [word]},
    "tool.subject": lambda word: {"called": word, "today": "2024-08-23", "family": {"people": [{"ref": "client", "name": word}], "bonds": []}},
    "member_note.evidence": lambda word: {"openness": word},
    "goal_scale.levels": lambda word: {"0": word},
    "scale.answers": lambda word: {"one": word},
    "scale.outcome": lambda word: {"band": word},
    "measure.phases": lambda word: [{"letter": "A", "starts": "2024-08-23", "words": word}],
    "conference.attendance": lambda word: [{"name": word, "position": "", "institution": ""}],
    "conference.dissents": lambda word: [{"who": word, "decision": 0, "what": word, "why": word}],
    "termination.evidence": lambda word: {"emotional_stability": word},
    "weighing.alternatives": lambda word: [{"what": word, "fit": "", "advantages": "", "limits": "", "consequences": ""}],
    "track_step.answers": lambda word: {"given": word},
    "shown_minutes.parts": lambda word: [{"title": "", "lines": [word]}],
    "group_evaluation.review": lambda word: {"communication": word},
    "group_composition.words": lambda word: {"warned_stays_hidden:": word},
    "group_sociogram.choices": lambda word: {"asked": [word], "choices": []},
    "group_feedback.answers": lambda word: {"heard": word},
    "release.parts": lambda word: [{"title": "", "lines": [word]}],
}
# Sealed values read back as a number: figures that stand nowhere else, not even in the time of a row.
NUMBERS = {"scale.total": "730151.9", "measure.low": "100001.3", "measure.high": "990077.7", "measure.aim": "810033.1", "measure_point.value": "620044.3"}
# Sealed values read back as an encoded date: days far enough back to be found again.
DATES = {"birth": "1911-02-13", "death": "1911-03-14", "since": "1911-04-15", "until": "1911-05-16"}


def of_files() -> list[type[models.Model]]:
    """Every model whose rows belong to a file: by a column file_id, or by a foreign key to the table of files."""
    found = []
    for model in apps.get_models():
        fields = model._meta.concrete_fields
        if model is File or any(f.column == "file_id" or f.related_model is File for f in fields):
            found.append(model)
    return found


def fillable() -> list[type[models.Model]]:
    """Those the generic hand can fill, what others lean on first."""
    left = [m for m in of_files() if m not in MADE_ELSEWHERE]
    ordered: list[type[models.Model]] = []
    while left:
        ready = [m for m in left if not ({f.related_model for f in m._meta.concrete_fields if not f.null or f.name == LINKED} & set(left) - {m})]
        assert ready, f"models lean on each other in a circle: {left}"
        ordered += ready
        left = [m for m in left if m not in ready]
    return ordered


def word_of(field: Sealed, salt: str) -> str:
    """The word hidden in this field: letters only, so that no encoding on the way changes it."""
    return "kenari" + "".join(c for c in field.seal if c.isalpha()) + salt


def fill_file(file_id: UUID, *, by: UUID, organisation_id: UUID, unit_id: UUID, other_file: UUID, salt: str = "satu") -> dict[str, Any]:
    """Needs the identity of somebody on the team of both files. Returns the rows by the name of their model."""
    made: dict[str, Any] = {}
    given = {"file_id": file_id, "organisation_id": organisation_id, "unit_id": unit_id, "other_file_id": other_file}
    wanted = WANTED | asked_by_constraints(by, organisation_id, unit_id)
    for model in fillable():
        values: dict[str, Any] = {}
        for field in model._meta.concrete_fields:
            if field.primary_key and field.attname != "file_id":
                continue
            if field.attname in given:
                values[field.attname] = given[field.attname]
            elif isinstance(field, Sealed):
                values[field.name] = sealed_value(field, salt)
            elif not field.null and not field.has_default():
                values[field.attname] = unit_id if field.related_model is Unit else plain_value(field, by, made)
        if model.__name__ == IS_ITS_RELEASE:
            values |= {"id": values["release_id"], f"{LINKED}_id": made["Sending"].pk}
        if model.__name__ == SAID_BY_A_PARTNER:
            made[model.__name__] = said_by_a_partner(model, values, made)
            continue
        made[model.__name__] = model._base_manager.create(**values | wanted.get(model.__name__, {}))
        if model.__name__ in HAS_A_KEY:
            connection.keyring.new_file(made[model.__name__].pk, (RELEASE,))  # type: ignore[attr-defined]
    return made


def said_by_a_partner(model: type[models.Model], values: dict[str, Any], made: dict[str, Any]) -> Any:
    """A word under the id of a release that stands for whoever holds its link, on what that release shows."""
    shown, given = made["ShownMinutes"], made["Release"]
    of_the_file = {"file_id": shown.file_id, "organisation_id": shown.organisation_id}
    now = timezone.now()  # the database asks its own clock
    release = type(given)._base_manager.create(
        **of_the_file, recipient_kind="health", made_by_id=given.made_by_id, made_at=now, until=now + timedelta(days=1)
    )
    connection.keyring.new_file(release.pk, (RELEASE,))  # type: ignore[attr-defined]
    hers = type(shown)._base_manager.create(
        **of_the_file, conference=shown.conference, version=1, invitation_id=shown.invitation_id, release_id=release.pk, parts=[],
        shown_by_id=shown.shown_by_id, shown_at=now,
    )  # fmt: skip
    with acting_as(release.pk):
        return model._base_manager.create(**values | {"shown_id": hers.pk, "release_id": release.pk})


def asked_by_constraints(by: UUID, organisation_id: UUID, unit_id: UUID) -> dict[str, dict[str, Any]]:
    """What a constraint asks for that only the house knows: a release is for somebody, an offer goes to another unit, a step is its taker's."""
    other = Unit.objects.filter(organisation_id=organisation_id).exclude(pk=unit_id).values_list("pk", flat=True).first()
    return {
        "Release": {"recipient_id": by},
        "Transfer": {"to_unit_id": other, "outcome": "withdrawn", "answered_at": A_TIME},
        "Arrival": {"to_unit_id": other},
        "Invitation": {"user_id": by},
        "Reply": {"step": "invited", "actor_id": by},
        "Move": {"step": "sent", "before": "", "after": "sent", "actor_id": by},
    }


def sealed_value(field: Sealed, salt: str) -> Any:
    word = word_of(field, salt)
    if isinstance(field, SealedBytes):
        return word.encode()
    if field.seal in NUMBERS:
        return NUMBERS[field.seal]
    if field.name in DATES:
        return DATES[field.name]
    if field.seal in SHAPES:
        return SHAPES[field.seal](word)
    if isinstance(field, SealedJSON):
        keyed = field.name in ("own_words", "more", "recipient_words", "fields")
        return {"relation": [word] if field.name == "more" else word} if keyed else [word]
    return word


def plain_value(field: models.Field[Any, Any], by: UUID, made: dict[str, Any]) -> Any:
    """Something a column without a default accepts."""
    if isinstance(field, models.ForeignKey):
        if field.related_model._meta.model_name == "user":
            return by
        return made[field.related_model.__name__].pk
    if isinstance(field, models.UUIDField):
        return by if field.name in ("made_by", "raised_by", "noted_by", "entered_by") else uuid7()
    if isinstance(field, ArrayField):
        return []
    kinds: list[tuple[type[models.Field[Any, Any]], Any]] = [
        (models.DateTimeField, A_TIME),
        (models.DateField, date(2026, 2, 3)),
        (models.TimeField, time(4, 5)),
        (models.BooleanField, False),
        (models.IntegerField, 1),
        (models.BinaryField, b"\x00"),
        (models.CharField, uuid4().hex[: getattr(field, "max_length", 8) or 8]),
    ]
    for kind, value in kinds:
        if isinstance(field, kind):
            return value
    raise NotImplementedError(f"{field} has a kind this hand does not know yet")


def words_of(salt: str = "satu") -> dict[str, str]:
    """seal -> the word in it, for every sealed text of every table that fill_file fills."""
    fields = [f for m in fillable() for f in m._meta.concrete_fields if isinstance(f, Sealed)]
    plain = {f.seal: NUMBERS.get(f.seal) or DATES.get(f.name) for f in fields if not isinstance(f, SealedBytes)}
    return {f.seal: plain.get(f.seal) or word_of(f, salt) for f in fields}


__all__ = ["OfFile", "fill_file", "fillable", "of_files", "word_of", "words_of"]
