"""HSDS 3 (Human Services Data Specification, C16): reading, checking, changing and writing documents. Pure Python: no Django, no database."""
