from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("staff", "0008_morning_mail")]
    operations = [migrations.AddField(model_name="unit", name="phone", field=models.CharField(blank=True, default="", max_length=20))]
