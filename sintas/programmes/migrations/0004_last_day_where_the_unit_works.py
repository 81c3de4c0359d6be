"""A carer's or mentor's last day ends at midnight where the unit of the case works, not at midnight in UTC (seven to nine hours later there).

A unit that names no zone works where the installation stands; settle_care() (actions/care.py) says where that is.
"""

from django.conf import settings
from django.db import migrations

ZONE = "coalesce(nullif(h.time_zone, ''), nullif(current_setting('app.zone', true), ''), current_setting('TimeZone'))"
UTC = "(max(w.last) + 1)::timestamptz"  # the zone of the connection, which is UTC
LOCAL = f"(max(w.last) + 1)::timestamp AT TIME ZONE {ZONE}"


def wanted(end: str) -> str:
    """As in 0002, but for `end`: the moment at which the last day is over."""
    return f"""
CREATE OR REPLACE FUNCTION care_wanted(concerned uuid[], today date) RETURNS TABLE (file_id uuid, user_id uuid, role text, until timestamptz)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT w.file_id, w.user_id, (array_agg(w.role ORDER BY w.role))[1], CASE WHEN bool_or(w.last IS NULL) THEN NULL ELSE {end} END
      FROM (
        SELECT e.file_id, unnest(p.mentors) AS user_id, 'mentor' AS role, e.until_on AS last
          FROM programmes_enrolment e JOIN programmes_programme p ON p.id = e.programme AND p.organisation_id = e.organisation_id
         WHERE e.file_id = ANY (concerned) AND e.superseded_at IS NULL AND NOT e.set_aside AND e.withdrawn_at IS NULL AND e.state = 'enrolled'
           AND e.from_on <= today AND (e.until_on IS NULL OR e.until_on >= today) AND p.ended_on IS NULL
        UNION ALL
        SELECT s.file_id, unnest(r.carers), 'house_carer', s.until_on - 1
          FROM programmes_placement s JOIN programmes_room r ON r.id = s.room AND r.organisation_id = s.organisation_id
         WHERE s.file_id = ANY (concerned) AND s.superseded_at IS NULL AND NOT s.set_aside AND s.withdrawn_at IS NULL
           AND s.from_on <= today AND (s.until_on IS NULL OR s.until_on > today) AND r.ended_on IS NULL) w
      JOIN cases_case c ON c.file_id = w.file_id
      JOIN staff_unit h ON h.id = c.unit_id
      JOIN staff_user u ON u.id = w.user_id AND u.organisation_id = c.organisation_id
     WHERE c.closed_on IS NULL AND u.is_active AND (u.expires_on IS NULL OR u.expires_on >= today)
       AND EXISTS (SELECT FROM staff_posting g JOIN staff_unit n ON n.id = g.unit_id
                    WHERE g.user_id = u.id AND g.ended_at IS NULL AND n.organisation_id = c.organisation_id)
       AND NOT EXISTS (SELECT FROM cases_conflict k WHERE k.file_id = w.file_id AND k.user_id = w.user_id)
     GROUP BY w.file_id, w.user_id, h.time_zone
$$;
"""


# what stands already: the same day, ended at its own midnight
MOVED = """
UPDATE cases_access a SET until = (a.until AT TIME ZONE 'UTC') AT TIME ZONE coalesce(nullif(h.time_zone, ''), %s)
  FROM cases_case c JOIN staff_unit h ON h.id = c.unit_id
 WHERE c.file_id = a.file_id AND a.role IN ('mentor', 'house_carer') AND a.ended_at IS NULL AND a.until IS NOT NULL
   AND a.until = date_trunc('day', a.until, 'UTC')
"""


class Migration(migrations.Migration):
    dependencies = [("programmes", "0003_stays_away"), ("staff", "0007_time_zone")]
    operations = [
        migrations.RunSQL(wanted(LOCAL), wanted(UTC)),
        migrations.RunSQL(
            ["SELECT set_config('app.gate', 'open', true)", (MOVED, [settings.TIME_ZONE]), "SELECT set_config('app.gate', '', true)"],
            migrations.RunSQL.noop,
        ),
    ]
