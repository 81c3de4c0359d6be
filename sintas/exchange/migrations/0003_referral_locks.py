"""The way of a referral belongs to its file. A partner reaches one link, its release and its sending, while the release stands; nothing else.

Steps are only added: nobody changes or deletes one, and each begins where the one before ended.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, file_lock, mine

OURS = f"file_id = {mine(TEAM)}"
MINE = f"release_id = {ME} AND reaches_release(release_id)"  # of whoever holds the link, as long as it stands
THEIRS = f"(SELECT l.sending_id FROM exchange_partnerlink l WHERE l.release_id = {ME})"  # with the rights of whoever asks: a standing link only
WAY = f"""
ALTER TABLE exchange_move ADD prior integer GENERATED ALWAYS AS (NULLIF(number, 1) - 1) STORED;
ALTER TABLE exchange_move ADD CONSTRAINT move_goes_on FOREIGN KEY (sending_id, prior, before) REFERENCES exchange_move (sending_id, number, after);
REVOKE UPDATE ON exchange_move, exchange_partnerlink FROM sintas_app;
GRANT UPDATE (wrong) ON exchange_partnerlink TO sintas_app;

-- a head or supervisor sees that somebody still waits for an answer, and since when; no receiver's name, no word
GRANT SELECT (id, file_id, receiver_kind, urgency, sent_on, due_on) ON exchange_sending TO sintas_overview;
GRANT SELECT (file_id, sending_id, number, after) ON exchange_move TO sintas_overview;
CREATE POLICY overview ON exchange_sending FOR SELECT TO sintas_overview USING (file_id IN (SELECT c.file_id FROM cases_case c));
CREATE POLICY overview ON exchange_move FOR SELECT TO sintas_overview USING (file_id IN (SELECT c.file_id FROM cases_case c));

-- a partner tells the worker who made the link that there is an answer, or that the link is locked; nobody else and nothing else
CREATE POLICY partner_tells ON staff_notice FOR INSERT TO sintas_app WITH CHECK (
  code IN ('referral_answered', 'referral_link_locked')
  AND (user_id, file_id) IN (SELECT l.made_by_id, l.file_id FROM exchange_partnerlink l WHERE l.release_id = {ME}));
"""
UNDO = """
DROP POLICY partner_tells ON staff_notice;
DROP POLICY overview ON exchange_sending;
DROP POLICY overview ON exchange_move;
REVOKE ALL ON exchange_sending, exchange_move FROM sintas_overview;
GRANT UPDATE ON exchange_move, exchange_partnerlink TO sintas_app;
ALTER TABLE exchange_move DROP CONSTRAINT move_goes_on;
ALTER TABLE exchange_move DROP COLUMN prior;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0002_referral"), ("cases", "0010_release_to_an_outsider"), ("access", "0010_who_leads"), ("staff", "0002_locks")]
    operations = [
        *file_lock("exchange_partnerlink", read=f"{OURS} OR ({MINE})", change=f"{OURS} OR ({MINE})"),
        *file_lock("exchange_sending", read=f"{OURS} OR id IN {THEIRS}"),
        *file_lock(
            "exchange_move",
            read=f"{OURS} OR sending_id IN {THEIRS}",
            insert=f"actor_id = {ME} AND (({OURS} AND NOT by_partner) OR ({MINE} AND by_partner AND sending_id IN {THEIRS}))",
        ),
        migrations.RunSQL(WAY, UNDO),
    ]
