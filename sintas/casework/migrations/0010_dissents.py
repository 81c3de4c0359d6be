import sintas.safekeeping.sealed
from django.db import migrations


class Migration(migrations.Migration):
    """Who saw it differently, a row each; the text of older minutes stays where it was written."""

    dependencies = [("casework", "0009_session_counted")]
    operations = [
        migrations.AddField(
            model_name="conference",
            name="dissents",
            field=sintas.safekeeping.sealed.SealedJSON("conference.dissents", null=True, ring="content"),
        ),
    ]
