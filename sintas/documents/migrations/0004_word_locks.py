"""A Word copy is narrative like its paper. A template is its house's own: workers fill it, only an administrator puts it in, nobody rewrites it."""

from django.db import migrations

from sintas.safekeeping.rls import file_lock

TABLE = "documents_wordtemplate"
OWN = "organisation_id = ANY((SELECT my_organisations('{worker,head,administrator}'))::uuid[])"
SETS_UP = "organisation_id = ANY((SELECT my_organisations('{administrator}'))::uuid[])"
OF_ITS_HOUSE = f"EXISTS (SELECT FROM staff_unit WHERE staff_unit.id = unit_id AND staff_unit.organisation_id = {TABLE}.organisation_id)"
LOCK = [
    f"ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY",
    f"ALTER TABLE {TABLE} FORCE ROW LEVEL SECURITY",
    f"CREATE POLICY {TABLE}_read ON {TABLE} FOR SELECT TO sintas_app USING ({OWN})",
    f"CREATE POLICY {TABLE}_change ON {TABLE} FOR UPDATE TO sintas_app USING ({SETS_UP})",
    f"CREATE POLICY {TABLE}_insert ON {TABLE} FOR INSERT TO sintas_app WITH CHECK ({SETS_UP} AND {OF_ITS_HOUSE})",
    f"REVOKE DELETE, UPDATE ON {TABLE} FROM sintas_app",
    f"GRANT UPDATE (ended_at) ON {TABLE} TO sintas_app",
]
UNLOCK = [
    f"GRANT DELETE, UPDATE ON {TABLE} TO sintas_app",
    *(f"DROP POLICY {TABLE}_{name} ON {TABLE}" for name in ("read", "change", "insert")),
    f"ALTER TABLE {TABLE} NO FORCE ROW LEVEL SECURITY",
    f"ALTER TABLE {TABLE} DISABLE ROW LEVEL SECURITY",
]


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_word"), ("cases", "0004_release_lock")]
    operations = [*file_lock("documents_wordcopy"), migrations.RunSQL(LOCK, UNLOCK)]
