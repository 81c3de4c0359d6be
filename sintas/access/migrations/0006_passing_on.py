"""A review of a broken glass that nobody closes is passed on by an administrator, who still reads nothing of the file."""

from django.db import migrations, models

from sintas.safekeeping.rls import ME

RISES = "3 days"  # the same span in policy.py
WORKS = "u.is_active AND (u.expires_on IS NULL OR u.expires_on >= current_date)"
LASTING = "a.ended_at IS NULL AND a.until IS NULL AND a.scope = 'team'"
BY_THE_FUNCTION = "current_user <> 'sintas_app' AND coalesce(current_setting('app.gate', true), '') = 'open'"
KEPT = ["unit_id", "kind", "person_id", "at", "until", "reason", "restricted", "reviewers", "passed_at", "passed_by"]

PASSING = f"""
DROP POLICY risen ON access_entry;
CREATE POLICY risen ON access_entry FOR SELECT TO sintas_app USING (kind = 'break_glass' AND reviewed_at IS NULL
  AND coalesce(passed_at, at) < clock_timestamp() - interval '{RISES}' AND organisation_id = ANY((SELECT my_organisations('{{administrator}}'))::uuid[]));

DROP TRIGGER entry_is_reviewed_once ON access_entry;
CREATE TRIGGER entry_is_reviewed_once BEFORE UPDATE ON access_entry FOR EACH ROW
  WHEN (NOT ({BY_THE_FUNCTION}) AND (OLD.reviewed_at IS NOT NULL OR OLD.person_id = {ME} OR NEW.reviewed_by IS DISTINCT FROM {ME}
    OR ({", ".join(f"NEW.{one}" for one in KEPT)}) IS DISTINCT FROM ({", ".join(f"OLD.{one}" for one in KEPT)})))
  EXECUTE FUNCTION entry_is_reviewed_once();

-- One more person may read why and close the review; whoever was told before still may. `wanted`: a head or supervisor of the house. Of a
-- restricted case nobody outside its named team learns of it: the member longest on it who was not told yet, whoever was wanted.
CREATE FUNCTION pass_review_on(entry uuid, wanted uuid) RETURNS uuid
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE me uuid := {ME}; row access_entry%ROWTYPE; hidden boolean; heir uuid;
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  SELECT * INTO row FROM access_entry e WHERE e.id = entry FOR UPDATE;
  IF row.id IS NULL OR row.kind <> 'break_glass' OR row.reviewed_at IS NOT NULL OR row.person_id = me OR row.file_id = ANY (my_conflicts())
     OR row.organisation_id <> ALL (my_organisations('{{administrator}}'))
     OR coalesce(row.passed_at, row.at) >= clock_timestamp() - interval '{RISES}' THEN
    RAISE insufficient_privilege USING MESSAGE = 'pass_review_on: not yours to pass on';
  END IF;
  hidden := row.restricted OR EXISTS (SELECT FROM cases_case c WHERE c.file_id = row.file_id AND c.restricted_at IS NOT NULL);
  SELECT u.id INTO heir FROM staff_user u
   WHERE u.id NOT IN (me, row.person_id) AND u.id <> ALL (row.reviewers) AND u.organisation_id = row.organisation_id AND {WORKS}
     AND NOT EXISTS (SELECT FROM cases_conflict c WHERE c.file_id = row.file_id AND c.user_id = u.id)
     AND CASE WHEN hidden THEN EXISTS (SELECT FROM cases_access a WHERE a.file_id = row.file_id AND a.user_id = u.id AND {LASTING})
       ELSE u.id = wanted AND EXISTS (SELECT FROM staff_posting p WHERE p.user_id = u.id AND p.role IN ('head', 'supervisor') AND p.ended_at IS NULL) END
   ORDER BY (SELECT min(a.since) FROM cases_access a WHERE a.file_id = row.file_id AND a.user_id = u.id AND {LASTING}), u.id LIMIT 1;
  IF heir IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'pass_review_on: to nobody';
  END IF;
  UPDATE access_entry e SET reviewers = e.reviewers || heir, passed_at = clock_timestamp(), passed_by = me WHERE e.id = entry;
  PERFORM set_config('app.gate', '', true);
  RETURN heir;
END $$;
REVOKE ALL ON FUNCTION pass_review_on(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pass_review_on(uuid, uuid) TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0005_leaving")]
    operations = [
        migrations.AddField("entry", "passed_at", models.DateTimeField(null=True)),
        migrations.AddField("entry", "passed_by", models.UUIDField(null=True)),
        migrations.RunSQL(PASSING, migrations.RunSQL.noop),
    ]
