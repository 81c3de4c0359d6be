"""Verbs and roles agree."""

from sintas.staff import roles, roles_check


def test_every_declared_verb_is_granted():
    assert roles_check.ungranted_verbs() == []


def test_nothing_is_granted_that_no_room_declares():
    assert roles_check.undeclared_grants() == []


def test_a_forgotten_verb_is_found(monkeypatch):
    from sintas.staff import verbs

    monkeypatch.setitem(verbs.VERBS, "staff.fly", "terbang")
    assert roles_check.ungranted_verbs() == ["staff.fly"]
    monkeypatch.setattr(roles_check, "GRANTED_TO_NO_ONE", frozenset({"staff.fly"}))
    assert roles_check.ungranted_verbs() == []


def test_a_left_over_grant_is_found(monkeypatch):
    monkeypatch.setitem(roles.ROLES, "ghost", ("hantu", frozenset({"staff.haunt"})))
    assert roles_check.undeclared_grants() == ["staff.haunt"]


def test_an_administrator_reads_no_case():
    assert not {verb for verb in roles.ROLES["administrator"][1] if not verb.startswith(("staff.", "directory."))}
