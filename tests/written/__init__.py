"""Parts of docs/ that are written from the code: who may do what, which data lie where, how long things last.

    pytest tests/test_written.py                    says which parts are no longer true
    SINTAS_WRITE=1 pytest tests/test_written.py     writes them anew (a person reads what changed, and commits it)
"""
