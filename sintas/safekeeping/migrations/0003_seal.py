from django.db import migrations, models

SEALS = """
-- only the sealer adds, nobody changes
REVOKE ALL ON safekeeping_seal FROM sintas_app;
GRANT SELECT ON safekeeping_seal TO sintas_app;
GRANT SELECT, INSERT ON safekeeping_seal TO sintas_sealer;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON safekeeping_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON safekeeping_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

# How far the sealing has come, and what the clock said at the trail's last row: moments and counts, nobody's row. The owner reads them
# through the lock that is forced upon him.
STATE = """
CREATE POLICY state_of_sealing ON safekeeping_trail FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION sealing_state(OUT newest timestamptz, OUT seals bigint, OUT sealed_at timestamptz, OUT waiting bigint, OUT waiting_since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH this AS (SELECT (pg_control_system()).system_identifier AS cluster),
       last AS (SELECT number, made_at, newest FROM safekeeping_seal ORDER BY number DESC LIMIT 1),
       line AS (SELECT coalesce((SELECT until::text::xid8 FROM safekeeping_seal s, this WHERE s.cluster = this.cluster ORDER BY number DESC LIMIT 1),
                                '0'::xid8) AS until),
       behind AS (SELECT count(*) AS rows, min(t.at) AS since FROM safekeeping_trail t, this, line WHERE t.cluster = this.cluster AND t.xid >= line.until)
  SELECT coalesce((SELECT t.at FROM safekeeping_trail t, this WHERE t.cluster = this.cluster ORDER BY t.cluster DESC, t.xid DESC, t.id DESC LIMIT 1),
                  (SELECT newest FROM last)),
         coalesce((SELECT number FROM last), 0), (SELECT made_at FROM last), (SELECT rows FROM behind), (SELECT since FROM behind)
$$;
REVOKE ALL ON FUNCTION sealing_state() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sealing_state() TO sintas_app, sintas_sealer;
"""


class Migration(migrations.Migration):
    dependencies = [("safekeeping", "0002_trail")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("cluster", models.BigIntegerField()),
                ("since", models.DecimalField(decimal_places=0, max_digits=20)),
                ("until", models.DecimalField(decimal_places=0, max_digits=20)),
                ("rows", models.BigIntegerField()),
                ("root", models.BinaryField()),
                ("previous", models.BinaryField()),
                ("newest", models.DateTimeField(null=True)),
                ("kind", models.CharField(blank=True, default="", max_length=10)),
                ("source", models.CharField(blank=True, default="", max_length=80)),
                ("public", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("signature", models.BinaryField()),
            ],
            options={"indexes": [models.Index(fields=["cluster", "-number"], name="seal_by_cluster")]},
        ),
        migrations.RunSQL(SEALS, migrations.RunSQL.noop),
        migrations.RunSQL(STATE, "DROP FUNCTION sealing_state(); DROP POLICY state_of_sealing ON safekeeping_trail"),
    ]
