"""The practice itself: the Generalist Intervention Model and its rules, as pure Python that a social worker can read.

This room knows no framework and no other room. It is handed facts (`dossier.py`) and answers: what is still missing, what
may be done now, what a word of the field means. It decides nothing about people; every rule names its practice source.
"""
