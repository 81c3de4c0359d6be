from django.db import migrations, models


class Migration(migrations.Migration):
    """What reaching a goal is good for: a code, as its horizon is."""

    dependencies = [("casework", "0010_dissents")]
    operations = [migrations.AddField(model_name="goal", name="aim", field=models.CharField(blank=True, default="", max_length=60))]
