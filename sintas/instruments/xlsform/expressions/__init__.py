"""Expressions of an XLSForm (relevant, constraint, calculation ...): read once, kept as a tree, worked out within a step limit.

Nothing here hands text to Python's `eval` or `re`: tokens, tree, functions and patterns are our own, so that a form brought by an
organisation can only do what is listed in functions.py. Grammar after xlsform.org and the ODK form-logic pages.
"""

from sintas.instruments.xlsform.expressions.evaluator import MOST_STEPS, Outcome, evaluate
from sintas.instruments.xlsform.expressions.parser import Expression, parse
from sintas.instruments.xlsform.expressions.problems import ExpressionError, TooManySteps
from sintas.instruments.xlsform.expressions.scope import PlainScope, Scope
from sintas.instruments.xlsform.expressions.values import Many, Value, to_bool, to_number, to_text

__all__ = [
    "MOST_STEPS",
    "Expression",
    "ExpressionError",
    "Many",
    "Outcome",
    "PlainScope",
    "Scope",
    "TooManySteps",
    "Value",
    "evaluate",
    "parse",
    "to_bool",
    "to_number",
    "to_text",
]
