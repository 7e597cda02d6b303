"""Contact points are indexed by what is asked of their sort: middles and ends are those of phones."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [
        ("clients", "0021_links_name_deals"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="contactpoint",
            name="contact_point_by_piece",
        ),
        migrations.RemoveIndex(
            model_name="contactpoint",
            name="contact_point_by_end",
        ),
        migrations.AlterField(
            model_name="contactpoint",
            name="company",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contact_points",
                to="clients.company",
            ),
        ),
        migrations.AlterField(
            model_name="contactpoint",
            name="person",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contact_points",
                to="clients.person",
            ),
        ),
        migrations.AddIndex(
            model_name="contactpoint",
            index=models.Index(
                condition=models.Q(("person__isnull", False)),
                fields=["person"],
                name="contact_point_of_person",
            ),
        ),
        migrations.AddIndex(
            model_name="contactpoint",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("normal", "gin_trgm_ops"),
                condition=models.Q(("kind", "phone")),
                name="phone_by_piece",
            ),
        ),
        migrations.AddIndex(
            model_name="contactpoint",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Reverse("core"), "text_pattern_ops"
                ),
                condition=models.Q(("kind", "phone")),
                name="phone_by_end",
            ),
        ),
    ]
