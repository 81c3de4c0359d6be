"""A colleague who is not on the team reaches, in her own name, the one copy that was put before her, her invitation with what was said to it, and
what she is shown of the minutes; she answers and confirms. All of it only while that copy stands, and nothing else of the file.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, mine

OURS = f"file_id = {mine(TEAM)}"
MINE = f"release_id = {ME} AND reaches_release(release_id)"  # of whoever holds a link (0010)
THEIRS = f"(SELECT l.invitation_id FROM exchange_partnerlink l WHERE l.release_id = {ME})"
SHOWN = f"(SELECT s.id FROM exchange_shownminutes s WHERE s.release_id = {ME} AND s.ended_at IS NULL)"
# with the rights of whoever asks: row-level security on cases_release (conflicts too) has spoken already
PUT_BEFORE_ME = (
    f"release_id IN (SELECT r.id FROM cases_release r WHERE r.recipient_id = {ME} AND r.recipient_kind <> '' "
    "AND r.ended_at IS NULL AND r.until > clock_timestamp())"
)
INVITED = f"(SELECT l.invitation_id FROM exchange_partnerlink l WHERE l.{PUT_BEFORE_ME})"
SHOWN_TO_ME = f"(SELECT s.id FROM exchange_shownminutes s WHERE s.{PUT_BEFORE_ME} AND s.ended_at IS NULL)"
LINK, INVITATION, REPLY = f"{OURS} OR ({MINE})", f"{OURS} OR id IN {THEIRS}", f"{OURS} OR invitation_id IN {THEIRS}"
ANSWERS = f"actor_id = {ME} AND (({OURS} AND NOT by_partner) OR ({MINE} AND by_partner AND invitation_id IN {THEIRS})"
HER_ANSWER = f" OR (NOT by_partner AND step IN ('accepted', 'declined', 'said') AND {PUT_BEFORE_ME} AND invitation_id IN {INVITED})"


def policies(link: str, invitation: str, reply: str, answer: str, shown: str, word: str, confirms: str) -> str:
    """Who reads each, and who adds an answer or a word."""
    rows = [
        ("exchange_partnerlink", "read", f"FOR SELECT TO sintas_app USING ({link})"),
        ("exchange_invitation", "read", f"FOR SELECT TO sintas_app USING ({invitation})"),
        ("exchange_reply", "read", f"FOR SELECT TO sintas_app USING ({reply})"),
        ("exchange_reply", "insert", f"FOR INSERT TO sintas_app WITH CHECK ({answer})"),
        ("exchange_shownminutes", "read", f"FOR SELECT TO sintas_app USING ({shown})"),
        ("exchange_confirmation", "read", f"FOR SELECT TO sintas_app USING ({word})"),
        ("exchange_confirmation", "insert", f"FOR INSERT TO sintas_app WITH CHECK ({confirms})"),
    ]
    return "\n".join(f"DROP POLICY {table}_{name} ON {table}; CREATE POLICY {table}_{name} ON {table} {rule};" for table, name, rule in rows)


NOW = policies(
    f"{LINK} OR {PUT_BEFORE_ME}",
    f"{INVITATION} OR id IN {INVITED}",
    f"{REPLY} OR invitation_id IN {INVITED}",
    f"{ANSWERS}{HER_ANSWER})",
    f"{LINK} OR {PUT_BEFORE_ME}",
    f"{LINK} OR {PUT_BEFORE_ME}",
    f"({MINE} AND shown_id IN {SHOWN}) OR ({PUT_BEFORE_ME} AND shown_id IN {SHOWN_TO_ME})",
)
BEFORE = policies(LINK, INVITATION, REPLY, f"{ANSWERS})", LINK, LINK, f"{MINE} AND shown_id IN {SHOWN}")


class Migration(migrations.Migration):
    dependencies = [("exchange", "0023_a_colleague_who_is_not_on_the_team")]
    operations = [migrations.RunSQL(NOW, BEFORE)]
