"""A house's directory is its own: those who work with files look, workers and heads keep it, an administrator may import it. Protected
places and private contacts are locked once more, for those who hold `directory.protected`, and so are their keys.

These locks ask staff's tables alone, so they stand here and not in `cases`.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME

LOOK = "{worker,head,supervisor,intake,carer,student,administrator}"  # as the verbs in staff/roles.py
KEEP, SHUT = "{worker,head,administrator}", "{worker,head}"
HOUSES = f"""
CREATE FUNCTION directory_houses(roles text[]) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT u.organisation_id), '{{}}') FROM staff_posting p JOIN staff_unit u ON u.id = p.unit_id
  WHERE p.user_id = {ME} AND p.ended_at IS NULL AND p.role = ANY(roles)); END $$;
REVOKE ALL ON FUNCTION directory_houses(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory_houses(text[]) TO sintas_app, sintas_overview;
"""
# with the rights of whoever asks: row-level security on directory_protected has spoken already
KEYS = """
CREATE FUNCTION reaches_protected(one uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN RETURN EXISTS (SELECT FROM directory_protected p WHERE p.id = one); END $$;
REVOKE ALL ON FUNCTION reaches_protected(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reaches_protected(uuid) TO sintas_app, sintas_overview;
CREATE POLICY protected_key ON safekeeping_wrap FOR SELECT TO sintas_app USING (ring = 'release' AND reaches_protected(file_id));
CREATE POLICY new_protected_key ON safekeeping_wrap FOR INSERT TO sintas_app WITH CHECK (ring = 'release' AND reaches_protected(file_id));
"""
NO_KEYS = """
DROP POLICY protected_key ON safekeeping_wrap;
DROP POLICY new_protected_key ON safekeeping_wrap;
DROP FUNCTION reaches_protected(uuid);
"""


def of_houses(roles: str) -> str:
    """SQL for 'of one of the houses where I hold one of these roles'; asked once a query."""
    return f"organisation_id = ANY((SELECT directory_houses('{roles}'))::uuid[])"


def lock(table: str, reads: str, writes: str, parent: str = "", *, change: bool = True, delete: bool = False) -> migrations.RunSQL:
    """One policy per verb. `parent` ("column table"): the row it belongs to must be of the same house."""
    ours = of_houses(writes)
    if parent:
        column, above = parent.split()
        ours += f" AND EXISTS (SELECT FROM {above} a WHERE a.id = {table}.{column} AND a.organisation_id = {table}.organisation_id)"
    names = ["read", "insert"] + ["change"] * change + ["delete"] * delete
    sql = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY {table}_read ON {table} FOR SELECT TO sintas_app USING ({of_houses(reads)})",
        f"CREATE POLICY {table}_insert ON {table} FOR INSERT TO sintas_app WITH CHECK ({ours})",
    ]
    if change:
        sql.append(f"CREATE POLICY {table}_change ON {table} FOR UPDATE TO sintas_app USING ({of_houses(writes)}) WITH CHECK ({ours})")
    else:
        sql.append(f"REVOKE UPDATE ON {table} FROM sintas_app")
    sql.append(
        f"CREATE POLICY {table}_delete ON {table} FOR DELETE TO sintas_app USING ({of_houses(writes)})" if delete else f"REVOKE DELETE ON {table} FROM sintas_app"
    )
    undo = [f"DROP POLICY {table}_{name} ON {table}" for name in names]
    undo += [f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY", f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"]
    undo.append(f"GRANT UPDATE, DELETE ON {table} TO sintas_app")
    return migrations.RunSQL(sql, undo)


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial"), ("staff", "0003_institution"), ("safekeeping", "0004_keys")]
    operations = [
        migrations.RunSQL(HOUSES, "DROP FUNCTION directory_houses(text[])"),
        lock("directory_institution", LOOK, KEEP),
        lock("directory_institutionversion", LOOK, KEEP, "institution_id directory_institution"),
        lock("directory_service", LOOK, KEEP, "institution_id directory_institution"),
        lock("directory_opentime", LOOK, KEEP, "service_id directory_service", delete=True),
        lock("directory_protected", SHUT, SHUT, "institution_id directory_institution"),
        lock("directory_protectedversion", SHUT, SHUT, "protected_id directory_protected", change=False),
        migrations.RunSQL(KEYS, NO_KEYS),
    ]
