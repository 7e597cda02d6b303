"""Links to records that come later know who holds them, and when they were tied."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """No link was kept before."""

    dependencies = [
        ("exchange", "0004_exports"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="importlink",
            name="import_link_by_key",
        ),
        migrations.RemoveIndex(
            model_name="importlink",
            name="import_link_by_holder",
        ),
        migrations.AddField(
            model_name="importfile",
            name="part",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="importlink",
            name="holder",
            field=models.CharField(default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="importlink",
            name="tied_in",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="exchange.importrun",
            ),
        ),
        migrations.AddIndex(
            model_name="importlink",
            index=models.Index(
                condition=models.Q(("tied_in", None)), fields=["wants"], name="import_link_untied"
            ),
        ),
        migrations.AddConstraint(
            model_name="importlink",
            constraint=models.UniqueConstraint(
                fields=("holder", "field", "wants"), name="import_link_kept_once"
            ),
        ),
    ]
