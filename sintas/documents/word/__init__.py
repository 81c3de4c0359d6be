"""Papers an office edits in Word: templates with listed fields, checked when they are taken in, filled in a sandbox.

`checking.checked(body, slug)` says whether a template can be used; `filling.filled(body, values, title)` makes the document;
`papers.word_kind(kind)` composes the values beside the data of the PDF. Knows no table and no request.
"""
