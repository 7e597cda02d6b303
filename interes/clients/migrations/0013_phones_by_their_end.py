"""Phones are found by their last figures."""

from django.contrib.postgres.indexes import OpClass
from django.db import migrations, models
from django.db.models.functions import Reverse


class Migration(migrations.Migration):
    """An index alone."""

    dependencies = [("clients", "0012_doubles")]

    operations = [
        migrations.AddIndex(
            model_name="contactpoint",
            index=models.Index(
                OpClass(Reverse("core"), "text_pattern_ops"), name="contact_point_by_end"
            ),
        ),
    ]
