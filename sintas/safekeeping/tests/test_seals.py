"""The names of the seals are for ever: unique, never changed, never used again."""

from django.apps import apps

from sintas.safekeeping.sealed import Sealed

SEALS = [
    "appointment.about",
    "appointment.bring",
    "appointment.place",
    "attachment.data_key",
    "attachment.title",
    "client.address",
    "client.birth",
    "client.birth_order",
    "client.birth_place",
    "client.called",
    "client.ethnicity",
    "client.lives_with",
    "client.name",
    "client.nik",
    "client.occupation",
    "client.origin",
    "client.other_names",
    "client.own_words",
    "client.status_words",
    "consent.decided_by",
    "consent.interpreter",
    "consent.limits",
    "consent.reason",
    "consent.recipient_words",
    "consent.witness",
    "contact.approach",
    "contact.own_words",
    "contact.permission_of",
    "contact.place",
    "contact.result",
    "contract.aims",
    "contract.client_tasks",
    "contract.complaints",
    "contract.rules",
    "contract.timetable",
    "contract.worker_tasks",
    "disability.about",
    "disability.accommodation",
    "disability.own_words",
    "draft.fields",
    "family_stance.note",
    "flag.words",
    "incident.impact_words",
    "incident.own_view",
    "incident.own_words",
    "incident.place_words",
    "incident.told",
    "note.text",
    "observation.text",
    "paper_body.data_key",
    "passage.reason",
    "person.address",
    "person.birth",
    "person.death",
    "person.name",
    "person.note",
    "person.occupation",
    "person.own_words",
    "person.phone",
    "reach.code_word",
    "reach.never_say",
    "reach.say",
    "reach.value",
    "reach.when",
    "reach.whose",
    "record.line",
    "risk.client_view",
    "risk.protective_words",
    "risk.reasons",
    "safety_fact.words",
    "safety_plan.after_leaving",
    "safety_plan.children",
    "safety_plan.code_word",
    "safety_plan.people",
    "safety_plan.more",
    "safety_plan.places",
    "safety_plan.signals",
    "safety_plan.steps",
    "safety_plan.take",
    "source_fact.words",
    "suicide_path.done_words",
    "suicide_path.ended_why",
    "suicide_path.said",
    "suicide_path.told_words",
    "task.evidence",
    "task.reason",
    "task.title",
    "tie.note",
    "tie.own_words",
    "tie.since",
    "tie.until",
    "urgent_step.reason",
    "urgent_step.what",
    "warning.text",
]


def sealed_fields():
    return [f for m in apps.get_models() for f in m._meta.local_fields if isinstance(f, Sealed)]


def test_every_seal_is_used_once():
    names = [f.seal for f in sealed_fields()]
    assert sorted(set(names)) == sorted(names)


def test_no_seal_was_renamed_or_dropped():
    assert set(SEALS) <= {f.seal for f in sealed_fields()}


def test_a_seal_says_what_it_holds():
    for field in sealed_fields():
        noun, _dot, what = field.seal.partition(".")
        assert noun and what, field
