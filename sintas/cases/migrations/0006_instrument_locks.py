"""What a unit decides about its scales is its house's own: those who use them read it, nobody rewrites it, an end is for good."""

from django.db import migrations

READ = "organisation_id = ANY((SELECT my_organisations('{worker,head,administrator,student,supervisor}'))::uuid[])"
DECIDE = "organisation_id = ANY((SELECT my_organisations('{worker,head}'))::uuid[])"


def lock(table: str, ends: str) -> list[str]:
    """Statements that lock one table; `ends`: the columns that may still be set."""
    of_its_house = f"EXISTS (SELECT FROM staff_unit WHERE staff_unit.id = unit_id AND staff_unit.organisation_id = {table}.organisation_id)"
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY {table}_read ON {table} FOR SELECT TO sintas_app USING ({READ})",
        f"CREATE POLICY {table}_change ON {table} FOR UPDATE TO sintas_app USING ({DECIDE} AND ended_at IS NULL) WITH CHECK ({DECIDE})",
        f"CREATE POLICY {table}_insert ON {table} FOR INSERT TO sintas_app WITH CHECK ({DECIDE} AND {of_its_house})",
        f"REVOKE DELETE, UPDATE ON {table} FROM sintas_app",
        f"GRANT UPDATE ({ends}) ON {table} TO sintas_app",
    ]


def unlock(table: str) -> list[str]:
    """Takes the lock off again."""
    return [
        f"GRANT DELETE, UPDATE ON {table} TO sintas_app",
        *(f"DROP POLICY {table}_{name} ON {table}" for name in ("read", "change", "insert")),
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]


SCALE, LEAVE = "instruments_unitscale", "instruments_wordingleave"


class Migration(migrations.Migration):
    # here and not in instruments: who is of which house is a function of this room
    dependencies = [("cases", "0005_before_birth"), ("instruments", "0001_initial")]
    operations = [
        migrations.RunSQL(lock(SCALE, "ended_at"), unlock(SCALE)),
        migrations.RunSQL(lock(LEAVE, "ended_at, ended_by"), unlock(LEAVE)),
    ]
