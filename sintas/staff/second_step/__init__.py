"""The second step at the door: what proves that it is them, beside the password. Mechanisms only; the verbs stand in actions/second_step.py."""
