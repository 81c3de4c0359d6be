"""What is given back of a form that was refused whole."""

from sintas.kit.typed import prose


def test_what_somebody_wrote_is_given_back_as_it_stood():
    written = {"words": ["Pelaku bekerja di sana."], "line": ["Satu\ndua"], "long": ["a" * 41], "reason": ["hiding"], "on": ["2026-11-22"]}
    assert prose(written) == ["Pelaku bekerja di sana.", "Satu\ndua", "a" * 41]


def test_no_password_and_no_token_comes_back():
    secret = {"new_password": ["kuda benar baterai staples"], "csrfmiddlewaretoken": ["x" * 64], "recovery_code": ["satu dua tiga empat"]}
    assert prose(secret) == []
