"""A conference that is called together belongs to its file. A partner reaches its own invitation and its answers, while the release stands.

Answers are only added: nobody changes or deletes one, nor an invitation.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, file_lock, mine

OURS = f"file_id = {mine(TEAM)}"
MINE = f"release_id = {ME} AND reaches_release(release_id)"  # of whoever holds the link, as long as it stands
THEIRS = f"(SELECT l.invitation_id FROM exchange_partnerlink l WHERE l.release_id = {ME})"  # with the rights of whoever asks: a standing link only
TELLS = """
DROP POLICY partner_tells ON staff_notice;
CREATE POLICY partner_tells ON staff_notice FOR INSERT TO sintas_app WITH CHECK (
  (user_id, file_id) IN (SELECT l.made_by_id, l.file_id FROM exchange_partnerlink l WHERE l.release_id = {me}) AND {codes});
"""
BEFORE = "code IN ('referral_answered', 'referral_link_locked')"
# what the link was given for decides which notices its holder may leave
NOW = f"""(EXISTS (SELECT FROM exchange_partnerlink l WHERE l.release_id = {ME} AND l.sending_id IS NOT NULL) AND {BEFORE}
  OR EXISTS (SELECT FROM exchange_partnerlink l WHERE l.release_id = {ME} AND l.invitation_id IS NOT NULL)
    AND code IN ('conference_answered', 'conference_link_locked'))"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0009_convening"), ("casework", "0007_measuring_locks")]
    operations = [
        *file_lock("exchange_convening"),
        *file_lock("exchange_invitation", read=f"{OURS} OR id IN {THEIRS}"),
        *file_lock(
            "exchange_reply",
            read=f"{OURS} OR invitation_id IN {THEIRS}",
            insert=f"actor_id = {ME} AND (({OURS} AND NOT by_partner) OR ({MINE} AND by_partner AND invitation_id IN {THEIRS}))",
        ),
        migrations.RunSQL(
            "REVOKE UPDATE ON exchange_invitation, exchange_reply FROM sintas_app", "GRANT UPDATE ON exchange_invitation, exchange_reply TO sintas_app"
        ),
        migrations.RunSQL(TELLS.format(me=ME, codes=NOW), TELLS.format(me=ME, codes=BEFORE)),
    ]
