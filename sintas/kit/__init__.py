"""The interface kit: tokens, templates, forms, small elements, clock, ids, fuzzy dates. No domain words; imports no other room."""
