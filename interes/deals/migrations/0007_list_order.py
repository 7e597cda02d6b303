"""Let the list of deals be sorted by sum from an index, those without a sum last."""

from decimal import Decimal

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    """One index instead of another."""

    dependencies = [("deals", "0006_values_that_can_be_read")]

    operations = [
        migrations.RemoveIndex(model_name="deal", name="deal_by_sum"),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(
                Coalesce("amount", Value(Decimal(-1))).desc(), F("id").desc(), name="deal_by_sum"
            ),
        ),
    ]
