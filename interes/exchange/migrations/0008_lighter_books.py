"""Fewer checks and indexes for each row of the books: those that nobody asks, or twice."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [
        ("exchange", "0007_notes_and_words"),
    ]

    operations = [
        migrations.AlterField(
            model_name="imported",
            name="changed_in",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="exchange.importrun",
            ),
        ),
        migrations.AlterField(
            model_name="imported",
            name="key",
            field=models.CharField(max_length=200),
        ),
        migrations.AlterField(
            model_name="importrow",
            name="file",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="exchange.importfile",
            ),
        ),
        migrations.AddConstraint(
            model_name="imported",
            constraint=models.UniqueConstraint(fields=("key",), name="imported_once"),
        ),
    ]
