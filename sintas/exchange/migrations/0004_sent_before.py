"""Referrals that casework had sent before this room was built get their way: sent, and what came back, as far as the last version tells it."""

from django.db import migrations
from django.db.migrations.operations.base import Operation

from sintas.safekeeping.rls import unforced

STANDS = "r.superseded_at IS NULL AND NOT r.set_aside AND r.withdrawn_at IS NULL"
WENT_OUT = """r.state IN ('sent', 'accepted', 'done') OR (r.state = 'declined' AND EXISTS (
    SELECT FROM casework_referral v WHERE v.entry = r.entry AND NOT v.set_aside AND v.state IN ('sent', 'accepted', 'done')))"""
# the days as in practice.referral.ANSWER_WITHIN when this was written
WAYS = [
    f"""
INSERT INTO exchange_sending (id, file_id, organisation_id, entry, turn, receiver_kind, urgency, sent_on, due_on, sent_by)
SELECT gen_random_uuid(), r.file_id, r.organisation_id, r.entry, 1, r.receiver_kind, r.urgency, d.day,
       d.day + CASE r.urgency WHEN 'now' THEN 1 WHEN 'today' THEN 1 WHEN 'planned' THEN 14 ELSE 7 END, r.author_id
  FROM casework_referral r, LATERAL (SELECT coalesce(r.happened_on, r.written_at::date) AS day) d
 WHERE {STANDS} AND ({WENT_OUT}) AND NOT EXISTS (SELECT FROM exchange_sending s WHERE s.entry = r.entry)
""",
    f"""
INSERT INTO exchange_move (id, file_id, organisation_id, sending_id, number, step, before, after, actor_id, by_partner, at)
SELECT gen_random_uuid(), s.file_id, s.organisation_id, s.id, 1, 'sent', '', 'sent', s.sent_by, false, r.written_at
  FROM exchange_sending s JOIN casework_referral r ON r.entry = s.entry AND {STANDS}
 WHERE NOT EXISTS (SELECT FROM exchange_move m WHERE m.sending_id = s.id)
""",
    f"""
INSERT INTO exchange_move (id, file_id, organisation_id, sending_id, number, step, before, after, actor_id, by_partner, at)
SELECT gen_random_uuid(), s.file_id, s.organisation_id, s.id, 2, r.state, 'sent', r.state, r.author_id, false, r.written_at
  FROM exchange_sending s JOIN casework_referral r ON r.entry = s.entry AND {STANDS}
 WHERE r.state IN ('accepted', 'declined', 'done') AND NOT EXISTS (SELECT FROM exchange_move m WHERE m.sending_id = s.id AND m.number = 2)
""",
]


def as_owner(*operations: Operation) -> list[Operation]:
    """Under FORCE the owner would see and write nothing."""
    found = list(operations)
    for table in ("casework_referral", "exchange_sending", "exchange_move"):
        found = unforced(table, *found)
    return found


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_referral_locks"), ("casework", "0007_measuring_locks")]
    operations = as_owner(migrations.RunSQL(WAYS, migrations.RunSQL.noop))
