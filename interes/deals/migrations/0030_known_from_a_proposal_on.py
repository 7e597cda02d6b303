"""A deal is to be known from its proposal on: earlier nobody can know who says the last yes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deals", "0029_passing_on"),
    ]

    operations = [
        migrations.AlterField(
            model_name="flagnorm",
            name="known_chance",
            field=models.DecimalField(
                decimal_places=2,
                default=0.35,
                max_digits=3,
                verbose_name="chance from which a deal is to be known",
            ),
        ),
        migrations.AlterField(
            model_name="flagnormevent",
            name="known_chance",
            field=models.DecimalField(
                decimal_places=2,
                default=0.35,
                max_digits=3,
                verbose_name="chance from which a deal is to be known",
            ),
        ),
    ]
