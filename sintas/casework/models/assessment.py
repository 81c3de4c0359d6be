from __future__ import annotations

from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code, codes
from sintas.safekeeping.sealed import Sealed, SealedJSON


class Assessment(Versioned, Happened):
    """The heart of the assessment (R56-R65, R85-R87, R92-R95, R103): problems, needs and potential, in one entry per case with versions.

    Lists of lines are SealedJSON lists of text; `symptoms` is {symptom_groups code: lines}.
    """

    methods = codes()  # assessment_methods
    background = SealedJSON("assessment.background", null=True)
    family_background = Sealed("assessment.family_background", null=True)
    client_view = Sealed("assessment.client_view", null=True)  # the client's own opinion of the problem
    emotional_state = Sealed("assessment.emotional_state", null=True)
    nonverbal = codes()  # nonverbal_signs
    trauma = code()  # trauma_levels: the worker's judgement, no diagnosis
    symptoms = SealedJSON("assessment.symptoms", null=True)
    causes_internal = SealedJSON("assessment.causes_internal", null=True)
    causes_external = SealedJSON("assessment.causes_external", null=True)
    factors = codes()  # contributing_factors
    impacts = SealedJSON("assessment.impacts", null=True)
    impact_codes = codes()  # impacts
    problems = SealedJSON("assessment.problems", null=True)
    needs = SealedJSON("assessment.needs", null=True)
    potentials = SealedJSON("assessment.potentials", null=True)
    hopes = SealedJSON("assessment.hopes", null=True)
    focus = Sealed("assessment.focus", null=True)  # the problem worked on first
    focus_in_source = Sealed("assessment.focus_in_source", null=True)  # the document's own wording, where it named an intervention
    focus_names_intervention = models.BooleanField(default=False)  # looked at when written (practice/focus.py)
    conclusion = Sealed("assessment.conclusion", null=True)
    own_words = SealedJSON("assessment.own_words", null=True)

    objects = models.Manager()
    current = CurrentManager()


class Surroundings(Versioned, Happened):
    """Family, institution, people around, and the levels of the ecosystem (R63, R88, R109-R113). One entry per case with versions."""

    family = Sealed("surroundings.family", null=True)
    institution = Sealed("surroundings.institution", null=True)
    relations = Sealed("surroundings.relations", null=True)
    close_to = SealedJSON("surroundings.close_to", null=True)  # lines
    ecosystem = SealedJSON("surroundings.ecosystem", null=True)  # {ecosystem_levels code: lines}

    objects = models.Manager()
    current = CurrentManager()


class Functioning(Versioned, Happened):
    """Four domains and the criteria of social functioning (R60-R62, R285-R290). One entry per case with versions."""

    height_cm = Sealed("functioning.height_cm", null=True)
    weight_kg = Sealed("functioning.weight_kg", null=True)
    hereditary_illness = code()  # degrees: yes, partly, no, not_known
    illness = Sealed("functioning.illness", null=True)
    intelligence_band = Sealed("functioning.intelligence_band", null=True)
    intelligence_label = Sealed("functioning.intelligence_label", null=True)
    physical = Sealed("functioning.physical", null=True)
    psychological = Sealed("functioning.psychological", null=True)
    social = Sealed("functioning.social", null=True)
    spiritual = Sealed("functioning.spiritual", null=True)
    coping = Sealed("functioning.coping", null=True)  # how the demands of life are met (R285)
    levels = codes()  # "roles:with_help": functioning_domains (group social) and functioning_levels
    criteria = SealedJSON("functioning.criteria", null=True)  # {functioning_domains code: words}
    awards = SealedJSON("functioning.awards", null=True)  # [{"name", "year"}]

    objects = models.Manager()
    current = CurrentManager()


class Anxiety(Versioned, Happened):
    """The worker's judgement of anxiety on a day, with the signs seen (R83, R129-R149). Not a scored test; an outside test is only named."""

    level = code()  # anxiety_levels
    reach = code()  # anxiety_range
    signs = codes()  # anxiety_signs
    symptoms = codes()  # anxiety_symptoms
    causes = codes()  # anxiety_causes
    impacts = codes()  # anxiety_impacts
    responses = codes()  # anxiety_responses
    words = Sealed("anxiety.words", null=True)
    test_name = Sealed("anxiety.test_name", null=True)
    test_version = Sealed("anxiety.test_version", null=True)
    test_score = Sealed("anxiety.test_score", null=True)
    test_validated = code()  # degrees

    objects = models.Manager()
    current = CurrentManager()


class AreaAssessed(Versioned, Happened):
    """Who assessed which of the eight areas by which methods, and what came of it (R66, R68-R76)."""

    area = code()  # assessment_areas
    methods = codes()  # assessment_methods
    profession = code()  # professions
    assessor = Sealed("area.assessor", null=True)
    result = Sealed("area.result", null=True)
    percent = models.IntegerField(null=True)  # progress as the rater put it, 0-100 (R66)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(condition=models.Q(percent=None) | models.Q(percent__range=(0, 100)), name="area_percent_0_100"),
        ]


class InformationSource(Versioned, Happened):
    """Whom or what the assessment rests on (R97, R104): one that rests on the client alone is warned about."""

    kind_of_source = code()  # information_sources
    words = Sealed("information_source.words", null=True)

    objects = models.Manager()
    current = CurrentManager()


class Contradiction(Versioned):
    """Two things that do not agree yet: asked again, then one is chosen or both are kept with an explanation."""

    about = Sealed("contradiction.about", null=True)
    first = Sealed("contradiction.first")
    second = Sealed("contradiction.second")
    state = models.CharField(max_length=12, default="open")  # contradiction_states
    explanation = Sealed("contradiction.explanation", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "first", "second", "both_kept"]), name="contradiction_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open") | models.Q(explanation__isnull=False), name="contradiction_settled_says_how"
            ),
        ]
