"""Who has agreed to be accompanied, and who must never be asked.

An adult decides for herself, also with a disability. A child agrees in his or her own way (assent) and a guardian agrees too,
unless the guardian is marked unsafe: then the guardian is never asked, never told and never made a condition.
"""

from sintas.practice.dossier import ConsentFacts

AGREES = frozenset({"given", "limited"})


def client_agrees(facts: ConsentFacts) -> bool:
    """The client's own yes (for a child: assent) is in force, whole or limited."""
    return facts.client in AGREES


def guardian_may_be_asked(facts: ConsentFacts) -> bool:
    """A guardian is recorded who is not marked unsafe. When this is False, no screen may invite the worker to ask one."""
    return facts.is_child and facts.safe_guardians > 0


def guardian_settled(facts: ConsentFacts) -> bool:
    """Nothing is owed by a guardian: an adult, a guardian who agreed, only unsafe guardians, or none that could be asked.

    A child without any recorded guardian is not settled until somebody states that there is none.
    """
    if not facts.is_child or facts.guardian in AGREES or facts.no_guardian_stated:
        return True
    return facts.guardians > 0 and facts.safe_guardians == 0


def allows_intervention(facts: ConsentFacts) -> bool:
    """Planned work with the client may begin (R52): her own agreement, after the terms were read aloud (R51), and a guardian settled."""
    return client_agrees(facts) and facts.read_aloud and guardian_settled(facts)
