"""The names of the wrapping keys, and the lock that keeps a retired one retired (docs/runbooks/keys.md)."""

from django.db import migrations, models

# A wrap under a key that no process may hold any more could never be opened again: whoever still tries is told so, and nothing is lost.
# FOR SHARE: the moment of retirement (an UPDATE of this row by sintas_keys) waits for those who are just writing under it, and none follow.
LOCK = """
REVOKE INSERT, UPDATE, DELETE ON safekeeping_wrappingkey FROM sintas_app;
GRANT SELECT, INSERT, UPDATE ON safekeeping_wrappingkey TO sintas_keys;

CREATE FUNCTION refuse_retired_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$ BEGIN
  PERFORM 1 FROM safekeeping_wrappingkey WHERE name = NEW.kek AND retired_at IS NULL FOR SHARE;
  IF NOT FOUND AND EXISTS (SELECT 1 FROM safekeeping_wrappingkey) THEN
    RAISE object_not_in_prerequisite_state USING MESSAGE = 'this process holds an older key file: no new wraps under ' || NEW.kek;
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION refuse_retired_key() FROM PUBLIC;
CREATE TRIGGER wrapped_by_a_living_key BEFORE INSERT OR UPDATE OF kek ON safekeeping_wrap
  FOR EACH ROW EXECUTE FUNCTION refuse_retired_key();
"""
UNDO = "DROP TRIGGER wrapped_by_a_living_key ON safekeeping_wrap; DROP FUNCTION refuse_retired_key();"


class Migration(migrations.Migration):
    dependencies = [("safekeeping", "0003_seal")]
    operations = [
        migrations.CreateModel(
            name="WrappingKey",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("mark", models.CharField(max_length=16)),
                ("made_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RunSQL(LOCK, UNDO),
    ]
