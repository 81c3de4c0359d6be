"""An organisation's own questionnaire, brought as an XLSForm (xlsform.org): read, kept as JSON, asked page by page, judged.

`reading.read` makes a FormDefinition of a file or raises FormTroubles with everything that is wrong; `definition.FormDefinition` goes to
JSON and back; `pages.pages`, `asking.asked_on` and `asking.next_page` lead through it without JavaScript; `answering.judge` says what
was answered, what comes out and what is to be put right. Answers are a flat dict: "age", or "kids[2]/age" inside a repeat.
"""
