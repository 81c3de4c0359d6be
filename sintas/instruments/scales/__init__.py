"""Questionnaires, checklists and ratings as data: a scale is one TOML file in `library/`, or a unit's own as JSON; scored here, kept elsewhere."""
